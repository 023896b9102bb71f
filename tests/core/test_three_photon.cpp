#include "comparison.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/photon_fusion.hpp"
#include "core/physics/photon_merging.hpp"
#include "core/physics/photon_pair.hpp"
#include "core/physics/three_photon.hpp"
#include "core/physics/vector_resonance.hpp"
#include "reference_values.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <QtTest>

#include <algorithm>
#include <numbers>
#include <random>

using namespace cyrano;
using namespace cyrano::physics;
using fixture::relative;

namespace {

constexpr double pi = std::numbers::pi;
const ThreePhotonAcceptance symmetric{10.58, 0.25, -0.9, 0.9};

template <class Function>
double integral(Function f, double from, double to, int parts) {
    double sum = 0.0;
    for (int i = 0; i < parts; ++i) {
        sum += boost::math::quadrature::gauss<double, 7>::integrate(
            f, from + (to - from) * i / parts, from + (to - from) * (i + 1) / parts);
    }
    return sum;
}

/// The sum over pairs counts every event three times.
double total(const ThreePhotonAcceptance& a) {
    const double end = std::sqrt(a.sqrtSGeV * (a.sqrtSGeV - 2.0 * a.minEnergyGeV));
    const double bend = std::sqrt(2.0 * a.sqrtSGeV * a.minEnergyGeV);
    const auto density = [&a](double m) { return threePhotonDensityPbPerGeV(m, a); };
    return (integral(density, 0.0, bend, 20) + integral(density, bend, end, 40)) / 3.0;
}

struct Vector {
    double x, y, z;
};

double cosine(const Vector& a, const Vector& b) {
    return (a.x * b.x + a.y * b.y + a.z * b.z) /
           std::sqrt((a.x * a.x + a.y * a.y + a.z * a.z) * (b.x * b.x + b.y * b.y + b.z * b.z));
}

/// e⁺e⁻ → γ + pair by throwing dice, cuts on plain three-vectors.
struct Thrown {
    double accepted;     ///< of a signal with 1 + cos²θ and isotropic decay
    double densityPbGeV; ///< of QED
};
Thrown thrown(double m, const ThreePhotonAcceptance& a, int count) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<> u(-1.0, 1.0);
    const double s = a.sqrtSGeV * a.sqrtSGeV;
    const double recoil = (s - m * m) / (2.0 * a.sqrtSGeV);
    const double gamma = (a.sqrtSGeV - recoil) / m;
    const double boost = recoil / m;
    double all = 0.0;
    double in = 0.0;
    double matrix = 0.0;
    for (int i = 0; i < count; ++i) {
        const double c = u(random);
        const double sine = std::sqrt(1.0 - c * c);
        const double cd = u(random);
        const double phi = pi * u(random);
        // Pair along its own z first, then turned by θ about y.
        std::array<Vector, 3> k{};
        for (const int sign : {1, -1}) {
            const double along = 0.5 * m * (boost + sign * gamma * cd);
            const double across = sign * 0.5 * m * std::sqrt(1.0 - cd * cd);
            const double x = across * std::cos(phi);
            k[sign > 0 ? 0 : 1] = {x * c + along * sine, across * std::sin(phi),
                                   along * c - x * sine};
        }
        k[2] = {-recoil * sine, 0.0, -recoil * c};
        all += 1.0 + c * c;
        const bool seen =
            std::all_of(k.begin(), k.end(),
                        [&a](const Vector& p) {
                            const double e = std::hypot(p.x, p.y, p.z);
                            return e > a.minEnergyGeV && p.z > a.cosMin * e && p.z < a.cosMax * e;
                        }) &&
            std::acos(std::clamp(cosine(k[0], k[1]), -1.0, 1.0)) > a.minOpeningRad;
        if (!seen) {
            continue;
        }
        in += 1.0 + c * c;
        double sum = 0.0;
        double product = 1.0;
        for (const Vector& p : k) {
            const double e = std::hypot(p.x, p.y, p.z);
            const double minus = 0.5 * a.sqrtSGeV * (e - p.z);
            const double plus = 0.5 * a.sqrtSGeV * (e + p.z);
            sum += minus * plus * (minus * minus + plus * plus);
            product *= minus * plus;
        }
        matrix += sum / product;
    }
    const double e2 = 4.0 * pi * constants::alpha0;
    // dσ/dm = 2m (1/2s)(1/2)(1/2π)(1/8π)²(1 - m²/s) e⁶ s <…>
    const double density = 2.0 * m / (2.0 * s) * 0.5 / (2.0 * pi) / (64.0 * pi * pi) *
                           (1.0 - m * m / s) * e2 * e2 * e2 * s * matrix / count *
                           constants::picobarnPerInverseGeV2;
    return {in / all, density};
}

} // namespace

