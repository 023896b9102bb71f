// The program where something is wrong with locales, letters and screens: it works on, or says what
// is wrong and ends with an exit code. It never crashes and never leaves half a file.
#include <QImage>

#include "faults.hpp"

using namespace faults;
using program::Ran;

namespace {

const QByteArray noFonts = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                           "<fontconfig></fontconfig>";

} // namespace

class TestFaultScreens : public QObject, private Faults {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }

    // --- locales and screens ---------------------------------------------------------------------

    void localesChangeNoNumber_data() {
        QTest::addColumn<QString>("locale");
        QTest::newRow("German") << "de_DE.UTF-8";
        QTest::newRow("German, language only") << "de";
        QTest::newRow("unknown") << "xx_YY.UTF-8";
        QTest::newRow("Posix") << "POSIX";
    }

    void localesChangeNoNumber() {
        QFETCH(const QString, locale);
        Changes changes{{"LC_ALL", locale}, {"LANG", locale}};
        // Where the system has no German, it is made for this test.
        const QString locales = folder_.filePath("locales");
        QDir().mkpath(locales);
        if (QProcess::execute("localedef",
                              {"-i", "de_DE", "-f", "UTF-8", locales + "/de_DE.UTF-8"}) == 0) {
            changes.insert("LOCPATH", locales);
        } else {
            qInfo("no localedef: the C library may know no German here");
        }
        QCOMPARE(run({"contour", scene}, changes).out.toUtf8(), soundCurves_);
        QCOMPARE(rendered(changes), soundPng_);
        for (const QStringList& words :
             {QStringList{"point", scene, "--x", "0.1", "--y", "1e-5", "--json"},
              QStringList{"list", "parameters", "--json"},
              QStringList{"contour", scene, "--format", "hepdata"}}) {
            const Ran plain = run(words);
            QCOMPARE(plain.exitCode, 0);
            QCOMPARE(run(words, changes).out, plain.out);
        }
        // A scene written there is read here, and the other way round.
        const QString there = folder_.filePath("there");
        const QString here = folder_.filePath("here");
        const QString setting = QStringLiteral("model.br_invisible=0.25");
        const QStringList bundle{"render", scene, "--set", setting, "--bundle"};
        QCOMPARE(run(bundle + QStringList{there}, changes).exitCode, 0);
        QCOMPARE(run(bundle + QStringList{here}).exitCode, 0);
        const QStringList names = QDir(here).entryList(QDir::Files);
        QCOMPARE(QDir(there).entryList(QDir::Files), names);
        int compared = 0;
        for (const QString& name : names) {
            if (!name.endsWith(".pdf")) { // these tell the time of their making
                QCOMPARE(contents(there + '/' + name), contents(here + '/' + name));
                ++compared;
            }
        }
        QVERIFY(compared >= 3);
    }

    void scaleFactorsChangeNoFile_data() {
        QTest::addColumn<QString>("factor");
        for (const char* factor : {"1", "1.5", "2"}) {
            QTest::newRow(factor) << QString::fromLatin1(factor);
        }
    }

    void scaleFactorsChangeNoFile() {
        QFETCH(const QString, factor);
        const Changes changes{{"QT_SCALE_FACTOR", factor}};
        const QString file = folder_.filePath("scaled.png");
        const Ran ran =
            run({"render", scene, "-o", file, "--size", "86mmx60mm", "--dpi", "254"}, changes);
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        QCOMPARE(QImage(file).size(), QSize(860, 600));
        QCOMPARE(rendered(changes), soundPng_);
        const Ran bench = run({"bench", scene, "--frames", "3"}, changes);
        QVERIFY2(bench.exitCode == 0, qPrintable(bench.err));
        QVERIFY(bench.out.contains("3 frames"));
        const Ran window = openWindow(changes);
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
    }

    // --- letters ---------------------------------------------------------------------------------

    void withoutKatex_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        QTest::newRow("missing") << QByteArray() << "katex.js not found";
        QTest::newRow("garbage") << garbage(5000) << "katex.js: SyntaxError";
        QTest::newRow("empty") << QByteArray("// nothing") << "katex.js holds no KaTeX";
        QTest::newRow("of another program")
            << QByteArray("module.exports = {};") << "katex.js holds no KaTeX";
    }

    /// Labels are their source then, and it is said why.
    void withoutKatex() {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, why);
        const QString katex = folder_.filePath("katex");
        QDir(katex).removeRecursively();
        QVERIFY(QDir().mkpath(katex));
        if (!script.isEmpty()) {
            put(katex + "/katex.js", script);
        }
        QString said;
        const QByteArray png = rendered({{"CYRANO_KATEX", katex}}, {}, &said);
        QVERIFY(QImage::fromData(png).size() == QImage::fromData(soundPng_).size());
        QVERIFY(png != soundPng_);
        QVERIFY2(said.contains("shown as plain text") && said.contains(why), qPrintable(said));
        const Ran window = openWindow({{"CYRANO_KATEX", katex}});
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
    }

    /// KaTeX brings its own: the system's list of fonts may be empty or missing.
    void withoutListOfFonts() {
        const QString list = folder_.filePath("fonts.conf");
        put(list, noFonts);
        QCOMPARE(rendered({{"FONTCONFIG_FILE", list}}), soundPng_);
        QCOMPARE(rendered({{"FONTCONFIG_FILE", "/nonexistent/fonts.conf"}}), soundPng_);
        const Ran window = openWindow({{"FONTCONFIG_FILE", list}});
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
    }

    void damagedFonts() {
        const QString list = folder_.filePath("fonts.conf");
        put(list, noFonts);
        const QString home = folder_.filePath("home-of-fonts");
        put(home + "/fonts/truetype/katex/KaTeX_Main-Regular.ttf", garbage(20000));
        QString said;
        const QByteArray png =
            rendered({{"FONTCONFIG_FILE", list}, {"XDG_DATA_HOME", home}}, {}, &said);
        QVERIFY(!png.isEmpty());
        QVERIFY2(said.contains("plain text: KaTeX fonts in") && said.contains("cannot be read"),
                 qPrintable(said));
    }

    void withoutFonts_data() {
        QTest::addColumn<QString>("hidden");
        QTest::newRow("of KaTeX") << "/usr/share/fonts/truetype/katex";
        QTest::newRow("any") << "/usr/share/fonts";
    }

    void withoutFonts() {
        QFETCH(const QString, hidden);
        const QStringList before = withDiskOver(hidden, "4k");
        if (before.isEmpty()) {
            QSKIP("no disk may be mounted here");
        }
        const QString list = folder_.filePath("fonts.conf");
        put(list, hidden.endsWith("katex")
                      ? QByteArray(noFonts).replace("<fontconfig>",
                                                    "<fontconfig><dir>/usr/share/fonts</dir>")
                      : noFonts);
        const Changes changes{{"FONTCONFIG_FILE", list}};
        QString said;
        QVERIFY(!rendered(changes, before, &said).isEmpty());
        QVERIFY2(said.contains("KaTeX fonts not found; install fonts-katex"), qPrintable(said));
        const Ran window = openWindow(changes, before);
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
    }

    // --- displays --------------------------------------------------------------------------------

    void noDisplay_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("why"); ///< in the words of Qt
        const auto row = [](const char* title, const char* name, const char* value,
                            const char* why) {
            QTest::newRow(title) << QString::fromLatin1(name) << QString::fromLatin1(value)
                                 << QString::fromLatin1(why);
        };
        row("none", "UNUSED", "", "");
        row("X that is not there", "DISPLAY", ":4242", ":4242");
        row("X of nobody", "QT_QPA_PLATFORM", "xcb", "could not connect");
        row("Wayland that is not there", "WAYLAND_DISPLAY", "wayland-4242", "wl_display");
        row("no such platform", "QT_QPA_PLATFORM", "nonsense", "nonsense");
    }

    void noDisplay() {
        QFETCH(const QString, name);
        QFETCH(const QString, value);
        QFETCH(const QString, why);
        const Ran ran = run({}, {{name, value}});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.startsWith("error: no display for the window"), qPrintable(ran.err));
        QVERIFY2(ran.err.contains("cyrano render"), qPrintable(ran.err)); // what works without one
        QVERIFY2(ran.err.contains(why), qPrintable(ran.err));
    }

    void windowOfX_data() { scaleFactorsChangeNoFile_data(); }

    /// On a screen: the window is there, with its title, as large as the factor makes it.
    void windowOfX() {
        QFETCH(const QString, factor);
        QProcess server;
        server.start("Xvfb",
                     {"-displayfd", "1", "-screen", "0", "2600x1700x24", "-nolisten", "tcp"});
        if (!server.waitForStarted() || !server.waitForReadyRead(20000)) {
            QSKIP("no Xvfb here");
        }
        const QString display = ':' + QString::fromLatin1(server.readLine()).trimmed();
        QProcess window;
        window.setProcessEnvironment(
            environmentWith({{"DISPLAY", display}, {"QT_SCALE_FACTOR", factor}}));
        window.start(QStringLiteral(CYRANO_PROGRAM), {scene});
        QString tree;
        const auto shown = [&] {
            QProcess list;
            list.start("xwininfo", {"-display", display, "-root", "-tree"});
            if (!list.waitForFinished(10000)) {
                return false;
            }
            tree = QString::fromUtf8(list.readAllStandardOutput());
            return tree.contains(QString::fromUtf8("— Cyrano"));
        };
        if (QStandardPaths::findExecutable("xwininfo").isEmpty()) {
            QVERIFY(!window.waitForFinished(4000));
        } else {
            QTRY_VERIFY_WITH_TIMEOUT(shown(), 30000);
            static const QRegularExpression form(QStringLiteral("— Cyrano[^\\n]*?(\\d+)x\\d+\\+"));
            const double width = form.match(tree).captured(1).toDouble();
            QVERIFY2(width >= 1200.0 * factor.toDouble(), qPrintable(tree));
        }
        QCOMPARE(window.state(), QProcess::Running);
        window.terminate();
        QVERIFY(window.waitForFinished(10000));
        QCOMPARE(window.exitCode(), SIGTERM); // not of a fault of its own
        server.terminate();
        server.waitForFinished(10000);
    }
};

QTEST_GUILESS_MAIN(TestFaultScreens)
#include "test_fault_screens.moc"
