#include "core/physics/photon_merging.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

double smallestOpening(double massGeV, double energyGeV) noexcept {
    if (!(massGeV >= 0.0) || !(energyGeV > 0.0) || !(energyGeV >= massGeV)) {
        return nan;
    }
    return 2.0 * std::asin(massGeV / energyGeV);
}

double resolvedFraction(double massGeV, double energyGeV, double minOpening) noexcept {
    if (!(massGeV > 0.0) || !(energyGeV >= massGeV) || !(minOpening >= 0.0) ||
        !(minOpening <= std::numbers::pi)) {
        return nan;
    }
    const double gammaSine = energyGeV / massGeV * std::sin(0.5 * minOpening);
    if (gammaSine <= 1.0) {
        return 1.0;
    }
    // (β² - root²)/(β(β + root)) instead of 1 - root/β, which cancels at large γ.
    const double beta =
        std::sqrt((energyGeV - massGeV) / energyGeV * ((energyGeV + massGeV) / energyGeV));
    const double root = std::sqrt((1.0 - 1.0 / gammaSine) * (1.0 + 1.0 / gammaSine));
    const double cosine = std::cos(0.5 * minOpening);
    const double opening = cosine / gammaSine;
    return opening * opening / (beta * (beta + root));
}

} // namespace cyrano::physics
