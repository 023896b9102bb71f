#include "core/scene/parameter_table.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/io/charges_file.hpp"
#include "core/scene/parameter_formulas.hpp"

namespace cyrano::scene {

namespace {

using model::Completion;
using model::Electroweak;
using model::LeptonPattern;
using model::MomentForm;
using model::Particle;

struct Range {
    double min;
    double max;
    bool logarithmic;
};

template <class Access>
Parameter number(std::string path, std::string symbol, std::string unit, std::string group,
                 Range range, std::string help, Access access) {
    Parameter p;
    p.path = std::move(path);
    p.symbol = std::move(symbol);
    p.unit = std::move(unit);
    p.group = std::move(group);
    p.help = std::move(help);
    p.min = range.min;
    p.max = range.max;
    p.logarithmic = range.logarithmic;
    p.get = [access](const Scene& s) -> Value { return access(const_cast<Scene&>(s)); };
    p.set = [access](Scene& s, const Value& v) { access(s) = std::get<double>(v); };
    return p;
}

template <class Enum, class Access>
Parameter choice(std::string path, std::string symbol, std::string group,
                 std::vector<std::pair<std::string, Enum>> names, std::string help, Access access) {
    Parameter p;
    p.path = std::move(path);
    p.kind = Parameter::Kind::choice;
    p.symbol = std::move(symbol);
    p.group = std::move(group);
    p.help = std::move(help);
    for (const auto& [name, value] : names) {
        p.choices.push_back(name);
    }
    p.get = [access, names](const Scene& s) -> Value {
        const Enum value = access(const_cast<Scene&>(s));
        for (const auto& [name, candidate] : names) {
            if (candidate == value) {
                return name;
            }
        }
        return std::string{};
    };
    p.set = [access, names](Scene& s, const Value& v) {
        for (const auto& [name, candidate] : names) {
            if (name == std::get<std::string>(v)) {
                access(s) = candidate;
            }
        }
    };
    return p;
}

template <class Access>
Parameter toggle(std::string path, std::string group, std::string help, Access access) {
    Parameter p;
    p.path = std::move(path);
    p.kind = Parameter::Kind::toggle;
    p.group = std::move(group);
    p.help = std::move(help);
    p.get = [access](const Scene& s) -> Value { return access(const_cast<Scene&>(s)); };
    p.set = [access](Scene& s, const Value& v) { access(s) = std::get<bool>(v); };
    return p;
}

/// Axes of a kind at their default ranges, on plain or on symmetric logarithmic scales.
void layAxes(Plane& plane, bool fourQuadrants) {
    const PlaneKind& kind = plane.kind();
    const auto axis = [fourQuadrants](const AxisRange& range) {
        return fourQuadrants ? Axis{AxisScale::symmetricLog, -range.max, range.max, range.min}
                             : Axis{AxisScale::logarithmic, range.min, range.max};
    };
    plane.x = axis(kind.xRange);
    plane.y = axis(kind.yRange);
}

/// A plane shows particles of one spin: whichever of the two is chosen last takes the other along.
void takePlaneAlong(Scene& s) {
    const bool spinOne = model::hasSpinOne(s.scenario.model.particle);
    if (s.plane.kind().spinOne() != spinOne) {
        const auto kinds = planeKinds();
        const auto fitting = std::find_if(kinds.begin(), kinds.end(), [&](const PlaneKind& kind) {
            return kind.spinOne() == spinOne;
        });
        s.plane.id = std::string(fitting->id);
        layAxes(s.plane, false);
    }
}

void takeParticleAlong(Scene& s) {
    const bool spinOne = s.plane.kind().spinOne();
    if (model::hasSpinOne(s.scenario.model.particle) != spinOne) {
        s.scenario.model.particle = spinOne ? Particle::vector : Particle::pseudoscalar;
    }
}

bool isSpinOne(const Scene& s) {
    return model::hasSpinOne(s.scenario.model.particle);
}

/// A pattern gives leptons couplings, or an axis does.
bool hasLeptons(const Scene& s) {
    const PlaneKind& kind = s.plane.kind();
    return s.scenario.model.leptonPattern != LeptonPattern::none || !kind.massAxis() ||
           kind.yParameter != "model.g_gamma";
}

/// A known model by name, the charges themselves, or a file of them, which becomes the second.
Parameter chargesParameter() {
    Parameter p;
    p.path = "model.charges";
    p.kind = Parameter::Kind::choice;
    p.symbol = "x_f";
    p.group = "Charges";
    p.help = "Which fermions a vector or axial vector couples to, and how strongly, in units of "
             "εe: a known model, or a TOML file with charges.";
    for (const model::KnownCharges& known : model::knownCharges()) {
        p.choices.push_back(known.charges.name);
    }
    p.get = [](const Scene& s) -> Value { return io::chargesText(s.scenario.model.charges); };
    p.resolve = [](const std::string& word) {
        return io::resolveCharges(word)
            .map([](const model::Charges& c) { return io::chargesText(c); })
            .map_error([](const io::Diagnostic& d) { return d.inPassing(); });
    };
    p.set = [](Scene& s, const Value& v) {
        if (auto charges = io::resolveCharges(std::get<std::string>(v))) {
            s.scenario.model.charges = std::move(*charges);
        }
    };
    p.active = isSpinOne;
    return p;
}

std::vector<Parameter> modelParameters() {
    std::vector<Parameter> t;
    t.push_back(
        choice<Particle>("model.particle", "", "Particle",
                         {{"pseudoscalar", Particle::pseudoscalar},
                          {"scalar", Particle::scalar},
                          {"vector", Particle::vector},
                          {"axial-vector", Particle::axialVector}},
                         "Spin and parity of the particle. Spin 0 is drawn against its photon or "
                         "lepton coupling, spin 1 against its mixing ε.",
                         [](Scene& s) -> Particle& { return s.scenario.model.particle; }));
    t.back().set = [set = t.back().set](Scene& s, const Value& v) {
        set(s, v);
        takePlaneAlong(s);
    };
    t.push_back(chargesParameter());
    t.push_back(number("model.epsilon", R"(\varepsilon)", "", "", {1e-12, 1e1, true},
                       "Coupling of a vector or axial vector in units of e; overridden by the y "
                       "axis.",
                       [](Scene& s) -> double& { return s.scenario.model.epsilon; }));
    const auto spinZeroFrom = t.size();
    t.push_back(
        number("model.g_gamma", R"(g_{a\gamma\gamma})", "GeV^-1", "", {1e-18, 1e3, true},
               "Photon coupling; overridden by the y axis where that is the photon coupling.",
               [](Scene& s) -> double& { return s.scenario.model.gGammaPerGeV; }));
    t.push_back(choice<LeptonPattern>(
        "model.lepton_pattern", "g_{\\ell\\ell}", "Leptons",
        {{"none", LeptonPattern::none},
         {"universal-derivative", LeptonPattern::universalDerivative},
         {"flavour-blind", LeptonPattern::flavourBlind},
         {"independent", LeptonPattern::independent}},
        "How the couplings to e, μ, τ hang together: none; C m_l; all equal to g_μμ; each its own.",
        [](Scene& s) -> LeptonPattern& { return s.scenario.model.leptonPattern; }));
    t.push_back(number("model.lepton_c", "C", "GeV^-1", "Leptons", {1e-6, 1e1, true},
                       "Universal derivative coupling, g_ll = C m_l.",
                       [](Scene& s) -> double& { return s.scenario.model.leptonCPerGeV; }));
    t.back().active = [](const Scene& s) {
        return s.scenario.model.leptonPattern == LeptonPattern::universalDerivative;
    };
    const auto independent = [](const Scene& s) {
        return s.scenario.model.leptonPattern == LeptonPattern::independent;
    };
    t.push_back(number("model.g_electron", "g_{ee}", "", "Leptons", {1e-12, 1.0, true},
                       "Coupling to electrons, in the independent pattern.",
                       [](Scene& s) -> double& { return s.scenario.model.gElectron; }));
    t.back().active = independent;
    t.push_back(number("model.g_muon", R"(g_{\mu\mu})", "", "Leptons", {1e-9, 1.0, true},
                       "Coupling to muons (independent), or the common coupling (flavour-blind).",
                       [](Scene& s) -> double& { return s.scenario.model.gMuon; }));
    t.back().active = [](const Scene& s) {
        return s.scenario.model.leptonPattern == LeptonPattern::independent ||
               s.scenario.model.leptonPattern == LeptonPattern::flavourBlind;
    };
    t.push_back(number("model.g_tau", R"(g_{\tau\tau})", "", "Leptons", {1e-9, 1.0, true},
                       "Coupling to τ leptons, in the independent pattern.",
                       [](Scene& s) -> double& { return s.scenario.model.gTau; }));
    t.back().active = independent;
    t.push_back(choice<bool>("model.sign", R"(\operatorname{sgn}(g_{\mu\mu}\,g_{a\gamma\gamma}))",
                             "Leptons", {{"+1", true}, {"-1", false}},
                             "Sign of the product of muon and photon coupling.",
                             [](Scene& s) -> bool& { return s.scenario.model.positiveSign; }));
    t.back().active = [](const Scene& s) { return hasLeptons(s) && !s.plane.fourQuadrants(); };
    // Where the axes carry signs there is no other: files, links and undo then agree in any order.
    t.back().set = [plain = t.back().set](Scene& s, const Value& v) {
        plain(s, v);
        s.scenario.model.positiveSign |= s.plane.fourQuadrants();
    };
    t.push_back(number("model.cutoff", R"(\Lambda)", "GeV", "Leptons", {1e2, 1e5, true},
                       "Cutoff of the photon loop of the magnetic moment.",
                       [](Scene& s) -> double& { return s.scenario.model.cutoffGeV; }));
    t.back().active = hasLeptons;
    t.push_back(choice<MomentForm>(
        "model.moment_form", R"((g-2)_\ell)", "Leptons",
        {{"full", MomentForm::full}, {"leading-log", MomentForm::leadingLog}},
        "Photon loop of the magnetic moment: the whole function, or ln(Λ²/m²) alone (and "
        "ln(Λ²/M_Z²) "
        "with a Z), which is 24 % too much for the muon at 10 MeV and Λ = 1 TeV.",
        [](Scene& s) -> MomentForm& { return s.scenario.model.momentForm; }));
    t.back().active = hasLeptons;
    t.push_back(choice<Completion>(
        "model.completion", R"(\Lambda)", "Leptons",
        {{"cutoff", Completion::cutoff}, {"heavy-fermion", Completion::heavyFermion}},
        "What ends the photon loop at Λ: a cutoff, or a heavy fermion with its two-loop functions, "
        "of mass Λ/e (pseudoscalar) or Λ e^(−13/12) (scalar) so that both agree for light "
        "particles.",
        [](Scene& s) -> Completion& { return s.scenario.model.completion; }));
    t.back().active = [](const Scene& s) {
        return hasLeptons(s) && s.scenario.model.momentForm == MomentForm::full;
    };
    t.push_back(toggle("model.loop_photon", "Leptons",
                       "Lepton loops add to the photon coupling, at the virtuality of each process "
                       "(pseudoscalar only).",
                       [](Scene& s) -> bool& { return s.scenario.model.loopPhoton; }));
    t.back().active = [](const Scene& s) {
        return hasLeptons(s) && s.scenario.model.particle == Particle::pseudoscalar;
    };
    t.push_back(choice<Electroweak>(
        "model.electroweak", R"(g_{a\gamma Z}/g_{a\gamma\gamma})", "Electroweak structure",
        {{"photon-only", Electroweak::photonOnly},
         {"hypercharge", Electroweak::hypercharge},
         {"custom", Electroweak::custom}},
        "Which gauge bosons the coupling comes from: g_BB = g_WW; g_BB alone; a ratio.",
        [](Scene& s) -> Electroweak& { return s.scenario.model.electroweak; }));
    t.push_back(number("model.ww_over_bb", R"(g_{WW}/g_{BB})", "", "Electroweak structure",
                       {-3.0, 3.0, false},
                       "Ratio of the couplings to W and B fields, in the custom structure.",
                       [](Scene& s) -> double& { return s.scenario.model.wwOverBb; }));
    t.back().active = [](const Scene& s) {
        return s.scenario.model.electroweak == Electroweak::custom;
    };
    for (auto p = t.begin() + static_cast<std::ptrdiff_t>(spinZeroFrom); p != t.end(); ++p) {
        p->active = [own = p->active](const Scene& s) { return !isSpinOne(s) && own(s); };
    }
    t.push_back(number("model.br_invisible", R"(\mathcal{B}_{\mathrm{inv}})", "",
                       "Invisible decays", {0.0, 1.0, false},
                       "Branching ratio into new particles that leave no trace.",
                       [](Scene& s) -> double& { return s.scenario.model.brInvisible; }));
    return t;
}

std::vector<Parameter> dataParameters() {
    std::vector<Parameter> t;
    t.push_back(choice<Epoch>(
        "data.epoch", "", "Data",
        {{"before-2025", Epoch::before2025}, {"after-2025", Epoch::after2025}},
        "Muon g−2: the discrepancy before 2025 (a compatible band), or the agreement after it "
        "(an exclusion).",
        [](Scene& s) -> Epoch& { return s.scenario.data.epoch; }));
    t.push_back(choice<MomentReading>(
        "data.g2_reading", "", "Data",
        {{"centred", MomentReading::centred}, {"null", MomentReading::null}},
        "After 2025: interval around the measured difference, or around zero.",
        [](Scene& s) -> MomentReading& { return s.scenario.data.momentReading; }));
    t.back().active = [](const Scene& s) { return s.scenario.data.epoch == Epoch::after2025; };
    t.push_back(choice<AlphaSource>(
        "data.alpha", "(g-2)_e", "Data",
        {{"rubidium", AlphaSource::rubidium},
         {"cesium", AlphaSource::cesium},
         {"union", AlphaSource::both}},
        "Electron g−2: the fine-structure constant behind the prediction. The two measurements are "
        "5.5σ apart; the union allows all that either allows, and what lies between them.",
        [](Scene& s) -> AlphaSource& { return s.scenario.data.alphaSource; }));
    return t;
}

bool hasMassAxis(const Scene& s) {
    return s.plane.kind().massAxis();
}

Parameter planeId() {
    Parameter id;
    id.path = "plane.id";
    id.kind = Parameter::Kind::choice;
    id.group = "Plane";
    id.help = "What the axes are; a new plane opens at its own ranges.";
    for (const PlaneKind& kind : planeKinds()) {
        id.choices.emplace_back(kind.id);
    }
    id.get = [](const Scene& s) -> Value { return s.plane.id; };
    id.set = [](Scene& s, const Value& v) {
        if (s.plane.id != std::get<std::string>(v)) {
            s.plane.id = std::get<std::string>(v);
            layAxes(s.plane, false);
            takeParticleAlong(s);
        }
    };
    return id;
}

std::vector<Parameter> planeParameters() {
    std::vector<Parameter> t;
    t.push_back(planeId());
    t.push_back(number("plane.mass", "m_a", "GeV", "Plane", {1e-4, 1e3, true},
                       "Mass of the particle in planes of two couplings.",
                       [](Scene& s) -> double& { return s.scenario.model.massGeV; }));
    t.back().active = [](const Scene& s) { return !hasMassAxis(s); };
    t.back().playable = true;
    Parameter view;
    view.path = "plane.view";
    view.kind = Parameter::Kind::choice;
    view.group = "Plane";
    view.help =
        "Planes of two couplings: magnitudes at one sign of their product, or both signs of "
        "both on symmetric logarithmic axes.";
    view.choices = {"folded", "four-quadrants"};
    view.get = [](const Scene& s) -> Value {
        return std::string(s.plane.fourQuadrants() ? "four-quadrants" : "folded");
    };
    view.set = [](Scene& s, const Value& v) {
        const bool four = std::get<std::string>(v) == "four-quadrants" && !hasMassAxis(s);
        if (four != s.plane.fourQuadrants()) {
            layAxes(s.plane, four);
            s.scenario.model.positiveSign =
                s.scenario.model.positiveSign || four; // axes carry signs
        }
    };
    view.active = [](const Scene& s) { return !hasMassAxis(s); };
    t.push_back(std::move(view));
    const Range edge{-1e5, 1e5, false};
    t.push_back(number("plane.x_min", "", "", "", edge, "Left edge of the plane.",
                       [](Scene& s) -> double& { return s.plane.x.min; }));
    t.push_back(number("plane.x_max", "", "", "", edge, "Right edge of the plane.",
                       [](Scene& s) -> double& { return s.plane.x.max; }));
    t.push_back(number("plane.y_min", "", "", "", edge, "Lower edge of the plane.",
                       [](Scene& s) -> double& { return s.plane.y.min; }));
    t.push_back(number("plane.y_max", "", "", "", edge, "Upper edge of the plane.",
                       [](Scene& s) -> double& { return s.plane.y.max; }));
    return t;
}

/// A word of the plane's readings.
Parameter reading(std::string path, std::string help, std::vector<std::string> words,
                  std::string AxisReadings::*member, std::function<bool(const Scene&)> active) {
    Parameter p;
    p.path = std::move(path);
    p.kind = Parameter::Kind::choice;
    p.help = std::move(help);
    p.choices = std::move(words);
    p.get = [member](const Scene& s) -> Value { return s.plane.readings.*member; };
    p.set = [member](Scene& s, const Value& v) {
        s.plane.readings.*member = std::get<std::string>(v);
    };
    p.active = std::move(active);
    return p;
}

/// What is written at the axes of a plane, and lines over it: files and the command line count in
/// GeV whatever is said here.
std::vector<Parameter> readingParameters() {
    const auto folded = [](const Scene& s) { return !s.plane.fourQuadrants(); };
    std::vector<Parameter> t;
    t.push_back(reading("plane.mass_unit", "Unit written at an axis of masses.", massUnits(),
                        &AxisReadings::massUnit, hasMassAxis));
    t.push_back(reading("plane.coupling_unit",
                        "Unit written at an axis of couplings of dimension 1/mass.",
                        couplingUnits(), &AxisReadings::couplingUnit,
                        [](const Scene& s) { return hasDimensionalCoupling(s.plane.kind()); }));
    t.push_back(reading("plane.top_axis",
                        "A second axis above: a mass in another unit, as frequency mc²/h or as "
                        "wavelength h/mc; a coupling as at the right.",
                        secondAxes(), &AxisReadings::top, folded));
    t.push_back(reading("plane.right_axis",
                        "A second axis at the right: 1/g in TeV, g² or ε², g²/4π or αε², or the "
                        "decay constant f_a over the coefficient of the coupling.",
                        secondAxesOfCouplings(), &AxisReadings::right, folded));
    t.push_back(choice<LifetimeLines>(
        "plane.lifetime_lines", "", "",
        {{"none", LifetimeLines::none},
         {"decay-length", LifetimeLines::decayLength},
         {"lifetime", LifetimeLines::lifetime}},
        "Thin lines of equal proper decay length cτ or lifetime τ, from all decays of the model.",
        [](Scene& s) -> LifetimeLines& { return s.plane.readings.lifetime; }));
    return t;
}

std::vector<Parameter> sceneParameters() {
    std::vector<Parameter> t;
    Parameter title;
    title.path = "title";
    title.kind = Parameter::Kind::text;
    title.help = "Title of the scene.";
    title.get = [](const Scene& s) -> Value { return s.title; };
    title.set = [](Scene& s, const Value& v) { s.title = std::get<std::string>(v); };
    t.push_back(std::move(title));
    Parameter shown;
    shown.path = "bounds.shown";
    shown.kind = Parameter::Kind::list;
    shown.help = "Ids of the bounds drawn, in drawing order.";
    shown.get = [](const Scene& s) -> Value { return s.shownBounds; };
    shown.set = [](Scene& s, const Value& v) {
        s.shownBounds = std::get<std::vector<std::string>>(v);
    };
    t.push_back(std::move(shown));
    return t;
}

std::vector<Parameter> viewParameters() {
    return {toggle("view.anatomy", "Teaching",
                   "Anatomy of a nose: under the pointer, expected events against the coupling and "
                   "what sets the nearest edge.",
                   [](Scene& s) -> bool& { return s.showAnatomy; })};
}

} // namespace

std::vector<Parameter> makeParameterTable() {
    std::vector<Parameter> all;
    for (auto part : {sceneParameters(), modelParameters(), dataParameters(), planeParameters(),
                      readingParameters(), viewParameters()}) {
        std::move(part.begin(), part.end(), std::back_inserter(all));
    }
    addFormulas(all);
    return all;
}

} // namespace cyrano::scene
