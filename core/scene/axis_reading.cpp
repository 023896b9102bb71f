#include "core/scene/axis_reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/constants/constants.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::scene {

namespace {

constexpr std::string_view none = "none";
constexpr std::string_view mass = "plane.mass";
constexpr std::string_view photon = "model.g_gamma";
constexpr std::string_view leptonC = "model.lepton_c";
constexpr std::string_view muon = "model.g_muon";
constexpr std::string_view electron = "model.g_electron";
constexpr std::string_view mixing = "model.epsilon";

struct Unit {
    std::string_view word;
    std::string_view tex;
    double perBase; ///< how many make one GeV, or one GeV⁻¹
};

constexpr std::array massUnitTable{
    Unit{"eV", "eV", 1e9},   Unit{"keV", "keV", 1e6},  Unit{"MeV", "MeV", 1e3},
    Unit{"GeV", "GeV", 1.0}, Unit{"TeV", "TeV", 1e-3},
};
constexpr std::array couplingUnitTable{
    Unit{"GeV^-1", "GeV}^{-1", 1.0},
    Unit{"TeV^-1", "TeV}^{-1", 1e3},
};

template <std::size_t n>
const Unit* find(const std::array<Unit, n>& table, std::string_view word) {
    const auto* found = std::find_if(table.begin(), table.end(),
                                     [word](const Unit& unit) { return unit.word == word; });
    return found == table.end() ? nullptr : found;
}

/// "m_a\ [\mathrm{GeV}]": TeX of the exponent closes the group of the letters.
std::string withUnit(std::string_view symbol, std::string_view tex) {
    if (tex.empty()) {
        return std::string(symbol);
    }
    const bool power = tex.find('}') != std::string_view::npos;
    const std::string closed = std::string(tex) + (power ? "}" : "");
    return std::string(symbol) + R"(\ [\mathrm{)" + closed + (power ? "]" : "}]");
}

/// A second way to count what an axis has. Adding one is adding a row.
struct Second {
    std::string_view word;
    std::string_view parameter; ///< of the axis
    std::string_view symbol;    ///< TeX, @ being the symbol of the mass
    std::string_view unit;      ///< TeX
    Reading reading;
    bool pseudoscalarOnly = false;
};

/// f_a/C_l in GeV over a coupling to that lepton.
Reading leptonDecayConstant(double leptonMassGeV) {
    return {leptonMassGeV, -1.0};
}

const std::vector<Second>& seconds() {
    using std::numbers::pi;
    const double alpha = constants::alpha0.value;
    static const std::vector<Second> table{
        // A mass as frequency mc²/h and as Compton wavelength h/mc.
        {"frequency", mass, R"(@ c^2/h)", "Hz", {0.5 / pi / constants::hbarGeVs.value, 1.0}},
        {"wavelength", mass, R"(h/@ c)", "m", {2.0 * pi * constants::hbarCGeVm.value, -1.0}},
        {"inverse", photon, R"(1/g_{a\gamma\gamma})", "TeV", {1e-3, -1.0}},
        {"inverse", leptonC, "1/C", "TeV", {1e-3, -1.0}},
        {"squared", photon, R"(g_{a\gamma\gamma}^2)", "GeV}^{-2", {1.0, 2.0}},
        {"squared", leptonC, "C^2", "GeV}^{-2", {1.0, 2.0}},
        {"squared", muon, R"(g_{\mu\mu}^2)", "", {1.0, 2.0}},
        {"squared", electron, "g_{ee}^2", "", {1.0, 2.0}},
        {"squared", mixing, R"(\varepsilon^2)", "", {1.0, 2.0}},
        {"alpha", muon, R"(g_{\mu\mu}^2/4\pi)", "", {0.25 / pi, 2.0}},
        {"alpha", electron, R"(g_{ee}^2/4\pi)", "", {0.25 / pi, 2.0}},
        // ε is the coupling in units of e.
        {"alpha", mixing, R"(\alpha_X=\alpha\,\varepsilon^2)", "", {alpha, 2.0}},
        // g_γγ = α C_γ/(2π f_a) and g_ll = C_l m_l/f_a, arXiv:2003.01100.
        {"decay-constant",
         photon,
         R"(f_a/C_{\gamma}=\alpha/2\pi g_{a\gamma\gamma})",
         "GeV",
         {0.5 * alpha / pi, -1.0},
         true},
        {"decay-constant", leptonC, R"(f_a/C_{\ell}=1/C)", "GeV", {1.0, -1.0}, true},
        {"decay-constant", muon, R"(f_a/C_{\mu}=m_\mu/g_{\mu\mu})", "GeV",
         leptonDecayConstant(constants::muonMassGeV.value), true},
        {"decay-constant", electron, R"(f_a/C_{e}=m_e/g_{ee})", "GeV",
         leptonDecayConstant(constants::electronMassGeV.value), true},
    };
    return table;
}

/// A label of the plane's table without its unit.
std::string_view symbolOf(std::string_view label) {
    return label.substr(0, label.find(R"(\ [)"));
}

std::string filled(std::string_view symbol, std::string_view massSymbol) {
    std::string out(symbol);
    if (const std::size_t at = out.find('@'); at != std::string::npos) {
        out.replace(at, 1, massSymbol);
    }
    return out;
}

LabelledReading readingOf(const Plane& plane, std::string_view parameter, std::string_view label,
                          std::string_view unit) {
    const Unit* shown = parameter == mass  ? find(massUnitTable, plane.readings.massUnit)
                        : unit == "GeV^-1" ? find(couplingUnitTable, plane.readings.couplingUnit)
                                           : nullptr;
    if (shown == nullptr) {
        return {{}, std::string(label)};
    }
    return {{shown->perBase, 1.0}, withUnit(symbolOf(label), shown->tex)};
}

std::optional<LabelledReading> secondReading(const Plane& plane, const model::Model& model,
                                             std::string_view parameter, const Axis& axis,
                                             std::string_view word) {
    if (word == none || axis.scale != AxisScale::logarithmic) {
        return std::nullopt; // powers need values that are positive
    }
    const std::string_view massSymbol = plane.kind().massSymbol();
    if (parameter == mass) {
        if (const Unit* unit = find(massUnitTable, word)) {
            return LabelledReading{{unit->perBase, 1.0}, withUnit(massSymbol, unit->tex)};
        }
    }
    for (const Second& second : seconds()) {
        if (second.word == word && second.parameter == parameter &&
            (!second.pseudoscalarOnly || model.particle == model::Particle::pseudoscalar)) {
            return LabelledReading{second.reading,
                                   withUnit(filled(second.symbol, massSymbol), second.unit)};
        }
    }
    return std::nullopt;
}

template <std::size_t n>
void addWords(std::vector<std::string>& out, const std::array<Unit, n>& table) {
    for (const Unit& unit : table) {
        out.emplace_back(unit.word);
    }
}

void addSeconds(std::vector<std::string>& out, bool ofMasses) {
    for (const Second& second : seconds()) {
        const bool known = std::find(out.begin(), out.end(), second.word) != out.end();
        if (!known && (ofMasses || second.parameter != mass)) {
            out.emplace_back(second.word);
        }
    }
}

} // namespace

