#pragma once

#include <array>
#include <complex>

#include "core/model/model.hpp"
#include "core/physics/primakoff.hpp"

/// Charged leptons in a triangle turn the lepton couplings of a pseudoscalar into a photon
/// coupling, on top of the model's own g_γγ, that depends on how far the photons are from being
/// real.
///
/// Derivative couplings (universal pattern): δg_γγ = −Σ (α g_ll/π m_l) [1 + F], F = 2 m_l² C₀;
/// plain pseudoscalar couplings (flavour-blind, independent): the same without the 1, which is the
/// anomaly. The sign is that of the conventions of Model: a heavy fermion of plain pseudoscalar
/// coupling gives +αg/πm, a heavy fermion of derivative coupling nothing. One loop, exact in masses
/// and virtualities; arXiv:2205.07896. g_γγ itself is what all else gives: the 1 of light leptons
/// is only worth something beside it at a scale where it is known. A scalar gets no loop here (it
/// needs another triangle), nor does g_γZ.
namespace cyrano::model {

/// Whether there is a loop to add.
[[nodiscard]] bool hasPhotonLoop(const Model& model) noexcept;

/// 1 + F of the derivative pattern, F of the others: both photons real but for one of
/// virtuality q² in GeV² (0: decay; negative: Primakoff; s, m_V²: e⁺e⁻ and V → γa). massGeV > 0.
[[nodiscard]] std::complex<double> loopFactor(LeptonPattern pattern, double massGeV, Lepton lepton,
                                              double virtualityGeV2) noexcept;

/// The photon coupling of one process at one mass: g_γγ and what the loops add, linear in the
/// couplings. Without loops it is g_γγ to the last digit.
class PhotonVertex {
  public:
    PhotonVertex(const Model& model, double massGeV, double virtualityGeV2 = 0.0) noexcept;

    /// In GeV⁻¹; complex above a threshold.
    [[nodiscard]] std::complex<double> coupling(const Couplings& couplings) const noexcept {
        std::complex<double> out = couplings.photonPerGeV;
        if (loops_) {
            for (std::size_t i = 0; i < leptonCount; ++i) {
                out += couplings.lepton[i] * perLepton_[i];
            }
        }
        return out;
    }
    [[nodiscard]] double magnitude(const Couplings& c) const noexcept {
        return loops_ ? std::abs(coupling(c)) : std::abs(c.photonPerGeV);
    }

  private:
    bool loops_ = false;
    std::array<std::complex<double>, leptonCount> perLepton_{}; ///< GeV⁻¹ per g_ll
};

/// decays() where many couplings are asked for at one mass: `real` is the vertex of two real
/// photons there, made once.
[[nodiscard]] Decays decays(const Model& model, const Couplings& couplings, double massGeV,
                            const PhotonVertex& real) noexcept;

/// Virtuality −Q² in GeV² that stands for Primakoff production on an atom: the middle, in the
/// logarithm, of the momentum transfers that the form factor lets through, from t_min (m²/2E)² or
/// the screening (m_e Z^{1/3}/111)² to 0.164 A^{-2/3} GeV² (arXiv:0906.0580). A model choice; the
/// loops depend on ln Q².
[[nodiscard]] double primakoffVirtualityGeV2(const physics::Atom& atom, double photonEnergyGeV,
                                             double massGeV) noexcept;

} // namespace cyrano::model
