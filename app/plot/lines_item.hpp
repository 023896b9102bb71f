// Guide lines over the plane and their names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/quiet_item.hpp"
#include "app/plot/view.hpp"
#include "app/tex/label.hpp"
#include "core/figure/figure.hpp"
#include "core/figure/line_labels.hpp"

namespace cyrano::plot {

inline constexpr double guideLinePt = 0.5;    ///< width
inline constexpr double guideNameSize = 0.85; ///< of the names of regions
inline constexpr float guideKeep = 0.6F;      ///< of the ink in a line

/// Thin lines with their names along them. Names ride on their lines until they are placed anew.
class LinesItem : public QuietItem {
  public:
    explicit LinesItem(QCustomPlot* plot) : QuietItem(plot) {}

    void setPlotStyle(const PlotStyle& style);
    void setContent(const std::vector<figure::GuideLine>& lines);
    void setWindow(const PixelMap& map, const QRectF& rect);
    /// Finds places for the names; true when one of them moved.
    bool placeNames(const figure::Room& room);

    /// What is seen of a line, in pixels.
    struct Drawn {
        std::vector<std::vector<region::Point>> strokes;
        const tex::Label& name;
        const std::string& source;        ///< TeX of the name
        std::optional<figure::Ride> ride; ///< none: the name is left out
        std::vector<region::Box> boxes;   ///< cover the name
    };
    [[nodiscard]] std::vector<Drawn> drawn() const;
    /// Room that the names take, in pixels.
    [[nodiscard]] std::vector<region::Box> nameBoxes() const;
    /// All lines with their gaps, in pixels.
    [[nodiscard]] std::vector<std::vector<region::Point>> strokes() const;
    [[nodiscard]] QColor nameColour() const { return style_.captionInk; }
    [[nodiscard]] QColor lineColour() const;

  protected:
    void draw(QCPPainter* painter) override;

  private:
    struct Line {
        figure::GuideLine content;
        tex::Label name;
        std::optional<region::Point> anchor; ///< middle of the name, in axis units
    };

    void nameLines();
    void drawName(QCPPainter* painter, const Drawn& line) const;
    [[nodiscard]] figure::NamedLine onPaper(const Line& line) const;

    PlotStyle style_;
    std::vector<Line> lines_;
    PixelMap map_;
    QRectF rect_;
};

} // namespace cyrano::plot