double Reading::shown(double value) const noexcept {
    return power == 1.0 ? factor * value : factor * std::pow(value, power);
}

double Reading::value(double shown) const noexcept {
    return power == 1.0 ? shown / factor : std::pow(shown / factor, 1.0 / power);
}

std::vector<std::string> massUnits() {
    std::vector<std::string> out;
    addWords(out, massUnitTable);
    return out;
}

std::vector<std::string> couplingUnits() {
    std::vector<std::string> out;
    addWords(out, couplingUnitTable);
    return out;
}

std::vector<std::string> secondAxes() {
    std::vector<std::string> out{std::string(none)};
    addWords(out, massUnitTable);
    addSeconds(out, true);
    return out;
}

std::vector<std::string> secondAxesOfCouplings() {
    std::vector<std::string> out{std::string(none)};
    addSeconds(out, false);
    return out;
}

bool hasDimensionalCoupling(const PlaneKind& kind) noexcept {
    return kind.xUnit == "GeV^-1" || kind.yUnit == "GeV^-1";
}

LabelledReading readingOfX(const Plane& plane) {
    const PlaneKind& kind = plane.kind();
    return readingOf(plane, kind.xParameter, kind.xLabel, kind.xUnit);
}

LabelledReading readingOfY(const Plane& plane) {
    const PlaneKind& kind = plane.kind();
    return readingOf(plane, kind.yParameter, kind.yLabel, kind.yUnit);
}

std::optional<LabelledReading> secondReadingOfX(const Plane& plane, const model::Model& model,
                                                std::string_view word) {
    return secondReading(plane, model, plane.kind().xParameter, plane.x, word);
}

std::optional<LabelledReading> secondReadingOfY(const Plane& plane, const model::Model& model,
                                                std::string_view word) {
    return secondReading(plane, model, plane.kind().yParameter, plane.y, word);
}

} // namespace cyrano::scene
