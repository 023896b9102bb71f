#pragma once

#include <array>
#include <string_view>

#include "core/model/charges.hpp"
#include "core/physics/particle.hpp"

namespace cyrano::model {

using physics::Particle;

enum class LeptonPattern { none, universalDerivative, flavourBlind, independent };
enum class Electroweak { photonOnly, hypercharge, custom };
/// Photon loops of magnetic moments: whole functions, or their leading logarithms alone.
enum class MomentForm { full, leadingLog };
/// What ends those loops at Λ.
enum class Completion { cutoff, heavyFermion };

/// Charged leptons in the order of every per-lepton array.
enum Lepton : std::size_t { electron = 0, muon = 1, tau = 2 };
inline constexpr std::size_t leptonCount = 3;

/// Mass of a charged lepton in GeV.
[[nodiscard]] double leptonMassGeV(Lepton lepton) noexcept;

/// What is assumed about the particle.
///
/// Conventions (arXiv:1708.00443, arXiv:2407.20202): L = −i g_ll a l̄γ₅l − ¼ g_γγ a F F̃ −
/// ½ g_γZ a F Z̃ for a pseudoscalar, −g_ll s l̄l − ¼ g_γγ s F F for a scalar; photon couplings in
/// GeV⁻¹, lepton couplings dimensionless. Spin 1 has ε and charges instead (charges.hpp).
struct Model {
    Particle particle = Particle::pseudoscalar;
    double massGeV = 1.0; ///< where no axis of the plane is the mass
    double gGammaPerGeV = 1e-4;
    LeptonPattern leptonPattern = LeptonPattern::none;
    double leptonCPerGeV = 1e-2; ///< universal derivative coupling: g_ll = C m_l
    double gElectron = 1e-6;
    double gMuon = 1e-3; ///< flavour-blind: the common value of all three
    double gTau = 1e-2;
    bool positiveSign = true; ///< sign of g_μμ·g_γγ
    Electroweak electroweak = Electroweak::photonOnly;
    double wwOverBb = 0.0; ///< g_WW/g_BB of the custom structure
    double cutoffGeV = 1000.0;
    MomentForm momentForm = MomentForm::full;
    Completion completion = Completion::cutoff; ///< of the full form
    double brInvisible = 0.0; ///< branching ratio to new invisible particles, 0 ≤ B ≤ 1
    bool loopPhoton = false;  ///< lepton loops add to g_γγ (loop_photon.hpp)
    double epsilon = 1e-3;    ///< of spin 1: coupling in units of e
    Charges charges;          ///< of spin 1

    bool operator==(const Model&) const = default;
};

/// Couplings at the vertices; linear in each coupling of the model, so that a straight line in
/// one of them is a straight line here.
struct Couplings {
    double photonPerGeV = 0.0;
    double photonZPerGeV = 0.0;
    std::array<double, leptonCount> lepton{}; ///< g_ll of spin 0, ε x_l of spin 1
    double mixing = 0.0;                      ///< ε of spin 1

    bool operator==(const Couplings&) const = default;
};

[[nodiscard]] Couplings couplings(const Model& model) noexcept;

/// Whether the particle is a vector or an axial vector: ε and charges instead of g_γγ and g_ll.
[[nodiscard]] constexpr bool hasSpinOne(Particle particle) noexcept {
    return particle == Particle::vector || particle == Particle::axialVector;
}

/// Partial widths in GeV of a particle of the given mass.
struct Decays {
    double photons = 0.0;
    std::array<double, leptonCount> lepton{};
    double hadrons = 0.0;
    double invisible = 0.0; ///< neutrinos and what is new

    [[nodiscard]] double total() const noexcept {
        return photons + lepton[electron] + lepton[muon] + lepton[tau] + hadrons + invisible;
    }
    /// Branching ratio of a partial width; 0 for a stable particle.
    [[nodiscard]] double branchingRatio(double width) const noexcept {
        const double sum = total();
        return sum > 0.0 ? width / sum : 0.0;
    }
};

/// One decay channel by name.
struct Channel {
    std::string_view name;   ///< photons, electrons, …
    std::string_view symbol; ///< plain: γγ, ee, …
    double width = 0.0;      ///< GeV
};
[[nodiscard]] std::array<Channel, 6> channels(const Decays& decays) noexcept;

/// Spin 0: Γ(γγ) = |g|²m³/64π with the lepton loops the model asks for, Γ(ll) = g²mβ/8π
/// (pseudoscalar) or β³ (scalar). Spin 1: Γ(ll) = (αε²x_l²m/3)(1 + 2m_l²/m²)β (vector) or β³ (axial
/// vector), half of it massless per neutrino, and for vectors (αε²m/3)·hadronicRatio; what an axial
/// vector does to hadrons is not known here and left out. An invisible branching ratio B adds
/// Γ·B/(1−B), with 1 − B held above 10⁻⁹.
[[nodiscard]] Decays decays(const Model& model, const Couplings& couplings,
                            double massGeV) noexcept;

} // namespace cyrano::model
