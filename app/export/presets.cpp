#include "app/export/presets.hpp"

#include <algorithm>

namespace cyrano::exporting {

namespace {

/// For one column of two: no text below 6 pt, ticks of 7.5 pt.
plot::PlotStyle columnStyle() {
    plot::PlotStyle style = plot::paperStyle();
    style.tickPt = 7.5;
    style.axisLabelPt = 9.0;
    style.regionLabelPt = 7.5;
    style.captionPt = 6.0;
    style.titlePt = 8.5;
    style.outlinePt = 0.6;
    style.framePt = 0.5;
    style.tickLengthPt = 3.2;
    style.minorTickLengthPt = 1.8;
    style.hatchSpacingPt = 3.0;
    style.hatchPt = 0.3;
    style.paddingPt = 2.0;
    return style;
}

/// Read from the last row: a slide is 160 mm wide and shown twenty times as large.
plot::PlotStyle slideStyle() {
    plot::PlotStyle style = plot::paperStyle();
    style.tickPt = 10.0;
    style.axisLabelPt = 12.0;
    style.regionLabelPt = 9.5;
    style.captionPt = 7.0;
    style.titlePt = 12.0;
    style.outlinePt = 1.0;
    style.framePt = 0.8;
    style.tickLengthPt = 4.5;
    style.minorTickLengthPt = 2.5;
    style.hatchPt = 0.5;
    style.paddingPt = 4.0;
    return style;
}

plot::PlotStyle darkSlideStyle() {
    plot::PlotStyle style = slideStyle();
    style.paper = QColor(0x16, 0x1a, 0x20);
    style.ink = QColor(0xf0, 0xf0, 0xf0);
    style.captionInk = QColor(0xd0, 0xd0, 0xd0);
    style.fillOpacity = 0.4;
    return style;
}

/// A3, read from two metres.
plot::PlotStyle posterStyle() {
    plot::PlotStyle style = plot::paperStyle();
    style.tickPt = 24.0;
    style.axisLabelPt = 28.0;
    style.regionLabelPt = 22.0;
    style.captionPt = 16.0;
    style.titlePt = 28.0;
    style.outlinePt = 2.0;
    style.framePt = 1.6;
    style.tickLengthPt = 11.0;
    style.minorTickLengthPt = 6.0;
    style.hatchSpacingPt = 9.0;
    style.hatchPt = 1.0;
    style.paddingPt = 8.0;
    style.detail = 2.5;
    return style;
}

Preset make(const char* name, const char* title, QSizeF sizeMm, const plot::PlotStyle& style,
            Letters letters = Letters::serif) {
    return {QLatin1String(name), QLatin1String(title), sizeMm, letters, style};
}

} // namespace

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all{
        make("paper", "One figure across a page", {172.0, 120.0}, plot::paperStyle()),
        make("prl-1col", "PRL, PRD: one column", {86.0, 68.0}, columnStyle()),
        make("prl-2col", "PRL, PRD: two columns", {178.0, 110.0}, plot::paperStyle()),
        // The text of jheppub is 0.72 of A4 wide; that of jcappub 440 pt.
        make("jhep", "JHEP: width of the text", {151.2, 105.0}, plot::paperStyle()),
        make("jcap", "JCAP: width of the text", {154.6, 107.0}, plot::paperStyle()),
        make("epjc-1col", "EPJC: one column", {84.0, 66.0}, columnStyle()),
        make("epjc-2col", "EPJC: two columns", {174.0, 108.0}, plot::paperStyle()),
        make("slides-16x9", "Slide 16:9, light", {160.0, 90.0}, slideStyle(), Letters::sans),
        make("slides-16x9-dark", "Slide 16:9, dark", {160.0, 90.0}, darkSlideStyle(),
             Letters::sans),
        make("poster", "Poster: A3, landscape", {420.0, 297.0}, posterStyle(), Letters::sans),
    };
    return all;
}

const Preset* findPreset(const QString& name) {
    const auto& all = presets();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Preset& preset) { return preset.name == name; });
    return found == all.end() ? nullptr : &*found;
}

void apply(const Preset& preset, ExportOptions& options) {
    const plot::PlotStyle chosen = options.style;
    options.sizeMm = preset.sizeMm;
    options.letters = preset.letters;
    options.style = preset.style;
    options.style.opaque = chosen.opaque;
    options.style.hatchExcluded = chosen.hatchExcluded;
    options.style.glyphs = chosen.glyphs;
}

} // namespace cyrano::exporting
