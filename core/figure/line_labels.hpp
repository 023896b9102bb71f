// Names along lines, like the heights on a map.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/figure/room.hpp"

namespace cyrano::figure {

/// A line as it lies on the paper, in one length for both directions, y downwards, and the size of
/// its name.
struct NamedLine {
    std::vector<std::vector<region::Point>> paths;
    double width = 0.0;
    double height = 0.0;
};

/// A name that rides on a path.
struct Ride {
    std::size_t path = 0;
    double along = 0.0; ///< of its middle, in length of the path
    region::Point centre;
    double degrees = 0.0; ///< clockwise, −90 to 90
};

/// Where on a path a name of that width lies when its middle is asked for there; nothing where it
/// would reach beyond an end of the path.
[[nodiscard]] std::optional<Ride> rideAt(const NamedLine& line, std::size_t path, double along);

/// The ride closest to a point; nothing where no path is long enough.
[[nodiscard]] std::optional<Ride> rideNear(const NamedLine& line, const region::Point& point);

/// Boxes that together cover a name.
[[nodiscard]] std::vector<region::Box> boxesOf(const NamedLine& line, const Ride& ride);

/// A place for each name: straight enough to be read, inside the frame, over few outlines, next to
/// the names of the other lines without touching them. Nothing for a line that has none.
[[nodiscard]] std::vector<std::optional<Ride>> placeLineLabels(std::span<const NamedLine> lines,
                                                               const Room& room);

/// The paths with a gap for the name.
[[nodiscard]] std::vector<std::vector<region::Point>> strokes(const NamedLine& line,
                                                              const std::optional<Ride>& ride);

} // namespace cyrano::figure
