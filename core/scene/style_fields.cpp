#include "core/scene/style_fields.hpp"

#include <algorithm>
#include <array>

#include "core/io/number.hpp"

namespace cyrano::scene {

namespace {

constexpr std::array<std::string_view, 5> fields{"colour", "opacity", "line", "width", "hatch"};

bool isColour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

template <class Styles>
std::string listed(const Styles& styles) {
    std::string out;
    for (const auto style : styles) {
        out += (out.empty() ? "" : ", ") + std::string(name(style));
    }
    return out;
}

/// Sets one of the named styles.
template <class Styles, class Style>
std::string choose(const Styles& styles, Style& to, const std::string& word) {
    const auto found = std::find_if(styles.begin(), styles.end(),
                                    [&word](Style style) { return name(style) == word; });
    if (found == styles.end()) {
        return "is one of " + listed(styles) + "; got '" + word + "'";
    }
    to = *found;
    return {};
}

std::string setNumber(std::optional<double>& to, const Value& value, double low, double high) {
    const std::string* text = std::get_if<std::string>(&value);
    const double* number = std::get_if<double>(&value);
    const auto x = number != nullptr ? std::optional(*number)
                   : text != nullptr ? io::parseNumber(*text)
                                     : std::nullopt;
    if (!x || !(*x >= low && *x <= high)) {
        return "takes a number between " + io::shortNumber(low) + " and " + io::shortNumber(high);
    }
    to = *x;
    return {};
}

Value numberOrNothing(const std::optional<double>& x) {
    return x ? Value{*x} : Value{std::string{}};
}

template <class Style>
Value wordOrNothing(Style style) {
    return Value{style == Style::usual ? std::string{} : std::string(name(style))};
}

} // namespace

std::string_view name(LineStyle style) noexcept {
    constexpr std::array<std::string_view, lineStyles.size()> names{"usual", "solid", "dashed",
                                                                    "dotted", "none"};
    return names[static_cast<std::size_t>(style)];
}

std::string_view name(HatchStyle style) noexcept {
    constexpr std::array<std::string_view, hatchStyles.size()> names{
        "usual", "none", "rising", "falling", "horizontal", "vertical", "crossed", "grid"};
    return names[static_cast<std::size_t>(style)];
}

std::span<const std::string_view> styleFields() noexcept {
    return fields;
}

bool isStyleField(std::string_view field) noexcept {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

Value styleValue(const BoundStyle& style, std::string_view field) {
    if (field == "opacity") {
        return numberOrNothing(style.opacity);
    }
    if (field == "width") {
        return numberOrNothing(style.width);
    }
    if (field == "line") {
        return wordOrNothing(style.line);
    }
    return field == "hatch" ? wordOrNothing(style.hatch) : Value{style.colour};
}

tl::expected<BoundStyle, std::string> withStyleValue(BoundStyle style, std::string_view field,
                                                     const Value& value) {
    const std::string* text = std::get_if<std::string>(&value);
    const bool usual = text != nullptr && (text->empty() || *text == "usual");
    const BoundStyle plain;
    std::string problem;
    if (field == "opacity") {
        style.opacity = plain.opacity;
        problem = usual ? "" : setNumber(style.opacity, value, 0.0, 1.0);
    } else if (field == "width") {
        style.width = plain.width;
        problem = usual ? "" : setNumber(style.width, value, lineWidths[0], lineWidths[1]);
    } else if (field == "line" || field == "hatch") {
        const std::string word = usual ? "usual" : toText(value);
        problem = field == "line" ? choose(lineStyles, style.line, word)
                                  : choose(hatchStyles, style.hatch, word);
    } else if (usual || (text != nullptr && isColour(*text))) {
        style.colour = usual ? "" : *text;
    } else {
        problem = "takes a colour as #rrggbb";
    }
    if (!problem.empty()) {
        return tl::make_unexpected(std::move(problem));
    }
    return style;
}

} // namespace cyrano::scene
