#pragma once

#include <optional>
#include <string>

#include "core/physics/yield_surface.hpp"

namespace cyrano::bounds {

/// File of tabulated yields inside the tables folder.
[[nodiscard]] std::string yieldFile(const std::string& tablesFolder, const std::string& name);

/// The stored yields; nothing where the file is missing or damaged.
[[nodiscard]] std::optional<physics::YieldSurface> readYields(const std::string& tablesFolder,
                                                              const std::string& name);

/// Serialised yields with a checksum, as the file holds them.
[[nodiscard]] std::string sealed(const std::string& yields);

} // namespace cyrano::bounds
