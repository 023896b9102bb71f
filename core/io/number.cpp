#include "core/io/number.hpp"

#include <array>
#include <charconv>
#include <system_error>

namespace cyrano::io {

std::optional<double> parseNumber(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    if (text.starts_with('+')) {
        text.remove_prefix(1); // from_chars takes no plus sign
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return value;
}

namespace {

using Buffer = std::array<char, 40>;

/// Minus zero is zero: written with its sign it would be read back as another text.
double unsignedZero(double value) {
    return value == 0.0 ? 0.0 : value;
}

} // namespace

std::string fullNumber(double value) {
    return roundedNumber(value, 17);
}

std::string shortNumber(double value) {
    Buffer buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), unsignedZero(value)).ptr;
    return {buffer.data(), end};
}

std::string roundedNumber(double value, int digits) {
    Buffer buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                   unsignedZero(value), std::chars_format::general, digits)
                         .ptr;
    return {buffer.data(), end};
}

} // namespace cyrano::io
