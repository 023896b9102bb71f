// The visible window of a plane: zoom, pan, and where it lies on the paper.
#pragma once

#include <QPointF>
#include <QRectF>

#include "core/region/region.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::plot {

struct View {
    scene::Axis x;
    scene::Axis y;

    bool operator==(const View&) const = default;
};

/// Same scales, and limits equal to a millionth of the window.
[[nodiscard]] bool sameView(const View& a, const View& b);

/// The axis with its span multiplied by `factor`, `fixed` (axis units) staying where it is.
[[nodiscard]] scene::Axis zoomed(const scene::Axis& axis, double factor, double fixed);

/// The axis moved by `delta` axis units.
[[nodiscard]] scene::Axis shifted(const scene::Axis& axis, double delta);

/// The axis between two positions in axis units, in any order.
[[nodiscard]] scene::Axis between(const scene::Axis& axis, double a, double b);

/// Axis units to pixels and back; y grows downwards in pixels.
class PixelMap {
  public:
    PixelMap() = default;
    PixelMap(const View& view, const QRectF& rect);

    [[nodiscard]] QPointF toPixel(region::Point p) const {
        return {x0_ + xScale_ * p.x, y0_ + yScale_ * p.y};
    }
    [[nodiscard]] region::Point toAxis(QPointF p) const {
        return {(p.x() - x0_) / xScale_, (p.y() - y0_) / yScale_};
    }

    bool operator==(const PixelMap&) const = default;

  private:
    double x0_ = 0.0;
    double xScale_ = 1.0;
    double y0_ = 0.0;
    double yScale_ = 1.0;
};

} // namespace cyrano::plot
