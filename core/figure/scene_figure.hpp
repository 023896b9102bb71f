#pragma once

#include "core/figure/figure.hpp"
#include "core/picture/picture.hpp"

namespace cyrano::figure {

/// The figure of a picture: what screen, files and benchmarks draw.
[[nodiscard]] Figure makeFigure(const picture::Picture& picture);

/// How a bound is drawn, shown or not: a layer without region, and for a point without mark.
[[nodiscard]] Layer layerOf(const scene::Scene& scene, const bounds::Bound& bound);

/// Colour a bound is drawn in: the scene's, or its record's.
[[nodiscard]] std::string colourOf(const scene::Scene& scene, const bounds::Bound& bound);

} // namespace cyrano::figure
