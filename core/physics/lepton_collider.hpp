#pragma once

#include <complex>

/// e⁺e⁻ → γa through a virtual photon and Z ("ALP-strahlung"), electron mass neglected, narrow a;
/// the photon part is the same for a scalar. Couplings in GeV^-1, masses and √s in GeV, cosθ of the
/// photon in the centre of mass; cross sections in pb. Pure, thread-safe; NaN unless
/// 0 <= massGeV < sqrtSGeV. arXiv:1709.00009 eqs. (2.7), (2.8), with g_γZ half of theirs.
namespace cyrano::physics {

/// σ = (s²/96π)(1-x)³ ½Σ_h|A_h|², x = m²/s,
/// A_h = -e g_γγ/s + (e/sc)(T3_h + s_W²) g_γZ/(s - M_Z² + iM_ZΓ_Z); αg²(1-x)³/24 without the Z.
double crossSectionPhotonAlpPb(double gGammaPerGeV, double gGammaZPerGeV, double massGeV,
                               double sqrtSGeV) noexcept;

/// The same with a photon coupling that loops of light particles make complex at q² = s.
double crossSectionPhotonAlpPb(std::complex<double> gGammaPerGeV, double gGammaZPerGeV,
                               double massGeV, double sqrtSGeV) noexcept;

/// Share of it with cosMin < cosθ < cosMax, -1 <= cosMin <= cosMax <= 1, whatever the couplings;
/// NaN else.
double sharePhotonAlp(double cosMin, double cosMax) noexcept;

/// The part with cosMin < cosθ < cosMax.
double crossSectionPhotonAlpPb(double gGammaPerGeV, double gGammaZPerGeV, double massGeV,
                               double sqrtSGeV, double cosMin, double cosMax) noexcept;

/// dσ/dcosθ = ⅜(1 + cos²θ) σ.
double differentialPhotonAlpPb(double gGammaPerGeV, double gGammaZPerGeV, double massGeV,
                               double sqrtSGeV, double cosTheta) noexcept;

} // namespace cyrano::physics
