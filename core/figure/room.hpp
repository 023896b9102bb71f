// Free room in the frame of a figure.
#pragma once

#include <span>
#include <vector>

#include "core/figure/label_placement.hpp"
#include "core/figure/label_raster.hpp"

namespace cyrano::figure {

/// What a box in a frame hides, in cells of one size.
struct Hidden {
    int outlines = 0; ///< cells through which outlines run, and those that are taken
    int filled = 0;   ///< cells inside a region, once for each

    /// Both in one number: an inside shines through, an outline is what is lost.
    [[nodiscard]] double weight() const { return outlines + 0.1 * filled; }
};

/// A box in the frame and what it hides.
struct Place {
    region::Box box;
    Hidden hides;
};

/// The outlines and insides of all regions in a frame, to be asked about boxes. Lengths as in
/// LabelledRegion.
class Room {
  public:
    /// Other lines count as outlines do; what is taken, many times over.
    Room(std::span<const LabelledRegion> regions, const region::Box& frame,
         std::span<const region::Box> taken = {},
         std::span<const std::vector<region::Point>> lines = {});

    [[nodiscard]] const region::Box& frame() const { return grid_.frame; }
    [[nodiscard]] Hidden under(const region::Box& box) const;
    /// A corner of the frame where a box of that size hides no outline, and there the one over the
    /// fewest regions; where there is none, the place along a side of the frame that hides least.
    [[nodiscard]] Place beside(double width, double height) const;

  private:
    struct Counts;

    Room(const raster::Grid& grid, const Counts& counts);

    raster::Grid grid_;
    raster::Sums outlines_;
    raster::Sums filled_;
};

} // namespace cyrano::figure
