#include <QtTest>

#include <numbers>

#include "core/region/region.hpp"

using namespace cyrano::region;

namespace {

Polygon square(double x, double y, double side) {
    return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, false};
}

double signedArea(const Polygon& polygon) {
    double sum = 0.0;
    const auto& p = polygon.points;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point& a = p[i];
        const Point& b = p[(i + 1) % p.size()];
        sum += 0.5 * (a.x * b.y - b.x * a.y);
    }
    return std::abs(sum) * (polygon.hole ? -1.0 : 1.0);
}

double area(const std::vector<Polygon>& polygons) {
    double sum = 0.0;
    for (const Polygon& polygon : polygons) {
        sum += signedArea(polygon);
    }
    return sum;
}

} // namespace

class TestRegion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void unionOfOverlappingSquares() {
        const auto out = united({square(0, 0, 2), square(1, 1, 2)});
        QCOMPARE(out.size(), std::size_t{1});
        QVERIFY(std::abs(area(out) - 7.0) < 1e-8);
    }

    void frameOfStripsHasAHole() {
        const std::vector<Polygon> strips{{{{0, 0}, {3, 0}, {3, 1}, {0, 1}}, false},
                                          {{{0, 2}, {3, 2}, {3, 3}, {0, 3}}, false},
                                          {{{0, 0}, {1, 0}, {1, 3}, {0, 3}}, false},
                                          {{{2, 0}, {3, 0}, {3, 3}, {2, 3}}, false}};
        const auto out = united(strips);
        QCOMPARE(out.size(), std::size_t{2});
        QVERIFY(out[0].hole != out[1].hole);
        QVERIFY(std::abs(area(out) - 8.0) < 1e-8);
        const Region region{Role::excluded, out, {}};
        QVERIFY(region.contains({0.5, 1.5}));
        QVERIFY(!region.contains({1.5, 1.5}));
        QVERIFY(!region.contains({4.0, 1.5}));
    }

    void selfCrossingCurveIsAccepted() {
        const Polygon bow{{{0, 0}, {2, 2}, {2, 0}, {0, 2}}, false};
        QVERIFY(std::abs(area(united({bow})) - 2.0) < 1e-8);
    }

    void windingDoesNotMatter() {
        Polygon clockwise = square(0, 0, 1);
        std::reverse(clockwise.points.begin(), clockwise.points.end());
        QVERIFY(std::abs(area(united({clockwise, square(0.5, 0, 1)})) - 1.5) < 1e-8);
    }

    void clippingKeepsTheInside() {
        const auto out = clipped({square(-1, -1, 3)}, {0, 1, 0, 10});
        QVERIFY(std::abs(area(out) - 2.0) < 1e-8);
        QVERIFY(clipped({square(5, 5, 1)}, {0, 1, 0, 1}).empty());
    }

    void verticalSliceOfARing() {
        const std::vector<Polygon> ring{square(0, 0, 4), {square(1, 1, 2).points, true}};
        const auto out = verticalSlice(ring, 2.0);
        QCOMPARE(out.size(), std::size_t{2});
        QCOMPARE(out[0].low, 0.0);
        QCOMPARE(out[0].high, 1.0);
        QCOMPARE(out[1].low, 3.0);
        QCOMPARE(out[1].high, 4.0);
        QVERIFY(verticalSlice(ring, 9.0).empty());
    }

    void simplificationStaysWithinTolerance() {
        std::vector<Point> line;
        for (int i = 0; i <= 1000; ++i) {
            const double x = i / 1000.0;
            line.push_back({x, std::sin(2.0 * std::numbers::pi * x)});
        }
        const double tolerance = 1e-3;
        const auto out = simplifiedGraph(line, tolerance);
        QVERIFY(simplified(line, tolerance).size() <= out.size());
        QVERIFY(out.size() < line.size() / 5);
        QCOMPARE(out.front(), line.front());
        QCOMPARE(out.back(), line.back());
        std::size_t at = 0;
        for (const Point& p : line) {
            while (out[at + 1].x < p.x) {
                ++at;
            }
            const double w = (p.x - out[at].x) / (out[at + 1].x - out[at].x);
            const double y = out[at].y + w * (out[at + 1].y - out[at].y);
            QVERIFY(std::abs(y - p.y) <= tolerance * (1.0 + 1e-9));
        }
    }
};

QTEST_GUILESS_MAIN(TestRegion)
#include "test_region.moc"
