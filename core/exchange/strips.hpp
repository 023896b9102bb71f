#pragma once

#include <vector>

#include "core/io/record.hpp"

namespace cyrano::exchange {

/// The region between two edges that are functions of the mass; two entries of one mass are a wall.
struct Strip {
    std::vector<double> mass;
    std::vector<double> lower;
    std::vector<double> upper;
};

/// Cuts closed curves (values > 0, straight lines in log-log) into strips that cover the same
/// region; corners keep their values to the last digit. Curves that cross or touch themselves or
/// each other are cleared first, to 1e-10 of a decade.
[[nodiscard]] std::vector<Strip> stripsOf(const std::vector<io::CurveSegment>& closed);

} // namespace cyrano::exchange
