#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace cyrano::model {

/// Quarks in the order of every per-quark array.
enum Quark : std::size_t { up = 0, down = 1, strange = 2, charm = 3, bottom = 4, top = 5 };
inline constexpr std::size_t quarkCount = 6;

/// Charges x_f of a spin-1 particle: L = ε e Σ x_f A'_μ f̄γ^μf, with γ^μγ₅ for an axial vector.
/// A kinetically mixed dark photon has the electric charges (arXiv:1801.04847).
struct Charges {
    std::string name = "dark-photon";               ///< a known word, or what a file calls them
    std::array<double, 3> lepton{-1.0, -1.0, -1.0}; ///< e, μ, τ
    std::array<double, 3> neutrino{0.0, 0.0, 0.0};  ///< left-handed ones
    std::array<double, quarkCount> quark{2.0 / 3.0, -1.0 / 3.0, -1.0 / 3.0,
                                         2.0 / 3.0, -1.0 / 3.0, 2.0 / 3.0};

    bool operator==(const Charges&) const = default;
};

/// A model known by name.
struct KnownCharges {
    Charges charges;
    std::string_view title;  ///< plain
    std::string_view symbol; ///< TeX
    std::string_view help;   ///< what it is, and whose
};

/// dark-photon, b-l, l-mu-l-tau, protophobic, leptonic. Adding one is adding a row.
[[nodiscard]] std::span<const KnownCharges> knownCharges();
[[nodiscard]] const KnownCharges* findCharges(std::string_view name);

/// R = σ(e⁺e⁻ → hadrons)/(4πα²/3s) as a particle with these vector charges of this mass sees it, so
/// that Γ(hadrons) = (αε²m/3) R: the measured ratio, its ρ-, ω- and φ-like parts weighted with
/// (x_u − x_d)², 9(x_u + x_d)² and 9x_s², heavy quarks with theirs over their electric charge. The
/// split is a model (vector-meson dominance below 1 GeV, quark counting above); it is exact for the
/// electric charges. 0 below two pion masses.
[[nodiscard]] double hadronicRatio(const Charges& charges, double massGeV) noexcept;

/// The same of pion pairs alone: the ρ-like part, which has none of ω → 3π.
[[nodiscard]] double pionPairRatio(const Charges& charges, double massGeV) noexcept;

} // namespace cyrano::model
