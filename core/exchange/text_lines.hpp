#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/formats.hpp"
#include "core/io/excerpt.hpp"

namespace cyrano::exchange {

/// What stands between the cells of a line.
enum class Separator { blanks, comma, semicolon, tab };

/// "blanks", "commas", …
[[nodiscard]] const char* name(Separator separator) noexcept;

struct Line {
    int number = 0;
    std::string_view text; ///< without the comment that may end it, trimmed
};

/// A text file cut into lines: comments aside, rows in blocks between blank lines.
struct Lines {
    std::vector<Line> comments;            ///< in order, without their sign
    std::vector<std::vector<Line>> blocks; ///< of lines that are neither blank nor comment
};

/// Comments start with #, % or ! at the head of a line, or with # further on; only blank lines end
/// a block. Of comments the first thousand are kept. The text must outlive the result.
[[nodiscard]] Lines cutLines(std::string_view text);

/// What separates the cells of these lines: semicolon before tab before comma before blanks.
[[nodiscard]] Separator separatorOf(const std::vector<Line>& lines);

/// Cells of a line, trimmed, quotes (' or ") taken off.
[[nodiscard]] std::vector<std::string> cellsOf(std::string_view line, Separator separator);

/// A number as files spell it (1.0D-3, +1, typographic minus); nothing on words and blanks.
[[nodiscard]] std::optional<double> numberIn(std::string_view cell);

/// Whether the cell says that there is no number: empty, "-", "nan", "none", …
[[nodiscard]] bool missing(std::string_view cell);

/// Whether the cell is a number written with a decimal comma, "0,5" or "1,2e-3".
[[nodiscard]] bool decimalComma(std::string_view cell);

/// The one message for decimal commas.
[[nodiscard]] std::string decimalCommaText(std::string_view cell);

/// The words of a line of comment that names `count` columns: "# m_a [eV]  g_ap [GeV^-1]",
/// "# mass lower upper"; empty where it does not.
[[nodiscard]] std::vector<std::string> headingsIn(std::string_view comment, std::size_t count);

using io::excerpt;

/// Text of "key: value" in a comment, keys compared without case; empty where it is not that.
[[nodiscard]] std::string valueOf(std::string_view comment, std::string_view key);

} // namespace cyrano::exchange
