#include "core/figure/line_labels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::figure {

namespace {

using region::Box;
using region::Point;
using Path = std::vector<Point>;

/// How far a path may bend away from a name, in heights of the name.
constexpr double mostBend = 0.3;
/// Between a name and the ends of its line's gap, and between names, in heights.
constexpr double margin = 0.35;
/// From a name to an end of its line, so that something of the line is seen on both sides.
constexpr double shortestStroke = 1.2;
/// What a cell of outline, one of inside, and the whole height of the frame between neighbouring
/// names cost.
constexpr double outlineCost = 3.0;
constexpr double filledCost = 0.05;
constexpr double apartCost = 60.0;

double length(const Point& a, const Point& b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

double length(const Path& path) {
    double out = 0.0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        out += length(path[i - 1], path[i]);
    }
    return out;
}

Point pointAt(const Path& path, double along) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double step = length(path[i - 1], path[i]);
        if (along <= step && step > 0.0) {
            const double t = std::max(0.0, along / step);
            return {std::lerp(path[i - 1].x, path[i].x, t), std::lerp(path[i - 1].y, path[i].y, t)};
        }
        along -= step;
    }
    return path.back();
}

Path between(const Path& path, double from, double to) {
    Path out{pointAt(path, from)};
    double along = 0.0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        along += length(path[i - 1], path[i]);
        if (along > from && along < to) {
            out.push_back(path[i]);
        }
    }
    out.push_back(pointAt(path, to));
    return out;
}

bool overlap(const Box& a, const Box& b) {
    return a.xMin < b.xMax && b.xMin < a.xMax && a.yMin < b.yMax && b.yMin < a.yMax;
}

bool inside(const Box& a, const Box& frame) {
    return a.xMin >= frame.xMin && a.xMax <= frame.xMax && a.yMin >= frame.yMin &&
           a.yMax <= frame.yMax;
}

/// How far the path leaves the straight name.
double bend(const Path& path, const Ride& ride, double width) {
    const Point a = pointAt(path, ride.along - 0.5 * width);
    const Point b = pointAt(path, ride.along + 0.5 * width);
    const double chord = length(a, b);
    double out = chord < 0.8 * width ? std::numeric_limits<double>::infinity() : 0.0;
    for (const double t : {0.25, 0.5, 0.75}) {
        const Point p = pointAt(path, ride.along + (t - 0.5) * width);
        const double off = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        out = std::max(out, std::abs(off) / std::max(chord, 1e-9));
    }
    return out;
}

} // namespace

std::optional<Ride> rideAt(const NamedLine& line, std::size_t path, double along) {
    const Path& points = line.paths[path];
    const double half = 0.5 * line.width;
    if (along < half || along + half > length(points)) {
        return std::nullopt;
    }
    const Point a = pointAt(points, along - half);
    const Point b = pointAt(points, along + half);
    double degrees = std::atan2(b.y - a.y, b.x - a.x) * 180.0 / std::numbers::pi;
    degrees += degrees > 90.0 ? -180.0 : degrees <= -90.0 ? 180.0 : 0.0;
    return Ride{path, along, {0.5 * (a.x + b.x), 0.5 * (a.y + b.y)}, degrees};
}

std::optional<Ride> rideNear(const NamedLine& line, const Point& point) {
    std::optional<Ride> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < line.paths.size(); ++k) {
        const Path& path = line.paths[k];
        const double all = length(path);
        if (all <= line.width) {
            continue;
        }
        double before = 0.0;
        for (std::size_t i = 1; i < path.size(); ++i) {
            const Point& a = path[i - 1];
            const Point& b = path[i];
            const double step = length(a, b);
            const double t =
                step > 0.0
                    ? std::clamp(((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) /
                                     (step * step),
                                 0.0, 1.0)
                    : 0.0;
            const double away = length(point, {std::lerp(a.x, b.x, t), std::lerp(a.y, b.y, t)});
            if (away < least) {
                least = away;
                best = rideAt(line, k,
                              std::clamp(before + t * step, 0.5 * line.width * (1.0 + 1e-12),
                                         all - 0.5 * line.width * (1.0 + 1e-12)));
            }
            before += step;
        }
    }
    return best;
}

std::vector<Box> boxesOf(const NamedLine& line, const Ride& ride) {
    const double turn = ride.degrees * std::numbers::pi / 180.0;
    const int pieces = std::max(1, static_cast<int>(std::ceil(line.width / line.height)));
    const double piece = line.width / pieces;
    const double half =
        0.5 * (std::abs(piece * std::cos(turn)) + std::abs(line.height * std::sin(turn)));
    const double tall =
        0.5 * (std::abs(piece * std::sin(turn)) + std::abs(line.height * std::cos(turn)));
    std::vector<Box> out;
    for (int i = 0; i < pieces; ++i) {
        const double s = (i + 0.5) * piece - 0.5 * line.width;
        const Point p{ride.centre.x + s * std::cos(turn), ride.centre.y + s * std::sin(turn)};
        out.push_back({p.x - half, p.x + half, p.y - tall, p.y + tall});
    }
    return out;
}

std::vector<std::optional<Ride>> placeLineLabels(std::span<const NamedLine> lines,
                                                 const Room& room) {
    const Box& frame = room.frame();
    std::vector<std::optional<Ride>> out;
    std::vector<Box> taken;
    std::optional<Point> last;
    for (const NamedLine& line : lines) {
        std::optional<Ride> best;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < line.paths.size(); ++k) {
            const double all = length(line.paths[k]);
            const double first = 0.5 * line.width + shortestStroke * line.height;
            for (double along = first; along <= all - first; along += line.height) {
                const auto ride = rideAt(line, k, along);
                if (!ride || bend(line.paths[k], *ride, line.width) > mostBend * line.height) {
                    continue;
                }
                const std::vector<Box> boxes = boxesOf(line, *ride);
                double cost = last ? apartCost * std::abs(ride->centre.y - last->y) /
                                         (frame.yMax - frame.yMin)
                                   : 0.0;
                bool free = true;
                for (const Box& box : boxes) {
                    const Hidden hidden = room.under(box);
                    cost += outlineCost * hidden.outlines + filledCost * hidden.filled;
                    free = free && inside(box, frame) &&
                           std::none_of(taken.begin(), taken.end(),
                                        [&](const Box& other) { return overlap(box, other); });
                }
                if (free && cost < least) {
                    least = cost;
                    best = ride;
                }
            }
        }
        if (best) {
            for (Box box : boxesOf(line, *best)) {
                const double air = margin * line.height;
                taken.push_back({box.xMin - air, box.xMax + air, box.yMin - air, box.yMax + air});
            }
            last = best->centre;
        }
        out.push_back(best);
    }
    return out;
}

std::vector<Path> strokes(const NamedLine& line, const std::optional<Ride>& ride) {
    std::vector<Path> out;
    for (std::size_t k = 0; k < line.paths.size(); ++k) {
        const Path& path = line.paths[k];
        if (!ride || ride->path != k) {
            out.push_back(path);
            continue;
        }
        const double reach = 0.5 * line.width + margin * line.height;
        const double all = length(path);
        if (ride->along > reach) {
            out.push_back(between(path, 0.0, ride->along - reach));
        }
        if (ride->along + reach < all) {
            out.push_back(between(path, ride->along + reach, all));
        }
    }
    return out;
}

} // namespace cyrano::figure
