#include "core/bounds/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include "core/model/loop_photon.hpp"

namespace cyrano::bounds {

namespace {

using region::Point;
using region::Polygon;

/// Columns before any refinement, over the whole plane.
constexpr int baseColumns = 49;
/// Edges are refined until a straight line between columns misses the column in their middle by
/// less than this, in axis units. That column is kept, which leaves a quarter of it as the error:
/// 6e-5 in log10 is 0.014 % in the coupling.
constexpr double edgeTolerance = 2.4e-4;
/// Points this close to the line through their neighbours say nothing and are dropped.
constexpr double simplifyTolerance = 1e-7;
/// Bounds with tables have a node at every row; edges between close rows are straight, except
/// where a decay channel has just opened and takes over within a few per cent of its threshold.
constexpr double closeRows = 0.01;
constexpr double thresholdReach = 0.12;
constexpr int maxDepth = 20;
/// An edge that will not come straight after so many columns is noise; it is drawn as it stands.
constexpr int mostColumns = 5000;
/// … or columns are this close: a decay channel opens like a square root.
constexpr double narrowestColumns = 1e-8;
/// Elsewhere columns closer than this share of the plane are not told apart by any eye.
constexpr double finestShare = 1.5e-4;
/// Nor is it seen when a steep edge lies off by this share of the plane, sideways.
constexpr double sidewaysShare = 3e-5;
/// … and where a decay channel opens, where the sides of a step are looked at closely.
constexpr double thresholdSidewaysShare = 2e-8;
/// A draft is this much coarser; it is looked at on the move, so that steps where channels open
/// are not followed in it closer than a tenth of a pixel.
constexpr double draftFactor = 8.0;
constexpr double draftThresholdShare = 1e-4;
/// … and rows of tables that lie closer than half a pixel are skipped.
constexpr double draftRowShare = 5e-4;
/// What edges found from their neighbours may be off by, in ln y: far below the tolerances above.
constexpr double edgeError = 1e-9;
constexpr double draftEdgeError = 1e-4;
/// Steepest slope of an edge that is still joined from column to column, in axis units.
constexpr double steepestEdge = 50.0;
/// Where stretches appear or vanish, columns close in to this distance.
constexpr double topologyWidth = 2e-5;
constexpr double topologyShare = 2e-5; ///< the same in narrow planes
/// How far pieces of a splitting region reach into one another before they are united.
constexpr double joinReach = 1e-7;
/// Distance of the columns on either side of a threshold, in axis units.
constexpr double thresholdGap = 5e-10;

struct TracedColumn {
    double x = 0.0; ///< axis units
    std::vector<Interval> stretches;
};

bool overlap(const Interval& a, const Interval& b) {
    return a.low <= b.high && b.low <= a.high;
}

/// The same stretches, one to one and in order, none of them moving faster than an edge can: thin
/// strips need not overlap from one column to the next. Whether they really are the same is for
/// the column between them to say (`straight`).
bool sameTopology(const TracedColumn& a, const TracedColumn& b) {
    if (a.stretches.size() != b.stretches.size()) {
        return false;
    }
    const double reach = steepestEdge * (b.x - a.x);
    for (std::size_t i = 0; i < a.stretches.size(); ++i) {
        const Interval& p = a.stretches[i];
        const Interval& q = b.stretches[i];
        if (p.low - q.high > reach || q.low - p.high > reach) {
            return false;
        }
    }
    return true;
}

/// @param tolerance along y, in axis units.
/// @param sideways how far a steep edge may be off along x, in axis units.
bool straight(const TracedColumn& a, const TracedColumn& middle, const TracedColumn& b,
              double tolerance, double sideways) {
    if (!sameTopology(a, middle) || !sameTopology(middle, b)) {
        return false;
    }
    const double w = (middle.x - a.x) / (b.x - a.x);
    for (std::size_t i = 0; i < a.stretches.size(); ++i) {
        const Interval& p = a.stretches[i];
        const Interval& q = b.stretches[i];
        const Interval& m = middle.stretches[i];
        const auto off = [&](double from, double through, double to) {
            const double steepness = std::abs(to - from) / (b.x - a.x);
            return std::abs(from + w * (to - from) - through) >
                   std::max(tolerance, steepness * sideways);
        };
        if (off(p.low, m.low, q.low) || off(p.high, m.high, q.high)) {
            return false;
        }
    }
    return true;
}

/// A little more than the plane on both sides, so that edges are followed across its frame and cut
/// there exactly.
scene::Axis beyond(const scene::Axis& axis) {
    constexpr double share = 0.1;
    scene::Axis out = axis;
    const double reach = std::max(share * (axis.axisMax() - axis.axisMin()), 0.3);
    out.min = axis.fromAxis(axis.axisMin() - reach);
    out.max = axis.fromAxis(axis.axisMax() + reach);
    return out;
}

class Tracer {
  public:
    Tracer(const Bound& bound, const RegionRequest& request)
        : bound_(bound), request_(request), plane_(request.plane), kind_(plane_.kind()),
          tall_(beyond(request.plane.y)), tabulated_(!bound.massNodesGeV().empty()),
          coarseness_(draft() ? draftFactor : 1.0) {
        thresholds_.fill(-std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < model::leptonCount && kind_.massAxis(); ++i) {
            thresholds_[i] = plane_.x.toAxis(2.0 * model::leptonMassGeV(model::Lepton(i)));
        }
        if (!kind_.massAxis()) {
            const double massGeV = request.scenario.model.massGeV;
            const Interval masses = bound.massRangeGeV();
            if (massGeV >= masses.low && massGeV <= masses.high) {
                onlyColumn_ = bound.column(request.scenario, massGeV);
            }
        }
    }

