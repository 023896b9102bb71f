#include "core/region/overlap.hpp"

#include <algorithm>
#include <cmath>

#include <polyclipping/clipper.hpp>

namespace cyrano::region {

namespace {

using ClipperLib::Paths;

// Small enough for the clipper to calculate in 64 bits.
constexpr double unit = 8.0;
constexpr double limit = 1e8 * unit;

Paths toPaths(const std::vector<Polygon>& polygons) {
    const auto whole = [](double v) {
        return static_cast<ClipperLib::cInt>(std::llround(std::clamp(v * unit, -limit, limit)));
    };
    Paths raw;
    for (const Polygon& polygon : polygons) {
        ClipperLib::Path path;
        for (const Point& p : polygon.points) {
            path.emplace_back(whole(p.x), whole(p.y));
        }
        raw.push_back(std::move(path));
    }
    Paths out;
    ClipperLib::SimplifyPolygons(raw, out, ClipperLib::pftEvenOdd);
    return out;
}

std::vector<Polygon> toPolygons(const Paths& paths) {
    std::vector<Polygon> out;
    for (const ClipperLib::Path& path : paths) {
        Polygon polygon;
        polygon.hole = !ClipperLib::Orientation(path);
        for (const ClipperLib::IntPoint& p : path) {
            polygon.points.push_back(
                {static_cast<double>(p.X) / unit, static_cast<double>(p.Y) / unit});
        }
        out.push_back(std::move(polygon));
    }
    return out;
}

bool worthPainting(const Paths& paths) {
    double area = 0.0;
    for (const ClipperLib::Path& path : paths) {
        area += ClipperLib::Area(path);
    }
    return std::abs(area) >= unit * unit;
}

Paths combined(ClipperLib::ClipType how, const Paths& subject, const Paths& clip) {
    ClipperLib::Clipper clipper;
    clipper.AddPaths(subject, ClipperLib::ptSubject, true);
    clipper.AddPaths(clip, ClipperLib::ptClip, true);
    Paths out;
    clipper.Execute(how, out, ClipperLib::pftNonZero, ClipperLib::pftNonZero);
    return out;
}

struct Piece {
    Paths paths;
    std::vector<std::size_t> covers;
};

} // namespace

std::vector<Patch> patches(const std::vector<std::vector<Polygon>>& sheets) {
    std::vector<Patch> out;
    std::vector<Piece> ground; // what is painted so far, without overlaps
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const Paths sheet = toPaths(sheets[i]);
        if (!worthPainting(sheet)) {
            continue;
        }
        out.push_back({toPolygons(sheet), {i}});
        std::vector<Piece> next;
        Paths bare = sheet;
        for (Piece& piece : ground) {
            Paths both = combined(ClipperLib::ctIntersection, piece.paths, sheet);
            if (!worthPainting(both)) {
                next.push_back(std::move(piece));
                continue;
            }
            bare = combined(ClipperLib::ctDifference, bare, piece.paths);
            Paths rest = combined(ClipperLib::ctDifference, piece.paths, sheet);
            if (worthPainting(rest)) {
                next.push_back({std::move(rest), piece.covers});
            }
            piece.covers.push_back(i);
            out.push_back({toPolygons(both), piece.covers});
            next.push_back({std::move(both), std::move(piece.covers)});
        }
        if (worthPainting(bare)) {
            next.push_back({std::move(bare), {i}});
        }
        ground = std::move(next);
    }
    return out;
}

} // namespace cyrano::region
