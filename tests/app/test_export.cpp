#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

#include "app/export/export_dialog.hpp"
#include "app/export/presets.hpp"
#include "app/plot/flat_fills.hpp"
#include "app/plot/hatching.hpp"
#include "app/plot/region_item.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/region/overlap.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using exporting::ExportDialog;
using exporting::ExportOptions;
using exporting::Palette;
using figure::Figure;
using figure::Fill;
using region::Polygon;

namespace {

Polygon box(double x0, double y0, double x1, double y1, bool hole = false) {
    return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, hole};
}

figure::Layer layer(const std::string& id, const std::string& colour, Polygon polygon,
                    Fill fill = Fill::solid) {
    region::Region region;
    region.polygons = {std::move(polygon)};
    return {id,     R"(\text{)" + id + "}",
            colour, fill,
            false,  std::make_shared<const region::Region>(region)};
}

/// 1e-2…1e2 times 1e-6…1e-1, three regions that overlap.
Figure knownFigure() {
    Figure f;
    f.x = figure::makeAxis({scene::AxisScale::logarithmic, 1e-2, 1e2}, R"(m_a\ [\mathrm{GeV}])");
    f.y = figure::makeAxis({scene::AxisScale::logarithmic, 1e-6, 1e-1}, R"(g_{a\gamma\gamma})");
    f.layers = {layer("left", "#d62728", box(-1.8, -5.5, 0.3, -2.0)),
                layer("right", "#1f77b4", box(-0.4, -4.5, 1.6, -1.5)),
                layer("band", "#2ca02c", box(-2.0, -3.4, 2.0, -3.0), Fill::hatched),
                layer("right:published", "#1f77b4", box(-0.5, -4.6, 1.7, -1.4), Fill::overlay)};
    f.caption = {R"(\text{known})"};
    return f;
}

const Figure& fullFigure() {
    static const Figure f = [] {
        picture::Evaluator evaluator(fixture::catalogue());
        return figure::makeFigure(*evaluator.evaluate(fixture::scene("pseudoscalar-after-2025")));
    }();
    return f;
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60000) ? process.readAllStandardOutput() : QByteArray();
}

bool has(const char* program) {
    return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
}

QByteArray written(const Figure& f, const char* suffix, const ExportOptions& options = {}) {
    return exporting::exportBytes(f, QLatin1String(suffix), options).value_or(QByteArray());
}

bool holds(const std::vector<Polygon>& polygons, region::Point p) {
    region::Region region;
    region.polygons = polygons;
    return region.contains(p);
}

