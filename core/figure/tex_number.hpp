#pragma once

#include <string>

namespace cyrano::figure {

/// A number for a TeX label with `digits` significant digits: 0.25, 300, 2.5\times10^{-3}, 10^{4}.
[[nodiscard]] std::string texNumber(double value, int digits);

} // namespace cyrano::figure
