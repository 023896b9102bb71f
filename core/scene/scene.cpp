#include "core/scene/scene.hpp"

#include <algorithm>

namespace cyrano::scene {

bool Scene::shows(const std::string& boundId) const {
    return std::find(shownBounds.begin(), shownBounds.end(), boundId) != shownBounds.end();
}

BoundStyle Scene::styleOf(const std::string& boundId) const {
    const auto style = boundStyles.find(boundId);
    return style == boundStyles.end() ? BoundStyle{} : style->second;
}

} // namespace cyrano::scene
