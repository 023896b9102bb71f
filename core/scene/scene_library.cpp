#include "core/scene/scene_library.hpp"

#include <algorithm>
#include <filesystem>

#include "core/io/nearest.hpp"
#include "core/scene/scene_file.hpp"

namespace cyrano::scene {

namespace fs = std::filesystem;

std::vector<BuiltInScene> builtInScenes(const std::string& datasetsFolder) {
    std::vector<BuiltInScene> out;
    std::error_code error;
    for (fs::directory_iterator it(datasetsFolder + "/scenes", error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == ".toml") {
            const std::string file = it->path().string();
            const auto scene = readScene(file);
            out.push_back({it->path().stem().string(), scene ? scene->title : "(broken)", file});
        }
    }
    std::sort(out.begin(), out.end(),
              [](const BuiltInScene& a, const BuiltInScene& b) { return a.name < b.name; });
    return out;
}

io::Result<Scene> openScene(const std::string& nameOrFile, const std::string& datasetsFolder) {
    const std::string builtIn = datasetsFolder + "/scenes/" + nameOrFile + ".toml";
    std::error_code ignored;
    const bool plainName = nameOrFile.find('/') == std::string::npos;
    if (plainName && fs::exists(builtIn, ignored)) {
        return readScene(builtIn);
    }
    if (fs::exists(nameOrFile, ignored)) {
        return readScene(nameOrFile);
    }
    std::vector<std::string> names;
    for (const BuiltInScene& scene : builtInScenes(datasetsFolder)) {
        names.push_back(scene.name);
    }
    const std::string hint =
        names.empty() ? "" : "; nearest is '" + std::string(io::nearest(nameOrFile, names)) + "'";
    return io::failure("neither a built-in scene nor a file: '" + nameOrFile + "'" + hint);
}

} // namespace cyrano::scene
