#include "core/physics/screened_primakoff.hpp"
#include "core/physics/supernova_cooling.hpp"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

#include "nose.hpp"
#include "supernova_fixture.hpp"

using namespace cyrano::physics;
using namespace supernova;

namespace {

constexpr StarProfile star{9e3, 20e3, 3.5e14, 0.034, 0.2, -0.5, 7.0, 0.3};
constexpr double luminosityLimit = 3e52;

double luminosity(const EnergyLossTable& table, double coupling) {
    return luminosityErgPerS(table, coupling * coupling);
}

} // namespace

class TestSupernovaCooling : public QObject {
    Q_OBJECT
  private slots:
    void raffeltRate();
    void detailedBalance();
    void plasmaOfTheStar();
    void shellEscapeLimits();
    void shellsOfOneTemperature();
    void prototypeLuminosities();
    void shellConvergence();
    void luminosityRisesAndFalls();
    void coolingDomain();
    void coolingLowerEdge();
    void coolingUpperEdgeIsData();
    void coolingFollowsTheLuminosity();
    void coolingSaysWhatIsData();
    void coolingFrameIsNoEdge();
};

void TestSupernovaCooling::raffeltRate() {
    const Plasma plasma{0.03, 0.04, 0.014};
    const double energy = 0.09;
    const double x = 4.0 * energy * energy / (0.04 * 0.04);
    const double rate =
        0.03 * 0.04 * 0.04 / (32.0 * M_PI) * ((1.0 + 1.0 / x) * std::log1p(x) - 1.0);
    const EnergyLossRates massless = energyLossRates(plasma, energy, 0.0);
    QVERIFY(
        close(massless.emission, energy * energy / (M_PI * M_PI) * rate / std::expm1(3.0), 1e-10));
    QVERIFY(close(massless.absorption, 2.0 * rate, 1e-10));
    // Below twice the plasma frequency two photons cannot make an ALP: above it they add.
    const double below = energyLossRates(plasma, energy, 0.0279).emission;
    QVERIFY(close(below,
                  energy * energy / (M_PI * M_PI) * 0.03 * 0.04 * 0.04 / (32.0 * M_PI) *
                      screenedPrimakoffBracket(energy, 0.0279, 0.04) / std::expm1(3.0),
                  1e-10));
}

void TestSupernovaCooling::detailedBalance() {
    // In equilibrium as many ALPs are absorbed as emitted: with p E/2pi^2 states per energy, each
    // process separately (coalescence in the Boltzmann limit).
    Plasma plasma{0.03, 0.04, 0.014};
    const double mass = 0.08;
    const double energy = 0.15;
    const double momentum = std::sqrt(energy * energy - mass * mass);
    const double states = momentum * momentum / (2.0 * M_PI * M_PI); // p E beta: flux
    const EnergyLossRates both = energyLossRates(plasma, energy, mass);
    plasma.plasmaFrequencyGeV = 0.041; // shuts coalescence
    const EnergyLossRates primakoff = energyLossRates(plasma, energy, mass);
    QVERIFY(close(primakoff.emission, states * primakoff.absorption / std::expm1(energy / 0.03),
                  1e-10));
    QVERIFY(close(both.emission - primakoff.emission,
                  states * (both.absorption - primakoff.absorption) * std::exp(-energy / 0.03),
                  1e-9));
}

void TestSupernovaCooling::plasmaOfTheStar() {
    // Continuous at the surface of the core, hot there, cooler in the centre and outside.
    const Plasma inside = plasmaAt(star, 9e3 * (1.0 - 1e-9));
    const Plasma outside = plasmaAt(star, 9e3 * (1.0 + 1e-9));
    QVERIFY(close(inside.temperatureGeV, 0.034, 1e-6));
    QVERIFY(close(outside.screeningGeV, inside.screeningGeV, 1e-6));
    QVERIFY(close(plasmaAt(star, 0.0).temperatureGeV, 0.017, 1e-9));
    QVERIFY(close(plasmaAt(star, 18e3).temperatureGeV, 0.034 * std::pow(2.0, -7.0 / 3.0), 1e-9));
    // Debye screening alone at low density: kappa^2 = 4 pi alpha n_p/T, n_p in fm^-3 -> GeV^3.
    StarProfile thin = star;
    thin.densityGramPerCm3 = 1e6;
    const double protons = 0.3 * 1e6 / 1.66053907e-24 * 1e-39 * std::pow(0.1973269804, 3);
    QVERIFY(close(plasmaAt(thin, 9e3).screeningGeV,
                  std::sqrt(4.0 * M_PI / 137.036 * protons / 0.034), 1e-5));
    QVERIFY(std::isnan(plasmaAt(star, 21e3).temperatureGeV));
    QVERIFY(std::isnan(plasmaAt(star, -1.0).temperatureGeV));
}

