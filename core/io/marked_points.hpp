// The [benchmark] of a record.
#pragma once

#include <toml++/toml.h>

#include "core/io/record.hpp"

namespace cyrano::io {

/// Most points of one record: more would be a cloud, and no labels could name them.
inline constexpr std::size_t mostMarkedPoints = 200;

/// Reads a plane, a source and [[benchmark.points]] with name, x and y (values of the axes), and
/// x_range, y_range = [low, high] where there are errors.
[[nodiscard]] Result<MarkedPoints> readMarkedPoints(const toml::table& entry,
                                                    const std::string& file);

} // namespace cyrano::io
