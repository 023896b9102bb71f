#pragma once

/// e⁺e⁻ → e⁺e⁻a by γγ fusion, electrons unseen, spin 0 and narrow, two-photon coupling in GeV⁻¹.
/// Both forms are leading-logarithmic estimates for m ≪ √s and differ by up to a factor 2 (what
/// counts as the largest virtuality is a choice): indicative only. Cross sections in pb. Pure,
/// thread-safe; NaN unless 0 < massGeV < sqrtSGeV.
namespace cyrano::physics {

/// Equivalent photons of both beams: σ = (πg²m²/8s) ∫dy f(√τ e^y) f(√τ e^-y), τ = m²/s,
/// f(x) = (α/2π){[1 + (1-x)²]/x ln(Q²max/Q²min) - 2m_e²x(1/Q²min - 1/Q²max)}, Q²min = m_e²x²/(1-x);
/// no photons where Q²min >= q2MaxGeV2. Budnev et al., Phys. Rep. 15 (1975) 181. q2MaxGeV2 > 0.
double crossSectionPhotonFusionPb(double gGammaPerGeV, double massGeV, double sqrtSGeV,
                                  double q2MaxGeV2) noexcept;

/// Low's form: (πg²/8)(α/2π)² ln²(s/4m_e²) [(2+z)² ln(1/z) - 2(1-z)(3+z)], z = m²/s. Phys. Rev. 120
/// (1960) 582.
double crossSectionPhotonFusionLowPb(double gGammaPerGeV, double massGeV, double sqrtSGeV) noexcept;

} // namespace cyrano::physics
