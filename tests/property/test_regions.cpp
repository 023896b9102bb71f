#include "tests/property/rows.hpp"

#include "core/region/region.hpp"
#include "tests/property/scenes.hpp"

using namespace cyrano;
using namespace property;
using region::Point;

namespace {

/// How far polygons may reach out of the plane, in axis units.
constexpr double frame = 1e-9;
/// Pieces of a splitting region reach into one another by some 1e-7.
constexpr double crossing = 1e-6;
/// Nearer to an edge than this the region may differ from the computation: five times the
/// accuracy edges are followed to, at least.
constexpr double edge = 2e-3;

double cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double distance(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t =
        length2 > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// How deep two segments cut into each other; 0 where they do not cross.
double depth(Point a, Point b, Point c, Point d) {
    const double side1 = cross(a, b, c);
    const double side2 = cross(a, b, d);
    const double side3 = cross(c, d, a);
    const double side4 = cross(c, d, b);
    if (!(side1 * side2 < 0.0 && side3 * side4 < 0.0)) {
        return 0.0;
    }
    return std::min({distance(a, c, d), distance(b, c, d), distance(c, a, b), distance(d, a, b)});
}

std::string shown(Point p) {
    std::ostringstream out;
    out.precision(12);
    out << '(' << p.x << ", " << p.y << ')';
    return out.str();
}

/// Two sides of a polygon that cross; empty when none do.
std::string crossings(const region::Polygon& polygon) {
    struct Side {
        Point from;
        Point to;
        std::size_t index;
        [[nodiscard]] double left() const { return std::min(from.x, to.x); }
        [[nodiscard]] double right() const { return std::max(from.x, to.x); }
    };
    const auto& points = polygon.points;
    std::vector<Side> sides;
    for (std::size_t i = 0; i < points.size(); ++i) {
        sides.push_back({points[i], points[(i + 1) % points.size()], i});
    }
    std::sort(sides.begin(), sides.end(),
              [](const Side& a, const Side& b) { return a.left() < b.left(); });
    for (std::size_t i = 0; i < sides.size(); ++i) {
        for (std::size_t j = i + 1; j < sides.size() && sides[j].left() < sides[i].right(); ++j) {
            const Side& a = sides[i];
            const Side& b = sides[j];
            if (depth(a.from, a.to, b.from, b.to) > crossing) {
                return "sides cross: " + shown(a.from) + shown(a.to) + " and " + shown(b.from) +
                       shown(b.to);
            }
        }
    }
    return {};
}

std::string polygonProblem(const region::Polygon& polygon, const scene::Plane& plane) {
    if (polygon.points.size() < 3) {
        return "a polygon of " + std::to_string(polygon.points.size()) + " points";
    }
    for (const Point& p : polygon.points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            return "a point that is not finite: " + shown(p);
        }
        if (p.x < plane.x.axisMin() - frame || p.x > plane.x.axisMax() + frame ||
            p.y < plane.y.axisMin() - frame || p.y > plane.y.axisMax() + frame) {
            return "a point outside the plane: " + shown(p);
        }
    }
    return crossings(polygon);
}

std::string ordered(const std::vector<region::Interval>& stretches) {
    double last = -infinity;
    for (const region::Interval& stretch : stretches) {
        if (!std::isfinite(stretch.low) || !std::isfinite(stretch.high)) {
            return "a stretch that is not finite";
        }
        if (stretch.low < last || stretch.high < stretch.low) {
            return "stretches out of order";
        }
        last = stretch.high;
    }
    return {};
}

/// Whether the computation says the same at a point and all around it; then the region must agree.
std::string disagreement(const Case& c, const region::Region& region, Point p) {
    const auto says = [&](double dx, double dy) -> std::optional<bool> {
        const auto excess = c.bound->logExcessAt(c.request(), c.scene.plane.x.fromAxis(p.x + dx),
                                                 c.scene.plane.y.fromAxis(p.y + dy));
        if (!excess) {
            return std::nullopt;
        }
        return *excess >= 0.0;
    };
    const scene::Plane& plane = c.scene.plane;
    const auto here = says(0.0, 0.0);
    if (!here || p.x - edge < plane.x.axisMin() || p.x + edge > plane.x.axisMax() ||
        p.y - edge < plane.y.axisMin() || p.y + edge > plane.y.axisMax()) {
        return {};
    }
    for (const double dx : {-edge, 0.0, edge}) {
        for (const double dy : {-edge, 0.0, edge}) {
            if (says(dx, dy) != here) {
                return {};
            }
        }
    }
    return region.contains(p) == *here ? std::string{}
                                       : std::string(*here ? "excluded" : "not excluded") +
                                             " but drawn otherwise at " + shown(p);
}

std::string regionProblem(const Sample& s) {
    const Case c = randomCase(s, catalogue().bounds());
    const bool draft = s[4] < 0.3;
    const scene::Plane& plane = c.scene.plane;
    const region::Region region =
        c.bound->region(c.request(draft ? bounds::Precision::draft : bounds::Precision::full));
    const std::string prefix = c.bound->id() + " in " + plane.id + ": ";
    for (const auto* polygons : {&region.polygons, &region.fringe}) {
        for (const region::Polygon& polygon : *polygons) {
            if (const std::string problem = polygonProblem(polygon, plane); !problem.empty()) {
                return prefix + problem;
            }
        }
    }
    const Point p{plane.x.axisMin() + s[5] * (plane.x.axisMax() - plane.x.axisMin()),
                  plane.y.axisMin() + s[6] * (plane.y.axisMax() - plane.y.axisMin())};
    const double x = plane.x.fromAxis(p.x);
    if (const std::string problem = ordered(c.bound->intervalsAt(c.request(), x));
        !problem.empty()) {
        return prefix + problem;
    }
    if (const auto excess = c.bound->logExcessAt(c.request(), x, plane.y.fromAxis(p.y));
        excess && std::isnan(*excess)) {
        return prefix + "ln(signal/limit) is NaN at " + shown(p);
    }
    const std::string problem = draft ? std::string{} : disagreement(c, region, p);
    return problem.empty() ? problem : prefix + problem;
}

const std::vector<Row>& rows() {
    static const std::vector<Row> list{{"regions", 12000, sceneRanges(), regionProblem}};
    return list;
}

} // namespace

