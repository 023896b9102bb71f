#include "app/plot/label_item.hpp"

#include <algorithm>
#include <cmath>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

constexpr double haloPt = 2.4;
constexpr double paperHaloPt = 1.4;
constexpr float haloOpacity = 0.75F;

QColor translucent(QColor colour, float opacity) {
    colour.setAlphaF(opacity);
    return colour;
}

/// The label's outline as polygons of whole units, good to a tenth of a point.
QPainterPath coarse(const QPainterPath& outline, const PlotStyle& style) {
    constexpr double unitsPerPoint = 6.0; // flattening is good to half a unit
    const double scale = unitsPerPoint / style.pixelsPerPoint;
    QPainterPath out;
    for (const QPolygonF& polygon :
         outline.toSubpathPolygons(QTransform::fromScale(scale, scale))) {
        for (qsizetype i = 0; i < polygon.size(); ++i) {
            const QPointF p(std::round(polygon[i].x() / scale), std::round(polygon[i].y() / scale));
            i == 0 ? out.moveTo(p) : out.lineTo(p);
        }
    }
    return out;
}

bool sameLabel(const tex::Label& a, const tex::Label& b) {
    return a.boxes() == b.boxes() && a.size() == b.size();
}

} // namespace

QSizeF captionSize(const std::vector<tex::Label>& lines, double fontPixels) {
    if (lines.empty()) {
        return {0.0, 0.0};
    }
    double width = 0.0;
    for (const tex::Label& line : lines) {
        width = std::max(width, line.width());
    }
    const double margin = captionMargin * fontPixels;
    const double leading = captionLeading * fontPixels;
    return {width + 2.0 * margin, leading * static_cast<double>(lines.size()) + 2.0 * margin};
}

LabelItem::LabelItem(QCustomPlot* plot) : QuietItem(plot) {}

bool LabelItem::Entry::looksLike(const Entry& other) const {
    return id == other.id && sameLabel(label, other.label) && colour == other.colour &&
           rotated == other.rotated;
}

bool LabelItem::update(std::vector<Entry> entries, std::vector<tex::Label> captionLines,
                       const QRectF& captionRect, double captionPixels) {
    bool same = captionRect == captionRect_ && entries.size() == entries_.size() &&
                std::equal(captionLines.begin(), captionLines.end(), captionLines_.begin(),
                           captionLines_.end(), sameLabel);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Entry& entry = entries[i];
        const auto old = std::find_if(entries_.begin(), entries_.end(),
                                      [&](const Entry& other) { return entry.looksLike(other); });
        if (old == entries_.end()) {
            same = false;
            continue;
        }
        entry.picture = old->picture;
        same = same && old->centre == entry.centre && old->leader == entry.leader;
    }
    entries_ = std::move(entries);
    captionLines_ = std::move(captionLines);
    captionRect_ = captionRect;
    captionPixels_ = captionPixels;
    return !same;
}

void LabelItem::setWindow(const PixelMap& map, const QRectF& rect) {
    map_ = map;
    rect_ = rect;
}

QRectF LabelItem::rectOf(const Entry& entry) const {
    QSizeF size = entry.label.size();
    if (entry.rotated) {
        size.transpose();
    }
    QRectF rect(QPointF(), size);
    rect.moveCenter(map_.toPixel(entry.centre));
    return rect;
}

bool LabelItem::isShown(const Entry& entry) const {
    return rect_.contains(rectOf(entry));
}

void LabelItem::move(const QString& id, region::Point centre) {
    for (Entry& entry : entries_) {
        if (entry.id == id) {
            entry.centre = centre;
        }
    }
}

const LabelItem::Entry* LabelItem::at(QPointF pixel) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return isShown(entry) && rectOf(entry).contains(pixel);
    });
    return found == entries_.end() ? nullptr : &*found;
}

void LabelItem::draw(QCPPainter* painter) {
    painter->setAntialiasing(true);
    drawCaption(painter);
    for (const Entry& entry : entries_) {
        if (isShown(entry) && entry.leader) {
            drawLeader(painter, entry);
        }
    }
    for (const Entry& entry : entries_) {
        if (isShown(entry)) {
            drawEntry(painter, entry);
        }
    }
}

