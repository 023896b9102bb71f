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

/// What such a parameter is without a number or word of the scene's own: the record's value, or
/// what follows from the rest of the scene. Where it differs, a user has changed the input.
[[nodiscard]] scene::Value ownValue(const scene::Parameter& parameter, scene::Scene scene);

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
