#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/bounds/contour_area.hpp"
#include "core/bounds/mixing_search.hpp"
#include "core/bounds/two_lifetimes.hpp"

namespace cyrano::bounds {

namespace {

using model::Model;
using region::Segment;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// One excluded stretch of ε in the scene's model.
struct Stretch {
    double logDepth;  ///< ln of the shield's thickness in lifetimes, at ε = 1
    double logSignal; ///< TwoLifetimes::logSignal at both edges
};

class DisplacedColumn final : public Column {
  public:
    DisplacedColumn(const TwoLifetimes& rule, std::vector<Stretch> stretches)
        : rule_(rule), stretches_(std::move(stretches)) {}

    double logExcess(const model::Couplings& c) const override {
        const double logSquare = 2.0 * std::log(std::abs(c.mixing));
        double out = -infinity;
        for (const Stretch& s : stretches_) {
            out = std::max(out, rule_.logSignal(s.logDepth + logSquare) - s.logSignal);
        }
        return out;
    }
    bool oneHumped(const CouplingLine&) const override { return stretches_.size() == 1; }

    std::vector<double> edges(const CouplingLine& line, double yMin, double yMax,
                              const NearbyEdges&) const override {
        std::vector<Interval> all;
        for (const Stretch& s : stretches_) {
            if (const auto found = rule_.edges(s.logSignal)) {
                all.push_back({std::exp(0.5 * (found->low - s.logDepth)),
                               std::exp(0.5 * (found->high - s.logDepth))});
            }
        }
        std::sort(all.begin(), all.end(),
                  [](const Interval& a, const Interval& b) { return a.low < b.low; });
        std::vector<double> mixings;
        for (const Interval& next : all) {
            if (!mixings.empty() && next.low <= mixings.back()) {
                mixings.back() = std::max(mixings.back(), next.high);
            } else {
                mixings.insert(mixings.end(), {next.low, next.high});
            }
        }
        return crossings(line, mixings, yMin, yMax);
    }

  private:
    const TwoLifetimes& rule_;
    std::vector<Stretch> stretches_;
};

class DisplacedSearch final : public MixingSearch {
  public:
    DisplacedSearch(io::Record record, model::VectorProduction production, FinalState finalState,
                    double decayOverShield)
        : MixingSearch(std::move(record), production, finalState), rule_(decayOverShield),
          area_(contourArea(*this->record().contour)) {
        for (const io::CurveSegment& segment : this->record().contour->segments) {
            nodes_.insert(nodes_.end(), segment.x.begin(), segment.x.end());
        }
        const auto [low, high] = std::minmax_element(nodes_.begin(), nodes_.end());
        massesGeV_ = {*low, *high};
        for (const double massGeV : bendsOfBranchingGeV()) {
            if (massGeV > massesGeV_.low && massGeV < massesGeV_.high) {
                nodes_.push_back(massGeV);
            }
        }
        std::sort(nodes_.begin(), nodes_.end());
        std::copy_if(area_.frameOfData.begin(), area_.frameOfData.end(),
                     std::back_inserter(levels_),
                     [](const Segment& s) { return std::abs(s.from.x - s.to.x) > wallWidth; });
        findWalls();
    }

    Interval massRangeGeV() const override { return massesGeV_; }
    std::span<const double> massNodesGeV() const override { return nodes_; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        return columnOf(scenario.model, massGeV, publishedAt(massGeV));
    }

    Region region(const RegionRequest& request) const override {
        Region out = Bound::region(request);
        for (const region::Polygon& polygon : out.polygons) {
            const auto& points = polygon.points;
            for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
                const Segment side{points[j], points[i]};
                if (isWall(side) || isLevel(side, request)) {
                    out.frameOfData.push_back(side);
                }
            }
        }
        return out;
    }

    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        bool cut = false;
        for (const Published& p : publishedAt(x)) {
            cut = cut || p.lowOnFrame || p.highOnFrame;
        }
        return recastCaveat(request, x, y, Flight::flies,
                            cut ? "the frame of the published plot stands in for an edge outside it"
                                : "");
    }

  private:
    /// A stretch of the published area, log10 of ε.
    struct Published {
        double low;
        double high;
        bool lowOnFrame;
        bool highOnFrame;
    };
    /// log10 of GeV: columns close in on an end of the data to less than this.
    static constexpr double wallWidth = 1e-4;
    /// Lower walls are the corners of a traced outline.
    static constexpr double wallHeight = 0.01;

