#pragma once

/// Decay in flight. Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// Mean decay length (p/m) ħc/Γ in m; infinite for Γ = 0. widthGeV, momentumGeV >= 0, massGeV > 0.
double decayLength(double widthGeV, double massGeV, double momentumGeV) noexcept;

/// Probability e^{-l₁/ℓ} - e^{-l₂/ℓ} of a decay between l₁ and l₂ from the origin, ℓ the mean decay
/// length; all in the same unit, 0 <= l₁ <= l₂ (l₂ may be infinite), ℓ from 0 to infinity.
double decayProbability(double lMin, double lMax, double decayLength) noexcept;

/// Lifetime ħ/Γ in seconds; infinite for Γ = 0. widthGeV >= 0.
double lifetimeSeconds(double widthGeV) noexcept;

} // namespace cyrano::physics
