#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/export/pgf_export.hpp"
#include "app/export/pgf_layout.hpp"
#include "core/figure/scene_figure.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using exporting::PgfOptions;
using figure::Figure;
using figure::Fill;
using region::Polygon;
using region::Region;

namespace {

constexpr double largestBytes = 400e3;

Polygon box(double x0, double y0, double x1, double y1, bool hole = false) {
    return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, hole};
}

figure::Layer layer(const std::string& id, const std::string& label, Fill fill, Region region,
                    bool digitised = false) {
    return {id, label, "#d62728", fill, digitised, std::make_shared<const Region>(region)};
}

Region plain(std::vector<Polygon> polygons) {
    Region region;
    region.polygons = std::move(polygons);
    return region;
}

/// 1e-2…1e2 times 1e-6…1e-1 without layers.
Figure emptyFigure() {
    Figure f;
    f.x = figure::makeAxis({scene::AxisScale::logarithmic, 1e-2, 1e2}, R"(m_a\ [\mathrm{GeV}])");
    f.y = figure::makeAxis({scene::AxisScale::logarithmic, 1e-6, 1e-1}, R"(g_{a\gamma\gamma})");
    return f;
}

Figure oneLayer(Fill fill, Region region, bool digitised = false) {
    Figure f = emptyFigure();
    f.layers.push_back(layer("one", R"(\text{one})", fill, std::move(region), digitised));
    return f;
}

/// All that a figure can have, with words that mean something to TeX.
Figure richFigure() {
    Figure f = emptyFigure();
    f.title = "50% of {what} is_#left & \\right ~ γγ → a, ≤ 3σ, café – ok <1>";
    Region fringed = plain({box(-1.5, -5.5, 0.5, -3.5), box(-1.0, -5.0, 0.0, -4.0, true)});
    fringed.fringe = {box(0.5, -5.5, 0.8, -3.5)};
    f.layers.push_back(layer("ring", R"(\text{ring}\lesssim\mathcal{B})", Fill::solid, fringed));
    f.layers.push_back(
        layer("band", R"((g-2)_\mu)", Fill::hatched, plain({box(-2.0, -3.0, 2.0, -2.5)})));
    f.layers.push_back(
        layer("wide", R"(\nu\text{-Cal})", Fill::hatched, plain({box(-1.0, -3.2, 1.0, -2.2)})));
    f.layers.push_back(layer("later",
                             R"(\text{unbalanced})"
                             "}",
                             Fill::outline, plain({box(0.9, -6, 1.9, -4)})));
    f.layers.push_back(
        layer("model", R"(\left(\frac{1}{2})", Fill::guide, plain({box(0.2, -3.0, 0.5, -1.0)})));
    f.layers.push_back(layer("ring:published", R"(\text{ring published})", Fill::overlay,
                             plain({box(-1.6, -5.6, 0.6, -3.4)}), true));
    return f;
}

PgfOptions richOptions() {
    PgfOptions options;
    options.labels = {
        {"ring", R"(\text{ring}\lesssim\mathcal{B})", {-0.5, -5.2}, false, 1.0, std::nullopt},
        {"band", R"((g-2)_\mu)", {-1.0, -2.7}, false, 0.85, std::nullopt},
        {"wide", R"(\mathbf{1})", {0.0, -2.3}, true, 0.7, std::nullopt},
        {"later",
         R"(\text{unbalanced})"
         "}",
         {1.4, -5.0},
         false,
         1.0,
         std::nullopt},
        {"model",
         R"(\left(\frac{1}{2})",
         {1.0, -1.5},
         false,
         1.0,
         exporting::PgfLeader{{0.8, -1.5}, {0.4, -2.0}}}};
    options.caption =
        exporting::PgfCaption{{-1.9, -1.1},
                              7.0,
                              {R"(\text{pseudoscalar},\ \Lambda=1\,\mathrm{TeV})",
                               R"(\text{50% & more #1}\ g≲10^{-3}\ \text{für }γγ → a)"}};
    return options;
}

QString text(const Figure& figure, const PgfOptions& options = {}) {
    return QString::fromStdString(exporting::pgfDocument(figure, options));
}

/// What stands in the braces after a key of the axis.
QString valueOf(const QString& document, const QString& key) {
    const QString start = QStringLiteral("    %1={").arg(key);
    const qsizetype from = document.indexOf(start);
    if (from < 0) {
        return {};
    }
    const qsizetype first = from + start.size();
    return document.mid(first, document.indexOf(QStringLiteral("},\n"), first) - first);
}

