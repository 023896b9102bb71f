#include "app/present/open_storyboard.hpp"

#include "core/bounds/settings.hpp"
#include "core/io/nearest.hpp"

namespace cyrano::present {

io::Result<scene::Storyboard> openStoryboard(const bounds::Catalogue& catalogue,
                                             const std::string& nameOrFile,
                                             const std::string& datasetsFolder) {
    return scene::openStoryboard(nameOrFile, datasetsFolder,
                                 [&catalogue](const scene::Scene& scene) {
                                     for (const std::string& id : scene.shownBounds) {
                                         if (catalogue.find(id) == nullptr) {
                                             return "no bound '" + id + "'; nearest is '" +
                                                    io::nearest(id, catalogue.ids()) + "'";
                                         }
                                     }
                                     return bounds::settingsComplaint(catalogue, scene);
                                 });
}

} // namespace cyrano::present
