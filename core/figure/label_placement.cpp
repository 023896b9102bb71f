#include "core/figure/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "core/figure/label_raster.hpp"

namespace cyrano::figure {

namespace {

using region::Box;
using region::Point;
using namespace raster;

constexpr std::array<double, 3> scales{1.0, 0.85, 0.7};

// What a place is worth, in cells of clearance.
constexpr int usefulClearance = 6;
constexpr double clearanceWorth = 0.6;
constexpr double coveredCost = 14.0; // under a filled region
constexpr double sharedCost = 5.0;   // per region that lies there too
constexpr double farCost = 0.9;      // per cell from the own outline, where others lie there too
constexpr int farthest = 16;         // cells
constexpr int nearby = 3;            // cells
constexpr double edgeCost = 12.0;    // another region's outline running through the label
constexpr double rotatedCost = 3.0;
constexpr double smallerCost = 35.0; // per unit of scale
constexpr double offCentreCost = 2.0;
constexpr double mostCover = 0.5;     // part of the label's ground
constexpr double leastVisible = 0.1;  // part of a region worth leading a line to
constexpr double mostShared = 0.9;    // others more than in the least crowded part of the region
constexpr double leastAlone = 0.06;   // part of a region that is worth leading a line to
constexpr double longestLeader = 6.0; // label heights, where there is room inside

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

/// About a third of the smallest label's height: the same picture at every resolution.
double cellSize(std::span<const LabelledRegion> regions) {
    double height = std::numeric_limits<double>::infinity();
    for (const LabelledRegion& region : regions) {
        height = region.height > 0.0 ? std::min(height, region.height) : height;
    }
    return std::isfinite(height) ? 0.3 * height : 1.0;
}

class Placer {
  public:
    Placer(std::span<const LabelledRegion> regions, const Box& frame,
           std::span<const Box> obstacles)
        : regions_(regions), grid_(frame, cellSize(regions)),
          taken_(obstacles.begin(), obstacles.end()), highest_(grid_.cells(), -1),
          count_(grid_.cells(), 0), edges_(grid_.cells(), 0) {
        masks_.reserve(regions.size());
        for (std::size_t i = 0; i < regions.size(); ++i) {
            masks_.push_back(makeMask(grid_, regions[i].polygons));
            outlines_.push_back(distanceToOutline(grid_, masks_.back(), farthest));
            survey(static_cast<int>(i));
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
                placements[i] = placeInside(i, true);
                take(i, placements[i]);
            }
        }
        for (const std::size_t i : order) {
            if (wanted(i) && placements[i].hidden) {
                placements[i] = placeBeside(i);
                if (masks_[i].area > 0 && !standsFree(i, placements[i])) {
                    const LabelPlacement inside = placeInside(i, false);
                    placements[i] = inside.hidden ? placements[i] : inside;
                }
                take(i, placements[i]);
            }
        }
        return placements;
    }

  private:
    void survey(int i);

    void take(std::size_t i, const LabelPlacement& placement) {
        if (!placement.hidden) {
            taken_.push_back(labelBox(regions_[i], placement));
        }
    }

    /// On white ground, with a short leader that crosses no label: better than a crowded place.
    [[nodiscard]] bool standsFree(std::size_t i, const LabelPlacement& placement) const;

    [[nodiscard]] bool isFree(const Box& box) const {
        return contains(grid_.frame, box) &&
               std::none_of(taken_.begin(), taken_.end(),
                            [&](const Box& other) { return overlap(box, other); });
    }

    [[nodiscard]] int visibleCells(std::size_t i) const;
    /// Cells of the region where at most so many others lie.
    [[nodiscard]] int cellsShared(std::size_t i, int most) const;
    /// How far the box is from the region's own outline, in cells.
    [[nodiscard]] int toOutline(std::size_t i, const CellBox& box) const;
    /// `onlyInSight`: not where another region's fill hides most of the label's ground.
    [[nodiscard]] LabelPlacement placeInside(std::size_t i, bool onlyInSight) const;
    LabelPlacement placeBeside(std::size_t i) const;
    [[nodiscard]] std::optional<Point> anchor(std::size_t i) const;
    [[nodiscard]] std::optional<Point> anchorOnOutline(std::size_t i) const;

