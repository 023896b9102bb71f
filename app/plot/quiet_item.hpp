// Base of all items of a figure plot.
#pragma once

#include "app/plot/qcp.hpp"

namespace cyrano::plot {

/// An item that clips itself and takes no part in QCustomPlot's own selection.
class QuietItem : public QCPAbstractItem {
  public:
    explicit QuietItem(QCustomPlot* plot) : QCPAbstractItem(plot) {
        setClipToAxisRect(false);
        setSelectable(false);
    }

    double selectTest(const QPointF& /*position*/, bool /*onlySelectable*/,
                      QVariant* /*details*/ = nullptr) const override {
        return -1.0;
    }
};

} // namespace cyrano::plot