using Piece = std::vector<region::Point>;

/// The pieces of the n-th table whose plot has that style, in axis units of decades.
std::vector<Piece> pieces(const QString& document, const QString& style, int n = 0) {
    const QRegularExpression plot(
        QStringLiteral(R"(\\addplot\[%1[^\n]*table[^\n]*\{\n([^}]*)\};)").arg(style));
    auto found = plot.globalMatch(document);
    QString table;
    for (int i = 0; i <= n && found.hasNext(); ++i) {
        const auto match = found.next();
        table = i == n ? match.captured(1) : QString();
    }
    std::vector<Piece> out;
    for (const QString& part : table.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        out.emplace_back();
        for (const QString& row : part.split(u'\n', Qt::SkipEmptyParts)) {
            const QStringList columns = row.split(u' ');
            out.back().push_back(
                {std::log10(columns.at(0).toDouble()), std::log10(columns.at(1).toDouble())});
        }
    }
    return out;
}

bool near(const region::Point& a, const region::Point& b) {
    constexpr double decades = 2e-4; // some hundredths of a point
    return std::abs(a.x - b.x) < decades && std::abs(a.y - b.y) < decades;
}

bool hasSide(const std::vector<Piece>& lines, region::Point a, region::Point b) {
    for (const Piece& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if ((near(line[i], a) && near(line[i + 1], b)) ||
                (near(line[i], b) && near(line[i + 1], a))) {
                return true;
            }
        }
    }
    return false;
}

bool bracesMatch(const QString& document) {
    int depth = 0;
    for (const QString& line : document.split(u'\n')) {
        for (qsizetype i = 0; i < line.size() && line[i] != u'%'; ++i) {
            if (line[i] == u'\\') {
                ++i;
            } else if (line[i] == u'{') {
                ++depth;
            } else if (line[i] == u'}' && --depth < 0) {
                return false;
            }
        }
    }
    return depth == 0;
}

} // namespace

class TestPgfExport : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void wellFormed();
    void ticks_data();
    void ticks();
    void tickLabelsAreThinned();
    void regionsAreCutToTheFrame();
    void coordinatesAreExactEnough();
    void holesStayHoles();
    void onlyTrueEdgesAreDrawn();
    void lineStyles();
    void overlappingHatches();
    void outlinesAreThinned();
    void layoutIsThatOfTheOtherOutputs();
    void compiles();
    void compilesInsideAnotherDocument();

  private:
    /// The log; fails the test where LaTeX stops.
    void typeset(const QString& document, QString& log);
    [[nodiscard]] static bool canTypeset();
    QTemporaryDir folder_;
};

void TestPgfExport::wellFormed() {
    const Figure f = richFigure();
    for (const bool standalone : {false, true}) {
        PgfOptions options = richOptions();
        options.standalone = standalone;
        const QString document = text(f, options);
        QVERIFY(bracesMatch(document));
        QCOMPARE(document.contains(QStringLiteral("\\documentclass")), standalone);
        QCOMPARE(document.count(QStringLiteral("\\begin{")),
                 document.count(QStringLiteral("\\end{")));
        static const QRegularExpression notANumber(QStringLiteral(R"(\b(nan|inf)\b)"),
                                                   QRegularExpression::CaseInsensitiveOption);
        QVERIFY(!document.contains(notANumber));
        qsizetype last = 0;
        for (const figure::Layer& shown : f.layers) {
            const QString comment =
                QStringLiteral("\n  % %1: ").arg(QString::fromStdString(shown.id));
            const qsizetype at = document.indexOf(comment);
            QVERIFY2(at > last, shown.id.c_str()); // back to front
            last = at;
        }
        QCOMPARE(document.count(QStringLiteral("\\node[cyrano label")), 5);
        QCOMPARE(document.count(QStringLiteral("\\draw[cyrano leader")), 1);
        QCOMPARE(document.count(QStringLiteral("\\node[cyrano caption")), 2);
    }
}

void TestPgfExport::ticks_data() {
    using enum scene::AxisScale;
    QTest::addColumn<scene::Axis>("axis");
    QTest::newRow("four decades") << scene::Axis{logarithmic, 1e-2, 1e2};
    QTest::newRow("fourteen decades") << scene::Axis{logarithmic, 1e-12, 1e2};
    QTest::newRow("less than a factor of two") << scene::Axis{logarithmic, 0.1, 0.14};
    QTest::newRow("two decades, odd ends") << scene::Axis{logarithmic, 0.03, 1.7};
    QTest::newRow("linear") << scene::Axis{linear, -0.3, 0.5};
    QTest::newRow("both signs") << scene::Axis{symmetricLog, -1e-1, 1e-1, 1e-6};
}

