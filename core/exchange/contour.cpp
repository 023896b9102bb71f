#include <algorithm>
#include <cmath>

#include "core/exchange/guess.hpp"
#include "core/exchange/rings.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

using Shape = io::PublishedContour::Shape;

std::string headingOf(const Curve& curve, std::size_t column) {
    const std::string& name = curve.columns[column].name;
    return name.empty() ? "column " + std::to_string(column + 1) : "'" + name + "'";
}

/// What is wrong with the choice itself, or nothing.
std::string problemOf(const Curve& curve, const Choice& choice) {
    const std::size_t columns = curve.columns.size();
    if (choice.massColumn >= columns || choice.couplingColumn >= columns ||
        (choice.upperColumn && *choice.upperColumn >= columns)) {
        return "choose a column for the mass and one for the coupling; the file has " +
               std::to_string(columns);
    }
    if (choice.massColumn == choice.couplingColumn) {
        return "mass and coupling are read from the same column; choose two";
    }
    for (const std::size_t column : {choice.massColumn, choice.couplingColumn}) {
        if (curve.columns[column].words) {
            return "the column " + headingOf(curve, column) + " holds words; choose one of numbers";
        }
    }
    if (!std::isfinite(choice.factor) || choice.factor <= 0.0) {
        return "the factor of the coupling is a positive number";
    }
    const scene::PlaneKind* plane = scene::findPlane(choice.plane);
    if (plane == nullptr) {
        std::vector<std::string> known;
        for (const scene::PlaneKind& kind : scene::planeKinds()) {
            known.emplace_back(kind.id);
        }
        return "there is no plane '" + choice.plane + "'; nearest is '" +
               io::nearest(choice.plane, known) + "'";
    }
    if (plane->massAxis() && isInverseEnergy(choice.couplingUnit) == plane->yUnit.empty() &&
        choice.factor == 1.0) {
        return std::string("couplings in ") + name(choice.couplingUnit) +
               " do not fit the plane '" + choice.plane + "', whose unit is " +
               (plane->yUnit.empty() ? "1" : std::string(plane->yUnit)) +
               "; choose another unit or plane, or give the factor that converts";
    }
    return {};
}

/// Turns rows into points of the plane.
class Converter {
  public:
    Converter(const Curve& curve, const Choice& choice) : curve_(curve), choice_(choice) {}

