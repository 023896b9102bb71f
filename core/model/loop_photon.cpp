#include "core/model/loop_photon.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/constants/constants.hpp"
#include "core/physics/triangle.hpp"

namespace cyrano::model {

bool hasPhotonLoop(const Model& model) noexcept {
    return model.loopPhoton && model.particle == Particle::pseudoscalar &&
           model.leptonPattern != LeptonPattern::none;
}

std::complex<double> loopFactor(LeptonPattern pattern, double massGeV, Lepton lepton,
                                double virtualityGeV2) noexcept {
    const auto form = pattern == LeptonPattern::universalDerivative ? physics::onePlusTriangle
                                                                    : physics::triangleFormFactor;
    return form(0.0, virtualityGeV2, massGeV * massGeV, leptonMassGeV(lepton));
}

PhotonVertex::PhotonVertex(const Model& model, double massGeV, double virtualityGeV2) noexcept
    : loops_(hasPhotonLoop(model)) {
    if (!loops_) {
        return;
    }
    for (std::size_t i = 0; i < leptonCount; ++i) {
        const auto lepton = static_cast<Lepton>(i);
        perLepton_[i] = -constants::alpha0 / (std::numbers::pi * leptonMassGeV(lepton)) *
                        loopFactor(model.leptonPattern, massGeV, lepton, virtualityGeV2);
    }
}

double primakoffVirtualityGeV2(const physics::Atom& atom, double photonEnergyGeV,
                               double massGeV) noexcept {
    const double screeningGeV = constants::electronMassGeV * std::cbrt(atom.atomicNumber) / 111.0;
    const double least =
        std::max(physics::minimumMomentumTransferSquaredGeV2(photonEnergyGeV, massGeV),
                 screeningGeV * screeningGeV);
    const double most = 0.164 * std::pow(atom.massNumber, -2.0 / 3.0);
    return -std::sqrt(least * std::max(most, least));
}

} // namespace cyrano::model
