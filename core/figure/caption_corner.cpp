#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/figure/label_placement.hpp"
#include "core/figure/label_raster.hpp"

namespace cyrano::figure {

using region::Box;
using namespace raster;

Corner emptiestCorner(std::span<const LabelledRegion> regions, const Box& frame, double width,
                      double height) {
    const Grid grid(frame, 0.1 * std::min(width, height));
    std::vector<std::int32_t> fills(grid.cells(), 0);
    std::vector<std::int32_t> outlines(grid.cells(), 0);
    for (const LabelledRegion& region : regions) {
        const Mask mask = makeMask(grid, region.polygons);
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column) {
                const std::size_t cell = grid.index(column, row);
                const auto differs = [&](std::size_t other) {
                    return mask.inside[cell] != mask.inside[other] ? 1 : 0;
                };
                fills[cell] += mask.inside[cell];
                outlines[cell] += column > 0 ? differs(cell - 1) : 0;
                outlines[cell] += row > 0 ? differs(grid.index(column, row - 1)) : 0;
            }
        }
    }
    const std::array<Box, 4> corners{
        Box{frame.xMax - width, frame.xMax, frame.yMin, frame.yMin + height},
        Box{frame.xMin, frame.xMin + width, frame.yMin, frame.yMin + height},
        Box{frame.xMin, frame.xMin + width, frame.yMax - height, frame.yMax},
        Box{frame.xMax - width, frame.xMax, frame.yMax - height, frame.yMax}};
    const Sums filled(grid.all(), [&](int c, int r) { return fills[grid.index(c, r)]; });
    const Sums edges(grid.all(), [&](int c, int r) { return outlines[grid.index(c, r)]; });
    const auto cellsOf = [&](const Box& box) {
        const auto column = [&](double x) {
            return std::clamp(static_cast<int>((x - frame.xMin) / grid.cellWidth), 0,
                              grid.columns - 1);
        };
        const auto row = [&](double y) {
            return std::clamp(static_cast<int>((y - frame.yMin) / grid.cellHeight), 0,
                              grid.rows - 1);
        };
        return CellBox{column(box.xMin), row(box.yMin), column(box.xMax), row(box.yMax)};
    };
    const auto cost = [&](const Box& box) {
        const CellBox cells = cellsOf(box);
        return std::pair(edges.over(cells), filled.over(cells));
    };
    const Box best = *std::min_element(corners.begin(), corners.end(),
                                       [&](auto& a, auto& b) { return cost(a) < cost(b); });
    return {best, cost(best).first};
}

} // namespace cyrano::figure
