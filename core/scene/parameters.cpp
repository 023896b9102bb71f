#include "core/scene/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/io/nearest.hpp"
#include "core/io/number.hpp"
#include "core/io/utf8.hpp"
#include "core/scene/parameter_table.hpp"
#include "core/scene/style_fields.hpp"

namespace cyrano::scene {

namespace {

constexpr std::string_view boundPrefix = "bound.";

/// bound.<id>.<field>: shown, published, label, a field of its style, or an input of the bound's
/// record. Which inputs there are only the record knows; whoever completes a scene asks
/// bounds::settingsComplaint.
struct BoundPath {
    std::string id;
    std::string field;
};

std::optional<BoundPath> boundPath(std::string_view path) {
    if (!path.starts_with(boundPrefix)) {
        return std::nullopt;
    }
    path.remove_prefix(boundPrefix.size());
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
        return std::nullopt;
    }
    return BoundPath{std::string(path.substr(0, dot)), std::string(path.substr(dot + 1))};
}

bool isFlag(const BoundPath& path) {
    return path.field == "shown" || path.field == "published";
}

bool isSetting(const BoundPath& path) {
    return !isFlag(path) && path.field != "label" && !isStyleField(path.field);
}

/// "0.01 1e-5", in values of the axes.
std::optional<LabelPlace> labelPlace(std::string_view text) {
    const std::size_t gap = text.find_first_of(" ,");
    const std::size_t next = text.find_first_not_of(" ,", gap);
    if (gap == std::string_view::npos || next == std::string_view::npos) {
        return std::nullopt;
    }
    const auto x = io::parseNumber(text.substr(0, gap));
    const auto y = io::parseNumber(text.substr(next));
    return x && y && std::isfinite(*x + *y) ? std::optional(LabelPlace{*x, *y}) : std::nullopt;
}

/// An empty text gives the label back to automatic placement.
tl::expected<Scene, std::string> withLabelPlace(Scene scene, const std::string& id,
                                                const Value& value) {
    const std::string* text = std::get_if<std::string>(&value);
    const auto place = text == nullptr ? std::nullopt : labelPlace(*text);
    if (text == nullptr || !(place || text->empty())) {
        return tl::make_unexpected(
            std::string("takes the place of the label in values of the axes, as \"0.01 1e-5\""));
    }
    if (place) {
        scene.labelPlaces[id] = *place;
    } else {
        scene.labelPlaces.erase(id);
    }
    return scene;
}

/// An empty word gives the input back to its record.
tl::expected<Scene, std::string> withSetting(Scene scene, const BoundPath& path,
                                             const Value& value) {
    const std::string key = path.id + '.' + path.field;
    if (const double* x = std::get_if<double>(&value)) {
        scene.scenario.settings[key] = *x;
    } else if (const std::string* word = std::get_if<std::string>(&value)) {
        if (word->empty()) {
            scene.scenario.settings.erase(key);
        } else {
            scene.scenario.settings[key] = *word;
        }
    } else {
        return tl::make_unexpected(std::string("takes a number or a word"));
    }
    return scene;
}

tl::expected<Scene, std::string> withBoundPath(const Scene& scene, const BoundPath& path,
                                               const Value& value) {
    Scene out = scene;
    if (isFlag(path)) {
        const bool* shown = std::get_if<bool>(&value);
        if (shown == nullptr) {
            return tl::make_unexpected(std::string("takes true or false"));
        }
        if (path.field == "published") {
            out.publishedShown.erase(path.id);
            if (*shown) {
                out.publishedShown.insert(path.id);
            }
            return out;
        }
        std::erase(out.shownBounds, path.id);
        if (*shown) {
            out.shownBounds.push_back(path.id);
        }
        return out;
    }
    if (path.field == "label") {
        return withLabelPlace(std::move(out), path.id, value);
    }
    if (isSetting(path)) {
        return withSetting(std::move(out), path, value);
    }
    const auto style = withStyleValue(scene.styleOf(path.id), path.field, value);
    if (!style) {
        return tl::make_unexpected(style.error());
    }
    if (*style == BoundStyle{}) {
        out.boundStyles.erase(path.id);
    } else {
        out.boundStyles[path.id] = *style;
    }
    return out;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

std::string unknownPath(std::string_view path) {
    std::vector<std::string> known;
    for (const Parameter& p : parameters()) {
        known.push_back(p.path);
    }
    known.emplace_back("bound.ID.shown");
    known.emplace_back("bound.ID.published");
    known.emplace_back("bound.ID.label");
    for (const std::string_view field : styleFields()) {
        known.push_back("bound.ID." + std::string(field));
    }
    known.emplace_back("bound.ID.INPUT");
    return "unknown parameter '" + std::string(path) + "'; nearest is '" +
           std::string(io::nearest(path, known)) + "'";
}

bool isChoice(const Parameter& p, const std::string& word) {
    return std::find(p.choices.begin(), p.choices.end(), word) != p.choices.end();
}

/// Accepts 1 and -1 (numbers, as in a hand-written file) where the choices are +1 and -1, and what
/// else a choice resolves.
tl::expected<Value, std::string> normalised(const Parameter& p, const Value& value) {
    if (p.kind != Parameter::Kind::choice) {
        return value;
    }
    const std::string word = toText(value);
    if (word == "1" && isChoice(p, "+1")) {
        return Value{std::string("+1")};
    }
    if (p.resolve && !isChoice(p, word)) {
        if (!std::holds_alternative<std::string>(value)) {
            return value; // for complaint(): a list is no name of a file
        }
        return p.resolve(word).map([](const std::string& text) { return Value{text}; });
    }
    return Value{word};
}

bool isUtf8(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const auto* words = std::get_if<std::vector<std::string>>(&value);
    return (text == nullptr || io::isUtf8(*text)) &&
           (words == nullptr ||
            std::all_of(words->begin(), words->end(),
                        [](const std::string& word) { return io::isUtf8(word); }));
}

} // namespace

std::string complaint(const Parameter& p, const Value& value) {
    switch (p.kind) {
    case Parameter::Kind::number: {
        const double* x = std::get_if<double>(&value);
        if (x == nullptr || !std::isfinite(*x)) {
            return "'" + p.path + "' takes a number, got '" + toText(value) + "'";
        }
        if (*x < p.min || *x > p.max) {
            return "'" + p.path + "' lies between " + io::shortNumber(p.min) + " and " +
                   io::shortNumber(p.max) + ", got " + io::shortNumber(*x);
        }
        return {};
    }
    case Parameter::Kind::toggle:
        return std::holds_alternative<bool>(value) ? "" : "'" + p.path + "' takes true or false";
    case Parameter::Kind::choice: {
        const std::string* word = std::get_if<std::string>(&value);
        const bool known =
            word != nullptr && (isChoice(p, *word) || (p.resolve && p.resolve(*word)));
        return known ? ""
                     : "'" + p.path + "' is one of " + joined(p.choices) + "; got '" +
                           toText(value) + "'";
    }
    case Parameter::Kind::text:
        return std::holds_alternative<std::string>(value) ? "" : "'" + p.path + "' takes text";
    case Parameter::Kind::list:
        return std::holds_alternative<std::vector<std::string>>(value)
                   ? ""
                   : "'" + p.path + "' takes a list of names";
    }
    return {};
}

std::string toText(const Value& value) {
    if (const double* x = std::get_if<double>(&value)) {
        return io::shortNumber(*x);
    }
    if (const bool* b = std::get_if<bool>(&value)) {
        return *b ? "true" : "false";
    }
    if (const std::string* s = std::get_if<std::string>(&value)) {
        return *s;
    }
    return joined(std::get<std::vector<std::string>>(value));
}

std::string toText(const LabelPlace& place) {
    return io::shortNumber(place.x) + ' ' + io::shortNumber(place.y);
}

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> table = makeParameterTable();
    return table;
}

