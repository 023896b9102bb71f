#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/bounds/limit_table.hpp"
#include "core/bounds/mixing_search.hpp"

namespace cyrano::bounds {

namespace {

using model::Model;
using region::Point;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// ε² times a constant.
class PromptColumn final : public Column {
  public:
    explicit PromptColumn(double logEdge) : logEdge_(logEdge) {}

    double logExcess(const model::Couplings& c) const override {
        const double mixing = std::abs(c.mixing);
        return mixing > 0.0 ? 2.0 * (std::log(mixing) - logEdge_) : -infinity;
    }
    std::vector<double> edges(const CouplingLine& line, double yMin, double yMax,
                              const NearbyEdges&) const override {
        const double edge = std::exp(logEdge_);
        return crossings(line, {&edge, 1}, yMin, yMax);
    }

  private:
    double logEdge_; ///< ln ε
};

/// The part of a graph, ascending in x, that lies in [xMin, xMax].
std::vector<Point> cutToRange(const std::vector<Point>& graph, double xMin, double xMax) {
    std::vector<Point> out;
    const auto at = [](const Point& a, const Point& b, double x) {
        return Point{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
    };
    for (std::size_t i = 0; i < graph.size(); ++i) {
        for (const double side : {xMin, xMax}) {
            if (i > 0 && graph[i - 1].x < side && graph[i].x > side) {
                out.push_back(at(graph[i - 1], graph[i], side));
            }
        }
        if (graph[i].x >= xMin && graph[i].x <= xMax) {
            out.push_back(graph[i]);
        }
    }
    return out;
}

/// Appends what of the box lies above a graph. What polygons of any shape need takes ten times as
/// long.
void addAbove(std::vector<region::Polygon>& out, const std::vector<Point>& graph,
              const region::Box& box) {
    region::Polygon piece;
    const auto add = [&](const Point& p) {
        piece.points.push_back({p.x, std::clamp(p.y, box.yMin, box.yMax)});
    };
    const auto finish = [&] {
        if (piece.points.size() > 1) {
            const double first = piece.points.front().x;
            const double last = piece.points.back().x;
            for (const Point& corner : {Point{last, box.yMax}, Point{first, box.yMax}}) {
                if (corner != piece.points.back() && corner != piece.points.front()) {
                    piece.points.push_back(corner);
                }
            }
            out.push_back(std::move(piece));
        }
        piece = {};
    };
    const std::vector<Point> inside = cutToRange(graph, box.xMin, box.xMax);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const Point& here = inside[i];
        if (i > 0) {
            const Point& last = inside[i - 1];
            const bool falls = here.y < last.y;
            for (const double side : {falls ? box.yMax : box.yMin, falls ? box.yMin : box.yMax}) {
                if ((last.y < side) != (here.y < side)) {
                    const double t = (side - last.y) / (here.y - last.y);
                    add({last.x + t * (here.x - last.x), side});
                }
            }
        }
        if (here.y < box.yMax) {
            add(here);
        } else {
            finish();
        }
    }
    finish();
}

class PromptSearch final : public MixingSearch {
  public:
    PromptSearch(io::Record record, model::VectorProduction production, FinalState finalState,
                 const io::Table& curve)
        : MixingSearch(std::move(record), production, finalState), limit_(curve) {
        const std::vector<double> bendsGeV = bendsOfBranchingGeV();
        for (const io::CurveSegment& segment : curve.segments) {
            addSegment(segment, bendsGeV);
        }
        std::sort(segments_.begin(), segments_.end(),
                  [](const auto& a, const auto& b) { return a.front().x < b.front().x; });
        for (std::size_t i = 1; i < segments_.size(); ++i) {
            overlap_ = overlap_ || segments_[i].front().x < segments_[i - 1].back().x;
        }
    }

    Interval massRangeGeV() const override { return {limit_.minGeV(), limit_.maxGeV()}; }
    std::span<const double> massNodesGeV() const override { return limit_.massesGeV(); }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        const auto logLimit = limit_.logAt(massGeV);
        const Seen reference = referenceAt(massGeV);
        if (!logLimit || reference.share == 0.0) {
            return nullptr;
        }
        const Recast recast = recastAt(scenario.model, massGeV, reference);
        return std::make_unique<PromptColumn>(*logLimit - 0.5 * std::log(recast.signal));
    }

