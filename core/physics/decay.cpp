#include "core/physics/decay.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

double decayLength(double widthGeV, double massGeV, double momentumGeV) noexcept {
    if (!(widthGeV >= 0.0) || !(massGeV > 0.0) || !(momentumGeV >= 0.0)) {
        return nan;
    }
    if (widthGeV == 0.0) {
        return infinity;
    }
    return momentumGeV / massGeV * (constants::hbarCGeVm / widthGeV);
}

double decayProbability(double lMin, double lMax, double decayLength) noexcept {
    if (!(lMin >= 0.0) || !(lMax >= lMin) || !(decayLength >= 0.0)) {
        return nan;
    }
    if (lMax == lMin || std::isinf(lMin)) {
        return 0.0;
    }
    if (decayLength == 0.0) {
        return lMin == 0.0 ? 1.0 : 0.0;
    }
    if (std::isinf(decayLength)) {
        return 0.0;
    }
    // expm1 keeps the small probability of a long-lived particle, ≈ (l₂ - l₁)/ℓ.
    return -std::exp(-lMin / decayLength) * std::expm1(-(lMax - lMin) / decayLength);
}

double lifetimeSeconds(double widthGeV) noexcept {
    if (!(widthGeV >= 0.0)) {
        return nan;
    }
    return widthGeV == 0.0 ? infinity : constants::hbarGeVs / widthGeV;
}

} // namespace cyrano::physics
