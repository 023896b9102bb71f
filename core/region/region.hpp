#pragma once

#include <cstddef>
#include <vector>

namespace cyrano::region {

/// A point of a plane in axis units (log10 of the value on a logarithmic axis).
struct Point {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Point&) const = default;
};

/// Closed polygon; the last point is not repeated.
struct Polygon {
    std::vector<Point> points;
    bool hole = false;
};

/// Whether the inside is what a measurement forbids, what it asks for, or where a model lives.
enum class Role { excluded, allowed, guide };

/// "excluded", "allowed", "guide".
[[nodiscard]] const char* name(Role role) noexcept;

/// A straight piece of a plane, in axis units.
struct Segment {
    Point from;
    Point to;
};

/// A point somebody marked. Its error bars end at `low` and `high`; without errors all are one.
struct Mark {
    Point at;
    Point low;
    Point high;
    std::size_t number = 0; ///< among the marked points of its record

    bool operator==(const Mark&) const = default;
};

struct Region {
    Role role = Role::excluded;
    std::vector<Polygon> polygons;
    /// Where the outline is no edge of the bound but the end of what somebody digitised or drew:
    /// never stroked.
    std::vector<Segment> frameOfData = {};
    /// Where the outline of a computed region is a published curve: drawn as such.
    std::vector<Segment> outlineOfData = {};
    /// What a more hopeful reading of the same estimate adds: drawn paler, without an edge, and
    /// not part of the region.
    std::vector<Polygon> fringe = {};
    /// Points drawn by themselves: they exclude nothing.
    std::vector<Mark> marks = {};

    [[nodiscard]] bool empty() const noexcept { return polygons.empty() && marks.empty(); }
    /// Inside an odd number of polygons: holes are holes however the polygons are wound.
    [[nodiscard]] bool contains(Point point) const noexcept;
};

struct Box {
    double xMin = 0.0;
    double xMax = 0.0;
    double yMin = 0.0;
    double yMax = 0.0;
};

/// Closed interval on the y axis, in axis units.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// Union of polygons that may touch, overlap or cross themselves; holes come out as holes.
/// Coordinates are kept to 1e-10 of an axis unit.
[[nodiscard]] std::vector<Polygon> united(const std::vector<Polygon>& polygons);

/// Part of the polygons inside the box.
[[nodiscard]] std::vector<Polygon> clipped(const std::vector<Polygon>& polygons, const Box& box);

/// Where the vertical line at x runs inside the polygons, from low to high.
[[nodiscard]] std::vector<Interval> verticalSlice(const std::vector<Polygon>& polygons, double x);

/// Drops points that lie within `tolerance` (axis units) of the line through their neighbours
/// (Douglas–Peucker); end points stay.
[[nodiscard]] std::vector<Point> simplified(const std::vector<Point>& line, double tolerance);

/// The same for the graph of a function of x (strictly ascending), distance counted along y: near a
/// threshold an edge is so steep that the distance across it would be blind.
[[nodiscard]] std::vector<Point> simplifiedGraph(const std::vector<Point>& line, double tolerance);

} // namespace cyrano::region
