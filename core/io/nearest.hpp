#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cyrano::io {

/// Fewest insertions, deletions, replacements and swaps of neighbouring characters that turn one
/// word into the other, ASCII case ignored. O(|a||b|).
int editDistance(std::string_view a, std::string_view b);

/// The candidate closest to the word by editDistance, the first of equals; empty when there are no
/// candidates. For messages such as "unknown key …, the nearest is …".
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace cyrano::io
