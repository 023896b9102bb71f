#pragma once

#include <string>
#include <vector>

/// Expected events of an ALP coupled to photons in an electron beam dump: shower photon, Primakoff
/// conversion, flight, decay to two photons, round detector on the beam axis.
namespace cyrano::physics {

/// An electron beam on a thick dump. Distances are counted from the front of the dump; the shower
/// is taken to sit at the front. All numbers > 0.
///
/// Two readings of "seen". bothPhotons: the ALP energy exceeds the threshold and the softer photon,
/// the one at the wider angle, lands on the detector; the harder one is taken to land as well (an
/// exact coincidence has 0.73 of these events at 22 MeV and 0.49 at 233 MeV for E137). Otherwise:
/// at least one photon lands with an energy above the threshold.
struct ElectronDump {
    double beamEnergyGeV;
    double electronsOnTarget;
    double atomicNumber;
    double massNumber;
    double radiationLengthGramPerCm2;
    double shieldLengthM;
    double decayLengthM; ///< open region behind the shield, ends at the detector
    double detectorRadiusM;
    double photonThresholdGeV;
    bool bothPhotons;      ///< see above
    double showerAngleGeV; ///< kappa: Gaussian spread kappa/E of the ALP direction per plane
    double efficiency;
};

/// Number of nodes in each direction. The defaults hold N to 0.6 % anywhere in the noses of E137
/// and E141 and to 0.1 % on the long-lived side (measured by doubling each). They resolve a shower
/// spread kappa L/E0 down to an eighth of the detector radius; below that raise `smear` and `disk`.
struct DumpQuadrature {
    int energies = 12;
    int transverse = 64; ///< Primakoff kicks
    int smear = 64;      ///< table of the aiming-point density
    int polar = 8;       ///< decay angle
    int disk = 8;        ///< nodes per direction over the aiming points
    int slices = 20;     ///< of the decay region, two Gauss points in each
};

/// What an experiment yields at one mass before couplings and widths are known: events per g^2 if
/// all ALPs decayed in one slice, W in GeV^2.
struct YieldTable {
    std::vector<double> energiesGeV; ///< fixed nodes, independent of the mass
    double frontM = 0.0;             ///< start of the first slice
    double sliceM = 0.0;             ///< thickness of a slice
    int slices = 0;
    std::vector<double> weights; ///< row-major, energies by slices
};

/// True if every entry is positive, the threshold leaves room below the beam energy and every
/// number of nodes is usable (8 or more for kicks and smear).
bool isValid(const ElectronDump& dump, const DumpQuadrature& quadrature) noexcept;

/// W_ij = N_e eff (N_A X0/A) T_gamma(E_i) dE_i <dsigma/g^2 * acceptance>_ij, massGeV > 0; zero
/// where nothing is accepted. The acceptance folds the Primakoff kick q_T/E with the shower spread
/// and averages over the decay angle (E_gamma = E(1 +- beta c)/2, theta_gamma = m
/// sqrt(1-c^2)/2E_gamma) and over the slice. An empty table outside the domain. A few milliseconds.
YieldTable electronDumpYield(const ElectronDump& dump, double massGeV,
                             const DumpQuadrature& quadrature = {});

/// Events per GeV^-2 of cross section and per radiation length of track: electrons, efficiency and
/// atoms per area of one radiation length.
double luminosityPerRadiationLength(const ElectronDump& dump) noexcept;

/// From the front of the dump to the detector.
double totalLengthM(const ElectronDump& dump) noexcept;

/// All that electronDumpYield depends on besides the mass, in one line.
std::string describe(const ElectronDump& dump, const DumpQuadrature& quadrature = {});

/// What becomes of the particles aimed at the detector, as fractions of all of them.
struct DecayFates {
    double before; ///< decay in the shield
    double inside; ///< decay in the open region
    double beyond; ///< fly past the detector
};

/// Fates at a total width in GeV; energies count as their mean yield over the decay region. NaN for
/// an empty table or negative arguments.
DecayFates decayFates(const YieldTable& table, double massGeV, double totalWidthGeV) noexcept;

/// Events per g^2 (in GeV^2) if every particle decayed in the open region.
double totalYield(const YieldTable& table) noexcept;

/// N = g^2 BR sum_ij W_ij [exp(-z_j/l_i) - exp(-z_{j+1}/l_i)], 1/l_i = Gamma m/(p_i hbar c), with
/// g^2 in GeV^-2 and the total width in GeV, >= 0. No cancellation on the long-lived side. NaN for
/// an empty table or negative arguments. Below a microsecond.
double expectedEvents(const YieldTable& table, double massGeV, double productionCouplingSquared,
                      double totalWidthGeV, double visibleBranchingRatio) noexcept;

} // namespace cyrano::physics
