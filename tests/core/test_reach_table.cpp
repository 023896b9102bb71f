#include <QtTest>

#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <locale>
#include <random>
#include <sstream>
#include <string_view>

#include "core/bounds/reach_table.hpp"
#include "core/bounds/yield_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "fixture.hpp"

using namespace cyrano;
using bounds::ReachInputs;
using bounds::ReachTable;

namespace fs = std::filesystem;

namespace {

constexpr std::array projections{"belle2-projection", "fcc-ee-z"};
constexpr std::array<std::string_view, 3> choices{"1", "2", "4"};

const ReachInputs& inputs() {
    static const ReachInputs in = [] {
        ReachInputs out{physics::belle2ThreePhotons(), 0.03, 10.0};
        out.acceptance.minOpeningRad = 0.074;
        return out;
    }();
    return in;
}

const ReachTable& computed() {
    static const ReachTable table{inputs()};
    return table;
}

std::string reachFile(const std::string& folder, const char* id, std::string_view choice) {
    return folder + '/' + id + '.' + std::string(choice) + ".reach";
}

/// Body and checksum apart: what a program that meant it would have written.
std::string resealed(const std::string& text, std::size_t at, char byte) {
    std::string body = text.substr(0, text.rfind("checksum "));
    body[at % body.size()] = byte;
    return bounds::sealed(body);
}

double edge(const bounds::Catalogue& catalogue, const char* id, std::string_view choice,
            double massGeV) {
    scene::Scene scene = fixture::scene("photon-only");
    scene.scenario.settings[std::string(id) + ".min_separation"] = std::string(choice);
    const auto found = catalogue.find(id)->intervalsAt({scene.scenario, scene.plane, {}}, massGeV);
    return found.empty() ? std::nan("") : found.front().low;
}

/// Same to 1e-12, or both without an edge.
bool same(double one, double other) {
    return (std::isnan(one) && std::isnan(other)) || std::abs(one / other - 1.0) < 1e-12;
}

} // namespace

