#include "core/physics/widths.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

} // namespace

double pairVelocity(double massGeV, double decayProductMassGeV) noexcept {
    if (!(massGeV > 0.0) || !(decayProductMassGeV >= 0.0)) {
        return nan;
    }
    const double threshold = 2.0 * decayProductMassGeV;
    if (massGeV <= threshold) {
        return 0.0;
    }
    return std::sqrt((massGeV - threshold) / massGeV * ((massGeV + threshold) / massGeV));
}

double widthPhotonPair(double gGammaPerGeV, double massGeV) noexcept {
    if (!(massGeV > 0.0)) {
        return nan;
    }
    return gGammaPerGeV * gGammaPerGeV * massGeV * massGeV * massGeV / (64.0 * pi);
}

double widthLeptonPair(Particle particle, double coupling, double massGeV,
                       double leptonMassGeV) noexcept {
    const double beta = pairVelocity(massGeV, leptonMassGeV);
    const double spinZero = coupling * coupling * massGeV / (8.0 * pi);
    const double spinOne = constants::alpha0 * coupling * coupling * massGeV / 3.0;
    switch (particle) {
    case Particle::pseudoscalar:
        return spinZero * beta;
    case Particle::scalar:
        return spinZero * beta * beta * beta;
    case Particle::vector: {
        const double ratio = leptonMassGeV / massGeV;
        return spinOne * (1.0 + 2.0 * ratio * ratio) * beta;
    }
    case Particle::axialVector:
        return spinOne * beta * beta * beta;
    }
    return nan;
}

double widthZPhoton(double gGammaZPerGeV, double massGeV) noexcept {
    if (!(massGeV >= 0.0)) {
        return nan;
    }
    const double zMass = constants::zMassGeV;
    if (massGeV >= zMass) {
        return 0.0;
    }
    const double energy = (zMass - massGeV) * (zMass + massGeV) / zMass;
    return gGammaZPerGeV * gGammaZPerGeV * energy * energy * energy / (96.0 * pi);
}

} // namespace cyrano::physics