/// Mean distance of two pictures of one size per channel, of 255.
double distance(const QImage& a, const QImage& b) {
    double sum = 0.0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) +
                   std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    template <class T>
    static T* part(const ExportDialog& dialog, const char* name) {
        T* found = dialog.findChild<T*>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no part of the dialog is called %s", name);
        }
        return found;
    }

    QString save(const QByteArray& bytes, const char* name) const {
        QFile file(folder_.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly)) {
            return {};
        }
        file.write(bytes);
        return file.fileName();
    }

  private Q_SLOTS:
    void initTestCase() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }

    void patchesSayWhatCoversEachPoint() {
        const std::vector<std::vector<Polygon>> sheets{
            {box(0, 0, 100, 100), box(20, 20, 80, 80, true)}, // a ring
            {box(50, 50, 150, 150)},
            {box(10, 60, 160, 90)},
            {box(300, 300, 300.2, 300.2)}}; // too small to be seen
        const auto patches = region::patches(sheets);
        for (double x = 1.5; x < 170.0; x += 4.0) {
            for (double y = 1.5; y < 170.0; y += 4.0) {
                std::vector<std::size_t> wanted;
                for (std::size_t i = 0; i < sheets.size(); ++i) {
                    if (holds(sheets[i], {x, y})) {
                        wanted.push_back(i);
                    }
                }
                std::vector<std::size_t> seen;
                for (const region::Patch& patch : patches) {
                    if (holds(patch.polygons, {x, y})) {
                        seen = patch.covers; // the last one painted is what is seen
                    }
                }
                QCOMPARE(seen, wanted);
            }
        }
        QVERIFY(region::patches({}).empty());
    }

    void mixedColoursAreThoseOfTransparency() {
        QPainterPath a;
        a.addRect(0, 0, 100, 100);
        QPainterPath b;
        b.addRect(50, 0, 100, 100);
        const std::vector<plot::Sheet> sheets{{a, Qt::red, 0.34}, {b, Qt::blue, 0.5}};
        QImage flat(160, 100, QImage::Format_RGB32);
        QImage translucent = flat;
        flat.fill(Qt::white);
        translucent.fill(Qt::white);
        {
            QPainter painter(&flat);
            QPainter other(&translucent);
            for (const plot::FlatPatch& patch : plot::flatPatches(sheets, Qt::white)) {
                QCOMPARE(patch.colour.alpha(), 255);
                painter.fillPath(patch.path, patch.colour);
            }
            for (const plot::Sheet& sheet : sheets) {
                other.setOpacity(sheet.opacity);
                other.fillPath(sheet.path, sheet.colour);
            }
        }
        for (const QPoint p : {QPoint(20, 50), QPoint(75, 50), QPoint(120, 50), QPoint(155, 50)}) {
            const QColor x = flat.pixelColor(p);
            const QColor y = translucent.pixelColor(p);
            QVERIFY(std::abs(x.red() - y.red()) < 3 && std::abs(x.green() - y.green()) < 3 &&
                    std::abs(x.blue() - y.blue()) < 3);
        }
    }

    void opaqueFilesHaveNoTransparency() {
        ExportOptions options;
        const QByteArray svgBefore = written(knownFigure(), "svg", options);
        options.style.opaque = true;
        static const QRegularExpression faint(QStringLiteral(R"(opacity=.0?\.\d)"));
        QVERIFY(QString::fromUtf8(svgBefore).contains(faint));
        QVERIFY(!QString::fromUtf8(written(knownFigure(), "svg", options)).contains(faint));
        const QByteArray tex = written(knownFigure(), "tex", options);
        QVERIFY(!tex.contains("fill opacity=0") && !tex.contains("text opacity"));
        QCOMPARE(tex.count("\\definecolor{cyranoinside1}"), 1);
        QVERIFY(tex.count("fill=cyranoinside") > 3);
        static const QRegularExpression alpha(QStringLiteral(R"(/(CA|ca) 0?\.\d)"));
        QVERIFY(!QString::fromLatin1(written(fullFigure(), "pdf", options)).contains(alpha));
        QVERIFY(QString::fromLatin1(written(fullFigure(), "pdf")).contains(alpha));
        // And it looks the same but for the lines, which lie over all insides.
        const QSize room(640, 480);
        const QImage mixed = exporting::exportPreview(knownFigure(), "pdf", options, room);
        QVERIFY(distance(mixed, exporting::exportPreview(knownFigure(), "pdf", {}, room)) < 0.6);
    }

    void patternsAreDifferent() {
        plot::PlotStyle style = plot::paperStyle();
        figure::Layer excluded;
        figure::Layer allowed;
        allowed.fill = Fill::hatched;
        QVERIFY(plot::hatchesOf(excluded, 0, style).empty());
        style.hatchExcluded = true;
        QVERIFY(plot::hatchesOf(excluded, plot::noTurn, style).empty());
        std::vector<std::vector<plot::Hatch>> seen{plot::hatchesOf(allowed, 0, style),
                                                   plot::hatchesOf(allowed, 1, style)};
        for (int turn = 0; turn < plot::patternCount(); ++turn) {
            seen.push_back(plot::hatchesOf(excluded, turn, style));
            QVERIFY(!seen.back().empty());
        }
        for (std::size_t i = 0; i < seen.size(); ++i) {
            QCOMPARE(std::count(seen.begin(), seen.end(), seen[i]), 1);
        }
        // In grey, the two regions of the figure are told apart by their lines.
        ExportOptions options;
        options.style.hatchExcluded = true;
        const QByteArray tex = written(knownFigure(), "tex", options);
        QCOMPARE(tex.count("pattern={Lines["), 3);
        const QSize room(640, 480);
        QVERIFY(distance(exporting::exportPreview(knownFigure(), "pdf", options, room),
                         exporting::exportPreview(knownFigure(), "pdf", {}, room)) > 1.0);
    }

    void palettesGiveColoursByOrder() {
        const Figure f = knownFigure();
        QCOMPARE(exporting::recoloured(f, Palette::records).layers[1].colour, f.layers[1].colour);
        for (const Palette palette : {Palette::okabeIto, Palette::petroff}) {
            const Figure g = exporting::recoloured(f, palette);
            std::set<std::string> colours;
            for (const figure::Layer& l : g.layers) {
                colours.insert(l.colour);
            }
            QCOMPARE(colours.size(), std::size_t{3});
            QCOMPARE(g.layers[3].colour, g.layers[1].colour); // a curve over its region
            QVERIFY(g.layers[0].colour != f.layers[0].colour);
        }
        Figure many = f;
        many.layers.clear();
        std::set<std::string> colours;
        for (int i = 0; i < 20; ++i) {
            many.layers.push_back(layer("n" + std::to_string(i), "#000000", box(-1, -5, 1, -2)));
        }
        for (const figure::Layer& l : exporting::recoloured(many, Palette::okabeIto).layers) {
            colours.insert(l.colour);
        }
        QCOMPARE(colours.size(), std::size_t{20});
        QVERIFY(!exporting::paletteCalled("rainbow"));
        QCOMPARE(exporting::paletteCalled("petroff"), std::optional(Palette::petroff));
    }

    void everyPresetKeepsItsSize_data() {
        QTest::addColumn<QString>("name");
        for (const exporting::Preset& preset : exporting::presets()) {
            QTest::newRow(qPrintable(preset.name)) << preset.name;
        }
    }

    void everyPresetKeepsItsSize() {
        QFETCH(QString, name);
        const exporting::Preset* preset = exporting::findPreset(name);
        QVERIFY(preset != nullptr);
        QVERIFY(preset->style.tickPt >= 7.0 && preset->style.captionPt >= 6.0);
        ExportOptions options;
        exporting::apply(*preset, options);
        const QByteArray pdf = written(fullFigure(), "pdf", options);
        QVERIFY(pdf.size() > 10'000);
        QVERIFY2(pdf.size() <= 400'000, qPrintable(QString::number(pdf.size())));
        if (!has("pdfinfo") || !has("pdffonts")) {
            QSKIP("poppler-utils are not installed");
        }
        const QString file = save(pdf, "preset.pdf");
        static const QRegularExpression size(QStringLiteral(R"(Page size: +([\d.]+) x ([\d.]+))"));
        const auto match = size.match(QString::fromUtf8(outputOf("pdfinfo", {file})));
        QVERIFY(match.hasMatch());
        const auto mm = [&](int group) { return match.captured(group).toDouble() * 25.4 / 72.0; };
        QVERIFY(std::abs(mm(1) - preset->sizeMm.width()) < 0.2);
        QVERIFY(std::abs(mm(2) - preset->sizeMm.height()) < 0.2);
        const QList<QByteArray> fonts = outputOf("pdffonts", {file}).trimmed().split('\n').mid(2);
        QVERIFY(!fonts.isEmpty());
        bool sans = false;
        for (const QByteArray& font : fonts) {
            QVERIFY2(font.contains("TrueType") && font.contains("yes"), font.constData());
            sans = sans || font.contains("SansSerif");
        }
        QCOMPARE(sans, preset->letters == exporting::Letters::sans);
    }

    void darkPaperIsDarkAndTheRestLight() {
        ExportOptions options;
        exporting::apply(*exporting::findPreset("slides-16x9-dark"), options);
        for (const char* suffix : {"pdf", "png"}) {
            const QImage image =
                exporting::exportPreview(knownFigure(), QLatin1String(suffix), options, {960, 540});
            QCOMPARE(image.pixelColor(2, 2), options.style.paper);
            int light = 0;
            for (int x = 0; x < image.width(); ++x) {
                light += image.pixelColor(x, image.height() / 2).lightness() > 150 ? 1 : 0;
            }
            QVERIFY(light > 3);
        }
        const QByteArray tex = written(knownFigure(), "tex", options);
        QVERIFY(tex.contains("\\definecolor{cyranopaper}{HTML}{161A20}"));
        QVERIFY(tex.contains("\\fill[cyranopaper]"));
        // A colour that would drown is lifted.
        const QColor lifted =
            plot::layerColour(layer("x", "#00002a", box(0, 0, 1, 1)), options.style);
        QVERIFY(lifted.lightness() > 100);
        QCOMPARE(plot::layerColour(layer("x", "#00002a", box(0, 0, 1, 1)), {}), QColor("#00002a"));
    }

    void latexComesInTwoForms() {
        const QByteArray pgf = written(knownFigure(), "pgf");
        const QByteArray tex = written(knownFigure(), "tex");
        QVERIFY(pgf.contains("\\begin{tikzpicture}") && !pgf.contains("\\documentclass"));
        QVERIFY(tex.contains("\\documentclass") && tex.endsWith("\\end{document}\n"));
        QVERIFY(pgf.contains("\\text{left}"));
        Figure f = knownFigure();
        QCOMPARE(pgf.count("cyrano dashed, draw"), 0);
        f.layers[0].conditional = true;
        QCOMPARE(written(f, "pgf").count("cyrano dashed, draw"), 1);
    }

    void svgLooksTheSameElsewhere() {
        const QByteArray svg = written(fullFigure(), "svg");
        QVERIFY(!svg.contains("<text"));
        ExportOptions options;
        options.style.glyphs = tex::Ink::Text;
        QVERIFY(written(fullFigure(), "svg", options).contains("<text"));
        if (!has("rsvg-convert")) {
            QSKIP("rsvg-convert is not installed");
        }
        const QSize room(1032, 720);
        const QImage ours = exporting::exportPreview(fullFigure(), "svg", {}, room);
        const QString file = save(svg, "figure.svg");
        const QString png = folder_.filePath("rsvg.png");
        outputOf("rsvg-convert",
                 {"-w", QString::number(ours.width()), "-h", QString::number(ours.height()),
                  "--background-color", "white", "-o", png, file});
        const QImage theirs(png);
        QCOMPARE(theirs.size(), ours.size());
        const double off = distance(ours, theirs);
        QVERIFY2(off < 2.0, qPrintable(QString::number(off)));
        QImage blank = ours;
        blank.fill(Qt::white);
        QVERIFY(distance(ours, blank) > 5.0);
    }

    void previewIsTheFile() {
        ExportOptions options;
        options.sizeMm = {127.0, 76.2};
        options.dpi = 200.0;
        const QImage file = QImage::fromData(written(fullFigure(), "png", options));
        QCOMPARE(file.size(), QSize(1000, 600));
        const QImage preview =
            exporting::exportPreview(fullFigure(), "png", options, QSize(1000, 600));
        QCOMPARE(preview.size(), file.size());
        QVERIFY(distance(preview, file) < 0.01); // dpi from a length in mm: rounding
        if (!has("pdftoppm")) {
            QSKIP("poppler-utils are not installed");
        }
        const QString pdf = save(written(fullFigure(), "pdf", options), "preview.pdf");
        const QString base = folder_.filePath("preview");
        outputOf("pdftoppm", {"-r", "200", "-png", "-singlefile", pdf, base});
        const QImage page = QImage(base + ".png").copy(0, 0, 1000, 600);
        const QImage shown =
            exporting::exportPreview(fullFigure(), "pdf", options, QSize(1000, 600));
        QCOMPARE(shown.size(), page.size());
        // Another program smooths edges otherwise; another picture is far away.
        const double off = distance(shown, page);
        QVERIFY2(off < 4.0, qPrintable(QString::number(off)));
        options.palette = Palette::petroff;
        const double other = distance(
            exporting::exportPreview(fullFigure(), "pdf", options, QSize(1000, 600)), page);
        QVERIFY2(other > 8.0, qPrintable(QString::number(other)));
    }

    void dialogShowsWhatIsChosen() {
        ExportDialog dialog(knownFigure(), "known");
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QTRY_VERIFY(!dialog.preview().isNull());
        auto* preset = part<QComboBox>(dialog, "export_preset");
        const QImage first = dialog.preview();
        preset->setFocus();
        QTest::keyClick(preset, Qt::Key_Down);
        QCOMPARE(preset->currentData().toString(), QStringLiteral("prl-1col"));
        QCOMPARE(part<QDoubleSpinBox>(dialog, "export_width")->value(), 86.0);
        QCOMPARE(dialog.preview(), first); // not while hands are on the controls
        QTRY_VERIFY(dialog.preview() != first);
        const QImage before = dialog.preview();
        QTest::mouseClick(part<QCheckBox>(dialog, "export_hatch"), Qt::LeftButton, {}, {8, 8});
        QVERIFY(dialog.options().style.hatchExcluded);
        QTRY_VERIFY(dialog.preview() != before);
        QCOMPARE(dialog.preview(),
                 exporting::exportPreview(knownFigure(), "pdf", dialog.options(),
                                          part<QLabel>(dialog, "export_preview")->size()));
        QVERIFY(!part<QDoubleSpinBox>(dialog, "export_dpi")->isEnabled());
        auto* format = part<QComboBox>(dialog, "export_format");
        format->setFocus();
        QTest::keyClick(format, Qt::Key_Down);
        QTest::keyClick(format, Qt::Key_Down);
        QCOMPARE(dialog.suffix(), QStringLiteral("png"));
        QVERIFY(part<QDoubleSpinBox>(dialog, "export_dpi")->isEnabled());
        const QImage png = dialog.preview();
        Figure changed = knownFigure();
        changed.layers.pop_back();
        changed.layers.pop_back();
        dialog.setFigure(changed);
        QTRY_VERIFY(dialog.preview() != png);
        // What was chosen is there again next time.
        ExportDialog next(knownFigure(), "known");
        QCOMPARE(next.suffix(), QStringLiteral("png"));
        QCOMPARE(next.options().sizeMm, dialog.options().sizeMm);
        QCOMPARE(next.options().style, dialog.options().style);
    }

    void dialogWritesAndCopies() {
        ExportDialog dialog(knownFigure(), "known");
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto* format = part<QComboBox>(dialog, "export_format");
        format->setCurrentIndex(format->findData("svg"));
        QSignalSpy exported(&dialog, &ExportDialog::exported);
        QSignalSpy failed(&dialog, &ExportDialog::failed);
        QVERIFY(!dialog.exportTo(folder_.filePath("no/such/folder/a.svg")));
        QCOMPARE(failed.size(), 1);
        QVERIFY(part<QLabel>(dialog, "export_message")->text().contains("no/such/folder"));

        QSettings("cyrano", "cyrano").setValue("export/folder", folder_.path());
        QTest::mouseClick(part<QPushButton>(dialog, "export_export"), Qt::LeftButton);
        auto* files = dialog.findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        QTRY_VERIFY(files->isVisible());
        QCOMPARE(files->selectedFiles(), QStringList{folder_.filePath("known.svg")});
        QTest::keyClick(files->findChild<QLineEdit*>("fileNameEdit"), Qt::Key_Return);
        QTRY_COMPARE(exported.size(), 1);
        QFile file(folder_.filePath("known.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), written(knownFigure(), "svg", dialog.options()));

        QTest::mouseClick(part<QPushButton>(dialog, "export_copy"), Qt::LeftButton);
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data != nullptr && data->hasImage());
        QVERIFY(data->data("application/pdf").startsWith("%PDF"));
        QVERIFY(data->data("image/svg+xml").contains("<svg"));
        const QImage image = QImage::fromData(data->data("image/png"));
        const double width = dialog.options().sizeMm.width() / 25.4 * dialog.options().dpi;
        QVERIFY(std::abs(image.width() - width) < 1.0);
        QTest::mouseClick(part<QPushButton>(dialog, "export_close"), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
    }
};

QTEST_MAIN(TestExport)
#include "test_export.moc"
