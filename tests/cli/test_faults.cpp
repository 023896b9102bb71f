// The program where something is wrong with homes, disks and data: it works on, or says what is
// wrong and ends with an exit code. It never crashes and never leaves half a file.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults.hpp"

using namespace faults;
using program::Ran;

class TestFaults : public QObject, private Faults {
    Q_OBJECT

    QString computed_; ///< curves without tables

    /// Smallest and largest mass and coupling of each bound.
    static QMap<QString, QList<double>> extents(const QByteArray& csv) {
        QMap<QString, QList<double>> out;
        for (const QByteArray& line : csv.split('\n').mid(1)) {
            const QList<QByteArray> fields = line.split(',');
            if (fields.size() != 4) {
                continue;
            }
            const double x = fields[2].toDouble();
            const double y = fields[3].toDouble();
            auto& box = out[QString::fromUtf8(fields[0])];
            box = box.isEmpty() ? QList<double>{x, x, y, y}
                                : QList<double>{qMin(box[0], x), qMax(box[1], x), qMin(box[2], y),
                                                qMax(box[3], y)};
        }
        return out;
    }

    /// Tables keep fewer digits than are computed.
    static bool nearlySame(const QMap<QString, QList<double>>& a,
                           const QMap<QString, QList<double>>& b) {
        constexpr double tolerance = 1e-4;
        bool same = a.keys() == b.keys() && a.size() == 2;
        for (const QString& id : a.keys()) {
            for (qsizetype i = 0; same && i < 4; ++i) {
                same = qAbs(a[id][i] / b[id][i] - 1.0) < tolerance;
            }
        }
        return same;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }

    // --- homes -----------------------------------------------------------------------------------

    void homesThatCannotBeWritten_data() {
        QTest::addColumn<QString>("home");
        QTest::newRow("no home in the environment") << QString();
        QTest::newRow("a file in the place of a folder") << "/dev/null/home";
        QTest::newRow("a folder that does not exist") << folder_.filePath("not-made/home");
        QTest::newRow("a folder without the right to write") << "read-only";
    }

    void homesThatCannotBeWritten() {
        QFETCH(QString, home);
        QStringList before;
        if (home == "read-only") {
            home = folder_.filePath("read-only");
            QDir().mkpath(home);
            chmod(QFile::encodeName(home).constData(), 0555);
            chmod(QFile::encodeName(folder_.path()).constData(), 0777);
            before = geteuid() == 0 ? asNobody() : QStringList();
            if (geteuid() == 0 && before.isEmpty()) {
                QSKIP("root may write everywhere, and setpriv is not to be had");
            }
        }
        Changes changes{{"HOME", home}};
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                 "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
            changes.insert(QString::fromLatin1(name), QString());
        }
        QCOMPARE(rendered(changes, before), soundPng_);
        const Ran bench = run({"bench", scene, "--frames", "3"}, changes, before);
        QVERIFY2(bench.exitCode == 0, qPrintable(bench.err));
        const Ran window = openWindow(changes, before);
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
        if (!before.isEmpty()) {
            QVERIFY(QDir(home).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
        }
    }

    // --- disks -----------------------------------------------------------------------------------

