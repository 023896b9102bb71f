#include "core/constants/constants.hpp"
#include "core/physics/electron_bremsstrahlung.hpp"
#include "core/physics/shower.hpp"
#include "core/physics/straggling.hpp"

#include "comparison.hpp"
#include "emission_fixture.hpp"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace cyrano::physics;
using emission_fixture::integrateLog;
using fixture::close;
namespace constants = cyrano::constants;

namespace {

constexpr double me = constants::electronMassGeV;
constexpr double alpha = constants::alpha0;

constexpr Atom aluminium{13.0, 26.98};
constexpr Atom tungsten{74.0, 183.84};

} // namespace

class TestElectronBremsstrahlung : public QObject {
    Q_OBJECT
  private slots:
    void fluxAgainstDirectIntegral();
    void masslessVectorIsBremsstrahlung();
    void lightAndHeavySpinZero();
    void axialVectorBetweenVectorAndPseudoscalar();
    void angleIsNormalised();
    void bremsstrahlungDomain();
    void volterraAgainstRamanujan();
    void volterraLimits();
    void trackMoments();
    void trackDensityOfTheCascade();
    void trackDomain();
};

void TestElectronBremsstrahlung::fluxAgainstDirectIntegral() {
    for (const Atom& atom : {aluminium, tungsten}) {
        for (const double mass : {1e-5, 1e-3, 0.01, 0.1, 0.4}) {
            for (const double energy : {1.0, 20.0, 275.0}) {
                const double lowest = std::pow(mass * mass / (2.0 * energy), 2);
                const double direct = integrateLog(
                    [&](double t) { return (t - lowest) / (t * t) * atomicFormFactor(atom, t); },
                    lowest, mass * mass + me * me, 40000);
                QVERIFY(close(effectivePhotonFlux(atom, energy, mass), direct, 1e-6));
            }
        }
    }
    QVERIFY(effectivePhotonFlux(tungsten, 9.0, 0.0) > 0.0);
    QCOMPARE(effectivePhotonFlux(tungsten, 0.01, 0.1), 0.0); // no momentum transfer is left
    QVERIFY(std::isnan(effectivePhotonFlux(tungsten, -1.0, 0.1)));
}

void TestElectronBremsstrahlung::masslessVectorIsBremsstrahlung() {
    for (const double x : {0.01, 0.2, 0.5, 0.8, 0.99}) {
        const double expected =
            2.0 * std::pow(alpha, 3) / (me * me) * (4.0 / 3.0 * (1.0 - x) + x * x) / x;
        QVERIFY(close(emissionPerFraction(Particle::vector, 20.0, 0.0, x), expected, 1e-12));
        // Heavy on the scale of the electron: 4α³(1 - x + x²/3)/U0.
        const double u0 = (1.0 - x) / x;
        QVERIFY(close(emissionPerFraction(Particle::vector, 1e5, 1.0, x),
                      4.0 * std::pow(alpha, 3) * (1.0 - x + x * x / 3.0) / u0, 1e-4));
    }
}

void TestElectronBremsstrahlung::lightAndHeavySpinZero() {
    const double unit = alpha * alpha / (4.0 * M_PI);
    for (const double x : {0.05, 0.3, 0.7, 0.95}) {
        const double heavy = unit * 2.0 / 3.0 * x * x * x / (1.0 - x);
        QVERIFY(close(emissionPerFraction(Particle::pseudoscalar, 1e5, 1.0, x), heavy, 1e-4));
        QVERIFY(close(emissionPerFraction(Particle::scalar, 1e5, 1.0, x), heavy, 1e-4));
        // The light pseudoscalar is hard, the light scalar radiates like charge: soft, 1/x.
        QVERIFY(close(emissionPerFraction(Particle::pseudoscalar, 20.0, 0.0, x),
                      unit * x / (me * me), 1e-12));
        QVERIFY(close(emissionPerFraction(Particle::scalar, 20.0, 0.0, x),
                      unit / (me * me) * (x + 4.0 / 3.0 * (1.0 - x) / x), 1e-12));
    }
}

