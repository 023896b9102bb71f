#include "core/physics/dark_photon_production.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// 2πα²ε²/(s(1-x)) in pb.
double prefactorPb(double epsilon, double massGeV, double sqrtSGeV) noexcept {
    const double alpha = constants::alpha0;
    return 2.0 * std::numbers::pi * alpha * alpha * epsilon * epsilon /
           ((sqrtSGeV - massGeV) * (sqrtSGeV + massGeV)) * constants::picobarnPerInverseGeV2;
}

} // namespace

double differentialPhotonDarkPhotonPb(double epsilon, double massGeV, double sqrtSGeV,
                                      double cosTheta) noexcept {
    if (!(massGeV >= 0.0) || !(sqrtSGeV > massGeV) || !(std::abs(cosTheta) < 1.0)) {
        return nan;
    }
    const double ratio = massGeV / sqrtSGeV;
    const double x = ratio * ratio;
    const double along = (1.0 - x) * cosTheta;
    return prefactorPb(epsilon, massGeV, sqrtSGeV) * ((1.0 + x) * (1.0 + x) + along * along) /
           ((1.0 - cosTheta) * (1.0 + cosTheta));
}

double crossSectionPhotonDarkPhotonPb(double epsilon, double massGeV, double sqrtSGeV,
                                      double cosMin, double cosMax) noexcept {
    if (!(massGeV >= 0.0) || !(sqrtSGeV > massGeV) || !(cosMin > -1.0) || !(cosMax >= cosMin) ||
        !(cosMax < 1.0)) {
        return nan;
    }
    const double ratio = massGeV / sqrtSGeV;
    const double x = ratio * ratio;
    return prefactorPb(epsilon, massGeV, sqrtSGeV) *
           (2.0 * (1.0 + x * x) * (std::atanh(cosMax) - std::atanh(cosMin)) -
            (1.0 - x) * (1.0 - x) * (cosMax - cosMin));
}

} // namespace cyrano::physics
