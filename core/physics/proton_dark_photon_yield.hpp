#pragma once

#include "core/physics/dump_yield.hpp"
#include "core/physics/proton_dump_yield.hpp"

#include <string>

/// Expected events of a dark photon A' in a proton beam dump: made in the first interaction of a
/// proton, flight, decay in front of a detector on or off the axis.
namespace cyrano::physics {

/// How the A' is made.
enum class VectorSource {
    bremsstrahlung,          ///< off the proton, time-like form factor (vector dominance)
    pointLikeBremsstrahlung, ///< the same with a form factor of 1, as in 2013
    pions,                   ///< neutral pions
    etas,                    ///< eta mesons
};

/// A proton beam on a thick dump, in front of an open region and a detector. Distances are counted
/// from the front of the dump, where every A' is made. Numbers > 0 unless said otherwise.
struct ProtonVectorDump {
    double beamEnergyGeV;
    double protonsOnTarget; ///< those that interact
    double shieldLengthM;
    double decayLengthM; ///< open region behind the shield, ends at the detector
    DetectorShape shape;
    double halfWidthM;         ///< the radius of a disk
    double halfHeightM;        ///< along the offset; ignored for a disk
    double offAxisM;           ///< centre of the detector from the beam axis, >= 0
    double energyThresholdGeV; ///< lowest energy of an A' counted
    /// Of radiated A', where the splitting formula is trusted: largest p_T and share of the energy.
    double highestTransverseGeV = 1.0;
    double highestFraction = 0.9;
};

/// Number of nodes: energies, transverse momenta between two corners of the detector, meson decays.
struct ProtonVectorQuadrature {
    int energies = 32;
    int radial = 5;
    int decays = 10;
};

/// True if every number lies in its domain and the threshold leaves room below the beam energy.
bool isValid(const ProtonVectorDump& dump, const ProtonVectorQuadrature& quadrature) noexcept;

/// Fraction of a circle around the origin that lies in |x| <= halfWidth, low <= y <= high; radius
/// >= 0, low < high.
double ringFractionInRectangle(double radius, double halfWidth, double low, double high) noexcept;

/// W_i = N_p dE_i ∫ d²p_T dN/(dE d²p_T) over the transverse momenta that point at the detector: the
/// A' itself has to, its decay products are taken along with it. That makes the acceptance the same
/// at any distance, and one slice exact. Events per ε²; zero above a meson's mass, energies do not
/// depend on the mass. massGeV > 0; an empty table outside the domain.
YieldTable protonDarkPhotonYield(const ProtonVectorDump& dump, VectorSource source, double massGeV,
                                 const ProtonVectorQuadrature& quadrature = {});

/// All that protonDarkPhotonYield depends on besides the mass, in one line.
std::string describe(const ProtonVectorDump& dump, VectorSource source,
                     const ProtonVectorQuadrature& quadrature = {});

} // namespace cyrano::physics
