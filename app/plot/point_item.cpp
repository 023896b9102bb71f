#include "app/plot/point_item.hpp"

#include <algorithm>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

constexpr double radius = 0.24; // of the size of labels
constexpr double rimPt = 1.3;   // of paper, on either side

} // namespace

double markRadiusPt(const PlotStyle& style) noexcept {
    return radius * style.regionLabelPt;
}

RegionShape markShape(const figure::Layer& layer, const PixelMap& map, const QRectF& rect,
                      const PlotStyle& style) {
    RegionShape out;
    if (!layer.region || layer.mark >= layer.region->marks.size()) {
        return out;
    }
    const region::Mark& mark = layer.region->marks[layer.mark];
    const QPointF at = map.toPixel(mark.at);
    if (!rect.contains(at)) {
        return out;
    }
    const double r = style.pixels(markRadiusPt(style));
    out.fill.addEllipse(at, r, r);
    const auto cut = [&rect](QPointF p) {
        return QPointF(std::clamp(p.x(), rect.left(), rect.right()),
                       std::clamp(p.y(), rect.top(), rect.bottom()));
    };
    const QPointF first = cut(map.toPixel(mark.low));
    const QPointF last = cut(map.toPixel(mark.high));
    const auto bar = [&out](QPointF from, QPointF to) {
        out.outline.moveTo(from);
        out.outline.lineTo(to);
    };
    if (mark.low.x < mark.high.x) {
        bar({first.x(), at.y()}, {last.x(), at.y()});
    }
    if (mark.low.y < mark.high.y) {
        bar({at.x(), first.y()}, {at.x(), last.y()});
    }
    out.outline.addEllipse(at, r, r);
    const region::Point low{at.x() - r, at.y() - r};
    const region::Point high{at.x() + r, at.y() + r};
    out.polygons.push_back({{low, {high.x, low.y}, high, {low.x, high.y}}});
    return out;
}

void paintMark(QPainter& painter, const RegionShape& shape, const figure::Layer& layer,
               const QColor& colour, const PlotStyle& style) {
    const double width = layer.style.width.value_or(1.0) * style.outlinePt;
    painter.setBrush(style.paper);
    painter.setPen(QPen(style.paper, style.pixels(width + rimPt), Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(shape.outline);
    QColor inside = colour;
    inside.setAlphaF(static_cast<float>(layer.style.opacity.value_or(1.0)));
    painter.setBrush(Qt::NoBrush);
    if (layer.style.line != scene::LineStyle::none) {
        painter.setPen(QPen(textTint(colour, style), style.pixels(width)));
        painter.drawPath(shape.outline);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(inside);
    painter.drawPath(shape.fill);
}

} // namespace cyrano::plot
