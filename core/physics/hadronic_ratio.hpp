#pragma once

/// e⁺e⁻ → hadrons through one photon, for what a vector particle decays to. Pure, thread-safe; NaN
/// for a negative or NaN energy.
namespace cyrano::physics {

/// What of R comes from which quark current. A model of a measured sum: ρ-like is isovector,
/// ω-like the isoscalar of u and d, φ-like s.
struct HadronicParts {
    double rho = 0.0;
    double omega = 0.0;
    double phi = 0.0;
    double charm = 0.0;
    double bottom = 0.0;
    double top = 0.0;

    [[nodiscard]] double total() const noexcept { return rho + omega + phi + charm + bottom + top; }
};

/// R = σ(e⁺e⁻ → hadrons)/(4πα²/3s). Light quarks: datasets/hadrons/r_ratio.csv, linear in
/// log √s and log R up to its end at 2.5 GeV, flat at 2.18 above; 0 below two charged pions. Heavy
/// quarks: N_c Q² β(3 − β²)/2 with the D, B and top masses for thresholds, times the correction
/// 2.18/2 that the light ones have. Good to about a tenth above 2.5 GeV, but ψ and Υ are not in it
/// and it is up to a third too low between 3.9 and 4.5 GeV; the Z is left out.
double hadronicRatio(double sqrtSGeV) noexcept;

/// The same R in parts. Below 1.05 GeV ω and φ are Breit–Wigners of their measured masses, widths
/// and electronic widths, held below R, and ρ is what is left, so that it holds the ρ–ω
/// interference; above 1.5 GeV they stand as 9 : 1 : 2, as quark charges have it; a smooth
/// transition between.
HadronicParts hadronicParts(double sqrtSGeV) noexcept;

} // namespace cyrano::physics