void TestElectronBremsstrahlung::axialVectorBetweenVectorAndPseudoscalar() {
    for (const double x : {0.1, 0.5, 0.9}) {
        QVERIFY(close(emissionPerFraction(Particle::axialVector, 20.0, 0.5, x),
                      emissionPerFraction(Particle::vector, 20.0, 0.5, x), 1e-3));
        // Longitudinal modes of a light one are pseudoscalars of coupling 2 m_e e/m.
        const double mass = 1e-7;
        const double coupling = 4.0 * M_PI * alpha * std::pow(2.0 * me / mass, 2);
        QVERIFY(close(emissionPerFraction(Particle::axialVector, 20.0, mass, x),
                      coupling * emissionPerFraction(Particle::pseudoscalar, 20.0, mass, x), 1e-5));
    }
}

void TestElectronBremsstrahlung::angleIsNormalised() {
    for (const Particle particle :
         {Particle::pseudoscalar, Particle::scalar, Particle::vector, Particle::axialVector}) {
        for (const double mass : {3e-4, 0.02}) {
            for (const double x : {0.1, 0.6, 0.999}) {
                const EmissionAngle angle(particle, mass, x);
                const auto density = [&](double k) { return 2.0 * k * angle.perKickSquared(k); };
                QVERIFY(close(integrateLog(density, 1e-9, 100.0, 20000), 1.0, 1e-5));
                for (const double kick : {1e-4, 1e-3, 0.03})
                    QVERIFY(close(integrateLog(density, 1e-9, kick, 20000), angle.shareBelow(kick),
                                  1e-4));
                QVERIFY(angle.perKickSquared(0.0) > 0.0);
                QCOMPARE(angle.shareBelow(0.0), 0.0);
                QVERIFY(close(angle.shareBelow(1e3), 1.0, 1e-8));
            }
        }
    }
}

void TestElectronBremsstrahlung::bremsstrahlungDomain() {
    QCOMPARE(emissionPerFraction(Particle::vector, 1.0, 0.6, 0.5), 0.0); // too slow to exist
    QVERIFY(emissionPerFraction(Particle::vector, 1.0, 0.4, 0.5) > 0.0);
    for (const double x : {0.0, 1.0, -0.1, std::nan("")})
        QVERIFY(std::isnan(emissionPerFraction(Particle::scalar, 1.0, 0.1, x)));
    QVERIFY(std::isnan(emissionPerFraction(Particle::scalar, 0.0, 0.1, 0.5)));
    QVERIFY(std::isnan(emissionPerFraction(Particle::axialVector, 1.0, 0.0, 0.5)));
    QVERIFY(std::isnan(EmissionAngle(Particle::vector, 0.1, 2.0).shareBelow(0.1)));
    QVERIFY(std::isnan(EmissionAngle(Particle::vector, 0.1, 0.5).perKickSquared(-0.1)));
}

void TestElectronBremsstrahlung::volterraAgainstRamanujan() {
    // ∫₀^∞ e^(-Lr) dr/[r(π² + ln²r)] = e^L - ν(L), here in y = ln r = π tan(πφ).
    for (const double loss : {1e-9, 1e-4, 0.03, 0.7, 2.0, 6.0}) {
        constexpr int steps = 200000;
        double sum = 0.0;
        for (int i = 0; i < steps; ++i) {
            const double y = M_PI * std::tan(M_PI * ((i + 0.5) / steps - 0.5));
            sum += y > 700.0 ? 0.0 : std::exp(-loss * std::exp(y));
        }
        QVERIFY(close(volterraNu(loss), std::exp(loss) - sum / steps, 1e-4));
    }
}

void TestElectronBremsstrahlung::volterraLimits() {
    // ν(L) → 1/λ + γ_E/λ² + …, λ = ln(1/L), the expansion of 1/Γ(1+s) integrated.
    const double lambda = 200.0;
    const double quadratic = std::pow(std::numbers::egamma, 2) - M_PI * M_PI / 6.0;
    const double series =
        1.0 / lambda + std::numbers::egamma / std::pow(lambda, 2) + quadratic / std::pow(lambda, 3);
    QVERIFY(close(volterraNu(std::exp(-lambda)), series, 1e-6));
    QVERIFY(close(volterraNu(40.0), std::exp(40.0), 1e-12));
    for (const double loss : {1e-8, 1e-2, 1.0, 20.0}) {
        const double difference = volterraNu(loss * 1.001) - volterraNu(loss * 0.999);
        QVERIFY(close(difference / (0.002 * loss), volterraNuSlope(loss), 1e-4));
    }
    QCOMPARE(volterraNu(0.0), 0.0);
}

