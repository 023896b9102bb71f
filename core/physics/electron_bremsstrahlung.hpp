#pragma once

#include "core/physics/particle.hpp"
#include "core/physics/primakoff.hpp"

/// e⁻ + atom → e⁻ + atom + X, X radiated off the electron line: improved Weizsäcker-Williams
/// approximation with the electron mass kept. E is the electron's energy, x = E_X/E, couplings
/// L = -i g a ēγ5e, -g φ ēe, -εe A' ēγe and -εe A' ēγγ5e. Pure, thread-safe; NaN outside the
/// domain. arXiv:1605.04612, 1705.01633; the dark photon also arXiv:0906.0580.
///
/// With w = U0/|u|, |u| = k_T²/x + U0, U0 = m²(1-x)/x + m_e²x, k_T = E_X θ, the squared amplitude
/// of γe → eX at forward momentum transfer is [C - K w(1-w) x(1-x)/U0]/(1-x), and
///
///     P  C = x²                            K = 2m²
///     S  C = x²                            K = 2(m² - 4m_e²)
///     V  C = 2(2-2x+x²)                    K = 4(m² + 2m_e²)
///     A  C = 2(2-2x+x²) + 4m_e²x²/m²       K = 4(m² - 4m_e²)
///
/// exact for real photons. The last term of A's C is its longitudinal part.
namespace cyrano::physics {

/// χ(E, m) = ∫ dt (t - t_min)/t² G2(t) from t_min = (m²/2E)² to m² + m_e², a pure number; 0 where
/// the bounds cross. Relative accuracy 1e-6. massGeV >= 0, electronEnergyGeV > 0.
double effectivePhotonFlux(const Atom& atom, double electronEnergyGeV, double massGeV) noexcept;

/// dσ/dx per χ and coupling², GeV^-2: (α²/4π) β [C/U0 - K x(1-x)/6U0²] per g² for spin 0, times
/// e² = 4πα per ε² for spin 1; β = √(1 - m²/(xE)²), 0 for xE <= m. 0 < x < 1; massGeV >= 0,
/// > 0 for A. m → 0: V takes the shape of ordinary bremsstrahlung, (4/3 - 4x/3 + x²)/x.
double emissionPerFraction(Particle particle, double electronEnergyGeV, double massGeV,
                           double fraction) noexcept;

/// Distribution of the transverse momentum k_T of X at one mass and x.
class EmissionAngle {
  public:
    EmissionAngle(Particle particle, double massGeV, double fraction) noexcept;

    /// dP/dk_T² in GeV^-2, normalised to 1: a plateau below √(xU0), then k_T^-4.
    [[nodiscard]] double perKickSquared(double kickGeV) const noexcept;
    /// Share of emissions with a smaller k_T: int dP.
    [[nodiscard]] double shareBelow(double kickGeV) const noexcept;

  private:
    double scaleGeV2_; // xU0; NaN outside the domain
    double dip_;       // [K x(1-x)/U0]/C
};

} // namespace cyrano::physics
