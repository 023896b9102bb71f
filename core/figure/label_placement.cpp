#include "core/figure/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace cyrano::figure {

namespace {

using region::Box;
using region::Point;

constexpr double cellPixels = 7.0;
constexpr double maxCells = 36000.0;
constexpr std::array<double, 3> scales{1.0, 0.85, 0.7};

// What a place is worth, in cells of clearance.
constexpr int usefulClearance = 6;
constexpr double coveredCost = 14.0;
constexpr double belowCost = 5.0;
constexpr double rotatedCost = 3.0;
constexpr double smallerCost = 20.0; // per unit of scale
constexpr double offCentreCost = 2.0;

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
    Box frame;
    int columns = 1;
    int rows = 1;
    double cellWidth = 1.0;
    double cellHeight = 1.0;

    explicit Grid(const Box& box) : frame(box) {
        const double width = std::max(1.0, box.xMax - box.xMin);
        const double height = std::max(1.0, box.yMax - box.yMin);
        const double cell = std::max(cellPixels, std::sqrt(width * height / maxCells));
        columns = std::max(1, static_cast<int>(std::ceil(width / cell)));
        rows = std::max(1, static_cast<int>(std::ceil(height / cell)));
        cellWidth = width / columns;
        cellHeight = height / rows;
    }
    [[nodiscard]] CellBox all() const { return {0, 0, columns - 1, rows - 1}; }
    [[nodiscard]] std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] Point centre(Cell cell) const {
        return {frame.xMin + (cell.column + 0.5) * cellWidth,
                frame.yMin + (cell.row + 0.5) * cellHeight};
    }
    /// The cells that a box of this size around the centre of a cell touches.
    [[nodiscard]] CellBox around(Cell cell, double width, double height) const {
        const int h = static_cast<int>(std::ceil(std::max(0.0, 0.5 * width / cellWidth - 0.5)));
        const int v = static_cast<int>(std::ceil(std::max(0.0, 0.5 * height / cellHeight - 0.5)));
        return {cell.column - h, cell.row - v, cell.column + h, cell.row + v};
    }
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
    Point centroid;
    int area = 0;
};

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

