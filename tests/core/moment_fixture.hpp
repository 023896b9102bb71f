#pragma once

#include <cmath>
#include <numbers>

#include "core/constants/constants.hpp"

/// Magnetic moments by integrals done here, for tests to compare closed forms with.
namespace fixture::moment {

inline constexpr double pi = std::numbers::pi;
inline const double muonMass = cyrano::constants::muonMassGeV;
inline const double zMass = cyrano::constants::zMassGeV;
inline const double zRatioHypercharge = -std::sqrt(0.23122 / (1.0 - 0.23122));

/// ∫₀¹ f(x, 1-x) dx by the double-exponential rule; both arguments have all their digits.
template <class Function>
double integral(Function f) {
    constexpr double step = 1.0 / 32.0;
    double sum = 0.0;
    for (int i = -104; i <= 104; ++i) {
        const double growth = std::exp(pi * std::sinh(step * i));
        const double x = growth / (1.0 + growth);
        const double rest = 1.0 / (1.0 + growth);
        sum += std::cosh(step * i) * x * rest * f(x, rest);
    }
    return pi * step * sum;
}

/// Δa of the lepton loop per g²: (2I₂ - I₃)/8π² of a scalar, -I₃/8π² of a pseudoscalar.
inline double leptonLoop(bool scalar, double r) {
    const double sum = integral([=](double x, double rest) {
        return x * x * (scalar ? 1.0 + rest : -x) / (x * x + r * rest);
    });
    return sum / (8.0 * pi * pi);
}

/// 2∬ [ln(μ²/Δ) - z²m_l²/Δ], Δ = z²m_l² + y m², μ² = Λ²e^{-3/2}, the second term for a
/// pseudoscalar; the integral over y is done by hand.
inline double photonLog(bool scalar, double r, double cutoffOverLepton) {
    const double sum = integral([=](double z, double rest) {
        const double t = r * rest / (z * z);
        const double mean = t < 1e-5 ? t / 2.0 - t * t / 6.0 : ((1.0 + t) * std::log1p(t) - t) / t;
        const double second = scalar ? 0.0 : t > 0.0 ? std::log1p(t) / t : 1.0;
        return rest * (2.0 * std::log(z) + mean + second);
    });
    return 2.0 * std::log(cutoffOverLepton) - 1.5 - 2.0 * sum;
}

inline double zLog(double massGeV, double cutoffGeV) {
    const double x = massGeV * massGeV / (zMass * zMass);
    return 2.0 * std::log(cutoffGeV / zMass) + x * std::log(x) / (1.0 - x);
}

/// Δa = offset + perPhoton·g_γγ at one lepton coupling, with g_γZ = zRatio·g_γγ.
struct Coefficients {
    double offset;    ///< lepton loop
    double perPhoton; ///< GeV, all photon loops

    [[nodiscard]] double couplingFor(double deltaA) const { return (deltaA - offset) / perPhoton; }
};

inline Coefficients coefficients(bool scalar, double g, double leptonMass, double massGeV,
                                 double cutoffGeV, double zRatio) {
    const double r = massGeV * massGeV / (leptonMass * leptonMass);
    const double logs = photonLog(scalar, r, cutoffGeV / leptonMass) +
                        (1.0 - 4.0 * 0.23122) / (4.0 * std::sqrt(0.23122 * (1.0 - 0.23122))) *
                            zRatio * zLog(massGeV, cutoffGeV);
    return {g * g * leptonLoop(scalar, r), g * leptonMass / (8.0 * pi * pi) * logs};
}

} // namespace fixture::moment