class TestThreePhoton : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void referenceValues() {
        using reference::Point;
        using reference::worst;
        QVERIFY(worst("dsig3_dm_pb_per_GeV_sym", [](const Point& p) {
                    return threePhotonDensityPbPerGeV(p.number(0), symmetric);
                }) < 3e-4);
        QVERIFY(worst("dsig3_dm_pb_per_GeV_belle2", [](const Point& p) {
                    return threePhotonDensityPbPerGeV(p.number(0), belle2ThreePhotons());
                }) < 3e-4);
        QVERIFY(worst("dsig3_dm_pb_per_GeV_bes3", [](const Point& p) {
                    return threePhotonDensityPbPerGeV(p.number(0), bes3ThreePhotons());
                }) < 3e-4);
        QVERIFY(worst("sig_fusion", [](const Point& p) {
                    return crossSectionPhotonFusionPb(p.number(0), p.number(1),
                                                      std::sqrt(p.number(2)), p.number(3)) /
                           constants::picobarnPerInverseGeV2;
                }) < 1e-9);
        QVERIFY(worst("sig_fusion_low", [](const Point& p) {
                    return crossSectionPhotonFusionLowPb(p.number(0), p.number(1),
                                                         std::sqrt(p.number(2))) /
                           constants::picobarnPerInverseGeV2;
                }) < 1e-13);
    }

    /// Totals of an independent flat-phase-space calculation (statistical errors 2e-3).
    void totals() {
        QVERIFY(relative(total(symmetric), 79.63) < 1e-3);
        QVERIFY(relative(total(belle2ThreePhotons()), 97.68) < 1e-3);
        QVERIFY(relative(total(bes3ThreePhotons()), 1069.5) < 1e-3);
    }

    void agreesWithThrowingDice_data() {
        QTest::addColumn<double>("massGeV");
        QTest::addColumn<double>("openingRad");
        for (const double opening : {0.0, 0.08, 0.16}) {
            for (const double m : {0.2, 0.4, 2.3, 7.0, 10.0}) {
                QTest::addRow("m=%g opening %g", m, opening) << m << opening;
            }
        }
    }
    void agreesWithThrowingDice() {
        QFETCH(double, massGeV);
        QFETCH(double, openingRad);
        ThreePhotonAcceptance a = belle2ThreePhotons();
        a.minOpeningRad = openingRad;
        const Thrown dice = thrown(massGeV, a, 400000);
        QVERIFY(relative(acceptedFractionPhotonAlp(massGeV, a), dice.accepted) < 0.01 ||
                dice.accepted < 0.05);
        QVERIFY(std::abs(acceptedFractionPhotonAlp(massGeV, a) - dice.accepted) < 0.003);
        QVERIFY2(relative(threePhotonDensityPbPerGeV(massGeV, a), dice.densityPbGeV) < 0.03,
                 qPrintable(QString::number(dice.densityPbGeV)));
    }

    void laboratoryAnglesOfAsymmetricBeams() {
        const ThreePhotonAcceptance a = belle2ThreePhotons();
        QVERIFY(relative(a.cosMin, -0.9212559053417225) < 1e-12);
        QVERIFY(relative(a.cosMax, 0.9246936834252399) < 1e-12);
        QVERIFY(relative(a.sqrtSGeV * a.sqrtSGeV, 112.112) < 1e-12);
        QCOMPARE(centreOfMassCosine(0.3, 5.0, 5.0), 0.3);
        QCOMPARE(centreOfMassCosine(1.0, 7.0, 4.0), 1.0);
        QVERIFY(std::isnan(centreOfMassCosine(1.1, 7.0, 4.0)));
    }

    /// Without other cuts the accepted share is the one of two isotropic photons.
    void openingAngleAlone() {
        const ThreePhotonAcceptance open{10.58, 0.0, -1.0 + 1e-12, 1.0 - 1e-12, 0.08};
        for (const double m : {0.05, 0.2, 0.5}) {
            const double energy = (10.58 * 10.58 + m * m) / (2.0 * 10.58);
            QVERIFY(relative(acceptedFractionPhotonAlp(m, open),
                             resolvedFraction(m, energy, 0.08)) < 1e-4);
        }
    }

    void mirrorSymmetric() {
        const ThreePhotonAcceptance forward{10.0, 0.2, -0.5, 0.9};
        const ThreePhotonAcceptance backward{10.0, 0.2, -0.9, 0.5};
        for (const double m : {0.3, 3.0, 9.0}) {
            QVERIFY(relative(threePhotonDensityPbPerGeV(m, forward),
                             threePhotonDensityPbPerGeV(m, backward)) < 1e-3);
        }
    }

    void domain() {
        QCOMPARE(threePhotonDensityPbPerGeV(0.0, symmetric), 0.0);
        QCOMPARE(threePhotonDensityPbPerGeV(10.4, symmetric), 0.0); // recoil photon too soft
        QCOMPARE(threePhotonDensityPbPerGeV(11.0, symmetric), 0.0);
        QVERIFY(std::isnan(threePhotonDensityPbPerGeV(-1.0, symmetric)));
        QVERIFY(std::isnan(threePhotonDensityPbPerGeV(1.0, {10.58, 0.25, -1.0, 0.9})));
        QVERIFY(std::isnan(threePhotonDensityPbPerGeV(1.0, {10.58, 0.25, 0.9, -0.9})));
        QVERIFY(std::isnan(acceptedFractionPhotonAlp(1.0, {10.58, 0.25, -0.9, 0.9, 4.0})));
        QVERIFY(std::isnan(crossSectionPhotonFusionPb(1e-3, 0.0, 10.58, 28.0)));
        QVERIFY(std::isnan(crossSectionPhotonFusionPb(1e-3, 1.0, 10.58, 0.0)));
        QVERIFY(std::isnan(crossSectionPhotonFusionLowPb(1e-3, 11.0, 10.58)));
        QVERIFY(std::isnan(crossSectionPhotonPairPb(10.0, 1.0)));
        QVERIFY(std::isnan(resonanceOverlap({10.58, 0.0, 1e-5, 0.0}, 10.58)));
    }

    /// The ambiguity of the two forms: a factor 2 for a light particle, none near 5 GeV.
    void fusionForms() {
        const auto ratio = [](double m) {
            return crossSectionPhotonFusionPb(1e-3, m, 10.58, 27.9841) /
                   crossSectionPhotonFusionLowPb(1e-3, m, 10.58);
        };
        QVERIFY(relative(ratio(0.1), 4.44 / 2.21) < 0.01);
        QVERIFY(relative(ratio(1.0), 1.28 / 0.92) < 0.01);
        QVERIFY(ratio(8.0) < 1.0);
        QVERIFY(relative(crossSectionPhotonFusionPb(2e-3, 1.0, 10.58, 28.0),
                         4.0 * crossSectionPhotonFusionPb(1e-3, 1.0, 10.58, 28.0)) < 1e-14);
    }

    /// 1 + cos²/sin² over the half sphere of two like photons.
    void photonPairs() {
        const auto density = [](double c) {
            return 2.0 * pi * constants::alpha0 * constants::alpha0 / 100.0 * (1.0 + c * c) /
                   (1.0 - c * c) * constants::picobarnPerInverseGeV2;
        };
        QVERIFY(relative(crossSectionPhotonPairPb(10.0, 0.9), integral(density, 0.0, 0.9, 10)) <
                1e-10);
        // A soft radiated photon: x → 0, (2α/π)(ln(s/m_e²) - 1)/x.
        const double m = 9.999;
        const double x = 1.0 - m * m / 100.0;
        const double me = constants::electronMassGeV;
        const double wanted = 2.0 * m / 100.0 * 2.0 * constants::alpha0 / pi *
                              (std::log(100.0 / (me * me)) - 1.0) / x *
                              crossSectionPhotonPairPb(m, 0.9);
        QVERIFY(relative(returnPhotonPairDensityPbPerGeV(m, 10.0, 0.9), wanted) < 3e-4);
    }

    /// ⟨Breit–Wigner⟩ at its centre is √π y e^{y²} erfc y, y = Γ/(2√2σ).
    void resonanceSpread() {
        const VectorResonance upsilon{10.5794, 0.0205, 1.57e-5, 0.00524};
        const double y = 0.0205 / (2.0 * std::sqrt(2.0) * 0.00524);
        QVERIFY(relative(resonanceOverlap(upsilon, 10.5794),
                         std::sqrt(pi) * y * std::exp(y * y) * std::erfc(y)) < 1e-10);
        QVERIFY(relative(resonanceOverlap({10.0, 0.02, 1e-5, 0.0}, 10.01), 0.5) < 1e-12);
        QVERIFY(resonanceOverlap(upsilon, 10.62) < resonanceOverlap(upsilon, 10.58));
        QVERIFY(relative(resonanceOverlap({10.0, 0.02, 1e-5, 1e-6}, 10.0), 1.0) < 1e-6);
        // A peak of 12π/M² shared by both branching ratios.
        const double peak = 12.0 * pi / std::pow(10.5794, 2) * std::pow(1.57e-5, 2) * 1e-6 *
                            std::pow(10.5794, 2) / (32.0 * pi * constants::alpha0) *
                            constants::picobarnPerInverseGeV2;
        QVERIFY(relative(crossSectionResonantPhotonAlpPb(upsilon, 1e-3, 0.0, 10.5794),
                         peak * resonanceOverlap(upsilon, 10.5794)) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestThreePhoton)
#include "test_three_photon.moc"