void TestElectronBremsstrahlung::trackMoments() {
    const auto moment = [](TrackMeasure measure, double s) {
        const TrackNodes nodes = trackNodes(measure, 50.0, 120);
        double sum = 0.0;
        for (std::size_t i = 0; i < nodes.loss.size(); ++i)
            sum += nodes.radiationLengths[i] * std::exp(-s * nodes.loss[i]);
        return sum;
    };
    const double a = 4.0 / 3.0 + 2.0 * CascadeTrackLength::defaultScreening;
    const double mu = 7.0 / 9.0 - CascadeTrackLength::defaultScreening / 3.0;
    for (const double s : {2.0, 3.0, 6.0}) {
        // <u^s> = (1+s)^(-bt) at depth t.
        QVERIFY(close(moment(TrackMeasure::primary, s), 0.75 / std::log1p(s), 1e-5));
        double harmonic = 0.0;
        for (int k = 1; k <= s; ++k)
            harmonic += 1.0 / k;
        const double loss = a * (harmonic - s / (s + 1.0)) + 0.5 - 1.0 / ((s + 1.0) * (s + 2.0));
        const double pairs = 2.0 * (1.0 / (s + 1.0) - a / (s + 2.0) + a / (s + 3.0));
        const double photons = a / (s * (s + 1.0)) + 1.0 / (s + 2.0);
        QVERIFY(close(moment(TrackMeasure::cascade, s), 1.0 / (loss - pairs * photons / mu), 1e-5));
    }
}

void TestElectronBremsstrahlung::trackDensityOfTheCascade() {
    const CascadeTrackLength cascade;
    for (const double loss : {1e-4, 0.01, 1.0, 4.0}) {
        const double direct =
            integrateLog([&](double l) { return std::exp(-l) * cascade.electron(std::exp(-l)); },
                         loss, 2.0 * loss, 2000);
        const double difference = cumulativeTrackLength(TrackMeasure::cascade, 2.0 * loss) -
                                  cumulativeTrackLength(TrackMeasure::cascade, loss);
        QVERIFY(close(difference, direct, 1e-5));
    }
    // The start of the law, where only the closed form reaches, joins on smoothly.
    const auto slope = [](double loss) {
        return (cumulativeTrackLength(TrackMeasure::cascade, 1.01 * loss) -
                cumulativeTrackLength(TrackMeasure::cascade, 0.99 * loss)) /
               0.02;
    };
    for (const double loss : {1e-8, 3e-6})
        QVERIFY(
            close(slope(loss), loss * std::exp(-loss) * cascade.electron(std::exp(-loss)), 1e-3));
    // A beam electron first of all radiates: both laws hold a twentieth of a length below 1e-6.
    for (const TrackMeasure measure : {TrackMeasure::primary, TrackMeasure::cascade})
        QVERIFY(close(cumulativeTrackLength(measure, 1e-6), 0.0558, 0.01));
}

void TestElectronBremsstrahlung::trackDomain() {
    for (const TrackMeasure measure :
         {TrackMeasure::oneRadiationLength, TrackMeasure::primary, TrackMeasure::cascade}) {
        QCOMPARE(cumulativeTrackLength(measure, 0.0), 0.0);
        double previous = 0.0;
        for (double loss = 1e-12; loss < 10.0; loss *= 1.5) {
            const double now = cumulativeTrackLength(measure, loss);
            QVERIFY(measure == TrackMeasure::oneRadiationLength ? now == 1.0 : now > previous);
            previous = now;
        }
        for (const double loss : {-1.0, 200.0, std::nan("")})
            QVERIFY(std::isnan(cumulativeTrackLength(measure, loss)));
        QVERIFY(trackNodes(measure, 1e-6, 10).loss.empty());
        QVERIFY(trackNodes(measure, 1.0, 1).loss.empty());
    }
    QVERIFY(std::isnan(volterraNu(-1.0)));
    QVERIFY(std::isnan(volterraNuSlope(0.0)));
}

QTEST_APPLESS_MAIN(TestElectronBremsstrahlung)
#include "test_electron_bremsstrahlung.moc"
