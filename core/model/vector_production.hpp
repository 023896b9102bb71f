#pragma once

#include <optional>
#include <string_view>

#include "core/model/model.hpp"

namespace cyrano::model {

/// How an experiment makes a spin-1 particle.
enum class VectorProduction {
    electronBeam,         ///< e N → e N A'
    annihilation,         ///< e⁺e⁻ → γA'
    muonDecay,            ///< μ → e νν̄ A'
    pionDecay,            ///< π⁰ → γA'
    etaDecay,             ///< η, η' → γA'
    phiDecay,             ///< φ → ηA'
    dStarDecay,           ///< D*⁰ → D⁰A'
    protonBremsstrahlung, ///< p N → p N A'
    protonMesons,         ///< π⁰ and η decays and bremsstrahlung of a proton beam together
    protonCollision,      ///< pp → A' at the LHC: mesons below about 1 GeV, Drell–Yan above
    drellYan,             ///< quark–antiquark annihilation in a proton beam
    nucleonBremsstrahlung ///< N N → N N A' in a proto-neutron star
};

/// The word records use: electron-beam, annihilation, … (as above, in kebab-case).
[[nodiscard]] std::optional<VectorProduction> vectorProduction(std::string_view word) noexcept;

/// Rate over that of a dark photon of the same mass and ε. `ratio` is 0 where the particle is not
/// made that way, or where nothing is known of it; `reason` says why, and is empty otherwise.
struct RelativeRate {
    double ratio = 0.0;
    std::string_view reason;
    std::string_view approximation; ///< what the ratio leaves out; empty when it is exact
};
[[nodiscard]] RelativeRate relativeRate(VectorProduction production, const Model& model,
                                        double massGeV) noexcept;

} // namespace cyrano::model
