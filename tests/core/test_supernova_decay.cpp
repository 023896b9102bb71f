#include "core/physics/screened_primakoff.hpp"
#include "core/physics/supernova_decay.hpp"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "supernova_fixture.hpp"

using namespace cyrano::physics;
using namespace supernova;

namespace {

/// arXiv:1702.02964, with the distance and the coalescence the reference numbers were made with.
constexpr GammaRayBurst prototypeBurst{2.54e80,  0.0306, 0.0168, 0.25, 3e10,
                                       1.539e21, 0.025,  0.1,    223.0};
constexpr double hbarCGeVm = 1.973269804593025e-16;

double photonWidth(double mass, double coupling) {
    return coupling * coupling * std::pow(mass, 3) / (64.0 * M_PI);
}

double fluence(const GammaRayTable& table, double mass, double coupling) {
    return gammaRayFluencePerCm2(table, coupling * coupling, photonWidth(mass, coupling), 1.0);
}

/// The angular integral behind the closed form, by midpoints in the cosine.
double bracketByAngle(double energy, double mass, double screening) {
    const double p = std::sqrt(energy * energy - mass * mass);
    constexpr int steps = 400000;
    double sum = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double c = -1.0 + (i + 0.5) * 2.0 / steps;
        const double q2 = energy * energy + p * p - 2.0 * energy * p * c;
        sum += energy * energy * p * p * (1.0 - c * c) / (q2 * (q2 + screening * screening));
    }
    return 4.0 * p / energy * sum / steps;
}

/// Fluence by plain sums over ALP and photon energies, as the formula is written.
double fluenceByHand(const GammaRayBurst& b, double mass, double coupling) {
    constexpr int energies = 6000;
    constexpr int photons = 400;
    const double width = photonWidth(mass, coupling);
    const double top = mass + 60.0 * b.temperatureGeV + 0.1;
    const double step = (top - mass) / energies;
    double sum = 0.0;
    for (int i = 0; i < energies; ++i) {
        const double e = mass + (i + 0.5) * step;
        const double p = std::sqrt(e * e - mass * mass);
        const double length = p / mass * hbarCGeVm / width;
        const double low = std::max(0.5 * (e - p), b.photonMinGeV);
        const double high = std::min(0.5 * (e + p), b.photonMaxGeV);
        if (high <= low) {
            continue;
        }
        const double sigma = coupling * coupling / 137.035999177 / 8.0 *
                             screenedPrimakoffBracket(e, mass, b.screeningGeV);
        const double emitted = b.spectrumPerGeV * e * e / std::expm1(e / b.temperatureGeV) * sigma;
        double seen = 0.0;
        for (int k = 0; k < photons; ++k) {
            const double omega = low + (k + 0.5) * (high - low) / photons;
            const double reach = std::min(b.distanceM, 2.0 * e * omega * (p / e) * 299792458.0 *
                                                           b.windowS / (mass * mass));
            if (reach > b.starRadiusM) {
                seen += std::exp(-b.starRadiusM / length) - std::exp(-reach / length);
            }
        }
        sum += emitted * step * 2.0 / p * seen * (high - low) / photons;
    }
    return sum / (4.0 * M_PI * std::pow(100.0 * b.distanceM, 2));
}

} // namespace

class TestSupernovaDecay : public QObject {
    Q_OBJECT
  private slots:
    void bracketMasslessLimit();
    void bracketAgainstAngles();
    void bracketDomain();
    void prototypeFluences();
    void fluenceAgainstPlainSums();
    void fluenceScaling();
    void fluenceExtraWidths();
    void fluenceParameters();
    void fluenceConverges();
    void fluenceDomain();
    void decayEdgesAgainstPublished();
    void decayTip();
    void decayFollowsItsParameters();
    void decayAndLeptons();
};

void TestSupernovaDecay::bracketMasslessLimit() {
    for (const double ratio : {0.05, 0.5, 2.0, 20.0}) {
        const double k = 0.03;
        const double x = 4.0 * ratio * ratio; // 4 E^2/kappa^2
        const double raffelt = (1.0 + 1.0 / x) * std::log1p(x) - 1.0;
        QVERIFY(close(screenedPrimakoffBracket(k * ratio, 0.0, k), raffelt, 1e-10));
        QVERIFY(close(screenedPrimakoffBracket(k * ratio, 1e-6 * k, k), raffelt, 1e-6));
    }
}

