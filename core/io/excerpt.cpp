#include "core/io/excerpt.hpp"

namespace cyrano::io {

namespace {

unsigned char byte(char c) noexcept {
    return static_cast<unsigned char>(c);
}

/// Bytes of the last character, where it lacks some; 0 where it is whole.
std::size_t halfCharacter(std::string_view text) noexcept {
    std::size_t tail = 0;
    while (tail < 3 && tail < text.size() &&
           (byte(text[text.size() - 1 - tail]) & 0xC0U) == 0x80U) {
        ++tail;
    }
    if (tail == text.size() || byte(text[text.size() - 1 - tail]) < 0xC0U) {
        return 0;
    }
    const unsigned char head = byte(text[text.size() - 1 - tail]);
    const std::size_t wanted = head >= 0xF0U ? 3 : head >= 0xE0U ? 2 : 1;
    return tail < wanted ? tail + 1 : 0;
}

} // namespace

std::string excerpt(std::string_view text, std::size_t most) {
    std::string out;
    for (const char c : text.substr(0, most)) {
        out += byte(c) < 0x20U || c == '\x7f' ? ' ' : c;
    }
    if (text.size() > most) {
        out.resize(out.size() - halfCharacter(out));
        out += "…";
    }
    return out;
}

} // namespace cyrano::io
