// Frame, ticks, tick labels, axis labels and title of a figure.
#pragma once

#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/view.hpp"
#include "app/tex/label.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// Draws what surrounds the regions, in TeX. QCustomPlot's own axes stay invisible and only carry
/// the coordinates.
class FrameItem : public QuietItem {
  public:
    explicit FrameItem(QCustomPlot* plot);

    void setContent(const figure::FigureAxis& x, const figure::FigureAxis& y, const QString& title,
                    const PlotStyle& style);
    /// Room needed around the frame so that no label is cut off.
    [[nodiscard]] QMargins margins() const;
    void setWindow(const PixelMap& map, const QRectF& rect);

  protected:
    void draw(QCPPainter* painter) override;

  private:
    struct Side {
        tex::Label label;
        std::vector<double> positions; ///< axis units, of the labelled ticks
        std::vector<int> ranks;        ///< of the labels
        std::vector<tex::Label> tickLabels;
        std::vector<double> minor;
        double widest = 0.0;
        double ascent = 0.0;
        double descent = 0.0;
    };

    [[nodiscard]] Side makeSide(const figure::FigureAxis& axis) const;
    void drawTicks(QCPPainter* painter) const;
    void drawTickLabels(QCPPainter* painter) const;
    void drawAxisLabels(QCPPainter* painter) const;

    PlotStyle style_;
    Side x_;
    Side y_;
    tex::Label title_;
    PixelMap map_;
    QRectF rect_;
};

} // namespace cyrano::plot