    std::vector<TracedColumn> run() {
        const std::vector<double> xs = startingColumns();
        std::vector<TracedColumn> out;
        for (const double x : xs) {
            if (request_.stop.stop_requested()) {
                return {};
            }
            TracedColumn next = trace(x, hintsBeyond(x, out));
            if (!out.empty()) {
                refine(out, next, 0);
            }
            out.push_back(std::move(next));
        }
        return out;
    }

  private:
    [[nodiscard]] std::vector<double> evenColumns() const {
        std::vector<double> xs;
        for (int i = 0; i < baseColumns; ++i) {
            xs.push_back(plane_.x.axisMin() +
                         (plane_.x.axisMax() - plane_.x.axisMin()) * i / (baseColumns - 1));
        }
        return xs;
    }

    /// Where x is a coupling: an even grid, and both sides of zero.
    [[nodiscard]] std::vector<double> couplingColumns() const {
        std::vector<double> xs = evenColumns();
        if (plane_.x.scale == scene::AxisScale::symmetricLog) {
            for (const double x : {-1.0, -thresholdGap, thresholdGap, 1.0}) {
                xs.push_back(x);
            }
            std::erase(xs, 0.0);
        }
        std::sort(xs.begin(), xs.end());
        return xs;
    }

    /// The bound's own nodes. A draft skips those too close to be told apart, but never one of a
    /// pair: two rows at practically one mass are the two sides of a step.
    void addRows(std::vector<double>& xs) const {
        constexpr double pair = 1e-6;
        const std::span<const double> masses = bound_.massNodesGeV();
        const double apart =
            draft() ? draftRowShare * (plane_.x.axisMax() - plane_.x.axisMin()) : 0.0;
        double last = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < masses.size(); ++i) {
            const double x = plane_.x.toAxis(masses[i]);
            const auto together = [&](std::size_t other) {
                return other < masses.size() && std::abs(plane_.x.toAxis(masses[other]) - x) < pair;
            };
            const bool close = x >= last && x - last < apart;
            if (!close || together(i + 1) || together(i - 1)) { // below 0 wraps beyond the end
                xs.push_back(x);
                last = x;
            }
        }
    }

    /// Axis positions: an even grid, the bound's own nodes, and both sides of each threshold.
    [[nodiscard]] std::vector<double> startingColumns() const {
        if (!kind_.massAxis()) {
            return onlyColumn_ == nullptr ? std::vector<double>{} : couplingColumns();
        }
        const Interval masses = bound_.massRangeGeV();
        const double low = std::max(plane_.x.axisMin(), plane_.x.toAxis(masses.low));
        const double high = std::min(plane_.x.axisMax(), plane_.x.toAxis(masses.high));
        if (!(low < high)) {
            return {};
        }
        std::vector<double> xs = evenColumns();
        addRows(xs);
        for (const double threshold : thresholds_) {
            xs.push_back(threshold - thresholdGap);
            xs.push_back(threshold + thresholdGap);
        }
        xs.push_back(low);
        xs.push_back(high);
        std::erase_if(xs, [&](double x) { return x < low || x > high; });
        std::sort(xs.begin(), xs.end());
        xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
        return xs;
    }

