#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/io/record.hpp"

namespace cyrano::exchange {

/// For each closed curve the one whose hole it is: the smallest that holds it and runs the other
/// way round. Nothing for islands, and for more curves than anyone draws (200).
[[nodiscard]] std::vector<std::optional<std::size_t>>
holesOf(const std::vector<io::CurveSegment>& closed);

/// Whether a closed curve runs anticlockwise in log-log.
[[nodiscard]] bool anticlockwise(const io::CurveSegment& closed);

/// A closed contour as the program keeps it: a hole is joined to the curve around it by a way there
/// and back, which encloses nothing. Other shapes stay as they are.
[[nodiscard]] io::PublishedContour withHolesJoined(io::PublishedContour contour);

} // namespace cyrano::exchange
