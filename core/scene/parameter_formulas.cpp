#include "core/scene/parameter_formulas.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cyrano::scene {

namespace {

struct Row {
    std::string_view path;
    std::string_view formula; ///< TeX
    std::string_view source;
};

constexpr std::string_view definition = "Definition in this program.";
constexpr std::string_view widthSource = "arXiv:1708.00443 (widths), arXiv:2407.20202 (couplings)";
constexpr std::string_view momentSource =
    "Effective photon vertex: arXiv:1607.01022, arXiv:1708.00443; cutoff Λ on the photon";

constexpr Row rows[] = {
    {"model.particle",
     R"(\begin{aligned})"
     R"(\text{P}\quad&-i g_{\ell\ell}\,a\,\bar\ell\gamma_5\ell-\tfrac14 g_{a\gamma\gamma}\,)"
     R"(aF\tilde F-\tfrac12 g_{a\gamma Z}\,aF\tilde Z\\)"
     R"(\text{S}\quad&-g_{\ell\ell}\,s\,\bar\ell\ell-\tfrac14 g_{s\gamma\gamma}\,sFF\\)"
     R"(\text{V}\quad&\varepsilon e\,x_f\,A'_\mu\,\bar f\gamma^\mu f\\)"
     R"(\text{A}\quad&\varepsilon e\,x_f\,A'_\mu\,\bar f\gamma^\mu\gamma_5 f)"
     R"(\end{aligned})",
     "Lagrangians: arXiv:1708.00443, arXiv:2407.20202 (spin 0), arXiv:1801.04847, arXiv:2005.01515 "
     "(spin 1)"},
    {"model.charges",
     R"(\Gamma_{A'\to\ell\ell}=\frac{\alpha\,\varepsilon^2x_\ell^2\,m}{3})"
     R"(\left(1+\frac{2m_\ell^2}{m^2}\right)\beta,\quad\beta=\sqrt{1-4m_\ell^2/m^2})",
     "arXiv:1801.04847; an axial vector has β³ in place of (1 + 2m²/m²)β: arXiv:2005.01515"},
    {"model.epsilon", R"(\mathcal{L}=\varepsilon e\sum_f x_f\,A'_\mu\,\bar f\gamma^\mu f)",
     "arXiv:1801.04847"},
    {"model.g_gamma", R"(\Gamma_{a\to\gamma\gamma}=\frac{g_{a\gamma\gamma}^2\,m_a^3}{64\pi})",
     "arXiv:1708.00443; the same for a scalar"},
    {"model.lepton_pattern",
     R"(g_{\ell\ell}=\begin{cases})"
     R"(0&\text{none}\\)"
     R"(C\,m_\ell&\text{universal derivative}\\)"
     R"(g_{\mu\mu}&\text{flavour blind}\\)"
     R"(g_{ee},\,g_{\mu\mu},\,g_{\tau\tau}&\text{independent})"
     R"(\end{cases})",
     "arXiv:2407.20202"},
    {"model.lepton_c",
     R"(g_{\ell\ell}=C\,m_\ell,\qquad)"
     R"(\tfrac12C\,\partial_\mu a\,\bar\ell\gamma^\mu\gamma_5\ell)",
     "arXiv:1708.00443, arXiv:2407.20202"},
    {"model.g_electron",
     R"(\begin{aligned}\Gamma_{a\to ee}&=\frac{g_{ee}^2\,m_a}{8\pi}\,\beta_e,\qquad)"
     R"(\Delta a_e=-\frac{g_{ee}^2}{16\pi^2}\,h_1\!\left(\frac{m_a^2}{m_e^2}\right)+\dots\\)"
     R"(h_1(r)&=2\int_0^1\!\frac{x^3\,\mathrm{d}x}{x^2+r(1-x)}\end{aligned})",
     "arXiv:1708.00443, arXiv:2407.20202; pseudoscalar, a scalar decays with β³"},
    {"model.g_muon",
     R"(\begin{aligned})"
     R"(\Delta a_\mu&=-\frac{g_{\mu\mu}^2}{16\pi^2}\,h_1\!\left(\frac{m_a^2}{m_\mu^2}\right))"
     R"(+\frac{g_{\mu\mu}\,m_\mu}{8\pi^2}\,g_{a\gamma\gamma}\,\mathcal{L}+\dots\\)"
     R"(h_1(r)&=2\int_0^1\!\frac{x^3\,\mathrm{d}x}{x^2+r(1-x)}\end{aligned})",
     "arXiv:1708.00443, arXiv:2407.20202; pseudoscalar; for 𝓛 see Λ, the dots are photon and Z"},
    {"model.g_tau",
     R"(\Gamma_{a\to\tau\tau}=\frac{g_{\tau\tau}^2\,m_a}{8\pi}\,\beta_\tau,\qquad)"
     R"(\beta_\tau=\sqrt{1-4m_\tau^2/m_a^2})",
     widthSource},
    {"model.sign",
     R"(\Delta a_\mu=-\frac{g_{\mu\mu}^2}{16\pi^2}\,h_1)"
     R"(+\frac{m_\mu}{8\pi^2}\,(g_{\mu\mu}\,g_{a\gamma\gamma})\,\mathcal{L}+\dots)",
     "arXiv:1607.01022, arXiv:2407.20202; pseudoscalar: the two loops cancel where the sign is +, "
     "those of a scalar where it is −"},
    {"model.cutoff",
     R"(\mathcal{L}=\ln\frac{\Lambda^2}{m_\ell^2}+\frac32-h_2\!\left(\frac{m_a^2}{m_\ell^2}\right))"
     R"(\;\to\;\ln\frac{\Lambda^2}{m_a^2}\quad(m_a\gg m_\ell))",
     momentSource},
    {"model.moment_form",
     R"(\begin{aligned})"
     R"(\text{full}\quad&\mathcal{L}=\ln\frac{\Lambda^2}{m_\ell^2}+\frac32)"
     R"(-h_2\!\left(\frac{m_a^2}{m_\ell^2}\right)\\)"
     R"(\text{leading log}\quad&\mathcal{L}=\ln\frac{\Lambda^2}{m_a^2})"
     R"(\end{aligned})",
     momentSource},
    {"model.completion",
     R"(\ln\frac{\Lambda^2}{m_a^2}\;\to\;f_{\mathrm{PS}}\!\left(\frac{m_F^2}{m_a^2}\right),)"
     R"(\quad m_F=\Lambda/\mathrm{e})",
     "Barr–Zee: arXiv:1607.06292, arXiv:2110.13238; for a scalar −(3/2) f_S and Λ e^(−13/12)"},
    {"model.loop_photon",
     R"(\delta g_{a\gamma\gamma}=-\sum_\ell\frac{\alpha\,g_{\ell\ell}}{\pi\,m_\ell}\,(1+F_\ell),)"
     R"(\qquad F_\ell=2m_\ell^2\,C_0)",
     "arXiv:2205.07896; without the 1 where the coupling is no derivative"},
    {"model.electroweak",
     R"(\begin{aligned}g_{a\gamma\gamma}&=c_W^2\,g_{BB}+s_W^2\,g_{WW}\\)"
     R"(g_{a\gamma Z}&=s_Wc_W\,(g_{WW}-g_{BB})\end{aligned})",
     "arXiv:1708.00443"},
    {"model.ww_over_bb",
     R"(\frac{g_{a\gamma Z}}{g_{a\gamma\gamma}}=\frac{s_Wc_W\,(r-1)}{c_W^2+s_W^2\,r},)"
     R"(\qquad r=\frac{g_{WW}}{g_{BB}})",
     "arXiv:1708.00443"},
    {"model.br_invisible", R"(\Gamma=\frac{\Gamma_{\mathrm{SM}}}{1-\mathcal{B}_{\mathrm{inv}}})",
     definition},
    {"data.epoch", R"(\Delta a_\mu=a_\mu^{\mathrm{exp}}-a_\mu^{\mathrm{SM}})",
     "Before: arXiv:2308.06230 and arXiv:2006.04822; after: arXiv:2506.03069 and "
     "arXiv:2505.21476"},
    {"data.g2_reading",
     R"(\begin{aligned})"
     R"(\text{centred}\quad&|\Delta a_\mu^{a}-\Delta a_\mu|\le n\,\sigma\\)"
     R"(\text{null}\quad&|\Delta a_\mu^{a}|\le n\,\sigma)"
     R"(\end{aligned})",
     "Numbers: arXiv:2506.03069 and arXiv:2505.21476"},
    {"data.alpha", R"(\Delta a_e=a_e^{\mathrm{exp}}-a_e^{\mathrm{SM}}(\alpha))",
     "a_e: arXiv:2209.13084; α from rubidium: Morel et al., Nature 588 (2020) 61; from caesium: "
     "arXiv:1812.04130"},
    {"plane.id", R"(\ln\frac{S(x,y)}{S_{\mathrm{limit}}}\ge0\quad\text{inside a region})",
     definition},
    {"plane.mass",
     R"(\Gamma_{a\to\gamma\gamma}=\frac{g_{a\gamma\gamma}^2\,m_a^3}{64\pi},\qquad)"
     R"(\Gamma_{a\to\ell\ell}=\frac{g_{\ell\ell}^2\,m_a}{8\pi}\,\beta_\ell)",
     widthSource},
    {"plane.view",
     R"(y\;\mapsto\;\operatorname{sgn}(y)\left(1+\log_{10}\frac{|y|}{y_0}\right))"
     R"(\quad(|y|>y_0),\qquad\frac{y}{y_0}\quad\text{else})",
     definition},
    {"view.anatomy",
     R"(N=\int\mathrm{d}E\,\frac{\mathrm{d}N_{\mathrm{made}}}{\mathrm{d}E})"
     R"(\left(\mathrm{e}^{-l_1/\ell}-\mathrm{e}^{-l_2/\ell}\right),)"
     R"(\qquad\ell=\frac{p}{m}\,\frac{\hbar c}{\Gamma})",
     "arXiv:0906.0580: shield l₁, end of the decay region l₂"},
};

constexpr std::string_view momentBand =
    R"(|\Delta a_\ell^{\mathrm{new}}-\Delta a_\ell|\le n\,\sigma)";
constexpr std::string_view fluence =
    R"(F_\gamma=\frac{g_{a\gamma\gamma}^2\,\mathcal{B}_{\gamma\gamma}}{4\pi d^2})"
    R"((\dots)\left(\mathrm{e}^{-R/\ell}-\mathrm{e}^{-x/\ell}\right)\ge F_{\mathrm{limit}})";
constexpr std::string_view exposure =
    R"(\sigma_{\mathrm{limit}}\propto\mathcal{L}^{-1/2}\quad\text{over background})";

/// By the name an input has in the records of all kinds of bounds that know it.
constexpr std::pair<std::string_view, std::string_view> inputRows[] = {
    {"event_limit", R"(N(m,g)\ge N_{\mathrm{lim}})"},
    {"protons_on_target", R"(N(m,g)=N_{\mathrm{POT}}\,\sum_i n_i(m,g))"},
    {"difference", momentBand},
    {"uncertainty", momentBand},
    {"sigmas", momentBand},
    {"fluence_limit", fluence},
    {"distance", fluence},
    {"star_radius", fluence},
    {"luminosity_limit", R"(L_a(m,g)\ge L_{\mathrm{limit}},\qquad L_a\propto g_{a\gamma\gamma}^2)"},
    {"luminosity", exposure},
    {"parents", R"(\mathcal{B}_{\mathrm{limit}}\propto N^{-1/2})"},
    {"min_separation", R"(\theta_{\gamma\gamma}\ge2\arcsin\frac{m_a}{E_a})"},
    {"largest_coupling", R"(g_\ell=\frac{2e\,\varepsilon\,|x_\ell|\,m_\ell}{m_{A'}})"},
};

} // namespace

std::string_view inputFormula(std::string_view input) {
    const auto row = std::find_if(std::begin(inputRows), std::end(inputRows),
                                  [input](const auto& known) { return known.first == input; });
    return row == std::end(inputRows) ? std::string_view{} : row->second;
}

void addFormulas(std::vector<Parameter>& table) {
    for (const Row& row : rows) {
        const auto of = std::find_if(table.begin(), table.end(),
                                     [&](const Parameter& p) { return p.path == row.path; });
        if (of != table.end()) {
            of->formula = row.formula;
            of->source = row.source;
        }
    }
}

} // namespace cyrano::scene
