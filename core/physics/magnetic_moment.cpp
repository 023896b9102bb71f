#include "core/physics/magnetic_moment.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/barr_zee.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

// Below: the recurrence from I₀, I₁ is stable. Between: every integrand is smooth and positive.
// Above: the heavy series converges as (4/r)^k with terms of one sign.
constexpr double recurrenceEnd = 1.0;
constexpr double seriesStart = 10.0;

double squared(double x) noexcept {
    return x * x;
}

// I₀; atan2 and asinh keep all digits where acos and acosh lose them, at r → 0 and r → 4.
double closedI0(double r) noexcept {
    if (r < 4.0) {
        return 2.0 * std::atan2(std::sqrt(4.0 - r), std::sqrt(r)) / std::sqrt(r * (4.0 - r));
    }
    const double t = std::sqrt(r / 4.0 - 1.0);
    return (t > 0.0 ? std::asinh(t) / t : 1.0) / std::sqrt(r);
}

// I₀…I₄ by I_{n+2} = 1/(n+1) - r(I_n - I_{n+1}).
std::array<double, 5> recurrence(double r) noexcept {
    std::array<double, 5> integral{};
    integral[0] = closedI0(r);
    integral[1] = -0.5 * std::log(r) + 0.5 * r * integral[0];
    for (std::size_t n = 0; n < 3; ++n) {
        integral[n + 2] = 1.0 / static_cast<double>(n + 1) - r * (integral[n] - integral[n + 1]);
    }
    return integral;
}

// Sums Σ_k c_k r^{-k} [ln r + H_k + H_{k+p} - 2H_{2k+q}], c_{k+1}/c_k = ratio(k), until it is full.
template <class Ratio>
double heavySeries(double r, int first, double coefficient, int p, int q, Ratio ratio) noexcept {
    const auto harmonic = [](int n) {
        double sum = 0.0;
        for (int i = n; i > 0; --i) {
            sum += 1.0 / i;
        }
        return sum;
    };
    const double logR = std::log(r);
    double hk = harmonic(first);
    double hkp = harmonic(first + p);
    double h2k = harmonic(2 * first + q);
    double factor = coefficient * std::pow(r, -first);
    double sum = 0.0;
    for (int k = first; k < first + 100; ++k) {
        const double term = factor * (logR + hk + hkp - 2.0 * h2k);
        sum += term;
        if (std::abs(term) < 1e-18 * std::abs(sum)) {
            break;
        }
        factor *= ratio(static_cast<double>(k)) / r;
        hk += 1.0 / (k + 1);
        hkp += 1.0 / (k + 1 + p);
        h2k += 1.0 / (2 * k + q + 1) + 1.0 / (2 * k + q + 2);
    }
    return sum;
}

// I_n = Σ_k C(n+2k, k) r^{-1-k} [ln r + H_k + H_{n+k} - 2H_{n+2k}], r > 4.
double heavyIntegral(int n, double r) noexcept {
    const auto ratio = [n](double k) {
        return (n + 2.0 * k + 1.0) * (n + 2.0 * k + 2.0) / ((k + 1.0) * (n + k + 1.0));
    };
    return heavySeries(r, 0, 1.0, n, n, ratio) / r;
}

// ∫₀¹ weight(x) dx / (x² + r(1-x)) for 1 <= r < 10: poles stay off the interval.
template <class Weight>
double middleIntegral(double r, Weight weight) noexcept {
    const auto integrand = [&](double x) { return weight(x) / (x * x + r * (1.0 - x)); };
    return boost::math::quadrature::gauss<double, 30>::integrate(integrand, 0.0, 1.0);
}

