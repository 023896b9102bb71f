#pragma once

#include "core/physics/dump_yield.hpp"

#include <tl/expected.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cyrano::physics {

/// Dump yields tabulated over the mass. Immutable after making, hence thread-safe.
///
/// Between masses ln W is interpolated in ln m by cubic Hermite pieces with three-point slopes;
/// with 96 geometric masses from 1e-5 to 0.7 GeV the edges of E137 are met to 3e-4 in the coupling.
class YieldSurface {
  public:
    /// Called with the number of masses done and their total.
    using Progress = std::function<void(std::size_t done, std::size_t total)>;

    /// The yields of one way of making the particle at a mass (GeV): tables of one layout.
    using Yield = std::function<YieldTable(double massGeV)>;

    /// Tables at the masses given (GeV, > 0, strictly increasing, at least four). `description`
    /// says in one line all that the yields depend on. An error names the argument at fault.
    static tl::expected<YieldSurface, std::string> compute(const Yield& yield,
                                                           std::string_view description,
                                                           std::span<const double> massesGeV,
                                                           const Progress& progress = {});

    /// Reads what serialise() wrote; an error says what is wrong on which line.
    static tl::expected<YieldSurface, std::string> parse(std::string_view text);

    /// Plain text, '.' as decimal point in every locale: the fingerprint on the first line, then
    /// energies, slices, masses, and one line of weights (eight digits) per mass.
    [[nodiscard]] std::string serialise() const;

    /// All inputs of compute() in one line. A stored surface whose first line differs is stale.
    static std::string fingerprint(std::string_view description, std::span<const double> massesGeV);

    [[nodiscard]] const std::string& fingerprint() const noexcept { return fingerprint_; }
    [[nodiscard]] double lowestMassGeV() const noexcept { return massesGeV_.front(); }
    [[nodiscard]] double highestMassGeV() const noexcept { return massesGeV_.back(); }

    /// The table at a mass inside the range, an empty one outside. A few microseconds.
    [[nodiscard]] YieldTable at(double massGeV) const;

  private:
    YieldSurface() = default;
    void takeLogarithms();
    [[nodiscard]] double besideNothing(std::size_t left, std::size_t i, double f) const;

    std::string fingerprint_;
    YieldTable layout_; // energies and slices; no weights
    std::vector<double> massesGeV_;
    std::vector<double> logMasses_;
    std::vector<double> weights_;    // one table after the other
    std::vector<double> logWeights_; // minus infinity where a weight is zero
    std::vector<double> slopes_;     // of the logarithms over that of the mass; NaN where a
                                     // neighbour is missing: there the secant stands
};

/// `count` >= 2 geometrically spaced masses, ends included.
std::vector<double> geometricMasses(double lowestGeV, double highestGeV, int count);

} // namespace cyrano::physics
