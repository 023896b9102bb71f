#include "core/figure/label_raster.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cyrano::figure::raster {

namespace {

using region::Point;

constexpr double maxCells = 30000.0;

/// Where the outline crosses the middle of each row of cells.
std::vector<std::vector<double>> crossings(const Grid& grid,
                                           const std::vector<region::Polygon>& polygons) {
    std::vector<std::vector<double>> rows(static_cast<std::size_t>(grid.rows));
    for (const region::Polygon& polygon : polygons) {
        const auto& points = polygon.points;
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const Point& a = points[j].y < points[i].y ? points[j] : points[i];
            const Point& b = points[j].y < points[i].y ? points[i] : points[j];
            if (!std::isfinite(a.x + a.y + b.x + b.y) || a.y == b.y) {
                continue;
            }
            const double first = std::ceil((a.y - grid.frame.yMin) / grid.cellHeight - 0.5);
            const double last = std::ceil((b.y - grid.frame.yMin) / grid.cellHeight - 0.5);
            const int from = static_cast<int>(std::clamp(first, 0.0, double(grid.rows)));
            const int to = static_cast<int>(std::clamp(last, 0.0, double(grid.rows)));
            for (int row = from; row < to; ++row) {
                const double y = grid.centre({0, row}).y;
                rows[static_cast<std::size_t>(row)].push_back(a.x + (b.x - a.x) * (y - a.y) /
                                                                        (b.y - a.y));
            }
        }
    }
    return rows;
}

} // namespace

Grid::Grid(const region::Box& box, double cellSize) : frame(box) {
    const double width = std::max(1.0, box.xMax - box.xMin);
    const double height = std::max(1.0, box.yMax - box.yMin);
    const double cell = std::max(cellSize, std::sqrt(width * height / maxCells));
    columns = std::max(1, static_cast<int>(std::ceil(width / cell)));
    rows = std::max(1, static_cast<int>(std::ceil(height / cell)));
    cellWidth = width / columns;
    cellHeight = height / rows;
}

CellBox Grid::around(Cell cell, double width, double height) const {
    const int h = static_cast<int>(std::ceil(std::max(0.0, 0.5 * width / cellWidth - 0.5)));
    const int v = static_cast<int>(std::ceil(std::max(0.0, 0.5 * height / cellHeight - 0.5)));
    return {cell.column - h, cell.row - v, cell.column + h, cell.row + v};
}

std::vector<std::uint8_t> distanceToOutline(const Grid& grid, const Mask& mask, int most) {
    std::vector<std::uint8_t> out(grid.cells(), static_cast<std::uint8_t>(most));
    std::vector<std::size_t> front;
    const CellBox& b = mask.bounds;
    for (int row = b.top; row <= b.bottom; ++row) {
        for (int column = b.left; column <= b.right; ++column) {
            const std::size_t cell = grid.index(column, row);
            const auto leaves = [&](int c, int r) {
                return c >= 0 && c < grid.columns && r >= 0 && r < grid.rows &&
                       mask.inside[grid.index(c, r)] == 0;
            };
            if (mask.inside[cell] != 0 && (leaves(column - 1, row) || leaves(column + 1, row) ||
                                           leaves(column, row - 1) || leaves(column, row + 1))) {
                out[cell] = 0;
                front.push_back(cell);
            }
        }
    }
    // Steps from cell to cell inside the mask, all of one length at a time.
    const auto columns = static_cast<std::size_t>(grid.columns);
    for (int steps = 1; steps < most && !front.empty(); ++steps) {
        std::vector<std::size_t> next;
        const auto reach = [&](std::size_t cell) {
            if (mask.inside[cell] != 0 && out[cell] > steps) {
                out[cell] = static_cast<std::uint8_t>(steps);
                next.push_back(cell);
            }
        };
        for (const std::size_t cell : front) {
            if (cell % columns > 0) {
                reach(cell - 1);
            }
            if ((cell + 1) % columns > 0) {
                reach(cell + 1);
            }
            if (cell >= columns) {
                reach(cell - columns);
            }
            if (cell + columns < out.size()) {
                reach(cell + columns);
            }
        }
        front = std::move(next);
    }
    return out;
}

Mask makeMask(const Grid& grid, const std::vector<region::Polygon>& polygons) {
    Mask mask;
    mask.inside.assign(grid.cells(), 0);
    auto rows = crossings(grid, polygons);
    for (int row = 0; row < grid.rows; ++row) {
        auto& xs = rows[static_cast<std::size_t>(row)];
        std::sort(xs.begin(), xs.end());
        for (std::size_t k = 0; k + 1 < xs.size(); k += 2) {
            const double first = std::ceil((xs[k] - grid.frame.xMin) / grid.cellWidth - 0.5);
            const double last = std::ceil((xs[k + 1] - grid.frame.xMin) / grid.cellWidth - 0.5);
            const int from = static_cast<int>(std::clamp(first, 0.0, double(grid.columns)));
            const int to = static_cast<int>(std::clamp(last, 0.0, double(grid.columns)));
            if (from >= to) {
                continue;
            }
            std::fill_n(mask.inside.begin() + static_cast<std::ptrdiff_t>(grid.index(from, row)),
                        to - from, std::uint8_t{1});
            mask.bounds = {std::min(mask.bounds.left, from), std::min(mask.bounds.top, row),
                           std::max(mask.bounds.right, to - 1), std::max(mask.bounds.bottom, row)};
            mask.area += to - from;
            mask.centroid.x += (to - from) * 0.5 * (from + to) * grid.cellWidth;
            mask.centroid.y += (to - from) * (row + 0.5) * grid.cellHeight;
        }
    }
    if (mask.area > 0) {
        mask.centroid = {grid.frame.xMin + mask.centroid.x / mask.area,
                         grid.frame.yMin + mask.centroid.y / mask.area};
    }
    return mask;
}

} // namespace cyrano::figure::raster
