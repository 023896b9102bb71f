// TeX labels on screen, in PDF and in SVG: the same ink at the same place, fonts embedded.
#include "app/tex/engine.hpp"
#include "app/tex/label.hpp"
#include "labels.hpp"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace cyrano::tex;
using namespace labels;

namespace {

// The rectangle of all pixels darker than half.
QRectF ink(const QImage& image) {
    int left = image.width();
    int top = image.height();
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) < 128) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
    return right < 0 ? QRectF() : QRectF(left, top, right - left + 1, bottom - top + 1);
}

QImage blank(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

QString run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(20000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

class TestTexPaint : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void fallbackIsPainted();
    void paintedInkIsTheOutline_data();
    void paintedInkIsTheOutline();
    void painterIsLeftAsItWas();
    void rotatedBoundsHoldTheInk();
    void thinRulesStayVisible();
    void pdfHasTextInTrueType();
    void pdfInkIsTheOutline();
    void svgHasOutlines();
};

void TestTexPaint::initTestCase() {
    const Engine::Result boxes = typeset("x");
    if (boxes->fallback)
        QSKIP(qPrintable(boxes->error));
}

void TestTexPaint::fallbackIsPainted() {
    const Label label(QStringLiteral("\\frac{1"), 16.0);
    QVERIFY(label.isFallback());
    QVERIFY(!label.error().isEmpty());
    QImage image = blank(120, 30);
    QPainter painter(&image);
    label.paint(painter, {5, 20});
    painter.end();
    QVERIFY(label.bounds({5, 20}).adjusted(-2, -4, 2, 2).contains(ink(image)));
    QVERIFY(ink(image).width() > 20.0);
}

void TestTexPaint::paintedInkIsTheOutline_data() {
    QTest::addColumn<QByteArray>("tex");
    QTest::addColumn<double>("pixels");
    QTest::addColumn<double>("scale");
    for (const QByteArray& tex : fieldLabels()) {
        QTest::addRow("%s 23.5 px", tex.constData()) << tex << 23.5 << 1.0;
        QTest::addRow("%s 16 px x3", tex.constData()) << tex << 16.0 << 3.0;
        QTest::addRow("%s 40 px x8", tex.constData()) << tex << 40.0 << 8.0;
    }
}

void TestTexPaint::paintedInkIsTheOutline() {
    QFETCH(QByteArray, tex);
    QFETCH(double, pixels);
    QFETCH(double, scale);
    const Label label(typeset(tex.constData()), pixels);
    const QPointF at(10.0, 10.0 + label.ascent());
    QImage image = blank(static_cast<int>((label.width() + 20) * scale),
                         static_cast<int>((label.size().height() + 20) * scale));
    QPainter painter(&image);
    painter.scale(scale, scale);
    label.paint(painter, at);
    painter.end();
    const QRectF expected =
        QTransform::fromScale(scale, scale).mapRect(label.outlines().boundingRect().translated(at));
    QVERIFY(near(ink(image), expected, 1.6));
}

void TestTexPaint::painterIsLeftAsItWas() {
    QImage image = blank(80, 40);
    QPainter painter(&image);
    painter.translate(3, 4);
    painter.setPen(Qt::green);
    const QTransform transform = painter.transform();
    const QFont font = painter.font();
    Label(QStringLiteral("x^2"), 20.0, Qt::red).paint(painter, {10, 20}, -90.0);
    QCOMPARE(painter.transform(), transform);
    QCOMPARE(painter.font(), font);
    QCOMPARE(painter.pen().color(), QColor(Qt::green));
    QVERIFY(!painter.testRenderHint(QPainter::Antialiasing));
}

void TestTexPaint::rotatedBoundsHoldTheInk() {
    const Label label(QStringLiteral("g_{a\\gamma\\gamma}\\ [\\mathrm{GeV}^{-1}]"), 24.0);
    for (const double angle : {-90.0, 90.0, 30.0}) {
        QImage image = blank(400, 400);
        QPainter painter(&image);
        label.paint(painter, {200, 200}, angle);
        painter.end();
        const QRectF bounds = label.bounds({200, 200}, angle);
        QVERIFY(bounds.adjusted(-2, -2, 2, 2).contains(ink(image)));
        if (angle == -90.0)
            QVERIFY(bounds.height() > bounds.width() && bounds.bottom() <= 200.0 + 1e-9);
    }
}

void TestTexPaint::thinRulesStayVisible() {
    QImage image = blank(40, 40);
    QPainter painter(&image);
    // The bar is 0.04 em, half a pixel here: it must come out as one full row of pixels.
    Label(QStringLiteral("\\overline{xxxx}"), 12.0).paint(painter, {5.3, 25.4});
    painter.end();
    int fullRows = 0;
    for (int y = 0; y < 19; ++y)
        fullRows += qGray(image.pixel(15, y)) == 0 ? 1 : 0;
    QCOMPARE(fullRows, 1);
}

namespace {

QString writePdf(const QString& folder, const Label& label, QPointF at) {
    const QString file = folder + QStringLiteral("/label.pdf");
    QPdfWriter writer(file);
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(QSizeF(300, 100), QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(1200 / 72.0, 1200 / 72.0);
    label.paint(painter, at);
    return file;
}

} // namespace

void TestTexPaint::pdfHasTextInTrueType() {
    const QString fonts = QStandardPaths::findExecutable(QStringLiteral("pdffonts"));
    const QString text = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (fonts.isEmpty() || text.isEmpty())
        QSKIP("pdffonts or pdftotext is not installed");
    const QTemporaryDir folder;
    const Label label(
        QStringLiteral("\\text{SN 1987A}\\ \\Lambda\\mathcal{B}\\mathbf{E}\\sqrt{\\alpha}"), 20.0);
    const QString file = writePdf(folder.path(), label, {20, 50});
    QStringList rows = run(fonts, {file}).split(u'\n', Qt::SkipEmptyParts).mid(2);
    QCOMPARE(rows.size(), 4);
    for (const QString& row : rows) {
        QVERIFY2(row.contains(QStringLiteral("KaTeX_")), qPrintable(row));
        QVERIFY2(row.contains(QStringLiteral("CID TrueType")), qPrintable(row));
        const QStringList words = row.simplified().split(u' ');
        QCOMPARE(words.at(words.size() - 5), QStringLiteral("yes")); // embedded
        QCOMPARE(words.at(words.size() - 3), QStringLiteral("yes")); // has a Unicode map
    }
    const QString words = run(text, {file, QStringLiteral("-")});
    QVERIFY2(words.contains(QStringLiteral("SN 1987A")), qPrintable(words));
    QVERIFY2(words.contains(QChar(0x03B1)), qPrintable(words));
}

void TestTexPaint::pdfInkIsTheOutline() {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftocairo"));
    if (program.isEmpty())
        QSKIP("pdftocairo is not installed");
    for (const QByteArray& tex : fieldLabels()) {
        const QTemporaryDir folder;
        const Label label(typeset(tex.constData()), 24.0);
        const QPointF at(20, 50);
        const QString file = writePdf(folder.path(), label, at);
        const QString picture = folder.path() + QStringLiteral("/label");
        run(program, {QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("288"),
                      QStringLiteral("-singlefile"), file, picture});
        const QImage image(picture + QStringLiteral(".png"));
        QVERIFY(!image.isNull());
        const QRectF expected =
            QTransform::fromScale(4, 4).mapRect(label.outlines().boundingRect().translated(at));
        QVERIFY2(near(ink(image), expected, 2.0), tex.constData());
    }
}

void TestTexPaint::svgHasOutlines() {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    QPainter painter(&generator);
    Label(QStringLiteral("m_a"), 20.0).paint(painter, {10, 30});
    painter.end();
    QVERIFY(bytes.contains("<path"));
    QVERIFY(!bytes.contains("<text"));
}

QTEST_MAIN(TestTexPaint)
#include "test_tex_paint.moc"
