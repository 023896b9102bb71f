#include "core/scene/storyboard.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <string_view>

#include "core/io/csv.hpp"
#include "core/io/limits.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_library.hpp"
#include "core/scene/value_toml.hpp"

namespace cyrano::scene {

namespace fs = std::filesystem;

namespace {

constexpr int formatVersion = 1;
constexpr std::size_t mostSteps = 500;
constexpr std::size_t longestCaption = 600; // bytes
constexpr double longestMorph = 60.0;       // seconds
constexpr std::string_view separator = ".";

struct Place {
    const std::string& file;
    const std::string& datasets;
    std::map<std::string, Scene>& scenes; ///< read already, by the name that a step gives
};

/// A value of `set`, and where it stands.
struct Change {
    std::string path;
    Value value;
    int line = 0;
};

/// Every leaf is a parameter path.
io::Result<void> collect(const toml::table& table, const std::string& prefix,
                         const std::string& file, std::vector<Change>& out) {
    for (const auto& [key, node] : table) {
        const std::string path = prefix + std::string(key.str());
        const int line = static_cast<int>(key.source().begin.line);
        if (const toml::table* inner = node.as_table()) {
            if (auto done = collect(*inner, path + ".", file, out); !done) {
                return done;
            }
            continue;
        }
        auto value = toValue(node);
        if (!value) {
            return io::failure("'" + path + "' is neither number, text, true/false nor list", file,
                               line);
        }
        const double* number = std::get_if<double>(&*value);
        if (number != nullptr && !std::isfinite(*number)) {
            return io::failure("'" + path + "' takes a finite number", file, line);
        }
        if (const std::string why = sizeComplaint(*value); !why.empty()) {
            return io::failure("'" + path + "' " + why, file, line);
        }
        if (out.size() >= io::mostStoryboardChanges) {
            return io::failure("sets more than " + std::to_string(io::mostStoryboardChanges) +
                                   " values",
                               file, line);
        }
        out.push_back({path, std::move(*value), line});
    }
    return {};
}

/// Place of a path in the parameter table; paths of bounds come after all of them.
std::size_t rankOf(const std::string& path) {
    const auto table = parameters();
    return static_cast<std::size_t>(
        std::find_if(table.begin(), table.end(),
                     [&](const Parameter& p) { return p.path == path; }) -
        table.begin());
}

/// In the order in which a scene is written: what lays the axes before their edges, the list of
/// bounds before single ones. TOML's own order is that of the alphabet.
io::Result<std::vector<Change>> changesOf(const toml::table& step, const std::string& file) {
    std::vector<Change> out;
    const toml::node* node = step.get("set");
    if (node == nullptr) {
        return out;
    }
    if (!node->is_table()) {
        return io::failure("'set' takes changes, as in set = { model.cutoff = 500 }", file,
                           io::lineOf(*node));
    }
    if (auto done = collect(*node->as_table(), "", file, out); !done) {
        return tl::make_unexpected(done.error());
    }
    std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) {
        return rankOf(a.path) < rankOf(b.path);
    });
    return out;
}

/// Names of built-in scenes, and of scene files beside the storyboard.
std::string nearestScene(const std::string& source, const fs::path& folder,
                         const std::string& datasets) {
    std::vector<std::string> names;
    for (const BuiltInScene& scene : builtInScenes(datasets)) {
        names.push_back(scene.name);
    }
    std::error_code error;
    const fs::path here = folder.empty() ? fs::path(".") : folder;
    for (fs::directory_iterator it(here, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".toml") {
            names.push_back(it->path().filename().string());
        }
    }
    return io::nearest(source, names);
}

/// A storyboard may have come by mail: it opens nothing outside its own folder.
io::Result<Scene> readSceneOf(const std::string& source, const Place& place, int line) {
    const bool plainName = source.find('/') == std::string::npos;
    const fs::path builtIn = fs::path(place.datasets) / "scenes" / (source + ".toml");
    std::error_code error;
    if (plainName && fs::is_regular_file(builtIn, error)) {
        return readScene(builtIn.string());
    }
    const std::string folder = fs::path(place.file).parent_path().string();
    const auto beside = io::fileInside(folder, source, place.file, line);
    if (!beside) {
        return io::failure("'" + source +
                               "' is no built-in scene, and files of a storyboard lie "
                               "in its folder",
                           place.file, line);
    }
    if (!fs::is_regular_file(*beside, error)) {
        return io::failure("neither a built-in scene nor a file beside the storyboard: '" + source +
                               "'; nearest is '" + nearestScene(source, folder, place.datasets) +
                               "'",
                           place.file, line);
    }
    return readScene(*beside);
}

