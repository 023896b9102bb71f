#include "core/picture/point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cyrano::picture {

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

std::vector<PointVerdict> explainPoint(const scene::Scene& scene,
                                       const bounds::Catalogue& catalogue, double x, double y) {
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

} // namespace cyrano::picture
