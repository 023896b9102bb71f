// What a bound is, in words: for tooltips and the details under the list of bounds.
#pragma once

#include <QString>

#include "core/bounds/catalogue.hpp"

namespace cyrano::app {

/// "computed", "recast", "digitised" in the user's language.
[[nodiscard]] QString originText(io::Origin origin);
[[nodiscard]] QString originHelp(io::Origin origin);

/// Title, papers, confidence level, what it assumes, inputs with source and status, as rich text.
/// `silentBecause` is said first where it is not empty.
[[nodiscard]] QString boundDetails(const bounds::Catalogue& catalogue, const bounds::Bound& bound,
                                   const QString& silentBecause);

/// The short form: what fits in a tooltip.
[[nodiscard]] QString boundSummary(const bounds::Catalogue& catalogue, const bounds::Bound& bound,
                                   const QString& silentBecause);

} // namespace cyrano::app
