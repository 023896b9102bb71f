#include "core/physics/electron_bremsstrahlung.hpp"

#include "core/constants/constants.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double square(double x) {
    return x * x;
}

constexpr double electronSquared = constants::electronMassGeV * constants::electronMassGeV;

/// The squared amplitude of the header at one mass and x.
struct Amplitude {
    double virtuality;    // U0
    double plateau = 0.0; // C
    double dip;           // K x(1-x)/U0

    Amplitude(Particle particle, double massGeV, double x) {
        const double massSquared = square(massGeV);
        virtuality = massSquared * (1.0 - x) / x + electronSquared * x;
        double k = 0.0;
        switch (particle) {
        case Particle::pseudoscalar:
            plateau = square(x);
            k = 2.0 * massSquared;
            break;
        case Particle::scalar:
            plateau = square(x);
            k = 2.0 * (massSquared - 4.0 * electronSquared);
            break;
        case Particle::vector:
            plateau = 2.0 * (1.0 + square(1.0 - x));
            k = 4.0 * (massSquared + 2.0 * electronSquared);
            break;
        case Particle::axialVector:
            plateau = 2.0 * (1.0 + square(1.0 - x)) + 4.0 * electronSquared * x * x / massSquared;
            k = 4.0 * (massSquared - 4.0 * electronSquared);
            break;
        }
        dip = k * x * (1.0 - x) / virtuality;
    }

    /// Mean over w, which is uniform but for the amplitude.
    [[nodiscard]] double mean() const { return plateau - dip / 6.0; }
};

bool inDomain(Particle particle, double massGeV, double x) {
    return x > 0.0 && x < 1.0 &&
           (massGeV > 0.0 || (massGeV == 0.0 && particle != Particle::axialVector));
}

} // namespace

double effectivePhotonFlux(const Atom& atom, double electronEnergyGeV, double massGeV) noexcept {
    if (!(electronEnergyGeV > 0.0 && massGeV >= 0.0))
        return nan;
    const double lowest = minimumMomentumTransferSquaredGeV2(electronEnergyGeV, massGeV);
    const double highest = square(massGeV) + electronSquared;
    if (lowest >= highest)
        return 0.0;
    // Below a hundredth of the screening momentum squared the atom is neutral: G2 ~ t².
    constexpr double neutralGeV2 = 1e-6 * electronSquared / (111.0 * 111.0);
    const double start = std::max(lowest, neutralGeV2);
    // Gauss-Legendre with eight nodes in each panel of ln t.
    constexpr std::array<double, 4> node{0.1834346424956498, 0.5255324099163290, 0.7966664774136267,
                                         0.9602898564975363};
    constexpr std::array<double, 4> weight{0.3626837833783620, 0.3137066458778873,
                                           0.2223810344533745, 0.1012285362903763};
    constexpr int panels = 6;
    const double half = 0.5 * std::log(highest / start) / panels;
    const auto integrand = [&](double position) {
        const double t = start * std::exp(half * position);
        return (1.0 - lowest / t) * atomicFormFactor(atom, t);
    };
    double sum = 0.0;
    for (int panel = 0; panel < panels; ++panel) {
        const double middle = 2.0 * panel + 1.0;
        for (std::size_t i = 0; i < node.size(); ++i)
            sum += weight[i] * (integrand(middle - node[i]) + integrand(middle + node[i]));
    }
    return half * sum;
}

double emissionPerFraction(Particle particle, double electronEnergyGeV, double massGeV,
                           double fraction) noexcept {
    if (!inDomain(particle, massGeV, fraction) || !(electronEnergyGeV > 0.0))
        return nan;
    const double energyGeV = fraction * electronEnergyGeV;
    if (energyGeV <= massGeV)
        return 0.0;
    const double velocity = std::sqrt(1.0 - square(massGeV / energyGeV));
    const bool spinOne = particle == Particle::vector || particle == Particle::axialVector;
    const double coupling = spinOne ? double(constants::alpha0) : 0.25 / std::numbers::pi;
    const Amplitude amplitude(particle, massGeV, fraction);
    return square(constants::alpha0) * coupling * velocity * amplitude.mean() /
           amplitude.virtuality;
}

EmissionAngle::EmissionAngle(Particle particle, double massGeV, double fraction) noexcept
    : scaleGeV2_(nan), dip_(nan) {
    if (!inDomain(particle, massGeV, fraction))
        return;
    const Amplitude amplitude(particle, massGeV, fraction);
    scaleGeV2_ = fraction * amplitude.virtuality;
    dip_ = amplitude.dip / amplitude.plateau;
}

double EmissionAngle::perKickSquared(double kickGeV) const noexcept {
    if (!(kickGeV >= 0.0))
        return nan;
    const double w = scaleGeV2_ / (square(kickGeV) + scaleGeV2_);
    return w * w / scaleGeV2_ * (1.0 - dip_ * w * (1.0 - w)) / (1.0 - dip_ / 6.0);
}

double EmissionAngle::shareBelow(double kickGeV) const noexcept {
    if (!(kickGeV >= 0.0))
        return nan;
    // 1 - w, from 0 at k_T = 0, keeps its digits there.
    const double v = square(kickGeV) / (square(kickGeV) + scaleGeV2_);
    return v * (1.0 - dip_ * v * (0.5 - v / 3.0)) / (1.0 - dip_ / 6.0);
}

} // namespace cyrano::physics
