// A figure into a file: PDF, SVG or PNG by the file's suffix.
#pragma once

#include <QSizeF>
#include <QString>

#include <tl/expected.hpp>

#include "app/plot/plot_style.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::exporting {

struct ExportOptions {
    QSizeF sizeMm{172.0, 120.0};                ///< of the whole picture on paper
    double dpi = 300.0;                         ///< of bitmaps
    plot::PlotStyle style = plot::paperStyle(); ///< its scale and precision are set by the output
};

/// Suffixes that can be written, as shown to users.
[[nodiscard]] QString knownSuffixes();

/// Writes the figure; the file appears whole or not at all. The error is one line for the user.
/// Needs a QApplication.
[[nodiscard]] tl::expected<void, QString>
exportFigure(const figure::Figure& figure, const QString& file, const ExportOptions& options = {});

} // namespace cyrano::exporting
