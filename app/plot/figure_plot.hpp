// A figure on screen: layers, labels, zoom, pan and probe.
#pragma once

#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/qcp.hpp"
#include "app/plot/view.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::plot {

class FlatFillsItem;
class FrameItem;
class GhostItem;
class LabelItem;
class LinesItem;
class OverlayItem;
class RegionBand;
class RegionItem;

/// Where a region's name stands, in pixels of the widget.
struct PlacedLabel {
    QString id;
    QRectF rect;
    bool hasLeader = false;
};

/// Draws a Figure and lets the user move its window. What the user asks for is shown at once with
/// the regions at hand, and proposed; the answer is a later setFigure() with new axes.
class FigurePlot : public QCustomPlot {
    Q_OBJECT

  public:
    /// A plot for a file is painted with toPainter() alone and keeps no buffers, which at the
    /// resolution of paper would be gigabytes.
    enum class Purpose { window, file };

    explicit FigurePlot(QWidget* parent = nullptr, Purpose purpose = Purpose::window);
    ~FigurePlot() override;

    /// Takes over a figure; only what differs from the last one is painted again. Regions are
    /// compared by pointer.
    void setFigure(const figure::Figure& figure);
    [[nodiscard]] const figure::Figure& figure() const { return figure_; }

    void setPlotStyle(const PlotStyle& style);
    [[nodiscard]] const PlotStyle& plotStyle() const { return wantedStyle_; }

    /// While a control is being dragged, labels stay where they are, and what they or the caption
    /// say that no longer holds is left out. Places are sought anew when it ends.
    void setInteracting(bool on);

    /// Marks a point, in values of the axes.
    void setProbe(std::optional<QPointF> value);

    /// Marks a second point, with a line to the first.
    void setReference(std::optional<QPointF> value);

    /// Emphasises the outline of one region; an empty or unknown id: none.
    void highlight(const QString& boundId) { highlightAll({boundId}); }
    /// The same of several.
    void highlightAll(const QStringList& boundIds);
    /// Ids of the regions in the figure that are emphasised.
    [[nodiscard]] QStringList highlightedIds() const;

    /// What a double click returns to; by default the window of the last figure that did not
    /// answer a proposal.
    void setHomeView(const View& view) { home_ = view; }
    [[nodiscard]] const View& view() const { return view_; }

    /// Labels in view, in the order of the layers.
    [[nodiscard]] std::vector<PlacedLabel> placedLabels() const;
    [[nodiscard]] QRectF captionRect() const;
    /// TeX of the caption as it is shown: the figure's, and what labels need explained.
    [[nodiscard]] const std::vector<std::string>& captionLines() const { return captionLines_; }
    /// Nothing moves, and everything is painted as it stays.
    [[nodiscard]] bool atRest() const { return !busy() && !sharpenTimer_.isActive(); }
    /// How often places were sought.
    [[nodiscard]] int placements() const { return placements_; }
    /// What is written in the frame, and where.
    [[nodiscard]] const LabelItem& labels() const { return *labels_; }
    [[nodiscard]] const LinesItem& lines() const { return *lines_; }
    /// The edges of another picture; null while the figure has none.
    [[nodiscard]] const GhostItem* ghost() const { return ghost_; }
    /// The inside of the frame, in pixels.
    [[nodiscard]] QRectF plotRect() const { return plotRect_; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {300, 240}; }
    [[nodiscard]] QSize sizeHint() const override { return {900, 640}; }

  Q_SIGNALS:
    /// The user wants another window, in values of the axes; `finished` when the gesture has
    /// ended.
    void viewProposed(double xMin, double xMax, double yMin, double yMax, bool finished);
    /// The pointer is over the plane, at these values.
    void pointerMoved(double x, double y);
    void pointerLeft();
    /// The user clicked at these values.
    void pointPinned(double x, double y);
    /// The user put a label at "x y", in values of the axes; empty: gave it back to automatic
    /// placement.
    void labelMoved(const QString& boundId, const QString& place);
    /// Before and after a picture that has come to rest is painted with care.
    void sharpening();
    void sharpened();
    /// The last click turned out to be the first half of a double click.
    void pinWithdrawn();

  protected:
    void updateLayout() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    enum class Gesture { none, click, pan, rubberBand, label };

    struct HeldLabel {
        QString id;
        QPointF grip;        ///< from the pointer to the middle of the label, in pixels
        region::Point place; ///< axis units
    };

    struct PlacedLine {
        std::string tex;
        std::string says; ///< the figure's line it is a part of; empty where it explains labels
    };

