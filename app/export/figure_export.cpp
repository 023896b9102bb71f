#include "app/export/figure_export.hpp"

#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

#include "app/plot/figure_plot.hpp"

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

bool writePng(const figure::Figure& figure, const ExportOptions& options, QIODevice& device) {
    const QSize size = pixelSize(options.sizeMm, options.dpi);
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) {
        return false;
    }
    image.fill(Qt::white);
    const auto dotsPerMetre = static_cast<int>(std::lround(options.dpi / mmPerInch * 1000.0));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText(QStringLiteral("Title"), titleOf(figure));
    image.setText(QStringLiteral("Software"), creator());
    plot::PlotStyle style = options.style;
    style.pixelsPerPoint = options.dpi / pointsPerInch;
    style.wholeUnits = false;
    style.hairlines = false;
    {
        QCPPainter painter(&image);
        painter.setModes(QCPPainter::pmNoCaching);
        paint(figure, style, size, painter);
    }
    return image.save(&device, "PNG");
}

using Writer = bool (*)(const figure::Figure&, const ExportOptions&, QIODevice&);

Writer writerFor(const QString& suffix) {
    if (suffix == u"pdf") {
        return &writePdf;
    }
    if (suffix == u"svg") {
        return &writeSvg;
    }
    return suffix == u"png" ? &writePng : nullptr;
}

tl::unexpected<QString> failure(const QString& text) {
    return tl::unexpected<QString>(text);
}

} // namespace

QString knownSuffixes() {
    return QStringLiteral(".pdf, .svg, .png");
}

Outcome exportFigure(const figure::Figure& figure, const QString& file,
                     const ExportOptions& options) {
    constexpr double smallestMm = 20.0;
    constexpr double largestMm = 2000.0;
    const QFileInfo target(file);
    const Writer write = writerFor(target.suffix().toLower());
    if (write == nullptr) {
        return failure(QStringLiteral("cannot write \"%1\": the suffix has to be one of %2")
                           .arg(file, knownSuffixes()));
    }
    const auto fits = [&](double mm) { return mm >= smallestMm && mm <= largestMm; };
    if (!fits(options.sizeMm.width()) || !fits(options.sizeMm.height())) {
        return failure(QStringLiteral("cannot write \"%1\": each side has to be %2 to %3 mm long")
                           .arg(file)
                           .arg(smallestMm)
                           .arg(largestMm));
    }
    if (!(options.dpi >= 30.0 && options.dpi <= 2400.0)) {
        return failure(
            QStringLiteral("cannot write \"%1\": the resolution has to be 30 to 2400 dpi")
                .arg(file));
    }
    if (target.isDir()) {
        return failure(QStringLiteral("cannot write \"%1\": it is a folder").arg(file));
    }
    if (target.exists() && !target.isFile()) {
        return failure(QStringLiteral("cannot write \"%1\": it is no ordinary file").arg(file));
    }
    // Writes beside the target and renames at the end: a reader never sees half a file.
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return failure(QStringLiteral("cannot write into the folder \"%1\": %2")
                           .arg(target.absolutePath(), out.errorString()));
    }
    if (!write(figure, options, out)) {
        out.cancelWriting();
        return failure(QStringLiteral("cannot write \"%1\": painting failed").arg(file));
    }
    if (!out.commit()) {
        return failure(QStringLiteral("cannot write \"%1\": %2").arg(file, out.errorString()));
    }
    return {};
}

} // namespace cyrano::exporting
