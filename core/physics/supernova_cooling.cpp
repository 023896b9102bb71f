#include "core/physics/supernova_cooling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/constants/constants.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/screened_primakoff.hpp"

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;
constexpr double ergPerGeV = 1.602176634e-3;
constexpr double gramPerGeV = 1.78266192e-24;
constexpr double protonMassGeV = 0.93827209;
constexpr double atomicMassUnitGeV = 0.93149410;
/// Energies reach this many of the hottest temperatures above the mass.
constexpr double energyReach = 22.0;

struct Shell {
    double innerM;
    double outerM;
};

/// From outside inwards.
std::vector<Shell> shellsOf(const StarProfile& profile, int count) {
    const int half = count / 2;
    const double ratio = profile.farRadiusM / profile.coreRadiusM;
    std::vector<Shell> shells;
    for (int i = half; i-- > 0;) {
        shells.push_back({profile.coreRadiusM * std::pow(ratio, static_cast<double>(i) / half),
                          profile.coreRadiusM * std::pow(ratio, (i + 1.0) / half)});
    }
    for (int i = half; i-- > 0;) {
        shells.push_back({profile.coreRadiusM * i / half, profile.coreRadiusM * (i + 1.0) / half});
    }
    return shells;
}

/// Coalescence needs two massive photons: the phase space left by their mass.
double photonPhaseSpace(double massGeV, double plasmaFrequencyGeV) {
    const double x = 2.0 * plasmaFrequencyGeV / massGeV;
    return x < 1.0 ? std::pow((1.0 - x) * (1.0 + x), 1.5) : 0.0;
}

} // namespace

bool isValid(const StarProfile& p) noexcept {
    const auto positive = [](auto... value) {
        return ((value > 0 && std::isfinite(value)) && ...);
    };
    return positive(p.coreRadiusM, p.farRadiusM, p.densityGramPerCm3, p.temperatureGeV, p.exponent,
                    p.protonFraction, 1.0 + p.densitySlope, 1.0 + p.temperatureSlope) &&
           p.farRadiusM > p.coreRadiusM && p.protonFraction <= 1.0;
}

Plasma plasmaAt(const StarProfile& profile, double radiusM) noexcept {
    if (!isValid(profile) || !(radiusM >= 0.0 && radiusM <= profile.farRadiusM)) {
        return {nan, nan, nan};
    }
    const double x = radiusM / profile.coreRadiusM;
    const bool inside = x < 1.0;
    const double density =
        profile.densityGramPerCm3 *
        (inside ? 1.0 + profile.densitySlope * (1.0 - x) : std::pow(x, -profile.exponent));
    const double t = profile.temperatureGeV * (inside ? 1.0 + profile.temperatureSlope * (1.0 - x)
                                                      : std::pow(x, -profile.exponent / 3.0));
    const double hbarCGeVCm = 100.0 * constants::hbarCGeVm;
    const double protonsGeV3 = profile.protonFraction * density / (gramPerGeV * atomicMassUnitGeV) *
                               hbarCGeVCm * hbarCGeVCm * hbarCGeVCm;
    const double fermiMomentum = std::cbrt(3.0 * pi * pi * protonsGeV3);
    const double fermiEnergy = fermiMomentum * fermiMomentum / (2.0 * protonMassGeV);
    const double kappaSquared =
        4.0 * pi * constants::alpha0 * protonsGeV3 / std::hypot(t, 2.0 * fermiEnergy / 3.0);
    const double plasmaSquared = 4.0 * constants::alpha0 / (3.0 * pi) *
                                 (fermiMomentum * fermiMomentum + pi * pi * t * t / 3.0);
    return {t, std::sqrt(kappaSquared), std::sqrt(plasmaSquared)};
}

