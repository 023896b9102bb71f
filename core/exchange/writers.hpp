#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/io/record.hpp"
#include "core/region/region.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::exchange {

/// A region's polygons as closed curves in the values of their plane; holes run the other way
/// round than what they lie in.
[[nodiscard]] io::PublishedContour outlineOf(const region::Region& region,
                                             const scene::Plane& plane);

/// A curve to be written, with what a reader of the file wants to know.
struct Labelled {
    std::string id;
    std::string title;
    std::string confidenceLevel;
    std::string citation; ///< one line
    std::string notes;
    io::PublishedContour contour;
};

/// Rows bound,polygon,x,y as `cyrano contour` prints them, 17 digits, closed curves ending on their
/// first point; comments above say plane, units and shapes.
[[nodiscard]] std::string writeCsv(std::span<const Labelled> curves);

/// Two columns, mass in eV and coupling in the unit of the plane, comments above, pieces divided by
/// blank lines. Refused for a plane without a mass axis.
[[nodiscard]] io::Result<std::string> writeAxionLimits(const Labelled& curve);

/// Mass in GeV, lower and, unless the curve is a lower edge, upper coupling; 1e5 between pieces.
/// A region with several intervals at a mass becomes several pieces that together cover it.
[[nodiscard]] io::Result<std::string> writeDarkcast(const Labelled& curve);

/// A HEPData submission in one YAML file: a table per curve with description, keywords, units and
/// qualifiers; rows of '-' divide pieces.
[[nodiscard]] std::string writeHepdata(std::span<const Labelled> curves);

/// "closed", "lower-edge", "open left top": as the readers take it back.
[[nodiscard]] std::string shapeText(const io::PublishedContour& contour);

/// Text on one line: line ends and control characters become blanks.
[[nodiscard]] std::string oneLine(const std::string& text);

} // namespace cyrano::exchange
