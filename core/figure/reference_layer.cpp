#include "core/figure/reference_layer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/bounds/contour_area.hpp"

namespace cyrano::figure {

namespace {

constexpr const char* publishedColour = "#1c1c1c";
/// Window around the published curve, in decades.
constexpr double marginX = 0.25;
constexpr double marginY = 0.6;

/// The points of a curve with a margin around them.
scene::Plane windowAround(const io::PublishedContour& contour) {
    double xLow = std::numeric_limits<double>::infinity();
    double xHigh = 0.0;
    double yLow = xLow;
    double yHigh = 0.0;
    for (const io::CurveSegment& segment : contour.segments) {
        for (std::size_t i = 0; i < segment.x.size(); ++i) {
            xLow = std::min(xLow, segment.x[i]);
            xHigh = std::max(xHigh, segment.x[i]);
            yLow = std::min(yLow, segment.y[i]);
            yHigh = std::max(yHigh, segment.y[i]);
        }
    }
    const auto axis = [](double low, double high, double margin) {
        return scene::Axis{scene::AxisScale::logarithmic, std::pow(10.0, std::log10(low) - margin),
                           std::pow(10.0, std::log10(high) + margin)};
    };
    scene::Plane plane;
    plane.id = contour.plane;
    plane.x = axis(xLow, xHigh, marginX);
    plane.y = axis(yLow, yHigh, marginY);
    return plane;
}

} // namespace

std::optional<Layer> referenceLayer(const bounds::Bound& bound, const scene::Plane& plane) {
    const io::Record& record = bound.record();
    if (!record.reference || plane.id != record.reference->plane) {
        return std::nullopt;
    }
    bounds::ContourArea area = bounds::contourArea(*record.reference);
    region::Region region;
    region.polygons = region::clipped(area.polygons, {plane.x.axisMin(), plane.x.axisMax(),
                                                      plane.y.axisMin(), plane.y.axisMax()});
    region.frameOfData = std::move(area.frameOfData);
    Layer layer;
    layer.id = record.id + ":published";
    layer.label = record.label + R"(\text{ published})";
    layer.colour = publishedColour;
    layer.fill = Fill::overlay;
    layer.digitised = true;
    layer.region = std::make_shared<const region::Region>(std::move(region));
    return layer;
}

std::optional<Figure> comparisonFigure(const bounds::Bound& bound,
                                       const bounds::Scenario& scenario) {
    const io::Record& record = bound.record();
    if (!record.reference) {
        return std::nullopt;
    }
    const scene::Plane plane = windowAround(*record.reference);
    Figure out;
    out.x = makeAxis(plane.x, std::string(plane.kind().xLabel));
    out.y = makeAxis(plane.y, std::string(plane.kind().yLabel));
    Layer ours;
    ours.id = record.id;
    ours.label = record.label + R"(\text{ computed})";
    ours.colour = record.colour;
    ours.region = std::make_shared<const region::Region>(bound.region({scenario, plane, {}}));
    out.layers.push_back(std::move(ours));
    if (auto published = referenceLayer(bound, plane)) {
        out.layers.push_back(std::move(*published));
    }
    out.caption = {R"(\text{filled: computed here})", R"(\text{dashed: as published})"};
    return out;
}

} // namespace cyrano::figure
