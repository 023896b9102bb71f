#include "core/bounds/limit_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cyrano::bounds {

LimitTable::LimitTable(const io::Table& table) {
    for (const io::CurveSegment& curve : table.segments) {
        std::vector<std::size_t> order(curve.x.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return curve.x[a] < curve.x[b]; });
        Segment segment;
        for (const std::size_t i : order) {
            segment.logMass.push_back(std::log(curve.x[i]));
            segment.logLimit.push_back(std::log(curve.y[i]));
            masses_.push_back(curve.x[i]);
        }
        segments_.push_back(std::move(segment));
    }
    std::sort(masses_.begin(), masses_.end());
}

std::optional<double> LimitTable::logAt(double massGeV) const noexcept {
    const double t = std::log(massGeV);
    // Nodes come back through log10 and pow: a column on the last row must still be inside.
    constexpr double slack = 1e-12;
    for (const Segment& s : segments_) {
        if (t < s.logMass.front() - slack || t > s.logMass.back() + slack) {
            continue;
        }
        const auto above = std::upper_bound(s.logMass.begin(), s.logMass.end(), t);
        if (above == s.logMass.begin()) {
            return s.logLimit.front();
        }
        if (above == s.logMass.end()) {
            return s.logLimit.back();
        }
        const auto i = static_cast<std::size_t>(above - s.logMass.begin());
        const double w = (t - s.logMass[i - 1]) / (s.logMass[i] - s.logMass[i - 1]);
        return s.logLimit[i - 1] + w * (s.logLimit[i] - s.logLimit[i - 1]);
    }
    return std::nullopt;
}

} // namespace cyrano::bounds
