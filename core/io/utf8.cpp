#include "core/io/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace cyrano::io {

namespace {

/// Bytes of the character that begins with `head`, 0 where none does.
std::size_t lengthFrom(unsigned char head) noexcept {
    if (head < 0x80U) {
        return 1;
    }
    if (head < 0xc2U || head > 0xf4U) { // tails, overlong forms, beyond U+10FFFF
        return 0;
    }
    return head < 0xe0U ? 2 : head < 0xf0U ? 3 : 4;
}

bool isCharacter(std::string_view bytes) noexcept {
    const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    std::uint32_t code = bytes.size() == 1 ? at(0) : at(0) & (0xffU >> (bytes.size() + 1));
    for (std::size_t i = 1; i < bytes.size(); ++i) {
        if ((at(i) & 0xc0U) != 0x80U) {
            return false;
        }
        code = code << 6U | (at(i) & 0x3fU);
    }
    const bool surrogate = code >= 0xd800U && code <= 0xdfffU;
    const bool overlong =
        (bytes.size() == 3 && code < 0x800U) || (bytes.size() == 4 && code < 0x10000U);
    return !surrogate && !overlong && code <= 0x10ffffU;
}

} // namespace

bool isUtf8(std::string_view text) noexcept {
    while (!text.empty()) {
        const std::size_t length = lengthFrom(static_cast<unsigned char>(text.front()));
        if (length == 0 || length > text.size() || !isCharacter(text.substr(0, length))) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

} // namespace cyrano::io
