#pragma once

#include <functional>

#include "core/bounds/bound.hpp"
#include "core/bounds/limit_table.hpp"

namespace cyrano::bounds {

/// What a search for a photon and nothing else can say at one mass.
struct InvisibleProduction {
    std::function<double(const model::Couplings&)> rate; ///< in the unit of the limit
    double limit = 0.0;
    double momentumGeV = 0.0;
};

/// A search for one photon and missing energy, its limit tabulated against the mass: the particle
/// counts if it decays to something invisible, or visibly but only behind the detector,
/// rate·[B_inv + (1 - B_inv) e^(-L/ℓ)]. At large coupling it decays inside: an upper edge.
class InvisibleSearch : public Bound {
  public:
    InvisibleSearch(io::Record record, LimitTable limit, double detectorLengthM)
        : Bound(std::move(record)), limit_(std::move(limit)), detectorLengthM_(detectorLengthM) {}

    [[nodiscard]] Interval massRangeGeV() const final { return {limit_.minGeV(), limit_.maxGeV()}; }
    [[nodiscard]] std::span<const double> massNodesGeV() const final { return limit_.massesGeV(); }
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario& scenario,
                                                 double massGeV) const final;

  protected:
    /// Nothing where the particle is too heavy to be made. `tabulated` is the limit of the table.
    [[nodiscard]] virtual std::optional<InvisibleProduction>
    productionAt(const model::Model& model, double massGeV, double tabulated) const = 0;

  private:
    LimitTable limit_;
    double detectorLengthM_;
};

} // namespace cyrano::bounds
