#include "core/physics/barr_zee.hpp"

#include "core/constants/constants.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

constexpr double dilogEnd = 0.1;
constexpr double heavyStart = 1.0;

// λ(2k) = Σ over odd n of n^{-2k}, k = 1…50.
constexpr std::array<double, 50> lambdaTable() noexcept {
    constexpr double pi2 = pi * pi;
    std::array<double, 50> lambda{};
    lambda[0] = pi2 / 8.0;
    lambda[1] = pi2 * pi2 / 96.0;
    lambda[2] = pi2 * pi2 * pi2 / 960.0;
    lambda[3] = 17.0 * pi2 * pi2 * pi2 * pi2 / 161280.0;
    for (std::size_t k = 5; k <= lambda.size(); ++k) {
        double sum = 0.0;
        for (int n = 59; n >= 1; n -= 2) {
            double power = 1.0;
            for (std::size_t i = 0; i < k; ++i) {
                power /= static_cast<double>(n) * n;
            }
            sum += power;
        }
        lambda[k - 1] = sum;
    }
    return lambda;
}

constexpr auto lambdaValues = lambdaTable();

// z < 0.1: dilogarithm of -q, q = (1-y)/(1+y) < 0.13, y = √(1-4z).
double lightFermion(double z) noexcept {
    const double y = std::sqrt(1.0 - 4.0 * z);
    const double q = 4.0 * z / ((1.0 + y) * (1.0 + y));
    double dilog = 0.0;
    double power = 1.0;
    for (int n = 1; n <= 25; ++n) {
        power *= -q;
        dilog += power / (n * n);
    }
    const double logQ = std::log(q);
    return 2.0 * z / y * (2.0 * dilog + pi * pi / 6.0 + 0.5 * logQ * logQ);
}

// 0.1 <= z < 1: with z = 1/(4cos²(θ/2)), f = 4z cot(θ/2) ∫₀^θ ln(2cos(t/2)) dt, even in θ. Below
// z = 1/4 θ is imaginary and only θ² is needed, so one power series serves both sides.
double middleFermion(double z) noexcept {
    const double split = 4.0 * z - 1.0; // tan²(θ/2)
    const double root = std::sqrt(std::abs(split));
    const double halfAngle = split >= 0.0 ? std::atan(root) : std::atanh(root);
    const double w = std::copysign(4.0 * halfAngle * halfAngle / (pi * pi), split);
    double sum = 0.0;
    for (std::size_t k = lambdaValues.size(); k >= 1; --k) {
        const auto n = static_cast<double>(k);
        sum = (sum + lambdaValues[k - 1] / (n * (2.0 * n + 1.0))) * w;
    }
    const double angleOverTan = root > 0.0 ? halfAngle / root : 1.0;
    return 8.0 * z * angleOverTan * (std::numbers::ln2 - sum);
}

// z >= 1: b_k = B_k z^{-k} [ln z + 2(H_{2k+1} - H_k)], B_k = (k!)²/(2k+1)!. f_PS = Σ b_k, and
// f_S = Σ (2z b_{k+1} - b_k), where the two large terms of its definition have gone.
template <class Term>
double heavySum(double z, Term term) noexcept {
    const double logZ = std::log(z);
    double beta = 1.0;
    double harmonic = 1.0;
    double current = logZ + 2.0;
    double sum = 0.0;
    for (int k = 0; k < 60; ++k) {
        beta *= (k + 1.0) / (2.0 * (2.0 * k + 3.0));
        harmonic += 1.0 / (2.0 * k + 2.0) + 1.0 / (2.0 * k + 3.0) - 1.0 / (k + 1.0);
        const double nextTimesZ = beta * std::pow(z, -k) * (logZ + 2.0 * harmonic);
        const double added = term(current, nextTimesZ);
        sum += added;
        if (std::abs(added) < 1e-18 * std::abs(sum)) {
            break;
        }
        current = nextTimesZ / z;
    }
    return sum;
}

} // namespace

double barrZeePseudoscalar(double z) noexcept {
    if (!(z > 0.0) || std::isinf(z)) {
        return nan;
    }
    if (z < dilogEnd) {
        return lightFermion(z);
    }
    if (z < heavyStart) {
        return middleFermion(z);
    }
    return heavySum(z, [](double b, double) { return b; });
}

double barrZeeScalar(double z) noexcept {
    if (!(z > 0.0) || std::isinf(z)) {
        return nan;
    }
    if (z < heavyStart) {
        return (2.0 * z - 1.0) * barrZeePseudoscalar(z) - 2.0 * z * (2.0 + std::log(z));
    }
    return heavySum(z, [](double b, double nextTimesZ) { return 2.0 * nextTimesZ - b; });
}

double deltaATwoLoop(Particle particle, double gLepton, double gFermion, double leptonMassGeV,
                     double massGeV, double fermionMassGeV) noexcept {
    const bool pseudoscalar = particle == Particle::pseudoscalar;
    if ((!pseudoscalar && particle != Particle::scalar) || !(leptonMassGeV > 0.0) ||
        !(massGeV > 0.0) || !(fermionMassGeV > 0.0)) {
        return nan;
    }
    const double ratio = fermionMassGeV / massGeV;
    const double z = ratio * ratio;
    return constants::alpha0 / (8.0 * pi * pi * pi) * leptonMassGeV / fermionMassGeV * gLepton *
           gFermion * (pseudoscalar ? barrZeePseudoscalar(z) : barrZeeScalar(z));
}

double matchedFermionMassGeV(Particle particle, double cutoffGeV) noexcept {
    switch (particle) {
    case Particle::pseudoscalar:
        return cutoffGeV / std::numbers::e;
    case Particle::scalar:
        return cutoffGeV * std::exp(-13.0 / 12.0);
    case Particle::vector:
    case Particle::axialVector:
        break;
    }
    return nan;
}

double heavyFermionLog(Particle particle, double massGeV, double fermionMassGeV) noexcept {
    if (!(massGeV > 0.0) || !(fermionMassGeV > 0.0)) {
        return nan;
    }
    const double ratio = fermionMassGeV / massGeV;
    switch (particle) {
    case Particle::pseudoscalar:
        return barrZeePseudoscalar(ratio * ratio);
    case Particle::scalar:
        return -1.5 * barrZeeScalar(ratio * ratio);
    case Particle::vector:
    case Particle::axialVector:
        break;
    }
    return nan;
}

double heavyFermionZLog(Particle particle, double massGeV, double fermionMassGeV) noexcept {
    const double zMass = constants::zMassGeV;
    const auto quotient = [&](double x) {
        const double atX = heavyFermionLog(particle, std::sqrt(x) * zMass, fermionMassGeV);
        return (x * atX - heavyFermionLog(particle, zMass, fermionMassGeV)) / (x - 1.0);
    };
    const double x = (massGeV / zMass) * (massGeV / zMass);
    // The difference has lost its digits where x = 1; the quotient is straight there.
    constexpr double near = 1e-4;
    if (std::abs(x - 1.0) >= near) {
        return quotient(x);
    }
    const double along = 0.5 * (x - 1.0 + near) / near;
    return (1.0 - along) * quotient(1.0 - near) + along * quotient(1.0 + near);
}

} // namespace cyrano::physics
