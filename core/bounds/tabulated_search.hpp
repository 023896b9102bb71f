#pragma once

#include <functional>

#include "core/bounds/bound.hpp"
#include "core/bounds/limit_table.hpp"

namespace cyrano::bounds {

/// What makes the particle at one mass, and how fast it flies.
struct Production {
    std::function<double(const model::Couplings&)> rate; ///< in the unit of the limit
    double momentumGeV = 0.0;
};

/// A search whose result is an upper limit on rate·BR(a → γγ), tabulated against mass. Recast with
/// the model's own branching ratio and with the probability to decay inside the detector.
class TabulatedSearch : public Bound {
  public:
    TabulatedSearch(io::Record record, LimitTable limit, double detectorLengthM)
        : Bound(std::move(record)), limit_(std::move(limit)), detectorLengthM_(detectorLengthM) {}

    [[nodiscard]] Interval massRangeGeV() const final { return {limit_.minGeV(), limit_.maxGeV()}; }
    [[nodiscard]] std::span<const double> massNodesGeV() const final { return limit_.massesGeV(); }
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario& scenario,
                                                 double massGeV) const final;

  protected:
    /// Nothing where the particle is too heavy to be made.
    [[nodiscard]] virtual std::optional<Production> productionAt(double massGeV) const = 0;

  private:
    LimitTable limit_;
    double detectorLengthM_;
};

} // namespace cyrano::bounds
