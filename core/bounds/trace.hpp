#pragma once

#include "core/bounds/bound.hpp"

namespace cyrano::bounds {

/// Excluded stretches of one vertical line, as values of y.
[[nodiscard]] std::vector<Interval> excludedIntervals(const Column& column,
                                                      const CouplingLine& line, double yMin,
                                                      double yMax, const NearbyEdges& nearby = {});

/// The region of a bound, traced column by column: edges are roots, never thresholded pixels.
/// Columns are added where an edge bends (to 0.02 % of the coupling) and where stretches appear,
/// vanish, split or merge; thresholds of the decay channels get a column on either side.
[[nodiscard]] Region traceRegion(const Bound& bound, const RegionRequest& request);

} // namespace cyrano::bounds
