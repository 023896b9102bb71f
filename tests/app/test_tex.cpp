// TeX labels: box geometry against the metrics of Computer Modern, fallbacks, threads, storage.
#include "app/tex/engine.hpp"
#include "app/tex/label.hpp"
#include "app/tex/svg_path.hpp"
#include "labels.hpp"

#include <QTest>
#include <QThread>

#include <cmath>

using namespace cyrano::tex;
using namespace labels;

namespace {

const Glyphs* find(const Boxes& boxes, const QString& text) {
    for (const Glyphs& run : boxes.glyphs)
        if (run.text == text)
            return &run;
    return nullptr;
}

} // namespace

class TestTex : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void widthsAreThoseOfComputerModern_data();
    void widthsAreThoseOfComputerModern();
    void widthAdds();
    void scriptsStandAboveAndBelow();
    void fractionIsStacked();
    void rootCoversItsArgument();
    void accentIsCentredOverItsLetter();
    void delimitersGrow();
    void fontsFollowCommands();
    void coloursAreKept();
    void linesBreak();
    void fieldLabelsAreTypeset();
    void hostileSourcesFallBack_data();
    void hostileSourcesFallBack();
    void missingKatexFallsBack();
    void plainTextIsQuoted();
    void threadsAgree();
    void stoppedEngineStartsAgain();
    void serialisedBoxesAreIdentical();
    void damagedBytesAreRefused();
    void svgPathCommands_data();
    void svgPathCommands();
};

void TestTex::initTestCase() {
    const Engine::Result boxes = typeset("x");
    if (boxes->fallback)
        QSKIP(qPrintable(boxes->error));
}

// Advance widths of cmr10/cmmi10 (TeX's tfm files), scripts at 0.7 with 0.05 em of script space,
// thick and medium spaces of 5/18 and 4/18 em.
void TestTex::widthsAreThoseOfComputerModern_data() {
    QTest::addColumn<QByteArray>("tex");
    QTest::addColumn<double>("width");
    QTest::newRow("digits") << QByteArray("10") << 1.0;
    QTest::newRow("power") << QByteArray("10^{-12}") << 1.0 + 0.7 * (0.77778 + 1.0) + 0.05;
    QTest::newRow("index") << QByteArray("m_a") << 0.87802 + 0.7 * 0.52859 + 0.05;
    QTest::newRow("relation") << QByteArray("x=x") << 2 * 0.57153 + 0.77778 + 2 * 5.0 / 18;
    QTest::newRow("binary") << QByteArray("x+x") << 2 * 0.57153 + 0.77778 + 2 * 4.0 / 18;
    QTest::newRow("upright") << QByteArray("\\mathrm{H}") << 0.75;
    QTest::newRow("null delimiters") << QByteArray("\\frac12") << 0.24 + 0.7 * 0.5;
    QTest::newRow("quad") << QByteArray("1\\quad 1") << 2.0;
}

void TestTex::widthsAreThoseOfComputerModern() {
    QFETCH(QByteArray, tex);
    QFETCH(double, width);
    const double got = typeset(tex.constData())->widthEm;
    QVERIFY2(std::abs(got - width) < 2e-3, qPrintable(QString::number(got)));
}

void TestTex::widthAdds() {
    const double a = typeset("\\Lambda")->widthEm;
    const double b = typeset("c\\tau")->widthEm;
    QVERIFY(a > 0.3);
    QVERIFY(std::abs(typeset("\\Lambda c\\tau")->widthEm - a - b) < 1e-3);
}

void TestTex::scriptsStandAboveAndBelow() {
    const Engine::Result boxes = typeset("x_a^2");
    const Glyphs* base = find(*boxes, QStringLiteral("x"));
    const Glyphs* below = find(*boxes, QStringLiteral("a"));
    const Glyphs* above = find(*boxes, QStringLiteral("2"));
    QVERIFY(base && below && above);
    QCOMPARE(base->baseline.y(), 0.0);
    QVERIFY(above->baseline.y() < -0.3 && above->baseline.y() > -0.6);
    QVERIFY(below->baseline.y() > 0.1 && below->baseline.y() < 0.4);
    QCOMPARE(above->sizeEm, 0.7);
    QCOMPARE(below->sizeEm, 0.7);
    QCOMPARE(above->baseline.x(), below->baseline.x());
    QVERIFY(boxes->heightEm > 0.8 && boxes->depthEm > 0.2);
}

