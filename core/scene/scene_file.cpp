#include "core/scene/scene_file.hpp"

#include <filesystem>
#include <optional>

#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::scene {

namespace {

constexpr int formatVersion = 1;

std::optional<Value> toValue(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return Value{text->get()};
    }
    if (const auto* flag = node.as_boolean()) {
        return Value{flag->get()};
    }
    if (const auto* whole = node.as_integer()) { // also those no double is exactly equal to
        return Value{static_cast<double>(whole->get())};
    }
    if (const auto* number = node.as_floating_point()) {
        return Value{number->get()};
    }
    if (const auto* array = node.as_array()) {
        std::vector<std::string> words;
        for (const toml::node& entry : *array) {
            if (!entry.is_string()) {
                return std::nullopt;
            }
            words.push_back(entry.as_string()->get());
        }
        return Value{words};
    }
    return std::nullopt;
}

/// A file that a value names is looked for beside the scene.
Value besideTheScene(const std::string& path, Value value, const std::string& file) {
    const Parameter* parameter = findParameter(path);
    const auto* name = std::get_if<std::string>(&value);
    if (parameter == nullptr || !parameter->resolve || name == nullptr ||
        !name->ends_with(".toml")) {
        return value;
    }
    const auto beside = std::filesystem::path(file).parent_path() / *name;
    std::error_code ignored;
    return std::filesystem::exists(beside, ignored) ? Value{beside.string()} : value;
}

/// Walks the tables; every leaf is a parameter path.
io::Result<Scene> apply(Scene scene, const toml::table& table, const std::string& prefix,
                        const std::string& file) {
    for (const auto& [key, node] : table) {
        const std::string path = prefix + std::string(key.str());
        if (path == "cyrano") {
            continue;
        }
        const int line = static_cast<int>(key.source().begin.line);
        if (const toml::table* inner = node.as_table()) {
            auto next = apply(std::move(scene), *inner, path + ".", file);
            if (!next) {
                return next;
            }
            scene = std::move(*next);
            continue;
        }
        auto value = toValue(node);
        if (value) {
            value = besideTheScene(path, std::move(*value), file);
        }
        if (!value) {
            return io::failure("'" + path + "' is neither number, text, true/false nor list", file,
                               line);
        }
        auto changed = withParameter(scene, path, *value);
        if (!changed) {
            return io::failure(changed.error(), file, line);
        }
        scene = std::move(*changed);
    }
    return scene;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) { // TOML has no controls
            out += c;
        }
    }
    return out + '"';
}

/// TOML takes digits alone for an integer of 64 bits, which cannot hold 1e19.
std::string tomlNumber(double x) {
    const std::string text = io::shortNumber(x);
    return text.find_first_of(".en") == std::string::npos && text.size() > 15 ? text + ".0" : text;
}

std::string tomlValue(const Value& value) {
    if (const double* x = std::get_if<double>(&value)) {
        return tomlNumber(*x);
    }
    if (const bool* b = std::get_if<bool>(&value)) {
        return *b ? "true" : "false";
    }
    if (const std::string* s = std::get_if<std::string>(&value)) {
        return quoted(*s);
    }
    std::string out = "[";
    for (const std::string& word : std::get<std::vector<std::string>>(value)) {
        out += (out.size() > 1 ? ", " : "") + quoted(word);
    }
    return out + "]";
}

/// One table per bound that differs from its record.
std::string boundTables(const Scene& scene) {
    std::map<std::string, std::string> lines;
    for (const auto& [id, colour] : scene.boundColours) {
        lines[id] += "colour = " + quoted(colour) + "\n";
    }
    for (const auto& [id, place] : scene.labelPlaces) {
        lines[id] += "label = " + quoted(toText(place)) + "\n";
    }
    for (const std::string& id : scene.publishedShown) {
        lines[id] += "published = true\n";
    }
    for (const auto& [key, setting] : scene.scenario.settings) {
        const std::size_t dot = key.rfind('.');
        const Value value = std::visit([](const auto& x) { return Value{x}; }, setting);
        lines[key.substr(0, dot)] += key.substr(dot + 1) + " = " + tomlValue(value) + "\n";
    }
    std::string out;
    for (const auto& [id, text] : lines) {
        out += "\n[bound." + quoted(id) + "]\n" + text;
    }
    return out;
}

} // namespace

io::Result<Scene> parseScene(const std::string& text, const std::string& file) {
    const auto root = io::parseToml(text, file);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    const auto version = (*root)["cyrano"].value<double>();
    if (!version) {
        return io::failure("is not a scene: the first line is 'cyrano = 1'", file);
    }
    if (*version != formatVersion) {
        return io::failure("is of format " + io::shortNumber(*version) +
                               "; this program reads format " + std::to_string(formatVersion),
                           file, 1);
    }
    auto scene = apply(Scene{}, *root, "", file);
    if (scene) {
        if (const std::string why = checkPlane(*scene); !why.empty()) {
            return io::failure(why, file);
        }
    }
    return scene;
}

io::Result<Scene> readScene(const std::string& file) {
    const auto text = io::readText(file);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    return parseScene(*text, file);
}

std::string writeScene(const Scene& scene) {
    std::string out = "cyrano = " + std::to_string(formatVersion) + "\n";
    std::string section;
    for (const Parameter& p : parameters()) {
        const std::size_t dot = p.path.find('.');
        const std::string head = dot == std::string::npos ? "" : p.path.substr(0, dot);
        if (head != section) {
            out += "\n[" + head + "]\n";
            section = head;
        }
        const std::string name = dot == std::string::npos ? p.path : p.path.substr(dot + 1);
        out += name + " = " + tomlValue(p.get(scene)) + "\n";
    }
    return out + boundTables(scene);
}

} // namespace cyrano::scene
