#pragma once

/// QED e⁺e⁻ → γγγ, the irreducible background of a → γγ searches: tree level, electron mass
/// neglected (hence only with all photons away from the beams), α(0). Pure, thread-safe.
namespace cyrano::physics {

/// What all three photons have to satisfy, in the centre of mass: energy above minEnergyGeV and
/// cosMin < cosθ < cosMax, θ to the electron beam; the pair whose mass is asked for must also open
/// by more than minOpeningRad (0 to π), lest the two merge into one cluster.
struct ThreePhotonAcceptance {
    double sqrtSGeV = 0.0;
    double minEnergyGeV = 0.0;
    double cosMin = 0.0;
    double cosMax = 0.0;
    double minOpeningRad = 0.0;
};

/// Cosine in the centre of mass of a photon seen at cosLab, (c - β)/(1 - βc), with
/// β = (E₋ - E₊)/(E₋ + E₊) of two beams that meet head on. Energies > 0 in GeV, |cosLab| <= 1; NaN
/// else.
double centreOfMassCosine(double cosLab, double electronGeV, double positronGeV) noexcept;

/// Belle II: 7.007 GeV on 4.000 GeV, 17° < θ_lab < 150°, E* > 0.25 GeV (as arXiv:1709.00009).
ThreePhotonAcceptance belle2ThreePhotons() noexcept;

/// BESIII at the J/ψ: √s = 3.0969 GeV, |cosθ| < 0.92, E > 0.08 GeV.
ThreePhotonAcceptance bes3ThreePhotons() noexcept;

/// dσ/dm in pb/GeV of the mass of a photon pair, summed over the three pairs (so that its integral
/// is 3σ). The limits of the angles are solved for, so that the integrand is smooth: relative
/// accuracy 1e-3 or better (2e-4 where checked) in one to three milliseconds. 0 outside 0 < m and
/// E₃ = (s - m²)/2√s > E_min, NaN for an acceptance that reaches the beams or is empty. Matrix
/// element of Berends and Kleiss, Nucl. Phys. B 186 (1981) 22.
double threePhotonDensityPbPerGeV(double massGeV, const ThreePhotonAcceptance& acceptance) noexcept;

/// Share of e⁺e⁻ → γa, a → γγ within the acceptance: recoil photon as 1 + cos²θ (arXiv:1709.00009
/// eq. (2.7)), a of spin 0 decaying isotropically. Same domain; 0 for a massless a, whose photons
/// do not open.
double acceptedFractionPhotonAlp(double massGeV, const ThreePhotonAcceptance& acceptance) noexcept;

/// The same where a is emitted by the electron lines, of the events whose recoil photon is within
/// the angles (of all there is no share without the electron mass): recoil photon as 1/sin²θ.
double acceptedFractionElectronEmission(double massGeV,
                                        const ThreePhotonAcceptance& acceptance) noexcept;

} // namespace cyrano::physics
