#include "app/plot/region_item.hpp"

#include <algorithm>
#include <map>

namespace cyrano::plot {

namespace {

// Patterns of excluded regions in print, as multiples of the style's spacing. Those of allowed
// regions are denser, at 45 degrees.
using Pattern = std::vector<Hatch>;

const std::vector<Pattern>& excludedPatterns() {
    static const std::vector<Pattern> all{
        {{45.0, 3.0}},
        {{0.0, 2.8}},
        {{-45.0, 3.0}},
        {{90.0, 2.8}},
        {{45.0, 4.4}, {-45.0, 4.4}},
        {{20.0, 3.0}},
        {{0.0, 4.2}, {90.0, 4.2}},
        {{-70.0, 3.0}},
        {{70.0, 3.0}},
        {{-20.0, 3.0}},
        {{20.0, 4.8}, {-70.0, 4.8}},
    };
    return all;
}

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

double insideOpacity(figure::Fill fill, const PlotStyle& style) {
    switch (fill) {
    case figure::Fill::hatched:
        return allowedOpacity;
    case figure::Fill::outline:
        return projectionOpacity;
    case figure::Fill::guide:
        return guideOpacity;
    case figure::Fill::overlay:
        return 0.0;
    case figure::Fill::solid:
        break;
    }
    return style.hatchExcluded ? printedOpacity : style.fillOpacity;
}

std::vector<Hatch> hatchesOf(figure::Fill fill, int turn, const PlotStyle& style) {
    if (fill == figure::Fill::hatched) {
        return {{turn % 2 == 0 ? 45.0 : -45.0, style.hatchSpacingPt}};
    }
    if (fill != figure::Fill::solid || !style.hatchExcluded) {
        return {};
    }
    const auto& all = excludedPatterns();
    Pattern out = all[static_cast<std::size_t>(turn) % all.size()];
    for (Hatch& hatch : out) {
        hatch.spacing *= style.hatchSpacingPt;
    }
    return out;
}

QColor hatchColour(figure::Fill fill, const QColor& colour, const PlotStyle& style) {
    // Opaque, as if translucent: opaque lines stay lines in PDF, others become outlines.
    return fill == figure::Fill::hatched ? mixed(colour, style.paper, hatchKeep)
                                         : textTint(colour, style);
}

std::vector<int> hatchTurns(const figure::Figure& figure) {
    std::map<figure::Fill, int> count;
    std::vector<int> out;
    for (const figure::Layer& layer : figure.layers) {
        out.push_back(count[layer.fill]++);
    }
    return out;
}

RegionItem::RegionItem(QCustomPlot* plot) : QuietItem(plot) {}

bool RegionItem::setContent(const figure::Layer& content, int turn) {
    const bool same =
        content.region == content_.region && content.colour == content_.colour &&
        content.fill == content_.fill && content.digitised == content_.digitised &&
        content.conditional == content_.conditional &&
        hatchesOf(content.fill, turn, style_) == hatchesOf(content.fill, turn_, style_);
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
    if (stale_) {
        ShapeOptions options;
        options.rect = rect_;
        options.computed = computed_;
        options.tolerance = style_.pixels(style_.tolerancePt);
        options.wholeUnits = style_.wholeUnits;
        for (const Hatch& hatch : hatchesOf(content_.fill, turn_, style_)) {
            options.hatches.push_back({hatch.degrees, style_.pixels(hatch.spacing)});
        }
        shape_ = content_.region ? makeShape(*content_.region, map_, options) : RegionShape{};
        stale_ = false;
    }
    return shape_;
}

QPen RegionItem::outlinePen(bool published) const {
    QPen pen = linePen(colour_, style_.outlinePt, style_);
    // Dash lengths are in pen widths, which differ between screen and paper; the dashes do not.
    const double unit = style_.pixels(style_.detail) / std::max(1e-6, pen.widthF());
    if (content_.fill == figure::Fill::outline || content_.conditional) {
        pen.setDashPattern({dashPt * unit, dashGapPt * unit});
    } else if (published) {
        pen.setDashPattern({dotPt * unit, dotGapPt * unit});
    }
    return pen;
}

void RegionItem::draw(QCPPainter* painter) {
    const RegionShape& paths = shape();
    if (paths.fill.isEmpty()) {
        return;
    }
    painter->setAntialiasing(true);
    if (!style_.opaque) { // else FlatFillsItem has painted all insides
        const double opacity = insideOpacity(content_.fill, style_);
        painter->setPen(Qt::NoPen);
        if (!paths.fringe.isEmpty()) {
            painter->setBrush(faded(colour_, fringeStrength * opacity));
            painter->drawPath(paths.fringe);
        }
        painter->setBrush(faded(colour_, opacity));
        painter->drawPath(paths.fill);
    }
    painter->setBrush(Qt::NoBrush);
    if (!paths.hatch.isEmpty()) {
        painter->setPen(
            linePen(hatchColour(content_.fill, colour_, style_), style_.hatchPt, style_));
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
