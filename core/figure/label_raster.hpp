// The frame of a figure cut into cells, for finding room in it. Part of label placement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/region/region.hpp"

namespace cyrano::figure::raster {

struct Cell {
    int column = 0;
    int row = 0;
};

/// Cells of a rectangle, both ends included.
struct CellBox {
    int left = 0;
    int top = 0;
    int right = -1;
    int bottom = -1;

    [[nodiscard]] bool empty() const { return right < left || bottom < top; }
    [[nodiscard]] int count() const { return (right - left + 1) * (bottom - top + 1); }
    [[nodiscard]] CellBox grown(int by) const {
        return {left - by, top - by, right + by, bottom + by};
    }
    [[nodiscard]] bool inside(const CellBox& other) const {
        return left >= other.left && top >= other.top && right <= other.right &&
               bottom <= other.bottom;
    }
};

/// The frame cut into cells.
struct Grid {
    region::Box frame;
    int columns = 1;
    int rows = 1;
    double cellWidth = 1.0;
    double cellHeight = 1.0;

    /// Cells of about that size; larger ones where there would be too many.
    Grid(const region::Box& box, double cellSize);
    [[nodiscard]] CellBox all() const { return {0, 0, columns - 1, rows - 1}; }
    [[nodiscard]] std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] std::size_t cells() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    [[nodiscard]] region::Point centre(Cell cell) const {
        return {frame.xMin + (cell.column + 0.5) * cellWidth,
                frame.yMin + (cell.row + 0.5) * cellHeight};
    }
    /// The cells that a box of this size around the centre of a cell touches.
    [[nodiscard]] CellBox around(Cell cell, double width, double height) const;
};

/// Sum over any rectangle of cells in four look-ups.
class Sums {
  public:
    template <typename Value>
    Sums(const CellBox& area, Value value)
        : area_(area), stride_(static_cast<std::size_t>(area.right - area.left + 2)),
          sums_(stride_ * static_cast<std::size_t>(area.bottom - area.top + 2), 0) {
        for (int row = area.top; row <= area.bottom; ++row) {
            std::int32_t line = 0;
            for (int column = area.left; column <= area.right; ++column) {
                line += value(column, row);
                sums_[at(column + 1, row + 1)] = sums_[at(column + 1, row)] + line;
            }
        }
    }
    /// `box` must lie in the area.
    [[nodiscard]] std::int32_t over(const CellBox& box) const {
        return sums_[at(box.right + 1, box.bottom + 1)] - sums_[at(box.left, box.bottom + 1)] -
               sums_[at(box.right + 1, box.top)] + sums_[at(box.left, box.top)];
    }

  private:
    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row - area_.top) * stride_ +
               static_cast<std::size_t>(column - area_.left);
    }
    CellBox area_;
    std::size_t stride_;
    std::vector<std::int32_t> sums_;
};

/// Which cells have their centre in the region.
struct Mask {
    std::vector<std::uint8_t> inside;
    CellBox bounds{std::numeric_limits<int>::max(), std::numeric_limits<int>::max(), -1, -1};
    region::Point centroid;
    int area = 0;
};

/// Distance of every cell inside the mask to its outline, in cells along rows and columns, at most
/// `most`. Where the mask ends because the grid does there is no outline.
[[nodiscard]] std::vector<std::uint8_t> distanceToOutline(const Grid& grid, const Mask& mask,
                                                          int most);

[[nodiscard]] Mask makeMask(const Grid& grid, const std::vector<region::Polygon>& polygons);

} // namespace cyrano::figure::raster
