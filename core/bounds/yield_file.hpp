#pragma once

#include <optional>
#include <string>

#include "core/io/record.hpp"
#include "core/physics/yield_surface.hpp"

namespace cyrano::bounds {

/// File of a dump's tabulated yields inside the tables folder.
[[nodiscard]] std::string yieldFile(const std::string& tablesFolder, const std::string& boundId);

/// The stored yields; nothing where the file is missing or damaged.
[[nodiscard]] std::optional<physics::YieldSurface> readYields(const std::string& tablesFolder,
                                                              const std::string& boundId);

/// Serialised yields with a checksum, as the file holds them.
[[nodiscard]] std::string sealed(const std::string& yields);

/// The content of that file for an electron dump's record; about a second.
[[nodiscard]] io::Result<std::string> tabulateYields(const io::Record& record);

} // namespace cyrano::bounds
