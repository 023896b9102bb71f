#include "core/figure/lifetime_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "core/bounds/trace.hpp"
#include "core/constants/constants.hpp"

namespace cyrano::figure {

namespace {

using region::Point;
using scene::CouplingLine;
using scene::LifetimeLines;

constexpr int mostLines = 7;
constexpr double tolerance = 1e-4; // axis units: 0.02 % of a coupling

double widthGeV(const model::Model& model, const CouplingLine& line, double y) {
    return model::decays(model, line.at(y), line.massGeV).total();
}

/// The width along a line of the plane is a parabola of y: all couplings are linear in it. Where
/// it passes a level, from three of its values at 0 and ±scale.
std::vector<double> passes(const model::Model& model, const CouplingLine& line, double level,
                           double scale) {
    const double at0 = widthGeV(model, line, 0.0) / level;
    const double up = widthGeV(model, line, scale) / level;
    const double down = widthGeV(model, line, -scale) / level;
    const double a = 0.5 * (up + down) - at0;
    const double b = 0.5 * (up - down);
    const double c = at0 - 1.0;
    const double root = std::sqrt(b * b - 4.0 * a * c);
    if (!(a > 0.0) || !std::isfinite(root)) {
        return {};
    }
    const double q = -0.5 * (b + std::copysign(root, b)); // no difference of like numbers
    std::vector<double> out{scale * q / a};
    if (q != 0.0) {
        out.push_back(scale * c / q);
    }
    return out;
}

class WidthColumn final : public bounds::Column {
  public:
    WidthColumn(const model::Model& model, double massGeV, double levelGeV)
        : model_(model), massGeV_(massGeV), levelGeV_(levelGeV) {}

    double logExcess(const model::Couplings& couplings) const override {
        return std::log(model::decays(model_, couplings, massGeV_).total() / levelGeV_);
    }

