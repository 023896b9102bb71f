#include "core/picture/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/picture/picture.hpp"

namespace cyrano::picture {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Edge {
    bool lower = true;
    double y = 0.0; ///< a value
};

std::vector<Edge> edgesAt(const scene::Scene& scene, const bounds::Bound& bound, double x) {
    constexpr double slack = 1e-10; // axis units
    std::vector<Edge> out;
    const scene::Plane plane = wholeLine(scene.plane);
    for (const region::Interval& stretch : bound.intervalsAt({scene.scenario, plane, {}}, x)) {
        if (plane.y.toAxis(stretch.low) > plane.y.axisMin() + slack) {
            out.push_back({true, stretch.low});
        }
        if (plane.y.toAxis(stretch.high) < plane.y.axisMax() - slack) {
            out.push_back({false, stretch.high});
        }
    }
    return out;
}

/// The edge nearest to y along the axis among those of one side, or of both.
std::optional<Edge> nearest(const std::vector<Edge>& edges, const scene::Axis& axis, double y,
                            std::optional<bool> lower = {}) {
    std::optional<Edge> out;
    double best = infinity;
    for (const Edge& edge : edges) {
        const double away = std::abs(axis.toAxis(edge.y) - axis.toAxis(y));
        if ((!lower || edge.lower == *lower) && away < best) {
            best = away;
            out = edge;
        }
    }
    return out;
}

std::optional<double> positiveRatio(std::optional<double> a, std::optional<double> b) {
    return a && b && *a / *b > 0.0 ? std::optional(*a / *b) : std::nullopt;
}

} // namespace

bool sameEdges(const scene::Scene& a, const scene::Scene& b, const bounds::Bound& bound) {
    scene::Scene moved = b;
    moved.plane = a.plane;
    return Evaluator::cacheKey(a, bound) == Evaluator::cacheKey(moved, bound);
}

std::optional<double> EdgeShift::ratio() const noexcept {
    return positiveRatio(now, before);
}

std::vector<EdgeShift> edgeShifts(const scene::Scene& before, const scene::Scene& now,
                                  const bounds::Catalogue& catalogue, double x, double y) {
    std::vector<EdgeShift> out;
    for (const std::string& id : before.shownBounds) {
        const bounds::Bound* bound = catalogue.find(id);
        if (bound == nullptr || !now.shows(id) || sameEdges(before, now, *bound)) {
            continue;
        }
        const std::vector<Edge> old = edgesAt(before, *bound, x);
        const std::vector<Edge> fresh = edgesAt(now, *bound, x);
        EdgeShift shift;
        shift.bound = bound;
        if (const auto was = nearest(old, before.plane.y, y)) {
            const auto is = nearest(fresh, now.plane.y, was->y, was->lower);
            shift.lower = was->lower;
            shift.before = was->y;
            shift.now = is ? std::optional(is->y) : std::nullopt;
        } else if (const auto is = nearest(fresh, now.plane.y, y)) {
            shift.lower = is->lower;
            shift.now = is->y;
        }
        if (shift.before != shift.now) {
            out.push_back(shift);
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const EdgeShift& a, const EdgeShift& b) {
        const auto size = [](const EdgeShift& shift) {
            const auto ratio = shift.ratio();
            return ratio ? std::abs(std::log(*ratio)) : infinity;
        };
        return size(a) > size(b);
    });
    return out;
}

std::optional<double> insideBy(const PointVerdict& verdict, double y) noexcept {
    if (verdict.inside) {
        const double factor = verdict.factor(y);
        return std::isfinite(factor) ? std::optional(factor) : std::nullopt;
    }
    const auto ratio = positiveRatio(verdict.nearestEdge, y);
    return ratio ? std::optional(std::min(*ratio, 1.0 / *ratio)) : std::nullopt;
}

std::optional<double> PointPair::ratio() const noexcept {
    return positiveRatio(second, first);
}

std::vector<PointPair> pairUp(const std::vector<PointVerdict>& first, double firstY,
                              const std::vector<PointVerdict>& second, double secondY) {
    std::vector<PointPair> out;
    for (const PointVerdict& there : second) {
        const auto here = std::find_if(first.begin(), first.end(), [&](const PointVerdict& v) {
            return v.bound == there.bound;
        });
        if (here == first.end() || !(here->excludes() || there.excludes())) {
            continue;
        }
        out.push_back({there.bound, here->inside, there.inside, insideBy(*here, firstY),
                       insideBy(there, secondY)});
    }
    std::stable_sort(out.begin(), out.end(), [](const PointPair& a, const PointPair& b) {
        const auto depth = [](const PointPair& pair) {
            return pair.second.value_or(pair.secondInside ? infinity : 0.0);
        };
        return depth(a) > depth(b);
    });
    return out;
}

} // namespace cyrano::picture
