#include "core/constants/constants.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "reference_values.hpp"

#include <QtTest>

#include <numbers>

using namespace cyrano;
using namespace cyrano::physics;

namespace {

constexpr double pi = std::numbers::pi;
const double muon = constants::muonMassGeV;

// ∫₀¹ f(x, 1-x) dx by the double-exponential rule in extended precision; each of the two arguments
// has all its digits.
template <class Function>
long double integral(Function f) {
    constexpr long double step = 1.0L / 64.0L;
    long double sum = 0.0L;
    for (int i = -288; i <= 288; ++i) {
        const long double t = step * static_cast<long double>(i);
        const long double growth = std::exp(std::numbers::pi_v<long double> * std::sinh(t));
        const long double x = growth / (1.0L + growth);
        const long double rest = 1.0L / (1.0L + growth);
        sum += std::cosh(t) * x * rest * f(x, rest);
    }
    return std::numbers::pi_v<long double> * step * sum;
}

long double directIntegral(int n, long double r) {
    return integral([=](long double x, long double rest) {
        return std::pow(x, static_cast<long double>(n)) / (x * x + r * rest);
    });
}

// h_S = 2∬ ln(1 + ry/z²), y < 1-z: the y integral done by hand, its small-t form by series.
long double directHS(long double r) {
    return 2.0L * integral([=](long double z, long double rest) {
               const long double t = r * rest / (z * z);
               long double mean = 0.0L;
               if (t < 1e-3L) {
                   for (int k = 8; k >= 1; --k) {
                       const long double sign = k % 2 == 1 ? 1.0L : -1.0L;
                       mean = (mean + sign / static_cast<long double>(k * (k + 1))) * t;
                   }
               } else {
                   mean = ((1.0L + t) * std::log1p(t) - t) / t;
               }
               return rest * mean;
           });
}

// h₂ = h_S + 2∬ z²/(z² + ry).
long double directH2(long double r) {
    return directHS(r) + 2.0L * integral([=](long double z, long double rest) {
                             const long double t = r * rest / (z * z);
                             return rest * (t > 0.0L ? std::log1p(t) / t : 1.0L);
                         });
}

std::vector<double> ratios() {
    std::vector<double> result;
    for (int i = -48; i <= 48; ++i) {
        result.push_back(std::pow(10.0, 0.25 * i));
    }
    for (const double edge : {1.0, 4.0, 8.0, 10.0, 30.0}) {
        result.insert(result.end(), {std::nextafter(edge, 0.0), edge, std::nextafter(edge, 1e9),
                                     edge * (1.0 - 1e-9), edge * (1.0 + 1e-9)});
    }
    return result;
}

double relative(double got, long double wanted) {
    return static_cast<double>(std::abs(got / wanted - 1.0L));
}

} // namespace

class TestMagneticMoment : public QObject {
    Q_OBJECT

  private slots:
    void lightLimits();
    void heavyLimits();
    void signs();
    void domain();
    void smoothAcrossSwitches();
    void matchesQuadrature();
    void barrZeeMatchesQuadrature();
    void barrZeeSmoothAcrossSwitches();
    void zLogThroughTheZMass();
    void totalIsSumOfLoops();
    void effectiveVertexIsHeavyTwoLoop();
    void heavyFermionMatchesTheCutoff();
    void heavyFermionZIsItsIntegral();
    void referenceValues();
};

void TestMagneticMoment::lightLimits() {
    const double m = 1e-9 * muon;
    const auto loop = [&](Particle p) { return deltaALeptonLoop(p, muon, m); };
    QVERIFY(relative(loop(Particle::pseudoscalar), -1.0 / (16.0 * pi * pi)) < 1e-8);
    QVERIFY(relative(loop(Particle::scalar), 3.0 / (16.0 * pi * pi)) < 1e-8);
    QVERIFY(relative(loop(Particle::vector), constants::alpha0 / (2.0 * pi)) < 1e-8);
    QVERIFY(relative(loop(Particle::axialVector), -constants::alpha0 / pi * 1e18) < 1e-8);
    QCOMPARE(deltaALeptonLoop(Particle::vector, muon, 0.0), constants::alpha0 / (2.0 * pi));
    QCOMPARE(h1(0.0), 1.0);
    QCOMPARE(h2(0.0), 1.0);
    QCOMPARE(hS(0.0), 0.0);
}

