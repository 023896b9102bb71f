#pragma once

#include <vector>

#include "core/scene/parameters.hpp"

namespace cyrano::scene {

/// The rows of the parameter table: to add a parameter, add a row (and its member in Scene).
[[nodiscard]] std::vector<Parameter> makeParameterTable();

} // namespace cyrano::scene