const Parameter* findParameter(std::string_view path) {
    const auto table = parameters();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [path](const Parameter& p) { return p.path == path; });
    return found == table.end() ? nullptr : &*found;
}

tl::expected<Value, std::string> getParameter(const Scene& scene, std::string_view path) {
    if (const Parameter* p = findParameter(path)) {
        return p->get(scene);
    }
    if (const auto bound = boundPath(path)) {
        if (bound->field == "shown") {
            return Value{scene.shows(bound->id)};
        }
        if (bound->field == "published") {
            return Value{scene.showsPublished(bound->id)};
        }
        if (bound->field == "label") {
            const auto place = scene.labelPlaces.find(bound->id);
            return Value{place == scene.labelPlaces.end() ? std::string{} : toText(place->second)};
        }
        if (isSetting(*bound)) {
            const auto setting = scene.scenario.settings.find(bound->id + '.' + bound->field);
            return setting == scene.scenario.settings.end()
                       ? Value{std::string{}}
                       : std::visit([](const auto& x) { return Value{x}; }, setting->second);
        }
        return styleValue(scene.styleOf(bound->id), bound->field);
    }
    return tl::make_unexpected(unknownPath(path));
}

tl::expected<Scene, std::string> withParameter(const Scene& scene, std::string_view path,
                                               const Value& value) {
    if (!io::isUtf8(path) || !isUtf8(value)) {
        return tl::make_unexpected(
            std::string("text is taken in UTF-8, as scene files are written"));
    }
    if (const auto bound = boundPath(path)) {
        return withBoundPath(scene, *bound, value).map_error([&](const std::string& why) {
            return "'" + std::string(path) + "' " + why;
        });
    }
    const Parameter* p = findParameter(path);
    if (p == nullptr) {
        return tl::make_unexpected(unknownPath(path));
    }
    const auto checked = normalised(*p, value);
    if (!checked) {
        return tl::make_unexpected(checked.error());
    }
    if (std::string why = complaint(*p, *checked); !why.empty()) {
        return tl::make_unexpected(std::move(why));
    }
    Scene out = scene;
    p->set(out, *checked);
    return out;
}

