#include <QtTest>

#include <numbers>

#include "comparison.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/dark_photon_production.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/meson_decay.hpp"
#include "core/physics/photon_fusion.hpp"
#include "core/physics/three_photon.hpp"
#include "core/physics/widths.hpp"
#include "fixture.hpp"

using namespace cyrano;
using fixture::input;
using fixture::relative;
using fixture::stretches;

namespace {

constexpr double pi = std::numbers::pi;

scene::Scene photons() {
    static const scene::Scene scene = fixture::scene("photon-only");
    return scene;
}

scene::Scene set(scene::Scene scene, const std::string& setting, scene::Setting value) {
    scene.scenario.settings[setting] = std::move(value);
    return scene;
}

double edge(const std::string& id, double massGeV) {
    return fixture::lowerEdge(photons(), id, massGeV);
}

} // namespace

class TestColliderBounds : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void recordsAreWhole() {
        for (const char* id :
             {"belle2-projection", "fcc-ee-z", "belle2-photon-fusion", "upsilon3s-invisible-babar",
              "upsilon1s-invisible-belle", "bes3-invisible-2020", "babar-monophoton"}) {
            QVERIFY2(fixture::catalogue()->find(id) != nullptr, id);
        }
    }

    void belle2ReachesWhatItShould_data() {
        QTest::addColumn<double>("luminosity");
        QTest::addColumn<double>("massGeV");
        QTest::addColumn<double>("coupling");
        QTest::newRow("50/ab 0.2") << 5e4 << 0.2 << 4e-5;
        QTest::newRow("50/ab 1") << 5e4 << 1.0 << 7e-5;
        QTest::newRow("50/ab 3") << 5e4 << 3.0 << 1.1e-4;
        QTest::newRow("445/pb 0.2") << 0.445 << 0.2 << 0.76e-3;
        QTest::newRow("445/pb 1") << 0.445 << 1.0 << 1.30e-3;
        QTest::newRow("445/pb 3") << 0.445 << 3.0 << 2.0e-3;
    }
    void belle2ReachesWhatItShould() {
        QFETCH(double, luminosity);
        QFETCH(double, massGeV);
        QFETCH(double, coupling);
        const double got =
            fixture::lowerEdge(set(photons(), "belle2-projection.luminosity", luminosity),
                               "belle2-projection", massGeV);
        QVERIFY2(relative(got, coupling) < 0.3, qPrintable(QString::number(got)));
    }

    /// The formula itself, with integrals instead of the table: g² = 2√(σ_B/L)/(σ₁ A 0.85).
    void belle2FollowsItsFormula() {
        physics::ThreePhotonAcceptance a = physics::belle2ThreePhotons();
        a.minOpeningRad = 2.0 * input("belle2-projection", "crystal");
        for (const double m : {0.5, 1.0, 2.3, 3.0, 6.0, 9.0}) {
            const double recoil = (a.sqrtSGeV - m) * (a.sqrtSGeV + m) / (2.0 * a.sqrtSGeV);
            const double sigma =
                std::min(std::hypot(0.012 * m, 0.006), a.sqrtSGeV / m * 0.02 * recoil);
            constexpr int steps = 20;
            double background = 0.0;
            for (int i = 0; i < steps; ++i) {
                const double at = m + sigma * (-3.0 + 4.5 * (i + 0.5) / steps);
                background += physics::threePhotonDensityPbPerGeV(at, a) * 4.5 * sigma / steps;
            }
            const double seen = physics::crossSectionPhotonAlpPb(1.0, 0.0, m, a.sqrtSGeV) *
                                physics::acceptedFractionPhotonAlp(m, a) * 0.85;
            const double wanted = std::sqrt(2.0 * std::sqrt(background / 5e7) / seen);
            QVERIFY2(relative(edge("belle2-projection", m), wanted) < 5e-3,
                     qPrintable(QString("m = %1").arg(m)));
        }
    }

    /// g ∝ L^(-1/4) over background, L^(-1/2) without.
    void luminosityScales() {
        const auto at = [](double luminosity, double m) {
            return fixture::lowerEdge(set(photons(), "belle2-projection.luminosity", luminosity),
                                      "belle2-projection", m);
        };
        // Decays are prompt at these couplings, so nothing but the luminosity matters.
        QVERIFY(relative(at(5e4, 2.0) / at(5e2, 2.0), std::pow(100.0, -0.25)) < 1e-6);
        QVERIFY(relative(at(5e4, 2.0) / at(0.445, 2.0), std::pow(5e4 / 0.445, -0.25)) < 1e-6);
        // Near threshold the photons of a 3 GeV pair are background enough even at 0.1/fb …
        QVERIFY(relative(at(1.0, 3.0) / at(0.1, 3.0), std::pow(10.0, -0.25)) < 1e-6);
        // … but 5 GeV pairs at a Z factory of 0.1/fb are fewer than two.
        const scene::Scene hypercharge = fixture::scene("hypercharge");
        const auto fcc = [&](double luminosity, double m) {
            return fixture::lowerEdge(set(hypercharge, "fcc-ee-z.luminosity", luminosity),
                                      "fcc-ee-z", m);
        };
        QVERIFY(relative(fcc(0.1, 5.0) / fcc(0.05, 5.0), std::pow(2.0, -0.5)) < 1e-6);
        QVERIFY(relative(fcc(2e5, 5.0) / fcc(1e5, 5.0), std::pow(2.0, -0.25)) < 1e-6);
    }

    /// Photons must be further apart: weaker at small masses, unchanged where all are resolved.
    void separationRaisesTheLightEdge() {
        const auto at = [](const char* crystals, double m) {
            return fixture::lowerEdge(
                set(photons(), "belle2-projection.min_separation", std::string(crystals)),
                "belle2-projection", m);
        };
        QVERIFY(at("2", 0.15) > 1.2 * at("1", 0.15));
        QVERIFY(at("4", 0.3) > 1.5 * at("2", 0.3));
        QVERIFY(relative(at("4", 1.0), at("1", 1.0)) < 3e-3);
        QVERIFY(std::isnan(at("4", 0.1)));
        QVERIFY(!std::isnan(at("1", 0.1)));
        QCOMPARE(at("2", 0.2), edge("belle2-projection", 0.2)); // the record's own choice
    }

    /// The Z makes the difference at its own pole, and next to none at 10.6 GeV.
    void zExchangeCounts() {
        const scene::Scene hypercharge = fixture::scene("hypercharge");
        QVERIFY(fixture::lowerEdge(hypercharge, "fcc-ee-z", 20.0) < 0.2 * edge("fcc-ee-z", 20.0));
        const double belle = fixture::lowerEdge(hypercharge, "belle2-projection", 2.0) /
                             edge("belle2-projection", 2.0);
        QVERIFY(belle != 1.0 && relative(belle, 1.0) < 1e-3);
        // The published study of the Z pole: a few 1e-6 per GeV.
        for (const double m : {1.0, 10.0, 50.0}) {
            const double g = fixture::lowerEdge(hypercharge, "fcc-ee-z", m);
            QVERIFY(g > 5e-7 && g < 6e-6);
        }
    }

    void measuredLimitsScaleWithStatistics_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("massGeV");
        QTest::newRow("BESIII 2024") << "bes3-2024"
                                     << "parents" << 1.5;
        QTest::newRow("BESIII 2022") << "bes3-2022"
                                     << "parents" << 0.7;
        QTest::newRow("Belle II") << "belle2-2020"
                                  << "luminosity" << 2.0;
    }
    void measuredLimitsScaleWithStatistics() {
        QFETCH(QString, id);
        QFETCH(QString, name);
        QFETCH(double, massGeV);
        const std::string bound = id.toStdString();
        const double own = input(bound, name.toStdString());
        const std::string key = bound + "." + name.toStdString();
        QCOMPARE(fixture::lowerEdge(set(photons(), key, own), bound, massGeV),
                 edge(bound, massGeV));
        const double more = fixture::lowerEdge(set(photons(), key, 16.0 * own), bound, massGeV);
        QVERIFY(relative(more, 0.5 * edge(bound, massGeV)) < 1e-6);
    }

    /// No free number: every row of the measured tables gives the coupling of the formula.
    void rowsGiveTheFormula() {
        int rows = 0;
        for (const char* id : {"bes3-2022", "bes3-2024"}) {
            for (const auto& segment :
                 fixture::catalogue()->find(id)->record().tables.at("limit").segments) {
                for (std::size_t i = 0; i < segment.x.size(); i += 5) {
                    const double m = segment.x[i];
                    const double wanted = std::sqrt(
                        segment.y[i] / (0.05971 * physics::ratioVectorMesonPhoton(1.0, m, 3.0969)));
                    QVERIFY(relative(edge(id, m), wanted) < 1e-6);
                    ++rows;
                }
            }
        }
        QVERIFY(rows > 100);
    }

    /// A light a leaves unseen: the lower edge is the branching ratio, whatever the detector.
    void invisibleLowerEdges_data() {
        QTest::addColumn<QString>("id");
        QTest::newRow("BaBar") << "upsilon3s-invisible-babar";
        QTest::newRow("Belle") << "upsilon1s-invisible-belle";
        QTest::newRow("BESIII") << "bes3-invisible-2020";
    }
    void invisibleLowerEdges() {
        QFETCH(QString, id);
        const std::string bound = id.toStdString();
        const auto& segment =
            fixture::catalogue()->find(bound)->record().tables.at("limit").segments.front();
        const double wanted =
            std::sqrt(segment.y.front() /
                      (input(bound, "parent_to_electrons") *
                       physics::ratioVectorMesonPhoton(1.0, 1e-4, input(bound, "parent_mass"))));
        QVERIFY(relative(edge(bound, 1e-4), wanted) < 1e-5);
    }

    /// Both edges solve g² e^{-L/ℓ} = g₀², ℓ ∝ 1/g²; above the tip nothing is left.
    void unseenDecaysEndAtATip() {
        const double g0 = edge("babar-monophoton", 1e-4);
        const double length = input("babar-monophoton", "detector_length");
        const double rootS = input("babar-monophoton", "sqrt_s");
        for (const double m : {0.01, 0.02, 0.03}) {
            const auto found = stretches(photons(), "babar-monophoton", m);
            QCOMPARE(found.size(), std::size_t{1});
            for (const double g : {found[0].low, found[0].high}) {
                const double p = (rootS * rootS - m * m) / (2.0 * rootS);
                const double flight = physics::decayLength(g * g * m * m * m / (64.0 * pi), m, p);
                QVERIFY(relative(g * g * std::exp(-length / flight), g0 * g0) < 5e-3);
            }
            QVERIFY(found[0].high > found[0].low);
        }
        QVERIFY(stretches(photons(), "babar-monophoton", 0.04).empty());
        for (const char* id :
             {"upsilon3s-invisible-babar", "upsilon1s-invisible-belle", "bes3-invisible-2020"}) {
            const auto found = stretches(photons(), id, 5e-3);
            QVERIFY2(found.size() == 1 && found[0].high < 0.1, id);
            QVERIFY(stretches(photons(), id, 0.1).empty());
        }
    }

    /// With invisible decays the tip is gone and the limit stands where the search looked.
    void invisibleDecaysHaveNoUpperEdge() {
        const scene::Scene dark = fixture::with(photons(), "model.br_invisible", "0.5");
        const auto found = stretches(dark, "babar-monophoton", 1.0);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].high, dark.plane.y.max);
        // ε(1 GeV) of the table, both cross sections inside |cos| < 0.6, half of a decaying unseen.
        const double epsilon =
            0.0009658 * std::pow(0.0009669 / 0.0009658, std::log(1.0 / 0.8) / std::log(1.5 / 0.8));
        const double limit =
            physics::crossSectionPhotonDarkPhotonPb(epsilon, 1.0, 10.58, -0.6, 0.6);
        const double unit = physics::crossSectionPhotonAlpPb(1.0, 0.0, 1.0, 10.58, -0.6, 0.6);
        QVERIFY(relative(found[0].low, std::sqrt(2.0 * limit / unit)) < 1e-5);
    }

    /// The recast of another group, where both are flat.
    void monoPhotonAgreesWithThePublishedRecast() {
        const auto& contour = *fixture::catalogue()->find("babar-monophoton")->record().reference;
        const auto& line = contour.segments.front();
        int compared = 0;
        for (std::size_t i = 0; i < line.x.size() && line.x[i] < 0.028; ++i) {
            QVERIFY2(relative(edge("babar-monophoton", line.x[i]), line.y[i]) < 0.05,
                     qPrintable(QString::number(line.x[i])));
            ++compared;
        }
        QVERIFY(compared >= 8);
        const auto tip = std::max_element(line.x.begin(), line.x.end());
        QVERIFY(!stretches(photons(), "babar-monophoton", 0.97 * *tip).empty());
        QVERIFY(stretches(photons(), "babar-monophoton", 1.05 * *tip).empty());
    }

    /// The smaller cross section draws the region; the choice gives the edges of the band.
    void fusionShowsItsAmbiguity() {
        const auto at = [](const char* estimate, double m) {
            return fixture::lowerEdge(
                set(photons(), "belle2-photon-fusion.estimate", std::string(estimate)),
                "belle2-photon-fusion", m);
        };
        for (const double m : {0.5, 1.0, 3.0, 7.0}) {
            QCOMPARE(at("smaller", m), std::max(at("low", m), at("epa", m)));
            // g² σ is what the limit fixes.
            const double rootS = input("belle2-photon-fusion", "sqrt_s");
            const double wanted =
                std::sqrt(physics::crossSectionPhotonFusionLowPb(1.0, m, rootS) /
                          physics::crossSectionPhotonFusionPb(1.0, m, rootS, 0.25 * rootS * rootS));
            QVERIFY(relative(at("epa", m) / at("low", m), wanted) < 1e-3);
        }
        QVERIFY(at("epa", 0.5) < at("low", 0.5));
        QVERIFY(at("epa", 7.0) > at("low", 7.0));
        QCOMPARE(edge("belle2-photon-fusion", 1.0), at("smaller", 1.0));
        const scene::Scene less = set(photons(), "belle2-photon-fusion.luminosity", 500.0);
        QVERIFY(relative(fixture::lowerEdge(less, "belle2-photon-fusion", 3.0) /
                             edge("belle2-photon-fusion", 3.0),
                         std::pow(100.0, 0.25)) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(TestColliderBounds)
#include "test_collider_bounds.moc"
