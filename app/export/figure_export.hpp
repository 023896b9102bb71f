// A figure into a file: PDF, SVG, PNG or LaTeX by the file's suffix.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSizeF>
#include <QString>

#include <tl/expected.hpp>

#include "app/export/figure_look.hpp"
#include "app/plot/plot_style.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::exporting {

struct ExportOptions {
    QSizeF sizeMm{172.0, 120.0};                ///< of the whole picture on paper
    double dpi = 300.0;                         ///< of bitmaps
    plot::PlotStyle style = plot::paperStyle(); ///< its scale and precision are set by the output
    Palette palette = Palette::records;
    Letters letters = Letters::serif;
};

/// Suffixes that can be written, as shown to users. ".pgf" is to be \input, ".tex" a whole
/// document.
[[nodiscard]] QString knownSuffixes();

/// Writes the figure; the file appears whole or not at all. The error is one line for the user.
/// Needs a QApplication.
[[nodiscard]] tl::expected<void, QString>
exportFigure(const figure::Figure& figure, const QString& file, const ExportOptions& options = {});

/// What such a file would hold.
[[nodiscard]] tl::expected<QByteArray, QString>
exportBytes(const figure::Figure& figure, const QString& suffix, const ExportOptions& options = {});

/// What such a file shows, painted by the same code as large as fits into `room`.
[[nodiscard]] QImage exportPreview(const figure::Figure& figure, const QString& suffix,
                                   const ExportOptions& options, QSize room);

} // namespace cyrano::exporting