// Σ_n weight_n I_n(r), n = 1…3. One quadrature in the middle, where the weights make the
// integrand positive although the sum of the I_n cancels.
double combination(double r, double w1, double w2, double w3) noexcept {
    if (r >= seriesStart) {
        return (w1 == 0.0 ? 0.0 : w1 * heavyIntegral(1, r)) +
               (w2 == 0.0 ? 0.0 : w2 * heavyIntegral(2, r)) + w3 * heavyIntegral(3, r);
    }
    if (r >= recurrenceEnd) {
        return middleIntegral(r, [&](double x) { return x * (w1 + x * (w2 + x * w3)); });
    }
    const auto integral = recurrence(r);
    return (w1 == 0.0 ? 0.0 : w1 * integral[1]) + w2 * integral[2] + w3 * integral[3];
}

// Φ of the closed forms of h₂ and h_S: Φ = r(4-r)I₀/2.
double phi(double r) noexcept {
    return 0.5 * r * (4.0 - r) * closedI0(r);
}

bool isSpinZero(Particle particle) noexcept {
    return particle == Particle::pseudoscalar || particle == Particle::scalar;
}

struct LoopLogs {
    double photon = nan;
    double photonZ = nan;
};

LoopLogs loopLogs(Particle particle, double leptonMassGeV, double massGeV, double cutoffGeV,
                  LoopForm form) noexcept {
    if (form == LoopForm::full) {
        return {photonLoopLog(particle, leptonMassGeV, massGeV, cutoffGeV),
                photonZLoopLog(massGeV, cutoffGeV)};
    }
    if (!(massGeV > 0.0 && cutoffGeV > 0.0)) {
        return {};
    }
    const double leading = 2.0 * std::log(cutoffGeV / massGeV);
    if (form == LoopForm::leadingLog) {
        return {leading, 2.0 * std::log(cutoffGeV / constants::zMassGeV)};
    }
    const double fermionMass = matchedFermionMassGeV(particle, cutoffGeV);
    // The mass of the lepton matters at momenta where the heavy loop is a point, so its share can
    // be taken from the cut-off vertex.
    const double leptonShare = photonLoopLog(particle, leptonMassGeV, massGeV, cutoffGeV) - leading;
    return {heavyFermionLog(particle, massGeV, fermionMass) + leptonShare,
            heavyFermionZLog(particle, massGeV, fermionMass)};
}

} // namespace

double masterIntegral(int n, double r) noexcept {
    if (n < 0 || n > 4 || !(r >= 0.0) || (r == 0.0 && n < 2) || std::isinf(r)) {
        return nan;
    }
    if (r == 0.0) {
        return 1.0 / (n - 1);
    }
    if (r >= seriesStart) {
        return heavyIntegral(n, r);
    }
    if (r >= recurrenceEnd) {
        return middleIntegral(r, [n](double x) { return std::pow(x, n); });
    }
    return recurrence(r)[static_cast<std::size_t>(n)];
}

double h1(double r) noexcept {
    return 2.0 * masterIntegral(3, r);
}

double hS(double r) noexcept {
    if (!(r >= 0.0) || std::isinf(r)) {
        return nan;
    }
    if (r == 0.0) {
        return 0.0;
    }
    const double logR = std::log(r);
    if (r >= seriesStart) {
        // (2k)!/(k!(k+2)!): 1/3 at k = 1.
        const auto ratio = [](double k) {
            return (2.0 * k + 1.0) * (2.0 * k + 2.0) / ((k + 1.0) * (k + 3.0));
        };
        return logR + 1.5 + 2.0 * heavySeries(r, 1, 1.0 / 3.0, 2, 0, ratio);
    }
    return r / 3.0 + r * (6.0 - r) * logR / 6.0 + (4.0 - r) * phi(r) / 3.0;
}

double h2(double r) noexcept {
    if (!(r >= 0.0) || std::isinf(r)) {
        return nan;
    }
    if (r == 0.0) {
        return 1.0;
    }
    if (r >= seriesStart) {
        // (2k+2)!/(k!(k+3)!): 1/3 at k = 0.
        const auto ratio = [](double k) {
            return (2.0 * k + 3.0) * (2.0 * k + 4.0) / ((k + 1.0) * (k + 4.0));
        };
        return hS(r) + 2.0 / r * heavySeries(r, 0, 1.0 / 3.0, 3, 2, ratio);
    }
    return 1.0 - r / 3.0 + r * r * std::log(r) / 6.0 + (2.0 + r) * phi(r) / 3.0;
}

