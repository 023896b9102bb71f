#include "core/physics/hadronic_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/constants/constants.hpp"
#include "hadronic_ratio_table.hpp" // made from datasets/hadrons/r_ratio.csv

namespace cyrano::physics {

namespace {

using generated::hadronicRatioTable;

static_assert(std::ranges::is_sorted(hadronicRatioTable, std::ranges::less_equal{},
                                     &generated::HadronicRatioPoint::sqrtSGeV) &&
                  hadronicRatioTable.front().sqrtSGeV > 0.0,
              "energies of the R table are positive and rise");
static_assert(std::ranges::all_of(hadronicRatioTable, [](const auto& p) { return p.ratio > 0.0; }),
              "R is positive");

// PDG, Phys. Rev. D 110, 030001.
constexpr double chargedPionGeV = 0.13957039;
constexpr double chargedKaonGeV = 0.493677;
constexpr double charmThresholdGeV = 2.0 * 1.86484;  // D⁰ pair
constexpr double bottomThresholdGeV = 2.0 * 5.27941; // B⁺ pair
constexpr double topThresholdGeV = 2.0 * 172.57;

struct Resonance {
    double massGeV;
    double widthGeV;
    double toElectrons; ///< branching fraction
};
constexpr Resonance omegaMeson{0.78266, 8.68e-3, 7.38e-5};
constexpr Resonance phiMeson{1.019461, 4.249e-3, 2.979e-4};

/// Momentum in GeV of the two particles √s decays to; 0 below threshold.
double momentum(double sqrtSGeV, double firstGeV, double secondGeV) noexcept {
    const double sum = firstGeV + secondGeV;
    const double difference = firstGeV - secondGeV;
    const double s = sqrtSGeV * sqrtSGeV;
    return sqrtSGeV <= sum
               ? 0.0
               : std::sqrt((s - sum * sum) * (s - difference * difference)) / (2.0 * sqrtSGeV);
}

/// p³ of a pair of pseudoscalars, or of one and a photon, over that at the resonance.
double pairGrowth(const Resonance& v, double sqrtSGeV, double firstGeV, double secondGeV) noexcept {
    const double ratio =
        momentum(sqrtSGeV, firstGeV, secondGeV) / momentum(v.massGeV, firstGeV, secondGeV);
    return ratio * ratio * ratio;
}

/// Three pions of a vector: phase space goes with Q², the squared amplitude p₁ × p₂ with another.
double pionsGrowth(const Resonance& v, double sqrtSGeV) noexcept {
    constexpr double threshold = 2.0 * chargedPionGeV + constants::pionMassGeV;
    const double ratio = std::max(sqrtSGeV - threshold, 0.0) / (v.massGeV - threshold);
    return ratio * ratio * ratio * ratio;
}

/// 9 s Γ_ee Γ(s)/(α²((s − M²)² + M²Γ(s)²)), where Γ(s) is the width grown by a factor.
double resonanceRatio(const Resonance& v, double sqrtSGeV, double growth) noexcept {
    const double s = sqrtSGeV * sqrtSGeV;
    const double distance = (sqrtSGeV - v.massGeV) * (sqrtSGeV + v.massGeV);
    const double width = v.widthGeV * growth;
    const double alpha = constants::alpha0;
    return 9.0 * s * v.toElectrons * v.widthGeV * width /
           (alpha * alpha * (distance * distance + v.massGeV * v.massGeV * width * width));
}

double omegaRatio(double sqrtSGeV) noexcept {
    constexpr double toPhoton = 0.085; // of what is not ππ, which stays with the ρ
    const double growth = (1.0 - toPhoton) * pionsGrowth(omegaMeson, sqrtSGeV) +
                          toPhoton * pairGrowth(omegaMeson, sqrtSGeV, constants::pionMassGeV, 0.0);
    return resonanceRatio(omegaMeson, sqrtSGeV, growth);
}

double phiRatio(double sqrtSGeV) noexcept {
    constexpr double toPions = 0.154;
    constexpr double toEta = 0.013;
    const double growth =
        (1.0 - toPions - toEta) * pairGrowth(phiMeson, sqrtSGeV, chargedKaonGeV, chargedKaonGeV) +
        toPions * pionsGrowth(phiMeson, sqrtSGeV) +
        toEta * pairGrowth(phiMeson, sqrtSGeV, constants::etaMassGeV, 0.0);
    return resonanceRatio(phiMeson, sqrtSGeV, growth);
}

/// Hadrons of u, d and s.
double lightRatio(double sqrtSGeV) noexcept {
    constexpr double threshold = 2.0 * chargedPionGeV;
    const auto first = hadronicRatioTable.front();
    if (sqrtSGeV <= threshold) {
        return 0.0;
    }
    if (sqrtSGeV <= first.sqrtSGeV) { // p³ of the pions
        return first.ratio * std::pow((sqrtSGeV - threshold) / (first.sqrtSGeV - threshold), 1.5);
    }
    const auto above = std::ranges::lower_bound(hadronicRatioTable, sqrtSGeV, {},
                                                &generated::HadronicRatioPoint::sqrtSGeV);
    if (above == hadronicRatioTable.end()) {
        return hadronicRatioTable.back().ratio;
    }
    const auto below = std::prev(above);
    const double share =
        std::log(sqrtSGeV / below->sqrtSGeV) / std::log(above->sqrtSGeV / below->sqrtSGeV);
    return below->ratio * std::pow(above->ratio / below->ratio, share);
}

/// N_c Q² of a heavy quark with its threshold.
double heavyRatio(double sqrtSGeV, double thresholdGeV, double charge) noexcept {
    if (sqrtSGeV <= thresholdGeV) {
        return 0.0;
    }
    constexpr double correction = hadronicRatioTable.back().ratio / 2.0; // N_c ΣQ² of u, d, s is 2
    const double beta = std::sqrt((sqrtSGeV - thresholdGeV) * (sqrtSGeV + thresholdGeV)) / sqrtSGeV;
    return correction * 3.0 * charge * charge * beta * (3.0 - beta * beta) / 2.0;
}

/// 0 below one energy, 1 above the other, with no kink between.
double transition(double sqrtSGeV, double fromGeV, double toGeV) noexcept {
    const double x = std::clamp((sqrtSGeV - fromGeV) / (toGeV - fromGeV), 0.0, 1.0);
    return x * x * (3.0 - 2.0 * x);
}

} // namespace

double hadronicRatio(double sqrtSGeV) noexcept {
    return hadronicParts(sqrtSGeV).total();
}

HadronicParts hadronicParts(double sqrtSGeV) noexcept {
    HadronicParts out;
    if (!(sqrtSGeV >= 0.0)) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        return {nan, nan, nan, nan, nan, nan};
    }
    const double light = lightRatio(sqrtSGeV);
    if (light == 0.0) {
        return out;
    }
    constexpr double resonancesEndGeV = 1.05;
    constexpr double quarksBeginGeV = 1.5;
    const double quarks = transition(sqrtSGeV, resonancesEndGeV, quarksBeginGeV);
    const double omega = std::min(omegaRatio(sqrtSGeV), light);
    const double phi = std::min(phiRatio(sqrtSGeV), light - omega);
    out.omega = (1.0 - quarks) * omega + quarks * light / 12.0;
    out.phi = (1.0 - quarks) * phi + quarks * light / 6.0;
    out.rho = std::max(light - out.omega - out.phi, 0.0);
    out.charm = heavyRatio(sqrtSGeV, charmThresholdGeV, 2.0 / 3.0);
    out.bottom = heavyRatio(sqrtSGeV, bottomThresholdGeV, 1.0 / 3.0);
    out.top = heavyRatio(sqrtSGeV, topThresholdGeV, 2.0 / 3.0);
    return out;
}

} // namespace cyrano::physics