    /// Whether neighbours tell where edges are: for lines of the coupling that makes the particle
    /// and lets it decay, along which there is little to miss unless loops cancel it.
    [[nodiscard]] bool hinted() const {
        return kind_.massAxis() && (kind_.yParameter == "model.g_gamma" || kind_.spinOne()) &&
               !model::hasPhotonLoop(request_.scenario.model);
    }

    /// Where edges may be looked for first: on the straight line through two columns, or, where
    /// they are not alike, where the first has them. The columns may lie on the same side of x.
    [[nodiscard]] std::vector<double> hintsAt(double x, const TracedColumn& first,
                                              const TracedColumn& second) const {
        std::vector<double> out;
        if (!hinted()) {
            return out;
        }
        const bool alike =
            first.x != second.x &&
            (first.x < second.x ? sameTopology(first, second) : sameTopology(second, first));
        const double w = alike ? (x - first.x) / (second.x - first.x) : 0.0;
        for (std::size_t i = 0; i < first.stretches.size(); ++i) {
            const Interval& p = first.stretches[i];
            const Interval& q = alike ? second.stretches[i] : p;
            out.push_back(plane_.y.fromAxis(p.low + w * (q.low - p.low)));
            out.push_back(plane_.y.fromAxis(p.high + w * (q.high - p.high)));
        }
        return out;
    }

    /// The same beyond the last of the columns traced.
    [[nodiscard]] std::vector<double> hintsBeyond(double x,
                                                  const std::vector<TracedColumn>& traced) const {
        if (traced.empty()) {
            return {};
        }
        const TracedColumn& last = traced.back();
        const TracedColumn& before = traced.size() > 1 ? traced[traced.size() - 2] : last;
        // Farther than the columns are apart a straight line says nothing.
        const bool straight = x - last.x <= 2.0 * (last.x - before.x);
        return hintsAt(x, last, straight ? before : last);
    }

    [[nodiscard]] TracedColumn trace(double x, const std::vector<double>& hints) const {
        ++traced_;
        const CouplingLine line = kind_.line(request_.scenario.model, plane_.x.fromAxis(x));
        const auto own =
            kind_.massAxis() ? bound_.column(request_.scenario, line.massGeV) : nullptr;
        const Column* column = kind_.massAxis() ? own.get() : onlyColumn_.get();
        TracedColumn out;
        out.x = x;
        if (column == nullptr) {
            return out;
        }
        for (const Interval& values :
             excludedIntervals(*column, line, tall_.min, tall_.max,
                               {hints, draft() ? draftEdgeError : edgeError})) {
            out.stretches.push_back({plane_.y.toAxis(values.low), plane_.y.toAxis(values.high)});
        }
        return out;
    }

    /// Whether a decay channel has just opened here.
    [[nodiscard]] bool opens(double from, double to) const {
        return std::any_of(thresholds_.begin(), thresholds_.end(), [&](double t) {
            return from > t - thresholdReach && to - t < thresholdReach && to > t;
        });
    }

    [[nodiscard]] bool draft() const { return request_.precision == Precision::draft; }

    /// Columns closer than this are joined by straight lines unasked.
    [[nodiscard]] double narrowest(double from, double to) const {
        if (opens(from, to)) {
            return coarseness_ * narrowestColumns;
        }
        return tabulated_ && kind_.massAxis()
                   ? closeRows
                   : coarseness_ * finestShare * (plane_.x.axisMax() - plane_.x.axisMin());
    }

