// What a plot shows while something moves, and once it rests.
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include "tests/app/figures.hpp"

using namespace figures;

class TestPlotMotion : public QObject {
    Q_OBJECT

  private slots:
    void whatNoLongerHoldsIsLeftOutWhileMoving();
    void aPictureAtRestIsPaintedWithCare();
    void whereTheHandRestsThePictureIsComplete();
    void stripesDoNotShow_data();
    void stripesDoNotShow();
};

void TestPlotMotion::whatNoLongerHoldsIsLeftOutWhileMoving() {
    FigurePlot plot;
    Figure figure = knownFigure();
    figure.caption = {R"(\text{stays})", R"(C=1)"};
    show(plot, figure, {900, 640});
    const auto ids = [&plot] {
        QStringList out;
        for (const plot::PlacedLabel& label : plot.placedLabels()) {
            out << label.id;
        }
        return out;
    };
    const int before = plot.placements();
    const QRectF caption = plot.captionRect();
    QCOMPARE(ids(), (QStringList{QStringLiteral("ring"), QStringLiteral("block")}));
    const QImage whole = plot.grab().toImage();
    plot.setInteracting(true);
    figure.caption[1] = R"(C=2)";
    plot.setFigure(figure);
    QCOMPARE(plot.captionLines(), std::vector<std::string>{R"(\text{stays})"});
    QCOMPARE(plot.captionRect(), caption);
    QVERIFY(plot.grab().toImage().copy(caption.toRect()) != whole.copy(caption.toRect()));
    // A region goes, another comes, a name changes.
    figure.layers[0] = layer("ring", R"(\text{ring})", "#d62728", {});
    figure.layers.push_back(layer("new", R"(\text{new})", "#2ca02c", {box(-1.8, -2.0, 0.0, -1.2)}));
    plot.setFigure(figure);
    QCoreApplication::processEvents();
    QCOMPARE(ids(), QStringList{QStringLiteral("block")});
    figure.layers[1].label = R"(\text{other})";
    plot.setFigure(figure);
    QCoreApplication::processEvents();
    QVERIFY(ids().isEmpty());
    QCOMPARE(plot.placements(), before); // nothing was placed anew
    // What holds again is shown again, where it stood.
    plot.setFigure(figure = knownFigure());
    QCoreApplication::processEvents();
    QCOMPARE(ids(), (QStringList{QStringLiteral("ring"), QStringLiteral("block")}));
    QCOMPARE(plot.placements(), before);
    plot.setInteracting(false);
    QCOMPARE(plot.placements(), before + 1);
    QCOMPARE(plot.captionLines(), figure.caption);
    plot.setInteracting(true);
    plot.setInteracting(false);
    QCOMPARE(plot.placements(), before + 1); // nothing moved
}

// On the way, insides have hard edges; at rest the picture is that of a plot that never moved.
void TestPlotMotion::aPictureAtRestIsPaintedWithCare() {
    Figure figure = crowdedFigure(6);
    figure.caption.clear();
    FigurePlot plot;
    show(plot, figure, {900, 640});
    QSignalSpy sharpened(&plot, &FigurePlot::sharpened);
    plot.setInteracting(true);
    Figure moved = crowdedFigure(7);
    moved.caption.clear();
    plot.setFigure(moved);
    QCoreApplication::processEvents();
    QVERIFY(!plot.atRest());
    const QImage onTheWay = plot.grab().toImage();
    plot.setInteracting(false);
    QTRY_VERIFY(plot.atRest());
    QCOMPARE(sharpened.size(), 1);
    QCoreApplication::processEvents();
    FigurePlot fresh;
    show(fresh, moved, {900, 640});
    QVERIFY(onTheWay != plot.grab().toImage());
    QCOMPARE(plot.grab().toImage(), fresh.grab().toImage());
    plot.setFigure(figure); // nobody moves anything: with care at once
    QCoreApplication::processEvents();
    QVERIFY(plot.atRest());
}

// A slider that is held still for a while: labels are placed and edges painted with care.
void TestPlotMotion::whereTheHandRestsThePictureIsComplete() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    QSignalSpy sharpened(&plot, &FigurePlot::sharpened);
    plot.setInteracting(true);
    Figure figure = knownFigure();
    figure.layers.push_back(layer("new", R"(\text{new})", "#2ca02c", {box(-1.8, -2.0, 0.0, -1.2)}));
    plot.setFigure(figure);
    const auto labelled = [&plot] {
        const auto labels = plot.placedLabels();
        return std::any_of(labels.begin(), labels.end(),
                           [](const auto& label) { return label.id == QStringLiteral("new"); });
    };
    QVERIFY(!labelled());
    QTRY_VERIFY(labelled());
    QTRY_COMPARE(sharpened.size(), 1);
    // It moves on: what no longer holds goes, nothing is placed.
    const int placements = plot.placements();
    plot.setFigure(knownFigure());
    QVERIFY(!labelled());
    QCOMPARE(plot.placements(), placements);
}

void TestPlotMotion::stripesDoNotShow_data() {
    QTest::addColumn<bool>("moving");
    QTest::newRow("at rest") << false;
    QTest::newRow("moving") << true;
}

// However many threads paint the regions, the picture is the same.
void TestPlotMotion::stripesDoNotShow() {
    QFETCH(bool, moving);
    QThreadPool& pool = *QThreadPool::globalInstance();
    const int usual = pool.maxThreadCount();
    std::vector<QImage> pictures;
    for (const int threads : {1, 2, 3, 4}) {
        pool.setMaxThreadCount(threads);
        FigurePlot plot;
        show(plot, crowdedFigure(6), {900, 641}); // of no height that parts evenly
        plot.setInteracting(moving);
        plot.setFigure(crowdedFigure(9));
        QCoreApplication::processEvents();
        if (!moving) {
            QTRY_VERIFY(plot.atRest());
        }
        pictures.push_back(plot.grab().toImage());
    }
    pool.setMaxThreadCount(usual);
    QVERIFY(pictures.front() != QImage(pictures.front().size(), pictures.front().format()));
    for (const QImage& picture : pictures) {
        QVERIFY(picture == pictures.front());
    }
}

QTEST_MAIN(TestPlotMotion)
#include "test_plot_motion.moc"