    [[nodiscard]] std::vector<Published> publishedAt(double massGeV) const {
        // The ends of the curve belong to it, whatever rounding did to them.
        constexpr double inside = 1e-9;
        const double x = std::clamp(std::log10(massGeV), std::log10(massesGeV_.low) + inside,
                                    std::log10(massesGeV_.high) - inside);
        const auto onFrame = [&](double y) {
            constexpr double near = 1e-6;
            return std::any_of(levels_.begin(), levels_.end(), [&](const Segment& s) {
                const double t = (x - s.from.x) / (s.to.x - s.from.x);
                return t >= 0.0 && t <= 1.0 &&
                       std::abs(s.from.y + t * (s.to.y - s.from.y) - y) < near;
            });
        };
        std::vector<Published> out;
        for (const Interval& s : region::verticalSlice(area_.polygons, x)) {
            out.push_back({s.low, s.high, onFrame(s.low), onFrame(s.high)});
        }
        return out;
    }

    [[nodiscard]] std::unique_ptr<Column> columnOf(const Model& model, double massGeV,
                                                   std::span<const Published> published) const {
        if (published.empty()) {
            return nullptr;
        }
        const Recast recast = recastAt(model, massGeV);
        std::vector<Stretch> stretches;
        for (const Published& p : published) {
            const double ln10 = std::log(10.0);
            const double logDepth = rule_.logDepthAtLowerEdge(std::exp(ln10 * (p.high - p.low)));
            if (recast.signal > 0.0) {
                stretches.push_back(
                    {logDepth - 2.0 * ln10 * p.low + std::log(recast.width),
                     rule_.logSignal(logDepth) + std::log(recast.width / recast.signal)});
            }
        }
        return std::make_unique<DisplacedColumn>(rule_, std::move(stretches));
    }

    /// Masses where the published area begins or ends.
    void findWalls() {
        for (const region::Polygon& polygon : area_.polygons) {
            const auto& points = polygon.points;
            const std::size_t n = points.size();
            for (std::size_t i = 0; i < n; ++i) {
                const double x = points[i].x;
                const double before = points[(i + n - 1) % n].x;
                const double after = points[(i + 1) % n].x;
                if ((before <= x && after <= x) || (before >= x && after >= x)) {
                    walls_.push_back(x);
                }
            }
        }
    }

    [[nodiscard]] bool isWall(const Segment& side) const {
        return std::abs(side.from.x - side.to.x) < wallWidth &&
               std::abs(side.from.y - side.to.y) > wallHeight &&
               std::any_of(walls_.begin(), walls_.end(),
                           [&side](double x) { return std::abs(x - side.from.x) < wallWidth; });
    }

    /// Whether a side of the outline comes from where the published curve was cut above or below.
    [[nodiscard]] bool isLevel(const Segment& side, const RegionRequest& request) const {
        if (levels_.empty() || std::abs(side.from.x - side.to.x) < wallWidth) {
            return false;
        }
        constexpr double near = 1e-3;
        const double massGeV = std::pow(10.0, 0.5 * (side.from.x + side.to.x));
        const double y = 0.5 * (side.from.y + side.to.y);
        const CouplingLine line = request.plane.kind().line(request.scenario.model, massGeV);
        for (const Published& p : publishedAt(massGeV)) {
            if (!p.lowOnFrame && !p.highOnFrame) {
                continue;
            }
            const auto edges =
                columnOf(request.scenario.model, massGeV, {&p, 1})->edges(line, 0.0, infinity, {});
            if (edges.size() == 2 &&
                ((p.lowOnFrame && std::abs(std::log10(edges[0]) - y) < near) ||
                 (p.highOnFrame && std::abs(std::log10(edges[1]) - y) < near))) {
                return true;
            }
        }
        return false;
    }

    TwoLifetimes rule_;
    ContourArea area_;
    std::vector<double> nodes_; ///< GeV, ascending
    Interval massesGeV_;
    std::vector<double> walls_;   ///< log10 of GeV
    std::vector<Segment> levels_; ///< of the frame of the data
};

} // namespace

std::unique_ptr<Bound> makeDisplacedSearch(io::Record record, model::VectorProduction production,
                                           FinalState finalState, double decayOverShield) {
    return std::make_unique<DisplacedSearch>(std::move(record), production, finalState,
                                             decayOverShield);
}

} // namespace cyrano::bounds