void TestTex::fractionIsStacked() {
    const Engine::Result boxes = typeset("\\frac{a}{bcd}");
    const Glyphs* over = find(*boxes, QStringLiteral("a"));
    const Glyphs* under = find(*boxes, QStringLiteral("b"));
    if (!under)
        under = find(*boxes, QStringLiteral("bcd"));
    QVERIFY(over);
    QCOMPARE(boxes->rules.size(), 1U);
    const QRectF bar = boxes->rules.front().rectEm;
    // TeX's axis is 0.25 em above the baseline.
    QVERIFY(std::abs(bar.center().y() + 0.25) < 1e-6);
    QVERIFY(over->baseline.y() < bar.top());
    double underY = 0.0;
    for (const Glyphs& g : boxes->glyphs)
        underY = std::max(underY, g.baseline.y());
    QVERIFY(underY - 0.7 * 0.7 > bar.bottom() - 0.05);
    const double overCentre = over->baseline.x() + 0.5 * 0.7 * 0.52859;
    QVERIFY(std::abs(overCentre - bar.center().x()) < 1e-3);
    QVERIFY(std::abs(bar.width() - (boxes->widthEm - 0.24)) < 1e-9);
}

void TestTex::rootCoversItsArgument() {
    for (const char* tex : {"\\sqrt{s}", "\\sqrt{abcdefgh}", "\\sqrt{\\frac{\\dfrac12}{3}}"}) {
        const Engine::Result boxes = typeset(tex);
        QCOMPARE(boxes->outlines.size(), 1U);
        const QRectF sign = boxes->outlines.front().pathEm.boundingRect();
        QVERIFY(sign.left() >= -1e-9);
        QVERIFY(std::abs(sign.right() - boxes->widthEm) < 1e-6);
        QVERIFY(sign.top() >= -boxes->heightEm - 1e-6);
        QVERIFY(sign.bottom() <= boxes->depthEm + 0.01);
        for (const Glyphs& g : boxes->glyphs)
            QVERIFY(g.baseline.x() > 0.5);
    }
}

void TestTex::accentIsCentredOverItsLetter() {
    const Engine::Result boxes = typeset("\\bar\\nu");
    QCOMPARE(boxes->glyphs.size(), 2U);
    const QRectF letter = Label(typeset("\\nu"), 1.0).outlines().boundingRect();
    const QRectF both = Label(boxes, 1.0).outlines().boundingRect();
    QVERIFY(both.top() < letter.top() - 0.05);
    // The macron of the font is a little taller than TeX says.
    QVERIFY2(both.top() >= -boxes->heightEm - 0.03, qPrintable(QString::number(both.top())));
    QVERIFY(std::abs(both.center().x() - letter.center().x()) < 0.06);
}

void TestTex::delimitersGrow() {
    const Engine::Result small = typeset("(1)");
    const Engine::Result large = typeset("\\left(\\dfrac{1}{2}\\right)");
    const Glyphs* little = find(*small, QStringLiteral("(1)"));
    QVERIFY(little || find(*small, QStringLiteral("(")));
    const Glyphs* tall = find(*large, QStringLiteral("("));
    QVERIFY(tall);
    QVERIFY(tall->family.startsWith(QStringLiteral("KaTeX_Size")));
    QVERIFY(large->heightEm > small->heightEm + 0.3);
    const Engine::Result huge = typeset("\\left|\\dfrac{\\dfrac12}{\\dfrac34}\\right|");
    QCOMPARE(huge->outlines.size(), 2U);
}

void TestTex::fontsFollowCommands() {
    const auto family = [](const char* tex) { return typeset(tex)->glyphs.front().family; };
    QCOMPARE(family("\\mathcal{B}"), QStringLiteral("KaTeX_Caligraphic"));
    QCOMPARE(family("\\mathbb{R}"), QStringLiteral("KaTeX_AMS"));
    QCOMPARE(family("\\lesssim"), QStringLiteral("KaTeX_AMS"));
    QCOMPARE(family("\\text{SN}"), QStringLiteral("KaTeX_Main"));
    QCOMPARE(family("\\Upsilon"), QStringLiteral("KaTeX_Main"));
    const Glyphs italic = typeset("m")->glyphs.front();
    QCOMPARE(italic.family, QStringLiteral("KaTeX_Math"));
    QVERIFY(italic.italic && !italic.bold);
    QVERIFY(typeset("\\mathbf{B}")->glyphs.front().bold);
    QVERIFY(!typeset("\\mathrm{GeV}")->glyphs.front().italic);
    // The italic face as drawn by its designer: not slanted once more by the font engine.
    const QRectF letter = Label(typeset("S"), 1.0).outlines().boundingRect();
    QVERIFY2(std::abs(letter.width() - 0.594) < 0.02, qPrintable(QString::number(letter.width())));
}