    /// Appends what is needed between the last column and `next`.
    void refine(std::vector<TracedColumn>& out, const TracedColumn& next, int depth) const {
        const TracedColumn last = out.back();
        const double width = next.x - last.x;
        const bool same = sameTopology(last, next);
        if ((last.stretches.empty() && next.stretches.empty()) || traced_ > mostColumns) {
            return;
        }
        const double closest =
            std::min(topologyWidth, topologyShare * (plane_.x.axisMax() - plane_.x.axisMin()));
        if (width < (same ? narrowest(last.x, next.x) : coarseness_ * closest) ||
            (same && depth >= maxDepth)) {
            return;
        }
        const double x = 0.5 * (last.x + next.x);
        TracedColumn middle = trace(x, hintsAt(x, last, next));
        const double share = !opens(last.x, next.x) ? coarseness_ * sidewaysShare
                             : draft()              ? draftThresholdShare
                                                    : thresholdSidewaysShare;
        const double sideways = share * (plane_.x.axisMax() - plane_.x.axisMin());
        if (same && straight(last, middle, next, coarseness_ * edgeTolerance, sideways)) {
            out.push_back(std::move(middle));
            return;
        }
        const int deeper = same ? depth + 1 : depth;
        refine(out, middle, deeper);
        out.push_back(middle);
        refine(out, next, deeper);
    }

    const Bound& bound_;
    const RegionRequest& request_;
    const scene::Plane& plane_;
    const scene::PlaneKind& kind_;
    scene::Axis tall_; ///< y axis of the columns, beyond the plane's own
    bool tabulated_;
    double coarseness_;
    mutable int traced_ = 0;
    std::array<double, model::leptonCount> thresholds_{}; ///< axis positions
    std::unique_ptr<Column> onlyColumn_;                  ///< where the mass is the same everywhere
};

/// A run of columns whose stretches follow one another.
struct Strand {
    std::vector<Point> lower;
    std::vector<Point> upper;

    void add(double x, const Interval& stretch) {
        lower.push_back({x, stretch.low});
        upper.push_back({x, stretch.high});
    }
    [[nodiscard]] Polygon polygon() const {
        Polygon out;
        out.points = region::simplifiedGraph(lower, simplifyTolerance);
        const auto back = region::simplifiedGraph(upper, simplifyTolerance);
        out.points.insert(out.points.end(), back.rbegin(), back.rend());
        return out;
    }
};

class StrandJoiner {
  public:
    void add(const TracedColumn& column, const TracedColumn* previous) {
        std::vector<Strand> continued;
        const bool same = previous != nullptr && sameTopology(*previous, column);
        if (same) {
            for (std::size_t i = 0; i < column.stretches.size(); ++i) {
                open_[i].add(column.x, column.stretches[i]);
            }
            return;
        }
        // Where stretches split or merge, the old pieces reach a little into the new ones: pieces
        // that only share an edge are not reliably united.
        bool touched = false;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const Interval& last = previous->stretches[i];
            if (std::any_of(column.stretches.begin(), column.stretches.end(),
                            [&](const Interval& s) { return overlap(last, s); })) {
                open_[i].add(column.x + joinReach, last);
                touched = true;
            }
            done_.push_back(open_[i].polygon());
        }
        needsUnion_ = needsUnion_ || touched;
        for (const Interval& stretch : column.stretches) {
            continued.emplace_back().add(column.x, stretch);
        }
        open_ = std::move(continued);
    }

    [[nodiscard]] std::vector<Polygon> finish() {
        for (const Strand& strand : open_) {
            done_.push_back(strand.polygon());
        }
        open_.clear();
        std::erase_if(done_, [](const Polygon& p) { return p.points.size() < 3; });
        return needsUnion_ ? region::united(done_) : std::move(done_);
    }

  private:
    std::vector<Strand> open_;
    std::vector<Polygon> done_;
    bool needsUnion_ = false;
};

} // namespace

Region traceRegion(const Bound& bound, const RegionRequest& request) {
    Tracer tracer(bound, request);
    const std::vector<TracedColumn> columns = tracer.run();
    StrandJoiner joiner;
    const TracedColumn* previous = nullptr;
    for (const TracedColumn& column : columns) {
        joiner.add(column, previous);
        previous = &column;
    }
    Region out;
    out.role = bound.role(request.scenario);
    const scene::Plane& plane = request.plane;
    out.polygons = region::clipped(joiner.finish(), {plane.x.axisMin(), plane.x.axisMax(),
                                                     plane.y.axisMin(), plane.y.axisMax()});
    return out;
}

} // namespace cyrano::bounds
