#include "core/bounds/benchmark_point.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/bounds/kinds.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<std::string_view, 1> pointParameters{"model.particle"};

struct Bar {
    double at;
    double low;
    double high;
};

/// In axis units, cut to the window. What lies below zero on a logarithmic axis ends there, too.
Bar onAxis(const io::MarkedPoints::Range& range, const scene::Axis& axis) {
    const auto end = [&axis](double value, double otherwise) {
        const double position = axis.toAxis(value);
        return std::isfinite(position) ? std::clamp(position, axis.axisMin(), axis.axisMax())
                                       : otherwise;
    };
    return {axis.toAxis(range.value), end(range.low, axis.axisMin()),
            end(range.high, axis.axisMax())};
}

bool inside(double position, const scene::Axis& axis) {
    return position >= axis.axisMin() && position <= axis.axisMax(); // NaN is not
}

/// Points of interest, each with a name. They forbid nothing.
class BenchmarkPoint final : public Bound {
  public:
    BenchmarkPoint(io::Record record, Interval massesGeV)
        : Bound(std::move(record)), massesGeV_(massesGeV) {}

    Interval massRangeGeV() const override { return massesGeV_; }
    std::span<const std::string_view> dependsOn() const override { return pointParameters; }
    region::Role role(const Scenario&) const override { return region::Role::guide; }
    std::unique_ptr<Column> column(const Scenario&, double) const override { return nullptr; }

    Region region(const RegionRequest& request) const override {
        Region out;
        out.role = region::Role::guide;
        if (silentBecause(request.scenario, request.plane).empty()) {
            out.marks = marksIn(*record().benchmark, request.plane);
        }
        return out;
    }
    std::vector<Interval> intervalsAt(const RegionRequest&, double) const override { return {}; }
    std::optional<double> logExcessAt(const RegionRequest&, double, double) const override {
        return std::nullopt;
    }

  protected:
    std::string planeProblem(const scene::Plane& plane) const override {
        const std::string& own = record().benchmark->plane;
        return plane.id == own ? "" : "points of the plane '" + own + "'";
    }

  private:
    Interval massesGeV_;
};

} // namespace

std::vector<region::Mark> marksIn(const io::MarkedPoints& benchmark, const scene::Plane& plane) {
    std::vector<region::Mark> out;
    for (std::size_t i = 0; plane.id == benchmark.plane && i < benchmark.points.size(); ++i) {
        const Bar x = onAxis(benchmark.points[i].x, plane.x);
        const Bar y = onAxis(benchmark.points[i].y, plane.y);
        if (inside(x.at, plane.x) && inside(y.at, plane.y)) {
            out.push_back({{x.at, y.at}, {x.low, y.low}, {x.high, y.high}, i});
        }
    }
    return out;
}

MadeBound makeBenchmarkPoint(io::Record record, const Surroundings&) {
    if (!record.benchmark) {
        return io::failure("kind 'benchmark-point' needs a [benchmark]", record.file);
    }
    const scene::PlaneKind* plane = scene::findPlane(record.benchmark->plane);
    if (plane == nullptr) {
        return io::failure("there is no plane '" + record.benchmark->plane + "'", record.file);
    }
    Interval masses{0.0, std::numeric_limits<double>::infinity()};
    if (plane->massAxis()) {
        const auto& points = record.benchmark->points;
        const auto byMass = [](const auto& a, const auto& b) { return a.x.value < b.x.value; };
        const auto [low, high] = std::minmax_element(points.begin(), points.end(), byMass);
        masses = {low->x.value, high->x.value};
        if (!(masses.low > 0.0)) {
            return io::failure("a point's x is a mass in GeV, larger than zero", record.file);
        }
    }
    return std::make_unique<BenchmarkPoint>(std::move(record), masses);
}

} // namespace cyrano::bounds
