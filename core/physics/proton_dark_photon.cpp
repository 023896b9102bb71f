#include "core/physics/proton_dark_photon.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/proton_photons.hpp"
#include "core/physics/ring_acceptance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
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

/// One vector meson of the form factor.
struct Resonance {
    double weight;
    double massGeV;
    double widthGeV;
};

constexpr std::array<Resonance, 6> resonances{{{0.6165340033, 0.77, 0.15},
                                               {0.2232042011, 1.25, 0.30},
                                               {-0.3397382044, 1.45, 0.50},
                                               {1.0117544787, 0.77, 0.0085},
                                               {-0.8816565944, 1.25, 0.30},
                                               {0.3699021157, 1.45, 0.50}}};

/// dN/(d ln P⁺ d²P_T) of mesons.
double mesonYield(const DecayingMeson& meson, double beamEnergyGeV, double plusGeV,
                  double transverseGeV) {
    const double transverseMassSquared = square(meson.massGeV) + square(transverseGeV);
    const double longitudinal = 0.5 * (plusGeV - transverseMassSquared / plusGeV);
    if (!(longitudinal > 0.0))
        return 0.0;
    const double energy = plusGeV - longitudinal;
    const double pionEnergy =
        std::sqrt(square(constants::pionMassGeV) + square(transverseGeV) + square(longitudinal));
    // E dN/dp_z of the meson from dN/dE of a pion of the same momentum.
    return meson.perNeutralPion * energy * longitudinal / pionEnergy *
           neutralPionYield(beamEnergyGeV, pionEnergy, transverseGeV);
}

} // namespace

const DecayingMeson neutralPion{constants::pionMassGeV, 0.98823, 1.0};
const DecayingMeson etaMeson{constants::etaMassGeV, 0.3936, 0.078};

double protonProtonMillibarn(double energySquaredGeV2) noexcept {
    if (!(energySquaredGeV2 > 0.0))
        return nan;
    const double logarithm = std::log(energySquaredGeV2);
    constexpr double scale = 5.38 * 5.38;
    return 35.45 + 0.308 * square(std::log(energySquaredGeV2 / scale)) +
           42.53 * std::exp(-0.458 * logarithm) - 33.34 * std::exp(-0.545 * logarithm);
}

double timeLikeFormFactorSquared(double massGeV) noexcept {
    if (!(massGeV >= 0.0))
        return nan;
    const NucleonFormFactors parts = timeLikeFormFactors(massGeV);
    return std::norm(parts.isovector + parts.isoscalar);
}

NucleonFormFactors timeLikeFormFactors(double massGeV) noexcept {
    NucleonFormFactors out;
    for (std::size_t i = 0; i < resonances.size(); ++i) { // three ρ, three ω
        const Resonance& r = resonances[i];
        const double pole = square(r.massGeV);
        (i < 3 ? out.isovector : out.isoscalar) +=
            r.weight * pole / std::complex<double>(pole - square(massGeV), -r.massGeV * r.widthGeV);
    }
    return out;
}

double protonBremsstrahlung(double beamEnergyGeV, double energyFraction, double transverseGeV,
                            double massGeV) noexcept {
    const double z = energyFraction;
    if (!(beamEnergyGeV > 0.0 && z > 0.0 && z < 1.0 && transverseGeV >= 0.0 && massGeV >= 0.0))
        return nan;
    const double rest = 1.0 - z;
    const double proton = square(protonMassGeV);
    const double vector = square(massGeV);
    const double h = square(transverseGeV) + rest * vector + square(z) * proton;
    const double helicities = 1.0 + square(rest);
    const double inBraces =
        helicities / z -
        2.0 * z * rest * ((2.0 * proton + vector) / h - 2.0 * square(z * proton / h)) +
        2.0 * z * rest * (helicities * proton * vector + rest * square(vector)) / square(h);
    const double available = 2.0 * protonMassGeV * beamEnergyGeV;
    return constants::alpha0 / (2.0 * pi * h) * inBraces * protonProtonMillibarn(available * rest) /
           protonProtonMillibarn(available);
}

double mesonToDarkPhoton(const DecayingMeson& meson, double massGeV) noexcept {
    if (!(massGeV >= 0.0))
        return nan;
    if (massGeV >= meson.massGeV)
        return 0.0;
    const double room = 1.0 - square(massGeV / meson.massGeV);
    return 2.0 * meson.photonPairs * room * room * room;
}

double mesonDarkPhotons(const DecayingMeson& meson, double beamEnergyGeV, double energyGeV,
                        double transverseGeV, double massGeV, int nodes) {
    if (!(beamEnergyGeV > 2.0 && energyGeV > massGeV && massGeV >= 0.0 && transverseGeV >= 0.0 &&
          nodes >= 2))
        return nan;
    const double along = square(energyGeV) - square(massGeV) - square(transverseGeV);
    if (massGeV >= meson.massGeV || !(along > 0.0))
        return 0.0;
    const double longitudinal = std::sqrt(along);
    const double plus = energyGeV + longitudinal;
    const double smallest = square(massGeV / meson.massGeV);
    const double lowest = std::max(smallest, plus / (2.0 * beamEnergyGeV));
    if (lowest >= 1.0)
        return 0.0;
    const double span = -std::log(lowest);
    const GaussRule rule = gaussLegendre(nodes);
    double sum = 0.0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        // ln x = -span sin²: the recoil vanishes as a square root at either end.
        const double angle = 0.25 * pi * (1.0 + rule.node[i]);
        const double sine = std::sin(angle);
        const double share = std::exp(-span * square(sine));
        const double recoil = std::sqrt(
            std::max((1.0 - share) * (share * square(meson.massGeV) - square(massGeV)), 0.0));
        double ring = 0.0;
        for (int j = 0; j < nodes; ++j) {
            const double cosine = std::cos(pi * (j + 0.5) / nodes);
            const double shifted =
                square(transverseGeV) + square(recoil) - 2.0 * transverseGeV * recoil * cosine;
            ring += mesonYield(meson, beamEnergyGeV, plus / share,
                               std::sqrt(std::max(shifted, 0.0)) / share);
        }
        sum += rule.weight[i] * sine * std::cos(angle) * ring / (nodes * share);
    }
    // dx = 2 span x sin cos dangle and d²P_T = d²p_T/x².
    return mesonToDarkPhoton(meson, massGeV) / (1.0 - smallest) * 0.5 * pi * span * sum /
           longitudinal;
}

} // namespace cyrano::physics
