#include "core/physics/shower.hpp"

#include <QtTest>

#include <cmath>
#include <vector>

using cyrano::physics::CascadeTrackLength;

namespace {

/// Midpoint sum of f over 0 < x < 1 in x = y^power, which flattens an end at zero.
template <typename F>
double integrate(F f, int count, double power) {
    double sum = 0.0;
    for (int i = 0; i < count; ++i) {
        const double y = (i + 0.5) / count;
        sum += power * std::pow(y, power - 1.0) * f(std::pow(y, power));
    }
    return sum / count;
}

} // namespace

class TestShower : public QObject {
    Q_OBJECT
  private slots:
    void rossiConstants();
    void withoutScreeningTerm();
    void firstGeneration();
    void moments_data();
    void moments();
    void domain();
};

void TestShower::rossiConstants() {
    // Rossi, High-Energy Particles: 0.572 E0/E^2 and 0.437 E0/E^2 radiation lengths.
    const CascadeTrackLength cascade;
    for (const double u : {1e-6, 1e-4, 1e-3}) {
        QVERIFY(std::abs(cascade.photon(u) * u * u - 0.572) < 0.0005);
        QVERIFY(std::abs(cascade.electron(u) * u * u - 0.437) < 0.0005);
    }
}

void TestShower::withoutScreeningTerm() {
    // Residue of the moments at s = 1 for b = 0, by hand: with A' = 2 pi^2/9 - 55/36, B' = -7/18 +
    // ...
    const double radiation = 4.0 / 3.0 * (M_PI * M_PI / 6.0 - 1.0 - 0.25) + 5.0 / 36.0;
    const double pairs = -2.0 * (0.25 - 4.0 / 27.0 + 1.0 / 12.0);
    const double bremsstrahlung = -4.0 / 3.0 + 1.0 / 3.0 - 1.0 / 9.0;
    const double residue = 1.0 / (radiation - 9.0 / 7.0 * pairs - bremsstrahlung);
    const CascadeTrackLength cascade(0.0);
    const double u = 1e-7;
    QVERIFY(std::abs(cascade.electron(u) * u * u / residue - 1.0) < 1e-9);
    QVERIFY(std::abs(cascade.photon(u) * u * u / (9.0 / 7.0 * residue) - 1.0) < 1e-9);
}

void TestShower::firstGeneration() {
    // T_gamma -> (27/28)/(-ln(1-u)) with corrections of relative order 1/ln(1-u).
    const CascadeTrackLength cascade(0.0);
    double previous = 0.1;
    for (const double rest : {1e-3, 1e-5, 1e-7, 1e-9, 1e-11}) {
        const double logarithm = -std::log(rest);
        const double excess = cascade.photon(1.0 - rest) * logarithm / (27.0 / 28.0) - 1.0;
        QVERIFY(excess > 0.0);
        QVERIFY(excess < previous);
        QVERIFY(excess * logarithm < 0.6);
        previous = excess;
    }
    QCOMPARE(cascade.photon(1.0), 0.0);
}

void TestShower::moments_data() {
    QTest::addColumn<double>("s");
    for (const double s : {1.5, 2.0, 3.0, 5.0})
        QTest::addRow("s = %g", s) << s;
}

void TestShower::moments() {
    // int T_gamma u^s du from the cross-sections themselves, integrated numerically.
    QFETCH(double, s);
    const double a = 4.0 / 3.0 + 2.0 * CascadeTrackLength::defaultScreening;
    const auto phi = [a](double v) { return a - a * v + v * v; };
    const auto psi = [a](double x) { return 1.0 - a * x * (1.0 - x); };
    const auto kept = [s](double v) { return -std::expm1(s * std::log1p(-v)); };
    constexpr int steps = 20000;
    const double loss = integrate([&](double v) { return phi(v) / v * kept(v); }, steps, 1.0);
    const double pairs =
        integrate([&](double x) { return 2.0 * psi(x) * std::pow(x, s); }, steps, 1.0);
    const double radiated =
        integrate([&](double v) { return phi(v) * std::pow(v, s - 1.0); }, steps, 2.0);
    const double rate = integrate(psi, steps, 1.0);
    const double expected = radiated / rate / (loss - pairs * radiated / rate);

    const CascadeTrackLength cascade;
    // Substitution 1-u = y^2 for the slow logarithm at u = 1, u = w^8 for the growth at 0.
    const double lower = integrate(
        [&](double x) { return 0.5 * cascade.photon(0.5 * x) * std::pow(0.5 * x, s); }, steps, 8.0);
    const double upper = integrate(
        [&](double x) { return 0.5 * cascade.photon(1.0 - 0.5 * x) * std::pow(1.0 - 0.5 * x, s); },
        steps, 4.0);
    QVERIFY2(std::abs((lower + upper) / expected - 1.0) < 1e-5,
             qPrintable(QString::number((lower + upper) / expected, 'g', 12)));
}

void TestShower::domain() {
    const CascadeTrackLength cascade;
    for (const double u : {0.0, -0.1, 1.5, std::nan("")}) {
        QVERIFY(std::isnan(cascade.photon(u)));
        QVERIFY(std::isnan(cascade.electron(u)));
    }
    QVERIFY(std::isnan(cascade.electron(1.0)));
    // Positive and, for photons, falling over the whole range.
    double previous = 1e300;
    for (double u = 1e-6; u < 1.0; u = u * 1.05 + 1e-7) {
        const double photon = cascade.photon(u);
        QVERIFY(photon > 0.0 && photon < previous);
        QVERIFY(cascade.electron(u) > 0.0);
        previous = photon;
    }
}

QTEST_APPLESS_MAIN(TestShower)
#include "test_shower.moc"