void TestTex::coloursAreKept() {
    const Engine::Result boxes = typeset("\\color{red}x\\color{#00ff00}\\frac{1}{2}");
    QCOMPARE(find(*boxes, QStringLiteral("x"))->colour, QColor(Qt::red));
    QCOMPARE(find(*boxes, QStringLiteral("1"))->colour, QColor(0, 255, 0));
    QCOMPARE(boxes->rules.front().colour, QColor(0, 255, 0));
    QVERIFY(!typeset("x")->glyphs.front().colour.isValid());
}

void TestTex::linesBreak() {
    const Engine::Result boxes = typeset("a\\\\b");
    const Glyphs* second = find(*boxes, QStringLiteral("b"));
    QVERIFY(second);
    QCOMPARE(second->baseline.x(), 0.0);
    QVERIFY(second->baseline.y() >= 1.2);
    QVERIFY(boxes->depthEm >= second->baseline.y());
}

void TestTex::fieldLabelsAreTypeset() {
    for (const QByteArray& tex : fieldLabels()) {
        const Engine::Result boxes = typeset(tex.constData());
        QVERIFY2(!boxes->fallback, qPrintable(boxes->error));
        const QRectF box(0.0, -boxes->heightEm, boxes->widthEm, boxes->heightEm + boxes->depthEm);
        const QRectF drawn = Label(boxes, 1.0).outlines().boundingRect();
        QVERIFY2(box.adjusted(-0.1, -0.1, 0.1, 0.1).contains(drawn), tex.constData());
        QVERIFY2(drawn.width() > 0.9 * box.width() - 0.2, tex.constData());
    }
}

void TestTex::hostileSourcesFallBack_data() {
    QTest::addColumn<QString>("tex");
    QTest::newRow("open brace") << QStringLiteral("\\frac{1");
    QTest::newRow("unknown command") << QStringLiteral("\\nosuchcommand x");
    QTest::newRow("double script") << QStringLiteral("x^1^2");
    QTest::newRow("endless macro") << QStringLiteral("\\def\\a{\\a\\a}\\a");
    QTest::newRow("too long") << QString(3000, u'x');
    QTest::newRow("deep") << QString(950, u'{') + u'x' + QString(950, u'}');
}

void TestTex::hostileSourcesFallBack() {
    QFETCH(QString, tex);
    const Engine::Result boxes = Engine::instance().boxes(tex);
    QVERIFY(boxes->fallback);
    QVERIFY(!boxes->error.isEmpty());
    QVERIFY(!boxes->error.contains(QChar(0x0332)));
    QCOMPARE(boxes->glyphs.size(), 1U);
    QCOMPARE(boxes->glyphs.front().text, tex);
    QVERIFY(boxes->widthEm > 0.0 && boxes->heightEm > 0.0);
    QVERIFY(!Label(boxes, 16.0).outlines().isEmpty());
}

void TestTex::missingKatexFallsBack() {
    Engine without{Installation{}};
    const Engine::Result boxes = without.boxes(QStringLiteral("m_a"));
    QVERIFY(boxes->fallback);
    QVERIFY(boxes->error.contains(QStringLiteral("katex"), Qt::CaseInsensitive));
    QCOMPARE(boxes->glyphs.front().text, QStringLiteral("m_a"));
    QVERIFY(boxes->glyphs.front().family.isEmpty());
    Engine wrong{Installation{QStringLiteral("/dev/null"), {}}};
    QVERIFY(wrong.boxes(QStringLiteral("m_a"))->fallback);
    // Boxes made elsewhere serve without KaTeX.
    QVERIFY(without.preload(Engine::instance().serialised()));
    QVERIFY(!without.boxes(QStringLiteral("x"))->fallback);
}

void TestTex::plainTextIsQuoted() {
    const QString text = QStringLiteral("50% & $x_1^2$ {a}#~\\");
    const Engine::Result boxes = Engine::instance().boxes(textAsTex(text));
    QVERIFY2(!boxes->fallback, qPrintable(boxes->error));
    QString shown;
    for (const Glyphs& g : boxes->glyphs)
        shown += g.text;
    for (const QChar c : QStringLiteral("50%&x12{a}#\\"))
        QVERIFY2(shown.contains(c), qPrintable(shown));
}

