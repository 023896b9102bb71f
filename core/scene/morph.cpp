#include "core/scene/morph.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/scene/parameters.hpp"

namespace cyrano::scene {

namespace {

constexpr double half = 0.5;

enum class Moment { start, middle, end };

struct Edge {
    std::string_view path;
    Axis Plane::*axis;
    double Axis::*value;
};

constexpr std::array<Edge, 4> edges{{{"plane.x_min", &Plane::x, &Axis::min},
                                     {"plane.x_max", &Plane::x, &Axis::max},
                                     {"plane.y_min", &Plane::y, &Axis::min},
                                     {"plane.y_max", &Plane::y, &Axis::max}}};

bool isEdge(const Parameter& p) {
    return std::any_of(edges.begin(), edges.end(),
                       [&p](const Edge& e) { return e.path == p.path; });
}

bool differs(const Parameter& p, const Scene& a, const Scene& b) {
    return !(p.get(a) == p.get(b));
}

/// Never beyond a and b, whatever the rounding of logarithms.
double between(double a, double b, double t, bool logarithmic) {
    const double x = logarithmic && a > 0.0 && b > 0.0
                         ? std::exp(std::lerp(std::log(a), std::log(b), t))
                         : std::lerp(a, b, t);
    return std::clamp(x, std::min(a, b), std::max(a, b));
}

bool sameScale(const Axis& a, const Axis& b) {
    return a.scale == b.scale &&
           (a.scale != AxisScale::symmetricLog || a.linearBelow == b.linearBelow);
}

bool sameAxes(const Plane& a, const Plane& b) {
    return a.id == b.id && sameScale(a.x, b.x) && sameScale(a.y, b.y);
}

Scene with(Scene scene, std::string_view path, const Value& value) {
    auto changed = withParameter(scene, path, value);
    return changed ? std::move(*changed) : std::move(scene);
}

/// When a choice or switch that differs is made.
Moment momentOf(const Parameter& p, const Scene& from, const Scene& to) {
    const Scene moved = with(from, p.path, p.get(to));
    if (!(moved.plane == from.plane)) {
        return Moment::middle; // with the axes
    }
    bool awakens = false;
    bool silences = false;
    for (const Parameter& q : parameters()) {
        if (q.kind == Parameter::Kind::number && differs(q, from, to)) {
            awakens = awakens || (!q.active(from) && q.active(moved));
            silences = silences || (q.active(from) && !q.active(moved));
        }
    }
    if (awakens == silences) {
        return Moment::middle;
    }
    return awakens ? Moment::start : Moment::end;
}

/// All of both lists: what goes keeps its place behind what stood before it.
std::vector<std::string> unionOf(const std::vector<std::string>& from,
                                 const std::vector<std::string>& to) {
    std::vector<std::string> out = to;
    auto place = out.begin();
    for (const std::string& id : from) {
        const auto found = std::find(out.begin(), out.end(), id);
        place = (found == out.end() ? out.insert(place, id) : found) + 1;
    }
    return out;
}

Scene runWindow(Scene out, const Scene& from, const Scene& to, double t) {
    if (!sameAxes(from.plane, to.plane)) {
        return out;
    }
    for (const Edge& edge : edges) {
        const Axis& axis = from.plane.*edge.axis;
        const double a = axis.*edge.value;
        const double b = to.plane.*edge.axis.*edge.value;
        if (a != b) {
            const double x = axis.fromAxis(std::lerp(axis.toAxis(a), axis.toAxis(b), t));
            out = with(std::move(out), edge.path, std::clamp(x, std::min(a, b), std::max(a, b)));
        }
    }
    return out;
}

/// Labels that both scenes have put somewhere travel; others are where the nearer scene has them.
Scene runLabels(Scene out, const Scene& from, const Scene& to, double t) {
    if (!sameAxes(from.plane, to.plane)) {
        return out;
    }
    for (const auto& [id, start] : from.labelPlaces) {
        const auto goal = to.labelPlaces.find(id);
        if (goal == to.labelPlaces.end() || goal->second == start) {
            continue;
        }
        const auto run = [t](const Axis& axis, double a, double b) {
            return axis.fromAxis(std::lerp(axis.toAxis(a), axis.toAxis(b), t));
        };
        const LabelPlace place{run(from.plane.x, start.x, goal->second.x),
                               run(from.plane.y, start.y, goal->second.y)};
        out = with(std::move(out), "bound." + id + ".label", toText(place));
    }
    return out;
}

/// Inputs of records that both scenes set run; one that only one of them sets is changed at half
/// time, as the record's own value is not known here.
Scene runSettings(Scene out, const Scene& from, const Scene& to, double t) {
    for (const auto& [key, start] : from.scenario.settings) {
        const auto goal = to.scenario.settings.find(key);
        if (goal == to.scenario.settings.end()) {
            continue;
        }
        const double* a = std::get_if<double>(&start);
        const double* b = std::get_if<double>(&goal->second);
        if (a != nullptr && b != nullptr && *a != *b) {
            out = with(std::move(out), "bound." + key, between(*a, *b, t, true));
        }
    }
    return out;
}

} // namespace

Scene morph(const Scene& from, const Scene& to, double t) {
    if (!(t > 0.0)) {
        return from;
    }
    if (t >= 1.0) {
        return to;
    }
    Scene out = t < half ? from : to;
    for (const Parameter& p : parameters()) {
        if (isEdge(p) || !differs(p, from, to)) {
            continue;
        }
        if (p.kind == Parameter::Kind::number) {
            const double x = between(std::get<double>(p.get(from)), std::get<double>(p.get(to)), t,
                                     p.logarithmic);
            out = with(std::move(out), p.path, x);
        } else if (p.kind == Parameter::Kind::list) {
            out = with(std::move(out), p.path,
                       unionOf(std::get<std::vector<std::string>>(p.get(from)),
                               std::get<std::vector<std::string>>(p.get(to))));
        } else if (const Moment moment = momentOf(p, from, to); moment != Moment::middle) {
            out = with(std::move(out), p.path, p.get(moment == Moment::start ? to : from));
        }
    }
    for (const Scene* scene : {&from, &to}) {
        for (const std::string& id : scene->publishedShown) {
            out = with(std::move(out), "bound." + id + ".published", true);
        }
    }
    out = runLabels(runWindow(std::move(out), from, to, t), from, to, t);
    return runSettings(std::move(out), from, to, t);
}

} // namespace cyrano::scene
