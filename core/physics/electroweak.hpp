#pragma once

/// Couplings of a pseudoscalar to gauge bosons after electroweak mixing, from
/// L = -¼ g_BB a B B̃ - ¼ g_WW a W W̃. arXiv:1708.00443. Pure, thread-safe.
namespace cyrano::physics {

/// Couplings in the unit of g_BB and g_WW, GeV^-1.
struct GaugeCouplings {
    double photonPhoton; ///< c² g_BB + s² g_WW
    double photonZ;      ///< s c (g_WW - g_BB), L = -(g_γZ/2) a F Z̃
    double zZ;           ///< s² g_BB + c² g_WW
    double wW;           ///< g_WW, L = -½ g_WW a W⁺W̃⁻
};

GaugeCouplings gaugeCouplings(double gBB, double gWW) noexcept;

/// g_γZ/g_γγ when X couples to hypercharge alone (g_WW = 0): -s/c = -0.548.
double photonZRatioHypercharge() noexcept;

/// g_γZ/g_γγ for given g_WW/g_BB; 1 gives 0 (photons only), 0 gives hypercharge. NaN at the ratio
/// -c²/s², where g_γγ vanishes.
double photonZRatio(double wwOverBb) noexcept;

} // namespace cyrano::physics
