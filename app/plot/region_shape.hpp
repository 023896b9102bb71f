// What of a region is seen: its polygons clipped to the frame, as paths in pixels.
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <vector>

#include "app/plot/view.hpp"
#include "core/region/region.hpp"

namespace cyrano::plot {

/// Parallel lines over a region.
struct Hatch {
    double degrees = 45.0; ///< from the x axis, counterclockwise
    double spacing = 1.0;

    bool operator==(const Hatch&) const = default;
};

struct ShapeOptions {
    QRectF rect;     ///< nothing is drawn outside
    QRectF computed; ///< where the plane was computed: edges along it are no edges of the region
    double tolerance = 0.1;
    bool wholeUnits = false;
    std::vector<Hatch> hatches; ///< spacing in pixels
};

struct RegionShape {
    QPainterPath fill;    ///< odd-even
    QPainterPath outline; ///< open lines; sides along the frame, or that of the data, are left out
    QPainterPath published; ///< what of the outline is a published curve
    QPainterPath hatch;
    QPainterPath fringe;                   ///< odd-even
    std::vector<region::Polygon> polygons; ///< pixels, clipped
};

[[nodiscard]] RegionShape makeShape(const region::Region& region, const PixelMap& map,
                                    const ShapeOptions& options);

} // namespace cyrano::plot
