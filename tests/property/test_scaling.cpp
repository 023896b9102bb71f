#include "tests/property/rows.hpp"

#include <numbers>

#include "core/constants/constants.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/dark_photon_production.hpp"
#include "core/physics/dump_yield.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/photon_fusion.hpp"
#include "core/physics/triangle.hpp"
#include "core/physics/widths.hpp"
#include "tests/property/scenes.hpp"

using namespace cyrano;
using namespace cyrano::physics;
using namespace property;

namespace {

constexpr std::array allParticles{Particle::pseudoscalar, Particle::scalar, Particle::vector,
                                  Particle::axialVector};
constexpr std::array allForms{LoopForm::full, LoopForm::leadingLog, LoopForm::heavyFermion};

const Range unit{"choice", 0.0, 1.0, Scale::linear};
const Range massGeV{"mass", 1e-3, 1e2};
const Range leptonMassGeV{"lepton mass", 1e-4, 10.0};
const Range coupling{"coupling", 1e-6, 1.0};
const Range factorOfAll{"factor", 1e-3, 1e3};

/// Units do not matter: with all energies times k and couplings in 1/GeV over k, pure numbers stay,
/// widths go with k and cross sections with 1/k². (The Z brings a scale of its own.)
std::string dimensions(const Sample& s) {
    const Particle any = allParticles[s.pick(0, 4)];
    const Particle zero = allParticles[s.pick(0, 2)];
    const LoopForm form = allForms[s.pick(1, 3)];
    const double mass = s[2];
    const double lepton = s[3];
    const double g = s[4];
    const double k = s[5];
    const double cutoff = 1e3;
    const double sqrtS = std::max(mass, 2.0 * lepton) * (1.0 + s[6]);
    const LoopCouplings here{g, 0.1 * g, 0.0};
    const LoopCouplings there{g, 0.1 * g / k, 0.0};
    const double moment = deltaATotal(zero, here, lepton, mass, cutoff, form);
    const double parts = std::abs(g * g * deltaALeptonLoop(zero, lepton, mass)) +
                         std::abs(deltaAPhotonLoop(zero, here, lepton, mass, cutoff, form));
    const double q2 = sqrtS * sqrtS;
    return firstOf(
        {differs("moment", moment, deltaATotal(zero, there, k * lepton, k * mass, k * cutoff, form),
                 0.0, 1e-9 * parts),
         differs("lepton width", k * widthLeptonPair(any, g, mass, lepton),
                 widthLeptonPair(any, g, k * mass, k * lepton), 1e-6, 1e-300),
         differs("photon width", k * widthPhotonPair(g, mass), widthPhotonPair(g / k, k * mass),
                 1e-12),
         differs("strahlung", crossSectionPhotonAlpPb(g, 0.0, mass, sqrtS),
                 k * k * crossSectionPhotonAlpPb(g / k, 0.0, k * mass, k * sqrtS), 1e-6),
         differs("electron lines", crossSectionElectronEmissionPb(zero, g, mass, sqrtS, lepton),
                 k * k * crossSectionElectronEmissionPb(zero, g, k * mass, k * sqrtS, k * lepton),
                 1e-6),
         differs("dark photon", crossSectionPhotonDarkPhotonPb(g, mass, sqrtS, -0.5, 0.7),
                 k * k * crossSectionPhotonDarkPhotonPb(g, k * mass, k * sqrtS, -0.5, 0.7), 1e-6),
         differs("triangle", triangleFormFactor(0.0, -q2, mass * mass, lepton).real(),
                 triangleFormFactor(0.0, -q2 * k * k, mass * mass * k * k, lepton * k).real(), 1e-6,
                 1e-9)});
}

/// Cross sections and widths are squares of couplings, moments of one loop too.
std::string squares(const Sample& s) {
    const Particle any = allParticles[s.pick(0, 4)];
    const double mass = s[2];
    const double k = s[5];
    const double g = s[4];
    const double sqrtS = mass * (1.0 + s[6]);
    return firstOf(
        {differs("lepton width", k * k * widthLeptonPair(any, g, mass, s[3]),
                 widthLeptonPair(any, k * g, mass, s[3]), 1e-12),
         differs("Z width", k * k * widthZPhoton(g, mass), widthZPhoton(k * g, mass), 1e-12),
         differs("strahlung", k * k * crossSectionPhotonAlpPb(g, 0.3 * g, mass, sqrtS),
                 crossSectionPhotonAlpPb(k * g, 0.3 * k * g, mass, sqrtS), 1e-12),
         differs("fusion", k * k * crossSectionPhotonFusionLowPb(g, mass, sqrtS),
                 crossSectionPhotonFusionLowPb(k * g, mass, sqrtS), 1e-12),
         differs("two loops", k * k * deltaATwoLoop(Particle::scalar, g, g, s[3], mass, 1.0),
                 deltaATwoLoop(Particle::scalar, k * g, k * g, s[3], mass, 1.0), 1e-12)});
}

/// A scene of photons alone in the plane of mass and photon coupling.
scene::Scene photonScene(const std::string& particle = "pseudoscalar") {
    scene::Scene out;
    for (const auto& [path, value] :
         {std::pair<std::string, std::string>{"model.particle", particle},
          {"model.lepton_pattern", "none"},
          {"model.electroweak", "photon-only"},
          {"plane.id", "mass-photon"}}) {
        out = scene::withParameterText(out, path, value).value();
    }
    out.plane.y.min = 1e-12;
    out.plane.y.max = 1e3;
    return out;
}

std::vector<bounds::Interval> stretches(const std::string& id, const scene::Scene& scene,
                                        double mass) {
    return catalogue().find(id)->intervalsAt({scene.scenario, scene.plane, {}}, mass);
}

scene::Scene with(scene::Scene scene, const std::string& id, const std::string& input,
                  double value) {
    scene.scenario.settings[id + '.' + input] = value;
    return scene;
}

/// Over background the coupling reached goes as L^(−1/4): where a decays at once (above 1 GeV) and
/// background counts more events than the least that are asked for.
std::string luminosities(const Sample& s) {
    static const std::array<std::pair<const char*, const char*>, 4> searches{
        {{"belle2-projection", "luminosity"},
         {"belle2-2020", "luminosity"},
         {"bes3-2024", "parents"},
         {"bes3-2022", "parents"}}};
    const auto& [id, input] = searches[s.pick(0, searches.size())];
    const scene::Parameter* range = nullptr;
    for (const scene::Parameter& p : catalogue().find(id)->parameters()) {
        if (p.path.ends_with(input)) {
            range = &p;
        }
    }
    if (range == nullptr) {
        return std::string(id) + " has no " + input;
    }
    const bool projection = s.pick(0, searches.size()) == 0;
    const double low = projection ? 1e3 : range->min; // 1/ab: thousands of events in the window
    const double from = low * std::pow(range->max / low, s[1]);
    const double to = low * std::pow(range->max / low, s[2]);
    const double mass = s[3];
    const scene::Scene scene = photonScene();
    const auto before = stretches(id, with(scene, id, input, from), mass);
    const auto after = stretches(id, with(scene, id, input, to), mass);
    if (before.empty() || after.empty()) {
        return before.empty() == after.empty() ? "" : std::string(id) + ": empty for one of two";
    }
    return differs(std::string(id) + ": g L^(1/4)", before.front().low * std::pow(from, 0.25),
                   after.front().low * std::pow(to, 0.25), 1e-5);
}

/// The long-lived side of a dump: events as g⁴, the edge as their limit to the quarter. The other
/// side is a logarithm: a factor of events moves it less than g^(1/4) would, and upwards.
std::string dumps(const Sample& s) {
    static const std::array ids{"e137", "e141", "charm", "nucal", "orsay", "ship"};
    const std::string id = ids[s.pick(0, ids.size())];
    const double few = 1.0 * std::pow(1e3, s[1]);
    const double many = few * (1.0 + 9.0 * s[2]);
    const double mass = s[3];
    const scene::Scene scene = photonScene();
    const auto strict = stretches(id, with(scene, id, "event_limit", few), mass);
    const auto loose = stretches(id, with(scene, id, "event_limit", many), mass);
    if (loose.empty()) {
        return {};
    }
    if (strict.size() != 1 || loose.size() != 1) {
        return id + ": not one stretch";
    }
    const double ratio = many / few;
    const double lower = loose.front().low / strict.front().low;
    const double upper = strict.front().high / loose.front().high;
    const double quarter = std::pow(ratio, 0.25);
    // Near the tip fewer survive the shield already at the lower edge, which then moves faster.
    const bool farFromTip = loose.front().high > 1e3 * loose.front().low;
    if (std::string problem = within(id + ": lower edge", lower, quarter * (1.0 - 1e-3),
                                     farFromTip ? quarter * 1.02 : infinity);
        !problem.empty()) {
        return problem;
    }
    return farFromTip ? within(id + ": upper edge", upper, 1.0, quarter) : std::string{};
}

/// Twice the scale Λ behind all couplings, c/Λ, takes twice the coefficient c: edges in c go with
/// Λ, wherever production and branching ratios are all that matter.
std::string wilsonCoefficients(const Sample& s) {
    static const std::array ids{"belle2-2020", "bes3-2024", "bes3-2022", "lep-z-to-3photon"};
    const std::string id = ids[s.pick(0, ids.size())];
    const bounds::Bound* bound = catalogue().find(id);
    const bounds::Interval masses = bound->massRangeGeV();
    const double mass =
        std::max(1.0, masses.low) * std::pow(masses.high / std::max(1.0, masses.low), s[3]);
    scene::Scene scene = photonScene();
    scene = scene::withParameterText(scene, "model.electroweak", "hypercharge").value();
    scene = scene::withParameterText(scene, "model.lepton_pattern", "universal-derivative").value();
    scene.scenario.model.leptonCPerGeV = 1.0;
    scene.scenario.model.gGammaPerGeV = s[4];
    const auto column = bound->column(scene.scenario, mass);
    if (column == nullptr) {
        return {};
    }
    const auto scaled = [&](double k) {
        model::Couplings c = model::couplings(scene.scenario.model);
        c.photonPerGeV *= k;
        c.photonZPerGeV *= k;
        for (double& g : c.lepton) {
            g *= k;
        }
        return column->logExcess(c);
    };
    const double k = 1.0 + 9.0 * s[1];
    return differs(id + ": ln(signal) of k times all couplings", scaled(1.0) + 2.0 * std::log(k),
                   scaled(k), 0.0, 1e-6);
}

/// A prompt search for a vector goes with ε² whatever the model; one for decays in flight gains at
/// most another ε², from the lifetime.
std::string mixings(const Sample& s) {
    static const std::vector<const bounds::Bound*> searches = [] {
        std::vector<const bounds::Bound*> out;
        for (const bounds::Bound* bound : catalogue().bounds()) {
            if (bound->record().kind == "mixing-search") {
                out.push_back(bound);
            }
        }
        return out;
    }();
    const Case c = randomCase(s, searches);
    const bounds::Interval masses = c.bound->massRangeGeV();
    const double mass = masses.low * std::pow(masses.high / masses.low, s[5]);
    const scene::CouplingLine line = c.scene.plane.kind().line(c.scene.scenario.model, mass);
    if (!c.bound->silentBecause(c.scene.scenario, c.scene.plane).empty()) {
        return {};
    }
    const auto column = c.bound->column(c.scene.scenario, mass);
    if (column == nullptr) {
        return {};
    }
    const double y = std::pow(10.0, -7.0 + 5.0 * s[6]);
    const double here = column->logExcess(line.at(y));
    const double gain = column->logExcess(line.at(2.0 * y)) - here;
    if (!std::isfinite(here)) {
        return {};
    }
    const double square = 2.0 * std::numbers::ln2;
    return c.bound->record().inputs.at("search").word == "prompt"
               ? differs(c.bound->id() + ": ln of four times the signal", gain, square, 1e-9)
               : within(c.bound->id() + ": gain of twice the mixing", gain, -infinity,
                        2.0 * square + 1e-9);
}

const std::vector<Row>& rows() {
    static const Range more{"sqrt s/mass - 1", 1e-2, 1e2};
    static const std::vector<Row> list{
        {"dimensions",
         60000,
         {unit, unit, massGeV, leptonMassGeV, coupling, factorOfAll, more},
         dimensions},
        {"squares of couplings",
         60000,
         {unit, unit, massGeV, leptonMassGeV, coupling, factorOfAll, more},
         squares},
        {"luminosity", 4000, {unit, unit, unit, {"mass", 1.0, 9.0}}, luminosities},
        {"events of dumps", 4000, {unit, unit, unit, {"mass", 1e-3, 1.0}}, dumps},
        {"Wilson coefficients",
         4000,
         {unit, unit, unit, unit, {"g", 1e-2, 1.0}},
         wilsonCoefficients},
        {"mixing", 20000, sceneRanges(), mixings},
    };
    return list;
}

} // namespace

/// How edges, rates and moments go with luminosity, couplings and units.
class TestScaling : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestScaling)
#include "test_scaling.moc"
