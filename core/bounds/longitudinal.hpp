#pragma once

#include <cmath>
#include <numbers>

#include "core/constants/constants.hpp"
#include "core/model/model.hpp"

namespace cyrano::bounds {

/// How strongly the longitudinal mode of an axial vector couples to a lepton: like a pseudoscalar
/// of g_l = 2eε|x_l| m_l/m_A (the limit m_A → 0 of Δa_l and of all rates; arXiv:1707.01503).
/// Without a symmetry breaking that makes up for it amplitudes grow like that; an ultraviolet
/// completion has to take over before g_l reaches √(4π).
struct Longitudinal {
    model::Lepton lepton = model::electron;
    double coupling = 0.0;
};

[[nodiscard]] inline double longitudinalCoupling(const model::Model& model, model::Lepton lepton,
                                                 double epsilon, double massGeV) noexcept {
    const double charge = std::sqrt(4.0 * std::numbers::pi * constants::alpha0);
    return 2.0 * charge * std::abs(epsilon * model.charges.lepton[lepton]) *
           model::leptonMassGeV(lepton) / massGeV;
}

/// Of the lepton where it is largest.
[[nodiscard]] inline Longitudinal strongestLongitudinal(const model::Model& model, double epsilon,
                                                        double massGeV) noexcept {
    Longitudinal out;
    for (const auto lepton : {model::electron, model::muon, model::tau}) {
        const double g = longitudinalCoupling(model, lepton, epsilon, massGeV);
        if (g > out.coupling) {
            out = {lepton, g};
        }
    }
    return out;
}

} // namespace cyrano::bounds
