#include "app/plot/frame_item.hpp"

#include <algorithm>
#include <cmath>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

constexpr double labelGapPt = 4.0; // tick label to axis label

} // namespace

FrameItem::FrameItem(QCustomPlot* plot) : QuietItem(plot) {}

FrameItem::Side FrameItem::makeSide(const figure::FigureAxis& axis) const {
    Side side;
    if (!axis.label.empty()) {
        side.label = tex::Label(QString::fromStdString(axis.label),
                                style_.pixels(style_.axisLabelPt), style_.ink);
    }
    for (const figure::Tick& tick : axis.ticks) {
        side.positions.push_back(tick.position);
        side.ranks.push_back(tick.rank);
        side.tickLabels.emplace_back(QString::fromStdString(tick.label),
                                     style_.pixels(style_.tickPt), style_.ink);
        const tex::Label& label = side.tickLabels.back();
        side.widest = std::max(side.widest, label.width());
        side.ascent = std::max(side.ascent, label.ascent());
        side.descent = std::max(side.descent, label.descent());
    }
    side.minor = axis.minorTicks;
    return side;
}

void FrameItem::setContent(const figure::FigureAxis& x, const figure::FigureAxis& y,
                           const QString& title, const PlotStyle& style) {
    style_ = style;
    x_ = makeSide(x);
    y_ = makeSide(y);
    title_ = title.isEmpty() ? tex::Label()
                             : tex::Label(title, style_.pixels(style_.titlePt), style_.ink);
}

QMargins FrameItem::margins() const {
    const double padding = style_.pixels(style_.paddingPt);
    const double tickGap = style_.pixels(style_.detail * tickGapPt);
    const double labelGap = style_.pixels(style_.detail * labelGapPt);
    const double tickHeight = y_.ascent + y_.descent;

    const double left = padding + y_.label.size().height() + labelGap + y_.widest + tickGap;
    const double right = std::max(padding, 0.5 * x_.widest + 0.5 * padding);
    const double top = title_.isEmpty() ? std::max(padding, 0.5 * tickHeight + 0.5 * padding)
                                        : padding + title_.size().height() + labelGap;
    const double bottom =
        tickGap + x_.ascent + x_.descent + labelGap + x_.label.size().height() + padding;
    const auto whole = [](double v) { return static_cast<int>(std::ceil(v)); };
    return {whole(std::max(left, right)), whole(top), whole(right), whole(bottom)};
}

void FrameItem::setWindow(const PixelMap& map, const QRectF& rect) {
    map_ = map;
    rect_ = rect;
}

void FrameItem::draw(QCPPainter* painter) {
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    QPen pen = linePen(style_.ink, style_.framePt, style_);
    pen.setJoinStyle(Qt::MiterJoin);
    painter->setPen(pen);
    painter->drawRect(rect_);
    drawTicks(painter);
    drawTickLabels(painter);
    drawAxisLabels(painter);
}

void FrameItem::drawTicks(QCPPainter* painter) const {
    const bool pixels = !painter->modes().testFlag(QCPPainter::pmVectorized);
    const auto place = [&](double v) { return pixels ? std::round(v) : v; };
    QPainterPath path;
    const auto vertical = [&](const std::vector<double>& ticks, double length) {
        for (const double tick : ticks) {
            const double x = place(map_.toPixel({tick, 0.0}).x());
            if (x <= rect_.left() || x >= rect_.right()) {
                continue;
            }
            path.moveTo(x, rect_.bottom());
            path.lineTo(x, rect_.bottom() - length);
            path.moveTo(x, rect_.top());
            path.lineTo(x, rect_.top() + length);
        }
    };
    const auto horizontal = [&](const std::vector<double>& ticks, double length) {
        for (const double tick : ticks) {
            const double y = place(map_.toPixel({0.0, tick}).y());
            if (y <= rect_.top() || y >= rect_.bottom()) {
                continue;
            }
            path.moveTo(rect_.left(), y);
            path.lineTo(rect_.left() + length, y);
            path.moveTo(rect_.right(), y);
            path.lineTo(rect_.right() - length, y);
        }
    };
    const double major = std::round(style_.pixels(style_.tickLengthPt));
    const double minor = std::round(style_.pixels(style_.minorTickLengthPt));
    vertical(x_.positions, major);
    vertical(x_.minor, minor);
    horizontal(y_.positions, major);
    horizontal(y_.minor, minor);
    painter->drawPath(path);
}

