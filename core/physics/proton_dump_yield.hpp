#pragma once

#include "core/physics/dump_yield.hpp"

#include <limits>
#include <string>
#include <vector>

/// Expected events of an ALP coupled to photons in a proton beam dump: photon of the first proton
/// interaction, Primakoff conversion, flight, decay to two photons, calorimeter on or off the axis.
namespace cyrano::physics {

enum class DetectorShape { disk, rectangle };

/// Which decays count. A photon is good if its energy lies between threshold and ceiling.
enum class PhotonDemand {
    any,       ///< at least one good photon lands
    both,      ///< both photons land and are good
    oneOrBoth, ///< one photon lands and is good, or both land and both are good
};

/// A proton beam on a thick dump. The limits on CHARM and NuCal of 2015 (arXiv:1512.03069) come out
/// with PhotonDemand::any, an ALP energy above 5 and 10 GeV and no cut on single photons; those of
/// arXiv:2201.05170 with its photon cuts (CHARM 5 to 50 GeV, oneOrBoth; NuCal 10 GeV, any) and the
/// meson photons added.
///
/// Distances are counted from the front of the dump, where all photons are taken to be made; only
/// the first interaction of a proton counts. Numbers > 0 unless said otherwise.
struct ProtonDump {
    double beamEnergyGeV;
    double protonsOnTarget;
    double atomicNumber;
    double massNumber;
    double radiationLengthGramPerCm2; ///< sets the absorption of the meson photons
    double inelasticMillibarn;        ///< proton-nucleus, for the proton's own photons
    double shieldLengthM;
    double decayLengthM; ///< open region behind the shield, ends at the detector
    DetectorShape shape;
    double halfWidthM;         ///< the radius of a disk
    double halfHeightM;        ///< along the offset; ignored for a disk
    double offAxisM;           ///< centre of the detector from the beam axis, >= 0; 0 for a disk
    double parentThresholdGeV; ///< lowest ALP energy counted
    double photonThresholdGeV = 0.0; ///< >= 0
    double photonCeilingGeV = std::numeric_limits<double>::infinity();
    PhotonDemand demand = PhotonDemand::any;
    double minimumSeparationM = 0.0; ///< >= 0, between the photons where both are demanded
    double efficiency = 1.0;
};

/// 39 mb A^0.77, the cross section published limits are normalised to (arXiv:1512.03069).
double protonInelasticMillibarn(double massNumber) noexcept;

/// Number of nodes in each direction. The defaults hold N to 0.5 % on the long-lived side and both
/// edges to 0.2 % in the coupling for CHARM, NuCal and SHiP (measured by doubling each).
/// With a minimum separation, a step in the distance, 8 slices leave 2.5 % in N and 20 leave 0.5 %.
struct ProtonDumpQuadrature {
    int energies = 20;
    int transverse = 32; ///< Primakoff kicks
    int aim = 48;        ///< table of the aiming-point density
    int azimuth = 12;    ///< between photon and kick, half a turn
    int polar = 4;       ///< decay angle, between the angles where a photon passes a cut
    int turn = 4;        ///< azimuth of the decay plane, half a turn (a quarter on the axis)
    int area = 10;       ///< per direction over the aiming points; half of them off the axis
    int slices = 8;      ///< of the decay region
};

/// Where the converted photons come from.
enum class PhotonSource {
    proton, ///< coherent photons of the beam: the 2015 analyses
    mesons, ///< decays of pions, eta and others made in the dump, before they pair-produce
};

/// True if every number lies in its domain, the cuts leave room below the beam energy and every
/// number of nodes is usable (2 or more; 8 or more for kicks and aim).
bool isValid(const ProtonDump& dump, const ProtonDumpQuadrature& quadrature) noexcept;

/// All numbers of a set-up, its source and its quadrature in one line, for stored tables. Starts
/// with the version of the formulas.
std::string fingerprint(const ProtonDump& dump, PhotonSource source,
                        const ProtonDumpQuadrature& quadrature = {});

/// Radially symmetric density of transverse momenta around the beam axis, per GeV^2, tabulated in
/// ln(1 + k^2/scale^2) and read by four-point Lagrange interpolation.
class TransverseDensity {
  public:
    /// `count` >= 8 steps from 0 to `reachGeV`; zero beyond.
    TransverseDensity(double scaleGeV, double reachGeV, int count);

    [[nodiscard]] int points() const noexcept { return static_cast<int>(table_.size()); }
    [[nodiscard]] double momentumGeV(int point) const noexcept;
    void set(int point, double value) noexcept;
    [[nodiscard]] double scaleGeV() const noexcept;
    [[nodiscard]] double operator()(double momentumSquaredGeV2) const noexcept;

  private:
    double scaleSquared_;
    double reachSquared_;
    double step_;
    std::vector<double> table_;
};

/// Yield tables of one dump and one photon source. The photon spectra are folded once, in the
/// constructor (tens of milliseconds); a mass then takes some five milliseconds. Immutable.
class ProtonDumpYield {
  public:
    ProtonDumpYield(const ProtonDump& dump, PhotonSource source,
                    const ProtonDumpQuadrature& quadrature = {});

    /// W_ij = N_p eff dE_i/sigma_0 int d^2k A_j(k) int dq^2 (1/g^2) dsigma/dq^2 <dN/(dE d^2p)>,
    /// k = p + q the transverse momentum of the ALP, A_j the acceptance in slice j; sigma_0 is the
    /// inelastic cross section for the proton's photons, the pair cross section for those of
    /// mesons. massGeV > 0; an empty table outside the domain. Energies and slices do not depend
    /// on the source: the weights of both add.
    [[nodiscard]] YieldTable at(double massGeV) const;

  private:
    struct Row {
        double energyGeV;
        double stepGeV;
        TransverseDensity layout;
        std::vector<double> folded; // photon density averaged over azimuth, aim point by kick
    };

    ProtonDump dump_;
    ProtonDumpQuadrature quadrature_;
    std::vector<double> kicksGeV_;
    std::vector<double> kickWeightsGeV2_;
    double perCrossSection_ = 0.0;
    std::vector<Row> rows_;
};

/// ProtonDumpYield(...).at(massGeV) for the coherent photons of the proton.
YieldTable primaryProtonYield(const ProtonDump& dump, double massGeV,
                              const ProtonDumpQuadrature& quadrature = {});

/// ProtonDumpYield(...).at(massGeV) for the decay photons of mesons.
YieldTable mesonPhotonYield(const ProtonDump& dump, double massGeV,
                            const ProtonDumpQuadrature& quadrature = {});

} // namespace cyrano::physics