void TestPgfExport::ticks() {
    QFETCH(const scene::Axis, axis);
    Figure f = emptyFigure();
    f.x = figure::makeAxis(axis, "x");
    QVERIFY(!f.x.ticks.empty());
    const QString document = text(f);
    const bool log = axis.scale == scene::AxisScale::logarithmic;
    QCOMPARE(document.contains(QStringLiteral("xmode=log")), log);
    const auto check = [&](const QString& key, const std::vector<double>& wanted) {
        const QStringList written = valueOf(document, key).split(u',', Qt::SkipEmptyParts);
        QCOMPARE(static_cast<std::size_t>(written.size()), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const double value = written[static_cast<qsizetype>(i)].toDouble();
            const double span = axis.axisMax() - axis.axisMin();
            QVERIFY(std::abs((log ? std::log10(value) : value) - wanted[i]) < 1e-5 * span);
        }
    };
    std::vector<double> positions;
    QString labels;
    for (const figure::Tick& tick : f.x.ticks) {
        positions.push_back(tick.position);
        labels += (labels.isEmpty() ? "{$" : ",{$") + QString::fromStdString(tick.label) + "$}";
    }
    check(QStringLiteral("xtick"), positions);
    check(QStringLiteral("minor xtick"), f.x.minorTicks);
    QCOMPARE(valueOf(document, QStringLiteral("xticklabels")), labels);
}

void TestPgfExport::tickLabelsAreThinned() {
    PgfOptions options;
    options.labelledX = std::vector<std::size_t>{0, 2, 4};
    const QString document = text(emptyFigure(), options);
    QCOMPARE(valueOf(document, QStringLiteral("xticklabels")),
             QStringLiteral("{$10^{-2}$},{},{$1$},{},{$10^{2}$}"));
    QCOMPARE(valueOf(document, QStringLiteral("xtick")), QStringLiteral("0.01,0.1,1,10,100"));
}

void TestPgfExport::regionsAreCutToTheFrame() {
    const QString document = text(oneLayer(Fill::solid, plain({box(-9.0, -9.0, 0.0, 3.0)})));
    const auto filled = pieces(document, QStringLiteral("cyrano fill"));
    QCOMPARE(filled.size(), std::size_t{1});
    for (const region::Point& p : filled[0]) {
        QVERIFY(p.x >= -2.0 - 1e-9 && p.x <= 2.0 && p.y >= -6.0 - 1e-9 && p.y <= -1.0 + 1e-9);
    }
    const auto edges = pieces(document, QStringLiteral("cyrano edge"));
    QCOMPARE(edges.size(), std::size_t{1}); // the other sides are the frame's
    QCOMPARE(edges[0].size(), std::size_t{2});
    QVERIFY(hasSide(edges, {0.0, -6.0}, {0.0, -1.0}));
    // What lies outside leaves nothing.
    QVERIFY(!text(oneLayer(Fill::solid, plain({box(3.0, -5.0, 4.0, -4.0)})))
                 .contains(QStringLiteral("\\addplot")));
}

void TestPgfExport::coordinatesAreExactEnough() {
    Polygon polygon;
    for (int i = 0; i < 40; ++i) {
        const double t = 2.0 * std::numbers::pi * i / 40.0;
        polygon.points.push_back({0.1234567 + std::cos(t), -3.7654321 + std::sin(t)});
    }
    const auto filled =
        pieces(text(oneLayer(Fill::solid, plain({polygon}))), QStringLiteral("cyrano fill"));
    QCOMPARE(filled.size(), std::size_t{1});
    QVERIFY(filled[0].size() >= polygon.points.size());
    for (const region::Point& p : filled[0]) {
        const bool known = std::any_of(polygon.points.begin(), polygon.points.end(),
                                       [&](const region::Point& q) { return near(p, q); });
        QVERIFY(known);
    }
}

void TestPgfExport::holesStayHoles() {
    const QString document =
        text(oneLayer(Fill::solid, plain({box(-1.5, -5.5, 0.5, -3.5), box(-1, -5, 0, -4, true)})));
    QCOMPARE(pieces(document, QStringLiteral("cyrano fill")).size(), std::size_t{2});
    QVERIFY(document.contains(QStringLiteral("even odd rule")));
    QCOMPARE(pieces(document, QStringLiteral("cyrano edge")).size(), std::size_t{2});
}

