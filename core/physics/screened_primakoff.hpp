#pragma once

/// Primakoff process on charges screened by a plasma: photon and ALP of the same energy, targets
/// at rest. Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// The bracket B of the Primakoff process of a massive ALP, a pure number:
///     B = 4 (p/E) int dOmega/4pi |k x p|^2 / [q^2 (q^2 + kappa^2)],   |k| = E, |p|^2 = E^2 - m^2,
/// so that sigma = (alpha g^2/8) B per unit charge and the conversion rate of a photon is
/// g^2 (T kappa^2/32 pi) B where kappa^2 = 4 pi alpha n/T. Done in closed form (arXiv:1702.02964,
/// eq. 7); at m = 0 it is (1 + kappa^2/4E^2) ln(1 + 4E^2/kappa^2) - 1 (Raffelt, Phys. Rev. D 33,
/// 897). Zero for E <= m; relative accuracy 1e-9 down to threshold, where B ~ (p/E)^3.
/// All in GeV; energy and screening > 0, mass >= 0.
double screenedPrimakoffBracket(double energyGeV, double massGeV, double screeningGeV) noexcept;

} // namespace cyrano::physics
