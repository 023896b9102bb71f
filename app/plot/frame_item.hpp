// Frame, ticks, tick labels, axis labels and title of a figure.
#pragma once

#include <optional>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/view.hpp"
#include "app/tex/label.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// Room from the frame to the outer end of the label of a second axis above, in pixels.
[[nodiscard]] double topAxisDepth(const figure::FigureAxis& axis, const PlotStyle& style);
/// Room between the frame and its tick labels above, in points: a little more than elsewhere, for
/// the exponents of the uppermost label beside the frame.
[[nodiscard]] double topTickGapPt(const PlotStyle& style);

/// Draws what surrounds the regions, in TeX. QCustomPlot's own axes stay invisible and only carry
/// the coordinates.
class FrameItem : public QuietItem {
  public:
    explicit FrameItem(QCustomPlot* plot);

    void setContent(const figure::FigureAxes& axes, const QString& title, const PlotStyle& style);
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

    enum class Edge { bottom, left, top, right };

    /// A label of a tick that is shown, and the pixel along its axis.
    struct ShownTick {
        const tex::Label& label;
        double at;
    };

    [[nodiscard]] Side makeSide(const figure::FigureAxis& axis) const;
    /// From the frame to the outer end of the axis label.
    [[nodiscard]] double depth(const Side& side, Edge edge) const;
    [[nodiscard]] double gapTo(Edge edge) const;
    [[nodiscard]] std::vector<ShownTick> shownTicks(const Side& side, bool alongX) const;
    void drawTicks(QCPPainter* painter) const;
    void drawTickLabels(QCPPainter* painter) const;
    void drawTickLabels(QCPPainter* painter, const Side& side, Edge edge) const;
    void drawAxisLabels(QCPPainter* painter) const;

    PlotStyle style_;
    Side x_;
    Side y_;
    std::optional<Side> top_;   ///< a second axis; none: the ticks of the first
    std::optional<Side> right_; ///< likewise
    tex::Label title_;
    PixelMap map_;
    QRectF rect_;
};

} // namespace cyrano::plot