/// Regions of all records, in all planes, over everything a user can set: polygons of finite points
/// within the plane whose sides do not cross, and inside them what the computation excludes.
class TestRegions : public QObject {
    Q_OBJECT

  private slots:
    void catalogueIsWhole() {
        QVERIFY(catalogue().problems().empty());
        QVERIFY(catalogue().bounds().size() > 100);
        QVERIFY(sceneRanges().size() <= Sample::most);
    }
    /// Loops and g_γγ cancel inside a narrow nose: found as one stretch until it was looked into.
    void cancellationPartsANarrowNose() {
        const bounds::Bound* bound = catalogue().find("na62-dump");
        scene::Scene scene;
        for (const auto& [path, value] : {std::pair{"plane.id", "photon-muon"},
                                          {"model.lepton_pattern", "independent"},
                                          {"model.sign", "-1"},
                                          {"model.g_electron", "1e-12"},
                                          {"model.g_tau", "1e-9"},
                                          {"model.loop_photon", "true"},
                                          {"model.br_invisible", "0.999"},
                                          {"plane.mass", "0.0630957"}}) {
            scene = scene::withParameterText(scene, path, value).value();
        }
        const auto stretches = bound->intervalsAt({scene.scenario, scene.plane, {}}, 0.000416869);
        QCOMPARE(stretches.size(), std::size_t{2});
        QVERIFY(stretches[0].high < 9e-6 && stretches[1].low > 1e-5);
    }
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld scenes", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "test_regions.moc"
