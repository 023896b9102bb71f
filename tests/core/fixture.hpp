#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/picture/picture.hpp"
#include "core/picture/point.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/scene_library.hpp"

/// What several tests of the bounds share: the real data and scenes, changed path by path.
namespace fixture {

inline std::shared_ptr<const cyrano::bounds::Catalogue> catalogue() {
    static const auto loaded = std::make_shared<const cyrano::bounds::Catalogue>(
        cyrano::bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES}));
    return loaded;
}

inline cyrano::scene::Scene scene(const std::string& name) {
    return cyrano::scene::openScene(name, CYRANO_DATASETS).value();
}

inline cyrano::scene::Scene with(const cyrano::scene::Scene& scene, const std::string& path,
                                 const std::string& value) {
    return cyrano::scene::withParameterText(scene, path, value).value();
}

/// What is excluded at a mass.
inline std::vector<cyrano::bounds::Interval> stretches(const cyrano::scene::Scene& scene,
                                                       const std::string& id, double massGeV) {
    return catalogue()->find(id)->intervalsAt({scene.scenario, scene.plane, {}}, massGeV);
}

/// Lowest excluded coupling at a mass; NaN where nothing is excluded.
inline double lowerEdge(const cyrano::scene::Scene& scene, const std::string& id, double massGeV) {
    const auto all = stretches(scene, id, massGeV);
    return all.empty() ? std::nan("") : all.front().low;
}

/// A number of a record.
inline double input(const std::string& id, const std::string& name) {
    return catalogue()->find(id)->record().inputs.at(name).value;
}

} // namespace fixture
