#include "core/physics/electroweak.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>

namespace cyrano::physics {

GaugeCouplings gaugeCouplings(double gBB, double gWW) noexcept {
    const double s2 = constants::sinSquaredWeinberg;
    const double c2 = 1.0 - s2;
    return {c2 * gBB + s2 * gWW, std::sqrt(s2 * c2) * (gWW - gBB), s2 * gBB + c2 * gWW, gWW};
}

double photonZRatioHypercharge() noexcept {
    return photonZRatio(0.0);
}

double photonZRatio(double wwOverBb) noexcept {
    const GaugeCouplings couplings = gaugeCouplings(1.0, wwOverBb);
    if (couplings.photonPhoton == 0.0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return couplings.photonZ / couplings.photonPhoton;
}

} // namespace cyrano::physics
