#include "core/bounds/two_lifetimes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cyrano::bounds {

namespace {

constexpr int mostSteps = 60;
/// Of ln q; the error of a step of Newton is the square of the step before.
constexpr double smallStep = 1e-9;
/// Beyond this the last decays are lost in rounding.
constexpr double manyLifetimes = 700.0;
/// The maximum lies below q = 2 for every geometry.
constexpr double beyondPeak = 3.0;

} // namespace

TwoLifetimes::TwoLifetimes(double decayOverShield) noexcept : decayOverShield_(decayOverShield) {
    // The slope falls from positive to negative between these.
    double low = -1.0;
    double high = std::log(beyondPeak);
    for (int i = 0; i < mostSteps; ++i) {
        logPeak_ = 0.5 * (low + high);
        (evaluate(logPeak_).slope > 0.0 ? low : high) = logPeak_;
    }
    most_ = logSignal(logPeak_);
}

TwoLifetimes::Value TwoLifetimes::evaluate(double logDepth) const noexcept {
    const double q = std::exp(logDepth);
    Value out{logDepth - q, 1.0 - q};
    if (std::isinf(decayOverShield_)) {
        return out;
    }
    const double open = decayOverShield_ * q;
    if (open < manyLifetimes) {
        const double rest = std::expm1(-open); // minus the share that decays in the open
        out.f += std::log(-rest);
        out.slope -= open * (1.0 + 1.0 / rest);
    }
    return out;
}

double TwoLifetimes::logSignal(double logDepth) const noexcept {
    return evaluate(logDepth).f;
}

double TwoLifetimes::logDepthAtLowerEdge(double ratio) const noexcept {
    if (!(ratio >= 1.0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    // The gain from one edge to the other falls with depth: the edges lie on either side of the
    // maximum.
    const double apart = 2.0 * std::log(ratio);
    double low = logPeak_ - apart;
    double high = logPeak_;
    double t = 0.5 * (low + high);
    for (int i = 0; i < mostSteps; ++i) {
        const Value lower = evaluate(t);
        const Value upper = evaluate(t + apart);
        const double gain = upper.f - lower.f;
        (gain > 0.0 ? low : high) = t;
        double next = t - gain / (upper.slope - lower.slope);
        if (!(next > low && next < high)) {
            next = 0.5 * (low + high);
        }
        const double step = std::abs(next - t);
        t = next;
        if (step < smallStep) {
            break;
        }
    }
    return t;
}

double TwoLifetimes::approached(double from, double logSignal) const noexcept {
    // Outside the root a concave function has its tangents beyond it: Newton never overshoots.
    double t = from;
    for (int i = 0; i < mostSteps; ++i) {
        const Value here = evaluate(t);
        const double step = (logSignal - here.f) / here.slope;
        t += step;
        if (!(std::abs(step) > smallStep)) {
            break;
        }
    }
    return t;
}

std::optional<TwoLifetimes::Edges> TwoLifetimes::edges(double logSignal) const noexcept {
    if (!(logSignal < most_) || std::isinf(logSignal)) {
        return std::nullopt;
    }
    // Below q and below q²L_dec/L_sh: where these are as large, the signal is smaller.
    double low = logSignal;
    if (!std::isinf(decayOverShield_)) {
        low = std::max(low, 0.5 * (logSignal - std::log(decayOverShield_)));
    }
    const double high = std::max(beyondPeak, -2.0 * logSignal);
    return Edges{std::min(approached(low, logSignal), logPeak_),
                 std::max(approached(std::log(high), logSignal), logPeak_)};
}

} // namespace cyrano::bounds
