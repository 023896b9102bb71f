#include "core/exchange/text_lines.hpp"

#include <algorithm>
#include <cctype>

#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

bool commentSign(char c) {
    return c == '#' || c == '%' || c == '!';
}

std::string_view withoutSigns(std::string_view text) {
    while (!text.empty() && commentSign(text.front())) {
        text.remove_prefix(1);
    }
    if (text.starts_with(':')) {
        text.remove_prefix(1); // HEPData's "#: name: Table 1"
    }
    return trimmed(text);
}

bool quote(char c) {
    return c == '"' || c == '\'';
}

std::string unquoted(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() >= 2 && quote(cell.front()) && cell.back() == cell.front()) {
        cell = trimmed(cell.substr(1, cell.size() - 2));
    }
    return std::string(cell);
}

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// Words of a heading that carries its units in brackets: "mass [eV] photon coupling [GeV^-1]".
std::vector<std::string> bracketedHeadings(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t close = text.find_first_of("])");
        if (close == std::string_view::npos) {
            return {}; // a last name without unit: not this form
        }
        out.emplace_back(trimmed(text.substr(0, close + 1)));
        text = trimmed(text.substr(close + 1));
        while (!text.empty() && (text.front() == ',' || text.front() == ';')) {
            text = trimmed(text.substr(1));
        }
    }
    return out;
}

} // namespace

const char* name(Separator separator) noexcept {
    switch (separator) {
    case Separator::comma:
        return "commas";
    case Separator::semicolon:
        return "semicolons";
    case Separator::tab:
        return "tabs";
    case Separator::blanks:
        break;
    }
    return "blanks";
}

Lines cutLines(std::string_view text) {
    constexpr std::size_t mostComments = 1000;
    constexpr std::size_t longestComment = 5000;
    Lines out;
    bool open = false; // a block that the next row continues
    int number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = text.find_first_of("\n\r");
        std::string_view line = trimmed(text.substr(0, end));
        const bool windows = end != std::string_view::npos && text[end] == '\r' &&
                             end + 1 < text.size() && text[end + 1] == '\n';
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + (windows ? 2 : 1));
        if (line.empty()) {
            open = false;
            continue;
        }
        if (commentSign(line.front())) {
            if (out.comments.size() < mostComments) {
                out.comments.push_back({number, withoutSigns(line.substr(0, longestComment))});
            }
            continue;
        }
        line = trimmed(line.substr(0, line.find('#')));
        if (!open) {
            out.blocks.emplace_back();
            open = true;
        }
        out.blocks.back().push_back({number, line});
    }
    return out;
}

Separator separatorOf(const std::vector<Line>& lines) {
    constexpr std::size_t enough = 50;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    std::size_t commas = 0;
    const std::size_t looked = std::min(lines.size(), enough);
    for (std::size_t i = 0; i < looked; ++i) {
        const std::string_view text = lines[i].text;
        semicolons += text.find(';') != std::string_view::npos ? 1U : 0U;
        tabs += text.find('\t') != std::string_view::npos ? 1U : 0U;
        const auto words = cellsOf(text, Separator::blanks);
        // "0,5 1,2e-3" is two numbers with decimal commas, not three cells.
        const bool decimal = words.size() > 1 &&
                             std::all_of(words.begin(), words.end(), [](const std::string& word) {
                                 return decimalComma(word);
                             });
        commas += !decimal && text.find(',') != std::string_view::npos ? 1U : 0U;
    }
    const auto most = [looked](std::size_t count) { return 2 * count > looked; };
    if (most(semicolons)) {
        return Separator::semicolon;
    }
    if (most(tabs)) {
        return Separator::tab;
    }
    return most(commas) ? Separator::comma : Separator::blanks;
}

std::vector<std::string> cellsOf(std::string_view line, Separator separator) {
    const auto divides = [separator](char c) {
        switch (separator) {
        case Separator::comma:
            return c == ',';
        case Separator::semicolon:
            return c == ';';
        case Separator::tab:
            return c == '\t';
        case Separator::blanks:
            break;
        }
        return blank(c);
    };
    std::vector<std::string> out;
    std::size_t start = 0;
    char inside = '\0';
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && inside != '\0') {
            inside = line[i] == inside ? '\0' : inside;
        } else if (i < line.size() && quote(line[i]) &&
                   trimmed(line.substr(start, i - start)).empty()) {
            inside = line[i];
        } else if (i == line.size() || divides(line[i])) {
            std::string cell = unquoted(line.substr(start, i - start));
            start = i + 1;
            if (separator != Separator::blanks || !cell.empty()) {
                out.push_back(std::move(cell));
            }
        }
    }
    return out;
}

std::optional<double> numberIn(std::string_view cell) {
    if (const auto value = io::parseNumber(cell)) {
        return value;
    }
    std::string text(trimmed(cell));
    constexpr std::string_view minus = "\xE2\x88\x92";
    for (std::size_t at = text.find(minus); at != std::string::npos; at = text.find(minus)) {
        text.replace(at, minus.size(), "-");
    }
    const std::size_t exponent = text.find_first_of("dD");
    if (exponent != std::string::npos && exponent > 0 && exponent + 1 < text.size() &&
        text.find_first_not_of("+-.0123456789dD") == std::string::npos) {
        text[exponent] = 'e';
    }
    return io::parseNumber(text);
}

bool missing(std::string_view cell) {
    std::string word(trimmed(cell));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return word.empty() || word == "-" || word == "--" || word == "nan" || word == "none" ||
           word == "null" || word == "n/a" || word == "na";
}

bool decimalComma(std::string_view cell) {
    cell = trimmed(cell);
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+')) {
        cell.remove_prefix(1);
    }
    const std::size_t comma = cell.find(',');
    if (comma == std::string_view::npos || !digits(cell.substr(0, comma))) {
        return false;
    }
    const std::string_view rest = cell.substr(comma + 1);
    const std::size_t exponent = rest.find_first_of("eEdD");
    return digits(rest.substr(0, exponent)) &&
           numberIn("1" + std::string(exponent == std::string_view::npos ? std::string_view{}
                                                                         : rest.substr(exponent)))
               .has_value();
}

std::string decimalCommaText(std::string_view cell) {
    std::string point = excerpt(cell);
    std::replace(point.begin(), point.end(), ',', '.');
    return "'" + excerpt(cell) + "' is written with a decimal comma; replace commas by points (" +
           point + ") and separate columns by semicolons, tabs or blanks";
}

std::vector<std::string> headingsIn(std::string_view comment, std::size_t count) {
    comment = trimmed(comment);
    for (const auto separator : {Separator::tab, Separator::semicolon, Separator::comma}) {
        auto cells = cellsOf(comment, separator);
        if (count > 1 && cells.size() == count) {
            return cells;
        }
    }
    if (auto cells = bracketedHeadings(comment); cells.size() == count) {
        return cells;
    }
    auto cells = cellsOf(comment, Separator::blanks);
    return cells.size() == count ? cells : std::vector<std::string>{};
}

std::string valueOf(std::string_view comment, std::string_view key) {
    const std::size_t colon = comment.find(':');
    if (colon == std::string_view::npos) {
        return {};
    }
    const std::string_view found = trimmed(comment.substr(0, colon));
    const bool same = std::equal(
        found.begin(), found.end(), key.begin(), key.end(),
        [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    return same ? std::string(trimmed(comment.substr(colon + 1))) : std::string{};
}

} // namespace cyrano::exchange
