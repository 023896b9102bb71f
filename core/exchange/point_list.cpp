#include "core/exchange/point_list.hpp"

#include <charconv>
#include <cmath>
#include <utility>

#include "core/exchange/record_folder.hpp"
#include "core/exchange/text_lines.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/marked_points.hpp"

namespace cyrano::exchange {

namespace {

using Range = io::MarkedPoints::Range;
using Point = io::MarkedPoints::Point;

constexpr const char* wanted = "a point is NAME,MASS,COUPLING, as \"BP1,0.017,1e-4\"; errors as "
                               "17.0±0.2, 17.0+-0.2 or 17.0+0.3-0.2";

/// Takes a number off the front.
std::optional<double> take(std::string_view& text) {
    double out = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || !std::isfinite(out)) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return out;
}

bool takeWord(std::string_view& text, std::string_view word) {
    const bool there = text.starts_with(word);
    text.remove_prefix(there ? word.size() : 0);
    return there;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    const std::size_t last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, last - first + 1);
}

std::optional<Range> rangeIn(std::string_view cell) {
    std::string text;
    for (const char c : cell) {
        if (c != ' ') {
            text += c;
        }
    }
    std::string_view rest = text;
    const auto value = take(rest);
    if (!value) {
        return std::nullopt;
    }
    double down = 0.0;
    double up = 0.0;
    if (takeWord(rest, "±") || takeWord(rest, "+-") || takeWord(rest, "+/-")) {
        const auto error = take(rest);
        up = down = error.value_or(-1.0);
    } else if (takeWord(rest, "+")) {
        up = take(rest).value_or(-1.0);
        down = takeWord(rest, "-") ? take(rest).value_or(-1.0) : -1.0;
    }
    if (!rest.empty() || !(up >= 0.0) || !(down >= 0.0)) {
        return std::nullopt;
    }
    return Range{*value, *value - down, *value + up};
}

/// In the unit of the axis; turned over where the number stands in the denominator.
template <class Convert>
std::optional<Range> converted(const Range& range, Convert convert) {
    Range out{convert(range.value), convert(range.low), convert(range.high)};
    if (out.low > out.high) {
        std::swap(out.low, out.high);
    }
    const bool ordered = out.low <= out.value && out.value <= out.high;
    return ordered && out.value > 0.0 && std::isfinite(out.value + out.low + out.high)
               ? std::optional(out)
               : std::nullopt;
}

/// TeX of a name.
std::string labelOf(std::string_view name) {
    const std::string line = oneLine(std::string(name));
    return line.find('\\') != std::string::npos ? line : plainLabel(line);
}

io::Result<Point> pointOf(std::string_view name, std::string_view mass, std::string_view coupling,
                          const PointUnits& units) {
    const auto x = rangeIn(mass);
    const auto y = rangeIn(coupling);
    if (trimmed(name).empty() || !x || !y) {
        return io::failure(wanted);
    }
    const auto inGeVs = converted(*x, [&](double v) { return v * inGeV(units.mass); });
    const auto couplings = converted(
        *y, [&](double v) { return exchange::coupling(v, units.coupling, units.factor); });
    if (!inGeVs || !couplings) {
        return io::failure("mass and coupling of '" + excerpt(trimmed(name)) +
                           "' are numbers larger than zero");
    }
    return Point{labelOf(trimmed(name)), *inGeVs, *couplings};
}

/// "0.017" and "2e-4" as one cell with its error.
std::string withError(const std::string& value, const std::vector<std::string>& cells,
                      std::size_t at) {
    const bool given = at < cells.size() && !missing(cells[at]);
    return given ? value + "+-" + cells[at] : value;
}

} // namespace

io::Result<Point> pointFrom(std::string_view text, const PointUnits& units) {
    // Names may hold commas.
    const std::size_t last = text.rfind(',');
    const std::size_t first =
        last == std::string_view::npos || last == 0 ? last : text.rfind(',', last - 1);
    if (last == std::string_view::npos || first == std::string_view::npos || first == last) {
        return io::failure(wanted);
    }
    return pointOf(text.substr(0, first), text.substr(first + 1, last - first - 1),
                   text.substr(last + 1), units);
}

io::Result<std::vector<Point>> pointsFrom(const std::string& table, const std::string& file,
                                          const PointUnits& units) {
    std::vector<Point> out;
    const Lines lines = cutLines(table);
    bool headings = true; // may still come
    for (const auto& block : lines.blocks) {
        const Separator separator = separatorOf(block);
        for (const Line& line : block) {
            const auto cells = cellsOf(line.text, separator);
            if (cells.size() < 3) {
                return io::failure(wanted, file, line.number);
            }
            if (std::exchange(headings, false) && !rangeIn(cells[1]) && !rangeIn(cells[2])) {
                continue;
            }
            auto point = pointOf(cells[0], withError(cells[1], cells, 3),
                                 withError(cells[2], cells, 4), units);
            if (!point) {
                return io::failure(point.error().text, file, line.number);
            }
            out.push_back(std::move(*point));
            if (out.size() > io::mostMarkedPoints) {
                return io::failure(
                    "has more than " + std::to_string(io::mostMarkedPoints) + " points", file);
            }
        }
    }
    if (out.empty()) {
        return io::failure("has no points", file);
    }
    return out;
}

} // namespace cyrano::exchange
