#include "core/physics/proton_photons.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/ring_acceptance.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double protonMassGeV = 0.93827209;

double square(double x) {
    return x * x;
}

/// Positive pions, E d^3N/dp^3 in GeV^-2.
double positivePions(double radialFraction, double transverseGeV) {
    constexpr double perInteraction = 62.3 / 199.0; // both in mb
    const double logarithm = std::log(radialFraction);
    const double slope = 6.10 * std::exp(-0.153 * logarithm);
    const double curvature = 0.5 * square(6.10) * std::exp(-0.478 * logarithm);
    const double longitudinal = std::pow(1.0 - radialFraction, 3.45) *
                                (1.0 + 1.57 * radialFraction) * std::exp(-0.517 * logarithm);
    const double transverse = (1.0 + transverseGeV * (slope + curvature * transverseGeV)) *
                              std::exp(-slope * transverseGeV);
    return perInteraction * longitudinal * transverse;
}

} // namespace

double coherentProtonPhotons(double energyFraction, double transverseGeV) noexcept {
    const double x = energyFraction;
    if (!(x > 0.0 && x < 1.0 && transverseGeV >= 0.0))
        return nan;
    const double kickSquared = square(transverseGeV);
    const double energySquared = kickSquared + square(x * protonMassGeV);
    constexpr double momentSquared = 7.78;
    constexpr double fourMassSquared = 4.0 * protonMassGeV * protonMassGeV;
    const double virtuality = energySquared / (1.0 - x);
    const double dipole = 1.0 / square(square(1.0 + virtuality / 0.71));
    const double magnetic = momentSquared * dipole;
    const double electric =
        (fourMassSquared * dipole + virtuality * magnetic) / (fourMassSquared + virtuality);
    return constants::alpha0 / (pi * x * energySquared) *
           (kickSquared * (1.0 - x) * electric / energySquared + 0.5 * x * x * magnetic);
}

double neutralPionYield(double beamEnergyGeV, double pionEnergyGeV, double transverseGeV) noexcept {
    if (!(beamEnergyGeV > 2.0 && pionEnergyGeV > 0.0 && transverseGeV >= 0.0))
        return nan;
    const double transverseMass = std::hypot(constants::pionMassGeV, transverseGeV);
    if (pionEnergyGeV <= transverseMass)
        return 0.0;
    const double longitudinal = std::sqrt(square(pionEnergyGeV) - square(transverseMass));
    const double total = std::sqrt(2.0 * protonMassGeV * (protonMassGeV + beamEnergyGeV));
    const double boost = (beamEnergyGeV + protonMassGeV) / total;
    const double boostMomentum = std::sqrt(square(boost) - 1.0);
    const double energy = boost * pionEnergyGeV - boostMomentum * longitudinal;
    // The recoil is a pair of nucleons.
    const double highest =
        (square(total) + square(constants::pionMassGeV) - 4.0 * square(protonMassGeV)) /
        (2.0 * total);
    if (energy >= highest)
        return 0.0;
    const double radial = energy / highest;
    const double negativePerPositive = 1.0 / (1.05 * std::pow(1.0 + radial, 2.65));
    return 0.5 * (1.0 + negativePerPositive) * positivePions(radial, transverseGeV) / longitudinal;
}

double mesonDecayPhotons(double beamEnergyGeV, double photonEnergyGeV, double transverseGeV,
                         int nodes) {
    if (!(beamEnergyGeV > 2.0 && photonEnergyGeV > 0.0 && transverseGeV >= 0.0 && nodes >= 2))
        return nan;
    if (photonEnergyGeV >= beamEnergyGeV)
        return 0.0;
    constexpr double otherMesons = 1.20;
    const GaussRule rule = gaussLegendre(nodes);
    const double span = std::log(beamEnergyGeV / photonEnergyGeV);
    double sum = 0.0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        // Nodes crowd at E_pi = E, where the recoil vanishes as a square root.
        const double t = 0.5 * (1.0 + rule.node[i]);
        const double share = std::exp(-span * t * t);
        const double recoil = constants::pionMassGeV * std::sqrt(share * (1.0 - share));
        double ring = 0.0;
        for (int j = 0; j < nodes; ++j) {
            const double cosine = std::cos(pi * (j + 0.5) / nodes);
            const double shifted =
                square(transverseGeV) + square(recoil) - 2.0 * transverseGeV * recoil * cosine;
            ring += neutralPionYield(beamEnergyGeV, photonEnergyGeV / share,
                                     std::sqrt(std::fmax(shifted, 0.0)) / share);
        }
        sum += rule.weight[i] * t * ring / (nodes * square(share));
    }
    return 2.0 * otherMesons * span * sum; // d ln E_pi = 2 span t dt, dt = dnode/2
}

double pairCrossSectionBarn(double massNumber, double radiationLengthGramPerCm2) noexcept {
    if (!(massNumber > 0.0 && radiationLengthGramPerCm2 > 0.0))
        return nan;
    constexpr double avogadroBarn = 6.02214076e23 * 1e-24;
    return 7.0 / 9.0 * massNumber / (avogadroBarn * radiationLengthGramPerCm2);
}

} // namespace cyrano::physics
