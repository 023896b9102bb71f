#include <array>
#include <cmath>
#include <limits>

#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/longitudinal.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<std::string_view, 2> modelParameters{"model.particle", "model.charges"};

class GrowthColumn final : public Column {
  public:
    GrowthColumn(double perMixing, double limit) : perMixing_(perMixing), limit_(limit) {}

    double logExcess(const model::Couplings& c) const override {
        return std::log(std::abs(c.mixing) * perMixing_ / limit_);
    }
    bool oneHumped(const CouplingLine&) const override { return true; }
    std::vector<double> edges(const CouplingLine&, double yMin, double yMax,
                              const NearbyEdges&) const override {
        const double edge = limit_ / perMixing_;
        return edge > yMin && edge < yMax ? std::vector<double>{edge} : std::vector<double>{};
    }

  private:
    double perMixing_; ///< longitudinal coupling over ε
    double limit_;
};

/// Where the longitudinal mode of an axial vector couples too strongly to leptons for the vector to
/// be all there is. A guide: it forbids the calculation, not the particle.
class AxialGrowth final : public Bound {
  public:
    using Bound::Bound;

    Interval massRangeGeV() const override { return {1e-12, 1e5}; }
    std::span<const std::string_view> dependsOn() const override { return modelParameters; }
    region::Role role(const Scenario&) const override { return region::Role::guide; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        return std::make_unique<GrowthColumn>(
            strongestLongitudinal(scenario.model, 1.0, massGeV).coupling,
            setting(scenario, "largest_coupling"));
    }

  protected:
    std::string planeProblem(const scene::Plane& plane) const override {
        return plane.kind().spinOne() ? "" : "drawn against mass and mixing only";
    }
};

} // namespace

MadeBound makeAxialGrowth(io::Record record, const Surroundings&) {
    InputReader input(record);
    input.positive("largest_coupling", "1");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    return std::make_unique<AxialGrowth>(std::move(record));
}

} // namespace cyrano::bounds
