#include "app/plot/frame_item.hpp"

#include <algorithm>
#include <cmath>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

constexpr double labelGapPt = 4.0; // tick label to axis label
constexpr double raisePt = 0.2;    // of tick labels above the frame, in font sizes

/// From the frame outwards: gap, tick labels, gap, label.
double depthOf(double tickGap, double ticks, double labelGap, const tex::Label& label) {
    return tickGap + ticks + labelGap + label.size().height();
}

} // namespace

double topTickGapPt(const PlotStyle& style) {
    return style.detail * tickGapPt + raisePt * style.tickPt;
}

double topAxisDepth(const figure::FigureAxis& axis, const PlotStyle& style) {
    double ascent = 0.0;
    double descent = 0.0;
    for (const figure::Tick& tick : axis.ticks) {
        const tex::Label label(QString::fromStdString(tick.label), style.pixels(style.tickPt));
        ascent = std::max(ascent, label.ascent());
        descent = std::max(descent, label.descent());
    }
    const tex::Label label(QString::fromStdString(axis.label), style.pixels(style.axisLabelPt));
    return depthOf(style.pixels(topTickGapPt(style)), ascent + descent,
                   style.pixels(style.detail * labelGapPt), label);
}

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

void FrameItem::setContent(const figure::FigureAxes& axes, const QString& title,
                           const PlotStyle& style) {
    style_ = style;
    const auto second = [this](const std::optional<figure::FigureAxis>& axis) {
        return axis ? std::optional(makeSide(*axis)) : std::nullopt;
    };
    x_ = makeSide(axes.x);
    y_ = makeSide(axes.y);
    top_ = second(axes.top);
    right_ = second(axes.right);
    title_ = title.isEmpty() ? tex::Label()
                             : tex::Label(title, style_.pixels(style_.titlePt), style_.ink);
}

double FrameItem::gapTo(Edge edge) const {
    return edge == Edge::top ? style_.pixels(topTickGapPt(style_))
                             : style_.pixels(style_.detail * tickGapPt);
}

double FrameItem::depth(const Side& side, Edge edge) const {
    const bool alongX = edge == Edge::bottom || edge == Edge::top;
    return depthOf(gapTo(edge), alongX ? side.ascent + side.descent : side.widest,
                   style_.pixels(style_.detail * labelGapPt), side.label);
}

QMargins FrameItem::margins() const {
    const double padding = style_.pixels(style_.paddingPt);
    const double labelGap = style_.pixels(style_.detail * labelGapPt);
    const double tickHeight = y_.ascent + y_.descent;

    const double left = padding + depth(y_, Edge::left);
    const double right = std::max(padding, 0.5 * x_.widest + 0.5 * padding);
    const double bare = title_.isEmpty() ? std::max(padding, 0.5 * tickHeight + 0.5 * padding)
                                         : padding + title_.size().height() + labelGap;
    const double above = top_ ? depth(*top_, Edge::top) : 0.0;
    const double top = top_ && title_.isEmpty() ? padding + above : bare + above;
    const double wide = top_ ? std::max(right, 0.5 * top_->widest + 0.5 * padding) : right;
    const auto whole = [](double v) { return static_cast<int>(std::ceil(v)); };
    return {whole(std::max(left, wide)), whole(top),
            whole(right_ ? std::max(wide, padding + depth(*right_, Edge::right)) : wide),
            whole(depth(x_, Edge::bottom) + padding)};
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
    const auto across = [&](const std::vector<double>& ticks, double edge, double length) {
        for (const double tick : ticks) {
            const double x = place(map_.toPixel({tick, 0.0}).x());
            if (x > rect_.left() && x < rect_.right()) {
                path.moveTo(x, edge);
                path.lineTo(x, edge + length);
            }
        }
    };
    const auto along = [&](const std::vector<double>& ticks, double edge, double length) {
        for (const double tick : ticks) {
            const double y = place(map_.toPixel({0.0, tick}).y());
            if (y > rect_.top() && y < rect_.bottom()) {
                path.moveTo(edge, y);
                path.lineTo(edge + length, y);
            }
        }
    };
    const double major = std::round(style_.pixels(style_.tickLengthPt));
    const double minor = std::round(style_.pixels(style_.minorTickLengthPt));
    const Side& top = top_ ? *top_ : x_;
    const Side& right = right_ ? *right_ : y_;
    across(x_.positions, rect_.bottom(), -major);
    across(x_.minor, rect_.bottom(), -minor);
    across(top.positions, rect_.top(), major);
    across(top.minor, rect_.top(), minor);
    along(y_.positions, rect_.left(), major);
    along(y_.minor, rect_.left(), minor);
    along(right.positions, rect_.right(), -major);
    along(right.minor, rect_.right(), -minor);
    painter->drawPath(path);
}

