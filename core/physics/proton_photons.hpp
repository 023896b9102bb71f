#pragma once

/// Photons that come with a high-energy proton hitting a dump: the coherent Coulomb photons of the
/// proton itself and the decay photons of the mesons it makes. Energies, masses and transverse
/// momenta in GeV. Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// dN/(dx dq_T^2) in GeV^-2 of the photons a proton carries coherently,
///   alpha/(pi x) [q_T^2 (1-x) D/E^2 + x^2 C/2]/E^2,  E^2 = q_T^2 + x^2 m_p^2,
///   Q^2 = E^2/(1-x),  G = (1 + Q^2/0.71 GeV^2)^-4,  C = mu_p^2 G,
///   D = (4 m_p^2 G + Q^2 mu_p^2 G)/(4 m_p^2 + Q^2),  mu_p^2 = 7.78:
/// V. Budnev et al., Phys. Rept. 15 (1975) 181, as used in arXiv:1512.03069, with nothing but the
/// form factor to end it: some codes stop at E^2/GeV^2 + x = 1, which takes a factor of 3 to 4 of
/// the events at the upper edges of CHARM and NuCal. 0 < x < 1, q_T >= 0.
double coherentProtonPhotons(double energyFraction, double transverseGeV) noexcept;

/// dN/(dE d^2p_T) in GeV^-3 of neutral pions per inelastic interaction: half the sum of the charged
/// ones of the fit to p-Be data (BMPT, hep-ph/0101163),
///   E d^3N/dp^3 (pi+) = (62.3/199 GeV^-2) (1-x_R)^3.45 (1 + 1.57 x_R) x_R^-0.517
///                       (1 + a p_T + b p_T^2) exp(-a p_T),
///   a = 6.10/x_R^0.153, b = 6.10^2/(2 x_R^0.478), pi+/pi- = 1.05 (1+x_R)^2.65,
/// with x_R the centre-of-mass energy of the pion over its maximum. Zero outside phase space.
/// Beam energy above 2 GeV, pion energy > 0.
double neutralPionYield(double beamEnergyGeV, double pionEnergyGeV, double transverseGeV) noexcept;

/// dN/(dE d^2p_T) in GeV^-3 of decay photons per inelastic interaction: two of every neutral pion,
/// flat in z = E/E_pi with a recoil k_T^2 = z(1-z) m_pi^2 of random azimuth, times 1.20 for eta and
/// other mesons. `nodes` >= 2 Gauss points in ln E_pi and as many azimuths: 12 are good to 0.3 %.
double mesonDecayPhotons(double beamEnergyGeV, double photonEnergyGeV, double transverseGeV,
                         int nodes = 12);

/// Pair-production cross section of a high-energy photon in barn, (7/9) A/(N_A X0), with the mass
/// number in g/mol and the radiation length in g/cm^2, both > 0.
double pairCrossSectionBarn(double massNumber, double radiationLengthGramPerCm2) noexcept;

} // namespace cyrano::physics
