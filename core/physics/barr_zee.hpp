#pragma once

#include "core/physics/particle.hpp"

/// True two-loop Barr–Zee contributions to a_l: X couples to the lepton and, through a closed loop
/// of a fermion F, to two photons. Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// f_PS(z) = ∫₀¹ ln u/(u-1) dx, u = x(1-x)/z, z = m_F²/m_X² > 0; → ln z + 2 for a heavy fermion.
/// Relative error below 1e-13. arXiv:1607.06292; GM2Calc 2, arXiv:2110.13238.
double barrZeePseudoscalar(double z) noexcept;

/// f_S(z) = (2z-1) f_PS(z) - 2z(2 + ln z), z > 0; → -(2/3 ln z + 13/9). Same sources.
double barrZeeScalar(double z) noexcept;

/// Δa_l = (α/8π³)(m_l/m_F) g_l g_F f(m_F²/m_X²) for a fermion of charge ±1 and one colour.
/// Pseudoscalar or scalar; masses in GeV, all > 0.
double deltaATwoLoop(Particle particle, double gLepton, double gFermion, double leptonMassGeV,
                     double massGeV, double fermionMassGeV) noexcept;

/// Mass of the fermion whose loop is, for a light X, the photon vertex cut off at Λ: Λ/e for a
/// pseudoscalar (g_γγ = αg_F/πm_F), Λe^{-13/12} for a scalar (g_γγ = -2αg_F/3πm_F).
double matchedFermionMassGeV(Particle particle, double cutoffGeV) noexcept;

/// What stands for ln(Λ²/m_X²) when such a fermion makes g_γγ: f_PS(z) or -(3/2)f_S(z),
/// z = m_F²/m_X², for m_l → 0. Means what it says while X cannot decay into the pair.
double heavyFermionLog(Particle particle, double massGeV, double fermionMassGeV) noexcept;

/// The same with a Z for the inner photon: with 𝓛 as above and x = m_X²/M_Z²,
/// 𝓛_Z = [x𝓛(m_X) - 𝓛(M_Z)]/(x-1), because the two boson propagators split into partial fractions.
double heavyFermionZLog(Particle particle, double massGeV, double fermionMassGeV) noexcept;

} // namespace cyrano::physics
