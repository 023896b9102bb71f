// The names of the regions and the caption inside the frame.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/view.hpp"
#include "app/tex/label.hpp"

namespace cyrano::plot {

/// Draws labels at places found elsewhere. Places are kept in axis units, so that labels travel
/// with their regions while the window moves.
class LabelItem : public QuietItem {
  public:
    struct Entry {
        QString id;
        std::string name;   ///< TeX of the region's name
        std::string source; ///< TeX of the label: the name, or a number that stands for it
        tex::Label label;
        QColor colour;
        region::Point centre; ///< axis units
        bool rotated = false;
        std::optional<region::Point> leader; ///< axis units
        bool withdrawn = false;              ///< not shown, for now

        /// The same but for its place.
        [[nodiscard]] bool looksLike(const Entry& other) const;
        /// Painted once for the screen; not part of what the entry says.
        mutable QPixmap picture;
    };

    explicit LabelItem(QCustomPlot* plot);

    void setPlotStyle(const PlotStyle& style);
    /// True when anything differs from what was shown.
    bool update(std::vector<Entry> entries, std::vector<tex::Label> captionLines,
                const QRectF& captionRect, double captionPixels);
    /// Shows only those labels and lines of the caption that still hold, where they stand. True
    /// when that differs from what was shown.
    bool withdraw(const std::function<bool(const Entry&)>& holds,
                  const std::vector<bool>& linesHold);
    void setWindow(const PixelMap& map, const QRectF& rect);
    /// Puts a label somewhere else; its leader, if any, follows.
    void move(const QString& id, region::Point centre);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] QRectF rectOf(const Entry& entry) const;
    [[nodiscard]] bool isShown(const Entry& entry) const;
    /// The label shown at that pixel, or none.
    [[nodiscard]] const Entry* at(QPointF pixel) const;
    [[nodiscard]] QRectF captionRect() const { return captionRect_; }

  protected:
    void draw(QCPPainter* painter) override;

  private:
    struct Line {
        tex::Label label;
        bool withdrawn = false;
        mutable QPixmap picture;
    };

    void drawLeader(QCPPainter* painter, const Entry& entry) const;
    void drawEntry(QCPPainter* painter, const Entry& entry) const;
    void paintEntry(QCPPainter* painter, const Entry& entry, QPointF centre) const;
    void drawCaption(QCPPainter* painter) const;
    void paintLine(QCPPainter* painter, const Line& line, QPointF baseline) const;
    void drawHalo(QCPPainter* painter, const tex::Label& label) const;

    PlotStyle style_;
    std::vector<Entry> entries_;
    std::vector<Line> captionLines_;
    QRectF captionRect_;
    double captionPixels_ = 0.0; ///< font size
    PixelMap map_;
    QRectF rect_;
};

/// Size of the caption's lines set under each other, with its inner margin.
[[nodiscard]] QSizeF captionSize(const std::vector<tex::Label>& lines, double fontPixels);

} // namespace cyrano::plot
