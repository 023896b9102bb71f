#pragma once

#include <memory>
#include <vector>

#include "core/physics/three_photon.hpp"

namespace cyrano::bounds {

/// QED background and signal acceptance of e⁺e⁻ → γa, a → γγ in one acceptance, tabulated against
/// the mass once (some tens of milliseconds) and interpolated: the integrals take a millisecond
/// each, a region asks for hundreds of masses.
class ReachTable {
  public:
    /// For masses between the two ends; nothing is seen outside.
    ReachTable(const physics::ThreePhotonAcceptance& acceptance, double lowestGeV,
               double highestGeV);
    ~ReachTable();
    ReachTable(const ReachTable&) = delete;
    ReachTable& operator=(const ReachTable&) = delete;

    /// Cross section in pb of QED photon pairs with a mass between the two.
    [[nodiscard]] double backgroundPb(double fromGeV, double toGeV) const;
    /// Share of the signal accepted; 0 where its photons merge or leave the detector.
    [[nodiscard]] double acceptedFraction(double massGeV) const;

  private:
    struct Curves;
    std::unique_ptr<const Curves> curves_; ///< null where nothing is seen at any mass
};

} // namespace cyrano::bounds
