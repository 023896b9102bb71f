#include "app/plot/region_shape.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace cyrano::plot {

namespace {

using region::Point;
using region::Polygon;

/// Keeps the part of a ring on one side of a line: coordinate `member` times `sign` at most
/// `sign` times `limit` (Sutherland and Hodgman).
std::vector<Point> cut(const std::vector<Point>& ring, double Point::*member, double limit,
                       double sign) {
    std::vector<Point> out;
    out.reserve(ring.size() + 4);
    const auto excess = [&](const Point& p) { return sign * (p.*member - limit); };
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double before = excess(ring[j]);
        const double now = excess(ring[i]);
        if ((before > 0.0) != (now > 0.0)) {
            const double t = before / (before - now);
            Point p{ring[j].x + t * (ring[i].x - ring[j].x),
                    ring[j].y + t * (ring[i].y - ring[j].y)};
            p.*member = limit;
            out.push_back(p);
        }
        if (now <= 0.0) {
            out.push_back(ring[i]);
        }
    }
    return out;
}

std::vector<Point> clippedTo(std::vector<Point> ring, const QRectF& rect) {
    const auto side = [&](double Point::*member, double limit, double sign) {
        if (!ring.empty()) {
            ring = cut(ring, member, limit, sign);
        }
    };
    side(&Point::x, rect.left(), -1.0);
    side(&Point::x, rect.right(), 1.0);
    side(&Point::y, rect.top(), -1.0);
    side(&Point::y, rect.bottom(), 1.0);
    return ring;
}

void roundToWhole(std::vector<Point>& ring) {
    for (Point& p : ring) {
        p = {std::round(p.x), std::round(p.y)};
    }
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
}

bool alongSide(const Point& a, const Point& b, const QRectF& rect) {
    const auto on = [](double p, double q, double limit) {
        constexpr double slack = 0.3;
        return std::abs(p - limit) < slack && std::abs(q - limit) < slack;
    };
    return on(a.x, b.x, rect.left()) || on(a.x, b.x, rect.right()) || on(a.y, b.y, rect.top()) ||
           on(a.y, b.y, rect.bottom());
}

/// Pieces of an outline that are drawn otherwise than the rest, in pixels.
class Marked {
  public:
    Marked(const std::vector<region::Segment>& segments, const PixelMap& map,
           const ShapeOptions& options)
        // As far as simplifying and rounding may have moved a line.
        : slack_(options.tolerance + (options.wholeUnits ? 0.8 : 0.2)) {
        const QRectF near = options.rect.adjusted(-1.0, -1.0, 1.0, 1.0);
        for (const region::Segment& segment : segments) {
            const QPointF from = map.toPixel(segment.from);
            const QPointF to = map.toPixel(segment.to);
            const bool seen = std::max(from.x(), to.x()) >= near.left() &&
                              std::min(from.x(), to.x()) <= near.right() &&
                              std::max(from.y(), to.y()) >= near.top() &&
                              std::min(from.y(), to.y()) <= near.bottom();
            if (seen) {
                segments_.push_back({{from.x(), from.y()}, {to.x(), to.y()}});
            }
        }
    }

    /// Several segments may make up one side.
    [[nodiscard]] bool holds(const Point& a, const Point& b) const {
        constexpr int samples = 4;
        for (int i = 0; i <= samples && !segments_.empty(); ++i) {
            const double t = static_cast<double>(i) / samples;
            if (!onAny({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)})) {
                return false;
            }
        }
        return !segments_.empty();
    }

  private:
    [[nodiscard]] bool onAny(const Point& p) const {
        return std::any_of(segments_.begin(), segments_.end(), [&](const region::Segment& s) {
            const double dx = s.to.x - s.from.x;
            const double dy = s.to.y - s.from.y;
            const double square = dx * dx + dy * dy;
            const double along =
                square > 0.0 ? ((p.x - s.from.x) * dx + (p.y - s.from.y) * dy) / square : 0.0;
            const double t = std::clamp(along, 0.0, 1.0);
            const double offX = p.x - s.from.x - t * dx;
            const double offY = p.y - s.from.y - t * dy;
            return offX * offX + offY * offY <= slack_ * slack_;
        });
    }

    double slack_;
    std::vector<region::Segment> segments_;
};

/// Appends the sides of the ring that are wanted.
void addSides(QPainterPath& path, const std::vector<Point>& ring,
              const std::function<bool(const Point&, const Point&)>& wanted) {
    const std::size_t size = ring.size();
    const auto drawn = [&](std::size_t i) {
        return wanted(ring[(i + size - 1) % size], ring[i % size]);
    };
    // Starting after a gap, the outline is as few lines as can be.
    std::size_t start = 0;
    while (start < size && drawn(start)) {
        ++start;
    }
    if (start == size) {
        path.moveTo(ring[0].x, ring[0].y);
        for (std::size_t i = 1; i < size; ++i) {
            path.lineTo(ring[i].x, ring[i].y);
        }
        path.closeSubpath();
        return;
    }
    bool down = false;
    for (std::size_t k = 1; k <= size; ++k) {
        const std::size_t i = (start + k) % size;
        if (!drawn(i)) {
            down = false;
            continue;
        }
        if (!down) {
            const Point& a = ring[(i + size - 1) % size];
            path.moveTo(a.x, a.y);
            down = true;
        }
        path.lineTo(ring[i].x, ring[i].y);
    }
}

