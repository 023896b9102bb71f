#pragma once

#include <functional>
#include <string>

#include "core/bounds/bound.hpp"
#include "core/bounds/limit_table.hpp"

namespace cyrano::bounds {

/// What makes the particle at one mass, and how fast it flies.
struct Production {
    std::function<double(const model::Couplings&)> rate; ///< in the unit of the limit
    double momentumGeV = 0.0;
};

/// What the particle is seen in.
enum class FinalState { photons, muons, taus };

/// A search whose result is an upper limit on rate·BR(a → final state), tabulated against mass.
/// Recast with the model's own branching ratio and with the probability to decay inside the
/// detector.
///
/// Where the record has the input `exposure` (a number of parents, a luminosity), the limit is
/// scaled from the record's value N₀ to the scene's N as √(N₀/N): searches that are limited by the
/// statistics of their background, at fixed efficiency.
class TabulatedSearch : public Bound {
  public:
    TabulatedSearch(io::Record record, LimitTable limit, double detectorLengthM,
                    std::string exposure, FinalState finalState = FinalState::photons)
        : Bound(std::move(record)), limit_(std::move(limit)), detectorLengthM_(detectorLengthM),
          exposure_(std::move(exposure)), finalState_(finalState) {}

    [[nodiscard]] Interval massRangeGeV() const final { return {limit_.minGeV(), limit_.maxGeV()}; }
    [[nodiscard]] std::span<const double> massNodesGeV() const final { return limit_.massesGeV(); }
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario& scenario,
                                                 double massGeV) const final;

    /// Where the particle flies before it decays, or its photons come close to one another, the
    /// search was not made for it; the probe says how far that goes.
    [[nodiscard]] std::string caveatAt(const RegionRequest& request, double x,
                                       double y) const final;

  protected:
    /// Nothing where the particle is too heavy to be made.
    [[nodiscard]] virtual std::optional<Production> productionAt(const model::Model& model,
                                                                 double massGeV) const = 0;

  private:
    LimitTable limit_;
    double detectorLengthM_;
    std::string exposure_; ///< name of the input; the record need not have it
    FinalState finalState_;
};

} // namespace cyrano::bounds
