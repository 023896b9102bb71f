#pragma once

#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/exchange/plausibility.hpp"

namespace cyrano::exchange {

/// The published curves of a plane that the catalogue has, to compare an imported one with: those
/// that are drawn as they are, and those that computed bounds are compared with. Nothing is
/// computed.
[[nodiscard]] std::vector<Neighbour> knownCurves(const bounds::Catalogue& catalogue,
                                                 const std::string& plane);

/// Puts a choice on another plane; a coupling unit that the plane's axis cannot have becomes the
/// axis' own. False where there is no such plane.
bool choosePlane(Choice& choice, const std::string& plane);

} // namespace cyrano::exchange
