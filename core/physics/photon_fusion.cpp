#include "core/physics/photon_fusion.hpp"

#include "core/constants/constants.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

// 2π/α times the photon density times x; 1-x given apart, for the end of the spectrum.
double photonsTimesX(double x, double rest, double q2Max) noexcept {
    const double me2 = constants::electronMassGeV * constants::electronMassGeV;
    const double q2Min = me2 * x * x / rest;
    if (!(q2Min < q2Max)) {
        return 0.0;
    }
    return (1.0 + rest * rest) * std::log(q2Max / q2Min) - 2.0 * (rest - me2 * x * x / q2Max);
}

} // namespace

double crossSectionPhotonFusionPb(double gGammaPerGeV, double massGeV, double sqrtSGeV,
                                  double q2MaxGeV2) noexcept {
    if (!(massGeV > 0.0) || !(sqrtSGeV > massGeV) || !(q2MaxGeV2 > 0.0)) {
        return nan;
    }
    const double halfLogTau = std::log(massGeV / sqrtSGeV); // ½ ln τ
    // Both photons alike: y > 0 twice. At the end 1 - x closes like t² = 1 - y/y_max, with a
    // logarithm that the square smooths.
    const auto integrand = [&](double t) {
        const double gap = -halfLogTau * t * t; // y_max - y
        const double high = std::exp(-gap);
        const double low = std::exp(2.0 * halfLogTau + gap);
        return -2.0 * halfLogTau * t * photonsTimesX(high, -std::expm1(-gap), q2MaxGeV2) *
               photonsTimesX(low, 1.0 - low, q2MaxGeV2);
    };
    double sum = 0.0;
    for (const auto& [from, to] : {std::pair{0.0, 0.01}, {0.01, 0.1}, {0.1, 0.4}, {0.4, 1.0}}) {
        sum += boost::math::quadrature::gauss<double, 20>::integrate(integrand, from, to);
    }
    // f(x₁)f(x₂) has 1/x₁x₂ = s/m²: the mass cancels against the prefactor.
    const double flux = constants::alpha0 / (2.0 * pi);
    return 0.25 * pi * gGammaPerGeV * gGammaPerGeV * flux * flux * sum *
           constants::picobarnPerInverseGeV2;
}

double crossSectionPhotonFusionLowPb(double gGammaPerGeV, double massGeV,
                                     double sqrtSGeV) noexcept {
    if (!(massGeV > 0.0) || !(sqrtSGeV > massGeV)) {
        return nan;
    }
    const double ratio = massGeV / sqrtSGeV;
    const double z = ratio * ratio;
    const double logs =
        constants::alpha0 / pi * std::log(sqrtSGeV / (2.0 * constants::electronMassGeV));
    const double spectrum = -2.0 * (2.0 + z) * (2.0 + z) * std::log(ratio) -
                            2.0 * (1.0 - ratio) * (1.0 + ratio) * (3.0 + z);
    return pi / 8.0 * gGammaPerGeV * gGammaPerGeV * logs * logs * spectrum *
           constants::picobarnPerInverseGeV2;
}

} // namespace cyrano::physics