void TestSupernovaDecay::bracketAgainstAngles() {
    // From far below the screening momentum to far above, and on both sides of p = E/10.
    for (const double mass : {0.001, 0.03, 0.3}) {
        for (const double gamma : {1.0001, 1.004, 1.006, 1.3, 4.0}) {
            for (const double k : {0.003, 0.0168, 0.2}) {
                QVERIFY(close(screenedPrimakoffBracket(gamma * mass, mass, k),
                              bracketByAngle(gamma * mass, mass, k), 1e-6));
            }
        }
    }
    const double step = std::sqrt(1.0 / 0.99); // E/m at p = E/10: no jump where the method changes
    QVERIFY(close(screenedPrimakoffBracket(0.1 * step * (1.0 + 1e-9), 0.1, 0.0168),
                  screenedPrimakoffBracket(0.1 * step * (1.0 - 1e-9), 0.1, 0.0168), 1e-6));
}

void TestSupernovaDecay::bracketDomain() {
    QCOMPARE(screenedPrimakoffBracket(0.1, 0.1, 0.02), 0.0);
    QCOMPARE(screenedPrimakoffBracket(0.05, 0.1, 0.02), 0.0);
    QVERIFY(std::isnan(screenedPrimakoffBracket(0.0, 0.0, 0.02)));
    QVERIFY(std::isnan(screenedPrimakoffBracket(0.1, -0.1, 0.02)));
    QVERIFY(std::isnan(screenedPrimakoffBracket(0.1, 0.0, 0.0)));
    QVERIFY(std::isnan(screenedPrimakoffBracket(std::nan(""), 0.0, 0.1)));
}

void TestSupernovaDecay::prototypeFluences() {
    // An independent numpy prototype. The fourth point lies on the upper edge, deep in the
    // exponential.
    constexpr std::array<Reference, 5> points{{
        {0.00886642334, 4.536819488764108e-12, 1.1161799620174846},
        {0.018887659401438123, 3.1092331164710912e-12, 1.0586833829381044},
        {0.04023535353374339, 2.1833932977677513e-12, 0.881784570648215},
        {0.08571118525475177, 2.854337806423913e-10, 2.283194518746447},
        {0.1825858761651817, 5.465819007067856e-11, 1.1300952269082492},
    }};
    for (const Reference& p : points) {
        QVERIFY(close(fluence(gammaRayTable(prototypeBurst, p.mass), p.mass, p.coupling), p.value,
                      p.coupling > 2e-10 ? 0.1 : 0.02));
    }
}

void TestSupernovaDecay::fluenceAgainstPlainSums() {
    GammaRayBurst primakoff = prototypeBurst;
    primakoff.coalescenceFactor = 0.0;
    // Below, inside and above the photon window; lower edge, middle and near the upper edge; at the
    // smallest mass everything arrives in time.
    for (const auto& [mass, coupling] :
         {std::pair{1e-5, 1e-10}, std::pair{0.01, 4e-12}, std::pair{0.08, 2e-12},
          std::pair{0.08, 2e-10}, std::pair{0.15, 2e-11}, std::pair{0.25, 1e-11}}) {
        QVERIFY(close(fluence(gammaRayTable(primakoff, mass), mass, coupling),
                      fluenceByHand(primakoff, mass, coupling), 2e-3));
    }
}

void TestSupernovaDecay::fluenceScaling() {
    for (const double mass : {1e-4, 0.02, 0.1, 0.25}) {
        const GammaRayTable table = gammaRayTable(prototypeBurst, mass);
        // Production and decay bring g^2 each, down to where plain differences have no digits left.
        for (const double coupling : {1e-14, 1e-18, 1e-22}) {
            QVERIFY(close(fluence(table, mass, 2.0 * coupling) / fluence(table, mass, coupling),
                          16.0, 1e-4));
        }
        // One maximum and nothing left where all decay inside the star.
        double previous = 0.0;
        int turns = 0;
        for (double x = std::log(1e-16); x < std::log(0.1); x += 0.05) {
            const double now = fluence(table, mass, std::exp(x));
            QVERIFY(now >= 0.0 && std::isfinite(now));
            if (now < previous && turns % 2 == 0) {
                ++turns;
            } else if (now > previous && turns % 2 == 1) {
                ++turns;
            }
            previous = now;
        }
        QCOMPARE(turns, 1);
        QCOMPARE(fluence(table, mass, 1e3), 0.0);
    }
}

