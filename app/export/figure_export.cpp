#include "app/export/figure_export.hpp"

#include <QBuffer>
#include <QFileInfo>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/export/pgf_export.hpp"
#include "app/export/pgf_layout.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/write_whole.hpp"

namespace cyrano::exporting {

namespace {

using Outcome = tl::expected<void, QString>;

constexpr double pointsPerInch = 72.0;
constexpr double mmPerInch = 25.4;
// Vector outputs count in fiftieths of a point: fine enough to use whole numbers.
constexpr double unitsPerPoint = 50.0;
constexpr int pdfDpi = 1200;

QSize pixelSize(QSizeF sizeMm, double perInch) {
    return {static_cast<int>(std::lround(sizeMm.width() / mmPerInch * perInch)),
            static_cast<int>(std::lround(sizeMm.height() / mmPerInch * perInch))};
}

QString titleOf(const figure::Figure& figure) {
    return figure.title.empty() ? QStringLiteral("Cyrano exclusion plot")
                                : QString::fromStdString(figure.title);
}

QString creator() {
    return QStringLiteral("Cyrano " CYRANO_VERSION);
}

/// With the colours and letters asked for.
figure::Figure prepared(const figure::Figure& figure, const ExportOptions& options) {
    return lettered(recoloured(figure, options.palette), options.letters);
}

void paint(const figure::Figure& figure, const plot::PlotStyle& style, QSize size,
           QCPPainter& painter) {
    plot::FigurePlot plot(nullptr, plot::FigurePlot::Purpose::file);
    plot.setPlotStyle(style);
    plot.setFigure(figure);
    plot.toPainter(&painter, size.width(), size.height());
}

void paintVector(const figure::Figure& figure, const ExportOptions& options, double deviceDpi,
                 QCPPainter& painter) {
    plot::PlotStyle style = options.style;
    style.pixelsPerPoint = unitsPerPoint;
    style.wholeUnits = true;
    style.hairlines = false;
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching |
                     QCPPainter::pmNonCosmetic);
    const double scale = deviceDpi / (unitsPerPoint * pointsPerInch);
    painter.scale(scale, scale);
    paint(figure, style, pixelSize(options.sizeMm, unitsPerPoint * pointsPerInch), painter);
}

bool writePdf(const figure::Figure& figure, const ExportOptions& options, QIODevice& device) {
    QPdfWriter writer(&device);
    writer.setResolution(pdfDpi);
    writer.setPageSize(
        QPageSize(options.sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0));
    writer.setTitle(titleOf(figure));
    writer.setCreator(creator());
    QCPPainter painter;
    if (!painter.begin(&writer)) {
        return false;
    }
    paintVector(figure, options, pdfDpi, painter);
    return painter.end();
}

bool writeSvg(const figure::Figure& figure, const ExportOptions& options, QIODevice& device) {
    constexpr int svgDpi = 2540; // a hundred units to the millimetre
    const QSize size = pixelSize(options.sizeMm, svgDpi);
    QSvgGenerator writer;
    writer.setOutputDevice(&device);
    writer.setResolution(svgDpi);
    writer.setSize(size);
    writer.setViewBox(QRect(QPoint(), size));
    writer.setTitle(titleOf(figure));
    writer.setDescription(creator());
    QCPPainter painter;
    if (!painter.begin(&writer)) {
        return false;
    }
    paintVector(figure, options, svgDpi, painter);
    return painter.end();
}

/// Null where there is no memory for it.
QImage bitmap(const figure::Figure& figure, const ExportOptions& options, double dpi) {
    const QSize size = pixelSize(options.sizeMm, dpi);
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) {
        return image;
    }
    image.fill(options.style.paper);
    const auto dotsPerMetre = static_cast<int>(std::lround(dpi / mmPerInch * 1000.0));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    plot::PlotStyle style = options.style;
    style.pixelsPerPoint = dpi / pointsPerInch;
    style.wholeUnits = false;
    style.hairlines = false;
    style.opaque = false; // a bitmap has no transparency anyway
    QCPPainter painter(&image);
    painter.setModes(QCPPainter::pmNoCaching);
    paint(figure, style, size, painter);
    return image;
}

bool writePng(const figure::Figure& figure, const ExportOptions& options, QIODevice& device) {
    QImage image = bitmap(figure, options, options.dpi);
    image.setText(QStringLiteral("Title"), titleOf(figure));
    image.setText(QStringLiteral("Software"), creator());
    return image.save(&device, "PNG");
}

