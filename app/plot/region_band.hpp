// Several regions of a figure as one item of QCustomPlot.
#pragma once

#include <QImage>

#include <vector>

#include "app/plot/quiet_item.hpp"
#include "app/plot/region_item.hpp"

namespace cyrano::plot {

/// Paints the regions of one buffer, back to front.
class RegionBand : public QuietItem {
  public:
    /// On screen a band is painted in stripes, by as many threads as there are cores; in files as a
    /// whole, and as it comes.
    enum class Threads { one, several };

    RegionBand(QCustomPlot* plot, Threads threads);

    /// `items` stay the plot's.
    void setItems(std::vector<RegionItem*> items) { items_ = std::move(items); }
    /// The inside of the frame, which regions do not leave.
    void setWindow(const QRectF& rect) { rect_ = rect; }

  protected:
    void draw(QCPPainter* painter) override;

  private:
    void paintInStripes(QCPPainter& painter, const QRect& area);

    const Threads threads_;
    std::vector<RegionItem*> items_;
    QRectF rect_;
    QImage canvas_; ///< kept, because taking the memory anew takes longer than painting some of it
};

} // namespace cyrano::plot
