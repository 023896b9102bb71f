#include "core/physics/photon_pair.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

double crossSectionPhotonPairPb(double sqrtSGeV, double cosMax) noexcept {
    if (!(sqrtSGeV > 0.0) || !(cosMax >= 0.0) || !(cosMax < 1.0)) {
        return nan;
    }
    const double perEnergy = constants::alpha0 / sqrtSGeV;
    return 2.0 * std::numbers::pi * perEnergy * perEnergy * (2.0 * std::atanh(cosMax) - cosMax) *
           constants::picobarnPerInverseGeV2;
}

double returnPhotonPairDensityPbPerGeV(double massGeV, double sqrtSGeV, double cosMax) noexcept {
    if (!(massGeV > 0.0) || !(massGeV < sqrtSGeV)) {
        return nan;
    }
    const double ratio = massGeV / sqrtSGeV;
    const double x = (1.0 - ratio) * (1.0 + ratio);
    const double logarithm = 2.0 * std::log(sqrtSGeV / constants::electronMassGeV) - 1.0;
    const double radiator =
        2.0 * constants::alpha0 / std::numbers::pi * logarithm * (1.0 - x + 0.5 * x * x) / x;
    return 2.0 * ratio / sqrtSGeV * radiator * crossSectionPhotonPairPb(massGeV, cosMax);
}

} // namespace cyrano::physics
