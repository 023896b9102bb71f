#include "core/physics/meson_decay.hpp"

#include "core/constants/constants.hpp"

#include <limits>
#include <numbers>

namespace cyrano::physics {

double ratioVectorMesonPhoton(double gGammaPerGeV, double massGeV, double mesonMassGeV) noexcept {
    if (!(massGeV >= 0.0) || !(mesonMassGeV > 0.0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (massGeV >= mesonMassGeV) {
        return 0.0;
    }
    const double open =
        (mesonMassGeV - massGeV) / mesonMassGeV * ((mesonMassGeV + massGeV) / mesonMassGeV);
    const double scale = gGammaPerGeV * mesonMassGeV;
    return scale * scale / (32.0 * std::numbers::pi * constants::alpha0) * open * open * open;
}

} // namespace cyrano::physics
