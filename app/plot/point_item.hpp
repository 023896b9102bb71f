// Marked points of a figure.
#pragma once

#include <QPainter>

#include "app/plot/plot_style.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// Radius of the marker, in points.
[[nodiscard]] double markRadiusPt(const PlotStyle& style) noexcept;

/// The marked point of a layer: a disc as the inside, its rim and the error bars as the outline, a
/// square around the disc as what labels keep away from. Nothing where it lies outside.
[[nodiscard]] RegionShape markShape(const figure::Layer& layer, const PixelMap& map,
                                    const QRectF& rect, const PlotStyle& style);

/// Paints it with a rim of paper, so that it is seen on regions of its own colour.
void paintMark(QPainter& painter, const RegionShape& shape, const figure::Layer& layer,
               const QColor& colour, const PlotStyle& style);

} // namespace cyrano::plot
