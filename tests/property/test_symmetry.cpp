#include "tests/property/rows.hpp"

#include "core/constants/constants.hpp"
#include "core/model/loop_photon.hpp"
#include "core/model/vector_production.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/dark_photon_production.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/three_photon.hpp"
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
const Range anyCoupling{"coupling", -10.0, 10.0, Scale::linear, {0.0}};
const Range massGeV{"mass", 1e-6, 1e4};
const Range leptonMassGeV{"lepton mass", 1e-4, 10.0};
const Range cosine{"cosine", -0.999, 0.999, Scale::linear, {0.0}};
const Range sqrtSGeV{"sqrt s", 0.1, 1e4};
const Range share{"m/sqrt s", 1e-6, 0.999};

/// Turning the sign of the lepton coupling and of those to bosons leaves every moment; turning one
/// of them turns what the two make together and nothing else.
std::string moments(const Sample& s) {
    const Particle p = allParticles[s.pick(0, 2)];
    const LoopForm form = allForms[s.pick(1, 3)];
    const auto total = [&](double sign, double other) {
        return deltaATotal(p, {sign * s[2], other * s[3], other * s[4]}, s[5], s[6], s[7], form);
    };
    const double lepton = s[2] * s[2] * deltaALeptonLoop(p, s[5], s[6]);
    const double size = std::abs(lepton) + std::abs(total(1.0, 1.0) - lepton);
    return firstOf({differs("both signs", total(1.0, 1.0), total(-1.0, -1.0), 0.0),
                    differs("one sign or the other", total(-1.0, 1.0), total(1.0, -1.0), 0.0),
                    differs("mean of both", 0.5 * (total(1.0, 1.0) + total(1.0, -1.0)), lepton, 0.0,
                            1e-12 * size),
                    differs("two loops", deltaATwoLoop(p, s[2], s[3], s[5], s[6], s[7]),
                            deltaATwoLoop(p, -s[2], -s[3], s[5], s[6], s[7]), 0.0)});
}

std::string rates(const Sample& s) {
    const Particle p = allParticles[s.pick(0, 4)];
    const double mass = s[1];
    const double sqrtS = mass / s[5];
    return firstOf(
        {differs("leptons", widthLeptonPair(p, s[2], mass, s[3]),
                 widthLeptonPair(p, -s[2], mass, s[3]), 0.0),
         differs("photons", widthPhotonPair(s[2], mass), widthPhotonPair(-s[2], mass), 0.0),
         differs("Z", widthZPhoton(s[2], mass), widthZPhoton(-s[2], mass), 0.0),
         differs("strahlung", crossSectionPhotonAlpPb(s[2], s[4], mass, sqrtS),
                 crossSectionPhotonAlpPb(-s[2], -s[4], mass, sqrtS), 0.0),
         differs("dark photon", differentialPhotonDarkPhotonPb(s[2], mass, sqrtS, s[6]),
                 differentialPhotonDarkPhotonPb(-s[2], mass, sqrtS, s[6]), 0.0)});
}

/// Electrons and positrons are exchanged by turning the beams round.
std::string angles(const Sample& s) {
    const Particle p = allParticles[s.pick(0, 2)];
    const double sqrtS = s[1];
    const double mass = s[1] * s[2];
    const double c = s[3];
    const double low = std::min(s[3], s[4]);
    const double high = std::max(s[3], s[4]);
    const double lepton = 0.3 * sqrtS * s[2];
    return firstOf(
        {differs("strahlung", differentialPhotonAlpPb(1.0, s[5], mass, sqrtS, c),
                 differentialPhotonAlpPb(1.0, s[5], mass, sqrtS, -c), 0.0),
         differs("share", sharePhotonAlp(low, high), sharePhotonAlp(-high, -low), 1e-12, 1e-15),
         differs("electron lines", differentialElectronEmissionPb(p, 1.0, mass, sqrtS, c, lepton),
                 differentialElectronEmissionPb(p, 1.0, mass, sqrtS, -c, lepton), 1e-14),
         differs("dark photon", crossSectionPhotonDarkPhotonPb(1.0, mass, sqrtS, low, high),
                 crossSectionPhotonDarkPhotonPb(1.0, mass, sqrtS, -high, -low), 1e-9, 1e-300),
         differs("boost", centreOfMassCosine(c, s[1], s[6]), -centreOfMassCosine(-c, s[6], s[1]),
                 1e-12, 1e-12)});
}

/// The photons of the triangle are alike, and F does not know the sign of the fermion's mass.
std::string triangle(const Sample& s) {
    const double virtuality = (s[0] < 0.5 ? -1.0 : 1.0) * s[1];
    const auto a = triangleFormFactor(0.0, virtuality, s[2] * s[2], s[3]);
    const auto b = triangleFormFactor(virtuality, 0.0, s[2] * s[2], s[3]);
    return firstOf(
        {differs("Re F", a.real(), b.real(), 1e-12), differs("Im F", a.imag(), b.imag(), 1e-12)});
}

