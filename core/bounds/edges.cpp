#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include "core/bounds/bound.hpp"
#include "core/bounds/trace.hpp"

namespace cyrano::bounds {

namespace {

/// Below this a signal is as good as none; keeps the root finder away from infinities.
constexpr double noSignal = -1e4;
constexpr int scanPoints = 25;
constexpr double scanPerUnit = 2.0; ///< samples per unit of ln y, where that is more
constexpr int scanPointsWithHints = 9;
/// 2^-36 of ln y is far below the accuracy asked of any edge.
constexpr int rootBits = 36;
constexpr int secantSteps = 9;
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
    const int n = hints.empty()
                      ? std::max(scanPoints, static_cast<int>(scanPerUnit * (tMax - tMin)))
                      : scanPointsWithHints;
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

/// The extremum of sign·f between two samples, as a sample.
Sample extremum(const LineFunction& f, double tLow, double tHigh, double sign) {
    std::uintmax_t iterations = 40;
    const double t =
        boost::math::tools::brent_find_minima([&f, sign](double x) { return -sign * f(x); }, tLow,
                                              tHigh, peakBits, iterations)
            .first;
    return f.sample(t);
}

/// Peaks above zero and dips below it that are narrower than the scan: looked for wherever three
/// samples of one sign bend towards the other. Smooth one-humped signals cost nothing extra.
std::vector<Sample> withExtrema(const LineFunction& f, const std::vector<Sample>& samples) {
    std::vector<Sample> out;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        out.push_back(samples[i]);
        if (i == 0 || i + 1 == samples.size() || samples[i].f <= noSignal) {
            continue;
        }
        const double left = samples[i - 1].f;
        const double here = samples[i].f;
        const double right = samples[i + 1].f;
        const bool peak = here < 0.0 && here >= left && here > right;
        const bool dip = here >= 0.0 && left >= 0.0 && right >= 0.0 && here <= left && here < right;
        if (!peak && !dip) {
            continue;
        }
        const Sample found = extremum(f, samples[i - 1].t, samples[i + 1].t, peak ? 1.0 : -1.0);
        if ((found.f >= 0.0) != (here >= 0.0)) {
            out.insert(found.t < samples[i].t ? out.end() - 1 : out.end(), found);
        }
    }
    return out;
}

/// Stretches only a few samples wide, with more samples inside: two humps close to each other look
/// like one otherwise, as where the two parts of a coupling cancel within a narrow nose.
std::vector<Sample> withinNarrow(const LineFunction& f, const std::vector<Sample>& samples) {
    constexpr std::size_t narrow = 3;
    constexpr int between = 6;
    std::vector<Sample> out;
    std::size_t i = 0;
    const auto fill = [&](std::size_t from, std::size_t to) {
        for (std::size_t k = from; k < to; ++k) {
            for (int j = 1; j < between; ++j) {
                out.push_back(f.sample(samples[k].t + (samples[k + 1].t - samples[k].t) * j /
                                                          static_cast<double>(between)));
            }
            out.push_back(samples[k + 1]);
        }
    };
    while (i < samples.size()) {
        std::size_t end = i;
        while (end < samples.size() && samples[end].f >= 0.0) {
            ++end;
        }
        const std::size_t width = end - i;
        if (width == 0 || width > narrow || i == 0 || end == samples.size()) {
            end = std::max(end, i + 1);
            out.insert(out.end(), samples.begin() + static_cast<std::ptrdiff_t>(i),
                       samples.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
            continue;
        }
        fill(i - 1, end); // the sample before is there already
        i = end + 1;
    }
    return out;
}

/// The root near a hint by secants, as long as they converge and the sign changes there as asked:
/// rising through a lower edge, falling through an upper one. The error a secant leaves is of the
/// order of its step times the one before.
std::optional<double> rootNear(const LineFunction& f, double hint, bool rising, double error) {
    constexpr double firstStep = 1e-3;
    constexpr double farthest = 0.3;
    Sample a = f.sample(hint);
    Sample b = f.sample(hint + ((a.f < 0.0) == rising ? firstStep : -firstStep));
    for (int i = 0; i < secantSteps; ++i) {
        const double slope = (b.f - a.f) / (b.t - a.t);
        if (!std::isfinite(slope) || slope == 0.0 || (slope > 0.0) != rising) {
            return std::nullopt;
        }
        const double next = b.t - b.f / slope;
        if (std::abs(next - hint) > farthest) {
            return std::nullopt;
        }
        if (std::abs(next - b.t) * std::max(std::abs(b.t - a.t), std::abs(next - b.t)) < error) {
            return next;
        }
        a = b;
        b = f.sample(next);
    }
    return std::nullopt;
}

/// The same line run through from its other end.
CouplingLine mirrored(const CouplingLine& line) {
    CouplingLine out = line;
    out.direction.photonPerGeV = -out.direction.photonPerGeV;
    out.direction.photonZPerGeV = -out.direction.photonZPerGeV;
    for (double& g : out.direction.lepton) {
        g = -g;
    }
    out.direction.mixing = -out.direction.mixing;
    return out;
}

/// Both signs of y: each half on its own logarithmic scale, down to where y does nothing any more.
std::vector<double> edgesOfBothSigns(const Column& column, const CouplingLine& line, double yMin,
                                     double yMax) {
    constexpr double nothing = 1e-12; // of the larger end
    const double least = nothing * std::max(yMax, -yMin);
    std::vector<double> out = column.edges(mirrored(line), least, -yMin, {});
    std::reverse(out.begin(), out.end());
    for (double& y : out) {
        y = -y;
    }
    if ((column.logExcess(line.at(-least)) >= 0.0) != (column.logExcess(line.at(least)) >= 0.0)) {
        out.push_back(0.0);
    }
    if (yMax > least) {
        const std::vector<double> right = column.edges(line, least, yMax, {});
        out.insert(out.end(), right.begin(), right.end());
    }
    return out;
}

} // namespace

std::vector<double> Column::edges(const CouplingLine& line, double yMin, double yMax,
                                  const NearbyEdges& nearby) const {
    const std::span<const double> hints = nearby.values;
    if (yMin < 0.0) {
        return edgesOfBothSigns(*this, line, yMin, yMax);
    }
    const LineFunction f(*this, line);
    if (oneHumped(line) && hints.size() == 2 && hints[0] > yMin && hints[1] < yMax) {
        const auto low = rootNear(f, std::log(hints[0]), true, nearby.error);
        const auto high = low ? rootNear(f, std::log(hints[1]), false, nearby.error) : std::nullopt;
        if (high && *low<*high&& * low> std::log(yMin) && *high < std::log(yMax)) {
            return {std::exp(*low), std::exp(*high)};
        }
    }
    std::vector<Sample> samples = scan(f, std::log(yMin), std::log(yMax), hints);
    if (hints.empty() && !oneHumped(line)) {
        samples = withinNarrow(f, samples);
    }
    samples = withExtrema(f, samples);
    std::vector<double> out;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        if ((samples[i].f >= 0.0) != (samples[i + 1].f >= 0.0)) {
            out.push_back(std::exp(root(f, samples[i], samples[i + 1])));
        }
    }
    return out;
}

std::vector<Interval> excludedIntervals(const Column& column, const CouplingLine& line, double yMin,
                                        double yMax, const NearbyEdges& nearby) {
    const std::vector<double> edges = column.edges(line, yMin, yMax, nearby);
    if (yMin >= 0.0 && !nearby.values.empty() && edges.size() == 2 && column.oneHumped(line)) {
        return {{edges[0], edges[1]}}; // it rises through one and falls through the other
    }
    // Every edge is a change of sign, so the sign at one end settles all stretches.
    bool inside = column.logExcess(line.at(yMin)) >= 0.0;
    std::vector<Interval> out;
    double low = yMin;
    for (const double y : edges) {
        if (inside) {
            out.push_back({low, y});
        }
        low = y;
        inside = !inside;
    }
    if (inside) {
        out.push_back({low, yMax});
    }
    return out;
}

} // namespace cyrano::bounds
