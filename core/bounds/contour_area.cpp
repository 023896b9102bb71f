#include "core/bounds/contour_area.hpp"

#include <algorithm>
#include <cmath>

namespace cyrano::bounds {

namespace {

using region::Point;
using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

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

/// Where a curve begins or ends along a side wall of its own frame, that leg is the frame of the
/// digitiser as well: a region cut at the end of a scan has two such walls, `ends` names one.
std::vector<region::Segment> wallsAtEnds(const std::vector<Point>& points) {
    const auto [low, high] = std::minmax_element(
        points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    const double left = low->x;
    const double right = high->x;
    const auto onWall = [left, right](const Point& a, const Point& b) {
        return a.x == b.x && (a.x == left || a.x == right);
    };
    std::vector<region::Segment> out;
    const std::size_t size = points.size();
    if (size > 2 && onWall(points[0], points[1])) {
        out.push_back({points[0], points[1]});
    }
    if (size > 2 && onWall(points[size - 2], points[size - 1])) {
        out.push_back({points[size - 2], points[size - 1]});
    }
    return out;
}

} // namespace

ContourArea contourArea(const io::PublishedContour& contour) {
    ContourArea out;
    for (const io::CurveSegment& segment : contour.segments) {
        std::vector<Point> points = logPoints(segment);
        const std::size_t published = points.size();
        if (contour.shape != Shape::closed) {
            const auto walls = wallsAtEnds(points);
            out.frameOfData.insert(out.frameOfData.end(), walls.begin(), walls.end());
        }
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

} // namespace cyrano::bounds