Mask makeMask(const Grid& grid, const std::vector<region::Polygon>& polygons) {
    Mask mask;
    mask.inside.assign(static_cast<std::size_t>(grid.columns * grid.rows), 0);
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

Box boxAround(Point centre, double width, double height) {
    return {centre.x - 0.5 * width, centre.x + 0.5 * width, centre.y - 0.5 * height,
            centre.y + 0.5 * height};
}

bool overlap(const Box& a, const Box& b) {
    return a.xMin < b.xMax && b.xMin < a.xMax && a.yMin < b.yMax && b.yMin < a.yMax;
}

bool contains(const Box& outer, const Box& inner) {
    return inner.xMin >= outer.xMin && inner.xMax <= outer.xMax && inner.yMin >= outer.yMin &&
           inner.yMax <= outer.yMax;
}

Point nearest(const Box& box, Point p) {
    return {std::clamp(p.x, box.xMin, box.xMax), std::clamp(p.y, box.yMin, box.yMax)};
}

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Whether the line from a to b passes through the box (Liang and Barsky).
bool crosses(Point a, Point b, const Box& box) {
    double enter = 0.0;
    double leave = 1.0;
    const auto cut = [&](double start, double delta, double low, double high) {
        if (delta == 0.0) {
            return start >= low && start <= high;
        }
        const double t1 = (low - start) / delta;
        const double t2 = (high - start) / delta;
        enter = std::max(enter, std::min(t1, t2));
        leave = std::min(leave, std::max(t1, t2));
        return enter <= leave;
    };
    return cut(a.x, b.x - a.x, box.xMin, box.xMax) && cut(a.y, b.y - a.y, box.yMin, box.yMax);
}

class Placer {
  public:
    Placer(std::span<const LabelledRegion> regions, const Box& frame,
           std::span<const Box> obstacles)
        : regions_(regions), grid_(frame), taken_(obstacles.begin(), obstacles.end()),
          lowest_(cells(), none), highest_(cells(), -1) {
        masks_.reserve(regions.size());
        for (std::size_t i = 0; i < regions.size(); ++i) {
            masks_.push_back(makeMask(grid_, regions[i].polygons));
            if (!regions[i].covers) {
                continue;
            }
            for (std::size_t c = 0; c < cells(); ++c) {
                if (masks_[i].inside[c] != 0) {
                    lowest_[c] = std::min(lowest_[c], static_cast<int>(i));
                    highest_[c] = static_cast<int>(i);
                }
            }
        }
    }

    std::vector<LabelPlacement> run() {
        std::vector<LabelPlacement> placements(regions_.size());
        // The smaller a region, the fewer places its label has: those choose first.
        std::vector<std::size_t> order(regions_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return masks_[a].area < masks_[b].area;
        });
        const auto wanted = [this](std::size_t i) {
            return regions_[i].width > 0.0 && regions_[i].height > 0.0;
        };
        for (const std::size_t i : order) {
            if (wanted(i) && masks_[i].area > 0) {
                placements[i] = placeInside(i);
                take(i, placements[i]);
            }
        }
        for (const std::size_t i : order) {
            if (wanted(i) && placements[i].hidden) {
                placements[i] = placeBeside(i);
                take(i, placements[i]);
            }
        }
        return placements;
    }

  private:
    static constexpr int none = std::numeric_limits<int>::max();

    [[nodiscard]] std::size_t cells() const {
        return static_cast<std::size_t>(grid_.columns * grid_.rows);
    }

    void take(std::size_t i, const LabelPlacement& placement) {
        if (!placement.hidden) {
            taken_.push_back(labelBox(regions_[i], placement));
        }
    }

    [[nodiscard]] bool isFree(const Box& box) const {
        return contains(grid_.frame, box) &&
               std::none_of(taken_.begin(), taken_.end(),
                            [&](const Box& other) { return overlap(box, other); });
    }

    LabelPlacement placeInside(std::size_t i) const;
    LabelPlacement placeBeside(std::size_t i) const;
    [[nodiscard]] std::optional<Point> anchor(std::size_t i) const;
    [[nodiscard]] std::optional<Point> anchorOnOutline(std::size_t i) const;

    std::span<const LabelledRegion> regions_;
    Grid grid_;
    std::vector<Box> taken_;
    std::vector<int> lowest_;  ///< per cell, the first region that covers it
    std::vector<int> highest_; ///< per cell, the last region that covers it
    std::vector<Mask> masks_;
};

/// How far the box can grow on all sides and stay inside the mask.
int clearance(const Sums& inside, const CellBox& bounds, const CellBox& box) {
    int by = 0;
    while (by < usefulClearance) {
        const CellBox grown = box.grown(by + 1);
        if (!grown.inside(bounds) || inside.over(grown) != grown.count()) {
            break;
        }
        ++by;
    }
    return by;
}

