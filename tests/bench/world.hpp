// The records and scenes the benchmarks look at, loaded once.
#pragma once

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "core/bounds/catalogue.hpp"
#include "core/scene/scene_library.hpp"

namespace cyrano::bench {

inline std::shared_ptr<const bounds::Catalogue> catalogue() {
    static const auto loaded = std::make_shared<const bounds::Catalogue>(
        bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES}));
    return loaded;
}

/// A benchmark without its scene has nothing to say.
inline scene::Scene sceneNamed(const std::string& name) {
    auto found = scene::openScene(name, CYRANO_DATASETS);
    if (!found) {
        std::cerr << "no scene '" << name << "'\n";
        std::exit(1);
    }
    return *found;
}

// Called once the program runs: the table of kinds has to exist before records are read.
void registerRegions();
void registerPaint();

} // namespace cyrano::bench
