#pragma once

#include <array>
#include <string_view>
#include <vector>

/// How far the electrons of a thick dump travel at which energy: track lengths in radiation lengths
/// against the energy loss L = ln(E0/E). The density of any straggling law diverges like 1/(L ln²L)
/// where nothing is lost yet, so the cumulative length is the measure to integrate with. Pure,
/// thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// Which electrons count.
enum class TrackMeasure {
    oneRadiationLength, ///< the beam, through one radiation length, without loss (arXiv:0906.0580)
    primary,            ///< the beam electron, radiating (Tsai, Phys. Rev. D 34, 1326)
    cascade,            ///< all electrons and positrons of its shower (CascadeTrackLength)
};

inline constexpr std::array<std::string_view, 3> trackMeasureNames{"one-radiation-length",
                                                                   "primary", "cascade"};

constexpr std::string_view name(TrackMeasure measure) noexcept {
    return trackMeasureNames[static_cast<std::size_t>(measure)];
}

/// Volterra's ν(L) = ∫₀^∞ L^s/Γ(s+1) ds; → 1/ln(1/L) for L → 0, → e^L for L → ∞. 0 <= L <= 100.
double volterraNu(double loss) noexcept;

/// ν'(L) = ∫₀^∞ L^(s-1)/Γ(s) ds, 0 < L <= 100.
double volterraNuSlope(double loss) noexcept;

/// Track length spent above the energy E0 e^-L, 0 <= L <= 100. primary: electrons after t radiation
/// lengths follow L^(bt-1)/Γ(bt) dE/E0, b = 4/3; integrated over the depth, C(L) = (1/b) ∫₀^L e^-l
/// ν'(l) dl. cascade: ∫ T_e du, which sets out as ν(L e^(-c/a))/a, a = 4/3 + 2·0.0122, c =
/// a(γ_E - 1) + 1/2, from the moments' behaviour at large order. About 1e-6.
double cumulativeTrackLength(TrackMeasure measure, double loss) noexcept;

/// Nodes of ∫ dC f(L) up to a largest loss.
struct TrackNodes {
    std::vector<double> loss;
    std::vector<double> radiationLengths;
};

/// One node for the exact content of L < 1e-5, `count` >= 2 Gauss nodes in ln(e^L - 1) beyond; for
/// oneRadiationLength a single node. largestLoss > 1e-5, else empty.
TrackNodes trackNodes(TrackMeasure measure, double largestLoss, int count);

} // namespace cyrano::physics
