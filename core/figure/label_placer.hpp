// The search for places of labels. Part of label placement.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/figure/label_placement.hpp"
#include "core/figure/label_raster.hpp"

namespace cyrano::figure {

constexpr std::array<double, 3> labelScales{1.0, 0.85, 0.7};

// What a place is worth, in cells of clearance.
constexpr int usefulClearance = 6;
constexpr double coveredCost = 14.0; // under a filled region
constexpr double sharedCost = 5.0;   // per region that lies there too
constexpr double leastAlone = 0.06;  // part of a region that is worth leading a line to

[[nodiscard]] region::Box boxAround(region::Point centre, double width, double height);
[[nodiscard]] bool overlap(const region::Box& a, const region::Box& b);
[[nodiscard]] bool contains(const region::Box& outer, const region::Box& inner);
[[nodiscard]] region::Point nearest(const region::Box& box, region::Point p);
[[nodiscard]] double distance(region::Point a, region::Point b);
/// Whether the line from a to b passes through the box.
[[nodiscard]] bool crosses(region::Point a, region::Point b, const region::Box& box);
/// Whether two lines cross.
[[nodiscard]] bool crosses(const region::Segment& a, const region::Segment& b);
/// What a marker covers.
[[nodiscard]] region::Box markerBox(const LabelledRegion& region);
/// How far the box can grow on all sides and stay inside the mask.
[[nodiscard]] int clearance(const raster::Sums& inside, const raster::CellBox& bounds,
                            const raster::CellBox& box);

/// All labels of a figure, placed one after the other: those put by hand, then those that fit
/// into their regions, then those beside them.
class Placer {
  public:
    Placer(std::span<const LabelledRegion> regions, const region::Box& frame,
           std::span<const region::Box> obstacles);

    [[nodiscard]] std::vector<LabelPlacement> run();

  private:
    /// Where a leader may end, and what that costs.
    struct Anchor {
        region::Point point;
        double cost = 0.0;
    };

    void survey(int i);
    void take(std::size_t i, const LabelPlacement& placement);
    [[nodiscard]] bool wanted(std::size_t i) const {
        return regions_[i].width > 0.0 && regions_[i].height > 0.0;
    }
    [[nodiscard]] bool isFree(const region::Box& box) const;
    [[nodiscard]] int visibleCells(std::size_t i) const;
    /// Cells of the region where at most so many others lie.
    [[nodiscard]] int cellsShared(std::size_t i, int most) const;
    /// How far the box is from the region's own outline, in cells.
    [[nodiscard]] int toOutline(std::size_t i, const raster::CellBox& box) const;
    /// `onlyInSight`: not where another region's fill hides most of the label's ground.
    [[nodiscard]] LabelPlacement placeInside(std::size_t i, bool onlyInSight) const;

    // Beside a region (label_beside.cpp)
    /// Touching a marker, without a leader; hidden where all around is taken.
    [[nodiscard]] LabelPlacement placeAtMarker(std::size_t i) const;
    [[nodiscard]] LabelPlacement placeByHand(std::size_t i) const;
    /// Beside if that is a good place, else inside, else what there is.
    [[nodiscard]] LabelPlacement placeAnywhere(std::size_t i) const;
    /// `clean`: with a short leader that crosses neither labels nor leaders.
    [[nodiscard]] LabelPlacement placeBeside(std::size_t i, const std::vector<Anchor>& anchors,
                                             bool clean) const;
    /// On white ground, with a leader so short that this is better than a crowded place inside.
    [[nodiscard]] bool standsFree(std::size_t i, const LabelPlacement& placement) const;
    /// Whether a label or an obstacle lies there.
    [[nodiscard]] bool isWritten(region::Point p) const;
    /// Labels and leaders that the line passes over.
    [[nodiscard]] int crossings(const region::Segment& leader) const;
    [[nodiscard]] std::vector<Anchor> anchors(std::size_t i) const;
    [[nodiscard]] std::optional<region::Point> anchorOnOutline(std::size_t i) const;

    std::span<const LabelledRegion> regions_;
    raster::Grid grid_;
    std::vector<region::Box> taken_;
    std::vector<region::Segment> leaders_;
    std::vector<int> highest_;        ///< per cell, the last filled region there
    std::vector<std::uint8_t> count_; ///< per cell, the number of regions there
    std::vector<std::uint8_t> edges_; ///< per cell, the number of outlines through it
    std::vector<raster::Mask> masks_;
    std::vector<std::vector<std::uint8_t>> outlines_; ///< per region and cell, its distance
};

} // namespace cyrano::figure
