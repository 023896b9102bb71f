#pragma once

namespace cyrano::physics {

/// Smallest opening angle 2 arcsin(m/E) in rad of the two photons from a decay at energy E.
/// 0 <= massGeV <= energyGeV, energyGeV > 0; NaN else.
double smallestOpening(double massGeV, double energyGeV) noexcept;

/// Fraction of isotropic two-photon decays at energy E whose opening angle exceeds minOpening
/// (rad): 1 for γ sin(δ/2) <= 1, else 1 - √(1 - 1/(γ sin(δ/2))²)/β, exact also for γ → ∞. 0 <
/// massGeV <= energyGeV, 0 <= minOpening <= π; NaN else.
double resolvedFraction(double massGeV, double energyGeV, double minOpening) noexcept;

} // namespace cyrano::physics
