// One region of a figure as it is painted.
#pragma once

#include "app/plot/plot_style.hpp"
#include "app/plot/qcp.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

/// Draws one layer of a figure. Geometry is kept until the region or the window changes.
class RegionItem {
  public:
    /// True when the layer looks different from the one shown so far; its label is no matter of
    /// this item. `turn` is that of hatchTurns().
    bool setContent(const figure::Layer& content, int turn);
    void setPlotStyle(const PlotStyle& style);
    /// Where the plane lies now: `computed` is what the region's polygons were cut to.
    void setWindow(const PixelMap& map, const QRectF& rect, const QRectF& computed);

    /// A moving picture is painted with hard edges to its insides, which takes a third of the time
    /// and hides under the outlines.
    void setMoving(bool on) { moving_ = on; }
    /// Painted so.
    [[nodiscard]] bool isCoarse() const { return coarse_; }

    [[nodiscard]] const figure::Layer& content() const { return content_; }
    [[nodiscard]] QColor colour() const { return colour_; }
    [[nodiscard]] const RegionShape& shape() const;

    /// Before it is painted, in the thread of the plot.
    void beginPaint();
    /// In any thread, with a copy of the shape that no other thread paints.
    void paint(QCPPainter& painter, const RegionShape& paths) const;

  private:
    /// Whether the inside is filled here: FlatFillsItem does it for all where the paper is opaque.
    [[nodiscard]] bool fills() const;
    [[nodiscard]] QPen outlinePen(bool published) const;

    figure::Layer content_;
    QColor colour_;
    int turn_ = 0;
    PlotStyle style_;
    PixelMap map_;
    QRectF rect_;
    QRectF computed_;
    mutable RegionShape shape_;
    mutable bool stale_ = true;
    bool moving_ = false;
    bool coarse_ = false;
};

/// A pen of that width, or of one pixel where the style asks for it.
[[nodiscard]] QPen linePen(const QColor& colour, double points, const PlotStyle& style);

/// The colour in which a layer is drawn: grey where it has none, lightened on dark paper until it
/// is seen.
[[nodiscard]] QColor layerColour(const figure::Layer& layer, const PlotStyle& style);

/// The colour moved away from the paper until text in it reads well there and on the colour's own
/// fill.
[[nodiscard]] QColor textTint(const QColor& colour, const PlotStyle& style);

/// So much of the one and the rest of the other, opaque.
[[nodiscard]] QColor mixed(const QColor& colour, const QColor& other, float keep);

/// Opacity of the inside of a layer: the one chosen for it, or that of its fill.
[[nodiscard]] double insideOpacity(const figure::Layer& layer, const PlotStyle& style);

/// How the outline of a layer is drawn, or, `published`, what of it is a published curve: the style
/// chosen for it, or that of its fill. Never `usual`.
[[nodiscard]] scene::LineStyle edgeStyle(const figure::Layer& layer, bool published);

/// Lengths of the dashes of a line, in points; zero for one that is none.
struct Dashes {
    double onPt = 0.0;
    double offPt = 0.0;
};
[[nodiscard]] Dashes dashesOf(scene::LineStyle line, const figure::Layer& layer,
                              const PlotStyle& style);

} // namespace cyrano::plot
