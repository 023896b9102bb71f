#pragma once

#include <string>

#include "core/picture/validation.hpp"

namespace cyrano::cli {

/// log10(ours/published) of both edges against the mass, as an inline SVG.
/// @param masses axis of the masses, as of the picture it stands below
/// @param colour of the lower edge, #rrggbb
[[nodiscard]] std::string ratioPlot(const picture::Comparison& comparison,
                                    const scene::Axis& masses, const std::string& colour);

} // namespace cyrano::cli
