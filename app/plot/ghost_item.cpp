#include "app/plot/ghost_item.hpp"

#include <algorithm>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

bool sameLayer(const figure::Layer& a, const figure::Layer& b) {
    return a.region == b.region && a.colour == b.colour && a.fill == b.fill &&
           a.conditional == b.conditional;
}

} // namespace

RegionShape ghostShape(const figure::Ghost& ghost, const figure::Layer& layer, const PixelMap& map,
                       ShapeOptions options) {
    if (!layer.region) {
        return {};
    }
    const QPointF low = map.toPixel({ghost.x.axisMin(), ghost.y.axisMin()});
    const QPointF high = map.toPixel({ghost.x.axisMax(), ghost.y.axisMax()});
    options.computed = QRectF(low, high).normalized();
    return makeShape(*layer.region, map, options);
}

QColor ghostColour(const figure::Layer& layer, const PlotStyle& style) {
    const QColor grey = style.dark() ? QColor(0xb0, 0xb0, 0xb0) : QColor(0x60, 0x60, 0x60);
    return mixed(layerColour(layer, style), grey, ghostKeep);
}

GhostItem::GhostItem(QCustomPlot* plot) : QuietItem(plot) {}

bool GhostItem::setContent(const figure::Ghost& ghost) {
    const bool same = ghost.x == ghost_.x && ghost.y == ghost_.y &&
                      std::equal(ghost.layers.begin(), ghost.layers.end(), ghost_.layers.begin(),
                                 ghost_.layers.end(), &sameLayer);
    ghost_ = ghost;
    stale_ = stale_ || !same;
    return !same;
}

void GhostItem::setPlotStyle(const PlotStyle& style) {
    style_ = style;
    stale_ = true;
}

void GhostItem::setWindow(const PixelMap& map, const QRectF& rect) {
    if (!(map == map_) || rect != rect_) {
        map_ = map;
        rect_ = rect;
        stale_ = true;
    }
}

void GhostItem::makeShapes() {
    ShapeOptions options;
    options.rect = rect_;
    options.tolerance = style_.pixels(style_.tolerancePt);
    options.wholeUnits = style_.wholeUnits;
    shapes_.clear();
    for (const figure::Layer& layer : ghost_.layers) {
        shapes_.push_back(ghostShape(ghost_, layer, map_, options));
    }
    stale_ = false;
}

void GhostItem::draw(QCPPainter* painter) {
    if (stale_) {
        makeShapes();
    }
    ++paintings_;
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
        const figure::Layer& layer = ghost_.layers[i];
        QPen pen = linePen(ghostColour(layer, style_), ghostPt, style_);
        if (layer.fill == figure::Fill::outline || layer.conditional) {
            const double unit = style_.pixels(style_.detail) / std::max(1e-6, pen.widthF());
            pen.setDashPattern({dashPt * unit, dashGapPt * unit});
        }
        painter->setPen(pen);
        painter->drawPath(shapes_[i].outline);
        painter->drawPath(shapes_[i].published);
    }
}

} // namespace cyrano::plot
