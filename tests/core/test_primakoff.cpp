#include "core/physics/primakoff.hpp"

#include "core/constants/constants.hpp"

#include "comparison.hpp"

#include <QtTest>

#include <cmath>

using namespace cyrano::physics;
using fixture::close;

namespace {

constexpr Atom aluminium{13.0, 26.98};
constexpr Atom tungsten{74.0, 183.84};

} // namespace

class TestPrimakoff : public QObject {
    Q_OBJECT
  private slots:
    void formFactorPlateau();
    void formFactorScreening();
    void formFactorFalls();
    void differentialAgainstRaffelt();
    void logarithmOfEnergy();
    void integralConverges();
    void kicksAscend();
    void kinematicEnd();
    void domain();
};

void TestPrimakoff::formFactorPlateau() {
    // Between screening (1e-10 GeV^2) and the nuclear size (0.02 GeV^2): Z^2 + Z.
    QVERIFY(close(atomicFormFactor(aluminium, 1e-6), 13.0 * 14.0, 2e-3));
    QVERIFY(close(atomicFormFactor(tungsten, 1e-6), 74.0 * 75.0, 2e-3));
}

void TestPrimakoff::formFactorScreening() {
    // A neutral atom seen from far away: G2 ~ t^2.
    QCOMPARE(atomicFormFactor(aluminium, 0.0), 0.0);
    const double low = atomicFormFactor(aluminium, 1e-15);
    QVERIFY(close(atomicFormFactor(aluminium, 1e-16) / low, 0.01, 1e-3));
    const double a = 111.0 / (std::cbrt(13.0) * cyrano::constants::electronMassGeV);
    const double b = 773.0 / (std::cbrt(169.0) * cyrano::constants::electronMassGeV);
    QVERIFY(close(low, (169.0 * std::pow(a, 4) + 13.0 * std::pow(b, 4)) * 1e-30, 1e-3));
}

void TestPrimakoff::formFactorFalls() {
    const double d = 0.164 / std::cbrt(26.98 * 26.98);
    // At t = d the nucleus has a quarter of its Z^2; the protons are still nearly whole.
    const double protons =
        13.0 *
        std::pow((1.0 + d * (2.79 * 2.79 - 1.0) / (4.0 * 0.8804)) / std::pow(1.0 + d / 0.71, 4), 2);
    QVERIFY(close(atomicFormFactor(aluminium, d), 169.0 / 4.0 + protons, 1e-4));
    QVERIFY(atomicFormFactor(aluminium, 10.0) < 1e-3);
}

void TestPrimakoff::differentialAgainstRaffelt() {
    // dsigma/dOmega = (alpha g^2 Z^2/8 pi) |k x p|^2/q^4 F^2, exact kinematics without recoil.
    const double energy = 10.0;
    const double mass = 0.05;
    const double momentum = std::sqrt(energy * energy - mass * mass);
    for (const double kick : {1e-4, 1e-3, 1e-2, 0.05}) {
        const double sine = kick / momentum;
        const double cosine = std::sqrt(1.0 - sine * sine);
        const double q2 = kick * kick + std::pow(energy - momentum * cosine, 2);
        const double perSolidAngle = cyrano::constants::alpha0 / (8.0 * M_PI) *
                                     std::pow(energy * momentum * sine / q2, 2) *
                                     atomicFormFactor(aluminium, q2);
        const double perKickSquared = perSolidAngle * M_PI / (momentum * momentum * cosine);
        QVERIFY(
            close(primakoffPerKickSquared(aluminium, energy, mass, kick), perKickSquared, 1e-3));
    }
}

void TestPrimakoff::logarithmOfEnergy() {
    // sigma = (alpha Z(Z+1)/8) ln(t_max/t_min) + const with t_min ~ 1/E^2.
    const double rise =
        primakoffCrossSection(aluminium, 20.0, 0.1) - primakoffCrossSection(aluminium, 10.0, 0.1);
    const double expected = cyrano::constants::alpha0 / 8.0 * 182.0 * std::log(4.0);
    QVERIFY2(close(rise, expected, 0.01), qPrintable(QString::number(rise / expected)));
}

void TestPrimakoff::integralConverges() {
    for (const double mass : {1e-5, 1e-3, 0.03, 0.5}) {
        const double fine = primakoffCrossSection(tungsten, 9.0, mass, 400);
        QVERIFY(close(primakoffCrossSection(tungsten, 9.0, mass, 40), fine, 1e-4));
        QVERIFY(close(primakoffCrossSection(tungsten, 9.0, mass), fine, 1e-5));
    }
    // Steps that turn linear above 80 MeV are the same integral.
    const KickNodes nodes = kickNodes(aluminium, 0.08, 96);
    double sum = 0.0;
    for (std::size_t i = 0; i < nodes.kickGeV.size(); ++i)
        sum +=
            nodes.weightGeV2[i] * primakoffPerKickSquared(aluminium, 10.0, 0.01, nodes.kickGeV[i]);
    QVERIFY(close(sum, primakoffCrossSection(aluminium, 10.0, 0.01), 1e-5));
}

void TestPrimakoff::kicksAscend() {
    const KickNodes nodes = kickNodes(tungsten, 0.05, 64);
    QCOMPARE(nodes.kickGeV.size(), std::size_t{64});
    for (std::size_t i = 1; i < nodes.kickGeV.size(); ++i)
        QVERIFY(nodes.kickGeV[i] > nodes.kickGeV[i - 1]);
    QVERIFY(close(nodes.kickGeV.back(), 1.0, 1e-12));
}

void TestPrimakoff::kinematicEnd() {
    QCOMPARE(primakoffCrossSection(aluminium, 0.5, 0.5), 0.0);
    QCOMPARE(primakoffCrossSection(aluminium, 0.4, 0.5), 0.0);
    const double near = primakoffCrossSection(aluminium, 0.5000001, 0.5);
    QVERIFY(near > 0.0 && near < 1e-3 * primakoffCrossSection(aluminium, 1.0, 0.5));
}

void TestPrimakoff::domain() {
    QVERIFY(std::isnan(atomicFormFactor(aluminium, -1.0)));
    QVERIFY(std::isnan(atomicFormFactor(Atom{0.0, 1.0}, 1.0)));
    QVERIFY(std::isnan(primakoffPerKickSquared(aluminium, -1.0, 0.1, 0.1)));
    QVERIFY(std::isnan(primakoffPerKickSquared(aluminium, 1.0, 0.1, 0.0)));
    QVERIFY(std::isnan(minimumMomentumTransferSquaredGeV2(0.0, 0.1)));
    QVERIFY(kickNodes(aluminium, 1.0, 1).kickGeV.empty());
    QVERIFY(std::isnan(primakoffCrossSection(aluminium, 1.0, 0.1, 0)));
}

QTEST_APPLESS_MAIN(TestPrimakoff)
#include "test_primakoff.moc"
