// What of a region is seen: its polygons clipped to the frame, as paths in pixels.
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <vector>

#include "app/plot/view.hpp"
#include "core/region/region.hpp"

namespace cyrano::plot {

struct ShapeOptions {
    QRectF rect;     ///< nothing is drawn outside
    QRectF computed; ///< where the plane was computed: edges along it are no edges of the region
    double tolerance = 0.1;
    bool wholeUnits = false;
    double hatchSpacing = 0.0; ///< 0: none
    bool hatchFalling = false; ///< lines run from top left to bottom right
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
