// Sizes and weights of a drawn figure.
#pragma once

namespace cyrano::plot {

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
    double fillOpacity = 0.34;
    double tolerancePt = 0.07; ///< outlines may be off by this much
    /// Keeps lines at one pixel, which the raster engine draws several times faster.
    bool hairlines = true;
    /// Rounds coordinates of regions to whole units: shorter numbers in vector files.
    bool wholeUnits = false;

    bool operator==(const PlotStyle&) const = default;

    [[nodiscard]] double pixels(double points) const { return points * pixelsPerPoint; }
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
