#include <algorithm>
#include <cmath>

#include "core/bounds/contour_area.hpp"
#include "core/bounds/kinds.hpp"
#include "core/io/number.hpp"

namespace cyrano::bounds {

namespace {

using Shape = io::PublishedContour::Shape;

constexpr std::array<std::string_view, 2> contourParameters{"model.particle", "model.charges"};
/// Below this branching ratio to photons a curve drawn for photons only no longer holds as drawn.
constexpr double photonsOnly = 0.95;

class Contour final : public Bound {
  public:
    Contour(io::Record record, ContourArea area, Interval massesGeV)
        : Bound(std::move(record)), area_(std::move(area)), massesGeV_(massesGeV) {}

    Interval massRangeGeV() const override { return massesGeV_; }
    std::span<const std::string_view> dependsOn() const override { return contourParameters; }
    std::unique_ptr<Column> column(const Scenario&, double) const override { return nullptr; }

    Region region(const RegionRequest& request) const override {
        if (!speaks(request)) {
            return {};
        }
        const scene::Plane& plane = request.plane;
        return {region::Role::excluded,
                region::clipped(area_.polygons, {plane.x.axisMin(), plane.x.axisMax(),
                                                 plane.y.axisMin(), plane.y.axisMax()}),
                area_.frameOfData};
    }

    std::vector<Interval> intervalsAt(const RegionRequest& request, double x) const override {
        std::vector<Interval> out;
        if (speaks(request)) {
            for (const Interval& log : region::verticalSlice(area_.polygons, std::log10(x))) {
                const double low = std::max(log.low, request.plane.y.axisMin());
                const double high = std::min(log.high, request.plane.y.axisMax());
                if (low < high) {
                    out.push_back({std::pow(10.0, low), std::pow(10.0, high)});
                }
            }
        }
        return out;
    }

    std::optional<double> logExcessAt(const RegionRequest&, double, double) const override {
        return std::nullopt;
    }

    /// The curve does not follow the model, so it says how far the model is from its assumption.
    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
        const model::Decays d = model::decays(request.scenario.model, line.at(y), line.massGeV);
        const double photons = d.branchingRatio(d.photons);
        if (record().contour->plane != "mass-photon") {
            return "not recast: " + record().contour->assumes + " is assumed, whatever the model";
        }
        if (photons >= photonsOnly) {
            return Bound::caveatAt(request, x, y);
        }
        return "not recast: drawn for BR(a → γγ) = 1, here it is " +
               io::roundedNumber(100.0 * photons, 2) + " %";
    }

  protected:
    std::string modelProblem(const Scenario& scenario) const override {
        const model::Model& m = scenario.model;
        return model::hasSpinOne(m.particle) && m.charges != model::Charges{}
                   ? "drawn for a dark photon, and no recast to other charges is known"
                   : "";
    }
    std::string planeProblem(const scene::Plane& plane) const override {
        const std::string& own = record().contour->plane;
        return plane.id == own ? "" : "a published curve of the plane '" + own + "'";
    }

  private:
    [[nodiscard]] bool speaks(const RegionRequest& request) const {
        return silentBecause(request.scenario, request.plane).empty();
    }

    ContourArea area_;
    Interval massesGeV_;
};

} // namespace

MadeBound makePublishedContour(io::Record record, const Surroundings&) {
    if (!record.contour) {
        return io::failure("kind 'published-contour' needs a [contour]", record.file);
    }
    Interval masses{std::numeric_limits<double>::infinity(), 0.0};
    for (const io::CurveSegment& segment : record.contour->segments) {
        if (segment.x.size() < (record.contour->shape == Shape::closed ? 3U : 2U)) {
            return io::failure("has a segment of too few points for its shape", record.file);
        }
        const auto [low, high] = std::minmax_element(segment.x.begin(), segment.x.end());
        masses = {std::min(masses.low, *low), std::max(masses.high, *high)};
    }
    ContourArea area = contourArea(*record.contour);
    return std::make_unique<Contour>(std::move(record), std::move(area), masses);
}

} // namespace cyrano::bounds
