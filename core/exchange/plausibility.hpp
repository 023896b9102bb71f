#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/exchange/guess.hpp"
#include "core/region/region.hpp"

namespace cyrano::exchange {

/// A known curve of the same plane.
struct Neighbour {
    std::string id;
    std::vector<region::Segment> edges; ///< log10 of the plane's values
};

[[nodiscard]] Neighbour neighbourOf(std::string id, const io::PublishedContour& contour);
/// Polygons in log10; edges along the frame they were clipped to are no bound.
[[nodiscard]] Neighbour neighbourOf(std::string id, const std::vector<region::Polygon>& polygons,
                                    const std::optional<region::Box>& frame = std::nullopt);

/// How far a curve lies from what is known.
struct Plausibility {
    std::size_t compared = 0; ///< points of the curve at whose mass something is known
    double decades = 0.0;     ///< median of log10(curve/nearest known curve)
    std::string nearest;      ///< id of the curve that is nearest most often
    bool suspicious = false;
    std::string text;                 ///< the warning, empty where there is none
    std::optional<Choice> suggestion; ///< units that bring the curve to its neighbours
    std::string suggestionText;       ///< "read the mass in MeV"
};

/// More than this many decades from everything known asks for a second look.
inline constexpr double suspiciousDecades = 2.0;

/// Compares a contour with known curves at the same masses.
[[nodiscard]] Plausibility plausibility(const io::PublishedContour& contour,
                                        std::span<const Neighbour> known);

/// The same for a curve under a choice; where it is suspicious, other units are tried.
[[nodiscard]] Plausibility plausibility(const Curve& curve, const Choice& choice,
                                        std::span<const Neighbour> known);

} // namespace cyrano::exchange
