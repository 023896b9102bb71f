#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cyrano::io {

/// Reads a whole decimal number, `.` as decimal point in every locale; nothing on trailing junk.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text) noexcept;

/// 17 significant digits: reads back as the same double.
[[nodiscard]] std::string fullNumber(double value);

/// The shortest text that reads back as the same double.
[[nodiscard]] std::string shortNumber(double value);

/// `digits` significant digits, for people.
[[nodiscard]] std::string roundedNumber(double value, int digits);

} // namespace cyrano::io
