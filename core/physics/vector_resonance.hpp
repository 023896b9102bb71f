#pragma once

namespace cyrano::physics {

/// A vector meson V formed by e⁺e⁻ whose energies scatter by about as much as V is wide.
struct VectorResonance {
    double massGeV = 0.0;
    double widthGeV = 0.0;
    double toElectrons = 0.0;     ///< B(V → e⁺e⁻)
    double energySpreadGeV = 0.0; ///< standard deviation of √s
};

/// Share of the peak cross section left by the spread of a Gaussian √s about sqrtSGeV:
/// ⟨(Γ/2)²/((E - M)² + (Γ/2)²)⟩; 1 for a resonance much wider than the spread. widthGeV > 0,
/// energySpreadGeV >= 0; NaN else.
double resonanceOverlap(const VectorResonance& resonance, double sqrtSGeV) noexcept;

/// σ(e⁺e⁻ → V → γa) in pb at √s ≈ M: (12π/M²) B_ee² g²M²/(32πα)(1 - m²/M²)³ times the overlap;
/// quark couplings of a neglected, interference with the continuum left out. 0 for m >= M, NaN
/// outside the domain. arXiv:1905.03259.
double crossSectionResonantPhotonAlpPb(const VectorResonance& resonance, double gGammaPerGeV,
                                       double massGeV, double sqrtSGeV) noexcept;

} // namespace cyrano::physics
