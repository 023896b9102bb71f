#include "core/physics/qcd_axion.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "core/constants/constants.hpp"

namespace cyrano::physics {

double qcdAxionPhotonCoupling(double massGeV, double anomalyRatio, double chiralTerm,
                              double massTimesDecayConstantGeV2) noexcept {
    if (!(massGeV > 0.0 && massTimesDecayConstantGeV2 > 0.0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double decayConstantGeV = massTimesDecayConstantGeV2 / massGeV;
    return constants::alpha0 / (2.0 * std::numbers::pi * decayConstantGeV) *
           std::abs(anomalyRatio - chiralTerm);
}

} // namespace cyrano::physics
