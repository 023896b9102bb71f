#include "app/plot/flat_fills.hpp"

#include "app/plot/region_item.hpp"
#include "core/region/overlap.hpp"

namespace cyrano::plot {

namespace {

std::vector<region::Polygon> polygonsOf(const QPainterPath& path) {
    std::vector<region::Polygon> out;
    for (const QPolygonF& ring : path.toSubpathPolygons()) {
        region::Polygon polygon;
        for (const QPointF& p : ring) {
            polygon.points.push_back({p.x(), p.y()});
        }
        out.push_back(std::move(polygon));
    }
    return out;
}

QPainterPath pathOf(const std::vector<region::Polygon>& polygons) {
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const region::Polygon& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.points.size(); ++i) {
            const QPointF p(polygon.points[i].x, polygon.points[i].y);
            i == 0 ? path.moveTo(p) : path.lineTo(p);
        }
        path.closeSubpath();
    }
    return path;
}

} // namespace

void addSheets(std::vector<Sheet>& sheets, const RegionShape& shape, const QColor& colour,
               double opacity) {
    if (opacity <= 0.0) {
        return;
    }
    if (!shape.fringe.isEmpty()) {
        sheets.push_back({shape.fringe, colour, fringeStrength * opacity});
    }
    sheets.push_back({shape.fill, colour, opacity});
}

std::vector<FlatPatch> flatPatches(const std::vector<Sheet>& sheets, const QColor& paper) {
    std::vector<std::vector<region::Polygon>> polygons;
    for (const Sheet& sheet : sheets) {
        polygons.push_back(polygonsOf(sheet.path));
    }
    std::vector<FlatPatch> out;
    for (const region::Patch& patch : region::patches(polygons)) {
        QColor colour = paper;
        for (const std::size_t i : patch.covers) {
            colour = mixed(sheets[i].colour, colour, static_cast<float>(sheets[i].opacity));
        }
        out.push_back({pathOf(patch.polygons), colour});
    }
    return out;
}

FlatFillsItem::FlatFillsItem(QCustomPlot* plot,
                             const std::vector<std::unique_ptr<RegionItem>>& items)
    : QuietItem(plot), items_(items) {}

void FlatFillsItem::draw(QCPPainter* painter) {
    if (!style_.opaque) {
        return;
    }
    std::vector<Sheet> sheets;
    for (const auto& item : items_) {
        addSheets(sheets, item->shape(), item->colour(), insideOpacity(item->content(), style_));
    }
    painter->setAntialiasing(true);
    painter->setPen(Qt::NoPen);
    for (const FlatPatch& patch : flatPatches(sheets, style_.paper)) {
        painter->setBrush(patch.colour);
        painter->drawPath(patch.path);
    }
}

} // namespace cyrano::plot
