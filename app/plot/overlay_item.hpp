// What follows the mouse: pinned probe, zoom rectangle, emphasised outline.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/view.hpp"

namespace cyrano::plot {

class RegionItem;

/// Lives on the topmost, buffered layer: repainting it leaves all others alone.
class OverlayItem : public QuietItem {
  public:
    explicit OverlayItem(QCustomPlot* plot);

    void setPlotStyle(const PlotStyle& style) { style_ = style; }
    void setWindow(const PixelMap& map, const QRectF& rect);
    void setProbe(std::optional<region::Point> axisPoint) { probe_ = axisPoint; }
    /// A second point, to which the probe is compared.
    void setReference(std::optional<region::Point> axisPoint) { reference_ = axisPoint; }
    void setZoomRect(const QRectF& rect) { zoomRect_ = rect; }
    void setHighlighted(std::vector<const RegionItem*> items) { highlighted_ = std::move(items); }

  protected:
    void draw(QCPPainter* painter) override;

  private:
    void drawProbe(QCPPainter* painter) const;
    void drawReference(QCPPainter* painter) const;

    PlotStyle style_;
    PixelMap map_;
    QRectF rect_;
    std::optional<region::Point> probe_;
    std::optional<region::Point> reference_;
    QRectF zoomRect_;
    std::vector<const RegionItem*> highlighted_;
};

} // namespace cyrano::plot