void FrameItem::drawTickLabels(QCPPainter* painter) const {
    const double gap = style_.pixels(style_.detail * tickGapPt);
    const auto shown = [&](const Side& side, bool alongX) {
        std::vector<std::size_t> indices;
        std::vector<figure::TickExtent> extents;
        for (std::size_t i = 0; i < side.positions.size(); ++i) {
            const double t = side.positions[i];
            const double at = alongX ? map_.toPixel({t, 0.0}).x() : map_.toPixel({0.0, t}).y();
            const double low = alongX ? rect_.left() : rect_.top();
            const double high = alongX ? rect_.right() : rect_.bottom();
            if (at < low - 1.0 || at > high + 1.0) {
                continue;
            }
            indices.push_back(i);
            extents.push_back({at, alongX ? side.tickLabels[i].width() : side.ascent + side.descent,
                               side.ranks[i]});
        }
        const double between = alongX ? tickSpacing * style_.pixels(style_.tickPt) : 0.0;
        std::vector<std::pair<std::size_t, double>> out;
        for (const std::size_t k : figure::labelledTicks(extents, between)) {
            out.emplace_back(indices[k], extents[k].place);
        }
        return out;
    };
    for (const auto& [i, x] : shown(x_, true)) {
        const tex::Label& label = x_.tickLabels[i];
        label.paint(*painter, {x - 0.5 * label.width(), rect_.bottom() + gap + x_.ascent}, 0.0,
                    style_.glyphs);
    }
    for (const auto& [i, y] : shown(y_, false)) {
        const tex::Label& label = y_.tickLabels[i];
        // Centred on the digits rather than on the box, so that powers do not pull it down.
        const double digits = 0.65 * style_.pixels(style_.tickPt);
        label.paint(*painter, {rect_.left() - gap - label.width(), y + 0.5 * digits}, 0.0,
                    style_.glyphs);
    }
}

void FrameItem::drawAxisLabels(QCPPainter* painter) const {
    const QRectF whole = parentPlot()->viewport();
    const double padding = style_.pixels(style_.paddingPt);
    /// Shrinks a label that is longer than the window, and paints it around `centre`.
    const auto paintCentred = [&](const tex::Label& label, double centre, double low, double high,
                                  auto&& paint) {
        if (label.isEmpty()) {
            return;
        }
        const double scale = std::min(1.0, (high - low) / std::max(1.0, label.width()));
        const double half = 0.5 * scale * label.width();
        painter->save();
        paint(std::clamp(centre, low + half, std::max(low + half, high - half)), scale, half);
        painter->restore();
    };
    paintCentred(x_.label, rect_.center().x(), whole.left() + padding, whole.right() - padding,
                 [&](double x, double scale, double half) {
                     painter->translate(x - half, whole.bottom() - padding - x_.label.descent());
                     painter->scale(scale, scale);
                     x_.label.paint(*painter, {}, 0.0, style_.glyphs);
                 });
    paintCentred(y_.label, rect_.center().y(), whole.top() + padding, whole.bottom() - padding,
                 [&](double y, double scale, double half) {
                     painter->translate(whole.left() + padding + y_.label.ascent(), y + half);
                     painter->scale(scale, scale);
                     y_.label.paint(*painter, {}, -90.0, style_.glyphs);
                 });
    paintCentred(title_, rect_.center().x(), whole.left() + padding, whole.right() - padding,
                 [&](double x, double scale, double half) {
                     painter->translate(x - half, whole.top() + padding + title_.ascent());
                     painter->scale(scale, scale);
                     title_.paint(*painter, {}, 0.0, style_.glyphs);
                 });
}

} // namespace cyrano::plot
