#include "core/scene/scene.hpp"

#include <algorithm>

namespace cyrano::scene {

bool Scene::shows(const std::string& boundId) const {
    return std::find(shownBounds.begin(), shownBounds.end(), boundId) != shownBounds.end();
}

} // namespace cyrano::scene
