#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include "core/bounds/bound.hpp"
#include "core/bounds/trace.hpp"

namespace cyrano::bounds {

namespace {

/// Below this a signal is as good as none; keeps the root finder away from infinities.
constexpr double noSignal = -1e4;
constexpr int scanPoints = 25;
constexpr int scanPointsWithHints = 13;
/// 2^-40 of ln y is far below the accuracy asked of any edge.
constexpr int rootBits = 40;
constexpr int peakBits = 20;

struct Sample {
    double t; ///< ln y
    double f; ///< logExcess, finite
};

/// logExcess along a line as a function of ln y.
class LineFunction {
  public:
    LineFunction(const Column& column, const CouplingLine& line) : column_(column), line_(line) {}

    double operator()(double t) const {
        const double f = column_.logExcess(line_.at(std::exp(t)));
        return std::isfinite(f) ? std::max(f, noSignal) : (f > 0.0 ? -noSignal : noSignal);
    }
    [[nodiscard]] Sample sample(double t) const { return {t, (*this)(t)}; }

  private:
    const Column& column_;
    const CouplingLine& line_;
};

double root(const LineFunction& f, const Sample& a, const Sample& b) {
    if (a.f == 0.0) {
        return a.t;
    }
    if (b.f == 0.0) {
        return b.t;
    }
    std::uintmax_t iterations = 60;
    const auto [low, high] = boost::math::tools::toms748_solve(
        f, a.t, b.t, a.f, b.f, boost::math::tools::eps_tolerance<double>(rootBits), iterations);
    return 0.5 * (low + high);
}

std::vector<Sample> scan(const LineFunction& f, double tMin, double tMax,
                         std::span<const double> hints) {
    const int n = hints.empty() ? scanPoints : scanPointsWithHints;
    std::vector<double> ts;
    for (int i = 0; i < n; ++i) {
        ts.push_back(tMin + (tMax - tMin) * i / (n - 1));
    }
    constexpr double hintReach = 0.05; // neighbouring columns differ by a few per cent
    for (const double y : hints) {
        for (const double t : {std::log(y) - hintReach, std::log(y) + hintReach}) {
            if (t > tMin && t < tMax) {
                ts.push_back(t);
            }
        }
    }
    std::sort(ts.begin(), ts.end());
    std::vector<Sample> out;
    out.reserve(ts.size());
    for (const double t : ts) {
        out.push_back(f.sample(t));
    }
    return out;
}

/// A peak narrower than the scan: looked for around the best sample.
void addPeak(const LineFunction& f, std::vector<Sample>& samples) {
    const auto best = std::max_element(samples.begin(), samples.end(),
                                       [](const Sample& a, const Sample& b) { return a.f < b.f; });
    const bool interior = best != samples.begin() && best + 1 != samples.end();
    if (best->f >= 0.0 || !interior || best->f <= noSignal) {
        return;
    }
    std::uintmax_t iterations = 40;
    const auto [t, negative] = boost::math::tools::brent_find_minima(
        [&f](double x) { return -f(x); }, (best - 1)->t, (best + 1)->t, peakBits, iterations);
    samples.insert(t < best->t ? best : best + 1, Sample{t, -negative});
}

} // namespace

std::vector<double> Column::edges(const CouplingLine& line, double yMin, double yMax,
                                  std::span<const double> hints) const {
    const LineFunction f(*this, line);
    std::vector<Sample> samples = scan(f, std::log(yMin), std::log(yMax), hints);
    addPeak(f, samples);
    std::vector<double> out;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        if ((samples[i].f >= 0.0) != (samples[i + 1].f >= 0.0)) {
            out.push_back(std::exp(root(f, samples[i], samples[i + 1])));
        }
    }
    return out;
}

std::vector<Interval> excludedIntervals(const Column& column, const CouplingLine& line,
                                        double yMin, double yMax,
                                        std::span<const double> hints) {
    std::vector<double> ys{yMin};
    for (const double y : column.edges(line, yMin, yMax, hints)) {
        if (y > ys.back() && y < yMax) {
            ys.push_back(y);
        }
    }
    ys.push_back(yMax);
    std::vector<Interval> out;
    for (std::size_t i = 0; i + 1 < ys.size(); ++i) {
        const double middle = ys[i] > 0.0 ? std::sqrt(ys[i] * ys[i + 1])
                                          : 0.5 * (ys[i] + ys[i + 1]);
        if (!(column.logExcess(line.at(middle)) >= 0.0)) {
            continue;
        }
        if (!out.empty() && out.back().high == ys[i]) {
            out.back().high = ys[i + 1];
        } else {
            out.push_back({ys[i], ys[i + 1]});
        }
    }
    return out;
}

} // namespace cyrano::bounds
