#pragma once

#include "core/physics/particle.hpp"

/// Two-body widths in GeV. Conventions of magnetic_moment.hpp: g_γγ, g_γZ in GeV^-1, the rest pure
/// numbers. Couplings may have either sign, masses > 0. Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// β = √(1 - 4m_l²/m²), 0 below threshold. Keeps its digits near it (difference of squares).
double pairVelocity(double massGeV, double decayProductMassGeV) noexcept;

/// Γ(a → γγ) = g²m³/64π, the same for a scalar. arXiv:1708.00443.
double widthPhotonPair(double gGammaPerGeV, double massGeV) noexcept;

/// Γ(X → l⁺l⁻), 0 below threshold; coupling is g_l for spin 0 and ε for spin 1:
/// P g²mβ/8π, S g²mβ³/8π, V (αε²m/3)(1 + 2m_l²/m²)β, A (αε²m/3)β³. arXiv:1708.00443, 2005.01515.
double widthLeptonPair(Particle particle, double coupling, double massGeV,
                       double leptonMassGeV) noexcept;

/// Γ(Z → γa) = g_γZ²/(96π) ((M_Z² - m²)/M_Z)³, 0 for m >= M_Z. arXiv:1709.00009 eq. (2.9), whose
/// coupling is twice this one.
double widthZPhoton(double gGammaZPerGeV, double massGeV) noexcept;

} // namespace cyrano::physics
