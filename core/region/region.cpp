#include "core/region/region.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <polyclipping/clipper.hpp>

namespace cyrano::region {

namespace {

/// Clipper works on integers, which is what makes it robust.
constexpr double clipperScale = 1e10;

ClipperLib::Path toPath(const Polygon& polygon) {
    ClipperLib::Path path;
    path.reserve(polygon.points.size());
    for (const Point& p : polygon.points) {
        path.emplace_back(std::llround(p.x * clipperScale), std::llround(p.y * clipperScale));
    }
    return path;
}

std::vector<Polygon> fromTree(const ClipperLib::PolyTree& tree) {
    std::vector<Polygon> out;
    for (const ClipperLib::PolyNode* node = tree.GetFirst(); node != nullptr;
         node = node->GetNext()) {
        Polygon polygon;
        polygon.hole = node->IsHole();
        for (const auto& p : node->Contour) {
            polygon.points.push_back(
                {static_cast<double>(p.X) / clipperScale, static_cast<double>(p.Y) / clipperScale});
        }
        if (polygon.points.size() >= 3) {
            out.push_back(std::move(polygon));
        }
    }
    return out;
}

ClipperLib::Paths toPaths(const std::vector<Polygon>& polygons) {
    ClipperLib::Paths paths;
    for (const Polygon& polygon : polygons) {
        paths.push_back(toPath(polygon));
        // Non-zero filling wants outlines one way round and holes the other.
        if (ClipperLib::Orientation(paths.back()) == polygon.hole) {
            ClipperLib::ReversePath(paths.back());
        }
    }
    return paths;
}

} // namespace

const char* name(Role role) noexcept {
    switch (role) {
    case Role::allowed:
        return "allowed";
    case Role::guide:
        return "guide";
    case Role::excluded:
        break;
    }
    return "excluded";
}

bool Region::contains(Point point) const noexcept {
    bool inside = false;
    for (const Polygon& polygon : polygons) {
        const auto& points = polygon.points;
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const Point& a = points[i];
            const Point& b = points[j];
            if ((a.y > point.y) != (b.y > point.y) &&
                point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
                inside = !inside;
            }
        }
    }
    return inside;
}

std::vector<Polygon> united(const std::vector<Polygon>& polygons) {
    ClipperLib::Clipper clipper;
    clipper.AddPaths(toPaths(polygons), ClipperLib::ptSubject, true);
    ClipperLib::PolyTree tree;
    clipper.Execute(ClipperLib::ctUnion, tree, ClipperLib::pftNonZero, ClipperLib::pftNonZero);
    return fromTree(tree);
}

std::vector<Polygon> clipped(const std::vector<Polygon>& polygons, const Box& box) {
    ClipperLib::Clipper clipper;
    clipper.AddPaths(toPaths(polygons), ClipperLib::ptSubject, true);
    const Polygon frame{
        {{box.xMin, box.yMin}, {box.xMax, box.yMin}, {box.xMax, box.yMax}, {box.xMin, box.yMax}},
        false};
    clipper.AddPath(toPath(frame), ClipperLib::ptClip, true);
    ClipperLib::PolyTree tree;
    clipper.Execute(ClipperLib::ctIntersection, tree, ClipperLib::pftNonZero,
                    ClipperLib::pftNonZero);
    return fromTree(tree);
}

std::vector<Interval> verticalSlice(const std::vector<Polygon>& polygons, double x) {
    std::vector<double> crossings;
    for (const Polygon& polygon : polygons) {
        const auto& points = polygon.points;
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const Point& a = points[i];
            const Point& b = points[j];
            // Half-open in x, so that a shared vertex counts once.
            if ((a.x > x) != (b.x > x)) {
                crossings.push_back(a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x));
            }
        }
    }
    std::sort(crossings.begin(), crossings.end());
    std::vector<Interval> out;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        out.push_back({crossings[i], crossings[i + 1]});
    }
    return out;
}

namespace {

double distanceToLine(const Point& p, const Point& a, const Point& b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const auto length = [](double x, double y) {
        return std::sqrt(x * x + y * y); // no axis comes near an overflow, and hypot is slow
    };
    const double base = length(dx, dy);
    if (base == 0.0) {
        return length(p.x - a.x, p.y - a.y);
    }
    return std::abs(dx * (p.y - a.y) - dy * (p.x - a.x)) / base;
}

double heightOverLine(const Point& p, const Point& a, const Point& b) {
    return std::abs(a.y + (p.x - a.x) / (b.x - a.x) * (b.y - a.y) - p.y);
}

/// Douglas–Peucker with a measure of how far a point is from the line through two others.
template <class Measure>
std::vector<Point> thinned(const std::vector<Point>& line, double tolerance, Measure measure) {
    if (line.size() < 3) {
        return line;
    }
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> spans{{0, line.size() - 1}};
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        double worst = tolerance;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double d = measure(line[i], line[first], line[last]);
            if (d > worst) {
                worst = d;
                at = i;
            }
        }
        if (at != 0) {
            keep[at] = true;
            spans.emplace_back(first, at);
            spans.emplace_back(at, last);
        }
    }
    std::vector<Point> out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) {
            out.push_back(line[i]);
        }
    }
    return out;
}

} // namespace

std::vector<Point> simplified(const std::vector<Point>& line, double tolerance) {
    return thinned(line, tolerance, distanceToLine);
}

std::vector<Point> simplifiedGraph(const std::vector<Point>& line, double tolerance) {
    return thinned(line, tolerance, heightOverLine);
}

} // namespace cyrano::region
