#include <QApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "app/export/figure_export.hpp"
#include "app/plot/bands.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/plot/view.hpp"
#include "tests/app/figures.hpp"

using namespace figures;

namespace {

QPoint pixelAt(const FigurePlot& plot, double xAxis, double yAxis) {
    return plot::PixelMap(plot.view(), plot.plotRect()).toPixel({xAxis, yAxis}).toPoint();
}

/// The colour laid over white with the style's opacity.
QColor filled(const QColor& colour, double opacity) {
    const auto mix = [&](int c) {
        return static_cast<int>(std::lround(255 + (c - 255) * opacity));
    };
    return {mix(colour.red()), mix(colour.green()), mix(colour.blue())};
}

bool alike(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) <= 2 && std::abs(a.green() - b.green()) <= 2 &&
           std::abs(a.blue() - b.blue()) <= 2;
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

void turnWheel(FigurePlot& plot, QPointF at, int eighths) {
    QWheelEvent event(at, plot.mapToGlobal(at), QPoint(), QPoint(0, eighths), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&plot, &event);
}

void hover(FigurePlot& plot, QPoint at) {
    QMouseEvent event(QEvent::MouseMove, at, plot.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&plot, &event);
}

} // namespace

class TestPlot : public QObject {
    Q_OBJECT

  private slots:
    void regionsAreFilledAndHolesStayEmpty();
    void unchangedFigureGivesTheSamePicture();
    void changedRegionIsRepaintedInItsOrder();
    void removedRegionDisappears();
    void hiddenWindowPartIsClippedAway();
    void labelsStayInsideAndApart_data();
    void labelsStayInsideAndApart();
    void labelsWaitWhileInteracting();
    void coordinatesAreRealValues();
    void wheelProposesAndEndsOnce();
    void dragProposesAShiftedWindow();
    void lateAnswerDoesNotMoveTheWindowBack();
    void rubberBandZooms();
    void doubleClickReturnsHome();
    void clickPinsAndPointerReports();
    void bandsKeepOrderAndSeparateWhatMoves();
    void pdfHasSizeAndFonts();
    void pdfOfFifteenRegionsIsLight();
    void svgHasOutlinesOnly();
    void pngHasSizeAndResolution();
    void failureLeavesNoFile_data();
    void failureLeavesNoFile();
};

void TestPlot::regionsAreFilledAndHolesStayEmpty() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    const QImage image = plot.grab().toImage();
    const double opacity = plot.plotStyle().fillOpacity;
    const auto at = [&](double x, double y) { return image.pixelColor(pixelAt(plot, x, y)); };
    QVERIFY(alike(at(-1.25, -3.75), filled(QColor("#d62728"), opacity)));
    QVERIFY(alike(at(0.85, -1.6), filled(QColor("#1f77b4"), opacity)));
    QCOMPARE(at(-0.9, -4.9), QColor(Qt::white)); // in the hole
    QCOMPARE(at(-1.7, -2.0), QColor(Qt::white)); // in no region
}

void TestPlot::unchangedFigureGivesTheSamePicture() {
    FigurePlot plot;
    Figure figure = knownFigure();
    show(plot, figure, {900, 640});
    const QImage before = plot.grab().toImage();
    plot.setFigure(figure);
    QCoreApplication::processEvents();
    QCOMPARE(plot.grab().toImage(), before);
}

// A region that moves gets a buffer of its own; the one above it has to stay above.
void TestPlot::changedRegionIsRepaintedInItsOrder() {
    Figure figure = knownFigure();
    figure.layers = {layer("low", "", "#ff0000", {box(-1.9, -5.9, 1.9, -1.1)}),
                     layer("middle", "", "#00ff00", {box(-1.0, -5.0, 0.0, -2.0)}),
                     layer("high", "", "#0000ff", {box(-0.5, -5.5, 1.5, -3.0)}),
                     layer("top", "", "#888800", {box(1.2, -5.5, 1.4, -3.0)})};
    figure.caption.clear();
    FigurePlot moved;
    show(moved, figure, {900, 640});
    for (const double top : {-2.1, -2.3, -2.6}) {
        figure.layers[1] = layer("middle", "", "#00ff00", {box(-1.0, -5.0, 0.0, top)});
        moved.setFigure(figure);
        QCoreApplication::processEvents();
    }
    FigurePlot fresh;
    show(fresh, figure, {900, 640});
    const QImage a = moved.grab().toImage();
    const QImage b = fresh.grab().toImage();
    for (const auto& [x, y] : {std::pair{-0.25, -4.0}, {-0.75, -3.0}, {-0.25, -2.2}, {1.3, -4.0}}) {
        const QColor one = a.pixelColor(pixelAt(moved, x, y));
        const QColor other = b.pixelColor(pixelAt(fresh, x, y));
        QVERIFY2(alike(one, other), qPrintable(one.name() + " " + other.name()));
    }
}