EnergyLossRates energyLossRates(const Plasma& plasma, double energyGeV, double massGeV) noexcept {
    const double t = plasma.temperatureGeV;
    const double k = plasma.screeningGeV;
    if (!(t > 0.0 && k > 0.0 && plasma.plasmaFrequencyGeV >= 0.0 && energyGeV > massGeV &&
          massGeV >= 0.0)) {
        return {nan, nan};
    }
    const double momentumSquared = (energyGeV - massGeV) * (energyGeV + massGeV);
    const double momentum = std::sqrt(momentumSquared);
    const double primakoff =
        t * k * k / (32.0 * pi) * screenedPrimakoffBracket(energyGeV, massGeV, k);
    const double m2 = massGeV * massGeV;
    const double decay =
        massGeV > 0.0 ? m2 * m2 * photonPhaseSpace(massGeV, plasma.plasmaFrequencyGeV) : 0.0;
    const double energySquared = energyGeV * energyGeV;
    return {energySquared * primakoff / (pi * pi * std::expm1(energyGeV / t)) +
                decay * momentum / (128.0 * pi * pi * pi) * std::exp(-energyGeV / t),
            2.0 * primakoff * energySquared / momentumSquared + decay / (64.0 * pi * momentum)};
}

EnergyLossTable energyLossTable(const StarProfile& profile, double massGeV, int shells,
                                int energies) {
    EnergyLossTable table;
    if (!isValid(profile) || !(massGeV >= 0.0) || shells < 4 || shells % 2 != 0 || energies < 4) {
        return table;
    }
    const std::vector<Shell> layers = shellsOf(profile, shells);
    std::vector<Plasma> plasmas;
    double hottest = 0.0;
    for (const Shell& layer : layers) {
        plasmas.push_back(plasmaAt(profile, 0.5 * (layer.innerM + layer.outerM)));
        hottest = std::max(hottest, plasmas.back().temperatureGeV);
    }
    table.shells = layers.size();
    const GaussRule rule = gaussLegendre(energies);
    const double span = energyReach * hottest;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double u = 0.5 * (1.0 + rule.node[i]);
        const double energy = massGeV + span * u * u; // squared: square root at threshold
        const double measure = span * u * rule.weight[i];
        for (std::size_t j = 0; j < layers.size(); ++j) {
            const EnergyLossRates rates = energyLossRates(plasmas[j], energy, massGeV);
            const double inner = layers[j].innerM / constants::hbarCGeVm;
            const double outer = layers[j].outerM / constants::hbarCGeVm;
            const double volume =
                4.0 * pi / 3.0 * (outer - inner) * (outer * (outer + inner) + inner * inner);
            const double powerGeV2 = volume * measure * energy * rates.emission;
            table.cells.push_back(
                {powerGeV2 / constants::hbarGeVs * ergPerGeV, rates.absorption * (outer - inner)});
        }
    }
    return table;
}

double shellEscape(double depth) noexcept {
    if (!(depth >= 0.0)) {
        return nan;
    }
    return depth > 0.0 ? -std::expm1(-depth) / depth : 1.0;
}

double luminosityErgPerS(const EnergyLossTable& table, double couplingSquaredPerGeV2) noexcept {
    if (table.cells.empty() || !(couplingSquaredPerGeV2 >= 0.0)) {
        return nan;
    }
    double sum = 0.0;
    double transmitted = 1.0; // of all shells farther out
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        if (i % table.shells == 0) {
            transmitted = 1.0;
        }
        const double depth = couplingSquaredPerGeV2 * table.cells[i].depth;
        const double escaping = depth > 0.0 ? -std::expm1(-depth) : 0.0;
        sum += table.cells[i].ergPerS * transmitted * (depth > 0.0 ? escaping / depth : 1.0);
        transmitted *= 1.0 - escaping;
    }
    return couplingSquaredPerGeV2 * sum;
}

double freeLuminosityErgPerS(const EnergyLossTable& table, double couplingSquaredPerGeV2) noexcept {
    if (table.cells.empty() || !(couplingSquaredPerGeV2 >= 0.0)) {
        return nan;
    }
    double sum = 0.0;
    for (const EnergyLossTable::Cell& cell : table.cells) {
        sum += cell.ergPerS;
    }
    return couplingSquaredPerGeV2 * sum;
}

} // namespace cyrano::physics
