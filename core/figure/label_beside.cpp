// Labels beside their regions, with leaders.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/figure/label_placer.hpp"

namespace cyrano::figure {

using region::Box;
using region::Point;
using region::Segment;
using namespace raster;

namespace {

// In heights of the label.
constexpr double longestBeside = 6.0; // a leader longer than this is no better than a crowded place
constexpr double shortestLeader = 0.6; // shorter ones are blots
constexpr double occupiedCost = 20.0;  // on other regions
constexpr double edgeThroughCost = 4.0;
constexpr double ownCost = 4.0; // on the region itself
constexpr double crossingCost = 30.0;
constexpr double anchorCost = 0.3;   // per cell of clearance that a better end would have
constexpr double smallerCost = 20.0; // per unit of scale

constexpr double longestLeader = 1.0 / 3.0; // of the frame's shorter side
constexpr std::size_t mostAnchors = 8;
constexpr double writtenCost = 2.0 * coveredCost; // under another label
constexpr double worstAnchor = 6.0;               // below the best one, in cells of clearance

} // namespace

bool Placer::isWritten(Point p) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](const Box& box) {
        return contains(box, {p.x, p.x, p.y, p.y});
    });
}

int Placer::crossings(const Segment& leader) const {
    const auto labels = std::count_if(taken_.begin(), taken_.end(), [&](const Box& other) {
        return crosses(leader.from, leader.to, other);
    });
    const auto leaders = std::count_if(leaders_.begin(), leaders_.end(), [&](const Segment& other) {
        return crosses(leader, other);
    });
    return static_cast<int>(labels + leaders);
}

bool Placer::standsFree(std::size_t i, const LabelPlacement& placement) const {
    if (placement.hidden || !placement.leader) {
        return false;
    }
    const Box box = labelBox(regions_[i], placement);
    if (distance(nearest(box, *placement.leader), *placement.leader) >
        longestBeside * regions_[i].height) {
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

Box markerBox(const LabelledRegion& region) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Box out{far, -far, far, -far};
    for (const region::Polygon& polygon : region.polygons) {
        for (const Point& p : polygon.points) {
            out = {std::min(out.xMin, p.x), std::max(out.xMax, p.x), std::min(out.yMin, p.y),
                   std::max(out.yMax, p.y)};
        }
    }
    return out;
}

LabelPlacement Placer::placeAtMarker(std::size_t i) const {
    if (regions_[i].polygons.empty()) {
        return {};
    }
    const Sums edges(grid_.all(), [&](int c, int r) { return edges_[grid_.index(c, r)]; });
    const Box marker = markerBox(regions_[i]);
    const Point centre{0.5 * (marker.xMin + marker.xMax), 0.5 * (marker.yMin + marker.yMax)};
    /// Outlines through a box, in parts of its length.
    const auto crossed = [&](Point at, double width, double height) {
        const Cell cell{static_cast<int>((at.x - grid_.frame.xMin) / grid_.cellWidth),
                        static_cast<int>((at.y - grid_.frame.yMin) / grid_.cellHeight)};
        const CellBox cells = grid_.around(cell, width, height);
        return cells.inside(grid_.all())
                   ? std::min(1.0, edges.over(cells) / (cells.right - cells.left + 1.0))
                   : 1.0;
    };
    // To the right where nothing speaks against it, as readers expect.
    constexpr std::array<std::pair<double, double>, 8> sides{{{1.0, 0.0},
                                                              {-1.0, 0.0},
                                                              {0.0, -1.0},
                                                              {0.0, 1.0},
                                                              {1.0, -1.0},
                                                              {1.0, 1.0},
                                                              {-1.0, -1.0},
                                                              {-1.0, 1.0}}};
    constexpr double laterCost = 0.05; // against the sides before, as outlines count
    LabelPlacement best;
    double bestCost = std::numeric_limits<double>::infinity();
    for (const double scale : labelScales) {
        const double width = scale * regions_[i].width;
        const double height = scale * regions_[i].height;
        double cost = 2.0 * (1.0 - scale); // names of points are alike in size
        for (const auto& [right, down] : sides) {
            cost += laterCost;
            const Point at{centre.x + right * 0.5 * (marker.xMax - marker.xMin + width),
                           centre.y + down * 0.5 * (marker.yMax - marker.yMin + height)};
            if (const double all = cost + crossed(at, width, height);
                all < bestCost && isFree(boxAround(at, width, height))) {
                bestCost = all;
                best = {at.x, at.y, false, scale, std::nullopt, false};
            }
        }
    }
    return best;
}

/// The roomiest visible spots of the region, some way from each other.
std::vector<Placer::Anchor> Placer::anchors(std::size_t i) const {
    const Mask& mask = masks_[i];
    if (mask.area == 0) {
        const std::optional<Point> point = anchorOnOutline(i);
        return point ? std::vector<Anchor>{{*point, 0.0}} : std::vector<Anchor>{};
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
    std::vector<Anchor> spots; // cost: what is missing to the best one
    double best = -std::numeric_limits<double>::infinity();
    for (int row = mask.bounds.top; row <= mask.bounds.bottom; ++row) {
        for (int column = mask.bounds.left; column <= mask.bounds.right; ++column) {
            if (mask.inside[grid_.index(column, row)] == 0) {
                continue;
            }
            const Point centre = grid_.centre({column, row});
            double worth = clearance(inside, mask.bounds, {column, row, column, row});
            worth -= highest_[grid_.index(column, row)] > own ? coveredCost : 0.0;
            worth -= sharedCost * (count_[grid_.index(column, row)] - 1);
            worth -= isWritten(centre) ? writtenCost : 0.0;
            worth -= 1e-3 * distance(centre, mask.centroid) / grid_.cellWidth;
            spots.push_back({centre, -worth});
            best = std::max(best, worth);
        }
    }
    std::erase_if(spots, [&](const Anchor& a) { return a.cost > worstAnchor - best; });
    std::stable_sort(spots.begin(), spots.end(),
                     [](const Anchor& a, const Anchor& b) { return a.cost < b.cost; });
    const double apart =
        0.1 * std::hypot(grid_.columns * grid_.cellWidth, grid_.rows * grid_.cellHeight);
    std::vector<Anchor> out;
    for (const Anchor& spot : spots) {
        if (out.size() < mostAnchors && std::all_of(out.begin(), out.end(), [&](const Anchor& a) {
                return distance(a.point, spot.point) > apart;
            })) {
            out.push_back({spot.point, anchorCost * regions_[i].height * (spot.cost + best)});
        }
    }
    return out;
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
        return std::pair(isWritten(a), distance(a, mean)) <
               std::pair(isWritten(b), distance(b, mean));
    });
}

