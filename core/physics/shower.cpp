#include "core/physics/shower.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {
namespace {

using Complex = std::complex<double>;

constexpr double pi = std::numbers::pi;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Digamma function in the complex plane: reflection, recurrence to Re s > 10, asymptotic series.
Complex digamma(Complex s) {
    if (s.real() < 0.0) {
        // pi*cot(pi s), which is -+i pi away from the real axis
        const Complex argument = pi * s;
        const Complex cotangent = std::abs(argument.imag()) > 20.0
                                      ? Complex(0.0, argument.imag() > 0.0 ? -1.0 : 1.0)
                                      : std::cos(argument) / std::sin(argument);
        return digamma(1.0 - s) - pi * cotangent;
    }
    Complex sum = 0.0;
    while (s.real() < 10.0 && std::abs(s.imag()) < 10.0) {
        sum -= 1.0 / s;
        s += 1.0;
    }
    const Complex inverse = 1.0 / (s * s);
    const Complex tail =
        inverse *
        (1.0 / 12.0 -
         inverse * (1.0 / 120.0 -
                    inverse * (1.0 / 252.0 -
                               inverse * (1.0 / 240.0 -
                                          inverse * (1.0 / 132.0 - inverse * (691.0 / 32760.0))))));
    return sum + std::log(s) - 0.5 / s - tail;
}

/// Cross-sections per radiation length: phi(v) = a - a v + v^2, psi(x) = 1 - a x(1-x).
struct Cascade {
    double slope;    // a = 4/3 + 2b
    double pairRate; // int psi dx = 7/9 - b/3

    /// A(s) = int phi(v)/v [1 - (1-v)^s] dv.
    Complex radiationLoss(Complex s) const {
        const Complex harmonic = digamma(s + 1.0) + std::numbers::egamma;
        return slope * (harmonic - s / (s + 1.0)) + 0.5 - 1.0 / ((s + 1.0) * (s + 2.0));
    }

    /// B(s) = 2 int psi(x) x^s dx.
    Complex pairCreation(Complex s) const {
        return 2.0 * (1.0 / (s + 1.0) - slope / (s + 2.0) + slope / (s + 3.0));
    }

    /// C(s) = int phi(v) v^(s-1) dv.
    Complex bremsstrahlung(Complex s) const { return slope / (s * (s + 1.0)) + 1.0 / (s + 2.0); }

    Complex electronMoment(Complex s) const {
        return 1.0 / (radiationLoss(s) - pairCreation(s) * bremsstrahlung(s) / pairRate);
    }

    Complex photonMoment(Complex s) const {
        return bremsstrahlung(s) * electronMoment(s) / pairRate;
    }
};

/// u^-2/L * sum of weights * T~(1 + z/L), L = -ln u: the pole at s = 1 carries the u^-2 growth.
template <typename Moment, typename Nodes>
double invert(Moment moment, const Nodes& node, const Nodes& weight, double depth) {
    double sum = 0.0;
    for (std::size_t j = 0; j < node.size(); ++j)
        sum += (weight[j] * moment(1.0 + node[j] / depth)).real();
    return std::exp(2.0 * depth) * sum / depth;
}

} // namespace

CascadeTrackLength::CascadeTrackLength(double screening) noexcept
    : slope_(4.0 / 3.0 + 2.0 * screening), pairRate_(7.0 / 9.0 - screening / 3.0) {
    // Optimal cotangent contour of Trefethen, Weideman and Schmelzer, BIT 46 (2006) 653; nodes in
    // the lower half plane are the conjugates and are absorbed in the factor 2.
    constexpr double count = 2.0 * halfNodes;
    for (int j = 0; j < halfNodes; ++j) {
        const double theta = (2.0 * j + 1.0) * pi / count;
        const double angle = 0.6407 * theta;
        const double cotangent = std::cos(angle) / std::sin(angle);
        const double sine = std::sin(angle);
        const Complex z(count * (0.5071 * theta * cotangent - 0.6122), count * 0.2645 * theta);
        const Complex slope(0.5071 * (cotangent - angle / (sine * sine)), 0.2645);
        const auto index = static_cast<std::size_t>(j);
        node_[index] = z;
        weight_[index] = 2.0 * std::exp(z) * slope / Complex(0.0, 1.0);
    }
}

double CascadeTrackLength::photon(double u) const noexcept {
    if (!(u > 0.0 && u <= 1.0))
        return nan;
    if (u == 1.0)
        return 0.0;
    const Cascade cascade{slope_, pairRate_};
    return invert([&](Complex s) { return cascade.photonMoment(s); }, node_, weight_, -std::log(u));
}

double CascadeTrackLength::electron(double u) const noexcept {
    if (!(u > 0.0 && u < 1.0))
        return nan;
    const Cascade cascade{slope_, pairRate_};
    return invert([&](Complex s) { return cascade.electronMoment(s); }, node_, weight_,
                  -std::log(u));
}

} // namespace cyrano::physics
