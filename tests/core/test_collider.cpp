#include "comparison.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/dark_photon_production.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/widths.hpp"
#include "reference_values.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <QtTest>

#include <numbers>

using namespace cyrano;
using namespace cyrano::physics;
using fixture::relative;

namespace {

constexpr double pi = std::numbers::pi;
const double picobarn = constants::picobarnPerInverseGeV2;
const double electron = constants::electronMassGeV;

template <class Function>
double integral(Function f, double from, double to) {
    return boost::math::quadrature::gauss<double, 30>::integrate(f, from, to);
}

Particle spin(const reference::Point& p, std::size_t i) {
    return p.word(i) == "P" ? Particle::pseudoscalar : Particle::scalar;
}

} // namespace

class TestCollider : public QObject {
    Q_OBJECT

  private slots:
    void alpStrahlungWithoutZ();
    void alpStrahlungOnTheZ();
    void angularCuts();
    void emissionIsMasslessLimit();
    void emissionTotalIsIntegral();
    void darkPhotonIsIntegral();
    void domain();
    void referenceValues();
};

void TestCollider::alpStrahlungWithoutZ() {
    const double wanted = constants::alpha0 * 1e-6 / 24.0 * picobarn;
    QVERIFY(relative(crossSectionPhotonAlpPb(1e-3, 0.0, 0.0, 10.58), wanted) < 1e-14);
    // Far below the Z the sign of a small g_γZ hardly matters; (1-x)³ closes the phase space.
    const double near = crossSectionPhotonAlpPb(1e-3, 0.0, 9.99, 10.0);
    const double nearer = crossSectionPhotonAlpPb(1e-3, 0.0, 9.999, 10.0);
    QVERIFY(std::abs(near / nearer - 1e3) < 2.0);
    QCOMPARE(crossSectionPhotonAlpPb(-1e-3, 2e-4, 1.0, 91.0),
             crossSectionPhotonAlpPb(1e-3, -2e-4, 1.0, 91.0));
}

void TestCollider::alpStrahlungOnTheZ() {
    // Pure Z exchange on its peak: σ = 12π Γ_ee Γ_γa/(M_Z² Γ_Z²), Γ_ee of the same couplings.
    const double s2 = constants::sinSquaredWeinberg;
    const double zMass = constants::zMassGeV;
    const double zWidth = constants::zWidthGeV;
    const double e2 = 4.0 * pi * constants::alpha0;
    const double left = s2 - 0.5;
    const double widthEe = e2 / (s2 * (1.0 - s2)) * (left * left + s2 * s2) * zMass / (24.0 * pi);
    const double wanted =
        12.0 * pi * widthEe * widthZPhoton(1e-3, 5.0) / (zMass * zMass * zWidth * zWidth);
    QVERIFY(relative(crossSectionPhotonAlpPb(0.0, 1e-3, 5.0, zMass), wanted * picobarn) < 1e-13);
}

void TestCollider::angularCuts() {
    const auto cut = [](double c1, double c2) {
        return crossSectionPhotonAlpPb(1e-3, -5e-4, 2.0, 91.0, c1, c2);
    };
    const double total = crossSectionPhotonAlpPb(1e-3, -5e-4, 2.0, 91.0);
    QVERIFY(relative(cut(-1.0, 1.0), total) < 1e-15);
    QCOMPARE(cut(0.3, 0.3), 0.0);
    QVERIFY(relative(cut(-0.9, 0.2) + cut(0.2, 0.7), cut(-0.9, 0.7)) < 1e-14);
    QVERIFY(relative(cut(0.2, 0.7), cut(-0.7, -0.2)) < 1e-15);
    const auto density = [](double c) {
        return differentialPhotonAlpPb(1e-3, -5e-4, 2.0, 91.0, c);
    };
    QVERIFY(relative(integral(density, -0.9, 0.7), cut(-0.9, 0.7)) < 1e-13);
    const double narrow = cut(0.5, std::nextafter(0.5, 1.0));
    QVERIFY(relative(narrow, density(0.5) * 0x1p-53) < 1e-14);
}

