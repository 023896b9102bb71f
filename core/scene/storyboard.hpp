#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/io/diagnostic.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::scene {

/// One picture of a storyboard, and how it is reached.
struct Step {
    /// A built-in scene, or a file relative to the storyboard; empty: the scene of the step before.
    std::string source;
    std::vector<std::pair<std::string, Value>> changes; ///< paths and values on top of it, in order
    std::string caption;  ///< plain text with TeX between dollars; \$ is a dollar
    double seconds = 1.5; ///< of the morph that leads here
    Scene scene;          ///< what it comes to

    bool operator==(const Step&) const = default;
};

/// Scenes in the order in which they are told.
struct Storyboard {
    std::string title;
    std::vector<Step> steps; ///< at least one

    bool operator==(const Storyboard&) const = default;
};

/// What is wrong with a scene, beyond what the parameter table knows; empty: nothing.
using SceneCheck = std::function<std::string(const Scene&)>;

/// A storyboard from TOML text: `cyrano = 1`, `title`, then `[[step]]` with `scene`, `set` (changes
/// by parameter path), `caption` and `seconds`. Files of scenes lie in the folder of `file` or
/// below it. Errors carry the line; unknown keys name the nearest.
[[nodiscard]] io::Result<Storyboard> parseStoryboard(const std::string& text,
                                                     const std::string& file,
                                                     const std::string& datasetsFolder,
                                                     const SceneCheck& check = {});

[[nodiscard]] io::Result<Storyboard> readStoryboard(const std::string& file,
                                                    const std::string& datasetsFolder,
                                                    const SceneCheck& check = {});

/// The storyboard as hand-editable TOML; read back beside the same scenes it is equal.
[[nodiscard]] std::string writeStoryboard(const Storyboard& storyboard);

struct BuiltInStoryboard {
    std::string name;
    std::string title;
    std::string file;
};

/// Built-in storyboards of datasets/storyboards, by name; broken ones are left to openStoryboard.
[[nodiscard]] std::vector<BuiltInStoryboard> builtInStoryboards(const std::string& datasetsFolder);

/// A built-in name or a file. The error names the nearest built-in storyboard when neither fits.
[[nodiscard]] io::Result<Storyboard> openStoryboard(const std::string& nameOrFile,
                                                    const std::string& datasetsFolder,
                                                    const SceneCheck& check = {});

} // namespace cyrano::scene