void TestMagneticMoment::heavyLimits() {
    const double m = 1e5 * muon;
    const double r = 1e10;
    const double scale = 1.0 / (8.0 * pi * pi * r);
    const double alphaScale = constants::alpha0 / (3.0 * pi * r);
    const auto loop = [&](Particle p) { return deltaALeptonLoop(p, muon, m); };
    QVERIFY(relative(loop(Particle::scalar), scale * (std::log(r) - 7.0 / 6.0)) < 1e-8);
    QVERIFY(relative(loop(Particle::pseudoscalar), -scale * (std::log(r) - 11.0 / 6.0)) < 1e-8);
    QVERIFY(relative(loop(Particle::vector), alphaScale) < 1e-7);
    QVERIFY(relative(loop(Particle::axialVector), -5.0 * alphaScale) < 1e-7);
    QVERIFY(std::abs(h2(r) - std::log(r) - 1.5) < 1e-7);
    QVERIFY(std::abs(hS(r) - std::log(r) - 1.5) < 1e-7);
    const double leading = 2.0 * std::log(1e12 / m);
    QVERIFY(relative(photonLoopLog(Particle::pseudoscalar, muon, m, 1e12), leading) < 1e-8);
}

void TestMagneticMoment::signs() {
    for (const double r : ratios()) {
        const double m = std::sqrt(r);
        QVERIFY(deltaALeptonLoop(Particle::pseudoscalar, 1.0, m) < 0.0);
        QVERIFY(deltaALeptonLoop(Particle::scalar, 1.0, m) > 0.0);
        QVERIFY(deltaALeptonLoop(Particle::vector, 1.0, m) > 0.0);
        QVERIFY(deltaALeptonLoop(Particle::axialVector, 1.0, m) < 0.0);
    }
}

void TestMagneticMoment::domain() {
    QVERIFY(std::isnan(masterIntegral(0, 0.0)));
    QVERIFY(std::isnan(masterIntegral(5, 1.0)));
    QVERIFY(std::isnan(masterIntegral(-1, 1.0)));
    QVERIFY(std::isnan(masterIntegral(2, -1.0)));
    QVERIFY(std::isnan(h2(-1.0)));
    QVERIFY(std::isnan(hS(std::nan(""))));
    QVERIFY(std::isnan(deltaALeptonLoop(Particle::axialVector, muon, 0.0)));
    QVERIFY(std::isnan(deltaALeptonLoop(Particle::scalar, 0.0, 1.0)));
    QVERIFY(std::isnan(photonLoopLog(Particle::vector, muon, 1.0, 1e3)));
    QVERIFY(std::isnan(photonZLoopLog(1.0, 0.0)));
    QVERIFY(std::isnan(barrZeePseudoscalar(0.0)));
    QVERIFY(std::isnan(deltaATwoLoop(Particle::vector, 1.0, 1.0, 1.0, 1.0, 1.0)));
    QVERIFY(std::isnan(
        deltaATotal(Particle::scalar, {1.0, 1.0, 0.0}, muon, 0.0, 1e3, LoopForm::leadingLog)));
}

void TestMagneticMoment::smoothAcrossSwitches() {
    for (const double edge : {1.0, 4.0, 8.0, 10.0, 30.0}) {
        const double below = std::nextafter(edge, 0.0);
        for (int n = 0; n <= 4; ++n) {
            QVERIFY(relative(masterIntegral(n, below), masterIntegral(n, edge)) < 1e-14);
        }
        QVERIFY(relative(h2(below), h2(edge)) < 1e-14);
        QVERIFY(relative(hS(below), hS(edge)) < 1e-14);
    }
}

void TestMagneticMoment::matchesQuadrature() {
    double worstIntegral = 0.0;
    double worstH = 0.0;
    for (const double r : ratios()) {
        for (int n = 0; n <= 4; ++n) {
            const double gap = relative(masterIntegral(n, r), directIntegral(n, r));
            worstIntegral = std::max(worstIntegral, gap);
        }
        worstH = std::max({worstH, relative(h1(r), 2.0L * directIntegral(3, r)),
                           relative(h2(r), directH2(r)), relative(hS(r), directHS(r))});
    }
    qInfo("worst relative error: I_n %.1e, h %.1e", worstIntegral, worstH);
    QVERIFY(worstIntegral < 1e-13);
    QVERIFY(worstH < 1e-13);
}

