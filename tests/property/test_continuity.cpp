#include "tests/property/rows.hpp"

#include "core/constants/constants.hpp"
#include "core/model/loop_photon.hpp"
#include "core/model/vector_production.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/hadronic_ratio.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/photon_merging.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/screened_primakoff.hpp"
#include "core/physics/straggling.hpp"
#include "core/physics/supernova_cooling.hpp"
#include "core/physics/triangle.hpp"
#include "core/physics/widths.hpp"
#include "tests/property/scenes.hpp"

using namespace cyrano;
using namespace cyrano::physics;
using namespace property;

namespace {

using Function = std::function<double(double)>;

/// A function that is put together from pieces, where it changes from one to the next, and how well
/// the pieces meet: the accuracy its header states.
struct Pieces {
    std::string name;
    Function f;
    std::vector<double> switches;
    double accuracy;
    bool root = false; ///< whether a channel opens there, like a square root
};

StarProfile star() {
    return {1e4, 1e5, 3e14, 0.03, 1.0, 0.5, 5.0, 0.3};
}

std::vector<Pieces> loops() {
    std::vector<Pieces> out;
    for (int n = 0; n <= 4; ++n) {
        out.push_back({"I_" + std::to_string(n),
                       [n](double r) { return masterIntegral(n, r); },
                       {1.0, 4.0, 10.0},
                       1e-12});
    }
    out.push_back({"h1", h1, {1.0, 4.0, 10.0}, 1e-12});
    out.push_back({"h2", h2, {1.0, 4.0, 10.0}, 1e-12});
    out.push_back({"hS", hS, {1.0, 4.0, 10.0}, 1e-12});
    for (const Particle p :
         {Particle::pseudoscalar, Particle::scalar, Particle::vector, Particle::axialVector}) {
        out.push_back({"lepton loop of a " + std::string(name(p)),
                       [p](double r) { return deltaALeptonLoop(p, 0.1, 0.1 * std::sqrt(r)); },
                       {1.0, 10.0},
                       1e-11});
    }
    out.push_back({"f_PS", barrZeePseudoscalar, {0.1, 0.25, 1.0}, 1e-12});
    out.push_back({"f_S", barrZeeScalar, {0.1, 0.25, 1.0}, 1e-11});
    out.push_back({"photon-Z log",
                   [](double x) { return photonZLoopLog(constants::zMassGeV * std::sqrt(x), 1e3); },
                   {0.5, 1.0, 1.5},
                   1e-12});
    out.push_back({"two-loop Z log",
                   [](double x) {
                       return heavyFermionZLog(Particle::pseudoscalar,
                                               constants::zMassGeV * std::sqrt(x), 300.0);
                   },
                   {0.9999, 1.0, 1.0001},
                   1e-9});
    out.push_back({"triangle of two virtualities",
                   [](double x) { return triangleFormFactor(-0.3, -0.7, x, 1.0).real(); },
                   {1.0},
                   1e-9});
    out.push_back({"triangle of one virtuality",
                   [](double x) { return triangleFormFactor(0.0, -x, 0.5, 1.0).real(); },
                   {1.0, 4.0},
                   1e-11});
    return out;
}

std::vector<Pieces> rest() {
    return {
        {"Primakoff in a plasma",
         [](double x) { return screenedPrimakoffBracket(1.0, std::sqrt(1.0 - x * x), 0.3); },
         {0.1},
         1e-8},
        {"R", hadronicRatio, {0.6, 1.05, 1.5, 2.5}, 1e-6},
        {"R of heavy quarks", hadronicRatio, {2.0 * 1.86484, 2.0 * 5.27934, 346.0}, 1e-6, true},
        {"R like rho", [](double x) { return hadronicParts(x).rho; }, {1.05, 1.5, 2.5}, 1e-6},
        {"R like omega", [](double x) { return hadronicParts(x).omega; }, {1.05, 1.5, 2.5}, 1e-6},
        {"R like phi", [](double x) { return hadronicParts(x).phi; }, {1.05, 1.5, 2.5}, 1e-6},
        {"plasma at the surface of the core",
         [](double x) { return plasmaAt(star(), 1e4 * x).screeningGeV; },
         {1.0},
         1e-12},
        {"temperature at the surface of the core",
         [](double x) { return plasmaAt(star(), 1e4 * x).temperatureGeV; },
         {1.0},
         1e-12},
        {"track length of the beam",
         [](double x) { return cumulativeTrackLength(TrackMeasure::primary, x); },
         {1e-5},
         1e-5},
        {"track length of the shower",
         [](double x) { return cumulativeTrackLength(TrackMeasure::cascade, x); },
         {1e-5},
         1e-5},
        {"share of slow decays", [](double x) { return shellEscape(x); }, {1e-8, 1e-4}, 1e-10},
    };
}

/// On both sides of a switch, at a random small distance, and across it.
std::string switches(const Sample& s) {
    static const std::vector<Pieces> all = [] {
        std::vector<Pieces> out = loops();
        const std::vector<Pieces> more = rest();
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }();
    const Pieces& p = all[s.pick(0, all.size())];
    const double at = p.switches[s.pick(1, p.switches.size())];
    const double distance = s[2];
    const double below = p.f(at * (1.0 - distance));
    const double above = p.f(at * (1.0 + distance));
    // A smooth function has a slope; nothing here is steeper than its hundredth power.
    std::ostringstream what;
    what << p.name << " across " << at;
    return differs(what.str(), below, above,
                   p.accuracy + 100.0 * distance + (p.root ? 10.0 * std::sqrt(distance) : 0.0));
}

/// What opens like a square root (or steeper in its power) is 0 at the threshold itself.
std::string thresholds(const Sample& s) {
    const double lepton = model::leptonMassGeV(static_cast<model::Lepton>(s.pick(0, 3)));
    const double distance = s[1];
    const double above = 2.0 * lepton * (1.0 + distance);
    const double below = 2.0 * lepton * (1.0 - distance);
    const double root = 2.0 * std::sqrt(distance);
    std::vector<std::string> problems;
    for (const Particle p :
         {Particle::pseudoscalar, Particle::scalar, Particle::vector, Particle::axialVector}) {
        const double open = widthLeptonPair(p, 1.0, 10.0 * lepton, lepton);
        problems.push_back(within("width of a " + std::string(name(p)) + " just open",
                                  widthLeptonPair(p, 1.0, above, lepton), 0.0, open * root));
        problems.push_back(
            within("width just closed", widthLeptonPair(p, 1.0, below, lepton), 0.0, 0.0));
    }
    // The triangle bends at the threshold like a square root and does not jump.
    const auto closed = triangleFormFactor(0.0, -s[2], below * below, lepton);
    const auto open = triangleFormFactor(0.0, -s[2], above * above, lepton);
    problems.push_back(within("jump of the triangle", std::abs(open - closed), 0.0,
                              10.0 * root * std::abs(closed) + 1e-9));
    // Two pions open R, three of them its ω-like part.
    problems.push_back(within("R just open", hadronicRatio(0.27914 * (1.0 + distance)), 0.0, 1e-6));
    problems.push_back(differs("three pions", hadronicParts(0.41412 * (1.0 - distance)).omega,
                               hadronicParts(0.41412 * (1.0 + distance)).omega, 0.0, 1e-6));
    // Photons just resolved and just merged.
    const double gamma = 1.0 + s[2];
    const double opening = 2.0 * std::asin(1.0 / gamma);
    const double merged =
        resolvedFraction(lepton, gamma * lepton, std::min(opening * (1.0 + distance), 3.14159));
    problems.push_back(within("merging photons", 1.0 - merged, -1e-12,
                              10.0 * root * gamma / std::sqrt(gamma - 1.0)));
    // A ring that just touches the rim.
    problems.push_back(
        within("ring inside", 1.0 - ringFractionInDisk(0.3, 0.7 + distance, 1.0), 0.0, 5.0 * root));
    problems.push_back(within("ring not all inside", ringFractionInDisk(0.3, 0.7 + distance, 1.0),
                              0.0, 1.0 - (distance > 1e-12 ? 0.01 * root : 0.0)));
    problems.push_back(
        within("ring outside", ringFractionInDisk(0.3, 1.3 - distance, 1.0), 0.0, 5.0 * root));
    for (const std::string& problem : problems) {
        if (!problem.empty()) {
            return problem;
        }
    }
    return {};
}

/// How a particle of spin 1 is made. Two ways jump, as their headers say: bremsstrahlung of protons
/// takes the charge alone below two pions (0.2791 GeV), and η′ takes over from η at the mass of the
/// η. Those two places are left out.
std::string production(const Sample& s) {
    model::Model m;
    m.particle = Particle::vector;
    m.charges.quark[model::up] = s[2];
    m.charges.quark[model::strange] = s[3];
    using Production = model::VectorProduction;
    const auto production = static_cast<Production>(
        s.pick(0, static_cast<std::size_t>(Production::nucleonBremsstrahlung) + 1));
    const double mass = s[1];
    if (near(mass, 0.2791, 1e-6) || near(mass, constants::etaMassGeV, 1e-6)) {
        return {};
    }
    const auto at = [&](double x) { return model::relativeRate(production, m, x).ratio; };
    const double here = at(mass);
    return differs("rate " + std::to_string(s.pick(0, 12)), here, at(mass * (1.0 + 1e-9)), 1e-5,
                   1e-7);
}

/// ln(signal/limit) of what is computed, on both sides of 2m_e, 2m_μ and 2m_τ at fixed couplings.
/// Left out, because they begin or end there: searches for pairs of that very lepton.
std::string bounds2m(const Sample& s) {
    static const std::vector<const bounds::Bound*> computed = [] {
        std::vector<const bounds::Bound*> out;
        for (const bounds::Bound* bound : catalogue().bounds()) {
            const std::string& kind = bound->record().kind;
            if (kind != "published-contour" && kind != "mixing-search" &&
                kind != "radiative-decay") {
                out.push_back(bound);
            }
        }
        return out;
    }();
    Case c = randomCase(s, computed);
    model::Model& m = c.scene.scenario.model;
    // Couplings of one size: else a channel that has hardly opened already has it all.
    const auto lepton = static_cast<model::Lepton>(s.pick(4, 3));
    const double threshold = 2.0 * model::leptonMassGeV(lepton);
    m.leptonCPerGeV = 1e-3;
    m.gElectron = m.gMuon = m.gTau = 1e-3 * 0.5 * threshold;
    m.gGammaPerGeV = 1e-3;
    if (!c.bound->silentBecause(c.scene.scenario, c.scene.plane).empty()) {
        return {};
    }
    const auto excess = [&](double mass) -> std::optional<double> {
        const bounds::Interval masses = c.bound->massRangeGeV();
        if (mass < masses.low || mass > masses.high) {
            return std::nullopt;
        }
        m.massGeV = mass;
        const auto column = c.bound->column(c.scene.scenario, mass);
        return column == nullptr ? std::nullopt
                                 : std::optional(column->logExcess(model::couplings(m)));
    };
    const auto below = excess(threshold * (1.0 - 1e-13));
    const auto above = excess(threshold * (1.0 + 1e-13));
    if (below.has_value() != above.has_value()) {
        return c.bound->id() + ": begins or ends at the threshold";
    }
    if (!below || !std::isfinite(*below) || !std::isfinite(*above)) {
        return {};
    }
    // Lifetimes stand in an exponent: what that has lost, it has lost by as much as it is.
    return differs(c.bound->id() + " across twice the mass of lepton " + std::to_string(lepton),
                   *below, *above, 1e-3, 1e-3);
}

const std::vector<Row>& rows() {
    static const Range unit{"choice", 0.0, 1.0, Scale::linear};
    static const Range distance{"distance", 1e-15, 1e-6};
    static const std::vector<Row> list{
        {"switches between pieces", 60000, {unit, unit, distance}, switches},
        {"thresholds", 40000, {unit, distance, {"virtuality", 1e-3, 1e2}}, thresholds},
        {"production of spin one",
         60000,
         {unit,
          {"mass", 1e-3, 50.0, Scale::logarithmic, {0.13957, 0.41412, 0.98735, 1.05, 1.6}},
          {"x_u", -2.0, 2.0, Scale::linear},
          {"x_s", -2.0, 2.0, Scale::linear}},
         production},
        {"bounds across thresholds", 6000, sceneRanges(), bounds2m},
    };
    return list;
}

} // namespace

/// Functions in pieces meet where they change, and nothing jumps where a decay opens.
class TestContinuity : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestContinuity)
#include "test_continuity.moc"
