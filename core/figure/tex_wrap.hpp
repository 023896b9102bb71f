#pragma once

#include <functional>
#include <string>
#include <vector>

namespace cyrano::figure {

/// Where a line may be cut: at spaces of \text and \textsf, at "\ " and "\quad "; or at the last
/// alone, which stands between entries of a list.
enum class Cut { words, entries };

/// A TeX line cut into lines no wider than `widest`, by the measure given. A piece that cannot be
/// cut stays whole.
[[nodiscard]] std::vector<std::string>
wrappedTex(const std::string& tex, double widest,
           const std::function<double(const std::string&)>& width, Cut cut = Cut::words);

} // namespace cyrano::figure
