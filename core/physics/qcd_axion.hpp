#pragma once

/// The QCD axion: mass and photon coupling both follow from its decay constant.
namespace cyrano::physics {

/// |g_γγ| in GeV⁻¹ of a QCD axion of the given mass in GeV,
///   g = α/(2π f_a)·|E/N − c|,  m f_a = `massTimesDecayConstantGeV2`
/// (5.691(51) µeV·10¹² GeV, arXiv:1812.01008; c = 1.92(4), arXiv:1511.02867). Mass > 0, product
/// > 0; NaN otherwise. Zero where the anomaly ratio E/N cancels the chiral term c.
[[nodiscard]] double qcdAxionPhotonCoupling(double massGeV, double anomalyRatio, double chiralTerm,
                                            double massTimesDecayConstantGeV2) noexcept;

} // namespace cyrano::physics
