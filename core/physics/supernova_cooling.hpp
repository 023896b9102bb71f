#pragma once

#include <cstddef>
#include <vector>

/// Energy carried out of a proto-neutron star by ALPs coupled to photons (L = -g a F Fdual / 4):
/// Primakoff conversion on protons and photon coalescence, with their inverses as opacity.
/// Pure, thread-safe.
namespace cyrano::physics {

/// A star about one second after the bounce, in the form of Chang, Essig and McDermott
/// (arXiv:1611.03864, after Raffelt): with x = r/R, inside the core
///     rho = rho_R (1 + a (1 - x)),  T = T_R (1 + b (1 - x)),
/// outside rho = rho_R x^-nu, T = T_R x^(-nu/3), up to the farthest radius.
struct StarProfile {
    double coreRadiusM;
    double farRadiusM;
    double densityGramPerCm3; ///< rho_R, at the surface of the core
    double temperatureGeV;    ///< T_R
    double densitySlope;      ///< a > -1
    double temperatureSlope;  ///< b > -1
    double exponent;          ///< nu
    double protonFraction;
};

/// What the plasma is at one radius.
struct Plasma {
    double temperatureGeV;
    double screeningGeV;       ///< kappa^2 = 4 pi alpha n_p/sqrt(T^2 + (2 E_F/3)^2)
    double plasmaFrequencyGeV; ///< omega_pl^2 = (4 alpha/3 pi)(mu_e^2 + pi^2 T^2/3)
};

/// All > 0 but the slopes, the far radius beyond the core's, and neither density nor temperature
/// falling to zero in the centre.
bool isValid(const StarProfile& profile) noexcept;

/// The plasma at a radius up to the farthest; NaN members elsewhere. E_F is the kinetic Fermi
/// energy of the protons; electrons are as many as protons and relativistic.
Plasma plasmaAt(const StarProfile& profile, double radiusM) noexcept;

/// Energy loss at one mass before the coupling is known. Cells run over ALP energies, each from
/// the outermost shell inwards.
struct EnergyLossTable {
    struct Cell {
        double ergPerS; ///< emitted per g^2
        double depth;   ///< optical depth of the shell per g^2
    };
    std::size_t shells = 0;
    std::vector<Cell> cells;
};

/// Emission rate per volume, energy and time, and absorption per length (inverse Primakoff and
/// decay, in detailed balance), each per g^2:
///     d^2n/dE dt = E^2 G/(pi^2 (e^{E/T} - 1)) + m^4 p/(128 pi^3) e^{-E/T} s,
///     1/lambda = 2 G E^2/p^2 + m^4/(64 pi p) s,
/// G = (T kappa^2/32 pi) B(E, m, kappa), s = (1 - 4 omega_pl^2/m^2)^{3/2} or 0 below 2 omega_pl.
struct EnergyLossRates {
    double emission;   ///< GeV^5 per g^2: times g^2 (GeV^-2) it is GeV^3
    double absorption; ///< GeV^3 per g^2: times g^2 it is GeV, inverse length times hbar c
};
EnergyLossRates energyLossRates(const Plasma& plasma, double energyGeV, double massGeV) noexcept;

/// Half of the shells lie in the core at equal distances, half outside at equal ratios. Empty
/// outside the domain; massGeV >= 0, shells even and 4 or more, energies 4 or more.
EnergyLossTable energyLossTable(const StarProfile& profile, double massGeV, int shells = 60,
                                int energies = 24);

/// (1 - e^-depth)/depth: what of the radiation of a uniform shell gets out of it; 1 at depth 0.
double shellEscape(double depth) noexcept;

/// Luminosity at the farthest radius in erg/s:
///     L = g^2 sum over shells and energies of A e^{-g^2 tau} shellEscape(g^2 delta),
/// tau the depth of all shells outside, ALPs running radially. Only the photon coupling emits and
/// absorbs. NaN for an empty table or a negative argument.
double luminosityErgPerS(const EnergyLossTable& table, double couplingSquaredPerGeV2) noexcept;

/// The same without any absorption: an upper bound, exactly proportional to g^2.
double freeLuminosityErgPerS(const EnergyLossTable& table, double couplingSquaredPerGeV2) noexcept;

} // namespace cyrano::physics
