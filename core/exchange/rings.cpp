#include "core/exchange/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/region/region.hpp"

namespace cyrano::exchange {

namespace {

constexpr std::size_t mostCurves = 200;

region::Polygon logPolygon(const io::CurveSegment& segment) {
    region::Polygon out;
    for (std::size_t i = 0; i < segment.x.size(); ++i) {
        out.points.push_back({std::log10(segment.x[i]), std::log10(segment.y[i])});
    }
    return out;
}

double signedArea(const region::Polygon& polygon) {
    double twice = 0.0;
    const auto& p = polygon.points;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const region::Point& next = p[(i + 1) % p.size()];
        twice += p[i].x * next.y - next.x * p[i].y;
    }
    return 0.5 * twice;
}

/// Puts the hole, once round, behind the point of the outline that is nearest to its first one.
void join(io::CurveSegment& outline, const io::CurveSegment& hole) {
    std::size_t at = 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < outline.x.size(); ++i) {
        const double distance =
            std::hypot(std::log(outline.x[i] / hole.x[0]), std::log(outline.y[i] / hole.y[0]));
        if (distance < nearest) {
            nearest = distance;
            at = i;
        }
    }
    const auto insert = [at](std::vector<double>& into, std::vector<double> what) {
        what.push_back(what.front());
        what.push_back(into[at]);
        into.insert(into.begin() + static_cast<std::ptrdiff_t>(at) + 1, what.begin(), what.end());
    };
    insert(outline.x, hole.x);
    insert(outline.y, hole.y);
}

} // namespace

bool anticlockwise(const io::CurveSegment& closed) {
    return signedArea(logPolygon(closed)) > 0.0;
}

std::vector<std::optional<std::size_t>> holesOf(const std::vector<io::CurveSegment>& closed) {
    std::vector<std::optional<std::size_t>> out(closed.size());
    if (closed.size() < 2 || closed.size() > mostCurves) {
        return out;
    }
    std::vector<region::Region> areas;
    std::vector<double> sizes;
    for (const io::CurveSegment& segment : closed) {
        areas.push_back({region::Role::excluded, {logPolygon(segment)}});
        sizes.push_back(signedArea(areas.back().polygons.front()));
    }
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const auto& points = areas[i].polygons.front().points;
        if (points.size() < 3) {
            continue;
        }
        const region::Point middle{0.5 * (points[0].x + points[1].x),
                                   0.5 * (points[0].y + points[1].y)};
        std::optional<std::size_t> around;
        for (std::size_t k = 0; k < closed.size(); ++k) {
            const bool larger = k != i && std::abs(sizes[k]) > std::abs(sizes[i]);
            if (larger && areas[k].contains(middle) &&
                (!around || std::abs(sizes[k]) < std::abs(sizes[*around]))) {
                around = k;
            }
        }
        if (around && (sizes[i] > 0.0) != (sizes[*around] > 0.0)) {
            out[i] = around;
        }
    }
    // An island in a hole runs against the hole and is no hole of it.
    const auto first = out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] && first[*out[i]]) {
            out[i].reset();
        }
    }
    return out;
}

io::PublishedContour withHolesJoined(io::PublishedContour contour) {
    if (contour.shape != io::PublishedContour::Shape::closed) {
        return contour;
    }
    const auto holes = holesOf(contour.segments);
    std::vector<io::CurveSegment> out;
    std::vector<std::size_t> place(holes.size());
    for (std::size_t i = 0; i < holes.size(); ++i) {
        if (!holes[i]) {
            place[i] = out.size();
            out.push_back(contour.segments[i]);
        }
    }
    for (std::size_t i = 0; i < holes.size(); ++i) {
        if (holes[i]) {
            join(out[place[*holes[i]]], contour.segments[i]);
        }
    }
    contour.segments = std::move(out);
    return contour;
}

} // namespace cyrano::exchange
