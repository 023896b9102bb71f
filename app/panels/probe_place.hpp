#pragma once

#include <QString>

#include <vector>

#include "core/bounds/catalogue.hpp"

namespace cyrano::app {

/// Somewhere particles are made with a known momentum: what a decay length is quoted for.
struct ProbePlace {
    enum class Production {
        photonRecoil, ///< e⁺e⁻ → γ a: p = (s − m²)/2√s
        beamEnergy    ///< E of the beam: p = √(E² − m²), the longest decay length there
    };

    QString name;
    Production production = Production::photonRecoil;
    double energyGeV = 0.0; ///< √s, or E

    /// NaN where the particle is too heavy.
    [[nodiscard]] double momentumGeV(double massGeV) const noexcept;
};

/// The e⁺e⁻ machines, then every dump of the catalogue whose record has a beam_energy.
[[nodiscard]] std::vector<ProbePlace> probePlaces(const bounds::Catalogue& catalogue);

} // namespace cyrano::app
