#include <QtTest>

#include <random>

#include "core/figure/scene_figure.hpp"
#include "core/scene/scene_file.hpp"
#include "fixture.hpp"

using namespace cyrano;

/// Planes other than that of mass and photon coupling.
class TestPlanes : public QObject {
    Q_OBJECT

    static scene::Scene inPlane(const char* name, const char* plane) {
        return fixture::with(fixture::scene(name), "plane.id", plane);
    }
    static std::vector<region::Interval> stretches(const scene::Scene& scene, const char* id,
                                                   double x) {
        return fixture::catalogue()->find(id)->intervalsAt({scene.scenario, scene.plane, {}}, x);
    }
    static region::Region regionOf(const scene::Scene& scene, const char* id) {
        return fixture::catalogue()->find(id)->region({scene.scenario, scene.plane, {}});
    }
    static std::optional<double> excess(const scene::Scene& scene, const char* id, double x,
                                        double y) {
        return fixture::catalogue()->find(id)->logExcessAt({scene.scenario, scene.plane, {}}, x, y);
    }

  private Q_SLOTS:
    void symmetricAxisGoesThereAndBack() {
        const scene::Axis axis{scene::AxisScale::symmetricLog, -1.0, 1.0, 1e-5};
        QCOMPARE(axis.toAxis(0.0), 0.0);
        QCOMPARE(axis.toAxis(1e-5), 1.0);
        QVERIFY(std::abs(axis.toAxis(1e-2) - 4.0) < 1e-12);
        QVERIFY(std::abs(axis.toAxis(-1e-2) + 4.0) < 1e-12);
        for (double t = -6.0; t <= 6.0; t += 0.0371) {
            QVERIFY(std::abs(axis.toAxis(axis.fromAxis(t)) - t) < 1e-12);
            QVERIFY(axis.fromAxis(t) < axis.fromAxis(t + 1e-6));
        }
    }

    /// Couplings along a line are those of the model at each of its points.
    void linesAreTheModel() {
        const scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        for (const scene::PlaneKind& kind : scene::planeKinds()) {
            const model::Model& m = scene.scenario.model;
            for (const double x : {0.3 * kind.xRange.max, 2.0 * kind.xRange.min}) {
                const auto line = kind.line(m, x);
                for (const double y : {kind.yRange.min, 0.1 * kind.yRange.max}) {
                    const auto a = line.at(y);
                    const auto b = model::couplings(kind.place(m, x, y));
                    QVERIFY(std::abs(a.photonPerGeV - b.photonPerGeV) <= 1e-14);
                    QVERIFY(std::abs(a.photonZPerGeV - b.photonZPerGeV) <= 1e-14);
                    for (std::size_t i = 0; i < 3; ++i) {
                        QVERIFY(std::abs(a.lepton[i] - b.lepton[i]) <= 1e-13);
                    }
                }
                QCOMPARE(line.massGeV, kind.massAxis() ? x : m.massGeV);
            }
        }
    }

    /// One and the same point, looked at in four planes.
    void planesAgreeAtOnePoint() {
        scene::Scene base = fixture::scene("pseudoscalar-after-2025");
        const double mass = 0.4;
        const double g = 3e-4;
        const double c = 2e-3;
        base.scenario.model.massGeV = mass;
        base.scenario.model.gGammaPerGeV = g;
        base.scenario.model.leptonCPerGeV = c;
        const double muon = c * model::leptonMassGeV(model::muon);
        for (const char* id : {"bes3-2024", "belle2-2020", "g2-muon", "e137"}) {
            const auto wanted = excess(base, id, mass, g);
            QVERIFY(wanted);
            const auto same = [&](const char* plane, double x, double y) {
                const auto got = excess(fixture::with(base, "plane.id", plane), id, x, y);
                // No events at all are no events at all in every plane.
                return got && (*got == *wanted ||
                               std::abs(*got - *wanted) < 1e-9 * std::max(1.0, std::abs(*wanted)));
            };
            QVERIFY2(same("mass-c", mass, c), id);
            QVERIFY2(same("mass-muon", mass, muon), id);
            QVERIFY2(same("photon-muon", muon, g), id);
            QVERIFY2(same("photon-electron", c * model::leptonMassGeV(model::electron), g), id);
        }
    }

    /// ±3.2 % of 2.18e-4 at g_μμ = 0.01 and 1 GeV, Λ = 1 TeV: a strip no grid would find.
    void cancellationStripHasItsWidth() {
        scene::Scene scene = inPlane("pseudoscalar-after-2025", "photon-muon");
        scene = fixture::with(scene, "model.electroweak", "photon-only");
        scene = fixture::with(scene, "plane.mass", "1");
        const auto outside = stretches(scene, "g2-muon", 0.01);
        QCOMPARE(outside.size(), std::size_t{2});
        const double low = outside[0].high;
        const double high = outside[1].low;
        QVERIFY2(std::abs(0.5 * (high - low) / 6.92e-6 - 1.0) < 0.01,
                 qPrintable(QString::number(0.5 * (high - low))));
        const double centre = 0.5 * (high + low);
        QVERIFY(std::abs(0.5 * (high - low) / centre / 0.032 - 1.0) < 0.03);
        // Traced, it is a gap at every coupling up to the frame, however thin.
        const region::Region region = regionOf(scene, "g2-muon");
        for (double x = -2.4; x < -1.01; x += 0.013) {
            const auto slice = region::verticalSlice(region.polygons, x);
            QVERIFY(slice.size() == 2);
            const auto exact = stretches(scene, "g2-muon", std::pow(10.0, x));
            QVERIFY(std::abs(slice[0].high - std::log10(exact[0].high)) < 1e-3);
            QVERIFY(std::abs(slice[1].low - std::log10(exact[1].low)) < 1e-3);
        }
    }