    std::span<const LabelledRegion> regions_;
    Grid grid_;
    std::vector<Box> taken_;
    std::vector<int> highest_;        ///< per cell, the last filled region there
    std::vector<std::uint8_t> count_; ///< per cell, the number of regions there
    std::vector<std::uint8_t> edges_; ///< per cell, the number of outlines through it
    std::vector<Mask> masks_;
    std::vector<std::vector<std::uint8_t>> outlines_; ///< per region and cell, its distance
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

void Placer::survey(int i) {
    const Mask& mask = masks_[static_cast<std::size_t>(i)];
    const bool covers = regions_[static_cast<std::size_t>(i)].covers;
    const CellBox& b = mask.bounds;
    const auto inside = [&](int column, int row) {
        return column >= b.left && column <= b.right && row >= b.top && row <= b.bottom &&
               mask.inside[grid_.index(column, row)] != 0;
    };
    for (int row = b.top; row <= b.bottom; ++row) {
        for (int column = b.left; column <= b.right; ++column) {
            if (!inside(column, row)) {
                continue;
            }
            const std::size_t cell = grid_.index(column, row);
            ++count_[cell];
            highest_[cell] = covers ? i : highest_[cell];
            const bool edge = !inside(column - 1, row) || !inside(column + 1, row) ||
                              !inside(column, row - 1) || !inside(column, row + 1);
            edges_[cell] = static_cast<std::uint8_t>(edges_[cell] + (edge ? 1 : 0));
        }
    }
}

int Placer::visibleCells(std::size_t i) const {
    int count = 0;
    for (std::size_t cell = 0; cell < grid_.cells(); ++cell) {
        count += masks_[i].inside[cell] != 0 && highest_[cell] <= static_cast<int>(i) ? 1 : 0;
    }
    return count;
}

int Placer::cellsShared(std::size_t i, int most) const {
    int count = 0;
    for (std::size_t cell = 0; cell < grid_.cells(); ++cell) {
        count += masks_[i].inside[cell] != 0 && count_[cell] <= most + 1 ? 1 : 0;
    }
    return count;
}

int Placer::toOutline(std::size_t i, const CellBox& box) const {
    int out = farthest;
    const auto look = [&](int column, int row) {
        out = std::min<int>(out, outlines_[i][grid_.index(column, row)]);
    };
    constexpr int samples = 6;
    for (int k = 0; k <= samples; ++k) {
        const int column = box.left + k * (box.right - box.left) / samples;
        const int row = box.top + k * (box.bottom - box.top) / samples;
        look(column, box.top);
        look(column, box.bottom);
        look(box.left, row);
        look(box.right, row);
    }
    return out;
}

bool Placer::standsFree(std::size_t i, const LabelPlacement& placement) const {
    if (placement.hidden || !placement.leader) {
        return false;
    }
    const Box box = labelBox(regions_[i], placement);
    const Point start = nearest(box, *placement.leader);
    if (distance(start, *placement.leader) > longestLeader * regions_[i].height ||
        std::any_of(taken_.begin(), taken_.end(),
                    [&](const Box& other) { return crosses(start, *placement.leader, other); })) {
        return false;
    }
    for (int row = 0; row < grid_.rows; ++row) {
        for (int column = 0; column < grid_.columns; ++column) {
            const Point c = grid_.centre({column, row});
            if (count_[grid_.index(column, row)] > 0 && overlap({c.x, c.x, c.y, c.y}, box)) {
                return false;
            }
        }
    }
    return true;
}

LabelPlacement Placer::placeInside(std::size_t i, bool onlyInSight) const {
    const Mask& mask = masks_[i];
    const CellBox& bounds = mask.bounds;
    const int own = static_cast<int>(i);
    const Sums inside(bounds, [&](int c, int r) { return mask.inside[grid_.index(c, r)]; });
    const Sums covered(bounds, [&](int c, int r) { return highest_[grid_.index(c, r)] > own; });
    const Sums shared(bounds, [&](int c, int r) { return count_[grid_.index(c, r)]; });
    // The own outline beside a label helps; others through it do not.
    const Sums edges(bounds, [&](int c, int r) {
        const std::size_t cell = grid_.index(c, r);
        return std::max(0, edges_[cell] - (outlines_[i][cell] == 0 ? 1 : 0));
    });
    const double diagonal =
        std::hypot(grid_.columns * grid_.cellWidth, grid_.rows * grid_.cellHeight);
    const int stride = mask.area > 3000 ? 2 : 1;
    /// What a place is worth with the room around it still to be taken off.
    const auto worthAt = [&](Point centre, const CellBox& box) {
        const double cells = box.count();
        // A line across the label meets about as many cells as the label is long.
        const double length = std::max(box.right - box.left, box.bottom - box.top) + 1.0;
        return clearanceWorth * usefulClearance - coveredCost * covered.over(box) / cells -
               sharedCost * (shared.over(box) / cells - 1.0) -
               edgeCost * std::min(1.0, edges.over(box) / length) -
               offCentreCost * distance(centre, mask.centroid) / diagonal;
    };

    LabelPlacement best;
    double bestCover = 0.0;
    double bestShared = 0.0;
    double bestWorth = -std::numeric_limits<double>::infinity();
    const auto search = [&](bool rotated, double scale, double cost) {
        const double along = scale * regions_[i].width;
        const double across = scale * regions_[i].height;
        const double width = rotated ? across : along;
        const double height = rotated ? along : across;
        for (int row = bounds.top; row <= bounds.bottom; row += stride) {
            for (int column = bounds.left; column <= bounds.right; column += stride) {
                const CellBox box = grid_.around({column, row}, width, height);
                if (!box.inside(bounds) || inside.over(box) != box.count()) {
                    continue;
                }
                const Point centre = grid_.centre({column, row});
                double worth = worthAt(centre, box) - cost;
                if (worth <= bestWorth) {
                    continue;
                }
                const double others = static_cast<double>(shared.over(box)) / box.count() - 1.0;
                worth -= farCost * std::min(1.0, others) * std::max(0, toOutline(i, box) - nearby);
                worth -= clearanceWorth * (usefulClearance - clearance(inside, bounds, box));
                if (worth > bestWorth && isFree(boxAround(centre, width, height))) {
                    bestWorth = worth;
                    bestCover = static_cast<double>(covered.over(box)) / box.count();
                    bestShared = others;
                    best = {centre.x, centre.y, rotated, scale, std::nullopt, false};
                }
            }
        }
    };
    for (const bool rotated : {false, true}) {
        for (const double scale : scales) {
            const double cost = (rotated ? rotatedCost : 0.0) + smallerCost * (1.0 - scale);
            if (clearanceWorth * usefulClearance - cost > bestWorth) {
                search(rotated, scale, cost);
            }
        }
    }
    // Under another region's fill a name would be taken for that region's: better a leader to the
    // part that shows, if there is one.
    const bool hidden = bestCover > mostCover && visibleCells(i) > leastVisible * mask.area;
    const bool crowded =
        bestShared > mostShared &&
        cellsShared(i, static_cast<int>(bestShared - mostShared)) > leastAlone * mask.area;
    return onlyInSight && (hidden || crowded) ? LabelPlacement{} : best;
}

/// Where a leader should end: the roomiest visible spot of the region.
std::optional<Point> Placer::anchor(std::size_t i) const {
    const Mask& mask = masks_[i];
    if (mask.area == 0) {
        return anchorOnOutline(i);
    }
    const int own = static_cast<int>(i);
    int least = 0; // others in the least crowded part worth pointing at
    while (cellsShared(i, least) <= leastAlone * mask.area) {
        ++least;
    }
    const Sums inside(mask.bounds, [&](int c, int r) {
        const std::size_t cell = grid_.index(c, r);
        return mask.inside[cell] != 0 && count_[cell] <= least + 1 ? 1 : 0;
    });
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
            worth -= sharedCost * (count_[grid_.index(column, row)] - 1);
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
    const Sums occupied(grid_.all(), [&](int c, int r) { return count_[grid_.index(c, r)] > 0; });
    const Sums own(grid_.all(), [&](int c, int r) { return masks_[i].inside[grid_.index(c, r)]; });
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
                cost += own.over(cellBox) > 0 ? 4.0 * regions_[i].height : 0.0;
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

} // namespace cyrano::figure