class TestReachTable : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void roundTrip() {
        const std::string text = computed().serialise();
        const auto read = ReachTable::parse(text, inputs());
        QVERIFY(read);
        QCOMPARE(read->serialise(), text);
        int seen = 0;
        for (double m = 0.02; m < 10.5; m *= 1.01) {
            QCOMPARE(read->acceptedFraction(m), computed().acceptedFraction(m));
            QCOMPARE(read->backgroundPb(0.96 * m, 1.02 * m),
                     computed().backgroundPb(0.96 * m, 1.02 * m));
            seen += read->acceptedFraction(m) > 0.0 && read->backgroundPb(0.96 * m, 1.02 * m) > 0.0;
        }
        QVERIFY(seen > 400);
    }

    /// A detector that sees nothing has a table, too: computing it again would find the same.
    void nothingSeenIsStored() {
        ReachInputs blind = inputs();
        blind.acceptance.minOpeningRad = 3.1;
        blind.highestGeV = 1.0;
        const ReachTable table{blind};
        QCOMPARE(table.acceptedFraction(0.5), 0.0);
        const auto read = ReachTable::parse(table.serialise(), blind);
        QVERIFY(read);
        QCOMPARE(read->acceptedFraction(0.5), 0.0);
        QCOMPARE(read->backgroundPb(0.1, 0.9), 0.0);
    }

    /// No byte can change, and none be lost at the end, unnoticed.
    void damageIsRefused() {
        const std::string text = computed().serialise();
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string changed = text;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY2(!ReachTable::parse(changed, inputs()), qPrintable(QString::number(i)));
            QVERIFY2(!ReachTable::parse(text.substr(0, i), inputs()),
                     qPrintable(QString::number(i)));
        }
        QVERIFY(!ReachTable::parse(text + '\n', inputs()));
        QVERIFY(!ReachTable::parse(text + text, inputs()));
        QVERIFY(!ReachTable::parse(std::string(1000, '\n'), inputs()));
        QVERIFY(!ReachTable::parse(std::string(1000, '\0'), inputs()));
    }

    /// Nonsense under a correct checksum.
    void senselessRowsAreRefused_data() {
        QTest::addColumn<QString>("rows");
        QTest::newRow("words") << "a b c\n1 0 0.5\n2 0 0.5\n3 0 0.5\n4 0 0.5\n";
        QTest::newRow("columns") << "1 0\n2 0\n3 0\n4 0\n";
        QTest::newRow("four columns") << "1 0 0 0\n2 0 0 0\n3 0 0 0\n4 0 0 0\n";
        QTest::newRow("few") << "1 0 0.5\n2 0 0.5\n3 0 0.5\n";
        QTest::newRow("descending") << "1 0 0.5\n3 0 0.5\n2 0 0.5\n4 0 0.5\n";
        QTest::newRow("twice") << "1 0 0.5\n2 0 0.5\n2 0 0.5\n4 0 0.5\n";
        QTest::newRow("too light") << "0.01 0 0.5\n2 0 0.5\n3 0 0.5\n4 0 0.5\n";
        QTest::newRow("negative mass") << "-1 0 0.5\n2 0 0.5\n3 0 0.5\n4 0 0.5\n";
        QTest::newRow("too heavy") << "1 0 0.5\n2 0 0.5\n3 0 0.5\n40 0 0.5\n";
        QTest::newRow("not a number") << "1 0 0.5\n2 nan 0.5\n3 0 0.5\n4 0 0.5\n";
        QTest::newRow("infinite") << "1 0 0.5\n2 0 0.5\n3 0 0.5\n4 0 inf\n";
        QTest::newRow("overflow") << "1 0 0.5\n2 0 0.5\n3 1e999 0.5\n4 0 0.5\n";
        QTest::newRow("negative share") << "1 0 0.5\n2 0 -0.5\n3 0 0.5\n4 0 0.5\n";
        QTest::newRow("empty line") << "1 0 0.5\n\n2 0 0.5\n3 0 0.5\n4 0 0.5\n";
    }
    void senselessRowsAreRefused() {
        QFETCH(QString, rows);
        const std::string text = computed().serialise();
        const std::string head = text.substr(0, text.find('\n') + 1);
        QVERIFY(ReachTable::parse(bounds::sealed(head + "1 0 0.5\n2 0 0.5\n3 0 0.5\n4 0 0.5\n"),
                                  inputs()));
        QVERIFY(!ReachTable::parse(bounds::sealed(head + rows.toStdString()), inputs()));
    }

    /// Whatever gets through must be usable.
    void anyTextIsSurvived() {
        const std::string text = computed().serialise();
        std::mt19937 random(7);
        constexpr std::string_view bytes("0123456789.-+e \n\0x", 18);
        int read = 0;
        for (int i = 0; i < 4000; ++i) {
            const std::size_t at = random();
            const auto table =
                ReachTable::parse(resealed(text, at, bytes[random() % bytes.size()]), inputs());
            if (table) {
                ++read;
                for (const double m : {0.01, 0.2, 3.0, 10.0, 20.0}) {
                    QVERIFY(table->acceptedFraction(m) >= 0.0);
                    QVERIFY(table->backgroundPb(0.9 * m, 1.1 * m) >= 0.0);
                }
            }
        }
        QVERIFY(read > 100 && read < 4000);
    }

    /// Every input counts, however little it changes.
    void otherInputsAreRefused() {
        const std::string text = computed().serialise();
        QVERIFY(ReachTable::parse(text, inputs()));
        ReachInputs other = inputs();
        for (double* value :
             {&other.acceptance.sqrtSGeV, &other.acceptance.minEnergyGeV, &other.acceptance.cosMin,
              &other.acceptance.cosMax, &other.acceptance.minOpeningRad, &other.lowestGeV,
              &other.highestGeV}) {
            const double before = *value;
            *value = std::nextafter(before, std::numeric_limits<double>::infinity());
            QVERIFY(!ReachTable::parse(text, other));
            *value = before;
        }
        // Nor is the table of another version.
        std::string older = text.substr(0, text.rfind("checksum "));
        older.replace(0, older.find(' '), "cyrano-reach-0");
        QVERIFY(!ReachTable::parse(bounds::sealed(older), inputs()));
    }

    /// What the build left behind is there for every choice and is what would be computed.
    void builtTablesAreThoseComputed() {
        const auto afresh = bounds::Catalogue::load({CYRANO_DATASETS, ""});
        for (const char* id : projections) {
            const auto files = afresh.find(id)->tableFiles();
            QCOMPARE(files.size(), choices.size());
            for (std::size_t i = 0; i < choices.size(); ++i) {
                QCOMPARE(files[i].path, reachFile("", id, choices[i]));
                const auto built = io::readText(reachFile(CYRANO_TABLES, id, choices[i]));
                QVERIFY2(built, qPrintable(QString::fromStdString(files[i].path)));
                QCOMPARE(*built, files[i].content);
                for (const double m : {0.1, 0.3, 2.0, 8.0}) {
                    QVERIFY(same(edge(*fixture::catalogue(), id, choices[i], m),
                                 edge(afresh, id, choices[i], m)));
                }
            }
        }
    }

    /// A stored table is what is used …
    void storedTablesAreBelieved() {
        QTemporaryDir scratch;
        const std::string folder = scratch.path().toStdString();
        const std::string text =
            io::readText(reachFile(CYRANO_TABLES, projections[0], "2")).value();
        // Half of the signal gone at every mass.
        std::string halved;
        std::istringstream lines(text.substr(0, text.rfind("checksum ")));
        std::string line;
        std::getline(lines, line);
        halved = line + '\n';
        while (std::getline(lines, line)) {
            const std::size_t last = line.rfind(' ') + 1;
            halved += line.substr(0, last) +
                      io::fullNumber(0.5 * io::parseNumber(line.substr(last)).value()) + '\n';
        }
        QVERIFY(io::writeText(reachFile(folder, projections[0], "2"), bounds::sealed(halved)));
        const auto catalogue = bounds::Catalogue::load({CYRANO_DATASETS, folder});
        const double ratio = edge(catalogue, projections[0], "2", 2.0) /
                             edge(*fixture::catalogue(), projections[0], "2", 2.0);
        QVERIFY(std::abs(ratio - std::sqrt(2.0)) < 1e-6);
    }

    /// … unless it is damaged, or made for something else.
    void othersAreComputedAnew() {
        QTemporaryDir scratch;
        const std::string folder = scratch.path().toStdString();
        const auto built = [](std::string_view choice) {
            return io::readText(reachFile(CYRANO_TABLES, projections[0], choice)).value();
        };
        std::string damaged = built("1");
        damaged[damaged.size() / 2] ^= 1;
        QVERIFY(io::writeText(reachFile(folder, projections[0], "1"), damaged));
        QVERIFY(io::writeText(reachFile(folder, projections[0], "2"), built("4")));
        fs::create_directory(reachFile(folder, projections[0], "4"));
        const auto catalogue = bounds::Catalogue::load({CYRANO_DATASETS, folder});
        for (const std::string_view choice : choices) {
            for (const double m : {0.1, 0.3, 2.0, 8.0}) {
                QVERIFY(same(edge(catalogue, projections[0], choice, m),
                             edge(*fixture::catalogue(), projections[0], choice, m)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestReachTable)
#include "test_reach_table.moc"