    std::vector<double> edges(const CouplingLine& line, double yMin, double yMax,
                              const bounds::NearbyEdges&) const override {
        std::vector<double> out;
        for (const double rough :
             passes(model_, line, levelGeV_, std::max(std::abs(yMin), std::abs(yMax)))) {
            // Once more at its own scale, where no coupling hides behind another.
            for (const double y : passes(model_, line, levelGeV_, std::abs(rough))) {
                if (y * rough > 0.0 && y > yMin && y < yMax) {
                    out.push_back(y);
                }
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }

  private:
    const model::Model& model_;
    double massGeV_;
    double levelGeV_;
};

/// Where the particle decays at least that fast, for the tracer of regions.
class FastDecay final : public bounds::Bound {
  public:
    explicit FastDecay(double levelGeV) : Bound(io::Record{}), levelGeV_(levelGeV) {}

    bounds::Interval massRangeGeV() const override {
        return {0.0, std::numeric_limits<double>::infinity()};
    }
    std::span<const std::string_view> dependsOn() const override { return {}; }
    std::unique_ptr<bounds::Column> column(const bounds::Scenario& scenario,
                                           double massGeV) const override {
        return std::make_unique<WidthColumn>(scenario.model, massGeV, levelGeV_);
    }

  private:
    double levelGeV_;
};

/// Outlines without what lies along the sides of the frame.
std::vector<std::vector<Point>> openOutlines(const std::vector<region::Polygon>& polygons,
                                             const scene::Plane& plane) {
    const auto alongFrame = [&](const Point& a, const Point& b) {
        constexpr double close = 1e-8;
        const auto both = [](double p, double q, double side) {
            return std::abs(p - side) < close && std::abs(q - side) < close;
        };
        return both(a.x, b.x, plane.x.axisMin()) || both(a.x, b.x, plane.x.axisMax()) ||
               both(a.y, b.y, plane.y.axisMin()) || both(a.y, b.y, plane.y.axisMax());
    };
    std::vector<std::vector<Point>> out;
    for (const region::Polygon& polygon : polygons) {
        const auto& points = polygon.points;
        const std::size_t n = points.size();
        const auto at = [&](std::size_t i) -> const Point& { return points[i % n]; };
        std::size_t first = 0; // a path begins after a side of the frame, if there is one
        while (first < n && !alongFrame(at(first), at(first + 1))) {
            ++first;
        }
        std::vector<Point> path;
        for (std::size_t i = first; i < first + n; ++i) {
            if (alongFrame(at(i), at(i + 1))) {
                if (path.size() > 1) {
                    out.push_back(std::move(path));
                }
                path.clear();
                continue;
            }
            if (path.empty()) {
                path.push_back(at(i));
            }
            path.push_back(at(i + 1));
        }
        if (path.size() > 1) {
            out.push_back(std::move(path));
        }
    }
    for (std::vector<Point>& path : out) {
        path = region::simplified(path, tolerance);
    }
    return out;
}

/// What a power of ten of the unit is called, with a prefix up to the largest: 100 µm, 10⁷ s.
std::string named(int exponent, std::string_view unit, int largest) {
    // An opening brace stands before the letters of the unit, and µ before that.
    constexpr std::array<std::string_view, 7> prefixes{
        R"(\mathrm{f)", R"(\mathrm{p)", R"(\mathrm{n)", R"(\mu\mathrm{)",
        R"(\mathrm{m)", R"(\mathrm{)",  R"(\mathrm{k)"};
    constexpr int smallest = -15;
    const std::string letters = std::string(unit) + '}';
    if (exponent < smallest || exponent > largest) {
        return "10^{" + std::to_string(exponent) + R"(}\,\mathrm{)" + letters;
    }
    const int above = exponent - smallest;
    const std::string number = above % 3 == 0 ? "1" : above % 3 == 1 ? "10" : "100";
    return number + R"(\,)" + std::string(prefixes[static_cast<std::size_t>(above / 3)]) + letters;
}

/// Powers of ten between the shortest and the longest found on a coarse grid of the plane.
std::vector<int> decades(const scene::Scene& scene, double quantum) {
    constexpr int nodes = 33;
    const scene::Plane& plane = scene.plane;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (int i = 0; i < nodes; ++i) {
        const auto along = [](const scene::Axis& axis, int k) {
            return axis.fromAxis(std::lerp(axis.axisMin(), axis.axisMax(), k / (nodes - 1.0)));
        };
        const CouplingLine line = plane.kind().line(scene.scenario.model, along(plane.x, i));
        for (int k = 0; k < nodes; ++k) {
            const double here =
                std::log10(quantum / widthGeV(scene.scenario.model, line, along(plane.y, k)));
            if (std::isfinite(here)) {
                least = std::min(least, here);
                most = std::max(most, here);
            }
        }
    }
    std::vector<int> out;
    if (!(least < most)) {
        return out;
    }
    const double range = most - least;
    const int step =
        range <= mostLines ? 1 : 3 * static_cast<int>(std::ceil(range / 3 / mostLines));
    for (int e = step * static_cast<int>(std::ceil(least / step)); e <= most; e += step) {
        out.push_back(e);
    }
    return out;
}

} // namespace

std::vector<GuideLine> lifetimeLines(const scene::Scene& scene) {
    const LifetimeLines what = scene.plane.readings.lifetime;
    if (what == LifetimeLines::none) {
        return {};
    }
    const bool length = what == LifetimeLines::decayLength;
    const double quantum = length ? constants::hbarCGeVm.value : constants::hbarGeVs.value;
    std::vector<GuideLine> out;
    for (const int e : decades(scene, quantum)) {
        // Points are roots at any precision; between them tenths of a pixel are enough for a guide.
        const FastDecay fast(quantum * std::pow(10.0, -e));
        const region::Region faster =
            bounds::traceRegion(fast, {scene.scenario, scene.plane, {}, bounds::Precision::draft});
        GuideLine line;
        line.id = (length ? "ctau:1e" : "tau:1e") + std::to_string(e);
        line.label = length ? R"(c\tau=)" + named(e, "m", 5) : R"(\tau=)" + named(e, "s", 2);
        line.paths = openOutlines(faster.polygons, scene.plane);
        if (!line.paths.empty()) {
            out.push_back(std::move(line));
        }
    }
    return out;
}

} // namespace cyrano::figure
