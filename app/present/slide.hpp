// How a figure and its caption share a slide: on screen, on a page, in a film.
#pragma once

#include <QRectF>
#include <QString>

#include "app/plot/figure_plot.hpp"

namespace cyrano::present {

/// Slides are laid out as if they were 720 × 405 points, a 16:9 slide ten inches wide; larger ones
/// are that, magnified.
struct SlideLayout {
    double pixelsPerPoint = 1.0;
    QRectF figure;
    QRectF caption; ///< empty without captions
    QRectF counter; ///< "3 / 9", to the right of the caption
};

[[nodiscard]] SlideLayout layOutSlide(QSizeF size, bool captions);

/// Type that can be read from the last row.
[[nodiscard]] plot::PlotStyle slideStyle(double pixelsPerPoint);

/// Caption and counter; the figure has its own painter.
void paintCaption(QPainter& painter, const SlideLayout& layout, const QString& caption,
                  const QString& counter);

/// Paints slide after slide of one size into files.
class SlidePainter {
  public:
    /// `vector` for pages, whose units are finer than any pixel.
    SlidePainter(QSize size, bool captions, bool vector);

    /// While the picture moves, labels stay where they are.
    void setMoving(bool on) { plot_.setInteracting(on); }
    void paint(QCPPainter& painter, const figure::Figure& figure, const QString& caption,
               const QString& counter);

  private:
    SlideLayout layout_;
    plot::FigurePlot plot_;
};

} // namespace cyrano::present
