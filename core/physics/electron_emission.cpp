#include "core/physics/electron_emission.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// dσ/dc = flat/w(c) + peaked β²(1 - c²)/w(c)², w = 1 - β²c², in pb: N/D - K/D² with the terms that
// cancel along the beam taken out.
struct AngularLaw {
    double flat;
    double peaked;
    double beta;
    double betaDeficit; // 1 - β² = 4m_e²/s

    // β rounds to 1 for an electron at high energy, so w is built from its deficit.
    double w(double c) const noexcept { return (1.0 - c) * (1.0 + c) + betaDeficit * c * c; }

    double density(double c) const noexcept {
        return (flat + peaked * beta * beta * (1.0 - c) * (1.0 + c) / w(c)) / w(c);
    }

    // ∫₀^c dσ/dc.
    double integral(double c) const noexcept {
        const double wc = w(c);
        const double bc = beta * std::abs(c);
        const double artanh = std::copysign(
            bc < 0.5 ? std::atanh(bc) : 0.5 * std::log((1.0 + bc) * (1.0 + bc) / wc), c);
        return flat * artanh / beta +
               0.5 * peaked * ((1.0 + beta * beta) * artanh / beta - betaDeficit * c / wc);
    }
};

bool inDomain(Particle particle, double massGeV, double sqrtSGeV, double leptonMassGeV) noexcept {
    return (particle == Particle::pseudoscalar || particle == Particle::scalar) && massGeV >= 0.0 &&
           sqrtSGeV > massGeV && leptonMassGeV > 0.0 && sqrtSGeV > 2.0 * leptonMassGeV;
}

AngularLaw angularLaw(Particle particle, double gElectron, double massGeV, double sqrtSGeV,
                      double leptonMassGeV) noexcept {
    const double s = sqrtSGeV * sqrtSGeV;
    const double m2 = massGeV * massGeV;
    const double me2 = leptonMassGeV * leptonMassGeV;
    const double gap = (sqrtSGeV - massGeV) * (sqrtSGeV + massGeV); // s - m²
    const double beta = std::sqrt((sqrtSGeV - 2.0 * leptonMassGeV) / sqrtSGeV *
                                  ((sqrtSGeV + 2.0 * leptonMassGeV) / sqrtSGeV));
    const double flux = constants::alpha0 * gElectron * gElectron / (8.0 * s * beta) * gap / s *
                        constants::picobarnPerInverseGeV2;
    // N = (s-m²)² + 2s·even, K = 2m_e²·even·(s-m²)².
    const double even = particle == Particle::scalar ? m2 - 4.0 * me2 : m2;
    return {flux * 4.0, flux * 8.0 * even * s / (gap * gap), beta, 4.0 * me2 / s};
}

} // namespace

double differentialElectronEmissionPb(Particle particle, double gElectron, double massGeV,
                                      double sqrtSGeV, double cosTheta,
                                      double leptonMassGeV) noexcept {
    if (!inDomain(particle, massGeV, sqrtSGeV, leptonMassGeV) || !(std::abs(cosTheta) <= 1.0)) {
        return nan;
    }
    return angularLaw(particle, gElectron, massGeV, sqrtSGeV, leptonMassGeV).density(cosTheta);
}

double crossSectionElectronEmissionPb(Particle particle, double gElectron, double massGeV,
                                      double sqrtSGeV, double leptonMassGeV, double cosMin,
                                      double cosMax) noexcept {
    if (!inDomain(particle, massGeV, sqrtSGeV, leptonMassGeV) || !(cosMin >= -1.0) ||
        !(cosMax >= cosMin) || !(cosMax <= 1.0)) {
        return nan;
    }
    const auto law = angularLaw(particle, gElectron, massGeV, sqrtSGeV, leptonMassGeV);
    return law.integral(cosMax) - law.integral(cosMin);
}

} // namespace cyrano::physics