void TestPlot::removedRegionDisappears() {
    FigurePlot plot;
    Figure figure = knownFigure();
    show(plot, figure, {900, 640});
    plot.highlight("block");
    figure.layers.pop_back();
    plot.setFigure(figure);
    QCoreApplication::processEvents();
    QCOMPARE(plot.grab().toImage().pixelColor(pixelAt(plot, 0.85, -1.6)), QColor(Qt::white));
    QCOMPARE(plot.placedLabels().size(), std::size_t{1});
}

void TestPlot::hiddenWindowPartIsClippedAway() {
    FigurePlot plot;
    Figure figure = knownFigure();
    figure.caption.clear();
    figure.layers = {layer("all", "", "#d62728", {box(-400.0, -600.0, 300.0, 500.0)})};
    show(plot, figure, {900, 640});
    const QImage image = plot.grab().toImage();
    QVERIFY(image.pixelColor(plot.plotRect().center().toPoint()) != QColor(Qt::white));
    const int left = static_cast<int>(plot.plotRect().left());
    for (int y = 0; y < image.height(); ++y) {
        const QColor outside = image.pixelColor(left - 3, y);
        QCOMPARE(outside.red(), outside.blue()); // grey: text or paper, never the region's red
    }
}

void TestPlot::labelsStayInsideAndApart_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("full") << QSize(1600, 1000);
    QTest::newRow("half") << QSize(760, 520);
    QTest::newRow("smallest") << QSize(300, 240);
}

void TestPlot::labelsStayInsideAndApart() {
    QFETCH(QSize, size);
    FigurePlot plot;
    Figure figure = crowdedFigure(15);
    figure.title = "A title";
    show(plot, figure, size);
    const auto labels = plot.placedLabels();
    QVERIFY(labels.size() >= 8);
    QVERIFY(plot.plotRect().width() > 0.5 * size.width());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY(plot.plotRect().contains(labels[i].rect));
        QVERIFY(!labels[i].rect.intersects(plot.captionRect()));
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            QVERIFY(!labels[i].rect.intersects(labels[j].rect));
        }
    }
    // Nothing is cut off at the border of the widget: the outermost pixels are paper.
    const QImage image = plot.grab().toImage();
    for (int x = 0; x < image.width(); ++x) {
        QCOMPARE(image.pixelColor(x, 0), QColor(Qt::white));
        QCOMPARE(image.pixelColor(x, image.height() - 1), QColor(Qt::white));
    }
    for (int y = 0; y < image.height(); ++y) {
        QCOMPARE(image.pixelColor(0, y), QColor(Qt::white));
        QCOMPARE(image.pixelColor(image.width() - 1, y), QColor(Qt::white));
    }
}

void TestPlot::labelsWaitWhileInteracting() {
    FigurePlot plot;
    Figure figure = knownFigure();
    show(plot, figure, {900, 640});
    const QRectF before = plot.placedLabels()[1].rect;
    plot.setInteracting(true);
    figure.layers[1] = layer("block", R"(\text{block})", "#1f77b4", {box(-1.8, -3.0, -0.8, -1.5)});
    plot.setFigure(figure);
    QCOMPARE(plot.placedLabels()[1].rect, before);
    plot.setInteracting(false);
    QVERIFY(plot.placedLabels()[1].rect.center().x() < plot.plotRect().center().x());
}

void TestPlot::coordinatesAreRealValues() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    const QPoint p = pixelAt(plot, 0.0, -4.0);
    QVERIFY(std::abs(std::log10(plot.xAxis->pixelToCoord(p.x()))) < 0.01);
    QVERIFY(std::abs(std::log10(plot.yAxis->pixelToCoord(p.y())) + 4.0) < 0.02);
    QCOMPARE(QRectF(plot.axisRect()->rect()), plot.plotRect());
}

void TestPlot::wheelProposesAndEndsOnce() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    QSignalSpy spy(&plot, &FigurePlot::viewProposed);
    const QPointF cursor = pixelAt(plot, 1.0, -3.0);
    turnWheel(plot, cursor, 120);
    turnWheel(plot, cursor, 120);
    QCOMPARE(spy.size(), 2);
    QVERIFY(!spy[1][4].toBool());
    QTRY_COMPARE(spy.size(), 3);
    QVERIFY(spy[2][4].toBool());
    const double low = std::log10(spy[2][0].toDouble());
    const double high = std::log10(spy[2][1].toDouble());
    QVERIFY(std::abs((high - low) - 4.0 * 0.85 * 0.85) < 1e-9);
    // The point under the cursor stays there.
    const QPointF after = plot::PixelMap(plot.view(), plot.plotRect()).toPixel({1.0, -3.0});
    QVERIFY((after - cursor).manhattanLength() < 6.0);
}

