#pragma once

#include <optional>

#include "core/figure/figure.hpp"
#include "core/picture/picture.hpp"

namespace cyrano::figure {

/// The published curve a computed bound is compared with, as a layer to lay over the bound's own:
/// a dark line without a filling, cut to the plane. Its id is "<bound id>:published". Nothing when
/// the record has no reference, or the plane is not that of mass and photon coupling.
[[nodiscard]] std::optional<Layer> referenceLayer(const bounds::Bound& bound,
                                                  const scene::Plane& plane);

/// One bound beside its published curve, in a window around the two: ours filled, published as a
/// dark line on top. Nothing when there is no reference.
[[nodiscard]] std::optional<Figure> comparisonFigure(const bounds::Bound& bound,
                                                     const bounds::Scenario& scenario);

} // namespace cyrano::figure
