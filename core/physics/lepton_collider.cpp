#include "core/physics/lepton_collider.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <complex>
#include <limits>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// ½Σ_h|A_h|² over e², times s².
double helicityAverage(std::complex<double> gGamma, double gGammaZ, double s) noexcept {
    if (gGammaZ == 0.0) {
        return std::norm(gGamma);
    }
    const double s2 = constants::sinSquaredWeinberg;
    const double zMass = constants::zMassGeV;
    const std::complex<double> propagator =
        s / std::complex<double>(s - zMass * zMass, zMass * constants::zWidthGeV);
    const std::complex<double> z = gGammaZ / std::sqrt(s2 * (1.0 - s2)) * propagator;
    return 0.5 * (std::norm(-gGamma + (s2 - 0.5) * z) + std::norm(-gGamma + s2 * z));
}

} // namespace

double crossSectionPhotonAlpPb(double gGammaPerGeV, double gGammaZPerGeV, double massGeV,
                               double sqrtSGeV) noexcept {
    return crossSectionPhotonAlpPb(std::complex<double>(gGammaPerGeV), gGammaZPerGeV, massGeV,
                                   sqrtSGeV);
}

double crossSectionPhotonAlpPb(std::complex<double> gGammaPerGeV, double gGammaZPerGeV,
                               double massGeV, double sqrtSGeV) noexcept {
    if (!(massGeV >= 0.0) || !(sqrtSGeV > massGeV)) {
        return nan;
    }
    const double open = (sqrtSGeV - massGeV) / sqrtSGeV * ((sqrtSGeV + massGeV) / sqrtSGeV);
    return constants::alpha0 / 24.0 * open * open * open *
           helicityAverage(gGammaPerGeV, gGammaZPerGeV, sqrtSGeV * sqrtSGeV) *
           constants::picobarnPerInverseGeV2;
}

double sharePhotonAlp(double cosMin, double cosMax) noexcept {
    if (!(cosMin >= -1.0) || !(cosMax >= cosMin) || !(cosMax <= 1.0)) {
        return nan;
    }
    // (c₂ - c₁) taken out, so that a narrow range keeps its digits.
    return 0.375 * (cosMax - cosMin) *
           (1.0 + (cosMax * cosMax + cosMax * cosMin + cosMin * cosMin) / 3.0);
}

double crossSectionPhotonAlpPb(double gGammaPerGeV, double gGammaZPerGeV, double massGeV,
                               double sqrtSGeV, double cosMin, double cosMax) noexcept {
    return sharePhotonAlp(cosMin, cosMax) *
           crossSectionPhotonAlpPb(gGammaPerGeV, gGammaZPerGeV, massGeV, sqrtSGeV);
}

double differentialPhotonAlpPb(double gGammaPerGeV, double gGammaZPerGeV, double massGeV,
                               double sqrtSGeV, double cosTheta) noexcept {
    if (!(std::abs(cosTheta) <= 1.0)) {
        return nan;
    }
    return 0.375 * (1.0 + cosTheta * cosTheta) *
           crossSectionPhotonAlpPb(gGammaPerGeV, gGammaZPerGeV, massGeV, sqrtSGeV);
}

} // namespace cyrano::physics
