#pragma once

#include <string>
#include <vector>

#include "core/figure/figure.hpp"
#include "core/picture/picture.hpp"

namespace cyrano::figure {

/// Why the edges of one scene cannot be laid over another, in a few words; empty when they can.
[[nodiscard]] std::string ghostProblem(const scene::Scene& live, const scene::Scene& pinned);

/// What tells the pinned picture from the live one, as TeX with the pinned values: what is assumed
/// about particle, data and bounds, and whether other bounds were shown. Not the window.
[[nodiscard]] std::vector<std::string> ghostDifferences(const picture::Picture& live,
                                                        const picture::Picture& pinned);

/// Lays the edges of the pinned picture over the figure of the live one, with a line in the caption
/// that says what they are. Edges that are where they were are left out, so that two pictures
/// without a difference leave the figure as it is; so do two that have different axes.
void addGhost(Figure& figure, const picture::Picture& live, const picture::Picture& pinned);

} // namespace cyrano::figure
