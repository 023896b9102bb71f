#include "core/scene/scene_file.hpp"

#include <filesystem>
#include <optional>

#include "core/io/charges_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/limits.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/style_fields.hpp"
#include "core/scene/value_toml.hpp"

namespace cyrano::scene {

namespace {

constexpr int formatVersion = 1;

/// A file that a value names lies beside the scene, which may have come by mail.
io::Result<Value> besideTheScene(const std::string& path, Value value, const std::string& file,
                                 int line) {
    const Parameter* parameter = findParameter(path);
    const auto* name = std::get_if<std::string>(&value);
    if (parameter == nullptr || !parameter->resolve || name == nullptr ||
        !io::namesChargesFile(*name)) {
        return value;
    }
    if (file.empty()) {
        return io::failure("'" + path + "' names '" + *name +
                               "', and nothing is read beside a scene that is no file: say the "
                               "charges themselves",
                           file, line);
    }
    const std::string folder = std::filesystem::path(file).parent_path().string();
    const auto beside = io::fileInside(folder, *name, file, line);
    std::error_code ignored;
    if (!beside || std::filesystem::exists(*beside, ignored)) {
        return beside.map([](const std::string& found) { return Value{found}; });
    }
    if (std::filesystem::exists(*name, ignored)) {
        return io::failure("'" + path + "' names the file '" + *name +
                               "', which is not beside the scene: put a copy there",
                           file, line);
    }
    return value; // a slip of the pen, for the parameter to complain about
}

/// Walks the tables; every leaf is a parameter path.
io::Result<Scene> apply(Scene scene, const toml::table& table, const std::string& prefix,
                        const std::string& file, std::size_t& values) {
    for (const auto& [key, node] : table) {
        const std::string path = prefix + std::string(key.str());
        if (path == "cyrano") {
            continue;
        }
        const int line = static_cast<int>(key.source().begin.line);
        if (const toml::table* inner = node.as_table()) {
            auto next = apply(std::move(scene), *inner, path + ".", file, values);
            if (!next) {
                return next;
            }
            scene = std::move(*next);
            continue;
        }
        auto given = toValue(node);
        if (!given) {
            return io::failure("'" + path + "' is neither number, text, true/false nor list", file,
                               line);
        }
        if (++values > io::mostSceneValues) {
            return io::failure("sets more than " + std::to_string(io::mostSceneValues) + " values",
                               file, line);
        }
        if (const std::string why = sizeComplaint(*given); !why.empty()) {
            return io::failure("'" + path + "' " + why, file, line);
        }
        const auto value = besideTheScene(path, std::move(*given), file, line);
        if (!value) {
            return tl::make_unexpected(value.error());
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
    for (const auto& [id, style] : scene.boundStyles) {
        for (const std::string_view field : styleFields()) {
            const Value value = styleValue(style, field);
            if (value != styleValue({}, field)) {
                lines[id] += std::string(field) + " = " + tomlText(value) + "\n";
            }
        }
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
        lines[key.substr(0, dot)] += keyToml(key.substr(dot + 1)) + " = " + tomlText(value) + "\n";
    }
    std::string out;
    for (const auto& [id, text] : lines) {
        out += "\n[bound." + quotedToml(id) + "]\n" + text;
    }
    return out;
}

} // namespace

io::Result<Scene> parseScene(const std::string& text, const std::string& file) {
    const auto root = io::parseSceneToml(text, file, "a scene", formatVersion);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    std::size_t values = 0;
    auto scene = apply(Scene{}, *root, "", file, values);
    if (scene) {
        if (const std::string why = checkPlane(*scene); !why.empty()) {
            return io::failure(why, file);
        }
    }
    return scene;
}

io::Result<Scene> readScene(const std::string& file) {
    const auto text = io::readText(file, io::sceneFiles);
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
