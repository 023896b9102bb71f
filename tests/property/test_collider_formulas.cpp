#include "tests/property/rows.hpp"

#include <numbers>

#include "core/constants/constants.hpp"
#include "core/physics/dark_photon_production.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/electroweak.hpp"
#include "core/physics/hadronic_ratio.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/meson_decay.hpp"
#include "core/physics/photon_fusion.hpp"
#include "core/physics/photon_merging.hpp"
#include "core/physics/photon_pair.hpp"
#include "core/physics/qcd_axion.hpp"
#include "core/physics/three_photon.hpp"
#include "core/physics/vector_resonance.hpp"
#include "core/physics/widths.hpp"

using namespace cyrano;
using namespace cyrano::physics;
using namespace property;

namespace {

constexpr double pi = std::numbers::pi;
constexpr std::array allParticles{Particle::pseudoscalar, Particle::scalar, Particle::vector,
                                  Particle::axialVector};

const Range unit{"choice", 0.0, 1.0, Scale::linear};
const Range massGeV{"mass",
                    1e-12,
                    1e5,
                    Scale::logarithmic,
                    {2.0 * constants::electronMassGeV, 2.0 * constants::muonMassGeV,
                     2.0 * constants::tauMassGeV, constants::zMassGeV}};
const Range leptonMassGeV{
    "lepton mass",
    1e-4,
    10.0,
    Scale::logarithmic,
    {constants::electronMassGeV, constants::muonMassGeV, constants::tauMassGeV}};
const Range photonCoupling{"g", 1e-18, 1e3};
const Range anyCoupling{"coupling", -10.0, 10.0, Scale::linear, {0.0}};
const Range sqrtSGeV{"sqrt s", 0.1, 1e4, Scale::logarithmic, {10.58, 91.188}};
/// Mass over √s: below 1 inside the domain, above it outside.
const Range massShare{"m/sqrt s", 1e-8, 1.2, Scale::logarithmic, {1.0}};
const Range cosine{"cosine", -1.0, 1.0, Scale::linear, {0.0}};

std::string widths(const Sample& s) {
    const Particle p = allParticles[s.pick(0, allParticles.size())];
    const double mass = s[1];
    const double lepton = s[2];
    const double beta = pairVelocity(mass, lepton);
    const double width = widthLeptonPair(p, s[3], mass, lepton);
    if (mass <= 2.0 * lepton && (beta != 0.0 || width != 0.0)) {
        return "decay below threshold";
    }
    return firstOf({within("velocity", beta, 0.0, 1.0), notNegative("leptons", width),
                    notNegative("photons", widthPhotonPair(s[4], mass)),
                    notNegative("Z", widthZPhoton(s[3], mass)),
                    undefined("massless", widthPhotonPair(s[4], 0.0)),
                    undefined("negative mass", widthLeptonPair(p, s[3], -mass, lepton)),
                    undefined("negative lepton mass", widthLeptonPair(p, s[3], mass, -lepton)),
                    undefined("Z of negative mass", widthZPhoton(s[3], -mass))});
}

std::string flight(const Sample& s) {
    const double length = decayLength(s[0], s[1], s[2]);
    const double from = s[3];
    const double to = from * (1.0 + s[4]);
    return firstOf(
        {notNegative("length", length), notNegative("lifetime", lifetimeSeconds(s[0])),
         within("probability", decayProbability(from, to, length), 0.0, 1.0),
         within("probability to infinity", decayProbability(from, infinity, length), 0.0, 1.0),
         within("probability of the long-lived", decayProbability(from, to, infinity), 0.0, 0.0),
         within("probability of the short-lived", decayProbability(0.0, to, 0.0), 1.0, 1.0),
         undefined("turned round", decayProbability(from, 0.5 * from, length)),
         undefined("negative length", decayProbability(from, to, -1.0)),
         undefined("negative width", decayLength(-s[0], s[1], s[2])),
         undefined("massless", decayLength(s[0], 0.0, s[2]))});
}

std::string merging(const Sample& s) {
    const double energy = s[0] * s[1];
    const double opening = s[2];
    return firstOf({within("smallest opening", smallestOpening(s[0], energy), 0.0, pi),
                    within("resolved", resolvedFraction(s[0], energy, opening), 0.0, 1.0),
                    undefined("too slow", resolvedFraction(s[0], 0.99 * s[0], opening)),
                    undefined("too open", resolvedFraction(s[0], energy, 3.2)),
                    undefined("too slow to open", smallestOpening(s[0], 0.99 * s[0]))});
}

std::string mesons(const Sample& s) {
    const double mass = s[0];
    const VectorResonance resonance{s[1], s[2], s[3], s[4]};
    const double sqrtS = s[1] * (1.0 + 0.01 * s[5]);
    return firstOf(
        {notNegative("ratio", ratioVectorMesonPhoton(s[6], mass, s[1])),
         within("overlap", resonanceOverlap(resonance, sqrtS), 0.0, 1.0 + 1e-12),
         notNegative("resonant", crossSectionResonantPhotonAlpPb(resonance, s[6], mass, sqrtS)),
         notNegative("QCD axion", qcdAxionPhotonCoupling(mass, 3.0 * s[5], 1.92, 5.691e-3)),
         undefined("massless axion", qcdAxionPhotonCoupling(0.0, s[5], 1.92, 5.691e-3)),
         undefined("massless meson", ratioVectorMesonPhoton(s[6], mass, 0.0)),
         undefined("no width", resonanceOverlap({s[1], 0.0, s[3], s[4]}, sqrtS))});
}

std::string hadrons(const Sample& s) {
    const HadronicParts parts = hadronicParts(s[0]);
    return firstOf({notNegative("R", hadronicRatio(s[0])), notNegative("rho", parts.rho),
                    notNegative("omega", parts.omega), notNegative("phi", parts.phi),
                    notNegative("charm", parts.charm), notNegative("bottom", parts.bottom),
                    notNegative("top", parts.top),
                    differs("sum of the parts", parts.total(), hadronicRatio(s[0]), 1e-12, 1e-12),
                    undefined("negative energy", hadronicRatio(-s[0]))});
}

std::string mixing(const Sample& s) {
    const GaugeCouplings c = gaugeCouplings(s[0], s[1]);
    // The trace and the invariant length of a rotation.
    return firstOf(
        {differs("trace", c.photonPhoton + c.zZ, s[0] + s[1], 1e-12, 1e-13),
         differs("length",
                 c.photonPhoton * c.photonPhoton + c.zZ * c.zZ + 2.0 * c.photonZ * c.photonZ,
                 s[0] * s[0] + s[1] * s[1], 1e-12, 1e-13),
         finite("ratio", photonZRatio(s[2]))});
}

/// A mass within the domain, or at and beyond its end.
struct Collision {
    double sqrtS;
    double mass;
    [[nodiscard]] bool inDomain() const { return mass < sqrtS; }
};

Collision collision(const Sample& s) {
    return {s[0], s[0] * s[1]};
}

/// Not negative inside, NaN outside.
std::string defined(std::string_view name, double value, bool inDomain) {
    return inDomain ? notNegative(name, value) : undefined(name, value);
}

std::string strahlung(const Sample& s) {
    const auto [sqrtS, mass] = collision(s);
    const bool in = collision(s).inDomain();
    const double low = std::min(s[4], s[5]);
    const double high = std::max(s[4], s[5]);
    const std::complex<double> g(s[2], s[3]);
    return firstOf(
        {defined("total", crossSectionPhotonAlpPb(s[2], s[3], mass, sqrtS), in),
         defined("complex", crossSectionPhotonAlpPb(g, s[3], mass, sqrtS), in),
         defined("part", crossSectionPhotonAlpPb(s[2], s[3], mass, sqrtS, low, high), in),
         defined("differential", differentialPhotonAlpPb(s[2], s[3], mass, sqrtS, low), in),
         within("share", sharePhotonAlp(low, high), 0.0, 1.0 + 1e-15),
         undefined("beyond", differentialPhotonAlpPb(s[2], s[3], mass, sqrtS, 1.0 + 1e-9)),
         low < high ? undefined("turned round", sharePhotonAlp(high, low)) : std::string{}});
}

std::string electronLines(const Sample& s) {
    const auto [sqrtS, mass] = collision(s);
    const Particle p = allParticles[s.pick(2, 2)];
    const double lepton = s[3];
    const bool in = collision(s).inDomain() && 2.0 * lepton < sqrtS;
    const double low = std::min(s[4], s[5]);
    const double high = std::max(s[4], s[5]);
    const double total = crossSectionElectronEmissionPb(p, s[6], mass, sqrtS, lepton);
    const double part = crossSectionElectronEmissionPb(p, s[6], mass, sqrtS, lepton, low, high);
    return firstOf({defined("total", total, in), in ? std::string{} : undefined("part", part),
                    defined("differential",
                            differentialElectronEmissionPb(p, s[6], mass, sqrtS, low, lepton), in),
                    // A part is a difference of two integrals and has the digits that leaves.
                    in ? within("part of the total", part, -1e-9 * total, total * (1.0 + 1e-9))
                       : std::string{},
                    undefined("of a vector", crossSectionElectronEmissionPb(Particle::vector, s[6],
                                                                            mass, sqrtS, lepton))});
}

std::string darkPhotons(const Sample& s) {
    const auto [sqrtS, mass] = collision(s);
    const bool in = collision(s).inDomain();
    const double low = 0.999 * std::min(s[2], s[3]);
    const double high = 0.999 * std::max(s[2], s[3]);
    return firstOf(
        {defined("part", crossSectionPhotonDarkPhotonPb(s[4], mass, sqrtS, low, high), in),
         defined("differential", differentialPhotonDarkPhotonPb(s[4], mass, sqrtS, low), in),
         undefined("along the beam", differentialPhotonDarkPhotonPb(s[4], mass, sqrtS, 1.0))});
}

std::string fusion(const Sample& s) {
    const auto [sqrtS, mass] = collision(s);
    const bool in = collision(s).inDomain();
    return firstOf(
        {defined("equivalent photons", crossSectionPhotonFusionPb(s[2], mass, sqrtS, s[3]), in),
         defined("Low", crossSectionPhotonFusionLowPb(s[2], mass, sqrtS), in),
         defined("return", returnPhotonPairDensityPbPerGeV(mass, sqrtS, s[4]), in),
         notNegative("pairs", crossSectionPhotonPairPb(sqrtS, s[4])),
         undefined("along the beam", crossSectionPhotonPairPb(sqrtS, 1.0)),
         undefined("no virtuality", crossSectionPhotonFusionPb(s[2], mass, sqrtS, 0.0))});
}

std::string threePhotons(const Sample& s) {
    ThreePhotonAcceptance a = s[0] < 0.5 ? belle2ThreePhotons() : bes3ThreePhotons();
    a.minOpeningRad = s[2];
    const double mass = s[1] * a.sqrtSGeV;
    return firstOf({notNegative("QED", threePhotonDensityPbPerGeV(mass, a)),
                    within("strahlung", acceptedFractionPhotonAlp(mass, a), 0.0, 1.0),
                    within("lines", acceptedFractionElectronEmission(mass, a), 0.0, 1.0)});
}

std::string boost(const Sample& s) {
    return firstOf({within("cosine", centreOfMassCosine(s[0], s[1], s[2]), -1.0, 1.0),
                    undefined("beyond", centreOfMassCosine(1.0 + 1e-9, s[1], s[2])),
                    undefined("no beam", centreOfMassCosine(s[0], 0.0, s[2]))});
}

const std::vector<Row>& rows() {
    static const std::vector<Row> list{
        {"widths", 80000, {unit, massGeV, leptonMassGeV, anyCoupling, photonCoupling}, widths},
        {"flight",
         80000,
         {{"width", 1e-40, 1e3},
          massGeV,
          {"momentum", 1e-6, 1e4},
          {"from", 1e-3, 1e6},
          {"more", 1e-12, 1e6}},
         flight},
        {"merging photons",
         60000,
         {massGeV, {"gamma", 1.0, 1e8}, {"opening", 0.0, pi, Scale::linear}},
         merging},
        {"mesons",
         40000,
         {massGeV,
          {"meson mass", 0.5, 11.0, Scale::linear, {3.0969, 10.5794}},
          {"meson width", 1e-6, 0.5},
          {"to electrons", 1e-6, 1.0},
          {"spread", 1e-6, 0.1},
          unit,
          photonCoupling},
         mesons},
        {"hadrons",
         60000,
         {{"sqrt s", 1e-3, 1e3, Scale::logarithmic, {0.27914, 0.6, 0.78266, 1.019461, 2.5, 3.7}}},
         hadrons},
        {"electroweak mixing",
         40000,
         {anyCoupling, anyCoupling, {"ww/bb", -3.0, 3.0, Scale::linear}},
         mixing},
        {"ALP-strahlung",
         80000,
         {sqrtSGeV, massShare, anyCoupling, anyCoupling, cosine, cosine},
         strahlung},
        {"emission of electron lines",
         80000,
         {sqrtSGeV, massShare, unit, leptonMassGeV, cosine, cosine, anyCoupling},
         electronLines},
        {"dark photons", 60000, {sqrtSGeV, massShare, cosine, cosine, anyCoupling}, darkPhotons},
        {"photon fusion",
         20000,
         {sqrtSGeV,
          massShare,
          photonCoupling,
          {"largest virtuality", 1e-6, 1e6},
          {"largest cosine", 0.0, 0.999, Scale::linear}},
         fusion},
        {"three photons",
         150,
         {unit, {"m/sqrt s", 1e-3, 1.2}, {"opening", 0.0, pi, Scale::linear}},
         threePhotons},
        {"boost", 20000, {cosine, {"electrons", 0.1, 1e3}, {"positrons", 0.1, 1e3}}, boost},
    };
    return list;
}

} // namespace

/// Widths, flight and cross sections: finite and not negative over their documented domain, shares
/// between 0 and 1, and NaN outside.
class TestColliderFormulas : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestColliderFormulas)
#include "test_collider_formulas.moc"
