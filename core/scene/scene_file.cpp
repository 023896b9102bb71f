#include "core/scene/scene_file.hpp"

#include <filesystem>
#include <optional>

#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/value_toml.hpp"

namespace cyrano::scene {

namespace {

constexpr int formatVersion = 1;

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

/// One table per bound that differs from its record.
std::string boundTables(const Scene& scene) {
    std::map<std::string, std::string> lines;
    for (const auto& [id, colour] : scene.boundColours) {
        lines[id] += "colour = " + quotedToml(colour) + "\n";
    }
    for (const auto& [id, place] : scene.labelPlaces) {
        lines[id] += "label = " + quotedToml(toText(place)) + "\n";
    }
    for (const std::string& id : scene.publishedShown) {
        lines[id] += "published = true\n";
    }
    for (const auto& [key, setting] : scene.scenario.settings) {
        const std::size_t dot = key.rfind('.');
        const Value value = std::visit([](const auto& x) { return Value{x}; }, setting);
        lines[key.substr(0, dot)] += key.substr(dot + 1) + " = " + tomlText(value) + "\n";
    }
    std::string out;
    for (const auto& [id, text] : lines) {
        out += "\n[bound." + quotedToml(id) + "]\n" + text;
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
        out += name + " = " + tomlText(p.get(scene)) + "\n";
    }
    return out + boundTables(scene);
}

} // namespace cyrano::scene
