#pragma once

/// e⁺e⁻ → γA' with vector coupling eε, electron mass neglected (hence never to |cosθ| = 1). Masses
/// and √s in GeV, cosθ of the photon in the centre of mass; cross sections in pb. Pure,
/// thread-safe; NaN unless 0 <= massGeV < sqrtSGeV and -1 < cosθ < 1. arXiv:0903.0363.
namespace cyrano::physics {

/// dσ/dcosθ = (2πα²ε²/s(1-x)) [(1+x)² + (1-x)²cos²θ]/sin²θ, x = m²/s.
double differentialPhotonDarkPhotonPb(double epsilon, double massGeV, double sqrtSGeV,
                                      double cosTheta) noexcept;

/// Its integral over cosMin < cosθ < cosMax in closed form.
double crossSectionPhotonDarkPhotonPb(double epsilon, double massGeV, double sqrtSGeV,
                                      double cosMin, double cosMax) noexcept;

} // namespace cyrano::physics
