#pragma once

#include <complex>

/// The fermion triangle that turns a coupling of X to a fermion of mass m_f into an effective
/// coupling to two photons of virtualities q₁², q₂². Virtualities and M² in GeV², either sign;
/// fermionMassGeV > 0. Values carry the physical -iε above thresholds. Pure, thread-safe.
namespace cyrano::physics {

/// f²(z), z = p²/4m_f²: arcsin²√z (0 <= z <= 1), -arsinh²√-z (z < 0), (π/2 + i arcosh√z)² (z > 1).
std::complex<double> triangleSquare(double z) noexcept;

/// F = 2m_f² C₀(q₁², q₂², M²; m_f, m_f, m_f), → -1 for a heavy fermion, → 0 for a light one;
/// arXiv:2205.07896. Closed and free of cancellation when one of the three arguments is 0.
/// Otherwise a double integral when |q₁²|, |q₂²|, |M²| <= m_f², and single integrals beyond, to
/// 1e-10; these need the Källén function λ(q₁², q₂², M²) > 0 (always so for M² > 0 >= q₁², q₂²).
/// NaN elsewhere, and where F diverges (two arguments at threshold 4m_f² and the third 0).
std::complex<double> triangleFormFactor(double q1Squared, double q2Squared, double massSquared,
                                        double fermionMassGeV) noexcept;

/// 1 + F with its digits kept where the fermion decouples: → -(q₁² + q₂² + M²)/12m_f². The loop
/// of a derivative coupling is proportional to it. Domain as triangleFormFactor.
std::complex<double> onePlusTriangle(double q1Squared, double q2Squared, double massSquared,
                                     double fermionMassGeV) noexcept;

/// C₀ = F/(2m_f²) in GeV^-2.
std::complex<double> scalarTriangle(double q1Squared, double q2Squared, double massSquared,
                                    double fermionMassGeV) noexcept;

} // namespace cyrano::physics
