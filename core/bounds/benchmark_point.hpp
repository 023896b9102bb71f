#pragma once

#include "core/io/record.hpp"
#include "core/region/region.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::bounds {

/// The points of a record that lie in the window of a plane, in axis units. Error bars that reach
/// beyond the window end at it; none in a plane of another kind.
[[nodiscard]] std::vector<region::Mark> marksIn(const io::MarkedPoints& benchmark,
                                                const scene::Plane& plane);

} // namespace cyrano::bounds