void TestPlot::dragProposesAShiftedWindow() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    QSignalSpy spy(&plot, &FigurePlot::viewProposed);
    const QPoint from = pixelAt(plot, 0.0, -3.0);
    const QPoint to = pixelAt(plot, 1.0, -3.0);
    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(&plot, (from + to) / 2);
    QTest::mouseMove(&plot, to);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, to);
    QVERIFY(spy.size() >= 2);
    QVERIFY(spy.last()[4].toBool());
    QVERIFY(std::abs(std::log10(spy.last()[0].toDouble()) + 3.0) < 0.02);
    QVERIFY(std::abs(std::log10(spy.last()[1].toDouble()) - 1.0) < 0.02);
    QVERIFY(std::abs(std::log10(spy.last()[2].toDouble()) + 6.0) < 0.02);
}

void TestPlot::lateAnswerDoesNotMoveTheWindowBack() {
    FigurePlot plot;
    const Figure before = knownFigure();
    show(plot, before, {900, 640});
    turnWheel(plot, plot.plotRect().center(), 120);
    const plot::View asked = plot.view();
    plot.setFigure(before); // computed before the wheel was turned
    QVERIFY(plot::sameView(plot.view(), asked));
    Figure answer = before;
    answer.x = figure::makeAxis(asked.x, before.x.label);
    answer.y = figure::makeAxis(asked.y, before.y.label);
    plot.setFigure(answer);
    QVERIFY(plot::sameView(plot.view(), asked));
    plot.setFigure(before); // nobody asked: the scene itself has changed
    QVERIFY(plot::sameView(plot.view(), {before.x.axis, before.y.axis}));
}

void TestPlot::rubberBandZooms() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    QSignalSpy spy(&plot, &FigurePlot::viewProposed);
    const QPoint from = pixelAt(plot, -1.0, -2.0);
    const QPoint to = pixelAt(plot, 1.0, -4.0);
    QTest::mousePress(&plot, Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(&plot, to);
    QTest::mouseRelease(&plot, Qt::LeftButton, Qt::ShiftModifier, to);
    QCOMPARE(spy.size(), 1);
    QVERIFY(spy[0][4].toBool());
    QVERIFY(std::abs(std::log10(spy[0][0].toDouble()) + 1.0) < 0.02);
    QVERIFY(std::abs(std::log10(spy[0][1].toDouble()) - 1.0) < 0.02);
    QVERIFY(std::abs(std::log10(spy[0][2].toDouble()) + 4.0) < 0.02);
    QVERIFY(std::abs(std::log10(spy[0][3].toDouble()) + 2.0) < 0.02);
}

void TestPlot::doubleClickReturnsHome() {
    FigurePlot plot;
    const Figure figure = knownFigure();
    show(plot, figure, {900, 640});
    turnWheel(plot, plot.plotRect().center(), 360);
    QVERIFY(!plot::sameView(plot.view(), {figure.x.axis, figure.y.axis}));
    QSignalSpy pinned(&plot, &FigurePlot::pointPinned);
    QSignalSpy withdrawn(&plot, &FigurePlot::pinWithdrawn);
    const QPoint at = plot.plotRect().center().toPoint();
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, at);
    QVERIFY(!pinned.isEmpty());
    QCOMPARE(withdrawn.size(), pinned.size());
    QVERIFY(plot::sameView(plot.view(), {figure.x.axis, figure.y.axis}));
}

void TestPlot::clickPinsAndPointerReports() {
    FigurePlot plot;
    show(plot, knownFigure(), {900, 640});
    QSignalSpy pinned(&plot, &FigurePlot::pointPinned);
    QSignalSpy moved(&plot, &FigurePlot::pointerMoved);
    QSignalSpy left(&plot, &FigurePlot::pointerLeft);
    const QPoint at = pixelAt(plot, 1.0, -5.0);
    hover(plot, at);
    QVERIFY(!moved.isEmpty());
    QVERIFY(std::abs(std::log10(moved.last()[0].toDouble()) - 1.0) < 0.02);
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
    QCOMPARE(pinned.size(), 1);
    QVERIFY(std::abs(std::log10(pinned[0][1].toDouble()) + 5.0) < 0.02);
    hover(plot, {2, 2});
    QCOMPARE(left.size(), 1);

    const QImage before = plot.grab().toImage();
    plot.setProbe(QPointF(10.0, 1e-5));
    QVERIFY(plot.grab().toImage() != before);
    plot.setProbe(std::nullopt);
    QCOMPARE(plot.grab().toImage(), before);
}

