#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/region/region.hpp"

namespace cyrano::figure {

/// A region as it lies on the paper, and the size of the label it asks for. All lengths are in
/// pixels (or any other unit in which both directions are alike), y in either direction.
struct LabelledRegion {
    std::vector<region::Polygon> polygons;
    double width = 0.0; ///< of the unrotated label at full size; zero: no label wanted
    double height = 0.0;
    bool covers = true; ///< filled, so that labels of the regions below keep away from it
    std::optional<region::Point> byHand = {}; ///< where somebody put the centre of the label
    /// The polygon is the marker of a point: no label covers it, and its own stands right beside.
    bool marker = false;
};

struct LabelPlacement {
    double x = 0.0; ///< centre of the label
    double y = 0.0;
    bool rotated = false; ///< read from bottom to top
    double scale = 1.0;   ///< of the font: 1, 0.85 or 0.7
    /// Set when the label stands outside its region: the point of the region that a line from the
    /// label should lead to.
    std::optional<region::Point> leader;
    bool hidden = true; ///< nothing of the region is in the frame, or no free place is left
    /// The region is in the frame, and its label has no place or only one that misleads: far away,
    /// or with a leader across other labels.
    bool wanting = false;

    bool operator==(const LabelPlacement&) const = default;
};

/// Finds a place for each label: inside its own region where that has most room, away from what
/// later regions cover; else in free space nearby, with a leader. Labels never overlap each other
/// nor the obstacles nor leaders, and stay inside the frame. The same input gives the same places.
/// Labels put by hand inside the frame stay where they are, and the others keep away from them;
/// with a leader where they stand beside their region.
/// One placement per region, in their order (first at the back).
[[nodiscard]] std::vector<LabelPlacement> placeLabels(std::span<const LabelledRegion> regions,
                                                      const region::Box& frame,
                                                      std::span<const region::Box> obstacles);

/// The room the placed label takes.
[[nodiscard]] region::Box labelBox(const LabelledRegion& region, const LabelPlacement& placement);

} // namespace cyrano::figure