void TestCollider::emissionIsMasslessLimit() {
    // m_e → 0 away from the beam: αg²(1+x²)/(2s(1-x)sin²θ), the same for both parities.
    const double s = 100.0;
    const double x = 0.09;
    const double wanted =
        constants::alpha0 * 1e-6 * (1.0 + x * x) / (2.0 * s * (1.0 - x) * (1.0 - 0.25)) * picobarn;
    for (const Particle particle : {Particle::pseudoscalar, Particle::scalar}) {
        const double got = differentialElectronEmissionPb(particle, 1e-3, 3.0, 10.0, 0.5, 1e-8);
        QVERIFY(relative(got, wanted) < 1e-13);
    }
    // The total keeps the -2x that the second term leaves behind: (1+x²) ln(s/m_e²) - 2x.
    const double light = 1e-6;
    const double total = constants::alpha0 * 1e-6 / (2.0 * s * (1.0 - x)) *
                         ((1.0 + x * x) * std::log(s / (light * light)) - 2.0 * x) * picobarn;
    QVERIFY(relative(crossSectionElectronEmissionPb(Particle::pseudoscalar, 1e-3, 3.0, 10.0, light),
                     total) < 1e-12);
}

void TestCollider::emissionTotalIsIntegral() {
    for (const Particle particle : {Particle::pseudoscalar, Particle::scalar}) {
        // In η = artanh(βc) the collinear peak is flat: dc = (1 - β²c²)/β dη.
        for (const double lepton : {electron, 0.1056583755, 4.0}) {
            const double ratio = 2.0 * lepton / 10.0;
            const double beta = std::sqrt((1.0 - ratio) * (1.0 + ratio));
            const auto slice = [&](double eta) {
                const double c = std::min(std::tanh(eta) / beta, 1.0);
                const double bend = 1.0 / (std::cosh(eta) * std::cosh(eta));
                return differentialElectronEmissionPb(particle, 1e-3, 3.0, 10.0, c, lepton) * bend /
                       beta;
            };
            const double end = std::log((1.0 + beta) / ratio); // artanh β
            double sum = 0.0;
            for (int i = 0; i < 40; ++i) {
                sum += 2.0 * integral(slice, end * i / 40.0, end * (i + 1) / 40.0);
            }
            const double total = crossSectionElectronEmissionPb(particle, 1e-3, 3.0, 10.0, lepton);
            QVERIFY(relative(total, sum) < 2e-9);
            const auto part = [&](double c1, double c2) {
                return crossSectionElectronEmissionPb(particle, 1e-3, 3.0, 10.0, lepton, c1, c2);
            };
            QVERIFY(relative(part(-1.0, -0.3) + part(-0.3, 1.0), total) < 1e-14);
            QVERIFY(relative(part(0.1, 0.8), part(-0.8, -0.1)) < 1e-14);
        }
    }
}

void TestCollider::darkPhotonIsIntegral() {
    const auto density = [](double c) {
        return differentialPhotonDarkPhotonPb(1e-3, 3.0, 10.0, c);
    };
    const double sum = integral(density, -0.8, 0.0) + integral(density, 0.0, 0.6);
    QVERIFY(relative(crossSectionPhotonDarkPhotonPb(1e-3, 3.0, 10.0, -0.8, 0.6), sum) < 1e-13);
    // A massless dark photon is a second photon that couples with e ε.
    const double alpha = constants::alpha0;
    const double wanted = 2.0 * pi * alpha * alpha * 1e-6 / 100.0 * (1.25 / 0.75) * picobarn;
    QVERIFY(relative(differentialPhotonDarkPhotonPb(1e-3, 0.0, 10.0, 0.5), wanted) < 1e-14);
}

