// Sizes, weights and colours of a drawn figure.
#pragma once

#include <QColor>

#include "app/tex/label.hpp"

namespace cyrano::plot {

// What all figures share, lengths in points.
inline constexpr double dashPt = 6.0; ///< of projections and of what holds under an assumption
inline constexpr double dashGapPt = 3.0;
inline constexpr double dotPt = 1.4; ///< of published curves
inline constexpr double dotGapPt = 1.6;
inline constexpr double ghostPt = 0.6; ///< of the edges of another picture
inline constexpr double leaderPt = 0.6;
inline constexpr double leaderDotPt = 1.2; ///< radius
inline constexpr double tickGapPt = 4.0;   ///< frame to tick label
inline constexpr double tickSpacing = 0.6; ///< between tick labels along x, in font sizes
// Opacities where they do not depend on the style.
inline constexpr double allowedOpacity = 0.14; ///< under the hatching
inline constexpr double projectionOpacity = 0.05;
inline constexpr double guideOpacity = 0.45;
inline constexpr double printedOpacity = 0.16; ///< of excluded regions under their patterns
inline constexpr double fringeStrength = 0.5;  ///< of the region's own
// How much of a colour is left in what is made from it.
inline constexpr float tintKeep = 0.55F;      ///< text
inline constexpr float hatchKeep = 0.8F;      ///< the hatching of allowed regions
inline constexpr float ghostKeep = 0.35F;     ///< the edges of another picture
inline constexpr double captionMargin = 0.3;  ///< of the font size
inline constexpr double captionLeading = 1.3; ///< line distance in font sizes

/// Lengths are in points; `pixelsPerPoint` turns them into units of the painter. The defaults suit
/// a window; `paperStyle()` a printed column.
struct PlotStyle {
    double pixelsPerPoint = 96.0 / 72.0;
    double tickPt = 12.5;
    double axisLabelPt = 15.0;
    double regionLabelPt = 12.5;
    double captionPt = 10.0;
    double titlePt = 14.0;
    double outlinePt = 0.9;
    double framePt = 0.75;
    double tickLengthPt = 5.0;
    double minorTickLengthPt = 2.8;
    double hatchSpacingPt = 5.0;
    double hatchPt = 0.5;
    double paddingPt = 5.0; ///< around the whole figure
    double detail = 1.0;    ///< multiplies dashes, leaders, halos and gaps
    double fillOpacity = 0.34;
    double tolerancePt = 0.07; ///< outlines may be off by this much
    /// Keeps lines at one pixel, which the raster engine draws several times faster.
    bool hairlines = true;
    /// Rounds coordinates of regions to whole units: shorter numbers in vector files.
    bool wholeUnits = false;
    QColor paper = Qt::white;
    QColor ink{0x11, 0x11, 0x11}; ///< of frame and text
    QColor captionInk{0x33, 0x33, 0x33};
    /// For files: overlapping colours are mixed beforehand and painted opaquely, outlines over all
    /// of them.
    bool opaque = false;
    /// Excluded regions get patterns that can be told apart without their colours.
    bool hatchExcluded = false;
    tex::Ink glyphs = tex::Ink::Automatic;

    bool operator==(const PlotStyle&) const = default;

    [[nodiscard]] double pixels(double points) const { return points * pixelsPerPoint; }
    [[nodiscard]] bool dark() const { return paper.lightnessF() < 0.5F; }
};

/// For journals: text of 8 to 9 pt, lines as drawn.
[[nodiscard]] inline PlotStyle paperStyle() {
    PlotStyle style;
    style.tickPt = 9.0;
    style.axisLabelPt = 10.0;
    style.regionLabelPt = 8.5;
    style.captionPt = 7.0;
    style.titlePt = 10.0;
    style.outlinePt = 0.7;
    style.framePt = 0.6;
    style.tickLengthPt = 4.0;
    style.minorTickLengthPt = 2.2;
    style.hatchSpacingPt = 3.5;
    style.hatchPt = 0.35;
    style.paddingPt = 3.0;
    style.tolerancePt = 0.02;
    style.hairlines = false;
    return style;
}

} // namespace cyrano::plot
