// Lines of equal lifetime over a plane.
#pragma once

#include <vector>

#include "core/figure/figure.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::figure {

/// Where the proper decay length cτ = ħc/Γ (or τ = ħ/Γ) is a power of ten of metres (seconds), Γ
/// the model's total width there: every decade, or every third, sixth, … where there are many.
/// Which of both, or nothing, the scene's plane says.
[[nodiscard]] std::vector<GuideLine> lifetimeLines(const scene::Scene& scene);

} // namespace cyrano::figure
