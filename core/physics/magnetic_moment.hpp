#pragma once

#include "core/physics/particle.hpp"

/// Contributions of a particle X to the anomalous magnetic moment a_l = (g-2)/2 of a lepton.
/// Conventions: pseudoscalar -i g_l a l̄γ5l - (g_γγ/4) a F F̃ - (g_γZ/2) a F Z̃;
/// scalar -g_l s l̄l - (g_γγ/4) s FF; vector e ε A'_μ l̄γ^μl; axial vector e ε A'_μ l̄γ^μγ5l.
/// Masses in GeV, g_γγ and g_γZ in GeV^-1, g_l and ε pure numbers. Pure, thread-safe; NaN outside
/// the domain.
namespace cyrano::physics {

/// How the photon vertex is taken: cut off at Λ, the whole one-loop function; of that ln(Λ²/m_X²)
/// and ln(Λ²/M_Z²) alone; or made by a heavy fermion matched to Λ (barr_zee.hpp), with its two-loop
/// functions in place of ln(Λ²/m_X²) and the whole dependence on m_l.
enum class LoopForm { full, leadingLog, heavyFermion };

/// Master integral I_n(r) = ∫₀¹ xⁿ dx / (x² + r(1-x)), r = m_X²/m_l². n = 0…4; r > 0, and r = 0 for
/// n >= 2. Relative error below 1e-13 for r = 1e-12…1e12. Leveille, Nucl. Phys. B137 (1978) 63.
double masterIntegral(int n, double r) noexcept;

/// h₁(r) = 2 I₃(r), r >= 0; the lepton loop of a pseudoscalar is -g²h₁/16π². arXiv:1708.00443.
double h1(double r) noexcept;

/// h₂(r) of the photon loop of a pseudoscalar, r >= 0; h₂(0) = 1, → ln r + 3/2. arXiv:1708.00443.
double h2(double r) noexcept;

/// The same for a scalar, r >= 0: h_S = 3 + 2∬ln(z² + y r), h_S(0) = 0, → ln r + 3/2.
double hS(double r) noexcept;

/// Lepton loop Δa_l per coupling squared (g_l² for spin 0, ε² for spin 1). leptonMassGeV > 0;
/// massGeV >= 0, for the axial vector > 0 (it diverges as 1/m²). arXiv:0902.3360.
double deltaALeptonLoop(Particle particle, double leptonMassGeV, double massGeV) noexcept;

/// 𝓛 = ln(Λ²/m_l²) + 3/2 - h₂ (pseudoscalar) or - h_S (scalar): the photon loop with a cutoff Λ on
/// the photon, → ln(Λ²/m_X²) for heavy X. Meaningless where it is not positive. arXiv:1607.01022.
double photonLoopLog(Particle particle, double leptonMassGeV, double massGeV,
                     double cutoffGeV) noexcept;

/// 𝓛_Z = ln(Λ²/M_Z²) + x ln x/(1-x), x = m_X²/M_Z², massGeV >= 0: the same with a Z, for m_l → 0.
double photonZLoopLog(double massGeV, double cutoffGeV) noexcept;

/// Vector coupling of the Z to charged leptons over e: (1 - 4s²)/(4 s c) = 0.0445.
double zVertexFactor() noexcept;

/// Couplings of X to the lepton, to two photons and to a photon and a Z.
struct LoopCouplings {
    double lepton = 0.0;
    double photonPerGeV = 0.0;
    double photonZPerGeV = 0.0;
};

/// Photon and Z loops (g_l m_l/8π²){g_γγ 𝓛 + zVertexFactor g_γZ 𝓛_Z}, pseudoscalar or scalar.
/// massGeV >= 0 in the full form, > 0 in the others.
double deltaAPhotonLoop(Particle particle, const LoopCouplings& couplings, double leptonMassGeV,
                        double massGeV, double cutoffGeV, LoopForm form) noexcept;

/// Lepton loop plus photon loops, pseudoscalar or scalar.
double deltaATotal(Particle particle, const LoopCouplings& couplings, double leptonMassGeV,
                   double massGeV, double cutoffGeV, LoopForm form) noexcept;

} // namespace cyrano::physics
