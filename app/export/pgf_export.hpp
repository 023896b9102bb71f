// A figure as a pgfplots picture, to be set by LaTeX with the fonts of the paper it goes into.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "core/figure/figure.hpp"
#include "core/region/region.hpp"

namespace cyrano::exporting {

/// A line from a label to what it names, in axis units.
struct PgfLeader {
    region::Point from;
    region::Point to;
};

/// The name of a region, or the number that stands for it, at its place.
struct PgfLabel {
    std::string layerId;
    std::string text;     ///< TeX
    region::Point centre; ///< axis units
    bool rotated = false; ///< read from bottom to top
    double scale = 1.0;   ///< of the font
    std::optional<PgfLeader> leader;
};

/// A guide line with a gap for its name, in axis units.
struct PgfGuide {
    std::vector<std::vector<region::Point>> strokes;
    std::string text; ///< TeX of the name; empty: it is left out
    region::Point centre;
    double degrees = 0.0; ///< of the name, counterclockwise
};

/// Where the lines of the caption stand, margin included.
struct PgfCaption {
    region::Point topLeft; ///< axis units
    double fontPt = 7.0;
    std::vector<std::string> lines; ///< TeX
};

struct PgfOptions {
    double widthMm = 172.0; ///< of the whole picture
    double heightMm = 120.0;
    /// The inside of the frame, counted from the picture's lower left corner, y upwards; not empty.
    region::Box frameMm{18.0, 168.0, 14.0, 116.0};
    plot::PlotStyle style = plot::paperStyle(); ///< font sizes and widths, in points
    /// Which ticks have their label shown, ascending; none: all.
    std::optional<std::vector<std::size_t>> labelledX;
    std::optional<std::vector<std::size_t>> labelledY;
    std::optional<std::vector<std::size_t>> labelledTop;   ///< of the second axis above
    std::optional<std::vector<std::size_t>> labelledRight; ///< of the second axis at the right
    double topDepthPt = 0.0; ///< from the frame to the outer end of the label above it
    std::vector<PgfGuide> guides;
    std::vector<PgfLabel> labels;
    std::optional<PgfCaption> caption; ///< none: the caption is left out
    bool standalone = false;           ///< a whole document whose one page is the picture
};

/// The picture as LaTeX, UTF-8; how to include it is said in its first lines. Logarithmic and
/// linear axes count in values of the axes, so that further curves can be added; symmetric ones in
/// axis units. Regions are cut to the frame and thinned as the style says.
[[nodiscard]] std::string pgfDocument(const figure::Figure& figure, const PgfOptions& options);

} // namespace cyrano::exporting
