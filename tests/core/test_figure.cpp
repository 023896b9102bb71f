#include <QtTest>

#include "core/figure/scene_figure.hpp"
#include "core/figure/tex_number.hpp"
#include "fixture.hpp"

using namespace cyrano;

namespace {

figure::FigureAxis axis(double min, double max) {
    return figure::makeAxis({scene::AxisScale::logarithmic, min, max}, "x");
}

std::vector<std::string> labels(const figure::FigureAxis& axis) {
    std::vector<std::string> out;
    for (const figure::Tick& tick : axis.ticks) {
        out.push_back(tick.label);
    }
    return out;
}

figure::Figure figureOf(const scene::Scene& scene) {
    picture::Evaluator evaluator(fixture::catalogue());
    return figure::makeFigure(evaluator.evaluate(scene).value());
}

bool captionSays(const figure::Figure& figure, const std::string& words) {
    return std::any_of(figure.caption.begin(), figure.caption.end(), [&](const std::string& line) {
        return line.find(words) != std::string::npos;
    });
}

} // namespace

class TestFigure : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fewDecadesShowEachOfThem() {
        const std::vector<std::string> wanted{"10^{-2}", "10^{-1}", "1", "10", "10^{2}"};
        QCOMPARE(labels(axis(1e-2, 1e2)), wanted);
    }

    void manyDecadesShowEveryOther() {
        for (const double min : {1e-13, 1e-17, 1e-20}) {
            const auto out = axis(min, 1.0);
            QVERIFY(out.ticks.size() <= 10);
            QVERIFY(out.ticks.size() >= 4);
        }
    }

    /// However deep the zoom, there are numbers to read, in order and inside the frame.
    void everyZoomHasLabels() {
        for (double span = 8.0; span > 1e-4; span /= 1.9) {
            for (const double start : {-11.37, -3.91, 0.123}) {
                const auto out = axis(std::pow(10.0, start), std::pow(10.0, start + span));
                QVERIFY2(out.ticks.size() >= 2, qPrintable(QString::number(span)));
                QVERIFY(out.ticks.size() <= 12);
                for (std::size_t i = 0; i < out.ticks.size(); ++i) {
                    QVERIFY(out.ticks[i].position >= start - 1e-6);
                    QVERIFY(out.ticks[i].position <= start + span + 1e-6);
                    QVERIFY(i == 0 || out.ticks[i].position > out.ticks[i - 1].position);
                }
            }
        }
    }

    void numbersAreWrittenAsInAPaper() {
        QCOMPARE(figure::texNumber(0.0, 3), std::string("0"));
        QCOMPARE(figure::texNumber(0.25, 3), std::string("0.25"));
        QCOMPARE(figure::texNumber(1000.0, 6), std::string("1000"));
        QCOMPARE(figure::texNumber(1000.0, 3), std::string("10^{3}"));
        QCOMPARE(figure::texNumber(300.0, 3), std::string("300"));
        QCOMPARE(figure::texNumber(1e-3, 3), std::string("10^{-3}"));
        QCOMPARE(figure::texNumber(2.5e-4, 3), std::string("2.5\\times10^{-4}"));
        QCOMPARE(figure::texNumber(-3e5, 3), std::string("-3\\times10^{5}"));
    }

    /// What is drawn says what it assumes, whatever was switched.
    void captionFollowsTheScene() {
        const scene::Scene after = fixture::scene("pseudoscalar-after-2025");
        QVERIFY(captionSays(figureOf(after), "after 2025"));
        QVERIFY(captionSays(figureOf(after), "hypercharge"));
        QVERIFY(captionSays(figureOf(after), ">0"));
        const scene::Scene before = fixture::with(after, "data.epoch", "before-2025");
        QVERIFY(captionSays(figureOf(before), "before 2025"));
        QVERIFY(!captionSays(figureOf(before), "after 2025"));
        QVERIFY(captionSays(figureOf(fixture::with(after, "model.sign", "-1")), "<0"));
        QVERIFY(captionSays(figureOf(fixture::with(after, "model.particle", "scalar")), "scalar"));
        QVERIFY(captionSays(figureOf(fixture::with(after, "model.cutoff", "3e4")), "30"));
    }

    void allowedRegionsAreDrawnOtherwise() {
        const auto fill = [](const char* name) {
            for (const figure::Layer& layer : figureOf(fixture::scene(name)).layers) {
                if (layer.id == "g2-muon") {
                    return layer.fill;
                }
            }
            return figure::Fill::outline;
        };
        QVERIFY(fill("pseudoscalar-before-2025") == figure::Fill::hatched);
        QVERIFY(fill("pseudoscalar-after-2025") == figure::Fill::solid);
    }

    void digitisedLayersAreMarked() {
        for (const figure::Layer& layer : figureOf(fixture::scene("photon-only")).layers) {
            const auto origin = fixture::catalogue()->find(layer.id)->record().origin;
            QCOMPARE(layer.digitised, origin == io::Origin::digitised);
        }
    }
};

QTEST_GUILESS_MAIN(TestFigure)
#include "test_figure.moc"
