#pragma once

#include <vector>

/// Primakoff conversion of a photon into an ALP (L = -g a F Fdual / 4) on an atom. Energies, masses
/// and transverse kicks in GeV, t in GeV^2; cross sections per g^2, so that sigma/g^2 is a pure
/// number (g in GeV^-1 gives sigma in GeV^-2). Pure, thread-safe; NaN outside the domain.
namespace cyrano::physics {

/// A nucleus with its electrons: Z and the atomic mass number.
struct Atom {
    double atomicNumber;
    double massNumber;
};

/// Elastic (Z^2, atomic screening, nuclear size) and inelastic (Z, single protons) form factor G2,
///   Z^2 [a^2 t/(1+a^2 t)]^2/(1+t/d)^2 + Z [a'^2 t/(1+a'^2 t)]^2
///   {[1+t(mu_p^2-1)/4m_p^2]/(1+t/0.71)^4}^2,
/// a = 111 Z^-1/3/m_e, d = 0.164 A^-2/3 GeV^2, a' = 773 Z^-2/3/m_e: arXiv:0906.0580, appendix A.
/// A pure number, t >= 0.
double atomicFormFactor(const Atom& atom, double momentumTransferSquaredGeV2) noexcept;

/// Smallest momentum transfer squared, t_min = (m^2/2E)^2 for m << E.
double minimumMomentumTransferSquaredGeV2(double energyGeV, double massGeV) noexcept;

/// (1/g^2) d sigma/d q_T^2 = (alpha/8) sqrt(1-m^2/E^2) q_T^2/t^2 G2(t), t = q_T^2 + t_min, in
/// GeV^-2; zero for E <= m. The small-angle form of (alpha Z^2/8 pi) |k x p|^2/q^4, Eur. Phys. J.
/// C 71, 1593 and arXiv:1512.03069; its powers of beta are exact only to m^2/E^2.
double primakoffPerKickSquared(const Atom& atom, double energyGeV, double massGeV,
                               double kickGeV) noexcept;

/// Nodes of int d q_T^2 from far below the screening momentum (below which the cross section falls
/// as q_T^4) to 1 GeV, in equal steps of ln q_T + q_T/linear: geometric first, then at most
/// `linearGeV` times the step apart, so that a blur of that order is resolved. The integrand
/// vanishes at both ends and equal steps converge exponentially. Empty if count < 2 or an argument
/// is not positive.
struct KickNodes {
    std::vector<double> kickGeV;
    std::vector<double> weightGeV2; ///< 2 q_T dq_T
};
KickNodes kickNodes(const Atom& atom, double linearGeV, int count);

/// sigma/g^2, a pure number, all angles up to q_T = 1 GeV; about 1e-6 with the default nodes.
double primakoffCrossSection(const Atom& atom, double energyGeV, double massGeV, int count = 64);

} // namespace cyrano::physics
