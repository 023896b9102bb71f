#include <QtTest>

#include <QTemporaryDir>

#include <algorithm>

#include "bibtex_fixture.hpp"
#include "core/io/csv.hpp"
#include "fixture.hpp"

using namespace cyrano;

/// Entries as people read them.
class TestBibliography : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void programIsCitedAsItAsksToBe();
    void fullEntriesAreReadable();
};

/// CITATION.cff and the bibliography tell of the same program.
void TestBibliography::programIsCitedAsItAsksToBe() {
    const auto read = io::readText(std::string(CYRANO_DATASETS) + "/../CITATION.cff");
    QVERIFY(read.has_value());
    const QStringList lines = QString::fromStdString(*read).split('\n');
    const auto value = [&lines](const QString& key) {
        const auto line = std::find_if(lines.begin(), lines.end(), [&key](const QString& l) {
            return l.trimmed().startsWith(key + ':');
        });
        return line == lines.end() ? QString() : line->trimmed().mid(key.size() + 1).trimmed();
    };
    const io::BibEntry& entry = fixture::catalogue()->bibliography().at("Cyrano");
    const QString note = QString::fromStdString(entry.fields.at("note"));
    QVERIFY(note.contains("version " + value("version") + ','));
    QVERIFY(note.contains(value("license")));
    QCOMPARE(value("- name"), QStringLiteral("The Cyrano developers"));
    QVERIFY(QString::fromStdString(entry.inFull()).startsWith(value("- name") + ": Cyrano"));
}

void TestBibliography::fullEntriesAreReadable() {
    const io::Bibliography& all = fixture::catalogue()->bibliography();
    QCOMPARE(all.at("BESIII:2022rzz").inFull().substr(0, 66),
             "BESIII: Search for an axion-like particle in radiative J/ψ decays");
    QVERIFY(all.at("AxionLimits").inFull() ==
            "O'Hare: AxionLimits, github.com/cajohare/AxionLimits");
    QCOMPARE(all.at("AxionLimits").address(), "github.com/cajohare/AxionLimits");
    QVERIFY(all.at("Bjorken:1988as").address().empty());
    QVERIFY(all.at("CHARM:1985anb").inFull().starts_with("CHARM, Phys. Lett. B"));
    for (const auto& [key, entry] : all) {
        const std::string line = entry.inFull();
        QVERIFY2(line.find_first_of("{}\\$\n") == std::string::npos, line.c_str());
        const auto preprint = entry.fields.find("eprint");
        QVERIFY2(preprint == entry.fields.end() ||
                     line.find("arXiv:" + preprint->second) != std::string::npos,
                 line.c_str());
    }
    const io::Bibliography read =
        readBack(R"(@misc{a, author = {Sch{\"o}n, A. and {\v S}tr{\'\i}k, B.}, year = 1999,)"
                 R"( title = "{$A'\!\to\mu\foo$, $\chi$}", url = {http://example.org/x}})");
    QCOMPARE(read.at("a").inFull(),
             "Scho\u0308n, S\u030ctri\u0301k: A'→μfoo, χ, 1999, example.org/x");
}

QTEST_GUILESS_MAIN(TestBibliography)
#include "test_bibliography.moc"
