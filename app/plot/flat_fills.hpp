// The insides of all regions with their overlaps mixed beforehand, for outputs without
// transparency.
#pragma once

#include <QColor>
#include <QPainterPath>

#include <memory>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/region_shape.hpp"

namespace cyrano::plot {

class RegionItem;

/// What would be painted with that opacity.
struct Sheet {
    QPainterPath path; ///< odd-even
    QColor colour;
    double opacity = 1.0;
};

struct FlatPatch {
    QPainterPath path;
    QColor colour;
};

/// Appends what a region paints: fringe and inside.
void addSheets(std::vector<Sheet>& sheets, const RegionShape& shape, const QColor& colour,
               double opacity);

/// The same picture in opaque pieces, to be painted in this order; `sheets` from back to front.
[[nodiscard]] std::vector<FlatPatch> flatPatches(const std::vector<Sheet>& sheets,
                                                 const QColor& paper);

/// Paints the insides of the items given, where the style asks for it; they only add their lines.
class FlatFillsItem : public QuietItem {
  public:
    /// `items` stay the plot's and are looked at while painting.
    FlatFillsItem(QCustomPlot* plot, const std::vector<std::unique_ptr<RegionItem>>& items);

    void setPlotStyle(const PlotStyle& style) { style_ = style; }

  protected:
    void draw(QCPPainter* painter) override;

  private:
    const std::vector<std::unique_ptr<RegionItem>>& items_;
    PlotStyle style_;
};

} // namespace cyrano::plot
