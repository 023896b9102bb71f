#include "app/plot/region_item.hpp"

#include <algorithm>

namespace cyrano::plot {

namespace {

constexpr double allowedOpacity = 0.14; // under the hatching
constexpr double projectionOpacity = 0.05;
constexpr double guideOpacity = 0.45;

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

/// As if that transparent over white; opaque lines stay lines in PDF, others become outlines.
QColor paled(const QColor& colour, float keep) {
    const float white = 1.0F - keep;
    return QColor::fromRgbF(keep * colour.redF() + white, keep * colour.greenF() + white,
                            keep * colour.blueF() + white);
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

QColor textTint(const QColor& colour) {
    constexpr float keep = 0.55F;
    return QColor::fromRgbF(keep * colour.redF(), keep * colour.greenF(), keep * colour.blueF());
}

RegionItem::RegionItem(QCustomPlot* plot) : QuietItem(plot) {}

bool RegionItem::setContent(const figure::Layer& content, bool hatchFalling) {
    const bool same = content.region == content_.region && content.colour == content_.colour &&
                      content.fill == content_.fill && content.digitised == content_.digitised &&
                      content.conditional == content_.conditional && hatchFalling == hatchFalling_;
    content_ = content;
    if (same) {
        return false;
    }
    hatchFalling_ = hatchFalling;
    colour_ = QColor(QString::fromStdString(content.colour));
    if (!colour_.isValid()) {
        colour_ = QColor(0x77, 0x77, 0x77);
    }
    stale_ = true;
    return true;
}

void RegionItem::setPlotStyle(const PlotStyle& style) {
    style_ = style;
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
    if (stale_) {
        ShapeOptions options;
        options.rect = rect_;
        options.computed = computed_;
        options.tolerance = style_.pixels(style_.tolerancePt);
        options.wholeUnits = style_.wholeUnits;
        options.hatchFalling = hatchFalling_;
        if (content_.fill == figure::Fill::hatched) {
            options.hatchSpacing = style_.pixels(style_.hatchSpacingPt);
        }
        shape_ = content_.region ? makeShape(*content_.region, map_, options) : RegionShape{};
        stale_ = false;
    }
    return shape_;
}

QPen RegionItem::outlinePen(bool published) const {
    QPen pen = linePen(colour_, style_.outlinePt, style_);
    // Dash lengths are in pen widths, which differ between screen and paper; the dashes do not.
    const double unit = style_.pixels(1.0) / std::max(1e-6, pen.widthF());
    if (content_.fill == figure::Fill::outline || content_.conditional) {
        pen.setDashPattern({6.0 * unit, 3.0 * unit});
    } else if (published) {
        pen.setDashPattern({1.4 * unit, 1.6 * unit});
    }
    return pen;
}

void RegionItem::draw(QCPPainter* painter) {
    const RegionShape& paths = shape();
    if (paths.fill.isEmpty()) {
        return;
    }
    painter->setAntialiasing(true);
    double opacity = style_.fillOpacity;
    if (content_.fill == figure::Fill::hatched) {
        opacity = allowedOpacity;
    } else if (content_.fill == figure::Fill::outline) {
        opacity = projectionOpacity;
    } else if (content_.fill == figure::Fill::overlay) {
        opacity = 0.0;
    } else if (content_.fill == figure::Fill::guide) {
        opacity = guideOpacity;
    }
    painter->setPen(Qt::NoPen);
    if (!paths.fringe.isEmpty()) {
        painter->setBrush(faded(colour_, 0.5 * opacity));
        painter->drawPath(paths.fringe);
    }
    painter->setBrush(faded(colour_, opacity));
    painter->drawPath(paths.fill);
    painter->setBrush(Qt::NoBrush);
    if (!paths.hatch.isEmpty()) {
        painter->setPen(linePen(paled(colour_, 0.8F), style_.hatchPt, style_));
        painter->drawPath(paths.hatch);
    }
    painter->setPen(outlinePen(content_.digitised));
    painter->drawPath(paths.outline);
    if (!paths.published.isEmpty()) {
        painter->setPen(outlinePen(true));
        painter->drawPath(paths.published);
    }
}

} // namespace cyrano::plot
