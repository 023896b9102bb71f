#pragma once

#include "core/model/loop_photon.hpp"
#include "core/physics/meson_decay.hpp"

namespace cyrano::bounds {

/// A vector quarkonium at rest that decays to γa through its virtual photon, q² = m_V²:
/// BR(V → γa) = B_ee g²m_V²/(32πα)·(1 − m²/m_V²)³, arXiv:1905.03259. Quark couplings are left out.
struct Quarkonium {
    double massGeV = 0.0;
    double toElectrons = 0.0; ///< B_ee

    [[nodiscard]] bool makes(double massOfParticleGeV) const noexcept {
        return massOfParticleGeV < massGeV;
    }
    [[nodiscard]] double momentumGeV(double massOfParticleGeV) const noexcept {
        return (massGeV - massOfParticleGeV) * (massGeV + massOfParticleGeV) / (2.0 * massGeV);
    }
    /// BR(V → γa) as a function of the couplings, at one mass.
    [[nodiscard]] auto branchingRatio(const model::Model& model, double massOfParticleGeV) const {
        return [perCouplingSquared =
                    toElectrons * physics::ratioVectorMesonPhoton(1.0, massOfParticleGeV, massGeV),
                vertex = model::PhotonVertex(model, massOfParticleGeV, massGeV * massGeV)](
                   const model::Couplings& c) {
            const double g = vertex.magnitude(c);
            return perCouplingSquared * g * g;
        };
    }
};

} // namespace cyrano::bounds