    io::Result<io::PublishedContour> convert() {
        for (const Run& run : curve_.runs) {
            if (auto done = readRun(run); !done) {
                return tl::make_unexpected(done.error());
            }
        }
        if (segments_.empty()) {
            return io::failure("gives no points with both a mass and a coupling", curve_.file,
                               firstLine());
        }
        const std::size_t least = choice_.shape == Shape::closed ? 3 : 2;
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            if (segments_[i].x.size() < least) {
                return io::failure(
                    "a piece of the curve has " + std::to_string(segments_[i].x.size()) +
                        " points, its shape "
                        "needs " +
                        std::to_string(least) + "; blank lines and missing numbers end a piece",
                    curve_.file, lines_[i]);
            }
        }
        io::PublishedContour out;
        out.segments = std::move(segments_);
        out.plane = choice_.plane;
        out.shape = choice_.shape;
        out.firstEnd = choice_.firstEnd;
        out.lastEnd = choice_.lastEnd;
        return withHolesJoined(std::move(out));
    }

  private:
    [[nodiscard]] int firstLine() const {
        return curve_.runs.empty() || curve_.runs.front().empty()
                   ? 0
                   : curve_.runs.front().front().line;
    }

    [[nodiscard]] double massOf(const Row& row) const {
        const double value = row.values[choice_.massColumn];
        const double plain = choice_.massLog10 ? std::pow(10.0, value) : value;
        // Divided, not multiplied, where the unit is small: 1e9 is exact, 1e-9 is not.
        const double unit = inGeV(choice_.massUnit);
        return unit < 1.0 ? plain / std::round(1.0 / unit) : plain * unit;
    }

    [[nodiscard]] double couplingOf(const Row& row, std::size_t column) const {
        const double value = row.values[column];
        return coupling(choice_.couplingLog10 ? std::pow(10.0, value) : value, choice_.couplingUnit,
                        choice_.factor);
    }

    io::Result<void> readRun(const Run& run) {
        io::CurveSegment lower;
        io::CurveSegment upper;
        int line = run.empty() ? 0 : run.front().line;
        for (const Row& row : run) {
            const double mass = massOf(row);
            const double low = couplingOf(row, choice_.couplingColumn);
            const double high = choice_.upperColumn ? couplingOf(row, *choice_.upperColumn) : low;
            if (std::isnan(row.values[choice_.massColumn]) ||
                std::isnan(row.values[choice_.couplingColumn]) || std::isnan(high)) {
                finish(lower, upper, line);
                line = row.line;
                continue;
            }
            if (lower.x.empty()) {
                line = row.line;
            }
            if (auto done = checkPositive(row, mass, choice_.massColumn); !done) {
                return done;
            }
            for (const auto& [value, column] :
                 {std::pair{low, choice_.couplingColumn},
                  std::pair{high, choice_.upperColumn.value_or(choice_.couplingColumn)}}) {
                if (auto done = checkPositive(row, value, column); !done) {
                    return done;
                }
            }
            lower.x.push_back(mass);
            lower.y.push_back(low);
            upper.x.push_back(mass);
            upper.y.push_back(high);
        }
        finish(lower, upper, line);
        return {};
    }

    io::Result<void> checkPositive(const Row& row, double value, std::size_t column) const {
        if (std::isfinite(value) && value > 0.0) {
            return {};
        }
        return io::failure(headingOf(curve_, column) + " is " +
                               io::shortNumber(row.values[column]) +
                               ", which has no place on a logarithmic axis; remove the row, or "
                               "choose log10 if the column holds logarithms",
                           curve_.file, row.line);
    }

    void finish(io::CurveSegment& lower, io::CurveSegment& upper, int line) {
        if (choice_.upperColumn) {
            for (std::size_t i = upper.x.size(); i-- > 0;) {
                if (upper.y[i] != lower.y[i]) { // edges that meet share their point
                    lower.x.push_back(upper.x[i]);
                    lower.y.push_back(upper.y[i]);
                }
            }
        }
        const bool repeated = lower.x.size() > 3 && lower.x.front() == lower.x.back() &&
                              lower.y.front() == lower.y.back();
        if (choice_.shape == Shape::closed && repeated) {
            lower.x.pop_back();
            lower.y.pop_back();
        }
        if (!lower.x.empty()) {
            segments_.push_back(std::move(lower));
            lines_.push_back(line);
        }
        lower = {};
        upper = {};
    }

    const Curve& curve_;
    const Choice& choice_;
    std::vector<io::CurveSegment> segments_;
    std::vector<int> lines_;
};

} // namespace

io::Result<io::PublishedContour> toContour(const Curve& curve, const Choice& choice) {
    if (const std::string problem = problemOf(curve, choice); !problem.empty()) {
        return io::failure(problem, curve.file);
    }
    return Converter(curve, choice).convert();
}

io::PublishedContour outlineOf(const region::Region& region, const scene::Plane& plane) {
    io::PublishedContour out;
    out.plane = plane.id;
    out.shape = Shape::closed;
    for (const region::Polygon& polygon : region.polygons) {
        io::CurveSegment segment;
        for (const region::Point& p : polygon.points) {
            segment.x.push_back(plane.x.fromAxis(p.x));
            segment.y.push_back(plane.y.fromAxis(p.y));
        }
        // Holes run against their surroundings: so they stay holes for whoever fills by winding.
        if (anticlockwise(segment) == polygon.hole) {
            std::reverse(segment.x.begin(), segment.x.end());
            std::reverse(segment.y.begin(), segment.y.end());
        }
        out.segments.push_back(std::move(segment));
    }
    return out;
}

} // namespace cyrano::exchange
