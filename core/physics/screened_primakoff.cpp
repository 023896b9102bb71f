#include "core/physics/screened_primakoff.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace cyrano::physics {

namespace {

/// Below this momentum over energy the closed form loses digits to cancellation.
constexpr double slow = 0.1;

/// Gauss-Legendre nodes and weights on (-1, 1), positive half of eight.
constexpr std::array<double, 4> node{0.18343464249564980, 0.52553240991632899, 0.79666647741362674,
                                     0.96028985649753623};
constexpr std::array<double, 4> weight{0.36268378337836198, 0.31370664587788729,
                                       0.22238103445337447, 0.10122853629037626};

/// The angular integral by quadrature: for slow ALPs q^2 hardly varies and it is exact.
double slowBracket(double energy, double momentum, double screening) {
    const double ratio = momentum / energy;
    const double screened = (screening / energy) * (screening / energy);
    double sum = 0.0;
    for (std::size_t i = 0; i < node.size(); ++i) {
        for (const double cosine : {node[i], -node[i]}) {
            const double qSquared = 1.0 + ratio * (ratio - 2.0 * cosine);
            sum += weight[i] * (1.0 - cosine * cosine) / (qSquared * (qSquared + screened));
        }
    }
    return 2.0 * ratio * ratio * ratio * sum;
}

} // namespace

double screenedPrimakoffBracket(double energyGeV, double massGeV, double screeningGeV) noexcept {
    if (!(energyGeV > 0.0 && massGeV >= 0.0 && screeningGeV > 0.0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (energyGeV <= massGeV) {
        return 0.0;
    }
    const double momentum = std::sqrt((energyGeV - massGeV) * (energyGeV + massGeV));
    if (momentum < slow * energyGeV) {
        return slowBracket(energyGeV, momentum, screeningGeV);
    }
    // In units of E. The momentum transfer squared runs from low to high, low high = m^4.
    const double ratio = momentum / energyGeV;
    const double k2 = screeningGeV / energyGeV * (screeningGeV / energyGeV);
    const double m2 = massGeV / energyGeV * (massGeV / energyGeV);
    const double high = (1.0 + ratio) * (1.0 + ratio);
    const double low = m2 * m2 / high;
    const double poles = (1.0 + 0.25 * k2 - 0.5 * m2) * std::log1p(4.0 * ratio / (low + k2));
    const double longitudinal =
        low > 0.0 ? 0.25 * m2 * m2 / k2 * (std::log1p(k2 / low) - std::log1p(k2 / high)) : 0.0;
    return poles - ratio - longitudinal;
}

} // namespace cyrano::physics