double deltaALeptonLoop(Particle particle, double leptonMassGeV, double massGeV) noexcept {
    if (!(leptonMassGeV > 0.0) || !(massGeV >= 0.0) || std::isinf(massGeV)) {
        return nan;
    }
    const double r = squared(massGeV / leptonMassGeV);
    const double spinZero = 1.0 / (8.0 * pi * pi);
    const double spinOne = constants::alpha0 / pi;
    if (r == 0.0) {
        switch (particle) {
        case Particle::pseudoscalar:
            return -0.5 * spinZero;
        case Particle::scalar:
            return 1.5 * spinZero;
        case Particle::vector:
            return 0.5 * spinOne;
        case Particle::axialVector:
            return nan;
        }
    }
    switch (particle) {
    case Particle::pseudoscalar:
        return -spinZero * combination(r, 0.0, 0.0, 1.0);
    case Particle::scalar:
        return spinZero * combination(r, 0.0, 2.0, -1.0);
    case Particle::vector:
        return spinOne * combination(r, 0.0, 1.0, -1.0);
    case Particle::axialVector:
        return -spinOne * combination(r, 4.0, -5.0, 1.0 + 2.0 / r);
    }
    return nan;
}

double photonLoopLog(Particle particle, double leptonMassGeV, double massGeV,
                     double cutoffGeV) noexcept {
    if (!isSpinZero(particle) || !(leptonMassGeV > 0.0) || !(massGeV >= 0.0) ||
        !(cutoffGeV > 0.0)) {
        return nan;
    }
    const double r = squared(massGeV / leptonMassGeV);
    const double h = particle == Particle::pseudoscalar ? h2(r) : hS(r);
    return 2.0 * std::log(cutoffGeV / leptonMassGeV) + 1.5 - h;
}

double photonZLoopLog(double massGeV, double cutoffGeV) noexcept {
    if (!(massGeV >= 0.0) || !(cutoffGeV > 0.0)) {
        return nan;
    }
    const double leading = 2.0 * std::log(cutoffGeV / constants::zMassGeV);
    const double x = squared(massGeV / constants::zMassGeV);
    if (x == 0.0) {
        return leading;
    }
    const double u = x - 1.0;
    // log1p keeps the removable point x = 1 exact to the last digits.
    const double ratio = u == 0.0 ? 1.0 : (std::abs(u) < 0.5 ? std::log1p(u) : std::log(x)) / u;
    return leading - x * ratio;
}

double zVertexFactor() noexcept {
    const double s2 = constants::sinSquaredWeinberg;
    return (1.0 - 4.0 * s2) / (4.0 * std::sqrt(s2 * (1.0 - s2)));
}

double deltaAPhotonLoop(Particle particle, const LoopCouplings& couplings, double leptonMassGeV,
                        double massGeV, double cutoffGeV, LoopForm form) noexcept {
    if (!isSpinZero(particle)) {
        return nan;
    }
    const auto [photon, photonZ] = loopLogs(particle, leptonMassGeV, massGeV, cutoffGeV, form);
    return couplings.lepton * leptonMassGeV / (8.0 * pi * pi) *
           (couplings.photonPerGeV * photon + zVertexFactor() * couplings.photonZPerGeV * photonZ);
}

double deltaATotal(Particle particle, const LoopCouplings& couplings, double leptonMassGeV,
                   double massGeV, double cutoffGeV, LoopForm form) noexcept {
    return squared(couplings.lepton) * deltaALeptonLoop(particle, leptonMassGeV, massGeV) +
           deltaAPhotonLoop(particle, couplings, leptonMassGeV, massGeV, cutoffGeV, form);
}

} // namespace cyrano::physics