LabelPlacement Placer::placeInside(std::size_t i) const {
    const Mask& mask = masks_[i];
    const CellBox& bounds = mask.bounds;
    const int own = static_cast<int>(i);
    const Sums inside(bounds, [&](int c, int r) { return mask.inside[grid_.index(c, r)]; });
    const Sums covered(bounds, [&](int c, int r) { return highest_[grid_.index(c, r)] > own; });
    const Sums below(bounds, [&](int c, int r) { return lowest_[grid_.index(c, r)] < own; });
    const double diagonal =
        std::hypot(grid_.columns * grid_.cellWidth, grid_.rows * grid_.cellHeight);
    const int stride = mask.area > 3000 ? 2 : 1;

    LabelPlacement best;
    double bestWorth = -std::numeric_limits<double>::infinity();
    for (const bool rotated : {false, true}) {
        for (const double scale : scales) {
            const double cost = (rotated ? rotatedCost : 0.0) + smallerCost * (1.0 - scale);
            if (usefulClearance - cost <= bestWorth) {
                continue;
            }
            double width = scale * regions_[i].width;
            double height = scale * regions_[i].height;
            if (rotated) {
                std::swap(width, height);
            }
            for (int row = bounds.top; row <= bounds.bottom; row += stride) {
                for (int column = bounds.left; column <= bounds.right; column += stride) {
                    const CellBox box = grid_.around({column, row}, width, height);
                    if (!box.inside(bounds) || inside.over(box) != box.count()) {
                        continue;
                    }
                    const Point centre = grid_.centre({column, row});
                    double worth = usefulClearance - cost;
                    worth -= coveredCost * covered.over(box) / box.count();
                    worth -= belowCost * below.over(box) / box.count();
                    worth -= offCentreCost * distance(centre, mask.centroid) / diagonal;
                    if (worth <= bestWorth) {
                        continue;
                    }
                    worth -= usefulClearance - clearance(inside, bounds, box);
                    if (worth > bestWorth && isFree(boxAround(centre, width, height))) {
                        bestWorth = worth;
                        best = {centre.x, centre.y, rotated, scale, std::nullopt, false};
                    }
                }
            }
        }
    }
    return best;
}

/// Where a leader should end: the roomiest visible spot of the region.
std::optional<Point> Placer::anchor(std::size_t i) const {
    const Mask& mask = masks_[i];
    if (mask.area == 0) {
        return anchorOnOutline(i);
    }
    const int own = static_cast<int>(i);
    const Sums inside(mask.bounds, [&](int c, int r) { return mask.inside[grid_.index(c, r)]; });
    Point best;
    double bestWorth = -std::numeric_limits<double>::infinity();
    for (int row = mask.bounds.top; row <= mask.bounds.bottom; ++row) {
        for (int column = mask.bounds.left; column <= mask.bounds.right; ++column) {
            if (mask.inside[grid_.index(column, row)] == 0) {
                continue;
            }
            const Point centre = grid_.centre({column, row});
            double worth = clearance(inside, mask.bounds, {column, row, column, row});
            worth -= highest_[grid_.index(column, row)] > own ? coveredCost : 0.0;
            worth -= 1e-3 * distance(centre, mask.centroid) / grid_.cellWidth;
            if (worth > bestWorth) {
                bestWorth = worth;
                best = centre;
            }
        }
    }
    return best;
}

/// For a region narrower than a cell: the point of its outline nearest to the middle of what is
/// visible of it.
std::optional<Point> Placer::anchorOnOutline(std::size_t i) const {
    constexpr int samples = 8; // per edge: an edge may pass through the frame with both ends out
    std::vector<Point> visible;
    Point mean;
    for (const region::Polygon& polygon : regions_[i].polygons) {
        const auto& points = polygon.points;
        for (std::size_t k = 0, j = points.size() - 1; k < points.size(); j = k++) {
            for (int s = 0; s < samples; ++s) {
                const double t = static_cast<double>(s) / samples;
                const Point p{points[j].x + t * (points[k].x - points[j].x),
                              points[j].y + t * (points[k].y - points[j].y)};
                if (contains(grid_.frame, {p.x, p.x, p.y, p.y})) {
                    visible.push_back(p);
                    mean.x += p.x;
                    mean.y += p.y;
                }
            }
        }
    }
    if (visible.empty()) {
        return std::nullopt;
    }
    mean.x /= static_cast<double>(visible.size());
    mean.y /= static_cast<double>(visible.size());
    return *std::min_element(visible.begin(), visible.end(), [&](Point a, Point b) {
        return distance(a, mean) < distance(b, mean);
    });
}

