#include "app/plot/overlay_item.hpp"

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

constexpr double highlightPt = 2.0;
constexpr double probeRadiusPt = 4.0;
const QColor accent(0x1a, 0x1a, 0x1a);

} // namespace

OverlayItem::OverlayItem(QCustomPlot* plot) : QuietItem(plot) {}

void OverlayItem::setWindow(const PixelMap& map, const QRectF& rect) {
    map_ = map;
    rect_ = rect;
}

void OverlayItem::draw(QCPPainter* painter) {
    painter->setAntialiasing(true);
    for (const RegionItem* item : highlighted_) {
        QPen pen(item->colour().darker(125), style_.pixels(highlightPt));
        pen.setJoinStyle(Qt::RoundJoin);
        if (item->content().fill == figure::Fill::outline) {
            pen.setDashPattern({5.0, 2.5}); // a projection stays one
        }
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(item->shape().outline);
    }
    drawReference(painter);
    drawProbe(painter);
    if (!zoomRect_.isEmpty()) {
        QColor veil(0x30, 0x60, 0xa0);
        painter->setPen(veil);
        veil.setAlphaF(0.12F);
        painter->setBrush(veil);
        painter->drawRect(zoomRect_);
    }
}

/// A ring, and a line from it to the probe.
void OverlayItem::drawReference(QCPPainter* painter) const {
    if (!reference_) {
        return;
    }
    const QPointF at = map_.toPixel(*reference_);
    const double radius = style_.pixels(probeRadiusPt);
    painter->save();
    painter->setClipRect(rect_);
    painter->setPen(linePen(accent, 0.75, style_));
    if (probe_) {
        painter->drawLine(at, map_.toPixel(*probe_));
    }
    painter->setBrush(Qt::white);
    painter->setPen(QPen(accent, style_.pixels(1.1)));
    painter->drawEllipse(at, radius, radius);
    painter->restore();
}

void OverlayItem::drawProbe(QCPPainter* painter) const {
    if (!probe_) {
        return;
    }
    const QPointF at = map_.toPixel(*probe_);
    if (!rect_.contains(at)) {
        return;
    }
    QColor thin = accent;
    thin.setAlphaF(0.4F);
    const double radius = style_.pixels(probeRadiusPt);
    painter->setPen(linePen(thin, 0.75, style_));
    painter->drawLine(QPointF(rect_.left(), at.y()), QPointF(at.x() - radius, at.y()));
    painter->drawLine(QPointF(at.x() + radius, at.y()), QPointF(rect_.right(), at.y()));
    painter->drawLine(QPointF(at.x(), rect_.top()), QPointF(at.x(), at.y() - radius));
    painter->drawLine(QPointF(at.x(), at.y() + radius), QPointF(at.x(), rect_.bottom()));
    painter->setBrush(Qt::white);
    painter->setPen(QPen(accent, style_.pixels(1.1)));
    painter->drawEllipse(at, radius, radius);
    painter->setPen(Qt::NoPen);
    painter->setBrush(accent);
    painter->drawEllipse(at, style_.pixels(1.2), style_.pixels(1.2));
}

} // namespace cyrano::plot
