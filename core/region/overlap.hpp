// What translucent polygons look like where they overlap, for outputs without transparency.
#pragma once

#include <cstddef>
#include <vector>

#include "core/region/region.hpp"

namespace cyrano::region {

/// A piece of a picture in which the same polygons overlap.
struct Patch {
    std::vector<Polygon> polygons;
    std::vector<std::size_t> covers; ///< the sheets seen here, ascending; the last one is on top
};

/// Sheets of polygons (each even-odd, first at the back), as pieces to be painted opaquely in the
/// order given: each sheet as a whole, then what of it lies over others. Coordinates are kept to an
/// eighth of their unit, up to 1e8 of them; what is smaller than a unit squared is left out.
[[nodiscard]] std::vector<Patch> patches(const std::vector<std::vector<Polygon>>& sheets);

} // namespace cyrano::region
