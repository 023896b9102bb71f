#include <QtTest>

#include <QTemporaryDir>

#include "core/io/bibliography.hpp"
#include "core/io/csv.hpp"
#include "program.hpp"

using namespace cyrano;
using program::Ran;

namespace {

Ran cite(const QStringList& arguments) {
    return program::cyranoWith(QStringList{"cite"} + arguments);
}

/// The keys of "\cite{a,b}".
QStringList keysOf(const Ran& ran) {
    return ran.out.mid(6, ran.out.size() - 8).split(',');
}

} // namespace

class TestCite : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void bibtexIsTheDefaultAndReads() {
        const Ran ran = cite({"pseudoscalar-after-2025"});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.err.isEmpty());
        QCOMPARE(cite({"pseudoscalar-after-2025", "--format", "bibtex"}).out, ran.out);
        const QTemporaryDir folder;
        const std::string file = folder.filePath("refs.bib").toStdString();
        QVERIFY(io::writeText(file, ran.out.toStdString()).has_value());
        const auto read = io::readBibliography(file);
        QVERIFY(read.has_value());
        const QStringList keys = keysOf(cite({"pseudoscalar-after-2025", "--format", "tex"}));
        QCOMPARE(static_cast<std::size_t>(keys.size()), read->size());
        for (const QString& key : keys) {
            QVERIFY2(read->contains(key.toStdString()), qPrintable(key));
        }
        QVERIFY(ran.out.contains("; digitised by "));
    }

    void filesAreWritten() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("refs.bib");
        const Ran ran = cite({"landscape", "-o", file});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.out.isEmpty());
        QCOMPARE(QString::fromStdString(io::readText(file.toStdString()).value()),
                 cite({"landscape"}).out);
        QCOMPARE(cite({"landscape", "-o", folder.filePath("no/such.bib")}).exitCode, 1);
    }

    void settingsChangeWhatIsCited() {
        const QStringList tex{"pseudoscalar-after-2025", "--format", "tex"};
        const QStringList after = keysOf(cite(tex));
        QVERIFY(after.contains("Muong-2:2025xyk") && !after.contains("Muong-2:2023cdq"));
        const QStringList before =
            keysOf(cite(tex + QStringList{"--set", "data.epoch=before-2025"}));
        QVERIFY(!before.contains("Muong-2:2025xyk") && before.contains("Muong-2:2023cdq"));
        const Ran none = cite(tex + QStringList{"--set", "bounds.shown="});
        QCOMPARE(none.exitCode, 0);
        QCOMPARE(none.out, QStringLiteral("\\cite{Cyrano}\n"));
    }

    void textIsForPeople() {
        const Ran ran = cite({"landscape", "--format", "text"});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.out.startsWith(QLatin1String("The Cyrano developers: Cyrano")));
        QVERIFY(ran.out.contains("CAST: New CAST Limit on the Axion-Photon Interaction, "));
        QVERIFY(ran.out.contains("arXiv:1705.02290 [CAST:2017uph]\n    published curve: cast\n"));
        QVERIFY(ran.out.contains("\nDigitised curves and tables\n"));
        QVERIFY(
            ran.out.contains("\ncast (contour): CAST, arXiv:1705.02290; digitised by C. O'Hare"));
    }

    /// The version people cite is the one they ran.
    void citedVersionIsTheProgramsOwn() {
        const QString version = program::cyranoWith({"--version"}).out.trimmed();
        QVERIFY(!version.isEmpty());
        QVERIFY(cite({"landscape"}).out.contains("version " + version + ','));
    }

    void wrongWordsAreRefused() {
        QCOMPARE(cite({}).exitCode, 2);
        QCOMPARE(cite({"landscape", "--format", "html"}).exitCode, 2);
        const Ran ran = cite({"landscap"});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(ran.err.contains("landscape"));
    }
};

QTEST_GUILESS_MAIN(TestCite)
#include "test_cite.moc"
