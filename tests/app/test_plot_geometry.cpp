// Where things of a plot lie: outlines as paths, windows that move.
#include <QTest>

#include <cmath>

#include "app/plot/region_shape.hpp"
#include "app/plot/view.hpp"

using namespace cyrano;

class TestPlotGeometry : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void endOfTheDataIsNotStroked() {
        region::Region region;
        region.polygons = {{{{-1.0, -5.0}, {1.0, -5.0}, {1.0, -2.0}, {-1.0, -2.0}}, false}};
        // The right side in two pieces, and a line that only crosses the others.
        region.frameOfData = {
            {{1.0, -5.0}, {1.0, -4.0}}, {{1.0, -4.0}, {1.0, -2.0}}, {{0.0, -6.0}, {0.0, -1.0}}};
        const plot::PixelMap map({{scene::AxisScale::logarithmic, 1e-2, 1e2},
                                  {scene::AxisScale::logarithmic, 1e-6, 1e-1}},
                                 {0.0, 0.0, 800.0, 600.0});
        for (const bool whole : {false, true}) {
            plot::ShapeOptions options;
            options.rect = {0.0, 0.0, 800.0, 600.0};
            options.computed = options.rect;
            options.wholeUnits = whole;
            const plot::RegionShape shape = plot::makeShape(region, map, options);
            const double right = map.toPixel({1.0, -3.0}).x();
            const double left = map.toPixel({-1.0, -3.0}).x();
            QVERIFY(std::abs(shape.fill.boundingRect().right() - right) < 1.0);
            int onTheRight = 0;
            int sides = 0;
            for (int i = 1; i < shape.outline.elementCount(); ++i) {
                const auto& from = shape.outline.elementAt(i - 1);
                const auto& to = shape.outline.elementAt(i);
                if (!to.isLineTo()) {
                    continue;
                }
                ++sides;
                onTheRight +=
                    std::abs(from.x - right) < 1.0 && std::abs(to.x - right) < 1.0 ? 1 : 0;
            }
            QCOMPARE(onTheRight, 0);
            QCOMPARE(sides, 3);
            QVERIFY(std::abs(shape.outline.boundingRect().left() - left) < 1.0);
        }
    }

    void zoomKeepsWithinLimits() {
        scene::Axis axis{scene::AxisScale::logarithmic, 1e-2, 1e2};
        for (int k = 0; k < 200; ++k) {
            axis = plot::zoomed(axis, 0.5, 0.3);
        }
        QVERIFY(axis.axisMax() - axis.axisMin() > 0.0099);
        QVERIFY(axis.axisMin() < 0.3 && axis.axisMax() > 0.3);
        for (int k = 0; k < 200; ++k) {
            axis = plot::zoomed(axis, 2.0, 0.3);
        }
        QVERIFY(axis.min > 0.99e-20 && axis.max < 1.01e5);
        axis = plot::shifted({scene::AxisScale::logarithmic, 1e-2, 1e2}, 50.0);
        QVERIFY(std::abs(axis.axisMax() - 5.0) < 1e-9);
        QVERIFY(std::abs(axis.axisMin() - 1.0) < 1e-9); // the span stays
    }
};

QTEST_APPLESS_MAIN(TestPlotGeometry)
#include "test_plot_geometry.moc"