void TestSupernovaCooling::shellEscapeLimits() {
    QCOMPARE(shellEscape(0.0), 1.0);
    QVERIFY(close(shellEscape(1e-12), 1.0 - 5e-13, 1e-15));
    QVERIFY(close(shellEscape(1e-3), 1.0 - 5e-4 + 1e-6 / 6.0, 1e-9));
    QVERIFY(close(shellEscape(1.0), 1.0 - std::exp(-1.0), 1e-14));
    QVERIFY(close(shellEscape(1e4), 1e-4, 1e-12));
    QVERIFY(std::isnan(shellEscape(-1.0)));
    for (double depth = 0.01; depth < 100.0; depth *= 1.5) {
        QVERIFY(shellEscape(depth) > std::exp(-0.5 * depth)); // always above the midpoint's
    }
}

void TestSupernovaCooling::shellsOfOneTemperature() {
    // Shells of one and the same stuff are one thick shell: the sum telescopes.
    EnergyLossTable many;
    many.shells = 16;
    many.cells.assign(16, {1.0, 0.25});
    EnergyLossTable one;
    one.shells = 1;
    one.cells.assign(1, {16.0, 4.0});
    for (const double square : {1e-8, 0.3, 1.0, 50.0}) {
        QVERIFY(close(luminosityErgPerS(many, square), luminosityErgPerS(one, square), 1e-12));
        QVERIFY(close(luminosityErgPerS(one, square), square * 16.0 * shellEscape(4.0 * square),
                      1e-12));
    }
}

void TestSupernovaCooling::prototypeLuminosities() {
    // An independent numpy prototype; the last two points are trapped, above its upper edge.
    constexpr std::array<Reference, 5> points{{
        {0.081679, 6.515118234659215e-09, 2.3347852907862952e+52},
        {0.11240973081115209, 5.990529789055383e-09, 2.3540498227077925e+52},
        {0.15470252550882937, 6.027989623231585e-09, 2.5776510222986236e+52},
        {0.2129074700749629, 7.1711074120945e-08, 2.795425671555738e+49},
        {0.2930113174599346, 3.245484071298917e-08, 4.6762511938221694e+49},
    }};
    for (const Reference& p : points) {
        QVERIFY(close(luminosity(energyLossTable(star, p.mass), p.coupling), p.value,
                      p.coupling > 1e-8 ? 0.15 : 0.06));
    }
}

void TestSupernovaCooling::shellConvergence() {
    for (const double mass : {0.001, 0.05, 0.1, 0.15, 0.2}) {
        const auto at = [mass](int shells, int energies) {
            const EnergyLossTable table = energyLossTable(star, mass, shells, energies);
            return fixture::edgesOf(
                [&](double g) { return luminosity(table, g) / luminosityLimit; }, std::log(1e-10),
                std::log(1e-2), 0.05);
        };
        const auto coarse = at(40, 16);
        const auto middle = at(60, 24);
        const auto fine = at(240, 48);
        QVERIFY(coarse && middle && fine);
        QVERIFY(close(coarse->lower, fine->lower, 0.01));
        QVERIFY(close(middle->lower, fine->lower, 0.01));
        QVERIFY(close(middle->upper, fine->upper, 0.03));
    }
}

void TestSupernovaCooling::luminosityRisesAndFalls() {
    const EnergyLossTable table = energyLossTable(star, 0.1);
    QVERIFY(close(luminosity(table, 2e-12) / luminosity(table, 1e-12), 4.0, 1e-5));
    double previous = luminosity(table, 1e-10);
    double highest = 0.0;
    bool falling = false;
    for (double g = 1.1e-10; g < 1e-5; g *= 1.1) {
        const double now = luminosity(table, g);
        QVERIFY(now <= freeLuminosityErgPerS(table, g * g));
        QVERIFY(!falling || now < previous * (1.0 + 1e-9)); // down to the glow of the surface
        falling = falling || now < previous;
        highest = std::max(highest, now);
        previous = now;
    }
    QVERIFY(previous < 1e-5 * highest);
}

void TestSupernovaCooling::coolingDomain() {
    QVERIFY(isValid(star));
    StarProfile broken = star;
    broken.farRadiusM = 8e3;
    QVERIFY(!isValid(broken));
    broken = star;
    broken.temperatureSlope = -1.0;
    QVERIFY(!isValid(broken) && energyLossTable(broken, 0.1).cells.empty());
    QVERIFY(energyLossTable(star, -0.1).cells.empty());
    QVERIFY(energyLossTable(star, 0.1, 5).cells.empty());
    QVERIFY(std::isnan(luminosityErgPerS({}, 1e-18)));
    QVERIFY(std::isnan(luminosityErgPerS(energyLossTable(star, 0.1), -1.0)));
    QVERIFY(std::isnan(energyLossRates({0.03, 0.04, 0.01}, 0.1, 0.2).emission));
}

