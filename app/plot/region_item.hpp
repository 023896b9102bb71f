// One region of a figure as an item of QCustomPlot.
#pragma once

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// Draws one layer of a figure. Geometry is kept until the region or the window changes.
class RegionItem : public QuietItem {
  public:
    explicit RegionItem(QCustomPlot* plot);

    /// True when the layer looks different from the one shown so far; its label is no matter of
    /// this item.
    bool setContent(const figure::Layer& content, bool hatchFalling);
    void setPlotStyle(const PlotStyle& style);
    /// Where the plane lies now: `computed` is what the region's polygons were cut to.
    void setWindow(const PixelMap& map, const QRectF& rect, const QRectF& computed);

    [[nodiscard]] const figure::Layer& content() const { return content_; }
    [[nodiscard]] QColor colour() const { return colour_; }
    [[nodiscard]] const RegionShape& shape() const;

  protected:
    void draw(QCPPainter* painter) override;

  private:
    [[nodiscard]] QPen outlinePen(bool published) const;

    figure::Layer content_;
    QColor colour_;
    bool hatchFalling_ = false;
    PlotStyle style_;
    PixelMap map_;
    QRectF rect_;
    QRectF computed_;
    mutable RegionShape shape_;
    mutable bool stale_ = true;
};

/// A pen of that width, or of one pixel where the style asks for it.
[[nodiscard]] QPen linePen(const QColor& colour, double points, const PlotStyle& style);

/// The colour darkened until text in it reads well on white and on the colour's own fill.
[[nodiscard]] QColor textTint(const QColor& colour);

} // namespace cyrano::plot
