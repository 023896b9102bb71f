#pragma once

#include "core/scene/scene.hpp"

namespace cyrano::scene {

/// A scene on the way from one to another, by the parameter table alone. t ≤ 0 and t ≥ 1 give
/// exactly the two; between them
/// - numbers run, in the logarithm where the parameter is logarithmic;
/// - the window runs in units of its axes; other axes cut over at t = 0.5;
/// - labels put by hand travel along;
/// - bounds that come are there from the start, those that go stay until the end;
/// - a choice that lets a running number take effect is made at the start, one that takes its
/// effect
///   away at the end, every other at t = 0.5.
/// Every scene on the way is one the parameters accept.
[[nodiscard]] Scene morph(const Scene& from, const Scene& to, double t);

} // namespace cyrano::scene