    /// Edges at the rows of the curve, and between them where the recast bends.
    Region region(const RegionRequest& request) const override {
        const scene::Plane& plane = request.plane;
        constexpr auto logarithmic = scene::AxisScale::logarithmic;
        if (overlap_ || plane.x.scale != logarithmic || plane.y.scale != logarithmic) {
            return Bound::region(request);
        }
        Region out;
        out.role = role(request.scenario);
        if (!silentBecause(request.scenario, plane).empty()) {
            return out;
        }
        for (const std::vector<Knot>& segment : segments_) {
            addPieces(out, segment, request);
        }
        if (request.stop.stop_requested()) {
            return {out.role, {}, {}};
        }
        return out;
    }

    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        return recastCaveat(request, x, y, Flight::prompt, {});
    }

  private:
    /// A mass at which the recast is always looked at.
    struct Knot {
        double x = 0.0; ///< log10 of GeV
        double massGeV = 0.0;
        double logLimit = 0.0; ///< log10 of the published ε
        Seen reference;
    };
    /// A knot in the scene's model.
    struct Edge {
        double x;
        double logLimit;
        double shift; ///< log10 of the edge over the published one; +∞ without a signal
    };
    /// How closely recasts are followed between rows, as traced regions are: off the mark by so
    /// much in log10 ε, or, where they are steep, by this share of the plane sideways; not between
    /// columns that are closer than this share, or, where a decay channel opens like a square root,
    /// than so much in log10 m.
    static constexpr double tolerance = 2.4e-4;
    static constexpr double sidewaysShare = 3e-5;
    static constexpr double finestShare = 1.5e-4;
    static constexpr double narrowestAtThreshold = 1e-8;
    static constexpr double draftFactor = 8.0;
    /// Reach of a threshold, and the distance of rows that tell how the recast bends by themselves.
    static constexpr double thresholdReach = 0.12;
    static constexpr double closeRows = 0.05;

    struct Fineness {
        double allowed;
        double sideways;
        double narrowest;
    };