/// Parallel lines over the inside of the polygons, as lines of their own: light and sharp in every
/// output, where a pattern brush would become a bitmap.
void addHatching(QPainterPath& path, const std::vector<Polygon>& polygons, const Hatch& hatch,
                 const ShapeOptions& options) {
    struct Hit {
        long line;
        double along;
    };
    const double angle = hatch.degrees * std::numbers::pi / 180.0;
    const Point direction{std::cos(angle), -std::sin(angle)}; // y grows downwards
    const Point normal{-direction.y, direction.x};
    std::vector<Hit> hits;
    for (const Polygon& polygon : polygons) {
        const auto& ring = polygon.points;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto across = [&](const Point& p) {
                return ((p.x - options.rect.left()) * normal.x +
                        (p.y - options.rect.top()) * normal.y) /
                       hatch.spacing;
            };
            const double a = across(ring[j]);
            const double b = across(ring[i]);
            if (a == b) {
                continue;
            }
            const auto first = static_cast<long>(std::ceil(std::min(a, b)));
            const auto end = static_cast<long>(std::ceil(std::max(a, b)));
            for (long line = first; line < end; ++line) {
                const double t = (static_cast<double>(line) - a) / (b - a);
                const double x = ring[j].x + t * (ring[i].x - ring[j].x);
                const double y = ring[j].y + t * (ring[i].y - ring[j].y);
                hits.push_back({line, x * direction.x + y * direction.y});
            }
        }
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.line != b.line ? a.line < b.line : a.along < b.along;
    });
    for (std::size_t k = 0; k + 1 < hits.size(); k += 2) {
        const double offset = static_cast<double>(hits[k].line) * hatch.spacing +
                              options.rect.left() * normal.x + options.rect.top() * normal.y;
        const auto point = [&](double along) {
            const QPointF p(along * direction.x + offset * normal.x,
                            along * direction.y + offset * normal.y);
            return options.wholeUnits ? QPointF(std::round(p.x()), std::round(p.y())) : p;
        };
        path.moveTo(point(hits[k].along));
        path.lineTo(point(hits[k + 1].along));
    }
}

/// A polygon in pixels, cut to the frame and thinned; empty where nothing of it is seen.
std::vector<Point> pixelRing(const Polygon& polygon, const PixelMap& map,
                             const ShapeOptions& options) {
    std::vector<Point> ring;
    ring.reserve(polygon.points.size());
    for (const Point& p : polygon.points) {
        const QPointF pixel = map.toPixel(p);
        if (std::isfinite(pixel.x()) && std::isfinite(pixel.y())) {
            ring.push_back({pixel.x(), pixel.y()});
        }
    }
    if (ring.size() < 3) {
        return {};
    }
    ring = region::simplified(clippedTo(std::move(ring), options.rect), options.tolerance);
    if (options.wholeUnits) {
        roundToWhole(ring);
    }
    return ring.size() < 3 ? std::vector<Point>{} : ring;
}

void addRing(QPainterPath& path, const std::vector<Point>& ring) {
    path.moveTo(ring[0].x, ring[0].y);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        path.lineTo(ring[i].x, ring[i].y);
    }
    path.closeSubpath();
}

} // namespace

RegionShape makeShape(const region::Region& region, const PixelMap& map,
                      const ShapeOptions& options) {
    RegionShape shape;
    shape.fill.setFillRule(Qt::OddEvenFill);
    const Marked frameOfData(region.frameOfData, map, options);
    const Marked data(region.outlineOfData, map, options);
    const auto isEdge = [&](const Point& a, const Point& b) {
        return !alongSide(a, b, options.rect) && !alongSide(a, b, options.computed) &&
               !frameOfData.holds(a, b);
    };
    for (const Polygon& polygon : region.polygons) {
        std::vector<Point> ring = pixelRing(polygon, map, options);
        if (ring.empty()) {
            continue;
        }
        addRing(shape.fill, ring);
        addSides(shape.outline, ring,
                 [&](const Point& a, const Point& b) { return isEdge(a, b) && !data.holds(a, b); });
        if (!region.outlineOfData.empty()) {
            addSides(shape.published, ring, [&](const Point& a, const Point& b) {
                return isEdge(a, b) && data.holds(a, b);
            });
        }
        shape.polygons.push_back({std::move(ring), polygon.hole});
    }
    shape.fringe.setFillRule(Qt::OddEvenFill);
    for (const Polygon& polygon : region.fringe) {
        if (const std::vector<Point> ring = pixelRing(polygon, map, options); !ring.empty()) {
            addRing(shape.fringe, ring);
        }
    }
    for (const Hatch& hatch : options.hatches) {
        addHatching(shape.hatch, shape.polygons, hatch, options);
    }
    return shape;
}

} // namespace cyrano::plot
