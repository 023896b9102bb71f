// Places of labels in scenes, and which ticks get theirs.
#include <QTest>

#include <cmath>

#include "core/figure/figure.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/scene/scene_file.hpp"
#include "fixture.hpp"

using namespace cyrano;

namespace {

std::string refusal(const std::string& text) {
    const auto changed = scene::withParameterText({}, "bound.e137.label", text);
    return changed ? std::string{} : changed.error();
}

/// Labels shown on a logarithmic axis so long in points, with text of 8 pt.
std::vector<std::string> shown(double min, double max, double lengthPt) {
    const auto axis = figure::makeAxis({scene::AxisScale::logarithmic, min, max}, "");
    const double perUnit = lengthPt / (axis.axis.axisMax() - axis.axis.axisMin());
    std::vector<figure::TickExtent> extents;
    for (const figure::Tick& tick : axis.ticks) {
        const double width = tick.label.find("times") != std::string::npos ? 32.0 : 18.0;
        extents.push_back({perUnit * tick.position, width, tick.rank});
    }
    std::vector<std::string> out;
    for (const std::size_t i : figure::labelledTicks(extents, 5.0)) {
        out.push_back(axis.ticks[i].label);
    }
    return out;
}

using Words = std::vector<std::string>;

} // namespace

class TestLabelScenes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void placeIsKeptInFiles() {
        scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        scene = fixture::with(scene, "bound.e137.label", "0.01 1e-5");
        scene = fixture::with(scene, "bound.lep.label", "-2, 3.0625e-7");
        const auto back = scene::parseScene(scene::writeScene(scene), "scene.toml");
        QVERIFY(back.has_value());
        QVERIFY(*back == scene);
        QCOMPARE(std::get<std::string>(scene::getParameter(*back, "bound.e137.label").value()),
                 std::string("0.01 1e-05"));
        QVERIFY(back->labelPlaces.at("lep") == (scene::LabelPlace{-2.0, 3.0625e-7}));
    }

    void emptyTextGivesTheLabelBack() {
        const scene::Scene scene = fixture::with({}, "bound.e137.label", "0.01 1e-5");
        QVERIFY(!(scene == scene::Scene{}));
        QVERIFY(fixture::with(scene, "bound.e137.label", "") == scene::Scene{});
    }

    void nonsenseIsRefused() {
        for (const char* text : {"0.01", "a b", "1 2 3", "1e-3 nan", " ", "1;2"}) {
            QVERIFY2(refusal(text).find("0.01 1e-5") != std::string::npos, text);
        }
        QVERIFY(refusal("1 2").empty());
        const auto number = scene::withParameter({}, "bound.e137.label", 3.0);
        QVERIFY(!number.has_value());
    }

    /// In axis units; not where the axes of another plane cannot have it.
    void figureCarriesThePlace() {
        picture::Evaluator evaluator(fixture::catalogue());
        scene::Scene scene = fixture::with(fixture::scene("nose"), "bound.e137.label", "0.1 1e-5");
        scene = fixture::with(scene, "bound.nu-cal.label", "-1 1e-5");
        int found = 0;
        for (const figure::Layer& layer : figure::makeFigure(*evaluator.evaluate(scene)).layers) {
            if (layer.id == "e137") {
                ++found;
                QVERIFY(layer.labelPlace.has_value());
                QCOMPARE(layer.labelPlace->x, -1.0);
                QCOMPARE(layer.labelPlace->y, -5.0);
            } else {
                QVERIFY(!layer.labelPlace);
            }
        }
        QCOMPARE(found, 1);
    }

    /// 86 mm leave about 195 pt, a window several times that.
    void ticksOfOneAndTwoDecades() {
        QCOMPARE(shown(1.0, 10.0, 900.0).size(), std::size_t{10});
        QCOMPARE(shown(1e-3, 1e-2, 195.0),
                 (Words{"10^{-3}", R"(2\times10^{-3})", R"(5\times10^{-3})", "10^{-2}"}));
        QCOMPARE(shown(1e-5, 1e-3, 600.0).size(), std::size_t{7});
        QCOMPARE(shown(1e-5, 1e-3, 195.0), (Words{"10^{-5}", "10^{-4}", "10^{-3}"}));
    }

    void ticksOfThreeToTenDecades() {
        QCOMPARE(shown(1e-3, 1.0, 195.0), (Words{"10^{-3}", "10^{-2}", "10^{-1}", "1"}));
        QCOMPARE(shown(1e-9, 1.0, 900.0).size(), std::size_t{10});
        QCOMPARE(shown(1e-8, 1.0, 120.0), (Words{"10^{-8}", "10^{-6}", "10^{-4}", "10^{-2}", "1"}));
    }

    void ticksOfManyDecades() {
        QCOMPARE(shown(1e-12, 1e3, 900.0), (Words{"10^{-12}", "10^{-10}", "10^{-8}", "10^{-6}",
                                                  "10^{-4}", "10^{-2}", "1", "10^{2}"}));
        QCOMPARE(shown(1e-12, 1e3, 120.0), (Words{"10^{-12}", "10^{-8}", "10^{-4}", "1"}));
    }

    void noTicksCollideAndTwoTellTheScale() {
        for (double span = 0.2; span < 24.0; span *= 1.17) {
            for (const double start : {-21.3, -6.0, -0.7}) {
                const auto axis =
                    figure::makeAxis({scene::AxisScale::logarithmic, std::pow(10.0, start),
                                      std::pow(10.0, start + span)},
                                     "");
                std::vector<figure::TickExtent> all;
                for (const figure::Tick& tick : axis.ticks) {
                    all.push_back({195.0 / span * tick.position, 30.0, tick.rank});
                }
                const auto kept = figure::labelledTicks(all, 5.0);
                QVERIFY2(kept.size() >= 2, qPrintable(QString::number(span)));
                for (std::size_t i = 1; i < kept.size(); ++i) {
                    QVERIFY(all[kept[i]].place - all[kept[i - 1]].place >= 35.0);
                }
            }
        }
    }

    /// Between two signs, zero is the last to go.
    void zeroStays() {
        scene::Axis axis{scene::AxisScale::symmetricLog, -1e-1, 1e-1};
        axis.linearBelow = 1e-3;
        const auto ticks = figure::makeAxis(axis, "").ticks;
        for (const double length : {400.0, 150.0, 100.0, 60.0}) {
            std::vector<figure::TickExtent> extents;
            for (const figure::Tick& tick : ticks) {
                extents.push_back({length / 6.0 * tick.position, 20.0, tick.rank});
            }
            Words words;
            for (const std::size_t i : figure::labelledTicks(extents, 5.0)) {
                words.push_back(ticks[i].label);
            }
            QVERIFY(std::find(words.begin(), words.end(), "0") != words.end());
        }
    }
};

QTEST_APPLESS_MAIN(TestLabelScenes)
#include "test_label_scenes.moc"
