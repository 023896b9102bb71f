#pragma once

/// e⁺e⁻ → γγ. Tree level, electron mass neglected, α(0). Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// σ(e⁺e⁻ → γγ) = (2πα²/s)[2 artanh c - c] in pb with both photons in |cosθ*| < cosMax < 1.
/// sqrtSGeV > 0.
double crossSectionPhotonPairPb(double sqrtSGeV, double cosMax) noexcept;

/// dσ/dm in pb/GeV of a photon pair after one photon of energy fraction x = 1 - m²/s is radiated
/// along a beam: (2m/s) (2α/π)[ln(s/m_e²) - 1](1 - x + x²/2)/x · σ_γγ(m), the pair in |cosθ*| <
/// cosMax of its own frame. Leading logarithm. 0 < massGeV < sqrtSGeV.
double returnPhotonPairDensityPbPerGeV(double massGeV, double sqrtSGeV, double cosMax) noexcept;

} // namespace cyrano::physics