LabelPlacement Placer::placeBeside(std::size_t i, const std::vector<Anchor>& anchors,
                                   bool clean) const {
    const Sums occupied(grid_.all(), [&](int c, int r) { return count_[grid_.index(c, r)] > 0; });
    const Sums edges(grid_.all(), [&](int c, int r) { return edges_[grid_.index(c, r)]; });
    const Sums own(grid_.all(), [&](int c, int r) { return masks_[i].inside[grid_.index(c, r)]; });
    const double unit = regions_[i].height;
    const Box& frame = grid_.frame;
    const double longest =
        clean ? longestLeader * std::min(frame.xMax - frame.xMin, frame.yMax - frame.yMin)
              : std::numeric_limits<double>::infinity();
    LabelPlacement best;
    double bestCost = std::numeric_limits<double>::infinity();
    const auto search = [&](const Anchor& anchor, double scale) {
        const double width = scale * regions_[i].width;
        const double height = scale * regions_[i].height;
        const double shortest = shortestLeader * unit;
        const double withoutLeader = anchor.cost + smallerCost * unit * (1.0 - scale);
        for (int row = 0; row < grid_.rows; ++row) {
            const double rowY = grid_.centre({0, row}).y;
            const double dy = std::max(0.0, std::abs(rowY - anchor.point.y) - 0.5 * height);
            for (int column = 0; column < grid_.columns; ++column) {
                const Point centre = grid_.centre({column, row});
                // Most places are too far; they are passed over without a root.
                const double dx = std::max(0.0, std::abs(centre.x - anchor.point.x) - 0.5 * width);
                const double squared = dx * dx + dy * dy;
                const double reach = std::min(longest, bestCost - withoutLeader);
                if (squared < shortest * shortest || reach <= 0.0 || squared > reach * reach) {
                    continue;
                }
                const Box box = boxAround(centre, width, height);
                const Segment leader{nearest(box, anchor.point), anchor.point};
                double cost = std::sqrt(squared) + withoutLeader;
                const CellBox cells = grid_.around({column, row}, width, height);
                if (!cells.inside(grid_.all())) {
                    continue;
                }
                const double across = cells.right - cells.left + 1.0;
                cost += unit * (occupiedCost * occupied.over(cells) / cells.count() +
                                edgeThroughCost * std::min(2.0, edges.over(cells) / across) +
                                (own.over(cells) > 0 ? ownCost : 0.0));
                if (cost >= bestCost || !isFree(box)) {
                    continue;
                }
                const int crossed = crossings(leader);
                cost += crossingCost * unit * crossed;
                if (cost < bestCost && !(clean && crossed > 0)) {
                    bestCost = cost;
                    best = {centre.x, centre.y, false, scale, anchor.point, false};
                }
            }
        }
    };
    for (const double scale : labelScales) {
        for (const Anchor& anchor : anchors) {
            search(anchor, scale);
        }
    }
    return best;
}

