// The edges of another picture over this one.
#pragma once

#include <optional>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// Has a layer of its own, which is painted again only when the ghost or the window changes: what
/// moves under it does not pay for it. Geometry is kept as that of regions is.
class GhostItem : public QuietItem {
  public:
    explicit GhostItem(QCustomPlot* plot);

    /// True when it looks different from what was shown.
    bool setContent(const figure::Ghost& ghost);
    void setPlotStyle(const PlotStyle& style);
    void setWindow(const PixelMap& map, const QRectF& rect);

    /// How often it was painted so far.
    [[nodiscard]] int paintings() const { return paintings_; }

  protected:
    void draw(QCPPainter* painter) override;

  private:
    void makeShapes();

    figure::Ghost ghost_;
    PlotStyle style_;
    PixelMap map_;
    QRectF rect_;
    std::vector<RegionShape> shapes_; ///< in the order of the ghost's layers
    bool stale_ = true;
    int paintings_ = 0;
};

/// What of a ghost's layer is seen.
[[nodiscard]] RegionShape ghostShape(const figure::Ghost& ghost, const figure::Layer& layer,
                                     const PixelMap& map, ShapeOptions options);

/// The layer's colour halfway to a grey that is seen on the paper and on fills.
[[nodiscard]] QColor ghostColour(const figure::Layer& layer, const PlotStyle& style);

} // namespace cyrano::plot