    // Drawing (figure_plot.cpp)
    void prepareLayers();
    void adoptView(const View& next);
    /// One flag per layer of the figure: it has to be painted again. Sets `restructured_`.
    [[nodiscard]] std::vector<bool> syncItems();
    /// Its layer exists while there is a ghost, and is painted when the ghost changes.
    void syncGhost();
    [[nodiscard]] std::vector<const RegionItem*> highlightedItems() const;
    void setFrameContent();
    void arrange();
    void fitStyle();
    void layOut();
    /// True when the picture of the labels changed.
    bool placeLabels();
    /// Where somebody put the label, in axis units.
    [[nodiscard]] std::optional<region::Point> labelPlaceOf(const std::string& layerId) const;
    void redrawAll();
    void markProbe();
    [[nodiscard]] RegionItem* itemOf(const std::string& id) const;

    // Buffers (figure_plot_bands.cpp)
    [[nodiscard]] bool worthRegrouping(const std::vector<bool>& changed) const;
    void assignBands(const std::vector<bool>& changed);

    // Moving and resting (figure_plot_rest.cpp)
    [[nodiscard]] bool busy() const;
    /// A control is held, but has not moved for a while: what is read then should be complete.
    [[nodiscard]] bool handRests() const;
    [[nodiscard]] bool moves() const; ///< what is painted now is gone in a moment
    /// As placeLabels(), but a moving picture only loses labels.
    bool refreshLabels();
    bool withdrawLabels();
    /// What is painted next belongs to a moving picture, or to one that stands.
    void chooseEdges();
    /// Paints again what was last painted as part of a moving picture.
    void sharpen();

    // Input (figure_plot_input.cpp)
    void showView(const View& view, bool finished);
    void proposeView(bool finished);
    void endGesture(QPointF position);
    void setZoomRect(const QRectF& rect);
    [[nodiscard]] QPointF valueAt(QPointF pixel) const;
    [[nodiscard]] QPointF markedValueAt(QPointF pixel) const;
    void settle();
    void dragLabel(QPointF position);
    /// Keeps a label where it was put until the next figure; none: where it finds room.
    void keepLabel(const QString& id, std::optional<region::Point> place);
    void showLabels();
    void showWhatCanBeHeld(QPointF position);

    const Purpose purpose_;
    PlotStyle wantedStyle_;
    PlotStyle style_; ///< the same, scaled down where the window is small
    figure::Figure figure_;
    View view_; ///< shown; differs from the figure's between a proposal and its answer
    std::optional<View> home_;
    std::vector<View> proposals_; ///< not answered yet

    std::vector<std::unique_ptr<RegionItem>> items_; ///< in the order of the figure's layers
    std::vector<RegionBand*> bands_; ///< a buffer each, back to front; they paint the items
    std::vector<int> bandOf_;        ///< per item
    QCPLayer* textLayer_ = nullptr;
    QCPLayer* overlayLayer_ = nullptr;
    FlatFillsItem* flatFills_ = nullptr; ///< of plots for files only
    GhostItem* ghost_ = nullptr;
    QCPLayer* ghostLayer_ = nullptr; ///< over all bands
    LinesItem* lines_ = nullptr;
    FrameItem* frame_ = nullptr;
    LabelItem* labels_ = nullptr;
    OverlayItem* overlay_ = nullptr;

    std::vector<std::string> captionLines_;
    std::vector<PlacedLine> placedCaption_; ///< the same with the lines that are left out
    int placements_ = 0;
    QRectF plotRect_;
    QRect arrangedFor_;
    PixelMap map_;
    QMargins margins_;
    QRectF computed_;           ///< the window for which the figure was computed, in pixels
    bool restructured_ = false; ///< layers came, went or changed order
    bool frameStale_ = true;
    bool labelsStale_ = true; ///< better places may exist
    bool interacting_ = false;
    QStringList highlightedIds_;
    std::optional<QPointF> probe_;
    std::optional<QPointF> reference_;

    Gesture gesture_ = Gesture::none;
    QPointF pressedAt_;
    std::optional<HeldLabel> held_; ///< under the pointer when it was pressed
    bool overLabel_ = false;
    bool clickPinned_ = false; ///< the last press and release pinned a point
    View pressedView_;
    bool pointerInside_ = false;
    QTimer settleTimer_; ///< ends a run of wheel steps or key presses
    QTimer sharpenTimer_;
    QElapsedTimer sinceFigure_; ///< since the last one came
    QTimer redrawTimer_; ///< gathers the moves of one turn of the event loop
};

} // namespace cyrano::plot
