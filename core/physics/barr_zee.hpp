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

} // namespace cyrano::physics
