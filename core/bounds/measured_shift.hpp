#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/measurement.hpp"
#include "core/io/record.hpp"
#include "core/region/region.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::bounds {

/// What a measured magnetic moment leaves for new physics: the numbers of datasets/measurements for
/// the epoch, the fine-structure constant and the reading a scene chooses, unless the scene gives
/// numbers of its own for the inputs `difference`, `uncertainty` and `sigmas` of the record.
class MeasuredShift {
  public:
    struct Shift {
        double difference = 0.0;  ///< experiment minus prediction
        double uncertainty = 0.0; ///< one standard deviation
        double sigmas = 0.0;      ///< half the width of the band over the uncertainty

        [[nodiscard]] region::Interval band() const noexcept {
            return {difference - sigmas * uncertainty, difference + sigmas * uncertainty};
        }
    };

    MeasuredShift(io::Measurement measurement, const std::string& boundId, double ownSigmas);

    /// Empty, or which value the measurement lacks for what a scene may choose.
    [[nodiscard]] std::string problem() const;
    /// What of the data.* parameters chooses among the values.
    [[nodiscard]] std::span<const std::string_view> dependsOn() const;

    /// From the measurement alone. Where two sources of α are taken together, the band holds both
    /// theirs and what lies between: nothing is claimed that either would allow.
    [[nodiscard]] Shift measured(const scene::Scenario& scenario) const;
    /// The one in force.
    [[nodiscard]] Shift inForce(const scene::Scenario& scenario) const;
    /// The one in force, in words: "Δa = 38.5(63.7)e-11, ±2σ, published as 38(63) (WP25)".
    [[nodiscard]] std::string describe(const scene::Scenario& scenario) const;
    /// BibTeX keys of the values the one in force is made of: of both sources of α where both are
    /// taken, none where the scene gives its own numbers for all that is used.
    [[nodiscard]] std::vector<std::string> references(const scene::Scenario& scenario) const;

  private:
    [[nodiscard]] double sigmas(const scene::Scenario& scenario) const;
    [[nodiscard]] double given(const scene::Scenario& scenario, const char* input,
                               double otherwise) const;
    /// The single value a scene chooses; none for both sources of α.
    [[nodiscard]] const io::Comparison* chosen(const scene::Scenario& scenario) const;
    [[nodiscard]] bool isNullReading(const scene::Scenario& scenario) const;

    io::Measurement measurement_;
    std::string prefix_; ///< of the keys of the bound's settings
    double ownSigmas_;
};

} // namespace cyrano::bounds
