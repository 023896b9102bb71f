#pragma once

#include <string_view>

namespace cyrano::io {

/// Whether the bytes are UTF-8 as RFC 3629 has it: shortest forms, no surrogates, up to U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text) noexcept;

} // namespace cyrano::io
