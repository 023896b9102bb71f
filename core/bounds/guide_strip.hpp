#pragma once

#include <array>

#include "core/bounds/bound.hpp"

namespace cyrano::bounds {

/// Where a model lives or a mass of interest lies: one strip of the plane that forbids nothing.
class GuideStrip : public Bound {
  public:
    GuideStrip(io::Record record, Interval massesGeV)
        : Bound(std::move(record)), massesGeV_(massesGeV) {}

    [[nodiscard]] Interval massRangeGeV() const final { return massesGeV_; }
    [[nodiscard]] region::Role role(const Scenario&) const final { return region::Role::guide; }
    [[nodiscard]] std::unique_ptr<Column> column(const Scenario&, double) const final {
        return nullptr;
    }
    [[nodiscard]] Region region(const RegionRequest& request) const final;
    [[nodiscard]] std::vector<Interval> intervalsAt(const RegionRequest& request,
                                                    double x) const final;

  protected:
    /// Couplings of the strip at a mass inside its range, as values of the plane's y.
    [[nodiscard]] virtual Interval couplingsAt(const scene::Plane& plane, double massGeV) const = 0;

  private:
    [[nodiscard]] bool speaks(const RegionRequest& request) const {
        return silentBecause(request.scenario, request.plane).empty();
    }

    Interval massesGeV_;
};

} // namespace cyrano::bounds
