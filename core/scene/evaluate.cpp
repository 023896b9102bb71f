#include "core/scene/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/scene/parameters.hpp"

namespace cyrano::scene {

namespace {

/// Regions kept: a few hundred are a few megabytes, and a slider returning finds its pictures.
constexpr std::size_t maxCached = 512;

} // namespace

std::string Evaluator::cacheKey(const Scene& scene, const bounds::Bound& bound) {
    std::string key = bound.id();
    for (const char* path : {"plane.id", "plane.x_min", "plane.x_max", "plane.y_min",
                             "plane.y_max"}) {
        key += '|' + toText(findParameter(path)->get(scene));
    }
    for (const std::string_view path : bound.dependsOn()) {
        const Parameter* parameter = findParameter(path);
        if (parameter != nullptr && path != scene.plane.kind().yParameter &&
            parameter->active(scene)) {
            key += '|' + toText(parameter->get(scene));
        } else {
            key += "|-";
        }
    }
    return key;
}

std::shared_ptr<const region::Region> Evaluator::regionOf(const Scene& scene,
                                                          const bounds::Bound& bound,
                                                          std::stop_token stop) {
    const std::string key = cacheKey(scene, bound);
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = cache_.find(key); found != cache_.end()) {
            return found->second;
        }
    }
    auto made = std::make_shared<const region::Region>(
        bound.region({scene.scenario, scene.plane, stop}));
    if (!stop.stop_requested()) {
        const std::lock_guard lock(mutex_);
        if (cache_.size() >= maxCached) {
            cache_.clear();
        }
        cache_.emplace(key, made);
    }
    return made;
}

std::optional<Picture> Evaluator::evaluate(const Scene& scene, std::stop_token stop) {
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
            picture.silentBecause = "nothing excluded inside this plane";
        }
        out.bounds.push_back(std::move(picture));
    }
    return out;
}

double PointVerdict::factor(double y) const noexcept {
    double out = std::numeric_limits<double>::infinity();
    if (lowerEdge) {
        out = std::min(out, y / *lowerEdge);
    }
    if (upperEdge) {
        out = std::min(out, *upperEdge / y);
    }
    return out;
}

std::vector<PointVerdict> explainPoint(const Scene& scene, const bounds::Catalogue& catalogue,
                                       double x, double y) {
    std::vector<PointVerdict> out;
    const bounds::RegionRequest request{scene.scenario, scene.plane, {}};
    constexpr double frame = 1e-12;
    for (const std::string& id : scene.shownBounds) {
        const bounds::Bound* bound = catalogue.find(id);
        if (bound == nullptr) {
            continue;
        }
        PointVerdict verdict;
        verdict.bound = bound;
        verdict.role = bound->role(scene.scenario);
        for (const region::Interval& stretch : bound->intervalsAt(request, x)) {
            if (y < stretch.low || y > stretch.high) {
                continue;
            }
            verdict.inside = true;
            if (stretch.low > scene.plane.y.min * (1.0 + frame)) {
                verdict.lowerEdge = stretch.low;
            }
            if (stretch.high < scene.plane.y.max * (1.0 - frame)) {
                verdict.upperEdge = stretch.high;
            }
        }
        if (const auto excess = bound->logExcessAt(request, x, y)) {
            verdict.signalOverLimit = std::exp(*excess);
        }
        verdict.citation = catalogue.citation(bound->record().references.front());
        out.push_back(std::move(verdict));
    }
    std::stable_sort(out.begin(), out.end(), [y](const PointVerdict& a, const PointVerdict& b) {
        return a.inside != b.inside ? a.inside : a.inside && a.factor(y) > b.factor(y);
    });
    return out;
}

} // namespace cyrano::scene