void TestTex::threadsAgree() {
    Engine engine(findInstallation());
    constexpr int threads = 6;
    std::vector<std::vector<Engine::Result>> answers(threads);
    std::vector<std::unique_ptr<QThread>> pool;
    for (auto& mine : answers) {
        pool.emplace_back(QThread::create([&engine, &mine] {
            for (const QByteArray& tex : fieldLabels())
                mine.push_back(engine.boxes(QString::fromUtf8(tex)));
        }));
        pool.back()->start();
    }
    for (auto& thread : pool)
        QVERIFY(thread->wait(20000));
    for (const auto& mine : answers) {
        QCOMPARE(mine.size(), static_cast<std::size_t>(fieldLabels().size()));
        for (std::size_t i = 0; i < mine.size(); ++i) {
            const QByteArray& tex = fieldLabels().at(static_cast<qsizetype>(i));
            QVERIFY(!mine[i]->fallback);
            QVERIFY(*mine[i] == *typeset(tex.constData()));
        }
    }
}

void TestTex::stoppedEngineStartsAgain() {
    Engine engine(findInstallation());
    engine.prefetch({QStringLiteral("a"), QStringLiteral("b")});
    engine.stop();
    const Engine::Result boxes = engine.boxes(QStringLiteral("q"));
    QVERIFY(!boxes->fallback);
    QCOMPARE(engine.cached(QStringLiteral("q")), boxes);
    QVERIFY(!engine.cached(QStringLiteral("never asked")));
    engine.prefetch({QStringLiteral("z")});
    QTRY_VERIFY(engine.cached(QStringLiteral("z")));
}

void TestTex::serialisedBoxesAreIdentical() {
    BoxMap boxes;
    for (const QByteArray& tex : fieldLabels())
        boxes.insert(QString::fromUtf8(tex), typeset(tex.constData()));
    const QByteArray bytes = serialise(boxes);
    const std::optional<BoxMap> again = deserialise(bytes);
    QVERIFY(again);
    QCOMPARE(again->size(), boxes.size());
    for (auto it = boxes.cbegin(); it != boxes.cend(); ++it)
        QVERIFY(*again->value(it.key()) == *it.value());
    QCOMPARE(serialise(*again), bytes);
    boxes.insert(QStringLiteral("\\bad{"), typeset("\\bad{"));
    QCOMPARE(serialise(boxes), bytes);
}

void TestTex::damagedBytesAreRefused() {
    const QByteArray bytes = serialise({{QStringLiteral("x"), typeset("\\sqrt x")}});
    QVERIFY(deserialise(bytes));
    for (qsizetype cut = 0; cut < bytes.size(); cut += 7)
        QVERIFY(!deserialise(bytes.left(cut)));
    QByteArray other = bytes;
    other[0] = 'X';
    QVERIFY(!deserialise(other));
    QVERIFY(!Engine::instance().preload(other));
}

void TestTex::svgPathCommands_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<QRectF>("box");
    QTest::newRow("absolute") << QStringLiteral("M1 2H5V7L1,7Z") << QRectF(1, 2, 4, 5);
    QTest::newRow("relative") << QStringLiteral("m1-2h4v5h-4z") << QRectF(1, -2, 4, 5);
    QTest::newRow("repeated") << QStringLiteral("M0,0 4,0 4,3-1,3") << QRectF(-1, 0, 5, 3);
    QTest::newRow("curves") << QStringLiteral("M0 0c0 0 1 1 2 0s2-1 2 2q0 1-1 1t-1 1")
                            << QRectF(0, -0.37, 4, 4.37);
    QTest::newRow("rest unreadable") << QStringLiteral("M0 0L3 3A9 9 9") << QRectF(0, 0, 3, 3);
    QTest::newRow("empty") << QString() << QRectF();
}

void TestTex::svgPathCommands() {
    QFETCH(QString, data);
    QFETCH(QRectF, box);
    const QRectF got = readSvgPath(data).boundingRect();
    QVERIFY2(near(got, box, 0.3), qPrintable(QStringLiteral("%1 %2 %3 %4")
                                                 .arg(got.x())
                                                 .arg(got.y())
                                                 .arg(got.width())
                                                 .arg(got.height())));
}

QTEST_MAIN(TestTex)
#include "test_tex.moc"