    void addSegment(const io::CurveSegment& curve, const std::vector<double>& bendsGeV) {
        std::vector<Knot> knots;
        const auto add = [&](double massGeV, double logLimit) {
            knots.push_back({std::log10(massGeV), massGeV, logLimit, referenceAt(massGeV)});
        };
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            add(curve.x[i], std::log10(curve.y[i]));
        }
        const auto ascending = [](const Knot& a, const Knot& b) { return a.x < b.x; };
        std::stable_sort(knots.begin(), knots.end(), ascending);
        const std::size_t rows = knots.size();
        for (const double massGeV : bendsGeV) {
            if (massGeV > knots.front().massGeV && massGeV < knots[rows - 1].massGeV) {
                add(massGeV, *limit_.logAt(massGeV) / std::log(10.0));
            }
        }
        std::stable_sort(knots.begin(), knots.end(), ascending);
        segments_.push_back(std::move(knots));
    }

    [[nodiscard]] double shiftAt(const Model& model, double massGeV, const Seen& reference) const {
        return -0.5 * std::log10(recastAt(model, massGeV, reference).signal);
    }

    [[nodiscard]] static bool opens(double from, double to) {
        for (std::size_t i = 0; i < model::leptonCount; ++i) {
            const double t = std::log10(2.0 * model::leptonMassGeV(model::Lepton(i)));
            if (from > t - thresholdReach && to - t < thresholdReach && to > t) {
                return true;
            }
        }
        return false;
    }

    /// Appends what is needed between the last edge and `next`.
    void follow(std::vector<Edge>& out, const Edge& next, const Model& model,
                const Fineness& fineness) const {
        const Edge last = out.back();
        const double width = next.x - last.x;
        const bool opening = opens(last.x, next.x);
        if ((std::isinf(last.shift) && std::isinf(next.shift)) ||
            width < (opening ? narrowestAtThreshold : fineness.narrowest)) {
            return;
        }
        const double x = 0.5 * (last.x + next.x);
        const double massGeV = std::pow(10.0, x);
        const Edge middle{x, 0.5 * (last.logLimit + next.logLimit),
                          shiftAt(model, massGeV, referenceAt(massGeV))};
        const double steepness = opening ? 0.0 : std::abs(next.shift - last.shift) / width;
        if (std::abs(0.5 * (last.shift + next.shift) - middle.shift) <
            std::max(fineness.allowed, steepness * fineness.sideways)) {
            out.push_back(middle);
            return;
        }
        follow(out, middle, model, fineness);
        out.push_back(middle);
        follow(out, next, model, fineness);
    }

    /// Whether the recast at a row lies on the line through its neighbours, where they are close.
    static bool straightAt(const std::vector<Edge>& rows, std::size_t i, double allowed) {
        if (i == 0 || i + 1 == rows.size()) {
            return true; // for its one neighbour to say
        }
        const Edge& a = rows[i - 1];
        const Edge& b = rows[i + 1];
        const double width = b.x - a.x;
        const double t = width > 0.0 ? (rows[i].x - a.x) / width : 0.0;
        return width < closeRows &&
               std::abs(a.shift + t * (b.shift - a.shift) - rows[i].shift) < allowed;
    }

    /// One segment in the scene's model, as far as the plane shows it.
    [[nodiscard]] std::vector<Edge> recastSegment(const std::vector<Knot>& segment,
                                                  const RegionRequest& request) const {
        const Model& model = request.scenario.model;
        const scene::Axis& axis = request.plane.x;
        const double coarseness = request.precision == Precision::draft ? draftFactor : 1.0;
        const double wide = coarseness * (axis.axisMax() - axis.axisMin());
        const Fineness fineness{coarseness * tolerance, sidewaysShare * wide, finestShare * wide};
        std::vector<Edge> rows;
        for (std::size_t i = 0; i < segment.size() && !request.stop.stop_requested(); ++i) {
            const Knot& knot = segment[i];
            const bool left = i + 1 < segment.size() && segment[i + 1].x < axis.axisMin();
            const bool right = i > 0 && segment[i - 1].x > axis.axisMax();
            if (!left && !right) {
                rows.push_back(
                    {knot.x, knot.logLimit, shiftAt(model, knot.massGeV, knot.reference)});
            }
        }
        std::vector<Edge> out;
        bool straight = true;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool lastStraight =
                std::exchange(straight, straightAt(rows, i, fineness.allowed));
            if (i > 0 && !(straight && lastStraight)) {
                follow(out, rows[i], model, fineness);
            }
            out.push_back(rows[i]);
        }
        return out;
    }

    /// The area above the edges of one segment, and its sides: there the data end.
    void addPieces(Region& out, const std::vector<Knot>& segment,
                   const RegionRequest& request) const {
        const scene::Plane& plane = request.plane;
        const std::vector<Edge> edges = recastSegment(segment, request);
        const region::Box box{plane.x.axisMin(), plane.x.axisMax(), plane.y.axisMin(),
                              plane.y.axisMax()};
        for (std::size_t begin = 0, end = 0; begin < edges.size(); begin = end + 1) {
            std::vector<Point> graph;
            for (end = begin; end < edges.size() && std::isfinite(edges[end].shift); ++end) {
                graph.push_back({edges[end].x, edges[end].logLimit + edges[end].shift});
            }
            if (graph.size() < 2) {
                continue;
            }
            for (const Point& p : {graph.front(), graph.back()}) {
                const bool dataEnd = p.x == segment.front().x || p.x == segment.back().x;
                if (dataEnd && p.x > box.xMin && p.x < box.xMax && p.y < box.yMax) {
                    out.frameOfData.push_back({p, {p.x, box.yMax}});
                }
            }
            addAbove(out.polygons, graph, box);
        }
    }

    LimitTable limit_;
    std::vector<std::vector<Knot>> segments_; ///< ascending in mass
    bool overlap_ = false;
};

} // namespace

std::unique_ptr<Bound> makePromptSearch(io::Record record, model::VectorProduction production,
                                        FinalState finalState) {
    io::Table curve;
    curve.segments = record.contour.value().segments;
    return std::make_unique<PromptSearch>(std::move(record), production, finalState, curve);
}

} // namespace cyrano::bounds
