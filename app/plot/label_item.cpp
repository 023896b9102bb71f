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

/// Draws a picture at whole pixels next to `place`, painting it first where it is not at hand.
template <typename Paint>
void drawKept(QCPPainter* painter, QPixmap& picture, const QRectF& place, const Paint& paint) {
    const double ratio = painter->device()->devicePixelRatioF();
    const QSize size = place.size().toSize();
    if (picture.isNull() || picture.devicePixelRatio() != ratio ||
        picture.deviceIndependentSize().toSize() != size) {
        picture = QPixmap(size * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QCPPainter own(&picture);
        own.setAntialiasing(true);
        paint(&own);
    }
    painter->setAntialiasing(false); // no half-pixel shift
    painter->drawPixmap(
        QPointF(std::round(place.x() * ratio) / ratio, std::round(place.y() * ratio) / ratio),
        picture);
    painter->setAntialiasing(true);
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

void LabelItem::setPlotStyle(const PlotStyle& style) {
    style_ = style;
    for (Line& line : captionLines_) {
        line.picture = {};
    }
}

bool LabelItem::update(std::vector<Entry> entries, std::vector<tex::Label> captionLines,
                       const QRectF& captionRect, double captionPixels) {
    bool same = captionRect == captionRect_ && entries.size() == entries_.size() &&
                captionLines.size() == captionLines_.size();
    for (Entry& entry : entries) {
        const auto old = std::find_if(entries_.begin(), entries_.end(),
                                      [&](const Entry& other) { return entry.looksLike(other); });
        if (old == entries_.end()) {
            same = false;
            continue;
        }
        entry.picture = old->picture;
        same =
            same && !old->withdrawn && old->centre == entry.centre && old->leader == entry.leader;
    }
    std::vector<Line> lines;
    for (tex::Label& label : captionLines) {
        const auto old =
            std::find_if(captionLines_.begin(), captionLines_.end(),
                         [&](const Line& other) { return sameLabel(other.label, label); });
        const bool known = old != captionLines_.end();
        same = same && known && !old->withdrawn &&
               old - captionLines_.begin() == static_cast<std::ptrdiff_t>(lines.size());
        lines.push_back({std::move(label), false, known ? old->picture : QPixmap()});
    }
    entries_ = std::move(entries);
    captionLines_ = std::move(lines);
    captionRect_ = captionRect;
    captionPixels_ = captionPixels;
    return !same;
}

bool LabelItem::withdraw(const std::function<bool(const Entry&)>& holds,
                         const std::vector<bool>& linesHold) {
    bool changed = false;
    for (Entry& entry : entries_) {
        const bool now = !holds(entry);
        changed = changed || now != entry.withdrawn;
        entry.withdrawn = now;
    }
    for (std::size_t i = 0; i < std::min(linesHold.size(), captionLines_.size()); ++i) {
        const bool now = !linesHold[i];
        changed = changed || now != captionLines_[i].withdrawn;
        captionLines_[i].withdrawn = now;
    }
    return changed;
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
    return !entry.withdrawn && rect_.contains(rectOf(entry));
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
    const double margin = style_.pixels(style_.detail * haloPt);
    const QSize size = (rectOf(entry).size() + 2.0 * QSizeF(margin, margin)).toSize() + QSize(2, 2);
    const QPointF middle(0.5 * size.width(), 0.5 * size.height());
    drawKept(painter, entry.picture, QRectF(centre - middle, size),
             [&](QCPPainter* own) { paintEntry(own, entry, middle); });
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

void LabelItem::paintLine(QCPPainter* painter, const Line& line, QPointF baseline) const {
    painter->save();
    painter->translate(baseline);
    drawHalo(painter, line.label);
    painter->restore();
    line.label.paint(*painter, baseline, 0.0, style_.glyphs);
}

void LabelItem::drawCaption(QCPPainter* painter) const {
    if (captionLines_.empty() || captionRect_.isEmpty()) {
        return;
    }
    const double leading = captionLeading * captionPixels_;
    const double margin = std::ceil(style_.pixels(style_.detail * haloPt)) + 1.0;
    QPointF baseline =
        captionRect_.topLeft() +
        QPointF(captionMargin * captionPixels_, captionMargin * captionPixels_ + 0.75 * leading);
    for (const Line& line : captionLines_) {
        if (line.withdrawn) {
            // Its room stays empty, so that the others keep their places.
        } else if (painter->modes().testFlag(QCPPainter::pmNoCaching)) {
            paintLine(painter, line, baseline);
        } else {
            const QPointF start(margin, margin + std::ceil(line.label.ascent()));
            const QSize size(
                static_cast<int>(std::ceil(line.label.width() + 2.0 * margin)),
                static_cast<int>(std::ceil(start.y() + line.label.descent() + margin)));
            drawKept(painter, line.picture, QRectF(baseline - start, size),
                     [&](QCPPainter* own) { paintLine(own, line, start); });
        }
        baseline.ry() += leading;
    }
}

} // namespace cyrano::plot
