#pragma once

#include "core/physics/particle.hpp"

/// e⁺e⁻ → γX with X (pseudoscalar or scalar) radiated off the electron line, exact in the electron
/// mass. Interference with ALP-strahlung is suppressed by m_e and left out. g_ee is a pure number,
/// masses and √s in GeV, cosθ of the photon in the centre of mass; cross sections in pb. Pure,
/// thread-safe; NaN unless 0 <= massGeV < sqrtSGeV and 0 < 2·leptonMassGeV < sqrtSGeV.
/// |M|² = e²g² [N/D - K/D²], D = (s-m²)²(1-β²c²)/4; N = s²+m⁴, K = 2m_e²m²(s-m²)² (P);
/// N = s²+m⁴-8m_e²s, K = 2m_e²(m²-4m_e²)(s-m²)² (S). Checked against explicit Dirac spinors.
namespace cyrano::physics {

/// dσ/dcosθ = (αg²/8sβ)(1 - m²/s) |M|²/(e²g²), -1 <= cosTheta <= 1.
double differentialElectronEmissionPb(Particle particle, double gElectron, double massGeV,
                                      double sqrtSGeV, double cosTheta,
                                      double leptonMassGeV) noexcept;

/// Its integral over cosMin < cosθ < cosMax in closed form, -1 <= cosMin <= cosMax <= 1.
double crossSectionElectronEmissionPb(Particle particle, double gElectron, double massGeV,
                                      double sqrtSGeV, double leptonMassGeV, double cosMin = -1.0,
                                      double cosMax = 1.0) noexcept;

} // namespace cyrano::physics