LabelPlacement Placer::placeAnywhere(std::size_t i) const {
    const std::vector<Anchor> ends = anchors(i);
    if (ends.empty()) {
        return {};
    }
    const LabelPlacement beside = placeBeside(i, ends, true);
    if (standsFree(i, beside)) {
        return beside;
    }
    if (masks_[i].area > 0) {
        if (const LabelPlacement inside = placeInside(i, false); !inside.hidden) {
            return inside;
        }
    }
    if (!beside.hidden) {
        return beside;
    }
    LabelPlacement out = placeBeside(i, ends, false);
    out.wanting = true;
    return out;
}

/// Turned where only that fits into the region.
LabelPlacement Placer::placeByHand(std::size_t i) const {
    const Box& frame = grid_.frame;
    const Point put = *regions_[i].byHand;
    const std::vector<Anchor> ends = anchors(i);
    if (ends.empty() || !contains(frame, {put.x, put.x, put.y, put.y})) {
        return {};
    }
    const Sums own(grid_.all(), [&](int c, int r) { return masks_[i].inside[grid_.index(c, r)]; });
    /// The cells of the label there, and how many of them belong to the region.
    const auto covered = [&](const LabelPlacement& placement) {
        const Box box = labelBox(regions_[i], placement);
        const auto cell = [](double x, double low, double size, int count) {
            return std::clamp(static_cast<int>((x - low) / size), 0, count - 1);
        };
        const CellBox cells{cell(box.xMin, frame.xMin, grid_.cellWidth, grid_.columns),
                            cell(box.yMin, frame.yMin, grid_.cellHeight, grid_.rows),
                            cell(box.xMax, frame.xMin, grid_.cellWidth, grid_.columns),
                            cell(box.yMax, frame.yMin, grid_.cellHeight, grid_.rows)};
        return std::pair(cells.count(), own.over(cells));
    };
    const auto shown = [&](bool rotated) {
        const double halfWidth = 0.5 * (rotated ? regions_[i].height : regions_[i].width);
        const double halfHeight = 0.5 * (rotated ? regions_[i].width : regions_[i].height);
        const auto into = [](double x, double low, double high) {
            return low > high ? 0.5 * (low + high) : std::clamp(x, low, high);
        };
        return LabelPlacement{into(put.x, frame.xMin + halfWidth, frame.xMax - halfWidth),
                              into(put.y, frame.yMin + halfHeight, frame.yMax - halfHeight),
                              rotated,
                              1.0,
                              std::nullopt,
                              false};
    };
    LabelPlacement out = shown(false);
    const auto [cells, within] = covered(out);
    if (within < cells) {
        const LabelPlacement turned = shown(true);
        if (const auto [all, inside] = covered(turned); inside == all) {
            return turned;
        }
    }
    if (within == 0) {
        const Box box = labelBox(regions_[i], out);
        const auto length = [&](const Anchor& end) {
            return end.cost + distance(nearest(box, end.point), end.point);
        };
        out.leader = std::min_element(ends.begin(), ends.end(), [&](auto& a, auto& b) {
                         return length(a) < length(b);
                     })->point;
    }
    return out;
}

} // namespace cyrano::figure
