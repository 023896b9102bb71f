#pragma once

#include <string_view>
#include <vector>

#include "core/scene/parameters.hpp"

namespace cyrano::scene {

/// Gives every parameter of the table that enters physics the formula it enters, and the formula's
/// source. Conventions are those of model::Model.
void addFormulas(std::vector<Parameter>& table);

/// TeX of what an adjustable input of a bound's record enters, by its name there; empty where it is
/// a choice among calculations. The source is the record's.
[[nodiscard]] std::string_view inputFormula(std::string_view input);

} // namespace cyrano::scene
