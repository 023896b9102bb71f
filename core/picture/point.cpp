#include "core/picture/point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cyrano::picture {

bool PointVerdict::excludes() const noexcept {
    return inside && role == region::Role::excluded &&
           bound->record().status != io::Status::projected;
}

const char* PointVerdict::words() const noexcept {
    switch (role) {
    case region::Role::allowed:
        return "compatible with";
    case region::Role::guide:
        return "within";
    case region::Role::excluded:
        break;
    }
    return bound->record().status == io::Status::projected ? "in reach of" : "excluded by";
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

scene::Plane wholeLine(const scene::Plane& plane) {
    scene::Plane out = plane;
    if (out.y.scale == scene::AxisScale::logarithmic) {
        out.y.min = std::min(out.y.min, 1e-18);
        out.y.max = std::max(out.y.max, 1e4);
    }
    return out;
}

namespace {

double distance(double a, double b) {
    return std::abs(std::log(a / b));
}

PointVerdict verdictOf(const bounds::Bound& bound, const bounds::RegionRequest& request, double x,
                       double y) {
    constexpr double slack = 1e-12;
    PointVerdict out;
    out.bound = &bound;
    out.role = bound.role(request.scenario);
    const auto consider = [&out, y](double edge) {
        if (!out.nearestEdge || distance(edge, y) < distance(*out.nearestEdge, y)) {
            out.nearestEdge = edge;
        }
    };
    for (const region::Interval& stretch : bound.intervalsAt(request, x)) {
        const bool lowIsEdge = stretch.low > request.plane.y.min * (1.0 + slack);
        const bool highIsEdge = stretch.high < request.plane.y.max * (1.0 - slack);
        if (lowIsEdge) {
            consider(stretch.low);
        }
        if (highIsEdge) {
            consider(stretch.high);
        }
        if (y >= stretch.low && y <= stretch.high) {
            out.inside = true;
            out.lowerEdge = lowIsEdge ? std::optional(stretch.low) : std::nullopt;
            out.upperEdge = highIsEdge ? std::optional(stretch.high) : std::nullopt;
        }
    }
    if (const auto excess = bound.logExcessAt(request, x, y)) {
        out.signalOverLimit = std::exp(*excess);
    }
    out.caveat = bound.caveatAt(request, x, y);
    return out;
}

/// Larger is stronger: inside before outside, then far from the edge before near it, and outside
/// the other way round.
double strength(const PointVerdict& v, double y) {
    if (v.inside) {
        return v.factor(y);
    }
    return v.nearestEdge ? -distance(*v.nearestEdge, y) : -std::numeric_limits<double>::infinity();
}

} // namespace

std::vector<PointVerdict> explainPoint(const scene::Scene& scene,
                                       const bounds::Catalogue& catalogue, double x, double y) {
    std::vector<PointVerdict> out;
    const scene::Plane plane = wholeLine(scene.plane);
    const bounds::RegionRequest request{scene.scenario, plane, {}};
    for (const std::string& id : scene.shownBounds) {
        if (const bounds::Bound* bound = catalogue.find(id)) {
            out.push_back(verdictOf(*bound, request, x, y));
            out.back().citation = catalogue.citation(bound->record().references.front());
        }
    }
    std::stable_sort(out.begin(), out.end(), [y](const PointVerdict& a, const PointVerdict& b) {
        if (a.excludes() != b.excludes()) {
            return a.excludes();
        }
        return a.inside != b.inside ? a.inside : strength(a, y) > strength(b, y);
    });
    return out;
}

} // namespace cyrano::picture
