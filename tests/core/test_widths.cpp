#include "comparison.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/electroweak.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/meson_decay.hpp"
#include "core/physics/photon_merging.hpp"
#include "core/physics/widths.hpp"
#include "reference_values.hpp"

#include <QtTest>

#include <limits>
#include <numbers>

using namespace cyrano;
using namespace cyrano::physics;
using fixture::relative;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const double muon = constants::muonMassGeV;

} // namespace

class TestWidths : public QObject {
    Q_OBJECT

  private slots:
    void limits();
    void thresholds();
    void domain();
    void decayInFlight();
    void electroweakMixing();
    void mergingLimits();
    void mergingCountsDecays();
    void constantsCarryTheirSource();
    void referenceValues();
};

void TestWidths::limits() {
    // Far above threshold the mass of the lepton does not matter.
    const double m = 1e6 * muon;
    const double pairP = widthLeptonPair(Particle::pseudoscalar, 1e-3, m, muon);
    QVERIFY(relative(pairP, 1e-6 * m / (8.0 * std::numbers::pi)) < 1e-11);
    QVERIFY(relative(widthLeptonPair(Particle::scalar, 1e-3, m, muon), pairP) < 1e-11);
    QVERIFY(relative(widthLeptonPair(Particle::axialVector, 1e-3, m, muon),
                     widthLeptonPair(Particle::vector, 1e-3, m, muon)) < 1e-11);
    // The sign of a coupling does not matter, and widths go with its square.
    QCOMPARE(widthPhotonPair(-2e-3, 0.3), 4.0 * widthPhotonPair(1e-3, 0.3));
    QCOMPARE(widthZPhoton(-2e-3, 0.3), 4.0 * widthZPhoton(1e-3, 0.3));
    QVERIFY(relative(widthPhotonPair(1e-3, 0.6), 8.0 * widthPhotonPair(1e-3, 0.3)) < 1e-15);
}

void TestWidths::thresholds() {
    const double lepton = 0.125; // exact, and so are the masses just above threshold
    const double threshold = 2.0 * lepton;
    for (const Particle particle :
         {Particle::pseudoscalar, Particle::scalar, Particle::vector, Particle::axialVector}) {
        const auto width = [&](double m) { return widthLeptonPair(particle, 1.0, m, lepton); };
        QCOMPARE(width(threshold), 0.0);
        QCOMPARE(width(0.5 * threshold), 0.0);
        // β = √(2δ) to first order at a relative distance δ; P and V open as β, S and A as β³.
        const bool slow = particle == Particle::scalar || particle == Particle::axialVector;
        const double delta = 0x1p-40;
        const double growth =
            width(threshold * (1.0 + 4.0 * delta)) / width(threshold * (1.0 + delta));
        QVERIFY(relative(growth, slow ? 8.0 : 2.0) < 1e-10);
    }
    QVERIFY(relative(pairVelocity(threshold * (1.0 + 0x1p-40), lepton), std::sqrt(0x1p-39)) <
            1e-11);
    QCOMPARE(widthZPhoton(1e-3, constants::zMassGeV), 0.0);
    QCOMPARE(widthZPhoton(1e-3, 200.0), 0.0);
    QCOMPARE(ratioVectorMesonPhoton(1e-3, 3.5, constants::jpsiMassGeV), 0.0);
}

void TestWidths::domain() {
    QVERIFY(std::isnan(widthPhotonPair(1.0, 0.0)));
    QVERIFY(std::isnan(widthLeptonPair(Particle::vector, 1.0, -1.0, muon)));
    QVERIFY(std::isnan(widthLeptonPair(Particle::vector, 1.0, 1.0, -muon)));
    QVERIFY(std::isnan(widthZPhoton(1.0, -1.0)));
    QVERIFY(std::isnan(ratioVectorMesonPhoton(1.0, 1.0, 0.0)));
    QVERIFY(std::isnan(decayLength(-1.0, 1.0, 1.0)));
    QVERIFY(std::isnan(decayProbability(2.0, 1.0, 1.0)));
    QVERIFY(std::isnan(decayProbability(-1.0, 1.0, 1.0)));
    QVERIFY(std::isnan(decayProbability(0.0, 1.0, std::nan(""))));
    QVERIFY(std::isnan(lifetimeSeconds(-1.0)));
    QVERIFY(std::isnan(resolvedFraction(2.0, 1.0, 0.1)));
    QVERIFY(std::isnan(resolvedFraction(0.1, 1.0, 4.0)));
    QVERIFY(std::isnan(smallestOpening(2.0, 1.0)));
}