void TestCollider::domain() {
    QVERIFY(std::isnan(crossSectionPhotonAlpPb(1e-3, 0.0, 10.0, 10.0)));
    QVERIFY(std::isnan(crossSectionPhotonAlpPb(1e-3, 0.0, -1.0, 10.0)));
    QVERIFY(std::isnan(crossSectionPhotonAlpPb(1e-3, 0.0, 1.0, 10.0, 0.5, 0.2)));
    QVERIFY(std::isnan(differentialPhotonAlpPb(1e-3, 0.0, 1.0, 10.0, 1.01)));
    QVERIFY(std::isnan(
        differentialElectronEmissionPb(Particle::vector, 1e-3, 1.0, 10.0, 0.0, electron)));
    QVERIFY(std::isnan(crossSectionElectronEmissionPb(Particle::scalar, 1e-3, 1.0, 10.0, 0.0)));
    QVERIFY(
        std::isnan(crossSectionElectronEmissionPb(Particle::scalar, 1e-3, 11.0, 10.0, electron)));
    QVERIFY(std::isnan(crossSectionPhotonDarkPhotonPb(1e-3, 1.0, 10.0, -1.0, 0.5)));
    QVERIFY(std::isnan(differentialPhotonDarkPhotonPb(1e-3, 1.0, 10.0, 1.0)));
}

void TestCollider::referenceValues() {
    using reference::Point;
    using reference::worst;
    QVERIFY(worst("sig_ga_gg", [](const Point& p) {
                return crossSectionPhotonAlpPb(p.number(0), 0.0, p.number(1),
                                               std::sqrt(p.number(2))) /
                       picobarn;
            }) < 1e-12);
    QVERIFY(worst("dsig_ga_gg", [](const Point& p) {
                return differentialPhotonAlpPb(p.number(0), 0.0, p.number(1),
                                               std::sqrt(p.number(2)), p.number(3)) /
                       picobarn;
            }) < 1e-12);
    // Some points continue the formula to m > √s, where it turns negative: no cross section there.
    int closed = 0;
    for (const Point& p : reference::points("sig_ga_ew")) {
        const double rootS = std::sqrt(p.number(3));
        const double got =
            crossSectionPhotonAlpPb(p.number(0), p.number(1), p.number(2), rootS) / picobarn;
        if (p.number(2) < rootS) {
            QVERIFY(reference::difference(got, p.value) < 1e-13);
        } else {
            QVERIFY(std::isnan(got) && p.value.real() < 0.0);
            ++closed;
        }
    }
    QCOMPARE(closed, 3);
    QVERIFY(worst("dsig_ga_ee_massless", [](const Point& p) {
                return differentialElectronEmissionPb(Particle::pseudoscalar, p.number(0),
                                                      p.number(1), std::sqrt(p.number(2)),
                                                      p.number(3), 1e-9) /
                       picobarn;
            }) < 1e-12);
    // At 1 - cos θ = 1e-7 rounding the cosine costs 5e-10.
    QVERIFY(worst("dsig_ga_ee_exact", [](const Point& p) {
                return differentialElectronEmissionPb(spin(p, 5), p.number(0), p.number(1),
                                                      std::sqrt(p.number(2)), p.number(3),
                                                      p.number(4)) /
                       picobarn;
            }) < 1e-9);
    QVERIFY(worst("sig_ga_ee_tot", [](const Point& p) {
                return crossSectionElectronEmissionPb(spin(p, 4), p.number(0), p.number(1),
                                                      std::sqrt(p.number(2)), p.number(3)) /
                       picobarn;
            }) < 1e-12);
    QVERIFY(worst("sig_gAp", [](const Point& p) {
                return crossSectionPhotonDarkPhotonPb(p.number(0), p.number(1),
                                                      std::sqrt(p.number(2)), p.number(3),
                                                      p.number(4)) /
                       picobarn;
            }) < 1e-12);
}

QTEST_APPLESS_MAIN(TestCollider)
#include "test_collider.moc"