LabelPlacement Placer::placeBeside(std::size_t i) const {
    const std::optional<Point> target = anchor(i);
    if (!target) {
        return {};
    }
    const Mask& mask = masks_[i];
    const Sums occupied(grid_.all(), [&](int c, int r) {
        const std::size_t cell = grid_.index(c, r);
        return highest_[cell] >= 0 || mask.inside[cell] != 0;
    });
    for (const double scale : scales) {
        const double width = scale * regions_[i].width;
        const double height = scale * regions_[i].height;
        const double shortest = 0.6 * regions_[i].height; // a leader shorter than this is a blot
        LabelPlacement best;
        double bestCost = std::numeric_limits<double>::infinity();
        for (int row = 0; row < grid_.rows; ++row) {
            for (int column = 0; column < grid_.columns; ++column) {
                const CellBox cellBox = grid_.around({column, row}, width, height);
                const Point centre = grid_.centre({column, row});
                const Box box = boxAround(centre, width, height);
                const double length = distance(nearest(box, *target), *target);
                if (length < shortest || length >= bestCost || !cellBox.inside(grid_.all())) {
                    continue;
                }
                double cost =
                    length + 20.0 * regions_[i].height * occupied.over(cellBox) / cellBox.count();
                if (cost >= bestCost || !isFree(box)) {
                    continue;
                }
                for (const Box& other : taken_) {
                    cost += crosses(nearest(box, *target), *target, other)
                                ? 30.0 * regions_[i].height
                                : 0.0;
                }
                if (cost < bestCost) {
                    bestCost = cost;
                    best = {centre.x, centre.y, false, scale, target, false};
                }
            }
        }
        if (!best.hidden) {
            return best;
        }
    }
    return {};
}

} // namespace

std::vector<LabelPlacement> placeLabels(std::span<const LabelledRegion> regions, const Box& frame,
                                        std::span<const Box> obstacles) {
    if (!(frame.xMax > frame.xMin) || !(frame.yMax > frame.yMin)) {
        return std::vector<LabelPlacement>(regions.size());
    }
    return Placer(regions, frame, obstacles).run();
}

Box labelBox(const LabelledRegion& region, const LabelPlacement& placement) {
    const double width = placement.scale * region.width;
    const double height = placement.scale * region.height;
    return placement.rotated ? boxAround({placement.x, placement.y}, height, width)
                             : boxAround({placement.x, placement.y}, width, height);
}

Box emptiestCorner(std::span<const LabelledRegion> regions, const Box& frame, double width,
                   double height) {
    const Grid grid(frame);
    std::vector<std::uint8_t> any(static_cast<std::size_t>(grid.columns * grid.rows), 0);
    for (const LabelledRegion& region : regions) {
        const Mask mask = makeMask(grid, region.polygons);
        for (std::size_t c = 0; c < any.size(); ++c) {
            any[c] = static_cast<std::uint8_t>(any[c] + (mask.inside[c] != 0 ? 1 : 0));
        }
    }
    const std::array<Box, 4> corners{
        Box{frame.xMax - width, frame.xMax, frame.yMin, frame.yMin + height},
        Box{frame.xMin, frame.xMin + width, frame.yMin, frame.yMin + height},
        Box{frame.xMin, frame.xMin + width, frame.yMax - height, frame.yMax},
        Box{frame.xMax - width, frame.xMax, frame.yMax - height, frame.yMax}};
    const Sums sums(grid.all(), [&](int c, int r) { return any[grid.index(c, r)]; });
    const auto hides = [&](const Box& box) {
        const auto column = [&](double x) {
            return std::clamp(static_cast<int>((x - frame.xMin) / grid.cellWidth), 0,
                              grid.columns - 1);
        };
        const auto row = [&](double y) {
            return std::clamp(static_cast<int>((y - frame.yMin) / grid.cellHeight), 0,
                              grid.rows - 1);
        };
        return sums.over({column(box.xMin), row(box.yMin), column(box.xMax), row(box.yMax)});
    };
    return *std::min_element(corners.begin(), corners.end(),
                             [&](const Box& a, const Box& b) { return hides(a) < hides(b); });
}

} // namespace cyrano::figure
