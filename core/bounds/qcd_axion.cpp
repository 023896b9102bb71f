#include <algorithm>
#include <array>
#include <cmath>

#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/physics/qcd_axion.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<std::string_view, 1> guideParameters{"model.particle"};

/// Where the QCD axion lives: the strip of photon couplings that a range of anomaly ratios, and
/// the error of the chiral term, give at each mass. It forbids nothing.
class QcdAxion final : public Bound {
  public:
    /// `low`, `high`: couplings at 1 GeV; they are proportional to the mass.
    QcdAxion(io::Record record, Interval massesGeV, double low, double high)
        : Bound(std::move(record)), massesGeV_(massesGeV), low_(low), high_(high) {}

    Interval massRangeGeV() const override { return massesGeV_; }
    std::span<const std::string_view> dependsOn() const override { return guideParameters; }
    region::Role role(const Scenario&) const override { return region::Role::guide; }
    std::unique_ptr<Column> column(const Scenario&, double) const override { return nullptr; }

    Region region(const RegionRequest& request) const override {
        Region out;
        out.role = region::Role::guide;
        if (speaks(request)) {
            const auto at = [](double mass, double slope) {
                return region::Point{std::log10(mass), std::log10(slope * mass)};
            };
            const region::Polygon strip{{at(massesGeV_.low, low_), at(massesGeV_.high, low_),
                                         at(massesGeV_.high, high_), at(massesGeV_.low, high_)},
                                        false};
            const scene::Plane& plane = request.plane;
            out.polygons = region::clipped({strip}, {plane.x.axisMin(), plane.x.axisMax(),
                                                     plane.y.axisMin(), plane.y.axisMax()});
        }
        return out;
    }

    std::vector<Interval> intervalsAt(const RegionRequest& request, double x) const override {
        if (!speaks(request) || x < massesGeV_.low || x > massesGeV_.high) {
            return {};
        }
        const double low = std::max(low_ * x, request.plane.y.min);
        const double high = std::min(high_ * x, request.plane.y.max);
        return low < high ? std::vector<Interval>{{low, high}} : std::vector<Interval>{};
    }

  protected:
    std::string planeProblem(const scene::Plane& plane) const override {
        return plane.id == "mass-photon" ? "" : "drawn against mass and photon coupling only";
    }

  private:
    [[nodiscard]] bool speaks(const RegionRequest& request) const {
        return silentBecause(request.scenario, request.plane).empty();
    }

    Interval massesGeV_;
    double low_;
    double high_;
};

} // namespace

MadeBound makeQcdAxion(io::Record record, const Surroundings&) {
    InputReader input(record);
    const std::array<double, 2> ratios{input("anomaly_ratio_low", "1"),
                                       input("anomaly_ratio_high", "1")};
    const double chiral = input.positive("chiral_term", "1");
    const double error = input("chiral_uncertainty", "1");
    const double product = input.positive("mass_times_decay_constant", "GeV^2");
    const Interval masses{input.positive("lowest_mass", "GeV"),
                          input.positive("highest_mass", "GeV")};
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    Interval slopes{std::numeric_limits<double>::infinity(), 0.0};
    for (const double ratio : ratios) {
        for (const double term : {chiral - error, chiral + error}) {
            const double slope = physics::qcdAxionPhotonCoupling(1.0, ratio, term, product);
            slopes = {std::min(slopes.low, slope), std::max(slopes.high, slope)};
        }
    }
    if (!(slopes.low > 0.0 && slopes.low < slopes.high && masses.low < masses.high)) {
        return io::failure("the anomaly ratios leave no strip of couplings, or no range of masses",
                           record.file);
    }
    return std::make_unique<QcdAxion>(std::move(record), masses, slopes.low, slopes.high);
}

} // namespace cyrano::bounds
