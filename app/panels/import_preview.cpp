#include "app/panels/import_preview.hpp"

#include <algorithm>
#include <cmath>

#include "core/bounds/contour_area.hpp"
#include "core/figure/scene_figure.hpp"

namespace cyrano::app {

namespace {

constexpr double margin = 1.5; ///< around the curve, where it makes the window grow

void widen(scene::Axis& axis, const std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    if (*low < axis.min) {
        axis.min = *low / margin;
    }
    if (*high > axis.max) {
        axis.max = *high * margin;
    }
}

/// The area of a curve in the units of a plane's axes.
std::shared_ptr<const region::Region> regionOf(const io::PublishedContour& contour,
                                               const scene::Plane& plane) {
    region::Region out;
    bounds::ContourArea area = bounds::contourArea(contour);
    const auto place = [&plane](region::Point& p) {
        p = {plane.x.toAxis(std::pow(10.0, p.x)), plane.y.toAxis(std::pow(10.0, p.y))};
    };
    for (region::Polygon& polygon : area.polygons) {
        std::for_each(polygon.points.begin(), polygon.points.end(), place);
    }
    for (region::Segment& segment : area.frameOfData) {
        place(segment.from);
        place(segment.to);
    }
    out.polygons = region::clipped(area.polygons, {plane.x.axisMin(), plane.x.axisMax(),
                                                   plane.y.axisMin(), plane.y.axisMax()});
    out.frameOfData = std::move(area.frameOfData);
    return std::make_shared<const region::Region>(std::move(out));
}

/// The published curves of a plane that the scene does not show.
std::vector<figure::Layer> publishedOn(const scene::Plane& plane,
                                       const bounds::Catalogue& catalogue) {
    std::vector<figure::Layer> out;
    for (const bounds::Bound* bound : catalogue.bounds()) {
        const io::Record& record = bound->record();
        if (record.contour && record.contour->plane == plane.id) {
            figure::Layer layer;
            layer.id = record.id;
            layer.colour = record.colour;
            layer.digitised = true;
            layer.region = regionOf(*record.contour, plane);
            out.push_back(std::move(layer));
        }
    }
    return out;
}

} // namespace

figure::Figure importFigure(const Session& session,
                            const std::optional<io::PublishedContour>& contour,
                            const std::string& label) {
    const PicturePtr picture = session.picture();
    figure::Figure out;
    scene::Plane plane = session.scene().plane;
    const bool sameScene =
        picture != nullptr && picture->scene.plane.id == (contour ? contour->plane : plane.id);
    if (sameScene) {
        plane = picture->scene.plane;
        out.layers = figure::makeFigure(*picture).layers;
        for (figure::Layer& layer : out.layers) {
            layer.label.clear();
        }
    } else if (contour) {
        plane.id = contour->plane;
        const scene::PlaneKind& kind = plane.kind();
        plane.x = {scene::AxisScale::logarithmic, kind.xRange.min, kind.xRange.max};
        plane.y = {scene::AxisScale::logarithmic, kind.yRange.min, kind.yRange.max};
    }
    for (const io::CurveSegment& segment :
         contour ? contour->segments : std::vector<io::CurveSegment>{}) {
        widen(plane.x, segment.x);
        widen(plane.y, segment.y);
    }
    if (!sameScene) {
        out.layers = publishedOn(plane, session.catalogue());
    }
    out.x = figure::makeAxis(plane.x, std::string(plane.kind().xLabel));
    out.y = figure::makeAxis(plane.y, std::string(plane.kind().yLabel));
    if (contour) {
        figure::Layer own;
        own.id = "import.preview";
        own.label = label;
        own.colour = "#111111";
        own.region = regionOf(*contour, plane);
        out.layers.push_back(std::move(own));
    }
    return out;
}

} // namespace cyrano::app
