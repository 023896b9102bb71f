#include "core/picture/anatomy.hpp"

#include <cmath>
#include <limits>

#include "core/io/number.hpp"

namespace cyrano::picture {

namespace {

constexpr int samples = 97;
/// Edges closer than this factor are about to meet.
constexpr double meeting = 1.6;

/// A bound's column at one mass, with the means to ask it.
struct Vertical {
    const bounds::Bound& bound;
    std::unique_ptr<bounds::Column> column;
    scene::CouplingLine line;

    [[nodiscard]] std::optional<bounds::FlightStory> story(double y) const {
        return column == nullptr ? std::nullopt : column->story(line.at(y));
    }
    /// d ln N/d ln y
    [[nodiscard]] double power(double y) const {
        constexpr double step = 1e-3;
        return (column->logExcess(line.at(y * std::exp(step))) -
                column->logExcess(line.at(y * std::exp(-step)))) /
               (2.0 * step);
    }
};

Vertical verticalOf(const bounds::Bound& bound, const scene::Scene& scene, double x) {
    Vertical out{bound, nullptr, scene.plane.kind().line(scene.scenario.model, x)};
    const region::Interval masses = bound.massRangeGeV();
    if (bound.silentBecause(scene.scenario, scene.plane).empty() &&
        out.line.massGeV >= masses.low && out.line.massGeV <= masses.high) {
        out.column = bound.column(scene.scenario, out.line.massGeV);
    }
    return out;
}

EdgeCause causeOf(const bounds::FlightStory& story, bool upper, bool narrow) {
    if (narrow) {
        return EdgeCause::endOfNose;
    }
    if (upper) {
        return EdgeCause::decaysTooSoon;
    }
    return story.beyond > 0.5 ? EdgeCause::tooLongLived : EdgeCause::tooFew;
}

std::optional<Anatomy::Edge> nearestEdge(const Vertical& vertical, const scene::Scene& scene,
                                         double x, double y) {
    std::optional<Anatomy::Edge> out;
    double nearest = std::numeric_limits<double>::infinity();
    const scene::Axis& axis = scene.plane.y;
    for (const region::Interval& stretch :
         vertical.bound.intervalsAt({scene.scenario, scene.plane, {}}, x)) {
        const bool narrow = stretch.high < meeting * stretch.low;
        for (const bool upper : {false, true}) {
            const double at = upper ? stretch.high : stretch.low;
            const double distance = std::abs(std::log(at / y));
            if (at <= axis.min || at >= axis.max || !(distance < nearest)) {
                continue; // the frame of the plane is no edge
            }
            if (const auto story = vertical.story(at)) {
                nearest = distance;
                out = Anatomy::Edge{at, causeOf(*story, upper, narrow), *story, vertical.power(at)};
            }
        }
    }
    return out;
}

/// "12 %", "practically all": digits nobody can picture are left out.
std::string share(double fraction) {
    constexpr double negligible = 1e-6;
    if (fraction > 1.0 - negligible) {
        return "practically all";
    }
    if (fraction < negligible) {
        return "practically none";
    }
    return (fraction > 0.995 ? "all but " + io::roundedNumber(100.0 * (1.0 - fraction), 2)
                             : io::roundedNumber(100.0 * fraction, 2)) +
           " %";
}

std::string events(double number) {
    constexpr double none = 1e-3;
    return number < none ? std::string("practically no") : io::roundedNumber(number, 3);
}

} // namespace

std::optional<Anatomy> anatomyAt(const scene::Scene& scene, const bounds::Catalogue& catalogue,
                                 double x, double y) {
    std::optional<Anatomy> best;
    const scene::Axis& axis = scene.plane.y;
    if (axis.scale != scene::AxisScale::logarithmic || !(y > 0.0)) {
        return best;
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::string& id : scene.shownBounds) {
        const bounds::Bound* bound = catalogue.find(id);
        if (bound == nullptr) {
            continue;
        }
        const Vertical vertical = verticalOf(*bound, scene, x);
        const auto here = vertical.story(y);
        if (!here) {
            continue;
        }
        auto edge = nearestEdge(vertical, scene, x, y);
        const double distance =
            edge ? std::abs(std::log(edge->y / y)) : std::numeric_limits<double>::max();
        if (!(distance < nearest)) {
            continue;
        }
        nearest = distance;
        best = Anatomy{bound, vertical.line.massGeV, y, axis, {}, here->limit, *here, edge};
        for (int i = 0; i < samples; ++i) {
            const double at = axis.fromAxis(axis.axisMin() +
                                            (axis.axisMax() - axis.axisMin()) * i / (samples - 1));
            const auto story = vertical.story(at);
            best->events.push_back({at, story ? story->events : 0.0});
        }
    }
    return best;
}

std::string causeText(const Anatomy::Edge& edge) {
    const std::string power = "events ∝ g^" + io::roundedNumber(edge.power, 2);
    switch (edge.cause) {
    case EdgeCause::tooLongLived:
        return "lower edge: too long-lived, " + share(edge.story.beyond) +
               " fly past the detector; " + power + " (production times decay)";
    case EdgeCause::tooFew:
        return "lower edge: too few produced; of those made " + share(edge.story.inside) +
               " decay where they are seen; " + power;
    case EdgeCause::decaysTooSoon:
        return "upper edge: decays before the detector, " + share(edge.story.before) +
               " end in the shield";
    case EdgeCause::endOfNose:
        break;
    }
    return "end of the nose: even the best coupling at this mass gives hardly more than the limit, "
           "because few are made and those decay soon";
}

std::string fateText(const bounds::FlightStory& story) {
    return "here: " + events(story.events) + " events expected (limit " +
           io::roundedNumber(story.limit, 3) + "); " + share(story.before) +
           " decay in the shield, " + share(story.inside) + " in the open, " + share(story.beyond) +
           " beyond";
}

} // namespace cyrano::picture
