#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/io/number.hpp"
#include "core/picture/picture.hpp"
#include "core/scene/scene_library.hpp"
#include "program.hpp"
#include "tests/core/fixture.hpp"

using namespace cyrano;
using program::cyranoWith;
using program::json;
using program::Ran;

class TestCli : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;

    [[nodiscard]] QString write(const QString& name, const QByteArray& text) const {
        const QString file = scratch_.filePath(name);
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly)) {
            return {};
        }
        out.write(text);
        return file;
    }

  private Q_SLOTS:
    void contourPrintsTheRegionsTheEvaluatorMakes() {
        const Ran ran =
            cyranoWith({"contour", "photon-only", "--bound", "e137", "--bound", "bes3-2024"});
        QCOMPARE(ran.exitCode, 0);
        QStringList lines = ran.out.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.takeFirst(), QStringLiteral("bound,polygon,x,y"));
        const auto catalogue = fixture::catalogue();
        picture::Evaluator evaluator(catalogue);
        const auto scene = scene::openScene("photon-only", CYRANO_DATASETS).value();
        qsizetype at = 0;
        for (const char* id : {"e137", "bes3-2024"}) {
            const auto region = evaluator.regionOf(scene, *catalogue->find(id));
            int number = 0;
            for (const auto& polygon : region->polygons) {
                for (std::size_t i = 0; i <= polygon.points.size(); ++i) {
                    const auto& p = polygon.points[i % polygon.points.size()];
                    QVERIFY(at < lines.size());
                    QCOMPARE(lines[at++], QString::fromStdString(
                                              std::string(id) + "," + std::to_string(number) + "," +
                                              io::fullNumber(scene.plane.x.fromAxis(p.x)) + "," +
                                              io::fullNumber(scene.plane.y.fromAxis(p.y))));
                }
                ++number;
            }
        }
        QCOMPARE(at, lines.size());
    }

    void contourWorksForBoundsTheSceneDoesNotShow() {
        const Ran ran =
            cyranoWith({"contour", "photon-only", "--bound", "bes3-2022", "--format", "json"});
        QCOMPARE(ran.exitCode, 0);
        const QJsonArray bounds = json(ran.out)["bounds"].toArray();
        QCOMPARE(bounds.size(), 1);
        QVERIFY(!bounds[0]["polygons"].toArray().isEmpty());
    }

    void silentBoundSaysWhy() {
        const Ran ran = cyranoWith({"contour", "photon-only", "--bound", "lep-z-to-3photon"});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.out, QStringLiteral("bound,polygon,x,y\n"));
        QVERIFY(ran.err.contains("photon–Z"));
    }

    void setChangesThePolygons() {
        const QStringList command{"contour", "pseudoscalar-after-2025", "--bound", "g2-muon"};
        const Ran plain = cyranoWith(command);
        const Ran other = cyranoWith(command + QStringList{"--set", "model.cutoff=1e4"});
        QCOMPARE(other.exitCode, 0);
        QVERIFY(plain.out != other.out);
    }

    void localeChangesNothing() {
        const QStringList command{"contour", "photon-only", "--bound", "lep"};
        QCOMPARE(cyranoWith(command, {}, "de_DE.UTF-8").out, cyranoWith(command).out);
    }

    void pointNamesItsReasons() {
        const Ran ran = cyranoWith({"point", "photon-only", "--x", "0.3", "--y", "1e-3", "--json"});
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject root = json(ran.out);
        QVERIFY(root["excluded"].toBool());
        QCOMPARE(root["branching_ratios"].toObject()["photons"].toDouble(), 1.0);
        const QJsonObject first = root["bounds"].toArray().first().toObject();
        QVERIFY(first["inside"].toBool());
        QVERIFY(first["factor"].toDouble() > 1.0);
        QVERIFY(!first["mechanism"].toString().isEmpty());
        QVERIFY(!first["reference"].toString().isEmpty());
        const Ran text = cyranoWith({"point", "photon-only", "--x", "0.3", "--y", "1e-3"});
        QVERIFY(text.out.contains("excluded by bes3-2024, by a factor"));
        QVERIFY(cyranoWith({"point", "photon-only", "--x", "0.3", "--y", "1e-12"})
                    .out.contains("not excluded"));
    }

    void quantityAnswersOneAndMany() {
        const Ran one = cyranoWith(
            {"quantity", "width_photon_pair", "g_gamma=1e-4", "mass_GeV=0.001", "--json"});
        QCOMPARE(one.exitCode, 0);
        // g²m³/64π
        QVERIFY(std::abs(json(one.out)["value"].toDouble() / 4.973591971621729e-20 - 1) < 1e-12);
        QVERIFY(!json(one.out)["source"].toString().isEmpty());
        const Ran many = cyranoWith(
            {"quantity", "--batch"},
            "{\"quantity\":\"width_photon_pair\",\"args\":{\"g_gamma\":1e-4,\"mass_GeV\":0.001}}\n"
            "not json\n"
            "{\"quantity\":\"widht_photon_pair\",\"args\":{}}\n");
        QCOMPARE(many.exitCode, 0);
        const QStringList lines = many.out.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(json(lines[0]).contains("value"));
        QVERIFY(json(lines[1])["error"].toString().contains("JSON"));
        QVERIFY(json(lines[2])["error"].toString().contains("width_photon_pair"));
    }

    void listsAreComplete() {
        for (const char* what : {"bounds", "scenes", "quantities", "parameters"}) {
            const Ran ran = cyranoWith({"list", what, "--json"});
            QCOMPARE(ran.exitCode, 0);
            const QJsonArray entries = QJsonDocument::fromJson(ran.out.toUtf8()).array();
            QVERIFY(entries.size() >= 4);
            for (const QJsonValue& entry : entries) {
                QVERIFY(!entry["name"].toString().isEmpty());
                QVERIFY(!entry["help"].toString().isEmpty());
            }
            QCOMPARE(cyranoWith({"list", what}).out.count('\n'), entries.size());
        }
    }

    void renderWritesPictures_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("magic");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
    }
    void renderWritesPictures() {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, magic);
        const QString file = scratch_.filePath("figure." + suffix);
        const Ran ran =
            cyranoWith({"render", "pseudoscalar-after-2025", "-o", file, "--size", "86mmx70mm"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY(bytes.startsWith(magic));
        QVERIFY(bytes.size() > 5000);
        QVERIFY2(bytes.size() < 400 * 1024, qPrintable(QString::number(bytes.size())));
    }

    /// One clear line on stderr, the right exit code, nothing on stdout.
    void wrongWordsAreAnsweredClearly_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& a, int code, const char* says) {
            QTest::newRow(name) << a << code << says;
        };
        row("scene name", {"contour", "photon-onyl"}, 2, "photon-only");
        row("bound", {"contour", "photon-only", "--bound", "e173"}, 2, "e137");
        row("path", {"contour", "photon-only", "--set", "model.cutof=1"}, 2, "model.cutoff");
        row("value", {"contour", "photon-only", "--set", "model.cutoff=big"}, 2, "number");
        row("no value", {"contour", "photon-only", "--set", "model.cutoff"}, 2, "PATH=VALUE");
        row("format", {"contour", "photon-only", "--format", "xml"}, 2, "xml");
        row("subcommand option", {"render", "photon-only"}, 2, "output");
        row("suffix", {"render", "photon-only", "-o", "/tmp/x.gif"}, 1, ".pdf");
        row("folder", {"render", "photon-only", "-o", "/nonexistent/x.pdf"}, 1, "nonexistent");
        row("size", {"render", "photon-only", "-o", "x.pdf", "--size", "huge"}, 2, "--size");
        row("quantity", {"quantity", "width_photon_pear"}, 2, "width_photon_pair");
        row("argument", {"quantity", "width_photon_pair", "g=1"}, 2, "g_gamma");
        row("outside", {"point", "photon-only", "--x", "1e9", "--y", "1"}, 2, "outside");
        row("list", {"list", "everything"}, 2, "everything");
    }
    void wrongWordsAreAnsweredClearly() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, says);
        const Ran ran = cyranoWith(arguments);
        QCOMPARE(ran.exitCode, exitCode);
        QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
        QCOMPARE(ran.out, QString());
    }

    void brokenSceneFileGivesFileAndLine() {
        const QString file = write("broken.toml", "cyrano = 1\n[model]\ncutoff = \"big\"\n");
        const Ran ran = cyranoWith({"contour", file});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("broken.toml:3:"), qPrintable(ran.err));
        for (const QByteArray& noise :
             {QByteArray(), QByteArray("\0\xff\xfe", 3), QByteArray("["), QByteArray("a = 'x")}) {
            const Ran other = cyranoWith({"contour", write("noise.toml", noise)});
            QCOMPARE(other.exitCode, 1);
        }
        QCOMPARE(cyranoWith({"contour", scratch_.path()}).exitCode, 1);
    }

    void failedWritingKeepsTheOldFile() {
        const QString file = write("old.csv", "precious");
        const Ran ran =
            cyranoWith({"contour", "photon-only", "--set", "model.cutoff=nonsense", "-o", file});
        QCOMPARE(ran.exitCode, 2);
        QFile old(file);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("precious"));
    }

    void benchPrintsItsStages() {
        const Ran ran = cyranoWith({"bench", "pseudoscalar-after-2025", "--frames", "6", "--json"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        const QJsonObject root = json(ran.out);
#ifdef Q_OS_LINUX
        QVERIFY(root["start"].toDouble() > 0.0);
#endif
        for (const char* stage : {"recompute", "paint", "total"}) {
            for (const char* figure : {"median", "p95", "p99"}) {
                QVERIFY(root[stage].toObject()[figure].toDouble() > 0.0);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