void TestSupernovaCooling::coolingLowerEdge() {
    const scene::Scene s = wideScene();
    const auto& contour = *bound("sn1987a-cooling")->record().reference;
    std::vector<double> d;
    for (const double mass : {1.2e-4, 1e-3, 0.01, 0.03, 0.05, 0.07, 0.1, 0.13, 0.15, 0.16}) {
        const auto ours = stretches(s, "sn1987a-cooling", mass);
        QCOMPARE(ours.size(), std::size_t{1});
        d.push_back(std::abs(std::log10(ours.front().low / published(contour, false, mass))));
        // It is the luminosity that ends it.
        QVERIFY(close(luminosity(energyLossTable(star, mass, 120, 32), ours.front().low),
                      luminosityLimit, 0.01));
    }
    QVERIFY(median(d) <= 0.06);
    QVERIFY(*std::max_element(d.begin(), d.end()) <= 0.09);
    // Masses far below all scales of the star make no difference.
    QVERIFY(close(stretches(s, "sn1987a-cooling", 1e-9).front().low,
                  stretches(s, "sn1987a-cooling", 1e-4).front().low, 1e-3));
}

void TestSupernovaCooling::coolingUpperEdgeIsData() {
    const scene::Scene s = wideScene();
    const auto& contour = *bound("sn1987a-cooling")->record().reference;
    for (const double mass : {0.09, 0.12, 0.2, 0.3, 0.35}) {
        const auto ours = stretches(s, "sn1987a-cooling", mass);
        QCOMPARE(ours.size(), std::size_t{1});
        QVERIFY(close(ours.front().high, published(contour, true, mass), 1e-6));
        if (mass > 0.18) {
            QVERIFY(close(ours.front().low, published(contour, false, mass), 1e-6));
        }
    }
    QVERIFY(stretches(s, "sn1987a-cooling", 0.36).empty());
    QVERIFY(close(stretches(s, "sn1987a-cooling", 1e-3).front().high, 1e-6, 1e-9));
}

void TestSupernovaCooling::coolingFollowsTheLuminosity() {
    scene::Scene s = wideScene();
    const double base = stretches(s, "sn1987a-cooling", 0.01).front().low;
    const double baseNearTip = stretches(s, "sn1987a-cooling", 0.25).front().low;
    s.scenario.settings["sn1987a-cooling.luminosity_limit"] = 1.2e53;
    QVERIFY(close(stretches(s, "sn1987a-cooling", 0.01).front().low / base, 2.0, 0.01));
    QVERIFY(close(stretches(s, "sn1987a-cooling", 0.25).front().low / baseNearTip, 2.0, 1e-6));
    QVERIFY(stretches(s, "sn1987a-cooling", 0.35).empty()); // the lower edge passed the upper one
}

void TestSupernovaCooling::coolingSaysWhatIsData() {
    const scene::Scene s = wideScene();
    const auto says = [&s](double mass, double coupling, const char* words) {
        return bound("sn1987a-cooling")
                   ->caveatAt({s.scenario, s.plane, {}}, mass, coupling)
                   .find(words) != std::string::npos;
    };
    QVERIFY(says(0.12, 2.5e-7, "published data, not computed"));
    QVERIFY(!says(0.12, 8e-9, "published data"));
    QVERIFY(says(0.3, 1.4e-8, "near the tip"));
    QVERIFY(says(0.01, 8e-7, "beyond what was digitised"));
    scene::Scene dark = s;
    dark.scenario.model.brInvisible = 0.5;
    QVERIFY(bound("sn1987a-cooling")
                ->caveatAt({dark.scenario, dark.plane, {}}, 0.12, 2.5e-7)
                .find("50 %") != std::string::npos);
}

void TestSupernovaCooling::coolingFrameIsNoEdge() {
    const scene::Scene s = wideScene();
    const auto region = bound("sn1987a-cooling")->region({s.scenario, s.plane, {}});
    QCOMPARE(region.polygons.size(), std::size_t{1});
    QCOMPARE(region.frameOfData.size(), std::size_t{1});
    QCOMPARE(region.frameOfData.front().to.y, -6.0);
    QVERIFY(region.contains({std::log10(0.05), -7.0}));
    QVERIFY(!region.contains({std::log10(0.05), -5.9}));
}

QTEST_APPLESS_MAIN(TestSupernovaCooling)
#include "test_supernova_cooling.moc"
