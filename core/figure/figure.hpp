#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/region/region.hpp"
#include "core/scene/bound_style.hpp"
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
    scene::Axis axis;  ///< of the values of the plane, whatever is written at them
    std::string label; ///< TeX
    std::vector<Tick> ticks;
    std::vector<double> minorTicks; ///< axis units
    scene::Reading reading = {};    ///< what the ticks count
};

/// What stands at the four sides of a frame; without second axes, ticks alone above and right.
struct FigureAxes {
    FigureAxis x;
    FigureAxis y;
    std::optional<FigureAxis> top = {};
    std::optional<FigureAxis> right = {};
};

/// A line over the plane that separates nothing: where the lifetime is 1 ns. Its name is written
/// along it.
struct GuideLine {
    std::string id;
    std::string label;                             ///< TeX
    std::vector<std::vector<region::Point>> paths; ///< axis units, inside the frame

    bool operator==(const GuideLine&) const = default;
};

enum class Fill {
    solid,   ///< what a measurement excludes
    hatched, ///< what a measurement asks for: an allowed region
    outline, ///< a projection: line only, dashed
    guide,   ///< where a model lives; nothing is excluded there
    overlay, ///< a published curve over ours: dotted line only
    point    ///< a marked point with its error bars
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
    scene::BoundStyle style = {}; ///< where not as usual for its fill; its colour is above
    std::size_t mark = 0;         ///< of a point: which of the region's marks
};

/// The edges of another picture laid over this one for comparison: thin lines over all insides,
/// nothing filled, without names.
struct Ghost {
    scene::Axis x; ///< with y, the window for which its regions were computed
    scene::Axis y;
    std::vector<Layer> layers;
};

/// A figure as pure data: screen, PDF and every other output draw exactly this.
struct Figure {
    std::string title; ///< plain text; empty: none
    FigureAxis x;
    FigureAxis y;
    std::vector<Layer> layers;        ///< first at the back
    std::vector<std::string> caption; ///< assumptions as TeX lines, drawn small inside the frame
    std::optional<FigureAxis> top = {};
    std::optional<FigureAxis> right = {};
    std::vector<GuideLine> lines = {};
    bool sans = false; ///< letters without serifs, the title's too
    std::optional<Ghost> ghost = {};
};

/// Ticks of an axis: 1, 2, 5 and decades on up to two decades; every decade up to ten; every
/// second, third, … beyond, so that at most nine are labelled; round values where a zoom leaves
/// fewer than two of those. Minors are never labelled. All that of what the reading makes of the
/// values; a power other than 1 needs a logarithmic axis.
[[nodiscard]] FigureAxis makeAxis(const scene::Axis& axis, std::string label,
                                  const scene::Reading& reading = {});

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
