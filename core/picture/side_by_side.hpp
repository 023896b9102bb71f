// Two pictures at one point, and two points of one picture.
#pragma once

#include <optional>
#include <vector>

#include "core/picture/point.hpp"

namespace cyrano::picture {

/// Whether a bound has the same edges in both scenes, whatever the window. The planes are of one
/// kind.
[[nodiscard]] bool sameEdges(const scene::Scene& a, const scene::Scene& b,
                             const bounds::Bound& bound);

/// One edge of a bound in two scenes, along the vertical through one point: values of y.
struct EdgeShift {
    const bounds::Bound* bound = nullptr;
    bool lower = true;            ///< excluded above it, else below
    std::optional<double> before; ///< absent: there was none at this x
    std::optional<double> now;    ///< absent: it is gone

    /// now/before; nothing where either is absent or they differ in sign.
    [[nodiscard]] std::optional<double> ratio() const noexcept;
};

/// For each bound that both scenes show and that differs between them: its edge nearest to (x, y)
/// in the first, and where that one is in the second. Those that moved, the farthest first. Both
/// scenes have planes of one kind.
[[nodiscard]] std::vector<EdgeShift> edgeShifts(const scene::Scene& before, const scene::Scene& now,
                                                const bounds::Catalogue& catalogue, double x,
                                                double y);

/// How far inside a bound a point lies, as a factor in y to its nearest edge: above 1 inside,
/// below 1 outside. Nothing where there is no edge.
[[nodiscard]] std::optional<double> insideBy(const PointVerdict& verdict, double y) noexcept;

/// A bound at two points.
struct PointPair {
    const bounds::Bound* bound = nullptr;
    bool firstInside = false;
    bool secondInside = false;
    std::optional<double> first; ///< insideBy()
    std::optional<double> second;

    [[nodiscard]] std::optional<double> ratio() const noexcept;
};

/// Each bound that excludes either point, by how far the second is inside, the deepest first. Both
/// lists are explainPoint's for one scene.
[[nodiscard]] std::vector<PointPair> pairUp(const std::vector<PointVerdict>& first, double firstY,
                                            const std::vector<PointVerdict>& second,
                                            double secondY);

} // namespace cyrano::picture
