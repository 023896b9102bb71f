#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/figure/room.hpp"

namespace cyrano::figure {

namespace {

using region::Box;
using namespace raster;

constexpr int takenWeight = 50;
/// A cell of outline is as bad as so many cells of inside.
constexpr double outlineWeight = 25.0;
/// What a box away from the corners has to be better by, per cell of distance.
constexpr double stray = 0.5;

CellBox cellsOf(const Grid& grid, const Box& box) {
    const auto cell = [](double from, double size, int count) {
        return std::clamp(static_cast<int>(std::floor(from / size)), 0, count - 1);
    };
    // A box that ends on the border of a cell does not reach into the next.
    constexpr double inward = 1e-6;
    return {cell(box.xMin - grid.frame.xMin, grid.cellWidth, grid.columns),
            cell(box.yMin - grid.frame.yMin, grid.cellHeight, grid.rows),
            cell(box.xMax - grid.frame.xMin - inward, grid.cellWidth, grid.columns),
            cell(box.yMax - grid.frame.yMin - inward, grid.cellHeight, grid.rows)};
}

Sums sumsOf(const Grid& grid, const std::vector<std::int32_t>& values) {
    return Sums(grid.all(), [&](int c, int r) { return values[grid.index(c, r)]; });
}

} // namespace

/// Per cell, of all regions.
struct Room::Counts {
    Counts(const Grid& grid, std::span<const LabelledRegion> regions);

    void take(const Grid& grid, const Box& box);
    void draw(const Grid& grid, const std::vector<region::Point>& line);

    std::vector<std::int32_t> outlines;
    std::vector<std::int32_t> filled;
};

Room::Counts::Counts(const Grid& grid, std::span<const LabelledRegion> regions)
    : outlines(grid.cells(), 0), filled(grid.cells(), 0) {
    for (const LabelledRegion& region : regions) {
        const Mask mask = makeMask(grid, region.polygons);
        const CellBox& b = mask.bounds;
        // An outline lies between a cell inside and its neighbour outside, wherever the mask ends.
        for (int row = std::max(b.top, 0); row <= std::min(b.bottom + 1, grid.rows - 1); ++row) {
            for (int column = std::max(b.left, 0);
                 column <= std::min(b.right + 1, grid.columns - 1); ++column) {
                const std::size_t cell = grid.index(column, row);
                const auto differs = [&](std::size_t other) {
                    return mask.inside[cell] != mask.inside[other] ? 1 : 0;
                };
                filled[cell] += mask.inside[cell];
                outlines[cell] += column > 0 ? differs(cell - 1) : 0;
                outlines[cell] += row > 0 ? differs(grid.index(column, row - 1)) : 0;
            }
        }
    }
}

void Room::Counts::take(const Grid& grid, const Box& box) {
    const CellBox cells = cellsOf(grid, box);
    for (int row = cells.top; row <= cells.bottom; ++row) {
        for (int column = cells.left; column <= cells.right; ++column) {
            outlines[grid.index(column, row)] += takenWeight;
        }
    }
}

void Room::Counts::draw(const Grid& grid, const std::vector<region::Point>& line) {
    const double cell = std::min(grid.cellWidth, grid.cellHeight);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const region::Point& a = line[i - 1];
        const region::Point& b = line[i];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const int steps = static_cast<int>(std::ceil(length / cell));
        for (int k = 0; k < steps; ++k) {
            const double t = (k + 0.5) / steps;
            const region::Point p{std::lerp(a.x, b.x, t), std::lerp(a.y, b.y, t)};
            if (p.x > grid.frame.xMin && p.x < grid.frame.xMax && p.y > grid.frame.yMin &&
                p.y < grid.frame.yMax) {
                const CellBox at = cellsOf(grid, {p.x, p.x, p.y, p.y});
                ++outlines[grid.index(at.left, at.top)];
            }
        }
    }
}

Room::Room(std::span<const LabelledRegion> regions, const Box& frame, std::span<const Box> taken,
           std::span<const std::vector<region::Point>> lines)
    : Room(Grid(frame, 0.0), [&] {
          const Grid grid(frame, 0.0);
          Counts counts(grid, regions);
          for (const Box& box : taken) {
              counts.take(grid, box);
          }
          for (const std::vector<region::Point>& line : lines) {
              counts.draw(grid, line);
          }
          return counts;
      }()) {}

Room::Room(const Grid& grid, const Counts& counts)
    : grid_(grid), outlines_(sumsOf(grid, counts.outlines)), filled_(sumsOf(grid, counts.filled)) {}

Hidden Room::under(const Box& box) const {
    const CellBox cells = cellsOf(grid_, box);
    return {outlines_.over(cells), filled_.over(cells)};
}

Place Room::beside(double width, double height) const {
    const Box& frame = grid_.frame;
    const auto at = [&](double left, double top) {
        const Box box{left, left + width, top, top + height};
        return Place{box, under(box)};
    };
    const double right = frame.xMax - width;
    const double bottom = frame.yMax - height;
    const std::array corners{at(right, frame.yMin), at(frame.xMin, frame.yMin),
                             at(frame.xMin, bottom), at(right, bottom)};
    const auto first =
        *std::min_element(corners.begin(), corners.end(), [](const Place& a, const Place& b) {
            return std::pair(a.hides.outlines, a.hides.filled) <
                   std::pair(b.hides.outlines, b.hides.filled);
        });
    if (first.hides.outlines == 0) {
        return first;
    }
    const auto cost = [](const Place& place, double away) {
        return outlineWeight * place.hides.outlines + place.hides.filled + stray * away;
    };
    Place best = first;
    double least = cost(first, 0.0);
    const auto consider = [&](const Place& place, double away) {
        if (const double here = cost(place, away); here < least) {
            least = here;
            best = place;
        }
    };
    const int across = static_cast<int>((right - frame.xMin) / grid_.cellWidth);
    for (int i = 1; i < across; ++i) {
        const double away = std::min(i, across - i);
        consider(at(frame.xMin + i * grid_.cellWidth, frame.yMin), away);
        consider(at(frame.xMin + i * grid_.cellWidth, bottom), away);
    }
    const int down = static_cast<int>((bottom - frame.yMin) / grid_.cellHeight);
    for (int i = 1; i < down; ++i) {
        const double away = std::min(i, down - i);
        consider(at(frame.xMin, frame.yMin + i * grid_.cellHeight), away);
        consider(at(right, frame.yMin + i * grid_.cellHeight), away);
    }
    return best;
}

} // namespace cyrano::figure
