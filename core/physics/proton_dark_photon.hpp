#pragma once

#include <complex>

/// Dark photons A' that come with a high-energy proton hitting a dump: radiated by the proton
/// itself, and from the decays M -> gamma A' of the mesons it makes. Everything per ε². Energies,
/// masses and transverse momenta in GeV. Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// Fit to the total proton-proton cross section in mb,
///   35.45 + 0.308 ln²(s/28.94) + 42.53 s^-0.458 - 33.34 s^-0.545, s in GeV² and > 0, as used in
/// arXiv:1311.3870.
double protonProtonMillibarn(double energySquaredGeV2) noexcept;

/// |F1(m²)|² of the proton for a time-like photon: three rho- and three omega-like resonances of
/// arXiv:0910.5589 with unit weight together at m = 0, and the weights f used by the public codes
/// BdNMC and FairShip,
///   F1 = Σ f M²/(M² - m² - iMΓ),  M = 0.77, 1.25, 1.45 GeV.
/// The widths are constant, which leaves 1.02 at m = 0. Nothing is measured below the p p̄
/// threshold: this is a model. massGeV >= 0.
double timeLikeFormFactorSquared(double massGeV) noexcept;

/// The same form factor in its isovector (ρ) and isoscalar (ω) parts, which add up to it; each is
/// one half at zero mass, but for the widths.
struct NucleonFormFactors {
    std::complex<double> isovector;
    std::complex<double> isoscalar;
};
NucleonFormFactors timeLikeFormFactors(double massGeV) noexcept;

/// dN/(dz dp_T²) in GeV^-2 of dark photons a point-like proton radiates per inelastic interaction,
/// with the share z of its energy (J. Blümlein and J. Brunner, arXiv:1311.3870):
///   w(z, p_T²) σ_pp(s')/σ_pp(s),  s' = 2 m_p E (1-z),  H = p_T² + (1-z) m² + z² M²,
///   w = α/(2πH) {(1+(1-z)²)/z - 2z(1-z)[(2M²+m²)/H - 2z²M⁴/H²]
///                + 2z(1-z)(1+(1-z)²) M²m²/H² + 2z(1-z)² m⁴/H²}.
/// Holds where E, zE and (1-z)E are large against m, M and p_T; the caller's cuts see to that.
/// 0 < z < 1, p_T >= 0, m >= 0.
double protonBremsstrahlung(double beamEnergyGeV, double energyFraction, double transverseGeV,
                            double massGeV) noexcept;

/// A meson with a two-photon decay.
struct DecayingMeson {
    double massGeV;
    double photonPairs;    ///< branching ratio to two photons
    double perNeutralPion; ///< how many are made per neutral pion
};

/// Neutral pions, and eta mesons at 0.078 per pion; branching ratios of the PDG.
extern const DecayingMeson neutralPion;
extern const DecayingMeson etaMeson;

/// BR(M -> γA')/ε² = 2 BR(M -> γγ) (1 - m²/M²)³; 0 for m >= M (arXiv:0906.5614).
double mesonToDarkPhoton(const DecayingMeson& meson, double massGeV) noexcept;

/// dN/(dE d²p_T) in GeV^-3 of dark photons from meson decays per inelastic interaction. Mesons have
/// the momentum spectrum of neutral pions (neutralPionYield) at the same three-momentum. Isotropic
/// in the meson's rest frame, exact in light-cone variables: the share x of p⁺ = E + p_z is flat
/// between m²/M² and 1 and the recoil is k² = (1-x)(xM² - m²), of random azimuth; p_T = xP_T + k.
/// `nodes` >= 2 points in x and as many azimuths. Beam above 2 GeV, E > m >= 0.
double mesonDarkPhotons(const DecayingMeson& meson, double beamEnergyGeV, double energyGeV,
                        double transverseGeV, double massGeV, int nodes = 10);

} // namespace cyrano::physics