void TestPgfExport::onlyTrueEdgesAreDrawn() {
    Region region = plain({box(-1.0, -5.0, 1.0, -3.0)});
    region.frameOfData = {{{1.0, -5.0}, {1.0, -3.0}}};
    region.outlineOfData = {{{-1.0, -3.0}, {1.0, -3.0}}};
    region.fringe = {box(-1.0, -5.5, 1.0, -5.0)};
    const QString document = text(oneLayer(Fill::solid, region));
    const auto edges = pieces(document, QStringLiteral("cyrano edge"));
    QVERIFY(hasSide(edges, {-1.0, -5.0}, {1.0, -5.0}));
    QVERIFY(hasSide(edges, {-1.0, -5.0}, {-1.0, -3.0}));
    QVERIFY(!hasSide(edges, {1.0, -5.0}, {1.0, -3.0}));
    QVERIFY(!hasSide(edges, {-1.0, -3.0}, {1.0, -3.0}));
    const auto dotted = pieces(document, QStringLiteral("cyrano dotted"));
    QCOMPARE(dotted.size(), std::size_t{1});
    QVERIFY(hasSide(dotted, {-1.0, -3.0}, {1.0, -3.0}));
    // The fringe is painted first, half as strong, and has no edge.
    QVERIFY(hasSide(pieces(document, QStringLiteral("cyrano fill")), {-1.0, -5.5}, {1.0, -5.5}));
    QVERIFY(!hasSide(edges, {-1.0, -5.5}, {1.0, -5.5}));
    QVERIFY(document.contains(QStringLiteral("fill opacity=0.17]")));
    QVERIFY(document.contains(QStringLiteral("fill opacity=0.34]")));
}

void TestPgfExport::lineStyles() {
    const Region square = plain({box(-1.0, -5.0, 1.0, -3.0)});
    const auto has = [](const QString& document, const char* plot) {
        return document.contains(QStringLiteral("\\addplot[cyrano ") + QLatin1String(plot));
    };
    const QString solid = text(oneLayer(Fill::solid, square));
    QVERIFY(has(solid, "edge") && has(solid, "fill") && !has(solid, "dotted"));
    const QString digitised = text(oneLayer(Fill::solid, square, true));
    QVERIFY(has(digitised, "dotted") && has(digitised, "fill") && !has(digitised, "edge"));
    const QString projection = text(oneLayer(Fill::outline, square, true));
    QVERIFY(has(projection, "dashed") && !has(projection, "dotted"));
    const QString overlay = text(oneLayer(Fill::overlay, square, true));
    QVERIFY(has(overlay, "dotted") && !has(overlay, "fill"));
    QVERIFY(!solid.contains(QStringLiteral("patterns.meta")));
    QVERIFY(text(oneLayer(Fill::hatched, square))
                .contains(QStringLiteral("\\usetikzlibrary{patterns.meta}")));
}

void TestPgfExport::overlappingHatches() {
    const QString document = text(richFigure());
    QCOMPARE(document.count(QStringLiteral("pattern={Lines[angle=45,")), 1);
    QCOMPARE(document.count(QStringLiteral("pattern={Lines[angle=-45,")), 1);
}

void TestPgfExport::outlinesAreThinned() {
    constexpr int count = 50000;
    Polygon disc;
    for (int i = 0; i < count; ++i) {
        const double t = 2.0 * std::numbers::pi * i / count;
        disc.points.push_back({1.5 * std::cos(t), -3.5 + 2.0 * std::sin(t)});
    }
    const auto edges =
        pieces(text(oneLayer(Fill::solid, plain({disc}))), QStringLiteral("cyrano edge"));
    QCOMPARE(edges.size(), std::size_t{1});
    QVERIFY(edges[0].size() > 50);
    QVERIFY(edges[0].size() < 1000);
}

