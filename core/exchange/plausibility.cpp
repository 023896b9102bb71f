#include "core/exchange/plausibility.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

using Shape = io::PublishedContour::Shape;
using region::Point;

/// Points of a curve that are compared: enough for a median.
constexpr std::size_t mostSamples = 200;
/// A frame's edge, in decades.
constexpr double onFrame = 1e-6;

void addEdges(std::vector<region::Segment>& out, const std::vector<Point>& points, bool closed) {
    for (std::size_t i = 0; i + 1 < points.size() + (closed ? 1U : 0U); ++i) {
        out.push_back({points[i], points[(i + 1) % points.size()]});
    }
}

bool alongFrame(const region::Segment& edge, const region::Box& frame) {
    const auto both = [](double a, double b, double side) {
        return std::abs(a - side) < onFrame && std::abs(b - side) < onFrame;
    };
    return both(edge.from.y, edge.to.y, frame.yMin) || both(edge.from.y, edge.to.y, frame.yMax) ||
           both(edge.from.x, edge.to.x, frame.xMin) || both(edge.from.x, edge.to.x, frame.xMax);
}

/// Signed distance in y from the edges of a known curve to the point, the smallest in size; NaN
/// where the curve does not reach the mass.
double distanceTo(const Neighbour& known, Point point) {
    double out = std::numeric_limits<double>::quiet_NaN();
    const auto take = [&](double y) {
        if (std::isnan(out) || std::abs(point.y - y) < std::abs(out)) {
            out = point.y - y;
        }
    };
    for (const region::Segment& edge : known.edges) {
        const auto [left, right] = std::minmax(edge.from.x, edge.to.x);
        if (point.x < left || point.x > right) {
            continue;
        }
        if (left == right) { // a wall: as near as its nearest point
            const auto [low, high] = std::minmax(edge.from.y, edge.to.y);
            take(std::clamp(point.y, low, high));
        } else {
            const double along = (point.x - edge.from.x) / (edge.to.x - edge.from.x);
            take(edge.from.y + along * (edge.to.y - edge.from.y));
        }
    }
    return out;
}

std::vector<Point> samplesOf(const io::PublishedContour& contour) {
    std::vector<Point> all;
    for (const io::CurveSegment& segment : contour.segments) {
        for (std::size_t i = 0; i < segment.x.size(); ++i) {
            all.push_back({std::log10(segment.x[i]), std::log10(segment.y[i])});
        }
    }
    if (all.size() <= mostSamples) {
        return all;
    }
    std::vector<Point> out;
    for (std::size_t i = 0; i < mostSamples; ++i) {
        out.push_back(all[i * all.size() / mostSamples]);
    }
    return out;
}

/// "3.0 decades below", "6.2 decades above".
std::string decadesText(double decades) {
    return io::roundedNumber(std::abs(decades), 2) + " decades " +
           (decades < 0 ? "below" : "above");
}

std::string unitText(const Choice& choice) {
    return std::string("mass ") + (choice.massLog10 ? "as log10 " : "") + "in " +
           name(choice.massUnit) + ", coupling " + (choice.couplingLog10 ? "as log10 " : "") +
           "in " + name(choice.couplingUnit);
}

/// Choices that differ in one thing, the mass or the coupling, the likely ones first.
std::vector<Choice> alternatives(const Choice& choice) {
    std::vector<Choice> out;
    for (const MassUnit unit : massUnits) {
        if (unit != choice.massUnit) {
            out.push_back(choice);
            out.back().massUnit = unit;
        }
    }
    for (const CouplingUnit unit : couplingUnits) {
        if (unit != choice.couplingUnit) {
            out.push_back(choice);
            out.back().couplingUnit = unit;
        }
    }
    out.push_back(choice);
    out.back().massLog10 = !choice.massLog10;
    out.push_back(choice);
    out.back().couplingLog10 = !choice.couplingLog10;
    return out;
}

/// Reads the curve in other units and keeps what lies closest to something known.
void suggest(const Curve& curve, const Choice& choice, std::span<const Neighbour> known,
             Plausibility& out) {
    double best = suspiciousDecades;
    for (const Choice& other : alternatives(choice)) {
        const auto contour = toContour(curve, other);
        if (!contour) {
            continue;
        }
        const Plausibility there = plausibility(*contour, known);
        std::size_t points = 0;
        for (const auto& segment : contour->segments) {
            points += segment.x.size();
        }
        const bool covered = 2 * there.compared >= std::min(points, mostSamples);
        if (covered && std::abs(there.decades) < best) {
            best = std::abs(there.decades);
            out.suggestion = other;
        }
    }
    if (out.suggestion) {
        out.suggestionText = unitText(*out.suggestion) + " brings it to " +
                             io::roundedNumber(best, 2) + " decades from its neighbours";
        out.text += "; " + out.suggestionText;
    }
}

} // namespace

Neighbour neighbourOf(std::string id, const io::PublishedContour& contour) {
    Neighbour out{std::move(id), {}};
    for (const io::CurveSegment& segment : contour.segments) {
        std::vector<Point> points;
        for (std::size_t i = 0; i < segment.x.size(); ++i) {
            points.push_back({std::log10(segment.x[i]), std::log10(segment.y[i])});
        }
        addEdges(out.edges, points, contour.shape == Shape::closed);
    }
    return out;
}

Neighbour neighbourOf(std::string id, const std::vector<region::Polygon>& polygons,
                      const std::optional<region::Box>& frame) {
    Neighbour out{std::move(id), {}};
    for (const region::Polygon& polygon : polygons) {
        addEdges(out.edges, polygon.points, true);
    }
    if (frame) {
        std::erase_if(out.edges, [&frame](const auto& edge) { return alongFrame(edge, *frame); });
    }
    return out;
}

Plausibility plausibility(const io::PublishedContour& contour, std::span<const Neighbour> known) {
    Plausibility out;
    std::vector<double> distances;
    std::map<std::string, std::size_t> nearest;
    for (const Point& point : samplesOf(contour)) {
        double closest = std::numeric_limits<double>::quiet_NaN();
        const Neighbour* who = nullptr;
        for (const Neighbour& neighbour : known) {
            const double distance = distanceTo(neighbour, point);
            if (!std::isnan(distance) && !(std::abs(distance) >= std::abs(closest))) {
                closest = distance;
                who = &neighbour;
            }
        }
        if (who != nullptr) {
            distances.push_back(closest);
            ++nearest[who->id];
        }
    }
    out.compared = distances.size();
    if (distances.empty()) {
        out.suspicious = !known.empty();
        out.text = known.empty() ? "" : "no known curve of this plane reaches these masses: units?";
        return out;
    }
    std::sort(distances.begin(), distances.end());
    out.decades = distances[distances.size() / 2];
    out.nearest =
        std::max_element(nearest.begin(), nearest.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        })->first;
    if (std::abs(out.decades) > suspiciousDecades) {
        out.suspicious = true;
        out.text = "the median lies " + decadesText(out.decades) + " the nearest known curve (" +
                   out.nearest + "): units?";
    }
    return out;
}

Plausibility plausibility(const Curve& curve, const Choice& choice,
                          std::span<const Neighbour> known) {
    const auto contour = toContour(curve, choice);
    if (!contour) {
        Plausibility out;
        out.text = contour.error().format();
        return out;
    }
    Plausibility out = plausibility(*contour, known);
    if (out.suspicious) {
        suggest(curve, choice, known, out);
    }
    return out;
}

} // namespace cyrano::exchange
