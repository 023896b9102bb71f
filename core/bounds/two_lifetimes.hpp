#pragma once

#include <optional>

namespace cyrano::bounds {

/// The two-lifetime rule: a search behind a shield sees the decays between the proper times t₀ and
/// t₁ = t₀(1 + L_dec/L_sh), one of each for all momenta. The signal of a particle of lifetime τ is
/// then ∝ ε²[exp(−t₀/τ) − exp(−t₁/τ)], and t₀ follows from its being the same at both edges of a
/// published region. arXiv:1801.04847 eqs. (2.22)–(2.24).
///
/// Everything here is a function of q = t₀/τ, the thickness of the shield in lifetimes; τ ∝ ε⁻², so
/// q ∝ ε². Pure, thread-safe.
class TwoLifetimes {
  public:
    /// @param decayOverShield L_dec/L_sh > 0; infinite where all decays behind t₀ are seen.
    explicit TwoLifetimes(double decayOverShield) noexcept;

    /// ln of q(e^−q − e^−q(1 + L_dec/L_sh)) at ln q: one maximum, concave. −∞ without decays.
    [[nodiscard]] double logSignal(double logDepth) const noexcept;

    /// ln q at the lower edge, where the edges are ε and ratio·ε. ratio >= 1; NaN else.
    [[nodiscard]] double logDepthAtLowerEdge(double ratio) const noexcept;

    /// Values of ln q.
    struct Edges {
        double low;
        double high;
    };
    /// Where logSignal is as large as this; nothing where it is nowhere.
    [[nodiscard]] std::optional<Edges> edges(double logSignal) const noexcept;

  private:
    struct Value {
        double f;
        double slope;
    };
    [[nodiscard]] Value evaluate(double logDepth) const noexcept;
    [[nodiscard]] double approached(double from, double logSignal) const noexcept;

    double decayOverShield_;
    double logPeak_ = 0.0; ///< ln q of the maximum
    double most_ = 0.0;    ///< logSignal there
};

} // namespace cyrano::bounds