std::vector<FrameItem::ShownTick> FrameItem::shownTicks(const Side& side, bool alongX) const {
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
        extents.push_back(
            {at, alongX ? side.tickLabels[i].width() : side.ascent + side.descent, side.ranks[i]});
    }
    const double between = alongX ? tickSpacing * style_.pixels(style_.tickPt) : 0.0;
    std::vector<ShownTick> out;
    for (const std::size_t k : figure::labelledTicks(extents, between)) {
        out.push_back({side.tickLabels[indices[k]], extents[k].place});
    }
    return out;
}

void FrameItem::drawTickLabels(QCPPainter* painter) const {
    drawTickLabels(painter, x_, Edge::bottom);
    drawTickLabels(painter, y_, Edge::left);
    if (top_) {
        drawTickLabels(painter, *top_, Edge::top);
    }
    if (right_) {
        drawTickLabels(painter, *right_, Edge::right);
    }
}

void FrameItem::drawTickLabels(QCPPainter* painter, const Side& side, Edge edge) const {
    const double gap = gapTo(edge);
    // Centred on the digits rather than on the box, so that powers do not pull it down.
    const double drop = 0.5 * 0.65 * style_.pixels(style_.tickPt);
    const auto baseline = [&](const ShownTick& tick) -> QPointF {
        const double width = tick.label.width();
        switch (edge) {
        case Edge::bottom:
            return {tick.at - 0.5 * width, rect_.bottom() + gap + side.ascent};
        case Edge::top:
            return {tick.at - 0.5 * width, rect_.top() - gap - side.descent};
        case Edge::left:
            return {rect_.left() - gap - width, tick.at + drop};
        case Edge::right:
            break;
        }
        return {rect_.right() + gap, tick.at + drop};
    };
    for (const ShownTick& tick : shownTicks(side, edge == Edge::bottom || edge == Edge::top)) {
        tick.label.paint(*painter, baseline(tick), 0.0, style_.glyphs);
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
    const auto level = [&](const tex::Label& label, double baseline) {
        paintCentred(label, rect_.center().x(), whole.left() + padding, whole.right() - padding,
                     [&](double x, double scale, double half) {
                         painter->translate(x - half, baseline);
                         painter->scale(scale, scale);
                         label.paint(*painter, {}, 0.0, style_.glyphs);
                     });
    };
    const auto upright = [&](const tex::Label& label, double baseline) {
        paintCentred(label, rect_.center().y(), whole.top() + padding, whole.bottom() - padding,
                     [&](double y, double scale, double half) {
                         painter->translate(baseline, y + half);
                         painter->scale(scale, scale);
                         label.paint(*painter, {}, -90.0, style_.glyphs);
                     });
    };
    level(x_.label, whole.bottom() - padding - x_.label.descent());
    upright(y_.label, whole.left() + padding + y_.label.ascent());
    level(title_, whole.top() + padding + title_.ascent());
    if (top_) {
        const double above = depth(*top_, Edge::top);
        level(top_->label, rect_.top() - above + top_->label.ascent());
    }
    if (right_) {
        upright(right_->label, whole.right() - padding - right_->label.descent());
    }
}

} // namespace cyrano::plot
