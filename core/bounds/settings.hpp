#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::bounds {

/// The adjustable inputs of a record as parameters bound.<id>.<input> of a scene.
[[nodiscard]] std::vector<scene::Parameter> settingsOf(const io::Record& record);

/// The parameter of a bound behind a path; none for unknown ones and for shown and colour.
[[nodiscard]] const scene::Parameter* findSetting(const Catalogue& catalogue,
                                                  std::string_view path);

/// Empty when every bound.<id>.<input> the scene sets exists and lies in its range; otherwise one
/// line that says what would do.
[[nodiscard]] std::string settingsComplaint(const Catalogue& catalogue, const scene::Scene& scene);

/// scene::openScene, with the settings of bounds checked too.
[[nodiscard]] io::Result<scene::Scene> openScene(const Catalogue& catalogue,
                                                 const std::string& nameOrFile,
                                                 const std::string& datasetsFolder);

} // namespace cyrano::bounds