void TestPgfExport::layoutIsThatOfTheOtherOutputs() {
    Figure f = richFigure();
    f.layers.resize(3); // labels that KaTeX can read
    f.title.clear();
    f.caption = {R"(\text{a line})", R"(\text{another line})"};
    exporting::ExportOptions options;
    options.sizeMm = {86.0, 66.0};
    const PgfOptions layout = exporting::pgfLayout(f, options);
    const region::Box& frame = layout.frameMm;
    QVERIFY(frame.xMin > 8.0 && frame.xMin < 20.0 && frame.xMax > 75.0 && frame.xMax < 86.0);
    QVERIFY(frame.yMin > 6.0 && frame.yMin < 16.0 && frame.yMax > 58.0 && frame.yMax < 66.0);
    QCOMPARE(layout.labels.size(), f.layers.size());
    for (const exporting::PgfLabel& label : layout.labels) {
        QVERIFY(label.centre.x > -2.0 && label.centre.x < 2.0);
        QVERIFY(label.centre.y > -6.0 && label.centre.y < -1.0);
        const bool known = std::abs(label.scale - 1.0) < 1e-6 ||
                           std::abs(label.scale - 0.85) < 1e-6 ||
                           std::abs(label.scale - 0.7) < 1e-6;
        QVERIFY(known);
    }
    QVERIFY(layout.caption.has_value());
    QVERIFY(layout.caption->fontPt > 5.2 && layout.caption->fontPt < 7.01);
}

bool TestPgfExport::canTypeset() {
    QProcess which;
    which.start(QStringLiteral("kpsewhich"), {QStringLiteral("pgfplots.sty")});
    return !QStandardPaths::findExecutable(QStringLiteral("pdflatex")).isEmpty() &&
           which.waitForFinished() && which.exitCode() == 0;
}

void TestPgfExport::typeset(const QString& document, QString& log) {
    QFile file(folder_.filePath(QStringLiteral("main.tex")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(document.toUtf8());
    file.close();
    QProcess latex;
    latex.setWorkingDirectory(folder_.path());
    latex.start(QStringLiteral("pdflatex"),
                {QStringLiteral("-interaction=nonstopmode"), QStringLiteral("-halt-on-error"),
                 QStringLiteral("-no-shell-escape"), QStringLiteral("main.tex")});
    constexpr int patienceMs = 120000;
    QVERIFY(latex.waitForFinished(patienceMs));
    log = QString::fromUtf8(latex.readAllStandardOutput());
    QVERIFY2(latex.exitCode() == 0, qPrintable(log.right(2000)));
    QVERIFY2(log.contains(QStringLiteral("(1 page,")), qPrintable(log.right(2000)));
    QVERIFY2(!log.contains(QStringLiteral("Overfull")), qPrintable(log));
}

void TestPgfExport::compiles() {
    if (!canTypeset()) {
        QSKIP("pdflatex with pgfplots is not installed (texlive-latex-base, texlive-pictures)");
    }
    QString log;
    PgfOptions options = richOptions();
    options.standalone = true;
    typeset(text(richFigure(), options), log);
    picture::Evaluator evaluator(fixture::catalogue());
    for (const char* name : {"pseudoscalar-after-2025", "cancellation"}) {
        const Figure f = figure::makeFigure(*evaluator.evaluate(fixture::scene(name)));
        exporting::ExportOptions size;
        size.sizeMm = {86.0, 66.0};
        options = exporting::pgfLayout(f, size);
        options.standalone = true;
        const QString document = text(f, options);
        QVERIFY(static_cast<double>(document.toUtf8().size()) < largestBytes);
        QVERIFY(!options.labels.empty());
        typeset(document, log);
        QVERIFY2(!log.contains(QStringLiteral("LaTeX Warning")), qPrintable(log));
        QVERIFY2(!log.contains(QStringLiteral("Font Warning")), qPrintable(log));
    }
}

void TestPgfExport::compilesInsideAnotherDocument() {
    if (!canTypeset()) {
        QSKIP("pdflatex with pgfplots is not installed (texlive-latex-base, texlive-pictures)");
    }
    const QString picture = text(richFigure(), richOptions());
    QFile file(folder_.filePath(QStringLiteral("picture.pgf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(picture.toUtf8());
    file.close();
    // The preamble is the one that the first lines of the picture ask for.
    static const QRegularExpression wanted(QStringLiteral(R"(^%   (\\.*)$)"),
                                           QRegularExpression::MultilineOption);
    QString preamble;
    for (auto found = wanted.globalMatch(picture); found.hasNext();) {
        preamble += found.next().captured(1) + u'\n';
    }
    QVERIFY(preamble.contains(QStringLiteral("pgfplots")));
    QString log;
    typeset(QStringLiteral("\\documentclass[twocolumn]{article}\n") + preamble +
                QStringLiteral(R"(\begin{document}
\begin{figure}\resizebox{\columnwidth}{!}{\input{picture.pgf}}\caption{A figure.}\end{figure}
\end{document}
)"),
            log);
}

QTEST_MAIN(TestPgfExport)
#include "test_pgf_export.moc"