void TestSupernovaDecay::fluenceExtraWidths() {
    const double mass = 0.05;
    const GammaRayTable table = gammaRayTable(prototypeBurst, mass);
    const double coupling = 2e-13;
    const double photons = photonWidth(mass, coupling);
    const double alone = gammaRayFluencePerCm2(table, coupling * coupling, photons, 1.0);
    // A long-lived ALP decays to photons at the same rate whatever else it does.
    QVERIFY(close(gammaRayFluencePerCm2(table, coupling * coupling, 3.0 * photons, 1.0 / 3.0),
                  alone, 1e-3));
    // A short-lived one is gone inside the star.
    QVERIFY(gammaRayFluencePerCm2(table, coupling * coupling, 1e8 * photons, 1e-8) < 1e-3 * alone);
    QCOMPARE(gammaRayFluencePerCm2(table, coupling * coupling, 0.0, 1.0), 0.0);
}

void TestSupernovaDecay::fluenceParameters() {
    const auto with = [](double GammaRayBurst::*member, double factor, double coupling) {
        GammaRayBurst other = prototypeBurst;
        other.*member *= factor;
        return fluence(gammaRayTable(other, 0.05), 0.05, coupling) /
               fluence(gammaRayTable(prototypeBurst, 0.05), 0.05, coupling);
    };
    const double low = 1e-12;
    const double high = 8e-10; // near the upper edge
    QVERIFY(close(with(&GammaRayBurst::distanceM, 2.0, low), 0.25, 1e-9));
    QVERIFY(close(with(&GammaRayBurst::spectrumPerGeV, 2.0, low), 2.0, 1e-9));
    // The reach doubles, what of it lies outside the star a little more.
    QVERIFY(with(&GammaRayBurst::windowS, 2.0, low) > 2.0);
    QVERIFY(with(&GammaRayBurst::windowS, 2.0, low) < 2.3);
    QVERIFY(with(&GammaRayBurst::starRadiusM, 0.5, high) > 2.0);
    QVERIFY(with(&GammaRayBurst::photonMaxGeV, 1.5, low) > 1.0);
    QVERIFY(with(&GammaRayBurst::photonMinGeV, 1.5, low) < 1.0);
    QVERIFY(with(&GammaRayBurst::coalescenceFactor, 2.0, low) > 1.0);
}

void TestSupernovaDecay::fluenceConverges() {
    for (const double mass : {1e-4, 0.0089, 0.0499, 0.0501, 0.0857, 0.18, 0.199, 0.201, 0.28}) {
        for (const double coupling : {1e-13 / mass, 1e-11, 4e-12 / mass}) {
            const double coarse = fluence(gammaRayTable(prototypeBurst, mass), mass, coupling);
            const double fine = fluence(gammaRayTable(prototypeBurst, mass, 96), mass, coupling);
            if (fine > 0.1) {
                QVERIFY(close(coarse, fine, 1e-3));
            }
        }
    }
}

void TestSupernovaDecay::fluenceDomain() {
    QVERIFY(isValid(prototypeBurst));
    GammaRayBurst broken = prototypeBurst;
    broken.photonMinGeV = 0.2;
    QVERIFY(!isValid(broken));
    QVERIFY(gammaRayTable(broken, 0.1).rows.empty());
    broken = prototypeBurst;
    broken.starRadiusM = 1e22;
    QVERIFY(!isValid(broken));
    broken = prototypeBurst;
    broken.temperatureGeV = std::nan("");
    QVERIFY(!isValid(broken));
    QVERIFY(gammaRayTable(prototypeBurst, 0.0).rows.empty());
    QVERIFY(gammaRayTable(prototypeBurst, 0.1, 3).rows.empty());
    QVERIFY(std::isnan(gammaRayFluencePerCm2({}, 1e-20, 1e-20, 1.0)));
    const GammaRayTable table = gammaRayTable(prototypeBurst, 0.1);
    QVERIFY(std::isnan(gammaRayFluencePerCm2(table, -1.0, 1e-20, 1.0)));
    QVERIFY(std::isnan(gammaRayFluencePerCm2(table, 1e-20, std::nan(""), 1.0)));
}