void TestMagneticMoment::barrZeeMatchesQuadrature() {
    // ln u/(u-1), u = x(1-x)/z, through u = 1.
    const auto kernel = [](long double u) {
        const long double t = u - 1.0L;
        return t == 0.0L ? 1.0L : (std::abs(t) < 0.5L ? std::log1p(t) : std::log(u)) / t;
    };
    double worst = 0.0;
    for (int i = -32; i <= 48; ++i) {
        const long double z = std::pow(10.0, 0.25 * i);
        const long double ps =
            integral([&](long double x, long double rest) { return kernel(x * rest / z); });
        const long double s = integral([&](long double x, long double rest) {
            return -(1.0L - 2.0L * x * rest) * kernel(x * rest / z);
        });
        const auto argument = static_cast<double>(z);
        worst = std::max({worst, relative(barrZeePseudoscalar(argument), ps),
                          relative(barrZeeScalar(argument), s)});
    }
    qInfo("worst relative error: f_PS, f_S %.1e", worst);
    QVERIFY(worst < 1e-13);
}

void TestMagneticMoment::barrZeeSmoothAcrossSwitches() {
    for (const double edge : {0.1, 0.25, 1.0}) {
        const double below = std::nextafter(edge, 0.0);
        QVERIFY(relative(barrZeePseudoscalar(below), barrZeePseudoscalar(edge)) < 1e-14);
        QVERIFY(relative(barrZeeScalar(below), barrZeeScalar(edge)) < 1e-14);
    }
    QVERIFY(relative(barrZeePseudoscalar(0.25), 2.0 * std::numbers::ln2) < 1e-15);
    QVERIFY(relative(barrZeeScalar(0.25), -1.0) < 1e-15);
}

void TestMagneticMoment::zLogThroughTheZMass() {
    const double z = constants::zMassGeV;
    const double leading = 2.0 * std::log(1e3 / z);
    QCOMPARE(photonZLoopLog(z, 1e3), leading - 1.0);
    for (const double step : {1e-12, 1e-8, 1e-5}) {
        // x ln x/(1-x) = -1 - u/2 + u²/6 - …, u = x - 1.
        const double u = step * (2.0 + step);
        const double wanted = leading - 1.0 - u / 2.0 + u * u / 6.0;
        QVERIFY(std::abs(photonZLoopLog(z * (1.0 + step), 1e3) - wanted) < 1e-14);
    }
    QCOMPARE(photonZLoopLog(0.0, 1e3), leading);
}

void TestMagneticMoment::totalIsSumOfLoops() {
    const LoopCouplings couplings{2e-3, 3e-4, -1e-4};
    for (const Particle particle : {Particle::pseudoscalar, Particle::scalar}) {
        for (const LoopForm form : {LoopForm::full, LoopForm::leadingLog}) {
            const auto total = [&](const LoopCouplings& c) {
                return deltaATotal(particle, c, muon, 0.7, 1e3, form);
            };
            const double lepton = total({2e-3, 0.0, 0.0});
            const double photon = total({2e-3, 3e-4, 0.0}) - lepton;
            const double z = total({2e-3, 0.0, -1e-4}) - lepton;
            QVERIFY(relative(lepton + photon + z, total(couplings)) < 1e-13);
            // g_l → -g_l turns the photon loops, not the lepton loop.
            const double turned = total({-2e-3, 3e-4, -1e-4});
            QVERIFY(relative(turned, lepton - photon - z) < 1e-13);
            QVERIFY(photon > 0.0);
        }
    }
}

void TestMagneticMoment::effectiveVertexIsHeavyTwoLoop() {
    // A heavy fermion is the photon vertex α g_F/(π m_F) with Λ = e m_F for a pseudoscalar, and
    // -2α g_F/(3π m_F) with Λ = e^{13/12} m_F for a scalar.
    const double mF = 1e4;
    const double m = 1.0;
    const double light = 1e-4;
    const double alpha = constants::alpha0;
    const auto vertex = [&](Particle particle, double coupling, double cutoff) {
        return deltaAPhotonLoop(particle, {1e-3, coupling, 0.0}, light, m, cutoff, LoopForm::full);
    };
    const auto twoLoop = [&](Particle particle) {
        return deltaATwoLoop(particle, 1e-3, 0.5, light, m, mF);
    };
    const double base = alpha * 0.5 / (pi * mF);
    const double ps = vertex(Particle::pseudoscalar, base, std::exp(1.0) * mF);
    const double s = vertex(Particle::scalar, -2.0 / 3.0 * base, std::exp(13.0 / 12.0) * mF);
    QVERIFY(relative(ps, twoLoop(Particle::pseudoscalar)) < 2e-7);
    QVERIFY(relative(s, twoLoop(Particle::scalar)) < 2e-7);
}

