#include "app/export/pgf_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/plot/figure_plot.hpp"
#include "app/plot/frame_item.hpp"
#include "app/plot/label_item.hpp"
#include "app/plot/lines_item.hpp"
#include "app/tex/label.hpp"

namespace cyrano::exporting {

namespace {

constexpr double pointsPerMm = 72.0 / 25.4;
// As the other vector outputs count, so that labels fall on the same places.
constexpr double unitsPerPoint = 50.0;
constexpr double unitsPerMm = unitsPerPoint * pointsPerMm;

/// A plot that is laid out and never painted.
class Arranged final : public plot::FigurePlot {
  public:
    Arranged(const figure::Figure& figure, const plot::PlotStyle& style, QSize size)
        : FigurePlot(nullptr, Purpose::file) {
        setPlotStyle(style);
        setFigure(figure);
        setViewport(QRect(QPoint(), size));
        updateLayout();
    }
};

/// The ticks whose labels keep apart, as frame_item.cpp chooses them.
std::vector<std::size_t> labelled(const figure::FigureAxis& axis, const plot::PlotStyle& style,
                                  double length, bool alongX) {
    const double perUnit = length / (axis.axis.axisMax() - axis.axis.axisMin());
    double ascent = 0.0;
    double descent = 0.0;
    std::vector<figure::TickExtent> extents;
    for (const figure::Tick& tick : axis.ticks) {
        const tex::Label label(QString::fromStdString(tick.label), style.pixels(style.tickPt));
        extents.push_back({perUnit * tick.position, label.width(), tick.rank});
        ascent = std::max(ascent, label.ascent());
        descent = std::max(descent, label.descent());
    }
    for (figure::TickExtent& extent : extents) {
        extent.length = alongX ? extent.length : ascent + descent;
    }
    return figure::labelledTicks(extents,
                                 alongX ? plot::tickSpacing * style.pixels(style.tickPt) : 0.0);
}

std::vector<PgfGuide> guidesOf(const plot::FigurePlot& plot) {
    const plot::PixelMap map(plot.view(), plot.plotRect());
    const auto onAxes = [&map](const region::Point& p) { return map.toAxis({p.x, p.y}); };
    std::vector<PgfGuide> out;
    for (const plot::LinesItem::Drawn& line : plot.lines().drawn()) {
        PgfGuide& guide = out.emplace_back();
        for (const std::vector<region::Point>& stroke : line.strokes) {
            std::vector<region::Point>& points = guide.strokes.emplace_back();
            std::transform(stroke.begin(), stroke.end(), std::back_inserter(points), onAxes);
        }
        if (line.ride) {
            guide.text = line.source;
            guide.centre = onAxes(line.ride->centre);
            guide.degrees = -line.ride->degrees;
        }
    }
    return out;
}

/// Font size of a label over the one asked for.
double scaleOf(const tex::Label& label, double fontPixels) {
    const double em = label.isEmpty() ? 0.0 : label.boxes()->widthEm;
    return em > 0.0 ? label.width() / (em * fontPixels) : 1.0;
}

} // namespace

PgfOptions pgfLayout(const figure::Figure& figure, const ExportOptions& options) {
    plot::PlotStyle style = options.style;
    style.pixelsPerPoint = unitsPerPoint;
    style.wholeUnits = true;
    style.hairlines = false;
    const QSize size(static_cast<int>(std::lround(options.sizeMm.width() * unitsPerMm)),
                     static_cast<int>(std::lround(options.sizeMm.height() * unitsPerMm)));
    const Arranged plot(figure, style, size);
    const QRectF frame = plot.plotRect();

    PgfOptions out;
    out.style = options.style;
    out.widthMm = options.sizeMm.width();
    out.heightMm = options.sizeMm.height();
    out.frameMm = {frame.left() / unitsPerMm, frame.right() / unitsPerMm,
                   out.heightMm - frame.bottom() / unitsPerMm,
                   out.heightMm - frame.top() / unitsPerMm};
    out.labelledX = labelled(figure.x, style, frame.width(), true);
    out.labelledY = labelled(figure.y, style, frame.height(), false);
    if (figure.top) {
        out.labelledTop = labelled(*figure.top, style, frame.width(), true);
        out.topDepthPt = plot::topAxisDepth(*figure.top, style) / unitsPerPoint;
    }
    if (figure.right) {
        out.labelledRight = labelled(*figure.right, style, frame.height(), false);
    }
    out.guides = guidesOf(plot);
    const plot::LabelItem& labels = plot.labels();
    const plot::PixelMap map(plot.view(), frame);
    const double fontPixels = style.pixels(style.regionLabelPt);
    for (const plot::LabelItem::Entry& entry : labels.entries()) {
        if (!labels.isShown(entry)) {
            continue;
        }
        PgfLabel label{entry.id.toStdString(),           entry.source, entry.centre, entry.rotated,
                       scaleOf(entry.label, fontPixels), std::nullopt};
        if (entry.leader) {
            const QRectF box = labels.rectOf(entry);
            const QPointF target = map.toPixel(*entry.leader);
            const QPointF start(std::clamp(target.x(), box.left(), box.right()),
                                std::clamp(target.y(), box.top(), box.bottom()));
            label.leader = PgfLeader{map.toAxis(start), *entry.leader};
        }
        out.labels.push_back(std::move(label));
    }
    if (const QRectF box = labels.captionRect(); !box.isEmpty()) {
        // Its height is a number of font sizes that depends on its lines alone.
        const std::vector<tex::Label> lines(plot.captionLines().size());
        const double fonts = plot::captionSize(lines, 1.0).height();
        out.caption = PgfCaption{map.toAxis(box.topLeft()), box.height() / fonts / unitsPerPoint,
                                 plot.captionLines()};
    }
    return out;
}

} // namespace cyrano::exporting
