#include "core/picture/picture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/scene/parameters.hpp"

namespace cyrano::picture {

namespace {

/// Regions kept: a few hundred are a few megabytes, and a slider returning finds its pictures.
constexpr std::size_t maxCached = 512;

std::string emptyBecause(region::Role role) {
    switch (role) {
    case region::Role::allowed:
        return "no coupling in this plane is compatible with it";
    case region::Role::guide:
        return "lies outside this plane";
    case region::Role::excluded:
        break;
    }
    return "nothing excluded inside this plane";
}

} // namespace

std::string Evaluator::cacheKey(const scene::Scene& scene, const bounds::Bound& bound) {
    std::string key = bound.id();
    for (const char* path :
         {"plane.id", "plane.x_min", "plane.x_max", "plane.y_min", "plane.y_max"}) {
        key += '|' + scene::toText(scene::findParameter(path)->get(scene));
    }
    for (const std::string_view path : bound.dependsOn()) {
        const scene::Parameter* parameter = scene::findParameter(path);
        if (parameter != nullptr && path != scene.plane.kind().yParameter &&
            parameter->active(scene)) {
            key += '|' + scene::toText(parameter->get(scene));
        } else {
            key += "|-";
        }
    }
    for (const scene::Parameter& parameter : bound.parameters()) {
        key += '|' + scene::toText(parameter.get(scene));
    }
    return key;
}

std::shared_ptr<const region::Region>
Evaluator::regionOf(const scene::Scene& scene, const bounds::Bound& bound, std::stop_token stop) {
    const std::string key = cacheKey(scene, bound);
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = cache_.find(key); found != cache_.end()) {
            return found->second;
        }
    }
    auto made =
        std::make_shared<const region::Region>(bound.region({scene.scenario, scene.plane, stop}));
    if (!stop.stop_requested()) {
        const std::lock_guard lock(mutex_);
        if (cache_.size() >= maxCached) {
            cache_.clear();
        }
        cache_.emplace(key, made);
    }
    return made;
}

std::optional<Picture> Evaluator::evaluate(const scene::Scene& scene, std::stop_token stop) {
    Picture out;
    out.scene = scene;
    for (const std::string& id : scene.shownBounds) {
        const bounds::Bound* bound = catalogue_->find(id);
        if (bound == nullptr) {
            out.problems.push_back({io::Severity::warning, "", 0,
                                    "the scene shows '" + id + "', which is no bound here"});
            continue;
        }
        BoundPicture picture;
        picture.bound = bound;
        picture.region = regionOf(scene, *bound, stop);
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        picture.silentBecause = bound->silentBecause(scene.scenario);
        if (picture.silentBecause.empty() && picture.region->empty()) {
            picture.silentBecause = emptyBecause(picture.region->role);
        }
        out.bounds.push_back(std::move(picture));
    }
    return out;
}

} // namespace cyrano::picture