void TestWidths::decayInFlight() {
    QCOMPARE(decayProbability(0.0, 1.0, 0.0), 1.0);
    QCOMPARE(decayProbability(0.1, 1.0, 0.0), 0.0);
    QCOMPARE(decayProbability(0.0, 1.0, infinity), 0.0);
    QCOMPARE(decayProbability(0.0, infinity, 3.0), 1.0);
    QCOMPARE(decayProbability(1.0, 1.0, 3.0), 0.0);
    // A long-lived particle: (l₂ - l₁)/ℓ, with all digits.
    QVERIFY(relative(decayProbability(1.0, 4.0, 1e18), 3e-18) < 1e-15);
    // Two adjacent regions make one.
    const double split = decayProbability(1.0, 2.0, 1.7) + decayProbability(2.0, 5.0, 1.7);
    QVERIFY(relative(split, decayProbability(1.0, 5.0, 1.7)) < 1e-15);

    QCOMPARE(decayLength(0.0, 1.0, 1.0), infinity);
    // cτ of a particle at p = m is ħc/Γ, and its lifetime takes light that far.
    const double speedOfLight = 299792458.0;
    QVERIFY(relative(decayLength(1e-12, 1.0, 1.0), lifetimeSeconds(1e-12) * speedOfLight) < 1e-14);
    QVERIFY(relative(lifetimeSeconds(1e-12), 6.582119569e-13) < 1e-9);
}

void TestWidths::electroweakMixing() {
    const GaugeCouplings equal = gaugeCouplings(1e-3, 1e-3);
    QVERIFY(relative(equal.photonPhoton, 1e-3) < 1e-15);
    QCOMPARE(equal.photonZ, 0.0);
    QVERIFY(relative(equal.zZ, 1e-3) < 1e-15);
    // Rotating the fields keeps trace and determinant of the coupling matrix.
    const GaugeCouplings mixed = gaugeCouplings(0.7e-3, -0.2e-3);
    QVERIFY(relative(mixed.photonPhoton + mixed.zZ, 0.5e-3) < 1e-14);
    QVERIFY(relative(mixed.photonPhoton * mixed.zZ - mixed.photonZ * mixed.photonZ,
                     0.7e-3 * -0.2e-3) < 1e-14);
    QVERIFY(std::abs(photonZRatioHypercharge() + 0.5484) < 1e-4);
    QCOMPARE(photonZRatio(0.0), photonZRatioHypercharge());
    QCOMPARE(photonZRatio(1.0), 0.0);
    QVERIFY(relative(photonZRatio(-0.4), gaugeCouplings(2.0, -0.8).photonZ /
                                             gaugeCouplings(2.0, -0.8).photonPhoton) < 1e-15);
    // Hypercharge alone with a massless Z must act as the hypercharge of the lepton, ¾ on average.
    const double s2 = constants::sinSquaredWeinberg;
    const GaugeCouplings hypercharge = gaugeCouplings(1.0, 0.0);
    const double bracket = hypercharge.photonPhoton + zVertexFactor() * hypercharge.photonZ;
    QVERIFY(relative(bracket, 0.75) < 1e-14);
    QVERIFY(relative(zVertexFactor(), (1.0 - 4.0 * s2) / (4.0 * std::sqrt(s2 * (1.0 - s2)))) <
            1e-15);
}

void TestWidths::mergingLimits() {
    QCOMPARE(resolvedFraction(0.1, 5.0, 0.0), 1.0);
    QCOMPARE(resolvedFraction(0.1, 0.1, 3.0), 1.0); // at rest: back to back
    QVERIFY(relative(smallestOpening(0.1, 0.1), std::numbers::pi) < 1e-15);
    // Every decay opens wider than the smallest angle, and it only just does.
    const double smallest = smallestOpening(0.1, 5.0);
    QCOMPARE(resolvedFraction(0.1, 5.0, smallest * (1.0 - 1e-12)), 1.0);
    QVERIFY(resolvedFraction(0.1, 5.0, smallest * (1.0 + 1e-6)) < 1.0);
    // γ → ∞ keeps its digits: → cot²(δ/2)/2γ².
    const double gamma = 1e9;
    const double tangent = std::tan(0.04);
    QVERIFY(relative(resolvedFraction(1.0, gamma, 0.08),
                     0.5 / (gamma * gamma * tangent * tangent)) < 1e-12);
}

