#pragma once

#include <string>

#include "core/bounds/catalogue.hpp"
#include "core/scene/storyboard.hpp"

namespace cyrano::present {

/// A built-in storyboard or a file, with the bounds it shows and their inputs checked too.
[[nodiscard]] io::Result<scene::Storyboard> openStoryboard(const bounds::Catalogue& catalogue,
                                                           const std::string& nameOrFile,
                                                           const std::string& datasetsFolder);

} // namespace cyrano::present
