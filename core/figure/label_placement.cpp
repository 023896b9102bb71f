#include "core/figure/label_placement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/figure/label_placer.hpp"

namespace cyrano::figure {

using region::Box;
using region::Point;
using region::Segment;
using namespace raster;

namespace {

// What a place is worth, in cells of clearance.
constexpr double clearanceWorth = 0.6;
constexpr double farCost = 0.9;   // per cell from the own outline, where others lie there too
constexpr int farthest = 16;      // cells
constexpr int nearby = 3;         // cells
constexpr double edgeCost = 12.0; // another region's outline running through the label
constexpr double rotatedCost = 3.0;
constexpr double smallerCost = 35.0; // per unit of scale
constexpr double offCentreCost = 2.0;
constexpr double mostCover = 0.5;    // part of the label's ground
constexpr double leastVisible = 0.1; // part of a region worth leading a line to
constexpr double mostShared = 0.9;   // others more than in the least crowded part of the region

/// About a third of the smallest label's height: the same picture at every resolution.
double cellSize(std::span<const LabelledRegion> regions) {
    double height = std::numeric_limits<double>::infinity();
    for (const LabelledRegion& region : regions) {
        height = region.height > 0.0 ? std::min(height, region.height) : height;
    }
    return std::isfinite(height) ? 0.3 * height : 1.0;
}

} // namespace

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
    const double x = a.x - b.x;
    const double y = a.y - b.y;
    return std::sqrt(x * x + y * y); // pixels do not overflow, and hypot takes ten times as long
}

/// Liang and Barsky.
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

bool crosses(const Segment& a, const Segment& b) {
    const auto side = [](const Segment& line, Point p) {
        return (line.to.x - line.from.x) * (p.y - line.from.y) -
               (line.to.y - line.from.y) * (p.x - line.from.x);
    };
    return side(a, b.from) * side(a, b.to) < 0.0 && side(b, a.from) * side(b, a.to) < 0.0;
}

Placer::Placer(std::span<const LabelledRegion> regions, const Box& frame,
               std::span<const Box> obstacles)
    : regions_(regions), grid_(frame, cellSize(regions)),
      taken_(obstacles.begin(), obstacles.end()), highest_(grid_.cells(), -1),
      count_(grid_.cells(), 0), edges_(grid_.cells(), 0) {
    for (const LabelledRegion& region : regions) {
        if (region.marker && !region.polygons.empty()) {
            taken_.push_back(markerBox(region));
        }
    }
    masks_.reserve(regions.size());
    for (std::size_t i = 0; i < regions.size(); ++i) {
        masks_.push_back(makeMask(grid_, regions[i].polygons));
        outlines_.push_back(distanceToOutline(grid_, masks_.back(), farthest));
        survey(static_cast<int>(i));
    }
}

std::vector<LabelPlacement> Placer::run() {
    std::vector<LabelPlacement> placements(regions_.size());
    const auto put = [&](std::size_t i, const LabelPlacement& placement) {
        placements[i] = placement;
        take(i, placement);
    };
    for (std::size_t i = 0; i < regions_.size(); ++i) {
        if (wanted(i) && regions_[i].byHand) {
            put(i, placeByHand(i));
        }
    }
    for (std::size_t i = 0; i < regions_.size(); ++i) {
        if (wanted(i) && regions_[i].marker && placements[i].hidden) {
            put(i, placeAtMarker(i));
        }
    }
    // The smaller a region, the fewer places its label has: those choose first.
    std::vector<std::size_t> order(regions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return masks_[a].area < masks_[b].area;
    });
    for (const std::size_t i : order) {
        if (wanted(i) && placements[i].hidden && masks_[i].area > 0) {
            put(i, placeInside(i, true));
        }
    }
    for (const std::size_t i : order) {
        if (wanted(i) && placements[i].hidden) {
            put(i, placeAnywhere(i));
        }
    }
    return placements;
}

void Placer::take(std::size_t i, const LabelPlacement& placement) {
    if (placement.hidden) {
        return;
    }
    taken_.push_back(labelBox(regions_[i], placement));
    if (placement.leader) {
        leaders_.push_back({nearest(taken_.back(), *placement.leader), *placement.leader});
    }
}

bool Placer::isFree(const Box& box) const {
    return contains(grid_.frame, box) &&
           std::none_of(taken_.begin(), taken_.end(),
                        [&](const Box& other) { return overlap(box, other); }) &&
           std::none_of(leaders_.begin(), leaders_.end(), [&](const Segment& leader) {
               return crosses(leader.from, leader.to, box);
           });
}

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
        for (const double scale : labelScales) {
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