void TestSupernovaDecay::decayEdgesAgainstPublished() {
    const scene::Scene s = wideScene();
    const auto& contour = *bound("sn1987a-decay")->record().reference;
    std::array<std::vector<double>, 2> distances;
    for (double mass = 3e-5; mass < 0.28; mass *= 1.15) {
        const auto ours = stretches(s, "sn1987a-decay", mass);
        QCOMPARE(ours.size(), std::size_t{1});
        const double low = published(contour, false, mass);
        QVERIFY(low > 0.0);
        distances[0].push_back(std::abs(std::log10(ours.front().low / low)));
        if (const double high = published(contour, true, mass); high > 0.0) {
            distances[1].push_back(std::abs(std::log10(ours.front().high / high)));
        }
    }
    for (const std::vector<double>& d : distances) {
        QVERIFY(d.size() > 20);
        QVERIFY2(median(d) <= 0.07, qPrintable(QString::number(median(d))));
        QVERIFY(*std::max_element(d.begin(), d.end()) <= 0.12);
    }
    QVERIFY(median(distances[1]) <= 0.02);
}

void TestSupernovaDecay::decayTip() {
    const scene::Scene s = wideScene();
    QVERIFY(!stretches(s, "sn1987a-decay", 0.285).empty()); // published 0.292 GeV
    QVERIFY(stretches(s, "sn1987a-decay", 0.3).empty());
    const auto region = bound("sn1987a-decay")->region({s.scenario, s.plane, {}});
    QVERIFY(region.contains({std::log10(0.05), std::log10(1e-10)}));
    QVERIFY(!region.contains({std::log10(0.05), std::log10(1e-12)}));
    QVERIFY(!region.contains({std::log10(0.05), std::log10(1e-8)}));
}

void TestSupernovaDecay::decayFollowsItsParameters() {
    const scene::Scene s = wideScene();
    const auto edges = [](const scene::Scene& with) {
        return stretches(with, "sn1987a-decay", 0.02).front();
    };
    const auto base = edges(s);
    const auto set = [&s](const std::string& name, double value) {
        scene::Scene out = s;
        out.scenario.settings["sn1987a-decay." + name] = value;
        return out;
    };
    // F ~ g^4/d^2 on the long-lived side.
    QVERIFY(close(edges(set("fluence_limit", 0.178)).low / base.low, std::pow(0.1, 0.25), 0.01));
    QVERIFY(close(edges(set("distance", 45.0)).low / base.low, std::sqrt(45.0 / 51.4), 0.01));
    const auto small = edges(set("star_radius", 3e9));
    QVERIFY(small.high > 2.0 * base.high);
    QVERIFY(close(small.low, base.low, 0.05));
    QCOMPARE(bound("sn1987a-decay")->parameters().size(), std::size_t{3});
}

void TestSupernovaDecay::decayAndLeptons() {
    scene::Scene s = fixture::with(wideScene(), "model.lepton_pattern", "independent");
    s.scenario.model.gElectron = 2e-11;
    const auto photonsOnly = stretches(wideScene(), "sn1987a-decay", 0.02);
    const auto withElectrons = stretches(s, "sn1987a-decay", 0.02);
    QVERIFY(!withElectrons.empty());
    QVERIFY(withElectrons.front().high < 0.99 * photonsOnly.front().high);
    s.scenario.model.gElectron = 1e-6; // gone before it leaves the star
    QVERIFY(stretches(s, "sn1987a-decay", 0.02).empty());
}

QTEST_APPLESS_MAIN(TestSupernovaDecay)
#include "test_supernova_decay.moc"