io::Result<Scene> sceneOf(const std::string& source, const Place& place, int line) {
    if (const auto known = place.scenes.find(source); known != place.scenes.end()) {
        return known->second;
    }
    auto scene = readSceneOf(source, place, line);
    if (scene) {
        place.scenes.emplace(source, *scene);
    }
    return scene;
}

/// Charges can come from a file of any name; a storyboard's may not.
bool readsFile(const Change& change) {
    const Parameter* p = findParameter(change.path);
    const std::string* word = std::get_if<std::string>(&change.value);
    std::error_code ignored;
    return p != nullptr && p->resolve && word != nullptr &&
           std::find(p->choices.begin(), p->choices.end(), *word) == p->choices.end() &&
           fs::exists(*word, ignored);
}

std::string captionComplaint(const std::string& caption) {
    if (caption.size() > longestCaption) {
        return "a caption has at most " + std::to_string(longestCaption) + " bytes";
    }
    bool inside = false;
    for (std::size_t i = 0; i < caption.size(); ++i) {
        if (caption[i] == '\\' && i + 1 < caption.size() && caption[i + 1] == '$') {
            ++i;
        } else if (caption[i] == '$') {
            inside = !inside;
        }
    }
    return inside ? "the caption has an odd number of $: TeX stands between two of them, \\$ is a "
                    "dollar"
                  : "";
}

/// Source, caption and duration; the scene follows.
io::Result<Step> readHead(const toml::table& table, const std::string& file) {
    if (auto known = io::onlyKeys(table, {"scene", "set", "caption", "seconds"}, file, "a step");
        !known) {
        return tl::make_unexpected(known.error());
    }
    io::TableReader reader(table, file, "the step");
    Step step;
    step.source = reader.optionalText("scene");
    step.caption = reader.optionalText("caption");
    if (table.contains("seconds")) {
        step.seconds = reader.number("seconds");
    }
    if (!reader.problems().empty()) {
        return tl::make_unexpected(reader.problems().front());
    }
    if (const std::string why = captionComplaint(step.caption); !why.empty()) {
        return io::failure(why, file, io::lineOf(*table.get("caption")));
    }
    if (!(step.seconds >= 0.0 && step.seconds <= longestMorph)) {
        return io::failure("'seconds' lies between 0 and " + io::shortNumber(longestMorph), file,
                           io::lineOf(*table.get("seconds")));
    }
    return step;
}

io::Result<Step> readStep(const toml::table& table, const Step* before, const Place& place,
                          const SceneCheck& check) {
    auto step = readHead(table, place.file);
    if (!step) {
        return step;
    }
    const int line = io::lineOf(table);
    if (step->source.empty() && before == nullptr) {
        return io::failure("the first step needs a 'scene'", place.file, line);
    }
    auto scene = step->source.empty()
                     ? io::Result<Scene>(before->scene)
                     : sceneOf(step->source, place, io::lineOf(*table.get("scene")));
    auto changes = changesOf(table, place.file);
    if (!scene || !changes) {
        return tl::make_unexpected(scene ? changes.error() : scene.error());
    }
    for (Change& change : *changes) {
        if (readsFile(change)) {
            return io::failure("'" + change.path + "' cannot name a file in a storyboard",
                               place.file, change.line);
        }
        auto changed = withParameter(*scene, change.path, change.value);
        if (!changed) {
            return io::failure(changed.error(), place.file, change.line);
        }
        scene = std::move(*changed);
        step->changes.emplace_back(std::move(change.path), std::move(change.value));
    }
    std::string why = checkPlane(*scene);
    if (why.empty() && check) {
        why = check(*scene);
    }
    if (!why.empty()) {
        return io::failure(why, place.file, line);
    }
    step->scene = std::move(*scene);
    return step;
}

