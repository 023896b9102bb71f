#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/io/record.hpp"

namespace cyrano::bounds {

/// A measured upper limit against mass, interpolated linearly in log–log: published limits have
/// jumps and repeated masses that no smooth interpolation survives. Between segments there is no
/// limit (a gap at a meson mass).
class LimitTable {
  public:
    explicit LimitTable(const io::Table& table);

    /// ln(limit) in the table's unit; nothing outside the segments.
    [[nodiscard]] std::optional<double> logAt(double massGeV) const noexcept;
    [[nodiscard]] std::span<const double> massesGeV() const noexcept { return masses_; }
    [[nodiscard]] double minGeV() const noexcept { return masses_.front(); }
    [[nodiscard]] double maxGeV() const noexcept { return masses_.back(); }

  private:
    struct Segment {
        std::vector<double> logMass;
        std::vector<double> logLimit;

        [[nodiscard]] double at(double logMassGeV) const noexcept;
    };
    std::vector<Segment> segments_;
    std::vector<double> masses_; ///< of all segments, ascending
};

} // namespace cyrano::bounds