void LabelItem::drawLeader(QCPPainter* painter, const Entry& entry) const {
    const QPointF target = map_.toPixel(*entry.leader);
    if (!rect_.contains(target)) {
        return;
    }
    const double gap = style_.pixels(1.0);
    const QRectF box = rectOf(entry).adjusted(-gap, -gap, gap, gap);
    const QPointF start(std::clamp(target.x(), box.left(), box.right()),
                        std::clamp(target.y(), box.top(), box.bottom()));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(linePen(entry.colour, style_.detail * leaderPt, style_));
    painter->drawLine(start, target);
    painter->setPen(Qt::NoPen);
    painter->setBrush(entry.colour);
    painter->drawEllipse(target, style_.pixels(style_.detail * leaderDotPt),
                         style_.pixels(style_.detail * leaderDotPt));
}

/// On screen from a picture kept between frames, so that panning does not stroke every halo anew.
void LabelItem::drawEntry(QCPPainter* painter, const Entry& entry) const {
    const QPointF centre = map_.toPixel(entry.centre);
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) {
        paintEntry(painter, entry, centre);
        return;
    }
    const double ratio = painter->device()->devicePixelRatioF();
    const double margin = style_.pixels(style_.detail * haloPt);
    const QSize size = (rectOf(entry).size() + 2.0 * QSizeF(margin, margin)).toSize() + QSize(2, 2);
    if (entry.picture.isNull() || entry.picture.devicePixelRatio() != ratio ||
        entry.picture.deviceIndependentSize().toSize() != size) {
        entry.picture = QPixmap(size * ratio);
        entry.picture.setDevicePixelRatio(ratio);
        entry.picture.fill(Qt::transparent);
        QCPPainter own(&entry.picture);
        own.setAntialiasing(true);
        paintEntry(&own, entry, QPointF(0.5 * size.width(), 0.5 * size.height()));
    }
    const QPointF corner = centre - QPointF(0.5 * size.width(), 0.5 * size.height());
    painter->setAntialiasing(false); // no half-pixel shift
    painter->drawPixmap(
        QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio),
        entry.picture);
    painter->setAntialiasing(true);
}

void LabelItem::paintEntry(QCPPainter* painter, const Entry& entry, QPointF centre) const {
    const tex::Label& label = entry.label;
    const double half = 0.5 * label.width();
    const double drop = 0.5 * (label.ascent() - label.descent());
    const double turn = entry.rotated ? -90.0 : 0.0;
    const QPointF baseline = entry.rotated ? QPointF(centre.x() + drop, centre.y() + half)
                                           : QPointF(centre.x() - half, centre.y() + drop);
    painter->save();
    painter->translate(baseline);
    painter->rotate(turn);
    drawHalo(painter, label);
    painter->restore();
    label.paint(*painter, baseline, turn, style_.glyphs);
}

void LabelItem::drawHalo(QCPPainter* painter, const tex::Label& label) const {
    // In a vector file the halo is thin and opaque: a translucent one would be stored as a filled
    // shape of a thousand curves.
    const bool vector = painter->modes().testFlag(QCPPainter::pmVectorized);
    QPen halo(vector ? style_.paper : translucent(style_.paper, haloOpacity),
              style_.pixels(style_.detail * (vector ? paperHaloPt : haloPt)));
    halo.setJoinStyle(Qt::RoundJoin);
    painter->setPen(halo);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(vector ? coarse(label.outlines(), style_) : label.outlines());
}

void LabelItem::drawCaption(QCPPainter* painter) const {
    if (captionLines_.empty() || captionRect_.isEmpty()) {
        return;
    }
    const double leading = captionLeading * captionPixels_;
    QPointF baseline =
        captionRect_.topLeft() +
        QPointF(captionMargin * captionPixels_, captionMargin * captionPixels_ + 0.75 * leading);
    for (const tex::Label& line : captionLines_) {
        painter->save();
        painter->translate(baseline);
        drawHalo(painter, line);
        painter->restore();
        line.paint(*painter, baseline, 0.0, style_.glyphs);
        baseline.ry() += leading;
    }
}

} // namespace cyrano::plot
