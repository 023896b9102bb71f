#pragma once

#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/exchange/writers.hpp"
#include "core/region/region.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::picture {

/// The outline of a bound's region with what its record says of it, ready for the writers.
[[nodiscard]] exchange::Labelled labelledCurve(const bounds::Bound& bound,
                                               const region::Region& region,
                                               const scene::Plane& plane,
                                               const bounds::Catalogue& catalogue);

} // namespace cyrano::picture
