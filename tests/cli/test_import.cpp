#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/region/region.hpp"
#include "tests/cli/program.hpp"

using namespace cyrano;
using program::cyranoWith;
using program::Ran;

namespace {

const QStringList origin{"--title",        "Round trip", "--citation",         "Somebody, 2024",
                         "--year",         "2024",       "--confidence-level", "90% CL",
                         "--digitised-by", "the test",   "--licence",          "not stated"};

/// Polygons of a bound in log10, as the program prints them.
std::vector<region::Polygon> polygonsOf(const Ran& ran) {
    std::vector<region::Polygon> out;
    const QJsonArray bounds = program::json(ran.out)["bounds"].toArray();
    for (const QJsonValue& entry : bounds.first().toObject()["polygons"].toArray()) {
        region::Polygon polygon;
        for (const QJsonValue& point : entry.toObject()["points"].toArray()) {
            polygon.points.push_back({std::log10(point.toArray()[0].toDouble()),
                                      std::log10(point.toArray()[1].toDouble())});
        }
        out.push_back(polygon);
    }
    return out;
}

double distance(const region::Point& p, const region::Point& a, const region::Point& b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double along =
        square > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/// How far the corners of one region lie from the outline of the other, at most.
double cornerDistance(const std::vector<region::Polygon>& a,
                      const std::vector<region::Polygon>& b) {
    double out = 0.0;
    for (const auto& mine : a) {
        for (const auto& p : mine.points) {
            double nearest = HUGE_VAL;
            for (const auto& theirs : b) {
                for (std::size_t i = 0; i < theirs.points.size(); ++i) {
                    nearest =
                        std::min(nearest, distance(p, theirs.points[i],
                                                   theirs.points[(i + 1) % theirs.points.size()]));
                }
            }
            out = std::max(out, nearest);
        }
    }
    return out;
}

/// Largest difference of the edges on vertical lines; infinite where their number differs.
double sliceDistance(const std::vector<region::Polygon>& a, const std::vector<region::Polygon>& b) {
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    for (const auto& polygon : a) {
        for (const auto& p : polygon.points) {
            low = std::min(low, p.x);
            high = std::max(high, p.x);
        }
    }
    double out = 0.0;
    constexpr int lines = 500;
    for (int i = 0; i < lines; ++i) {
        const double x = low + (high - low) * (i + 0.37) / lines;
        const auto mine = region::verticalSlice(a, x);
        const auto theirs = region::verticalSlice(b, x);
        if (mine.size() != theirs.size()) {
            return HUGE_VAL;
        }
        for (std::size_t k = 0; k < mine.size(); ++k) {
            out = std::max({out, std::abs(mine[k].low - theirs[k].low),
                            std::abs(mine[k].high - theirs[k].high)});
        }
    }
    return out;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;

    QString write(const QString& name, const QByteArray& text) {
        const QString file = scratch_.filePath(name);
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) {
            qFatal("cannot write %s", qPrintable(file));
        }
        return file;
    }
    [[nodiscard]] QString user() const { return scratch_.path() + "/bounds"; }

  private Q_SLOTS:
    void initTestCase() { qputenv("CYRANO_USER_BOUNDS", user().toUtf8()); }

    void exportsComeBack_data() {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<QString>("bound");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("suffix");
        const std::vector<std::pair<const char*, const char*>> bounds{
            {"photon-only", "e137"},
            {"photon-only", "lep"},
            {"photon-only", "opal-2photon"},
            {"dark-photon", "dp-babar"}};
        for (const auto& [scene, bound] : bounds) {
            for (const auto& [format, suffix] :
                 {std::pair{"csv-annotated", "csv"}, std::pair{"axionlimits", "txt"},
                  std::pair{"lmt", "lmt"}, std::pair{"hepdata", "yaml"}}) {
                QTest::addRow("%s %s", bound, format) << scene << bound << format << suffix;
            }
        }
    }

    void exportsComeBack() {
        QFETCH(QString, scene);
        QFETCH(QString, bound);
        QFETCH(QString, format);
        QFETCH(QString, suffix);
        const QString file = scratch_.filePath(bound + "." + suffix);
        const Ran saved =
            cyranoWith({"contour", scene, "--bound", bound, "--format", format, "-o", file});
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.err));
        const QString id = "back-" + bound + "-" + format;
        const Ran taken = cyranoWith(QStringList{"import", file, "--id", id} + origin);
        QVERIFY2(taken.exitCode == 0, qPrintable(taken.err));
        QVERIFY2(!taken.err.contains("units?"), qPrintable(taken.err));
        const auto before =
            polygonsOf(cyranoWith({"contour", scene, "--bound", bound, "--format", "json"}));
        const Ran again = cyranoWith({"contour", scene, "--bound", id, "--format", "json"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.err));
        const auto after = polygonsOf(again);
        QVERIFY(!before.empty() && !after.empty());
        const double off = sliceDistance(before, after);
        QVERIFY2(off < (format == "lmt" ? 1e-6 : 1e-8), qPrintable(QString::number(off)));
        const double corners =
            std::max(cornerDistance(before, after), cornerDistance(after, before));
        QVERIFY2(corners < (format == "lmt" ? 1e-6 : 1e-8), qPrintable(QString::number(corners)));
    }

    void outsideTheWindowIsSaid() {
        const Ran ran = cyranoWith({"contour", "photon-only", "--bound", "cast"});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY2(ran.err.contains("cast has no region in this window"), qPrintable(ran.err));
    }

    void oneCurvePerFile() {
        for (const char* format : {"lmt", "axionlimits"}) {
            const Ran ran = cyranoWith({"contour", "photon-only", "--bound", "e137", "--bound",
                                        "lep", "--format", format});
            QCOMPARE(ran.exitCode, 2);
            QVERIFY2(ran.err.contains("one curve"), qPrintable(ran.err));
        }
        QCOMPARE(cyranoWith({"contour", "photon-only", "--bound", "e137", "--bound", "lep",
                             "--format", "hepdata"})
                     .out.count("\nname: "),
                 2);
    }

    void malformedFilesAreSaid_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(CYRANO_TEST_DATA "/exchange/malformed"));
        const auto files = folder.entryInfoList(QDir::Files);
        QVERIFY(files.size() > 20);
        for (const QFileInfo& file : files) {
            QTest::newRow(qPrintable(file.fileName())) << file.absoluteFilePath();
        }
    }

    void malformedFilesAreSaid() {
        QFETCH(QString, file);
        const Ran ran = cyranoWith(QStringList{"import", file, "--id", "never"} + origin);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains(QFileInfo(file).fileName()), qPrintable(ran.err));
        QVERIFY2(ran.err.contains("error: "), qPrintable(ran.err));
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!QFileInfo::exists(user() + "/never"));
    }

    void originIsAskedFor() {
        const QString file = write("plain.csv", "mass_GeV,g_per_GeV\n0.1,1e-3\n0.2,5e-4\n");
        const Ran ran = cyranoWith({"import", file, "--id", "plain", "--title", "Plain"});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("--citation --year --confidence-level --digitised-by --licence"),
                 qPrintable(ran.err));
        QVERIFY(!ran.err.contains("--title"));
        QVERIFY(!QFileInfo::exists(user() + "/plain"));
        const Ran bad = cyranoWith(QStringList{"import", file, "--id", "../up"} + origin);
        QCOMPARE(bad.exitCode, 2);
        QVERIFY2(bad.err.contains("names a folder"), qPrintable(bad.err));
        const Ran key =
            cyranoWith(QStringList{"import", file, "--id", "keyed", "--paper", "No:1"} + origin);
        QCOMPARE(key.exitCode, 2);
        QVERIFY2(key.err.contains("No:1 is not in the bibliography"), qPrintable(key.err));
    }

    void idsAreTakenOnce() {
        const QString file = write("once.csv", "mass_GeV,g_per_GeV\n0.1,1e-3\n0.2,5e-4\n");
        QCOMPARE(cyranoWith(QStringList{"import", file, "--id", "once"} + origin).exitCode, 0);
        for (const char* id : {"once", "cast"}) {
            const Ran ran = cyranoWith(QStringList{"import", file, "--id", id} + origin);
            QCOMPARE(ran.exitCode, 2);
            QVERIFY2(ran.err.contains("exists already"), qPrintable(ran.err));
        }
        const QString other = scratch_.filePath("elsewhere");
        const Ran into =
            cyranoWith(QStringList{"import", file, "--id", "else", "--into", other} + origin);
        QVERIFY2(into.exitCode == 0, qPrintable(into.err));
        QVERIFY(QFileInfo::exists(other + "/else/record.toml"));
        QVERIFY(!QFileInfo::exists(user() + "/else"));
    }

    void previewShowsTheGuess() {
        const QString file =
            write("odd.txt", "# units are not said\n100 1e-3\n200 8e-4\n250 9e-4\n");
        const Ran ran = cyranoWith({"import", file, "--preview"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.contains("no unit given; values around 2e+02 are taken as GeV"),
                 qPrintable(ran.out));
        QVERIFY2(ran.out.contains("one coupling for each mass: excluded above"),
                 qPrintable(ran.out));
        const Ran told = cyranoWith({"import", file, "--preview", "--mass-unit", "MeV", "--shape",
                                     "open", "--ends", "left", "top"});
        QVERIFY2(told.out.contains("column 1, in MeV  (as told)"), qPrintable(told.out));
        QVERIFY2(told.out.contains("open left top"), qPrintable(told.out));
        QVERIFY2(told.out.contains("3 points in 1 piece, x 0.1 to 0.25"), qPrintable(told.out));
        QVERIFY(!QFileInfo::exists(user() + "/odd"));
    }

    void implausibleUnitsAreWarnedOf() {
        // Masses of beam dumps in MeV under a heading that says GeV.
        const QString file = write("far.csv", "mass_GeV,g_per_GeV\n3e4,1e-3\n5e4,1e-3\n9e4,1e-3\n");
        const Ran ran = cyranoWith({"import", file, "--preview"});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY2(ran.err.contains("units?") && ran.err.contains("in MeV"), qPrintable(ran.err));
    }

    void columnsCanBeTold() {
        const QString file = write("three.csv", "coupling,junk,mass\n1e-6,5,100\n2e-6,6,200\n");
        const Ran ran =
            cyranoWith({"import", file, "--preview", "--mass-column", "3", "--coupling-column", "1",
                        "--mass-unit", "MeV", "--coupling-unit", "1/TeV", "--factor", "2"});
        QVERIFY2(ran.out.contains("x 0.1 to 0.2, y 2e-09 to 4e-09"), qPrintable(ran.out));
        const Ran none = cyranoWith({"import", file, "--preview", "--mass-column", "7"});
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("the file has 3"), qPrintable(none.err));
    }

    void wrongWordsAreSaid_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("plane") << QStringList{"--plane", "mass-foton"} << "mass-photon";
        QTest::newRow("mass unit") << QStringList{"--mass-unit", "kg"} << "kg";
        QTest::newRow("coupling unit") << QStringList{"--coupling-unit", "kg"} << "kg";
        QTest::newRow("shape") << QStringList{"--shape", "round"} << "round";
        QTest::newRow("curve") << QStringList{"--curve", "4"} << "the file has 1";
        QTest::newRow("colour") << QStringList{"--colour", "blue"} << "#rrggbb";
    }

    void wrongWordsAreSaid() {
        QFETCH(QStringList, options);
        QFETCH(QString, says);
        const QString file = write("good.csv", "mass_GeV,g_per_GeV\n0.1,1e-3\n0.2,5e-4\n");
        const Ran ran = cyranoWith(QStringList{"import", file, "--preview"} + options);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
    }

    void filesWithSeveralCurvesNeedAChoice() {
        const QString file = QStringLiteral(CYRANO_TEST_DATA "/exchange/good/contour_command.csv");
        const Ran ran = cyranoWith(QStringList{"import", file, "--id", "which"} + origin);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("--curve"), qPrintable(ran.err));
        const Ran second =
            cyranoWith(QStringList{"import", file, "--id", "which", "--curve", "2"} + origin);
        QVERIFY2(second.exitCode == 0, qPrintable(second.err));
        QVERIFY2(second.out.contains("y 1e-05 to 2e-05"), qPrintable(second.out));
    }

    void pointsAreTakenOver() {
        const QStringList said{"--title", "Benchmarks", "--citation", "Somebody, 2024",
                               "--year",  "2024",       "--licence",  "not stated"};
        const Ran one = cyranoWith(QStringList{"import", "--point", "BP 1,0.1,1e-4", "--point",
                                               "\\beta,1000+200-100,1e-3", "--mass-unit", "GeV",
                                               "--id", "my-points"} +
                                   said);
        QVERIFY2(one.exitCode == 0, qPrintable(one.err));
        QVERIFY(one.out.contains("2 points"));
        const QString table = write("points.csv", "name,mass,coupling\nA,100,1e-4\nB,1e3,1e-3\n");
        const Ran many = cyranoWith(QStringList{"import", table, "--points", "--mass-unit", "MeV",
                                                "--id", "points-of-a-table"} +
                                    said);
        QVERIFY2(many.exitCode == 0, qPrintable(many.err));
        const Ran shown = cyranoWith({"import", table, "--points", "--preview"});
        QVERIFY(shown.exitCode == 0 && shown.out.contains("x 1000"));
        // Drawn with everything else, by name and at its place.
        const QString tex = scratch_.filePath("points.tex");
        const Ran drawn = cyranoWith(
            {"render", "photon-only", "--set", "bound.points-of-a-table.shown=true", "-o", tex});
        QVERIFY2(drawn.exitCode == 0, qPrintable(drawn.err));
        QFile file(tex);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("addplot[cyrano point,"), 2);
        QVERIFY(text.contains("{\n0.1 0.0001\n}") && text.contains("{\n1 0.001\n}"));
        // Neither a point without numbers nor one without origin.
        const Ran bad =
            cyranoWith(QStringList{"import", "--point", "BP,0.1", "--id", "bad"} + said);
        QVERIFY(bad.exitCode != 0 && bad.err.contains("NAME,MASS,COUPLING"));
        const Ran bare = cyranoWith({"import", "--point", "BP,0.1,1e-4", "--id", "bare"});
        QVERIFY(bare.exitCode != 0 && bare.err.contains("--licence"));
        QVERIFY(!bare.err.contains("--digitised-by")); // that is of curves
        QVERIFY(cyranoWith({"import"}).err.contains("--point"));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