bool writeLatex(const figure::Figure& figure, const ExportOptions& options, bool standalone,
                QIODevice& device) {
    PgfOptions layout = pgfLayout(figure, options);
    layout.standalone = standalone;
    const std::string text = pgfDocument(figure, layout);
    const auto size = static_cast<qint64>(text.size());
    return device.write(text.data(), size) == size;
}

bool writePgf(const figure::Figure& figure, const ExportOptions& options, QIODevice& device) {
    return writeLatex(figure, options, false, device);
}

bool writeTex(const figure::Figure& figure, const ExportOptions& options, QIODevice& device) {
    return writeLatex(figure, options, true, device);
}

struct Format {
    const char* suffix;
    bool (*write)(const figure::Figure&, const ExportOptions&, QIODevice&);
};

constexpr std::array formats{Format{"pdf", &writePdf}, Format{"svg", &writeSvg},
                             Format{"png", &writePng}, Format{"pgf", &writePgf},
                             Format{"tex", &writeTex}};

tl::unexpected<QString> failure(const QString& text) {
    return tl::unexpected<QString>(text);
}

} // namespace

QString knownSuffixes() {
    QStringList out;
    for (const Format& format : formats) {
        out.append(u'.' + QLatin1String(format.suffix));
    }
    return out.join(QStringLiteral(", "));
}

tl::expected<QByteArray, QString> exportBytes(const figure::Figure& figure, const QString& suffix,
                                              const ExportOptions& options) {
    constexpr double smallestMm = 20.0;
    constexpr double largestMm = 2000.0;
    const auto format = std::find_if(formats.begin(), formats.end(), [&](const Format& f) {
        return suffix.compare(QLatin1String(f.suffix), Qt::CaseInsensitive) == 0;
    });
    if (format == formats.end()) {
        return failure(QStringLiteral("the suffix has to be one of %1").arg(knownSuffixes()));
    }
    const auto fits = [&](double mm) { return mm >= smallestMm && mm <= largestMm; };
    if (!fits(options.sizeMm.width()) || !fits(options.sizeMm.height())) {
        return failure(
            QStringLiteral("each side has to be %1 to %2 mm long").arg(smallestMm).arg(largestMm));
    }
    if (!(options.dpi >= 30.0 && options.dpi <= 2400.0)) {
        return failure(QStringLiteral("the resolution has to be 30 to 2400 dpi"));
    }
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    if (!format->write(prepared(figure, options), options, out)) {
        return failure(QStringLiteral("painting failed"));
    }
    return out.data();
}

QImage exportPreview(const figure::Figure& figure, const QString& suffix,
                     const ExportOptions& options, QSize room) {
    const figure::Figure shown = prepared(figure, options);
    const double dpi = mmPerInch * std::min(room.width() / options.sizeMm.width(),
                                            room.height() / options.sizeMm.height());
    if (suffix == u"png") {
        return bitmap(shown, options, dpi);
    }
    QImage image(pixelSize(options.sizeMm, dpi), QImage::Format_RGB32);
    if (!image.isNull()) {
        image.fill(options.style.paper);
        QCPPainter painter(&image);
        paintVector(shown, options, dpi, painter);
    }
    return image;
}

Outcome exportFigure(const figure::Figure& figure, const QString& file,
                     const ExportOptions& options) {
    const QFileInfo target(file);
    const auto refused = [&file](const QString& why) {
        return failure(QStringLiteral("cannot write \"%1\": %2").arg(file, why));
    };
    if (target.isDir()) {
        return refused(QStringLiteral("it is a folder"));
    }
    if (target.exists() && !target.isFile()) {
        return refused(QStringLiteral("it is no ordinary file"));
    }
    // Writes beside the target and renames at the end: a reader never sees half a file.
    const auto bytes = exportBytes(figure, target.suffix(), options);
    if (!bytes) {
        return refused(bytes.error());
    }
    QSaveFile out(file);
    const QString why = app::writeAll(out, *bytes);
    if (!out.isOpen()) {
        return failure(QStringLiteral("cannot write into the folder \"%1\": %2")
                           .arg(target.absolutePath(), why));
    }
    if (!why.isEmpty()) {
        return refused(why);
    }
    return out.commit() ? Outcome{} : refused(out.errorString());
}

} // namespace cyrano::exporting
