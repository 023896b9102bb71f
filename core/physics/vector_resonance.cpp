#include "core/physics/vector_resonance.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/meson_decay.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

double resonanceOverlap(const VectorResonance& r, double sqrtSGeV) noexcept {
    if (!(r.widthGeV > 0.0) || !(r.energySpreadGeV >= 0.0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double half = 0.5 * r.widthGeV;
    const double offset = sqrtSGeV - r.massGeV;
    if (r.energySpreadGeV == 0.0) {
        return half * half / (offset * offset + half * half);
    }
    // In the angle of the Lorentzian, E - M = (Γ/2) tan φ, the resonance is flat and only the
    // Gaussian is left; beyond 8 standard deviations there is nothing of it.
    const double reach = 8.0 * r.energySpreadGeV;
    const double from = std::atan((offset - reach) / half);
    const double to = std::atan((offset + reach) / half);
    constexpr int parts = 16;
    double sum = 0.0;
    for (int i = 0; i < parts; ++i) {
        sum += boost::math::quadrature::gauss<double, 15>::integrate(
            [&](double angle) {
                const double z = (half * std::tan(angle) - offset) / r.energySpreadGeV;
                return std::exp(-0.5 * z * z);
            },
            from + (to - from) * i / parts, from + (to - from) * (i + 1) / parts);
    }
    return half * sum / (r.energySpreadGeV * std::sqrt(2.0 * std::numbers::pi));
}

double crossSectionResonantPhotonAlpPb(const VectorResonance& r, double gGammaPerGeV,
                                       double massGeV, double sqrtSGeV) noexcept {
    const double peak = 12.0 * std::numbers::pi / (r.massGeV * r.massGeV) * r.toElectrons *
                        r.toElectrons * constants::picobarnPerInverseGeV2;
    return peak * ratioVectorMesonPhoton(gGammaPerGeV, massGeV, r.massGeV) *
           resonanceOverlap(r, sqrtSGeV);
}

} // namespace cyrano::physics
