#include "app/plot/view.hpp"

#include <algorithm>
#include <cmath>

namespace cyrano::plot {

namespace {

struct Limits {
    double low;
    double high;
    double smallest; ///< span
};

Limits limitsOf(scene::AxisScale scale) {
    switch (scale) {
    case scene::AxisScale::logarithmic:
        return {-20.0, 5.0, 0.01};
    case scene::AxisScale::symmetricLog:
        return {-25.0, 25.0, 0.01};
    case scene::AxisScale::linear:
        break;
    }
    return {-1e5, 1e5, 1e-9};
}

scene::Axis withLimits(const scene::Axis& axis, double low, double high) {
    const Limits limits = limitsOf(axis.scale);
    const double span = std::clamp(high - low, limits.smallest, limits.high - limits.low);
    const double middle =
        std::clamp(0.5 * (low + high), limits.low + 0.5 * span, limits.high - 0.5 * span);
    scene::Axis out = axis;
    out.min = axis.fromAxis(middle - 0.5 * span);
    out.max = axis.fromAxis(middle + 0.5 * span);
    return out;
}

bool sameAxis(const scene::Axis& a, const scene::Axis& b) {
    const double tolerance = 1e-6 * std::abs(a.axisMax() - a.axisMin());
    return a.scale == b.scale && std::abs(a.axisMin() - b.axisMin()) <= tolerance &&
           std::abs(a.axisMax() - b.axisMax()) <= tolerance;
}

} // namespace

bool sameView(const View& a, const View& b) {
    return sameAxis(a.x, b.x) && sameAxis(a.y, b.y);
}

scene::Axis zoomed(const scene::Axis& axis, double factor, double fixed) {
    const double low = axis.axisMin();
    const double high = axis.axisMax();
    const Limits limits = limitsOf(axis.scale);
    // Within the limits before the fixed point is applied, else a zoom at its end would drift.
    const double span =
        std::clamp(factor * (high - low), limits.smallest, limits.high - limits.low);
    const double newLow = fixed - (fixed - low) * span / (high - low);
    return withLimits(axis, newLow, newLow + span);
}

scene::Axis shifted(const scene::Axis& axis, double delta) {
    return withLimits(axis, axis.axisMin() + delta, axis.axisMax() + delta);
}

scene::Axis between(const scene::Axis& axis, double a, double b) {
    return withLimits(axis, std::min(a, b), std::max(a, b));
}

PixelMap::PixelMap(const View& view, const QRectF& rect) {
    xScale_ = rect.width() / (view.x.axisMax() - view.x.axisMin());
    x0_ = rect.left() - xScale_ * view.x.axisMin();
    yScale_ = -rect.height() / (view.y.axisMax() - view.y.axisMin());
    y0_ = rect.bottom() - yScale_ * view.y.axisMin();
}

} // namespace cyrano::plot