    void quadrantsFoldOntoOneAnother() {
        for (const char* name : {"pseudoscalar-before-2025", "pseudoscalar-after-2025"}) {
            // Away from the gaps that BESIII's table has at π⁰, η and η′.
            const scene::Scene folded =
                fixture::with(inPlane(name, "photon-muon"), "plane.mass", "0.7");
            const scene::Scene four = fixture::with(folded, "plane.view", "four-quadrants");
            QVERIFY(four.plane.x.min < 0.0 && four.plane.y.min < 0.0);
            for (const char* id : {"g2-muon", "bes3-2024"}) {
                const region::Region a = regionOf(folded, id);
                const region::Region b = regionOf(four, id);
                std::mt19937 random(7);
                int inside = 0;
                for (int i = 0; i < 400; ++i) {
                    std::uniform_real_distribution<> u(0.02, 0.98);
                    const double x = std::pow(10.0, -5.0 + 4.0 * u(random));
                    const double y = std::pow(10.0, -6.0 + 5.0 * u(random));
                    const auto at = [&](double sx, double sy) {
                        return b.contains(
                            {four.plane.x.toAxis(sx * x), four.plane.y.toAxis(sy * y)});
                    };
                    const bool wanted = a.contains({std::log10(x), std::log10(y)});
                    inside += wanted ? 1 : 0;
                    if (std::abs(*excess(folded, id, x, y)) < 0.02) {
                        continue; // on the edge to tracing accuracy
                    }
                    QCOMPARE(at(1.0, 1.0), wanted);
                    QCOMPARE(at(-1.0, -1.0), wanted);
                    const scene::Scene other = fixture::with(folded, "model.sign", "-1");
                    const auto opposite = excess(other, id, x, y);
                    if (std::abs(*opposite) > 0.02) {
                        QCOMPARE(at(-1.0, 1.0), *opposite >= 0.0);
                        QCOMPARE(at(1.0, -1.0), *opposite >= 0.0);
                    }
                }
                QVERIFY(inside > 0);
            }
        }
    }

    void axesGiveCouplingsTheModelLacks() {
        scene::Scene scene = inPlane("photon-only", "mass-muon");
        QVERIFY(scene.scenario.model.leptonPattern == model::LeptonPattern::none);
        QVERIFY(!regionOf(scene, "g2-muon").empty());
        QVERIFY(regionOf(scene, "cast").empty());
        const auto* cast = fixture::catalogue()->find("cast");
        QVERIFY(!cast->silentBecause(scene.scenario, scene.plane).empty());
    }

    void aPlaneOpensAtItsOwnRangesAndSurvivesTheFile() {
        scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        for (const scene::PlaneKind& kind : scene::planeKinds()) {
            scene = fixture::with(scene, "plane.id", std::string(kind.id));
            if (kind.id != "mass-photon") {
                QCOMPARE(scene.plane.x.min, kind.xRange.min);
                QCOMPARE(scene.plane.y.max, kind.yRange.max);
            }
            QVERIFY(scene::checkPlane(scene).empty());
            scene::Scene written = fixture::with(scene, "plane.y_max", "0.05");
            if (!kind.massAxis()) {
                written = fixture::with(written, "plane.view", "four-quadrants");
                written = fixture::with(written, "plane.mass", "0.7");
                written = fixture::with(written, "plane.y_max", "0.05");
            }
            const auto back = scene::parseScene(scene::writeScene(written), "round trip");
            QVERIFY2(back, back ? "" : back.error().format().c_str());
            QVERIFY(*back == written);
        }
        QVERIFY(!scene::checkPlane(fixture::with(scene, "plane.x_min", "-1")).empty());
    }

    void symmetricTicksAreDecadesOfBothSigns() {
        const auto axis = figure::makeAxis({scene::AxisScale::symmetricLog, -1e-1, 1e-1, 1e-5}, "");
        QVERIFY(axis.ticks.size() >= 5 && axis.ticks.size() <= 11);
        QCOMPARE(axis.ticks.front().label, std::string("-10^{-1}"));
        QCOMPARE(axis.ticks.back().label, std::string("10^{-1}"));
        const auto zero = std::find_if(axis.ticks.begin(), axis.ticks.end(),
                                       [](const auto& t) { return t.label == "0"; });
        QVERIFY(zero != axis.ticks.end() && zero->position == 0.0);
    }

    /// The mass matters where it is no axis, and only there.
    void theMassMovesCouplingPlanesOnly() {
        picture::Evaluator evaluator(fixture::catalogue());
        const auto* moment = fixture::catalogue()->find("g2-muon");
        const scene::Scene mass = fixture::scene("pseudoscalar-after-2025");
        QVERIFY(evaluator.regionOf(mass, *moment) ==
                evaluator.regionOf(fixture::with(mass, "plane.mass", "3"), *moment));
        const scene::Scene plane = inPlane("pseudoscalar-after-2025", "photon-muon");
        QVERIFY(evaluator.regionOf(plane, *moment) !=
                evaluator.regionOf(fixture::with(plane, "plane.mass", "3"), *moment));
    }
};

QTEST_GUILESS_MAIN(TestPlanes)
#include "test_planes.moc"