tl::expected<Scene, std::string> withParameterText(const Scene& scene, std::string_view path,
                                                   std::string_view text) {
    const Parameter* p = findParameter(path);
    const auto bound = boundPath(path);
    const bool isToggle =
        (p != nullptr && p->kind == Parameter::Kind::toggle) || (bound && isFlag(*bound));
    if (isToggle && (text == "true" || text == "false")) {
        return withParameter(scene, path, text == "true");
    }
    if ((bound && isSetting(*bound)) || (p != nullptr && p->kind == Parameter::Kind::number)) {
        if (const auto x = io::parseNumber(text)) {
            return withParameter(scene, path, *x);
        }
    }
    if (p != nullptr && p->kind == Parameter::Kind::list) {
        std::vector<std::string> words;
        std::string word;
        for (const char c : text) {
            if (c == ',' || c == ' ') {
                if (!word.empty()) {
                    words.push_back(std::exchange(word, {}));
                }
            } else {
                word += c;
            }
        }
        if (!word.empty()) {
            words.push_back(word);
        }
        return withParameter(scene, path, words);
    }
    return withParameter(scene, path, std::string(text));
}

std::string checkPlane(const Scene& scene) {
    for (const auto& [name, axis] :
         {std::pair{"plane.x", &scene.plane.x}, std::pair{"plane.y", &scene.plane.y}}) {
        const std::string low = std::string(name) + "_min";
        const std::string high = std::string(name) + "_max";
        constexpr double least = 1e-24;
        if (axis->scale == AxisScale::logarithmic && !(axis->min >= least)) {
            return low + " must be positive on a logarithmic axis";
        }
        if (!(axis->min < axis->max)) {
            return low + " must lie below " + high;
        }
    }
    return {};
}

} // namespace cyrano::scene
