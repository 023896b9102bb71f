#pragma once

#include "core/physics/dump_yield.hpp"

#include <vector>

namespace cyrano::physics {

/// A table of yields at one mass made ready for many lifetimes: what expectedEvents() computes,
/// several energies at a time. Immutable.
class DecayCounter {
  public:
    /// massGeV > 0; rows whose energy does not exceed the mass count nothing.
    DecayCounter(const YieldTable& table, double massGeV);

    /// Decays in the slices per squared coupling: sum over W_ij of the probability to decay in
    /// slice j. totalWidthGeV >= 0. Equal to expectedEvents to 1e-12 where
    /// weights do not change by more than 1e16 from slice to slice; rows that decay to the last
    /// particle (by exp(-700)) before the first slice count nothing.
    [[nodiscard]] double operator()(double totalWidthGeV) const noexcept;

  private:
    double frontM_;
    double sliceM_;
    int slices_;
    std::vector<double> perMPerGeV_; ///< decays per metre and width, padded to whole blocks
    std::vector<double> weights_;    ///< block by block, slices from the last, then energies
};

/// Adds the weights of a table of the same layout, times a factor; false where the layouts differ.
[[nodiscard]] bool addYields(YieldTable& sum, const YieldTable& more, double factor);

} // namespace cyrano::physics
