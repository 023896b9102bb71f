// Labels put by hand.
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

#include "app/plot/figure_plot.hpp"
#include "app/plot/label_item.hpp"

using namespace cyrano;
using figure::Figure;
using plot::FigurePlot;
using plot::LabelItem;
using region::Polygon;
using region::Region;

namespace {

figure::Layer layer(const std::string& id, const std::string& label, double x0, double y0,
                    double x1, double y1) {
    Region region;
    region.polygons = {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, false}};
    figure::Layer out;
    out.id = id;
    out.label = label;
    out.colour = "#1f77b4";
    out.region = std::make_shared<const Region>(std::move(region));
    return out;
}

/// Two blocks with a white strip between them.
Figure twoBlocks() {
    Figure f;
    f.x = figure::makeAxis({scene::AxisScale::logarithmic, 1e-2, 1e2}, R"(m_a)");
    f.y = figure::makeAxis({scene::AxisScale::logarithmic, 1e-6, 1e-1}, R"(g)");
    f.layers.push_back(layer("left", R"(\text{left block})", -1.8, -5.5, -0.4, -2.0));
    f.layers.push_back(layer("right", R"(\text{right})", 0.6, -5.5, 1.8, -2.0));
    f.caption = {R"(\text{a caption line})"};
    return f;
}

void show(FigurePlot& plot, const Figure& figure) {
    plot.resize(900, 640);
    plot.setFigure(figure);
    plot.show();
    QCoreApplication::processEvents();
}

const LabelItem::Entry& entry(const FigurePlot& plot, const char* id) {
    for (const LabelItem::Entry& one : plot.labels().entries()) {
        if (one.id == QLatin1String(id)) {
            return one;
        }
    }
    qFatal("no label of %s", id);
}

QPoint middle(const FigurePlot& plot, const char* id) {
    return plot.labels().rectOf(entry(plot, id)).center().toPoint();
}

QPoint pixelAt(const FigurePlot& plot, double x, double y) {
    return plot::PixelMap(plot.view(), plot.plotRect()).toPixel({x, y}).toPoint();
}

void drag(FigurePlot& plot, QPoint from, QPoint to, bool release = true) {
    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    for (const double t : {0.3, 0.7, 1.0}) {
        const QPointF at = QPointF(from) + t * QPointF(to - from);
        QMouseEvent move(QEvent::MouseMove, at, plot.mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(&plot, &move);
    }
    if (release) {
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, to);
    }
}

} // namespace

class TestLabels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void dragMovesTheLabelAndNotTheWindow() {
        FigurePlot plot;
        show(plot, twoBlocks());
        QSignalSpy moved(&plot, &FigurePlot::labelMoved);
        QSignalSpy windows(&plot, &FigurePlot::viewProposed);
        QSignalSpy pinned(&plot, &FigurePlot::pointPinned);
        drag(plot, middle(plot, "left"), pixelAt(plot, -1.0, -5.0));
        QCOMPARE(moved.size(), 1); // one step of the history
        QCOMPARE(windows.size(), 0);
        QCOMPARE(pinned.size(), 0);
        QCOMPARE(moved[0][0].toString(), QStringLiteral("left"));
        const QStringList values = moved[0][1].toString().split(u' ');
        QCOMPARE(values.size(), 2);
        QVERIFY(std::abs(std::log10(values[0].toDouble()) + 1.0) < 0.02);
        QVERIFY(std::abs(std::log10(values[1].toDouble()) + 5.0) < 0.02);
        QVERIFY((middle(plot, "left") - pixelAt(plot, -1.0, -5.0)).manhattanLength() <= 3);
        QVERIFY(!entry(plot, "left").leader); // still inside its region
    }

    void besideItsRegionItGetsALeader() {
        Figure figure = twoBlocks();
        figure.layers[0].labelPlace = region::Point{0.1, -1.4};
        FigurePlot plot;
        show(plot, figure);
        QVERIFY((middle(plot, "left") - pixelAt(plot, 0.1, -1.4)).manhattanLength() <= 2);
        QVERIFY(entry(plot, "left").leader.has_value());
        QVERIFY(figure.layers[0].region->contains(*entry(plot, "left").leader));
    }

    void othersKeepAway() {
        FigurePlot plot;
        show(plot, twoBlocks());
        Figure figure = twoBlocks();
        const region::Point taken = entry(plot, "right").centre;
        figure.layers[0].labelPlace = taken;
        plot.setFigure(figure);
        QCoreApplication::processEvents();
        QVERIFY(std::abs(entry(plot, "left").centre.x - taken.x) < 1e-9);
        QVERIFY(!plot.labels()
                     .rectOf(entry(plot, "left"))
                     .intersects(plot.labels().rectOf(entry(plot, "right"))));
    }

    void placeOutsideTheWindowIsNotUsed() {
        Figure figure = twoBlocks();
        FigurePlot plot;
        show(plot, figure);
        const QPoint automatic = middle(plot, "left");
        figure.layers[0].labelPlace = region::Point{5.0, -3.0};
        plot.setFigure(figure);
        QCoreApplication::processEvents();
        QCOMPARE(middle(plot, "left"), automatic);
    }

    void atTheEdgeTheLabelStaysInTheFrame() {
        Figure figure = twoBlocks();
        figure.layers[0].labelPlace = region::Point{1.95, -1.2};
        FigurePlot plot;
        show(plot, figure);
        QVERIFY(plot.plotRect().contains(plot.labels().rectOf(entry(plot, "left"))));
        QVERIFY(entry(plot, "left").centre.x > 1.2);
    }

    void doubleClickGivesTheLabelBack() {
        FigurePlot plot;
        show(plot, twoBlocks());
        const QPoint automatic = middle(plot, "left");
        drag(plot, automatic, pixelAt(plot, -1.0, -5.0));
        QSignalSpy moved(&plot, &FigurePlot::labelMoved);
        QSignalSpy windows(&plot, &FigurePlot::viewProposed);
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, middle(plot, "left"));
        QCOMPARE(moved.size(), 1);
        QVERIFY(moved[0][1].toString().isEmpty());
        QCOMPARE(windows.size(), 0);
        QCOMPARE(middle(plot, "left"), automatic);
        // A second one is that of the plane again.
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, middle(plot, "left"));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(windows.size(), 1);
    }

    void escapeLetsGo() {
        FigurePlot plot;
        show(plot, twoBlocks());
        const QPoint automatic = middle(plot, "left");
        QSignalSpy moved(&plot, &FigurePlot::labelMoved);
        drag(plot, automatic, pixelAt(plot, 0.1, -1.4), false);
        QVERIFY(middle(plot, "left") != automatic);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, pixelAt(plot, 0.1, -1.4));
        QCOMPARE(moved.size(), 0);
        QCOMPARE(middle(plot, "left"), automatic);
    }

    void newFigureDoesNotTakeTheLabelOutOfTheHand() {
        FigurePlot plot;
        show(plot, twoBlocks());
        drag(plot, middle(plot, "left"), pixelAt(plot, -1.0, -5.0), false);
        Figure figure = twoBlocks();
        figure.layers[1].label = R"(\text{changed})"; // places all labels anew
        plot.setFigure(figure);
        QCoreApplication::processEvents();
        QVERIFY((middle(plot, "left") - pixelAt(plot, -1.0, -5.0)).manhattanLength() <= 3);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, pixelAt(plot, -1.0, -5.0));
    }
};

QTEST_MAIN(TestLabels)
#include "test_labels.moc"
