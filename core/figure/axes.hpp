// The sides of a figure: units of the axes, and second axes.
#pragma once

#include "core/figure/figure.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::figure {

/// Axes as the scene's plane wants them read. A second axis that says nothing about the plane is
/// left out.
[[nodiscard]] FigureAxes makeAxes(const scene::Scene& scene);

/// The axes of a figure over another window.
[[nodiscard]] FigureAxes axesOver(const Figure& figure, const scene::Axis& x, const scene::Axis& y);

} // namespace cyrano::figure