void TestWidths::mergingCountsDecays() {
    // Opening angle of a decay at cos θ: sin(δ/2) = 1/(γ√(1 - β²cos²θ)); count uniform cos θ.
    const double mass = 0.3;
    const double energy = 5.3;
    const double gamma = energy / mass;
    const double beta2 = 1.0 - 1.0 / (gamma * gamma);
    for (const double opening : {0.12, 0.2, 0.5, 2.0}) {
        const int count = 200000;
        int resolved = 0;
        for (int i = 0; i < count; ++i) {
            const double cosine = (i + 0.5) / count;
            const double sine = 1.0 / (gamma * std::sqrt(1.0 - beta2 * cosine * cosine));
            resolved += sine > std::sin(0.5 * opening) ? 1 : 0;
        }
        const double counted = static_cast<double>(resolved) / count;
        QVERIFY(std::abs(counted - resolvedFraction(mass, energy, opening)) < 1e-5);
    }
}

void TestWidths::constantsCarryTheirSource() {
    QVERIFY(constants::all().size() >= 16);
    for (const auto& [name, constant] : constants::all()) {
        QVERIFY2(constant.value > 0.0 && constant.uncertainty >= 0.0, name);
        QVERIFY2(constant.uncertainty < 0.01 * constant.value, name);
        QVERIFY2(constant.year >= 2019 && constant.source[0] && constant.unit[0], name);
    }
    QVERIFY(relative(1.0 / constants::alpha0, 137.035999177) < 1e-15);
    // (ħc)² in pb: 1 m² = 1e40 pb.
    const double hbarC = constants::hbarCGeVm;
    QVERIFY(relative(hbarC * hbarC * 1e40, constants::picobarnPerInverseGeV2) < 1e-14);
    QVERIFY(relative(hbarC, constants::hbarGeVs * 299792458.0) < 1e-14);
}

void TestWidths::referenceValues() {
    using reference::Point;
    using reference::worst;
    const auto lepton = [](Particle particle) {
        return [particle](const Point& p) {
            return widthLeptonPair(particle, p.number(0), p.number(1), p.number(2));
        };
    };
    // One point lies 2.3e-7 above threshold, where rounding the masses costs 6e-11.
    QVERIFY(worst("w_all", lepton(Particle::pseudoscalar)) < 1e-10);
    QVERIFY(worst("w_sll", lepton(Particle::scalar)) < 1e-10);
    QVERIFY(worst("w_Apll", lepton(Particle::vector)) < 1e-10);
    QVERIFY(worst("w_Axll", lepton(Particle::axialVector)) < 1e-10);
    const auto two = [](double (*f)(double, double)) {
        return [f](const Point& p) { return f(p.number(0), p.number(1)); };
    };
    const auto three = [](double (*f)(double, double, double)) {
        return [f](const Point& p) { return f(p.number(0), p.number(1), p.number(2)); };
    };
    QVERIFY(worst("w_agg", two(widthPhotonPair)) < 1e-14);
    QVERIFY(worst("w_Zga", two(widthZPhoton)) < 1e-14);
    QVERIFY(worst("R_Vga", three(ratioVectorMesonPhoton)) < 1e-13);
    QVERIFY(worst("decay_length_m", three(decayLength)) < 1e-14);
    QVERIFY(worst("p_decay", three(decayProbability)) < 1e-14);
    QVERIFY(worst("resolved_fraction", three(resolvedFraction)) < 1e-14);
    QVERIFY(worst("ew_gg", [](const Point& p) {
                return gaugeCouplings(p.number(0), p.number(1)).photonPhoton;
            }) < 1e-14);
    QVERIFY(worst("ew_gZ", [](const Point& p) {
                return gaugeCouplings(p.number(0), p.number(1)).photonZ;
            }) < 1e-14);
    QVERIFY(worst("ew_ZZ", [](const Point& p) {
                return gaugeCouplings(p.number(0), p.number(1)).zZ;
            }) < 1e-14);
}

QTEST_APPLESS_MAIN(TestWidths)
#include "test_widths.moc"
