#include "app/present/slide.hpp"

#include <QPainter>

#include <algorithm>

#include "app/present/text_block.hpp"

namespace cyrano::present {

namespace {

constexpr QSizeF slidePt(720.0, 405.0);
constexpr double captionPt = 15.0;
constexpr double captionAreaPt = 52.0; // two lines and some air
constexpr double counterWidthPt = 50.0;
constexpr double counterPt = 10.0;
constexpr double sidePt = 18.0;

} // namespace

SlideLayout layOutSlide(QSizeF size, bool captions) {
    SlideLayout out;
    out.pixelsPerPoint = std::min(size.width() / slidePt.width(), size.height() / slidePt.height());
    const double below = captions ? captionAreaPt * out.pixelsPerPoint : 0.0;
    out.figure = QRectF(0.0, 0.0, size.width(), size.height() - below);
    if (captions) {
        const double side = sidePt * out.pixelsPerPoint;
        const double counter = counterWidthPt * out.pixelsPerPoint;
        out.caption = QRectF(side, out.figure.bottom(), size.width() - 2.0 * side - counter, below);
        out.counter = QRectF(out.caption.right(), out.caption.top(), counter, below);
    }
    return out;
}

plot::PlotStyle slideStyle(double pixelsPerPoint) {
    plot::PlotStyle style;
    style.pixelsPerPoint = pixelsPerPoint;
    style.tickPt = 12.0;
    style.axisLabelPt = 15.0;
    style.regionLabelPt = 11.5;
    style.captionPt = 9.5;
    style.titlePt = 13.0;
    style.outlinePt = 1.0;
    style.hatchSpacingPt = 6.0;
    style.hatchPt = 0.6;
    return style;
}

void paintCaption(QPainter& painter, const SlideLayout& layout, const QString& caption,
                  const QString& counter) {
    const TextBlock text = TextBlock::fitted(caption, captionPt * layout.pixelsPerPoint,
                                             layout.caption.size(), QColor(0x1a, 0x1a, 0x1a));
    text.paint(painter, layout.caption.topLeft());
    const TextBlock number(counter, counterPt * layout.pixelsPerPoint, layout.counter.width(),
                           QColor(0x77, 0x77, 0x77));
    const QSizeF size = number.size();
    const double air = 0.5 * counterPt * layout.pixelsPerPoint;
    number.paint(painter, {layout.counter.right() - size.width(),
                           layout.counter.bottom() - size.height() - air});
}

SlidePainter::SlidePainter(QSize size, bool captions, bool vector)
    : layout_(layOutSlide(size, captions)), plot_(nullptr, plot::FigurePlot::Purpose::file) {
    plot::PlotStyle style = slideStyle(layout_.pixelsPerPoint);
    style.hairlines = false;
    style.wholeUnits = vector;
    plot_.setPlotStyle(style);
}

void SlidePainter::paint(QCPPainter& painter, const figure::Figure& figure, const QString& caption,
                         const QString& counter) {
    plot_.setFigure(figure);
    const QSize size = layout_.figure.size().toSize();
    plot_.toPainter(&painter, size.width(), size.height());
    paintCaption(painter, layout_, caption, counter);
}

} // namespace cyrano::present