void TestPlot::bandsKeepOrderAndSeparateWhatMoves() {
    QCOMPARE(plot::bandsFor({false, false, true, false}, 5), (std::vector<int>{0, 0, 1, 2}));
    QCOMPARE(plot::bandsFor({true, true}, 5), (std::vector<int>{0, 0}));
    QVERIFY(plot::bandsFor({}, 5).empty());
    const std::vector<bool> striped{true, false, true, false, false, true, false, true, false};
    const std::vector<int> bands = plot::bandsFor(striped, 5);
    QVERIFY(std::is_sorted(bands.begin(), bands.end()));
    QVERIFY(bands.back() <= 4);
    QCOMPARE(plot::bandsFor(striped, 1), std::vector<int>(9, 0));
}

void TestPlot::pdfHasSizeAndFonts() {
    QTemporaryDir folder;
    const QString file = folder.filePath("figure.pdf");
    exporting::ExportOptions options;
    options.sizeMm = {86.0, 60.0};
    QVERIFY(exporting::exportFigure(knownFigure(), file, options));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF"));
    QVERIFY(!bytes.contains("/Type3"));
    const QRegularExpression boxPattern(R"(/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+))");
    const auto match = boxPattern.match(QString::fromLatin1(bytes));
    QVERIFY(match.hasMatch());
    const auto mm = [&](int group) { return match.captured(group).toDouble() / 72.0 * 25.4; };
    QVERIFY(std::abs(mm(1) - 86.0) < 0.2);
    QVERIFY(std::abs(mm(2) - 60.0) < 0.2);

    const QString pdffonts = QStandardPaths::findExecutable("pdffonts");
    const QString pdftotext = QStandardPaths::findExecutable("pdftotext");
    if (pdffonts.isEmpty() || pdftotext.isEmpty()) {
        QSKIP("poppler-utils are not installed");
    }
    const QList<QByteArray> lines = outputOf(pdffonts, {file}).trimmed().split('\n').mid(2);
    QVERIFY(!lines.isEmpty());
    for (const QByteArray& line : lines) {
        QVERIFY2(line.contains("TrueType"), line.constData());
        QVERIFY2(line.contains("yes"), line.constData()); // embedded
    }
    QVERIFY(outputOf(pdftotext, {file, "-"}).contains("block"));
}

void TestPlot::pdfOfFifteenRegionsIsLight() {
    QTemporaryDir folder;
    const QString file = folder.filePath("figure.pdf");
    QVERIFY(exporting::exportFigure(crowdedFigure(15), file));
    const qint64 size = QFileInfo(file).size();
    QVERIFY2(size > 10'000 && size < 150'000, qPrintable(QString::number(size)));
}

void TestPlot::svgHasOutlinesOnly() {
    QTemporaryDir folder;
    const QString file = folder.filePath("figure.svg");
    QVERIFY(exporting::exportFigure(knownFigure(), file));
    QFile svg(file);
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(text.contains("<path"));
    QVERIFY(!text.contains("<text"));
    QVERIFY(!text.contains("<image"));
    QVERIFY(text.contains("width=\"172mm"));
}

void TestPlot::pngHasSizeAndResolution() {
    QTemporaryDir folder;
    const QString file = folder.filePath("figure.png");
    exporting::ExportOptions options;
    options.sizeMm = {127.0, 76.2};
    options.dpi = 200.0;
    QVERIFY(exporting::exportFigure(knownFigure(), file, options));
    const QImage image(file);
    QCOMPARE(image.size(), QSize(1000, 600));
    QVERIFY(std::abs(image.dotsPerMeterX() - 7874) <= 1);
    // A second export replaces the first.
    options.dpi = 100.0;
    QVERIFY(exporting::exportFigure(knownFigure(), file, options));
    QCOMPARE(QImage(file).size(), QSize(500, 300));
}

void TestPlot::failureLeavesNoFile_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<QString>("expected");
    const QSizeF good(100.0, 80.0);
    QTest::newRow("unknown suffix") << "figure.docx" << good << ".pdf, .svg, .png";
    QTest::newRow("no suffix") << "figure" << good << ".pdf, .svg, .png";
    QTest::newRow("missing folder") << "no/such/folder/figure.pdf" << good << "no/such/folder";
    QTest::newRow("size") << "figure.pdf" << QSizeF(0.0, 80.0) << "mm";
}

void TestPlot::failureLeavesNoFile() {
    QFETCH(QString, name);
    QFETCH(QSizeF, size);
    QFETCH(QString, expected);
    QTemporaryDir folder;
    exporting::ExportOptions options;
    options.sizeMm = size;
    const auto outcome = exporting::exportFigure(knownFigure(), folder.filePath(name), options);
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().contains(expected), qPrintable(outcome.error()));
    QVERIFY(!outcome.error().contains('\n'));
    QVERIFY(QDir(folder.path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
}

QTEST_MAIN(TestPlot)
#include "test_plot.moc"
