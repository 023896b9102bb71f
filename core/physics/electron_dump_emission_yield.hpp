#pragma once

#include "core/constants/constants.hpp"
#include "core/physics/dump_yield.hpp"
#include "core/physics/particle.hpp"
#include "core/physics/straggling.hpp"

#include <string>

/// Expected events of a particle X coupled to electrons in an electron beam dump: radiated off an
/// electron of the shower, flight, decay to two equal particles, round detector on the beam axis.
namespace cyrano::physics {

/// Which decay products of X ("legs") have to be seen.
enum class Legs {
    one,    ///< at least one lands with an energy above the threshold
    softer, ///< X's energy exceeds the threshold and the softer leg, at the wider angle, lands
    both,   ///< both land with energies above the threshold
};

/// What is radiated in a dump and how it is seen. Of the dump, `photonThresholdGeV` is the
/// threshold above and `bothPhotons` is replaced by `legs`; `detectorRadiusM` may be infinite (all
/// is seen) and `showerAngleGeV` zero (electrons stay on the axis).
struct ElectronDumpEmission {
    ElectronDump dump;
    Particle particle = Particle::vector;
    TrackMeasure track = TrackMeasure::primary;
    Legs legs = Legs::one;
    /// Mass of a leg, >= 0; below 2 legMassGeV the legs are taken along X.
    double legMassGeV = constants::electronMassGeV;
};

/// Number of nodes in each direction. Of `common`: energies, transverse (table of kicks, 16 or
/// more), polar, disk (cells between the kinks of the ring fraction) and slices; smear is not used.
/// The defaults hold N to 0.5 % on the long-lived side, to 2.5 % in N near the steep upper edge,
/// and both edges to 0.3 % in the coupling for E137, E141, E774, KEK and Orsay (measured by
/// doubling all). Three to eight milliseconds per mass.
struct EmissionQuadrature {
    DumpQuadrature common{.energies = 40, .transverse = 96, .polar = 7, .disk = 5, .slices = 20};
    int losses = 32;    ///< energy of the electrons
    int fractions = 24; ///< share x of the electron's energy
    int distances = 9;  ///< flight at which the acceptance is computed; slices are interpolated
};

/// True if the dump is, but for the exceptions above, and every number of nodes is usable.
bool isValid(const ElectronDumpEmission& emission, const EmissionQuadrature& quadrature) noexcept;

/// Events per coupling² (g_e² or ε²; a pure number) if all X decayed in one slice: W_ij = N_e eff
/// (N_A X0/A) int dC(E_e) int dx χ dσ/dx <acceptance>_ij, shared between the two energy nodes
/// around xE_e so that the number and the mean of 1/p are kept. Hence peaks of any sharpness at E0
/// do no harm, no weight is negative, and the long-lived side does not depend on the nodes.
/// Acceptance as in electronDumpYield, with the kick k_T/E of the emission in the place of the
/// Primakoff kick. Slices are those of electronDumpYield, energies are not: add the events of both
/// tables. massGeV > 0; an empty table outside the domain.
YieldTable electronDumpEmissionYield(const ElectronDumpEmission& emission, double massGeV,
                                     const EmissionQuadrature& quadrature = {});

/// All that electronDumpEmissionYield depends on besides the mass, in one line.
std::string describe(const ElectronDumpEmission& emission,
                     const EmissionQuadrature& quadrature = {});

} // namespace cyrano::physics
