#include <algorithm>
#include <cmath>

#include "core/bounds/kinds.hpp"
#include "core/io/number.hpp"

namespace cyrano::bounds {

namespace {

using region::Point;
using region::Polygon;
using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

constexpr std::array<std::string_view, 1> contourParameters{"model.particle"};
/// Where "above the curve" ends before clipping: far beyond any plane, in log10.
constexpr double beyondPlanes = 30.0;

std::vector<Point> logPoints(const io::CurveSegment& segment) {
    std::vector<Point> out;
    for (std::size_t i = 0; i < segment.x.size(); ++i) {
        out.push_back({std::log10(segment.x[i]), std::log10(segment.y[i])});
    }
    return out;
}

bool horizontal(Side side) {
    return side == Side::left || side == Side::right;
}

/// Closes an open contour along the frame of the data: each end runs straight to its side, and
/// round the corner where the two sides differ. Nothing outside the digitised frame is claimed.
std::vector<Point> closedAlongFrame(std::vector<Point> points, Side first, Side last) {
    const auto [xLow, xHigh] = std::minmax_element(
        points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [yLow, yHigh] = std::minmax_element(
        points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    const region::Box frame{xLow->x, xHigh->x, yLow->y, yHigh->y};
    const auto onFrame = [&frame](Point p, Side side) {
        switch (side) {
        case Side::left:
            return Point{frame.xMin, p.y};
        case Side::right:
            return Point{frame.xMax, p.y};
        case Side::bottom:
            return Point{p.x, frame.yMin};
        case Side::top:
            break;
        }
        return Point{p.x, frame.yMax};
    };
    const Point end = onFrame(points.back(), last);
    const Point begin = onFrame(points.front(), first);
    points.push_back(end);
    if (horizontal(first) != horizontal(last)) {
        points.push_back(horizontal(first) ? Point{begin.x, end.y} : Point{end.x, begin.y});
    }
    points.push_back(begin);
    return points;
}

/// The published area in log10 of GeV and GeV⁻¹.
struct Area {
    std::vector<Polygon> polygons;
    std::vector<region::Segment> frameOfData; ///< closes the curves, claims nothing
};

Area areaOf(const io::PublishedContour& contour) {
    Area out;
    for (const io::CurveSegment& segment : contour.segments) {
        std::vector<Point> points = logPoints(segment);
        const std::size_t published = points.size();
        if (contour.shape == Shape::open) {
            points = closedAlongFrame(std::move(points), contour.firstEnd, contour.lastEnd);
        } else if (contour.shape == Shape::lowerEdge) {
            points.push_back({points.back().x, beyondPlanes});
            points.push_back({points.front().x, beyondPlanes});
        }
        for (std::size_t i = published; i < points.size(); ++i) {
            out.frameOfData.push_back({points[i - 1], points[i]});
        }
        if (points.size() > published) {
            out.frameOfData.push_back({points.back(), points.front()});
        }
        out.polygons.push_back({std::move(points), false});
    }
    // Digitised curves may touch or cross themselves; from here on they do not.
    out.polygons = region::united(out.polygons);
    return out;
}

/// Below this branching ratio to photons a curve drawn for photons only no longer holds as drawn.
constexpr double photonsOnly = 0.95;

class Contour final : public Bound {
  public:
    Contour(io::Record record, Area area, Interval massesGeV)
        : Bound(std::move(record)), area_(std::move(area)), massesGeV_(massesGeV) {}

    Interval massRangeGeV() const override { return massesGeV_; }
    std::span<const std::string_view> dependsOn() const override { return contourParameters; }
    std::unique_ptr<Column> column(const Scenario&, double) const override { return nullptr; }

    Region region(const RegionRequest& request) const override {
        if (!speaks(request)) {
            return {};
        }
        const scene::Plane& plane = request.plane;
        return {region::Role::excluded,
                region::clipped(area_.polygons, {plane.x.axisMin(), plane.x.axisMax(),
                                                 plane.y.axisMin(), plane.y.axisMax()}),
                area_.frameOfData};
    }

    std::vector<Interval> intervalsAt(const RegionRequest& request, double x) const override {
        std::vector<Interval> out;
        if (speaks(request)) {
            for (const Interval& log : region::verticalSlice(area_.polygons, std::log10(x))) {
                const double low = std::max(log.low, request.plane.y.axisMin());
                const double high = std::min(log.high, request.plane.y.axisMax());
                if (low < high) {
                    out.push_back({std::pow(10.0, low), std::pow(10.0, high)});
                }
            }
        }
        return out;
    }

    std::optional<double> logExcessAt(const RegionRequest&, double, double) const override {
        return std::nullopt;
    }

    /// The curve does not follow the model, so it says how far the model is from its assumption.
    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
        const model::Decays d = model::decays(request.scenario.model, line.at(y), line.massGeV);
        const double photons = d.branchingRatio(d.photons);
        if (photons >= photonsOnly) {
            return Bound::caveatAt(request, x, y);
        }
        return "not recast: drawn for BR(a → γγ) = 1, here it is " +
               io::roundedNumber(100.0 * photons, 2) + " %";
    }

  private:
    [[nodiscard]] bool speaks(const RegionRequest& request) const {
        return request.plane.id == "mass-photon" && silentBecause(request.scenario).empty();
    }

    Area area_;
    Interval massesGeV_;
};

} // namespace

MadeBound makePublishedContour(io::Record record, const Surroundings&) {
    if (!record.contour) {
        return io::failure("kind 'published-contour' needs a [contour]", record.file);
    }
    Interval masses{std::numeric_limits<double>::infinity(), 0.0};
    for (const io::CurveSegment& segment : record.contour->segments) {
        if (segment.x.size() < (record.contour->shape == Shape::closed ? 3U : 2U)) {
            return io::failure("has a segment of too few points for its shape", record.file);
        }
        const auto [low, high] = std::minmax_element(segment.x.begin(), segment.x.end());
        masses = {std::min(masses.low, *low), std::max(masses.high, *high)};
    }
    Area area = areaOf(*record.contour);
    return std::make_unique<Contour>(std::move(record), std::move(area), masses);
}

} // namespace cyrano::bounds
