#include "tests/property/rows.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/triangle.hpp"

using namespace cyrano;
using namespace property;
using physics::LoopForm;
using physics::Particle;

namespace {

constexpr std::array allParticles{Particle::pseudoscalar, Particle::scalar, Particle::vector,
                                  Particle::axialVector};
constexpr std::array allForms{LoopForm::full, LoopForm::leadingLog, LoopForm::heavyFermion};

const Range massRatio{"r", 1e-12, 1e12, Scale::logarithmic, {1.0, 4.0, 10.0}};
const Range massGeV{"mass",
                    1e-12,
                    1e5,
                    Scale::logarithmic,
                    {constants::electronMassGeV, constants::muonMassGeV, constants::tauMassGeV,
                     2.0 * constants::muonMassGeV, constants::zMassGeV}};
const Range leptonMassGeV{
    "lepton mass",
    1e-4,
    10.0,
    Scale::logarithmic,
    {constants::electronMassGeV, constants::muonMassGeV, constants::tauMassGeV}};
const Range cutoffGeV{"cutoff", 1e2, 1e5, Scale::logarithmic, {1e3}};
const Range coupling{"coupling", -1.0, 1.0, Scale::linear, {0.0}};
const Range particle{"particle", 0.0, 1.0, Scale::linear};
const Range form{"form", 0.0, 1.0, Scale::linear};

std::string masterIntegrals(const Sample& s) {
    const double r = s[0];
    double above = infinity;
    for (int n = 0; n <= 4; ++n) {
        const double value = physics::masterIntegral(n, r);
        // xⁿ falls with n everywhere between 0 and 1, and so does the integral.
        if (std::string problem = within("I_" + std::to_string(n), value, 0.0, above * 1.0000001);
            !problem.empty()) {
            return problem;
        }
        above = value;
    }
    return firstOf({notNegative("h1", physics::h1(r)), finite("h2", physics::h2(r)),
                    finite("hS", physics::hS(r)), undefined("I_5", physics::masterIntegral(5, r)),
                    undefined("I_-1", physics::masterIntegral(-1, r)),
                    undefined("I_0(-r)", physics::masterIntegral(0, -r)),
                    undefined("h2(-r)", physics::h2(-r)), undefined("hS(-r)", physics::hS(-r))});
}

/// Every integrand has one sign: a pseudoscalar and an axial vector lower the moment, the other two
/// raise it.
std::string leptonLoops(const Sample& s) {
    const double lepton = s[0];
    const double mass = s[1];
    const auto loop = [&](Particle p) { return physics::deltaALeptonLoop(p, lepton, mass); };
    return firstOf(
        {notNegative("-P", -loop(Particle::pseudoscalar)), notNegative("S", loop(Particle::scalar)),
         notNegative("V", loop(Particle::vector)), notNegative("-A", -loop(Particle::axialVector)),
         undefined("massless axial vector",
                   physics::deltaALeptonLoop(Particle::axialVector, lepton, 0.0)),
         undefined("negative mass", physics::deltaALeptonLoop(Particle::scalar, lepton, -mass)),
         undefined("negative lepton mass",
                   physics::deltaALeptonLoop(Particle::scalar, -lepton, mass))});
}

std::string photonLoops(const Sample& s) {
    const auto p = allParticles[s.pick(0, 2)];
    const double lepton = s[1];
    const double mass = s[2];
    const double cutoff = s[3];
    const LoopForm f = allForms[s.pick(4, allForms.size())];
    const physics::LoopCouplings c{s[5], s[6], s[7]};
    const auto total = [&](double m, double ml, double scale) {
        return physics::deltaATotal(p, c, ml, m, scale, f);
    };
    const double atZero = total(0.0, lepton, cutoff);
    return firstOf(
        {finite("photon loop", physics::photonLoopLog(p, lepton, mass, cutoff)),
         finite("photon-Z loop", physics::photonZLoopLog(mass, cutoff)),
         finite("total", total(mass, lepton, cutoff)),
         f == LoopForm::full ? finite("massless", atZero) : undefined("massless", atZero),
         undefined("negative mass", total(-mass, lepton, cutoff)),
         undefined("negative lepton mass", total(mass, -lepton, cutoff)),
         undefined("no cutoff", total(mass, lepton, 0.0)),
         undefined("vector", physics::photonLoopLog(Particle::vector, lepton, mass, cutoff))});
}

std::string barrZee(const Sample& s) {
    const double z = s[0];
    return firstOf({notNegative("f_PS", physics::barrZeePseudoscalar(z)),
                    notNegative("-f_S", -physics::barrZeeScalar(z)),
                    undefined("f_PS(-z)", physics::barrZeePseudoscalar(-z)),
                    undefined("f_S(-z)", physics::barrZeeScalar(-z))});
}

std::string twoLoops(const Sample& s) {
    const auto p = allParticles[s.pick(0, 2)];
    const double lepton = s[1];
    const double mass = s[2];
    const double fermion = s[3];
    return firstOf(
        {finite("two loops", physics::deltaATwoLoop(p, s[4], s[5], lepton, mass, fermion)),
         finite("photon", physics::heavyFermionLog(p, mass, fermion)),
         finite("Z", physics::heavyFermionZLog(p, mass, fermion)),
         notNegative("matched", physics::matchedFermionMassGeV(p, fermion)),
         undefined("massless", physics::deltaATwoLoop(p, s[4], s[5], lepton, 0.0, fermion)),
         undefined("massless fermion", physics::deltaATwoLoop(p, s[4], s[5], lepton, mass, 0.0)),
         undefined("vector", physics::heavyFermionLog(Particle::vector, mass, fermion))});
}

/// One photon real, as in every process of the program.
std::string triangleOfOneVirtuality(const Sample& s) {
    const double sign = s[3] < 0.5 ? -1.0 : 1.0;
    const double fermion = s[2];
    const double mass2 = s[0] * s[0];
    const double virtuality = sign * s[1];
    const auto f = physics::triangleFormFactor(0.0, virtuality, mass2, fermion);
    const auto onePlus = physics::onePlusTriangle(0.0, virtuality, mass2, fermion);
    // Where the decay opens and the photon is at the same threshold, F diverges.
    if (sign > 0.0 && near(virtuality, 4.0 * fermion * fermion, 1e-9) &&
        near(mass2, 4.0 * fermion * fermion, 1e-9)) {
        return {};
    }
    const double size = std::max(std::abs(f), 1.0);
    return firstOf({finite("Re F", f.real()), finite("Im F", f.imag()),
                    differs("Re 1+F", onePlus.real(), 1.0 + f.real(), 0.0, 1e-12 * size),
                    differs("Im 1+F", onePlus.imag(), f.imag(), 1e-12, 1e-12 * size),
                    undefined("without mass",
                              physics::triangleFormFactor(0.0, virtuality, mass2, 0.0).real())});
}

/// Both photons space-like and the particle real: always in the domain.
std::string triangleOfTwoVirtualities(const Sample& s) {
    const double fermion = s[3];
    const double scale = fermion * fermion;
    const double a = -s[0] * scale;
    const double b = -s[1] * scale;
    const double m2 = s[2] * scale;
    const auto f = physics::triangleFormFactor(a, b, m2, fermion);
    const auto swapped = physics::triangleFormFactor(b, a, m2, fermion);
    const auto c0 = physics::scalarTriangle(a, b, m2, fermion);
    const double size = std::max(std::abs(f), 1e-12);
    return firstOf(
        {finite("Re F", f.real()), finite("Im F", f.imag()), finite("C0", c0.real()),
         differs("photons exchanged", f.real(), swapped.real(), 1e-9, 1e-9 * size),
         differs("photons exchanged (Im)", f.imag(), swapped.imag(), 1e-9, 1e-9 * size)});
}

const std::vector<Row>& rows() {
    static const Range wideMassGeV{
        "mass", 1e-6, 1e4, Scale::logarithmic, {2.0 * constants::muonMassGeV, constants::zMassGeV}};
    static const Range fermionGeV{"fermion mass", 1e-3, 1e5, Scale::logarithmic, {105.6583755e-3}};
    static const Range ratio{"q2/m2", 1e-8, 1e8, Scale::logarithmic, {1.0, 4.0}};
    static const std::vector<Row> list{
        {"master integrals", 40000, {massRatio}, masterIntegrals},
        {"lepton loops", 60000, {leptonMassGeV, massGeV}, leptonLoops},
        {"photon loops",
         60000,
         {particle, leptonMassGeV, massGeV, cutoffGeV, form, coupling, coupling, coupling},
         photonLoops},
        {"Barr-Zee functions",
         40000,
         {{"z", 1e-14, 1e14, Scale::logarithmic, {0.1, 0.25, 1.0}}},
         barrZee},
        {"two loops",
         40000,
         {particle, leptonMassGeV, wideMassGeV, fermionGeV, coupling, coupling},
         twoLoops},
        {"triangle, one virtuality",
         80000,
         {wideMassGeV,
          {"virtuality", 1e-12, 1e6, Scale::logarithmic, {4e-2}},
          fermionGeV,
          {"sign", 0.0, 1.0, Scale::linear}},
         triangleOfOneVirtuality},
        {"triangle, two virtualities",
         6000,
         {ratio, ratio, ratio, fermionGeV},
         triangleOfTwoVirtualities},
    };
    return list;
}

} // namespace

/// Loops of leptons, photons and fermions: finite over their documented domain, of the sign their
/// integrands have, and NaN outside.
class TestLoopFormulas : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestLoopFormulas)
#include "test_loop_formulas.moc"
