#pragma once

#include <string>

#include "core/io/diagnostic.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::scene {

/// A scene from TOML text: `cyrano = 1`, then parameter paths as keys and tables. Unknown keys are
/// errors that name the nearest valid key; anything left out keeps its default.
[[nodiscard]] io::Result<Scene> parseScene(const std::string& text, const std::string& file);

[[nodiscard]] io::Result<Scene> readScene(const std::string& file);

/// The scene as hand-editable TOML; reading it back gives an equal scene.
[[nodiscard]] std::string writeScene(const Scene& scene);

} // namespace cyrano::scene
