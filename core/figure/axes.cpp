#include "core/figure/axes.hpp"

#include <utility>

namespace cyrano::figure {

namespace {

using Labelled = scene::LabelledReading;

std::optional<FigureAxis> second(const scene::Axis& axis, const std::optional<Labelled>& read) {
    return read ? std::optional(makeAxis(axis, read->label, read->reading)) : std::nullopt;
}

std::optional<FigureAxis> over(const std::optional<FigureAxis>& old, const scene::Axis& axis) {
    return old ? std::optional(makeAxis(axis, old->label, old->reading)) : std::nullopt;
}

} // namespace

FigureAxes makeAxes(const scene::Scene& scene) {
    const scene::Plane& plane = scene.plane;
    const model::Model& model = scene.scenario.model;
    const Labelled x = scene::readingOfX(plane);
    const Labelled y = scene::readingOfY(plane);
    FigureAxes out{makeAxis(plane.x, x.label, x.reading), makeAxis(plane.y, y.label, y.reading),
                   second(plane.x, scene::secondReadingOfX(plane, model, plane.readings.top)),
                   second(plane.y, scene::secondReadingOfY(plane, model, plane.readings.right))};
    if (plane.kind().spinOne() && model.charges != model::Charges{}) {
        out.y.label = R"(\varepsilon = g/e)";
    }
    return out;
}

FigureAxes axesOver(const Figure& figure, const scene::Axis& x, const scene::Axis& y) {
    return {makeAxis(x, figure.x.label, figure.x.reading),
            makeAxis(y, figure.y.label, figure.y.reading), over(figure.top, x),
            over(figure.right, y)};
}

} // namespace cyrano::figure
