#include "app/plot/region_item.hpp"

#include <algorithm>

#include "app/plot/hatching.hpp"
#include "app/plot/point_item.hpp"

namespace cyrano::plot {

namespace {

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

float luminance(const QColor& colour) {
    return 0.2126F * colour.redF() + 0.7152F * colour.greenF() + 0.0722F * colour.blueF();
}

} // namespace

QPen linePen(const QColor& colour, double points, const PlotStyle& style) {
    QPen pen(colour, style.pixels(points));
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (style.hairlines) {
        pen.setWidthF(std::min(1.0, pen.widthF()));
    }
    return pen;
}

QColor mixed(const QColor& a, const QColor& b, float keep) {
    const float rest = 1.0F - keep;
    return QColor::fromRgbF(keep * a.redF() + rest * b.redF(),
                            keep * a.greenF() + rest * b.greenF(),
                            keep * a.blueF() + rest * b.blueF());
}

QColor layerColour(const figure::Layer& layer, const PlotStyle& style) {
    constexpr float leastLuminance = 0.42F;
    constexpr float step = 0.9F;
    QColor colour(QString::fromStdString(layer.colour));
    if (!colour.isValid()) {
        colour = QColor(0x77, 0x77, 0x77);
    }
    while (style.dark() && luminance(colour) < leastLuminance) {
        colour = mixed(colour, Qt::white, step);
    }
    return colour;
}

QColor textTint(const QColor& colour, const PlotStyle& style) {
    return mixed(colour, style.dark() ? Qt::white : Qt::black, tintKeep);
}

double insideOpacity(const figure::Layer& layer, const PlotStyle& style) {
    if (layer.fill == figure::Fill::overlay || layer.fill == figure::Fill::point) {
        return 0.0; // a point is no region: markShape() and paintMark() are for it
    }
    if (layer.style.opacity) {
        return *layer.style.opacity;
    }
    switch (layer.fill) {
    case figure::Fill::hatched:
        return allowedOpacity;
    case figure::Fill::outline:
        return projectionOpacity;
    case figure::Fill::guide:
        return guideOpacity;
    case figure::Fill::overlay:
    case figure::Fill::point:
    case figure::Fill::solid:
        break;
    }
    return style.hatchExcluded ? printedOpacity : style.fillOpacity;
}

scene::LineStyle edgeStyle(const figure::Layer& layer, bool published) {
    if (layer.style.line != scene::LineStyle::usual) {
        return layer.style.line;
    }
    if (layer.fill == figure::Fill::outline || layer.conditional) {
        return scene::LineStyle::dashed;
    }
    return published ? scene::LineStyle::dotted : scene::LineStyle::solid;
}

Dashes dashesOf(scene::LineStyle line, const figure::Layer& layer, const PlotStyle& style) {
    // Thick lines need longer gaps, or they close.
    const double stretch = style.detail * std::max(1.0, layer.style.width.value_or(1.0));
    switch (line) {
    case scene::LineStyle::dashed:
        return {stretch * dashPt, stretch * dashGapPt};
    case scene::LineStyle::dotted:
        return {stretch * dotPt, stretch * dotGapPt};
    case scene::LineStyle::usual:
    case scene::LineStyle::solid:
    case scene::LineStyle::none:
        break;
    }
    return {};
}

bool RegionItem::setContent(const figure::Layer& content, int turn) {
    const bool same = content.region == content_.region && content.colour == content_.colour &&
                      content.fill == content_.fill && content.digitised == content_.digitised &&
                      content.conditional == content_.conditional &&
                      content.style == content_.style && content.mark == content_.mark &&
                      hatchesOf(content, turn, style_) == hatchesOf(content_, turn_, style_);
    content_ = content;
    turn_ = turn;
    if (same) {
        return false;
    }
    colour_ = layerColour(content_, style_);
    stale_ = true;
    return true;
}

void RegionItem::setPlotStyle(const PlotStyle& style) {
    style_ = style;
    colour_ = layerColour(content_, style_);
    stale_ = true;
}

void RegionItem::setWindow(const PixelMap& map, const QRectF& rect, const QRectF& computed) {
    if (map == map_ && rect == rect_ && computed == computed_) {
        return;
    }
    map_ = map;
    rect_ = rect;
    computed_ = computed;
    stale_ = true;
}

const RegionShape& RegionItem::shape() const {
    if (stale_ && content_.fill == figure::Fill::point) {
        shape_ = markShape(content_, map_, rect_, style_);
        stale_ = false;
    }
    if (stale_) {
        ShapeOptions options;
        options.rect = rect_;
        options.computed = computed_;
        options.tolerance = style_.pixels(style_.tolerancePt);
        options.wholeUnits = style_.wholeUnits;
        for (const Hatch& hatch : hatchesOf(content_, turn_, style_)) {
            options.hatches.push_back({hatch.degrees, style_.pixels(hatch.spacing)});
        }
        shape_ = content_.region ? makeShape(*content_.region, map_, options) : RegionShape{};
        stale_ = false;
    }
    return shape_;
}

QPen RegionItem::outlinePen(bool published) const {
    const scene::LineStyle line = edgeStyle(content_, published);
    if (line == scene::LineStyle::none) {
        return QPen(Qt::NoPen);
    }
    QPen pen = linePen(colour_, style_.outlinePt, style_);
    pen.setWidthF(pen.widthF() * content_.style.width.value_or(1.0));
    // Dash lengths are in pen widths, which differ between screen and paper; the dashes do not.
    const double unit = style_.pixels(1.0) / std::max(1e-6, pen.widthF());
    if (const Dashes dashes = dashesOf(line, content_, style_); dashes.onPt > 0.0) {
        pen.setDashPattern({dashes.onPt * unit, dashes.offPt * unit});
    }
    return pen;
}

bool RegionItem::fills() const {
    return !style_.opaque && content_.fill != figure::Fill::point &&
           insideOpacity(content_, style_) > 0.0;
}

void RegionItem::beginPaint() {
    coarse_ = moving_ && fills() && !shape().fill.isEmpty();
}

void RegionItem::paint(QCPPainter& painter, const RegionShape& paths) const {
    if (paths.fill.isEmpty()) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (content_.fill == figure::Fill::point) {
        paintMark(painter, paths, content_, colour_, style_);
        return;
    }
    if (fills()) {
        const double opacity = insideOpacity(content_, style_);
        painter.setPen(Qt::NoPen);
        painter.setRenderHint(QPainter::Antialiasing, !coarse_);
        if (!paths.fringe.isEmpty()) {
            painter.setBrush(faded(colour_, fringeStrength * opacity));
            painter.drawPath(paths.fringe);
        }
        painter.setBrush(faded(colour_, opacity));
        painter.drawPath(paths.fill);
        painter.setRenderHint(QPainter::Antialiasing);
    }
    painter.setBrush(Qt::NoBrush);
    if (!paths.hatch.isEmpty()) {
        painter.setPen(
            linePen(hatchColour(content_.fill, colour_, style_), style_.hatchPt, style_));
        painter.drawPath(paths.hatch);
    }
    painter.setPen(outlinePen(content_.digitised));
    painter.drawPath(paths.outline);
    if (!paths.published.isEmpty()) {
        painter.setPen(outlinePen(true));
        painter.drawPath(paths.published);
    }
}

} // namespace cyrano::plot
