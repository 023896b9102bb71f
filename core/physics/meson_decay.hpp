#pragma once

namespace cyrano::physics {

/// Γ(V → γa)/Γ(V → e⁺e⁻) = g_γγ² m_V²/(32πα) (1 - m²/m_V²)³ for a vector quarkonium V, quark
/// couplings of a neglected; 0 for m >= m_V. g in GeV^-1, masses in GeV, massGeV >= 0,
/// mesonMassGeV > 0; NaN else. arXiv:1905.03259.
double ratioVectorMesonPhoton(double gGammaPerGeV, double massGeV, double mesonMassGeV) noexcept;

} // namespace cyrano::physics
