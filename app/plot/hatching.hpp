// Lines over the insides of regions: which, and in what colour.
#pragma once

#include <QColor>

#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// No more patterns than these lie on top of each other.
inline constexpr int mostPiled = 3;

/// The turn of a region that gets no pattern.
inline constexpr int noTurn = -1;

/// The number of different patterns of excluded regions.
[[nodiscard]] int patternCount() noexcept;

/// The lines over the inside of a layer, spacing in points; `turn` is that of hatchTurns().
[[nodiscard]] std::vector<Hatch> hatchesOf(const figure::Layer& layer, int turn,
                                           const PlotStyle& style);

/// The colour of those lines.
[[nodiscard]] QColor hatchColour(figure::Fill fill, const QColor& colour, const PlotStyle& style);

/// Which pattern each layer gets. Allowed regions take turns. Excluded ones, where the style
/// hatches them, get patterns unlike those of the regions they overlap or touch; larger regions
/// choose first, and one that mostly lies where `mostPiled` patterns are already gets none; one
/// with a part of its own may be one more.
[[nodiscard]] std::vector<int> hatchTurns(const figure::Figure& figure, const PlotStyle& style);

} // namespace cyrano::plot
