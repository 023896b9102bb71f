#include <algorithm>
#include <array>
#include <cmath>

#include "core/bounds/guide_strip.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/physics/qcd_axion.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<std::string_view, 1> guideParameters{"model.particle"};

/// Where the QCD axion lives: the strip of photon couplings that a range of anomaly ratios, and
/// the error of the chiral term, give at each mass. It forbids nothing.
class QcdAxion final : public GuideStrip {
  public:
    /// `low`, `high`: couplings at 1 GeV; they are proportional to the mass.
    QcdAxion(io::Record record, Interval massesGeV, double low, double high)
        : GuideStrip(std::move(record), massesGeV), low_(low), high_(high) {}

    std::span<const std::string_view> dependsOn() const override { return guideParameters; }

  protected:
    Interval couplingsAt(const scene::Plane&, double massGeV) const override {
        return {low_ * massGeV, high_ * massGeV};
    }
    std::string planeProblem(const scene::Plane& plane) const override {
        return plane.id == "mass-photon" ? "" : "drawn against mass and photon coupling only";
    }

  private:
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
