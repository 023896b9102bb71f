#pragma once

#include <vector>

/// Gamma rays from ALPs of a supernova that decay outside the star, a -> gamma gamma
/// (L = -g a F Fdual / 4). Pure, thread-safe.
namespace cyrano::physics {

/// A supernova as a source of ALPs and the observation of its gamma rays. All numbers > 0 except
/// the coalescence factor, which may be 0.
///
/// Emission over the whole burst (Primakoff): dN/dE = C E^2/(e^{E/T} - 1) sigma(E), with
/// sigma = (alpha g^2/8) B(E, m, kappa): arXiv:1702.02964, eqs. 6 and 7.
struct GammaRayBurst {
    double spectrumPerGeV; ///< C
    double temperatureGeV;
    double screeningGeV;      ///< kappa
    double coalescenceFactor; ///< volume x time of gamma gamma -> a over that of Primakoff
    double starRadiusM;       ///< decays inside are not seen
    double distanceM;
    double photonMinGeV; ///< window of the detector
    double photonMaxGeV;
    double windowS; ///< after the first light
};

/// What reaches the detector at one mass before couplings and widths are known.
struct GammaRayTable {
    struct Row {
        double perM;   ///< inverse decay length per GeV of total width
        double perCm2; ///< weight: fluence per g^2 and per GeV of photon energy
        double reachM; ///< decays up to reach x (photon energy in GeV) arrive in time
        double minGeV; ///< photon energies inside the window
        double maxGeV;
    };
    std::vector<Row> rows;
    double starRadiusM = 0.0;
    double distanceM = 0.0;
};

/// Every entry positive (the coalescence factor not negative), the window open, and the star nearer
/// than the observer.
bool isValid(const GammaRayBurst& burst) noexcept;

/// Nodes in ALP energy between the places where the photon window cuts in. Coalescence adds
/// dN/dE = V t g^2 m^4 p/(128 pi^3) e^{-E/T}, where Primakoff alone reads V t = C pi^2 4 pi
/// alpha/(kappa^2 T) and the factor scales it. Empty outside the domain; massGeV > 0.
/// @param nodes per piece, 4 or more; the default is converged to 5e-4 in the fluence.
GammaRayTable gammaRayTable(const GammaRayBurst& burst, double massGeV, int nodes = 32);

/// Photons per cm^2 within the window of energy and time:
///     F = g^2 BR/(4 pi d^2) int dE dN/dE (2/p) int domega [e^{-R/l} - e^{-x(omega)/l}],
/// 1/l = Gamma m/(p hbar c) with the total width, and x = min(d, 2 E omega beta c t/m^2): a photon
/// of energy omega from a decay at x is late by x m^2/(2 E omega beta c), exactly. The integral
/// over omega is done in closed form and keeps its digits however long the ALP lives. NaN for an
/// empty table or negative arguments. A few microseconds.
double gammaRayFluencePerCm2(const GammaRayTable& table, double couplingSquaredPerGeV2,
                             double totalWidthGeV, double photonBranchingRatio) noexcept;

} // namespace cyrano::physics
