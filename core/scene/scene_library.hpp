#pragma once

#include <string>
#include <vector>

#include "core/io/diagnostic.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::scene {

struct BuiltInScene {
    std::string name;
    std::string title;
    std::string file;
};

/// Built-in scenes of datasets/scenes, by name; broken ones are left to openScene to complain.
[[nodiscard]] std::vector<BuiltInScene> builtInScenes(const std::string& datasetsFolder);

/// A built-in name or a file. The error names the nearest built-in scene when neither fits.
[[nodiscard]] io::Result<Scene> openScene(const std::string& nameOrFile,
                                          const std::string& datasetsFolder);

} // namespace cyrano::scene
