#include "core/physics/supernova_decay.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/constants/constants.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/screened_primakoff.hpp"

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double speedOfLightMPerS = 299792458.0;
constexpr double pi = 3.14159265358979323846;
/// How far the energies reach, in temperatures: where the star absorbs nearly everything, only the
/// fastest ALPs leave it, and the edge still counts e^-60 of them.
constexpr double tailTemperatures = 80.0;

/// dN/dE per g^2, in GeV (g^2 carries GeV^-2).
double emission(const GammaRayBurst& burst, double energy, double momentum, double mass) {
    const double t = burst.temperatureGeV;
    const double k = burst.screeningGeV;
    const double primakoff = burst.spectrumPerGeV * energy * energy / std::expm1(energy / t) *
                             constants::alpha0 / 8.0 * screenedPrimakoffBracket(energy, mass, k);
    const double volumeTime = burst.coalescenceFactor * burst.spectrumPerGeV * pi * pi * 4.0 * pi *
                              constants::alpha0 / (k * k * t);
    const double m2 = mass * mass;
    return primakoff +
           volumeTime * m2 * m2 * momentum / (128.0 * pi * pi * pi) * std::exp(-energy / t);
}

/// Delta - (1 - e^-Delta), with all its digits.
double excess(double delta) {
    if (delta > 0.1) {
        return delta + std::expm1(-delta);
    }
    const double inner = 1.0 - delta / 5.0 * (1.0 - delta / 6.0 * (1.0 - delta / 7.0));
    return 0.5 * delta * delta * (1.0 - delta / 3.0 * (1.0 - delta / 4.0 * inner));
}

/// int (1 - e^{-(reach omega - star)/l}) domega between two photon energies, reach omega >= star.
double inTime(const GammaRayTable::Row& row, double perM, double star, double from, double to) {
    const double rate = row.reachM * perM;
    const double first = std::max(row.reachM * from - star, 0.0) * perM;
    const double step = rate * (to - from);
    return (excess(step) + std::expm1(-first) * std::expm1(-step)) / rate;
}

double rowFluence(const GammaRayTable& table, const GammaRayTable::Row& row, double widthGeV) {
    const double perM = row.perM * widthGeV;
    const double starLimit =
        table.starRadiusM / row.reachM; // below: arrives too late from anywhere
    const double distanceLimit = table.distanceM / row.reachM;
    const double from = std::max(row.minGeV, starLimit);
    const double bend = std::clamp(distanceLimit, from, std::max(row.maxGeV, from));
    double sum = 0.0;
    if (bend > from) {
        sum += inTime(row, perM, table.starRadiusM, from, bend);
    }
    if (row.maxGeV > bend) {
        sum -= (row.maxGeV - bend) * std::expm1(-(table.distanceM - table.starRadiusM) * perM);
    }
    return row.perCm2 * std::exp(-table.starRadiusM * perM) * sum;
}

} // namespace

bool isValid(const GammaRayBurst& burst) noexcept {
    const auto positive = [](auto... value) {
        return ((value > 0 && std::isfinite(value)) && ...);
    };
    return positive(burst.spectrumPerGeV, burst.temperatureGeV, burst.screeningGeV,
                    burst.starRadiusM, burst.distanceM, burst.photonMinGeV, burst.photonMaxGeV,
                    burst.windowS) &&
           burst.coalescenceFactor >= 0.0 && burst.photonMinGeV < burst.photonMaxGeV &&
           burst.starRadiusM < burst.distanceM;
}

GammaRayTable gammaRayTable(const GammaRayBurst& burst, double massGeV, int nodes) {
    GammaRayTable table;
    if (!isValid(burst) || !(massGeV > 0.0) || nodes < 4) {
        return table;
    }
    table.starRadiusM = burst.starRadiusM;
    table.distanceM = burst.distanceM;
    // A photon of energy omega needs an ALP of at least this energy; there the window cuts in.
    const auto least = [massGeV](double omega) {
        return std::max(omega + massGeV * massGeV / (4.0 * omega), massGeV);
    };
    std::array<double, 4> ends{massGeV, least(burst.photonMinGeV), least(burst.photonMaxGeV), 0.0};
    std::sort(ends.begin(), ends.begin() + 3);
    ends[3] = ends[2] + tailTemperatures * burst.temperatureGeV;
    const double distanceCm = 100.0 * burst.distanceM;
    const GaussRule rule = gaussLegendre(nodes);
    for (std::size_t piece = 0; piece + 1 < ends.size(); ++piece) {
        const double span = ends[piece + 1] - ends[piece];
        for (std::size_t i = 0; i < rule.node.size() && span > 0.0; ++i) {
            // Squared: takes out the square root at threshold, crowds where the spectrum is.
            const double u = 0.5 * (1.0 + rule.node[i]);
            const double energy = ends[piece] + span * u * u;
            const double momentum = std::sqrt((energy - massGeV) * (energy + massGeV));
            const double slowest = massGeV * massGeV / (2.0 * (energy + momentum));
            const double low = std::max(burst.photonMinGeV, slowest);
            const double high = std::min(burst.photonMaxGeV, 0.5 * (energy + momentum));
            if (!(low < high)) {
                continue;
            }
            const double measure = span * u * rule.weight[i];
            const double weight = measure * emission(burst, energy, momentum, massGeV) * 2.0 /
                                  (momentum * 4.0 * pi * distanceCm * distanceCm);
            const double reach =
                2.0 * momentum * speedOfLightMPerS * burst.windowS / (massGeV * massGeV);
            table.rows.push_back(
                {massGeV / (momentum * constants::hbarCGeVm), weight, reach, low, high});
        }
    }
    return table;
}

double gammaRayFluencePerCm2(const GammaRayTable& table, double couplingSquaredPerGeV2,
                             double totalWidthGeV, double photonBranchingRatio) noexcept {
    if (table.rows.empty() ||
        !(couplingSquaredPerGeV2 >= 0.0 && totalWidthGeV >= 0.0 && photonBranchingRatio >= 0.0)) {
        return nan;
    }
    if (totalWidthGeV == 0.0) {
        return 0.0;
    }
    double sum = 0.0;
    for (const GammaRayTable::Row& row : table.rows) {
        sum += rowFluence(table, row, totalWidthGeV);
    }
    return couplingSquaredPerGeV2 * photonBranchingRatio * sum;
}

} // namespace cyrano::physics