void TestMagneticMoment::heavyFermionMatchesTheCutoff() {
    QCOMPARE(matchedFermionMassGeV(Particle::pseudoscalar, 1e3), 1e3 / std::numbers::e);
    QCOMPARE(matchedFermionMassGeV(Particle::scalar, 1e3), 1e3 * std::exp(-13.0 / 12.0));
    QVERIFY(std::isnan(matchedFermionMassGeV(Particle::vector, 1e3)));
    QVERIFY(std::isnan(heavyFermionLog(Particle::scalar, 0.0, 1e3)));
    for (const Particle particle : {Particle::pseudoscalar, Particle::scalar}) {
        const LoopCouplings couplings{1e-3, 1e-4, -3e-5};
        const auto deltaA = [&](double m, double cutoff, LoopForm form) {
            return deltaAPhotonLoop(particle, couplings, muon, m, cutoff, form);
        };
        // Light and heavy against the muon, far below a fermion that is far above the Z.
        for (const double m : {1e-4, 1e-2, muon, 1.0, 30.0}) {
            const double full = deltaA(m, 1e7, LoopForm::full);
            QVERIFY(relative(deltaA(m, 1e7, LoopForm::heavyFermion), full) < 1e-8);
        }
        // Where the muon is light against the particle, it is the two-loop function itself.
        const double fermion = matchedFermionMassGeV(particle, 1e3);
        const double gFermion = pi * fermion * couplings.photonPerGeV / constants::alpha0 *
                                (particle == Particle::scalar ? -1.5 : 1.0);
        const double direct =
            deltaATwoLoop(particle, couplings.lepton, gFermion, muon, 200.0, fermion);
        const double ours =
            deltaAPhotonLoop(particle, {1e-3, 1e-4, 0.0}, muon, 200.0, 1e3, LoopForm::heavyFermion);
        QVERIFY(relative(ours, direct) < 1e-5);
        QVERIFY(std::isnan(deltaA(0.0, 1e3, LoopForm::heavyFermion)));
    }
}

void TestMagneticMoment::heavyFermionZIsItsIntegral() {
    // 𝓛_Z = ∫dx w(x) M² ∫ds s/((s+m²)(s+M_Z²)(s+M²)), M² = m_F²/x(1-x), in units of M_Z;
    // w = 1 or (3/2)(1 - 2x(1-x)).
    const double z = constants::zMassGeV;
    const double mF = 370.0;
    const long double heavy = (mF / z) * (mF / z);
    for (const double ratio : {0.05, 0.7, 1.0 - 1e-9, 1.0, 1.00003, 1.01, 2.5}) {
        const long double m2 = static_cast<long double>(ratio) * ratio;
        const auto direct = [&](bool scalar) {
            return integral([&](long double x, long double rest) {
                const long double mass2 = heavy / (x * rest);
                // s = t/(1-t).
                const long double inner = integral([&](long double t, long double left) {
                    return t / ((t + m2 * left) * (t / mass2 + left));
                });
                return inner * (scalar ? 1.5L * (1.0L - 2.0L * x * rest) : 1.0L);
            });
        };
        QVERIFY(relative(heavyFermionZLog(Particle::pseudoscalar, ratio * z, mF), direct(false)) <
                1e-8);
        QVERIFY(relative(heavyFermionZLog(Particle::scalar, ratio * z, mF), direct(true)) < 1e-8);
    }
}

void TestMagneticMoment::referenceValues() {
    using reference::Point;
    using reference::worst;
    const auto of = [](double (*f)(double)) {
        return [f](const Point& p) { return f(p.number(0)); };
    };
    for (int n = 0; n <= 4; ++n) {
        const auto value = [n](const Point& p) { return masterIntegral(n, p.number(0)); };
        QVERIFY(worst(QStringLiteral("I_%1").arg(n), value) < 1e-13);
    }
    QVERIFY(worst("h1", of([](double r) { return h1(r); })) < 1e-13);
    QVERIFY(worst("h2", of([](double r) { return h2(r); })) < 1e-13);
    QVERIFY(worst("hS", of([](double r) { return hS(r); })) < 1e-13);
    QVERIFY(worst("f_PS", of([](double z) { return barrZeePseudoscalar(z); })) < 1e-13);
    QVERIFY(worst("f_S", of([](double z) { return barrZeeScalar(z); })) < 1e-13);
    // The MS-bar scale is μ² = Λ² e^{-3/2}.
    const auto msbar = [](Particle particle) {
        return [particle](const Point& p) {
            return photonLoopLog(particle, p.number(0), p.number(1), p.number(2)) + 1.5;
        };
    };
    QVERIFY(worst("L_P_msbar", msbar(Particle::pseudoscalar)) < 1e-13);
    QVERIFY(worst("L_S_msbar", msbar(Particle::scalar)) < 1e-13);
}

QTEST_APPLESS_MAIN(TestMagneticMoment)
#include "test_magnetic_moment.moc"
