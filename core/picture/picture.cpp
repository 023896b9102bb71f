#include "core/picture/picture.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

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
         {"plane.id", "plane.view", "plane.x_min", "plane.x_max", "plane.y_min", "plane.y_max"}) {
        key += '|' + scene::toText(scene::findParameter(path)->get(scene));
    }
    if (!scene.plane.kind().massAxis()) {
        key += '|' + scene::toText(scene.scenario.model.massGeV);
    }
    for (const std::string_view path : bound.dependsOn()) {
        const scene::Parameter* parameter = scene::findParameter(path);
        const scene::PlaneKind& kind = scene.plane.kind();
        if (parameter != nullptr && path != kind.yParameter && path != kind.xParameter &&
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

std::shared_ptr<const region::Region> Evaluator::cached(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = cache_.find(key);
    return found == cache_.end() ? nullptr : found->second;
}

std::shared_ptr<const region::Region> Evaluator::regionOf(const scene::Scene& scene,
                                                          const bounds::Bound& bound,
                                                          std::stop_token stop,
                                                          bounds::Precision precision) {
    std::string key = cacheKey(scene, bound);
    if (auto full = cached(key)) {
        return full;
    }
    if (precision == bounds::Precision::draft) {
        key += "|draft";
        if (auto draft = cached(key)) {
            return draft;
        }
    }
    auto made = std::make_shared<const region::Region>(
        bound.region({scene.scenario, scene.plane, stop, precision}));
    if (!stop.stop_requested()) {
        const std::lock_guard lock(mutex_);
        if (cache_.size() >= maxCached) {
            cache_.clear();
        }
        cache_.emplace(key, made);
    }
    return made;
}

/// Bounds are taken from a common list, one after the other, by as many threads as there are cores.
void Evaluator::fillRegions(const scene::Scene& scene, std::vector<BoundPicture>& bounds,
                            std::stop_token stop, bounds::Precision precision) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < bounds.size() && !stop.stop_requested(); i = next++) {
            bounds[i].region = regionOf(scene, *bounds[i].bound, stop, precision);
        }
    };
    const auto unknown =
        std::count_if(bounds.begin(), bounds.end(), [&](const BoundPicture& picture) {
            return cached(cacheKey(scene, *picture.bound)) == nullptr;
        });
    const auto cores = static_cast<std::ptrdiff_t>(std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (std::ptrdiff_t i = 1; i < std::min(unknown, cores); ++i) {
        helpers.emplace_back(work);
    }
    work();
}

std::optional<Picture> Evaluator::evaluate(const scene::Scene& scene, std::stop_token stop,
                                           bounds::Precision precision) {
    Picture out;
    out.scene = scene;
    for (const std::string& id : scene.shownBounds) {
        if (const bounds::Bound* bound = catalogue_->find(id)) {
            out.bounds.push_back({bound, nullptr, {}});
        } else {
            out.problems.push_back({io::Severity::warning, "", 0,
                                    "the scene shows '" + id + "', which is no bound here"});
        }
    }
    fillRegions(scene, out.bounds, stop, precision);
    if (stop.stop_requested()) {
        return std::nullopt;
    }
    for (BoundPicture& picture : out.bounds) {
        picture.silentBecause = picture.bound->silentBecause(scene.scenario, scene.plane);
        if (picture.silentBecause.empty() && picture.region->empty()) {
            picture.silentBecause = emptyBecause(picture.region->role);
        }
    }
    return out;
}

} // namespace cyrano::picture
