#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::picture {

/// What sets an edge of an exclusion region of particles that fly before they decay.
enum class EdgeCause {
    tooLongLived,  ///< lower edge: most fly past the detector
    tooFew,        ///< lower edge: most of those made decay in time, but few are made
    decaysTooSoon, ///< upper edge: most decay in the shield
    endOfNose      ///< the edges meet: even at the best coupling too few are seen
};

/// A nose taken apart along the vertical through one point of the plane.
struct Anatomy {
    const bounds::Bound* bound = nullptr;
    double massGeV = 0.0;
    double y = 0.0;     ///< of the point, a value
    scene::Axis axis{}; ///< along the vertical

    struct Sample {
        double y = 0.0;
        double events = 0.0;
    };
    std::vector<Sample> events; ///< along the whole vertical of the plane, ascending y
    double limit = 0.0;         ///< events from which on a point is excluded
    bounds::FlightStory here{}; ///< at the point itself

    /// The edge nearest to the point and what sets it; none where nothing is excluded at this x.
    struct Edge {
        double y = 0.0;
        EdgeCause cause = EdgeCause::tooFew;
        bounds::FlightStory story{};
        double power = 0.0; ///< d ln N/d ln y there
    };
    std::optional<Edge> edge;
};

/// Of the bounds the scene shows, the one whose edge is nearest to (x, y) among those in which the
/// particle flies; nothing where there is none, for y <= 0, and on axes with both signs, whose two
/// noses per vertical are another story.
[[nodiscard]] std::optional<Anatomy>
anatomyAt(const scene::Scene& scene, const bounds::Catalogue& catalogue, double x, double y);

/// One sentence in plain words: what sets the edge, with its numbers.
[[nodiscard]] std::string causeText(const Anatomy::Edge& edge);

/// One sentence on the point itself: expected events and where the particles decay.
[[nodiscard]] std::string fateText(const bounds::FlightStory& story);

} // namespace cyrano::picture
