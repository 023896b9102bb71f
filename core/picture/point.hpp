#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::picture {

/// One bound's say about a point of the plane.
struct PointVerdict {
    const bounds::Bound* bound = nullptr;
    region::Role role = region::Role::excluded;
    bool inside = false;
    std::optional<double> lowerEdge;   ///< of the stretch the point lies in, as a value of y
    std::optional<double> upperEdge;   ///< absent where everything above is inside
    std::optional<double> nearestEdge; ///< the edge closest to the point, inside or not
    std::optional<double> signalOverLimit;
    std::string citation;
    std::string caveat; ///< why to read the verdict with care, in a few words; empty: nothing known

    /// Whether something measured speaks against the point; a projection only could.
    [[nodiscard]] bool excludes() const noexcept;

    /// "excluded by", "compatible with", "in reach of", "within": what being inside means.
    [[nodiscard]] const char* words() const noexcept;

    /// Distance to the nearest edge as a factor in y; ∞ when no edge is in the plane.
    [[nodiscard]] double factor(double y) const noexcept;
};

/// The plane with all couplings anybody draws: a zoom must not change a verdict.
[[nodiscard]] scene::Plane wholeLine(const scene::Plane& plane);

/// What the bounds of the scene say about (x, y): what excludes it first, then other insides by
/// factor, then the rest by the distance of their edge. Edges are looked for over all couplings, so
/// the answer does not depend on the window of the plane.
[[nodiscard]] std::vector<PointVerdict>
explainPoint(const scene::Scene& scene, const bounds::Catalogue& catalogue, double x, double y);

} // namespace cyrano::picture