    void outputsThatFillTheDisk_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("target");
        for (const char* name : {"f.pdf", "f.png", "f.svg", "f.pgf", "f.tex"}) {
            QTest::newRow(name) << QStringList{"render", scene, "-o"} << QString::fromLatin1(name);
        }
        QTest::newRow("contour") << QStringList{"contour", scene, "-o"} << "f.csv";
        QTest::newRow("cite") << QStringList{"cite", "pseudoscalar-after-2025", "-o"} << "f.bib";
        QTest::newRow("pages of a storyboard")
            << QStringList{"storyboard", "alps-and-g2", "-o"} << "f.pdf";
    }

    void outputsThatFillTheDisk() {
        QFETCH(const QStringList, words);
        QFETCH(const QString, target);
        const QString disk = folder_.filePath("disk");
        QDir().mkpath(disk);
        const QStringList before = withDiskOver(disk, "4k", true);
        if (before.isEmpty()) {
            QSKIP("no disk may be mounted here");
        }
        const Ran ran = run(words + QStringList{target}, {}, before);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("No space left on device"), qPrintable(ran.err));
        QVERIFY2(ran.err.contains(target), qPrintable(ran.err));
        // The listing of the disk would follow on lines of its own.
        QVERIFY2(ran.err.trimmed().endsWith("No space left on device"), qPrintable(ran.err));
    }

    void filesCutShortAreNotTakenForWhole_data() { outputsThatFillTheDisk_data(); }

    /// The same short write by a limit of the process; and what was there before stays.
    void filesCutShortAreNotTakenForWhole() {
        QFETCH(const QStringList, words);
        QFETCH(const QString, target);
        const QString place = folder_.filePath("limited");
        QDir(place).removeRecursively();
        put(place + '/' + target, "as it was");
        QProcess process;
        process.setProcessEnvironment(environmentWith({}));
        process.setWorkingDirectory(place);
        process.setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{2048, 2048};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        process.start(QStringLiteral(CYRANO_PROGRAM), words + QStringList{target});
        const Ran ran = ended(process);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("File too large"), qPrintable(ran.err));
        QCOMPARE(QDir(place).entryList(QDir::Files | QDir::Hidden), QStringList{target});
        QCOMPARE(contents(place + '/' + target), QByteArray("as it was"));
    }

    void bundlesThatFillTheDisk() {
        const QString disk = folder_.filePath("disk");
        QDir().mkpath(disk);
        const QStringList before = withDiskOver(disk, "16k", true);
        if (before.isEmpty()) {
            QSKIP("no disk may be mounted here");
        }
        const Ran ran = run({"render", scene, "--bundle", "b"}, {}, before);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("No space left on device"), qPrintable(ran.err));
    }

    void fullPipes_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("contour") << QStringList{"contour", scene};
        QTest::newRow("point") << QStringList{"point", scene, "--x", "0.1", "--y", "1e-5"};
        QTest::newRow("list") << QStringList{"list", "bounds"};
        QTest::newRow("storyboard") << QStringList{"storyboard", "alps-and-g2"};
    }

    void fullPipes() {
        if (!QFile::exists("/dev/full")) {
            QSKIP("there is no /dev/full");
        }
        QFETCH(const QStringList, words);
        QProcess process;
        process.setProcessEnvironment(environmentWith({}));
        process.setStandardOutputFile("/dev/full");
        process.start(QStringLiteral(CYRANO_PROGRAM), words);
        const Ran ran = ended(process);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("standard output cannot be written"), qPrintable(ran.err));
    }

    void placesThatCannotBeWritten_data() {
        QTest::addColumn<QString>("target");
        QTest::newRow("no such folder") << folder_.filePath("not-there/f.");
        QTest::newRow("a file as folder") << "/dev/null/f.";
        QTest::newRow("of the kernel") << "/proc/f.";
    }

    void placesThatCannotBeWritten() {
        QFETCH(const QString, target);
        for (const QStringList& words :
             {QStringList{"render", scene, "-o", target + "pdf"},
              QStringList{"contour", scene, "-o", target + "csv"},
              QStringList{"cite", scene, "-o", target + "bib"},
              QStringList{"storyboard", "alps-and-g2", "-o", target + "pdf"}}) {
            const Ran ran = run(words);
            QCOMPARE(ran.exitCode, 1);
            QVERIFY2(ran.err.contains(target.left(target.lastIndexOf('/'))), qPrintable(ran.err));
            QVERIFY2(ran.err.contains("No such file") || ran.err.contains("Not a directory") ||
                         ran.err.contains("denied"),
                     qPrintable(ran.err));
        }
    }

    // --- data ------------------------------------------------------------------------------------

    /// Without vector instructions: other roundings, the same noses.
    void processorsWithoutVectors() {
        const auto numbers = [this](const Changes& changes) {
            const Ran ran = run({"contour", scene}, changes);
            QList<double> out;
            for (const QString& line : ran.out.split('\n').mid(1)) {
                for (const QString& field : line.split(',').mid(2)) {
                    out.append(field.toDouble());
                }
            }
            return out;
        };
        const QList<double> usual = numbers({});
        const QList<double> narrow = numbers({{"CYRANO_NARROW", "1"}});
        QVERIFY(usual.size() > 100);
        QCOMPARE(narrow.size(), usual.size());
        for (qsizetype i = 0; i < usual.size(); ++i) {
            QVERIFY(qAbs(narrow[i] / usual[i] - 1.0) < 1e-8);
        }
    }

    void damagedTables_data() {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"a flipped bit", "cut short", "empty", "garbage", "a folder",
                                   "of another bound", "missing"}) {
            QTest::newRow(damage) << QString::fromLatin1(damage);
        }
    }

    /// Tables that are not as they were made are computed again: the same numbers, later.
    void damagedTables() {
        QFETCH(const QString, damage);
        const QString data = ownData();
        const QDir tables(data + "/tables");
        for (const QString name : {"e137.primakoff.yields", "nucal.protons.yields"}) {
            const QString file = tables.filePath(name);
            QByteArray bytes = contents(file);
            QVERIFY2(bytes.size() > 1000, qPrintable(file));
            QVERIFY(QFile::remove(file));
            if (damage == "a flipped bit") {
                bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
                put(file, bytes);
            } else if (damage == "cut short") {
                put(file, bytes.left(bytes.size() / 2));
            } else if (damage == "empty") {
                put(file, {});
            } else if (damage == "garbage") {
                put(file, garbage(bytes.size()));
            } else if (damage == "a folder") {
                QVERIFY(QDir().mkdir(file));
            } else if (damage == "of another bound") {
                put(file, contents(tables.filePath("nucal.with-mesons.yields")));
            }
        }
        const Ran ran = run({"contour", scene}, {{"CYRANO_DATA", data}});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        QVERIFY2(nearlySame(extents(ran.out.toUtf8()), extents(soundCurves_)),
                 "not the same noses");
        if (computed_.isEmpty()) {
            computed_ = ran.out;
        }
        QCOMPARE(ran.out, computed_); // whatever the damage
    }

    void damagedRecords_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a folder") << QByteArray();
        QTest::newRow("garbage") << garbage(400);
        QTest::newRow("cut short") << QByteArray("id = \"nucal\"\ntitle = \"");
        QTest::newRow("nothing in it") << QByteArray("\n");
    }

    /// One is named, the others work.
    void damagedRecords() {
        QFETCH(const QByteArray, bytes);
        const QString data = ownData();
        QFile::remove(data + "/datasets"); // the link
        QCOMPARE(
            QProcess::execute("cp", {"-r", QStringLiteral(CYRANO_DATASETS), data + "/datasets"}),
            0);
        const QString record = data + "/datasets/bounds/nucal/record.toml";
        QVERIFY(QFile::remove(record));
        if (bytes.isEmpty()) {
            QVERIFY(QDir().mkdir(record));
        } else {
            put(record, bytes);
        }
        const Ran ran = run({"contour", scene}, {{"CYRANO_DATA", data}});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.err));
        QVERIFY2(ran.err.contains(record), qPrintable(ran.err));
        QVERIFY(ran.out.contains("e137,"));
        QVERIFY(!ran.out.contains("nucal,"));
        const Ran window = openWindow({{"CYRANO_DATA", data}});
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
    }

    void noDataAtAll() {
        const Changes changes{{"CYRANO_DATA", "/nonexistent/data"},
                              {"QT_QPA_PLATFORM", "offscreen"}};
        for (const QStringList& words : {QStringList{"contour", scene}, QStringList{}}) {
            const Ran ran = run(words, changes);
            QVERIFY(ran.exitCode == 1 || ran.exitCode == 2);
            QVERIFY2(ran.err.contains("/nonexistent/data/datasets/bounds: error: holds no bounds"),
                     qPrintable(ran.err));
        }
    }

    void damagedSettings_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << garbage(5000);
        QTest::newRow("a folder") << QByteArray();
        QTest::newRow("values of the wrong kind")
            << QByteArray("[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)\n"
                          "state=@Variant(\\0\\0\\0\\x7f)\n[files]\nrecent=@Invalid()\n"
                          "[hints]\ndismissed=perhaps\n[export]\npreset=@Size(-1 7)\nformat=9\n");
    }

    /// Settings, the list of recent files, scenes left behind: the window opens without them.
    void damagedSettings() {
        QFETCH(const QByteArray, bytes);
        const QString home = folder_.filePath("damaged");
        QDir(home).removeRecursively();
        const QString settings = home + "/config/cyrano/cyrano.conf";
        if (bytes.isEmpty()) {
            QVERIFY(QDir().mkpath(settings));
        } else {
            put(settings, bytes);
        }
        const QString kept = home + "/data/cyrano/cyrano/autosave";
        put(kept + "/scene-1-0000abcd.toml", garbage(3000));
        put(kept + "/scene-2-0000abcd.toml", "[model]\ncutoff = [");
        put(kept + "/scene-3-0000abcd.lock", garbage(100));
        QVERIFY(QDir().mkpath(kept + "/scene-4-0000abcd.toml"));
        const Ran window = openWindow({{"HOME", home},
                                       {"XDG_CONFIG_HOME", home + "/config"},
                                       {"XDG_DATA_HOME", home + "/data"}});
        QVERIFY2(window.exitCode == 0, qPrintable(window.out + window.err));
        QVERIFY(!QFile::exists(kept + "/scene-1-0000abcd.toml")); // seen, and of no use
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
