#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/region/region.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::figure {

/// A labelled tick, in axis units.
struct Tick {
    double position = 0.0;
    std::string label; ///< TeX
    /// Where room is short, labels of the highest rank go first: 0 for decades and round values, 1
    /// for their multiples by 2 and 5, 2 for other multiples; -1 for the zero between two signs.
    int rank = 0;
};

struct FigureAxis {
    scene::Axis axis;
    std::string label; ///< TeX
    std::vector<Tick> ticks;
    std::vector<double> minorTicks; ///< axis units
};

enum class Fill {
    solid,   ///< what a measurement excludes
    hatched, ///< what a measurement asks for: an allowed region
    outline, ///< a projection: line only, dashed
    guide,   ///< where a model lives; nothing is excluded there
    overlay  ///< a published curve over ours: dotted line only
};

/// One region as drawn. `region` is shared with the picture it comes from, so that equality of
/// pointers says that nothing has to be repainted.
struct Layer {
    std::string id;
    std::string label;  ///< TeX
    std::string colour; ///< #rrggbb
    Fill fill = Fill::solid;
    bool digitised = false; ///< a published curve, drawn with a dotted outline and said so
    std::shared_ptr<const region::Region> region;
    bool conditional = false; ///< holds under an assumption its label names: dashed
    /// Where somebody put the middle of the label, in axis units.
    std::optional<region::Point> labelPlace = {};
};

/// A figure as pure data: screen, PDF and every other output draw exactly this.
struct Figure {
    std::string title; ///< plain text; empty: none
    FigureAxis x;
    FigureAxis y;
    std::vector<Layer> layers;        ///< first at the back
    std::vector<std::string> caption; ///< assumptions as TeX lines, drawn small inside the frame
};

/// Ticks of an axis: 1, 2, 5 and decades on up to two decades; every decade up to ten; every
/// second, third, … beyond, so that at most nine are labelled; round values where a zoom leaves
/// fewer than two of those. Minors are never labelled.
[[nodiscard]] FigureAxis makeAxis(const scene::Axis& axis, std::string label);

/// A label of a tick as it would lie along its axis, in any unit of length.
struct TickExtent {
    double place = 0.0;
    double length = 0.0;
    int rank = 0;
};

/// Which labels to show so that all keep that gap: all; else those of low rank; else every second,
/// third, … of them. Ascending indices.
[[nodiscard]] std::vector<std::size_t> labelledTicks(std::span<const TickExtent> ticks, double gap);

} // namespace cyrano::figure