io::Result<Storyboard> readSteps(const toml::table& root, const Place& place,
                                 const SceneCheck& check) {
    io::TableReader reader(root, place.file, "the storyboard");
    Storyboard out;
    out.title = reader.optionalText("title");
    if (!reader.problems().empty()) {
        return tl::make_unexpected(reader.problems().front());
    }
    const toml::node* node = root.get("step");
    const toml::array* steps = node != nullptr ? node->as_array() : nullptr;
    if (steps == nullptr || steps->empty()) {
        return io::failure("a storyboard has at least one [[step]]", place.file,
                           node != nullptr ? io::lineOf(*node) : 0);
    }
    if (steps->size() > mostSteps) {
        return io::failure("has " + std::to_string(steps->size()) + " steps; at most " +
                               std::to_string(mostSteps) + " are played",
                           place.file);
    }
    std::size_t changes = 0;
    for (const toml::node& entry : *steps) {
        const toml::table* table = entry.as_table();
        if (table == nullptr) {
            return io::failure("each step is a table, [[step]]", place.file, io::lineOf(entry));
        }
        const Step* before = out.steps.empty() ? nullptr : &out.steps.back();
        auto step = readStep(*table, before, place, check);
        if (!step) {
            return tl::make_unexpected(step.error());
        }
        changes += step->changes.size();
        if (changes > io::mostStoryboardChanges) {
            return io::failure("makes more than " + std::to_string(io::mostStoryboardChanges) +
                                   " changes",
                               place.file, io::lineOf(entry));
        }
        out.steps.push_back(std::move(*step));
    }
    return out;
}

/// A path as a dotted key.
std::string keyText(std::string_view path) {
    std::string out;
    while (true) {
        const std::size_t dot = path.find(separator);
        const std::string_view part = path.substr(0, dot);
        out += keyToml(part);
        if (dot == std::string_view::npos) {
            return out;
        }
        out += separator;
        path.remove_prefix(dot + separator.size());
    }
}

} // namespace

io::Result<Storyboard> parseStoryboard(const std::string& text, const std::string& file,
                                       const std::string& datasetsFolder, const SceneCheck& check) {
    const auto root = io::parseSceneToml(text, file, "a storyboard", formatVersion);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    if (auto known = io::onlyKeys(*root, {"cyrano", "title", "step"}, file, "a storyboard");
        !known) {
        return tl::make_unexpected(known.error());
    }
    std::map<std::string, Scene> scenes;
    return readSteps(*root, {file, datasetsFolder, scenes}, check);
}

io::Result<Storyboard> readStoryboard(const std::string& file, const std::string& datasetsFolder,
                                      const SceneCheck& check) {
    const auto text = io::readText(file, io::sceneFiles);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    return parseStoryboard(*text, file, datasetsFolder, check);
}

std::string writeStoryboard(const Storyboard& storyboard) {
    std::string out = "cyrano = " + std::to_string(formatVersion) + "\n";
    if (!storyboard.title.empty()) {
        out += "title = " + quotedToml(storyboard.title) + "\n";
    }
    for (const Step& step : storyboard.steps) {
        out += "\n[[step]]\n";
        if (!step.source.empty()) {
            out += "scene = " + quotedToml(step.source) + "\n";
        }
        for (const auto& [path, value] : step.changes) {
            out += "set." + keyText(path) + " = " + tomlText(value) + "\n";
        }
        if (!step.caption.empty()) {
            out += "caption = " + quotedToml(step.caption) + "\n";
        }
        out += "seconds = " + io::shortNumber(step.seconds) + "\n";
    }
    return out;
}

std::vector<BuiltInStoryboard> builtInStoryboards(const std::string& datasetsFolder) {
    std::vector<BuiltInStoryboard> out;
    std::error_code error;
    for (fs::directory_iterator it(datasetsFolder + "/storyboards", error), end;
         !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".toml") {
            const std::string file = it->path().string();
            const auto storyboard = readStoryboard(file, datasetsFolder);
            out.push_back(
                {it->path().stem().string(), storyboard ? storyboard->title : "(broken)", file});
        }
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return out;
}

io::Result<Storyboard> openStoryboard(const std::string& nameOrFile,
                                      const std::string& datasetsFolder, const SceneCheck& check) {
    const std::string builtIn = datasetsFolder + "/storyboards/" + nameOrFile + ".toml";
    std::error_code ignored;
    if (nameOrFile.find('/') == std::string::npos && fs::is_regular_file(builtIn, ignored)) {
        return readStoryboard(builtIn, datasetsFolder, check);
    }
    if (fs::exists(nameOrFile, ignored)) {
        return readStoryboard(nameOrFile, datasetsFolder, check);
    }
    std::vector<std::string> names;
    for (const BuiltInStoryboard& storyboard : builtInStoryboards(datasetsFolder)) {
        names.push_back(storyboard.name);
    }
    const std::string hint =
        names.empty() ? "" : "; nearest is '" + io::nearest(nameOrFile, names) + "'";
    return io::failure("neither a built-in storyboard nor a file: '" + nameOrFile + "'" + hint);
}

} // namespace cyrano::scene
