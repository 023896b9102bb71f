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
    std::optional<double> out; // where curves overlap, the stronger one
    for (const Segment& s : segments_) {
        if (t < s.logMass.front() - slack || t > s.logMass.back() + slack) {
            continue;
        }
        const double here = s.at(t);
        out = out ? std::min(*out, here) : here;
    }
    return out;
}

double LimitTable::Segment::at(double t) const noexcept {
    const auto above = std::upper_bound(logMass.begin(), logMass.end(), t);
    if (above == logMass.begin()) {
        return logLimit.front();
    }
    if (above == logMass.end()) {
        return logLimit.back();
    }
    const auto i = static_cast<std::size_t>(above - logMass.begin());
    const double w = (t - logMass[i - 1]) / (logMass[i] - logMass[i - 1]);
    return logLimit[i - 1] + w * (logLimit[i] - logLimit[i - 1]);
}

} // namespace cyrano::bounds