model::Model vectorModel(const Sample& s) {
    model::Model m;
    m.particle = s[0] < 0.5 ? Particle::vector : Particle::axialVector;
    m.epsilon = s[1];
    for (double& x : m.charges.lepton) {
        x *= s[2];
    }
    m.charges.neutrino = {s[3], -s[3], s[4]};
    m.charges.quark[model::up] = s[3];
    m.charges.quark[model::down] = s[4];
    return m;
}

/// ε → −ε, and all charges → −charges: the same particle by another name.
std::string spinOne(const Sample& s) {
    const model::Model m = vectorModel(s);
    model::Model mirrored = m;
    mirrored.epsilon = -m.epsilon;
    model::Model turned = m;
    for (auto* charges : {&turned.charges.lepton, &turned.charges.neutrino}) {
        for (double& x : *charges) {
            x = -x;
        }
    }
    for (double& x : turned.charges.quark) {
        x = -x;
    }
    const double mass = s[5];
    const auto width = [mass](const model::Model& of) {
        return model::decays(of, model::couplings(of), mass).total();
    };
    using Production = model::VectorProduction;
    const auto production = static_cast<Production>(
        s.pick(6, static_cast<std::size_t>(Production::nucleonBremsstrahlung) + 1));
    return firstOf({notNegative("width", width(m)),
                    differs("width of −ε", width(m), width(mirrored), 0.0),
                    differs("width of −x", width(m), width(turned), 0.0),
                    differs("rate of −x", model::relativeRate(production, m, mass).ratio,
                            model::relativeRate(production, turned, mass).ratio, 1e-14)});
}

/// ln(signal/limit) of every bound when all couplings change their signs together.
std::string boundsUnderSigns(const Sample& s) {
    const Case c = randomCase(s, catalogue().bounds());
    const scene::CouplingLine line =
        c.scene.plane.kind().line(c.scene.scenario.model, std::pow(10.0, -3.0 + 5.0 * s[5]));
    const bounds::Interval masses = c.bound->massRangeGeV();
    if (!c.bound->silentBecause(c.scene.scenario, c.scene.plane).empty() ||
        line.massGeV < masses.low || line.massGeV > masses.high) {
        return {};
    }
    const auto column = c.bound->column(c.scene.scenario, line.massGeV);
    if (column == nullptr) {
        return {};
    }
    const model::Couplings here = line.at(std::pow(10.0, -6.0 + 6.0 * s[6]));
    model::Couplings there = here;
    there.photonPerGeV = -here.photonPerGeV;
    there.photonZPerGeV = -here.photonZPerGeV;
    there.mixing = -here.mixing;
    for (double& g : there.lepton) {
        g = -g;
    }
    return differs(c.bound->id() + " at " + std::to_string(line.massGeV) + " GeV",
                   column->logExcess(here), column->logExcess(there), 0.0, 1e-12);
}

/// Both signs of both couplings: turned by half a turn, a region is what it was.
std::string quadrants(const Sample& s) {
    Case c = randomCase(s, catalogue().bounds());
    if (c.scene.plane.kind().massAxis()) {
        return {};
    }
    c.scene = scene::withParameterText(c.scene, "plane.view", "four-quadrants").value();
    if (c.scene.scenario.model.leptonPattern == model::LeptonPattern::independent) {
        return {}; // the leptons that are not on the axis keep their sign
    }
    const double x = c.scene.plane.x.fromAxis(c.scene.plane.x.axisMax() * (2.0 * s[5] - 1.0));
    const auto right = c.bound->intervalsAt(c.request(), x);
    const auto left = c.bound->intervalsAt(c.request(), -x);
    if (left.size() != right.size()) {
        return c.bound->id() + ": other stretches at -x";
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bounds::Interval& turned = left[left.size() - 1 - i];
        for (const std::string& problem :
             {differs(c.bound->id() + " low", right[i].low, -turned.high, 1e-6, 1e-15),
              differs(c.bound->id() + " high", right[i].high, -turned.low, 1e-6, 1e-15)}) {
            if (!problem.empty()) {
                return problem;
            }
        }
    }
    return {};
}

const std::vector<Row>& rows() {
    static const Range cutoffGeV{"cutoff", 1e2, 1e5};
    static const std::vector<Row> list{
        {"moments under both signs",
         60000,
         {unit, unit, anyCoupling, anyCoupling, anyCoupling, leptonMassGeV, massGeV, cutoffGeV},
         moments},
        {"rates under one sign",
         60000,
         {unit, massGeV, anyCoupling, leptonMassGeV, anyCoupling, share, cosine},
         rates},
        {"electrons for positrons",
         60000,
         {unit, sqrtSGeV, share, cosine, cosine, anyCoupling, sqrtSGeV},
         angles},
        {"photons of the triangle",
         40000,
         {unit, {"virtuality", 1e-10, 1e6}, massGeV, leptonMassGeV},
         triangle},
        {"spin one",
         40000,
         {unit, anyCoupling, anyCoupling, anyCoupling, anyCoupling, {"mass", 1e-3, 50.0}, unit},
         spinOne},
        {"bounds", 6000, sceneRanges(), boundsUnderSigns},
        {"four quadrants", 6000, sceneRanges(), quadrants},
    };
    return list;
}

} // namespace

/// What must not change when signs, directions or names do.
class TestSymmetry : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestSymmetry)
#include "test_symmetry.moc"
