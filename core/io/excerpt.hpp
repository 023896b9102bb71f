#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cyrano::io {

/// At most `most` bytes of untrusted text on one line, for a message: control characters become
/// blanks, what is left out an ellipsis, and no character is cut in half.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t most = 40);

} // namespace cyrano::io
