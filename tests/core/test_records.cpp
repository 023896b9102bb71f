#include <QtTest>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/bounds/catalogue.hpp"
#include "core/io/bibliography.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/io/record.hpp"
#include "fixture.hpp"

using namespace cyrano;
namespace fs = std::filesystem;

namespace {

std::string slurp(const fs::path& path) {
    return io::readText(path.string()).value();
}

void spit(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

class TestRecords : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;

    /// A copy of a real bound's folder to spoil.
    [[nodiscard]] fs::path copyOf(const std::string& id) const {
        const fs::path to = fs::path(scratch_.path().toStdString()) / id;
        fs::remove_all(to);
        fs::copy(fs::path(CYRANO_DATASETS) / "bounds" / id, to, fs::copy_options::recursive);
        return to;
    }

  private Q_SLOTS:
    void everyRecordHasItsOrigin() {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(std::string(CYRANO_DATASETS) + "/bounds")) {
            const auto record = io::readRecord(entry.path().string());
            QVERIFY2(record, record ? "" : record.error().format().c_str());
            QVERIFY(!record->references.empty());
            QVERIFY(!record->licence.empty());
            QVERIFY(!record->confidenceLevel.empty());
            QVERIFY(!record->notes.empty());
            if (record->contour) {
                QVERIFY(!record->contour->digitisedBy.empty());
                QVERIFY(!record->contour->meaning.empty());
                QVERIFY(record->origin == io::Origin::digitised);
            }
            ++count;
        }
        QVERIFY(count >= 14);
    }

    void spoiltRecordsAreRefusedWithTheirLine_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("no origin") << "origin = \"recast\"\n"
                                   << ""
                                   << "'origin' is missing";
        QTest::newRow("no reference")
            << "references = [\"BESIII:2024hdv\", \"ALP-aca\", \"ParticleDataGroup:2024cfk\"]"
            << "references = []"
            << "'references'";
        QTest::newRow("unknown origin") << "origin = \"recast\""
                                        << "origin = \"guessed\""
                                        << "computed, recast, digitised";
        QTest::newRow("misspelt key") << "mechanism ="
                                      << "mechansim ="
                                      << "'mechanism'";
        QTest::newRow("syntax") << "[applies_to]"
                                << "[applies_to"
                                << "not valid TOML";
        QTest::newRow("other id") << "id = \"bes3-2024\""
                                  << "id = \"bes3-2025\""
                                  << "differs from its folder";
        QTest::newRow("future format") << "cyrano = 1"
                                       << "cyrano = 2"
                                       << "format 2";
        QTest::newRow("text for number") << "value = 3.0969"
                                         << "value = \"3.0969\""
                                         << "number";
        QTest::newRow("missing file") << "file = \"limit.csv\""
                                      << "file = \"lost.csv\""
                                      << "cannot be read";
    }
    void spoiltRecordsAreRefusedWithTheirLine() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const fs::path folder = copyOf("bes3-2024");
        QString text = QString::fromStdString(slurp(folder / "record.toml"));
        QVERIFY(text.contains(from));
        spit(folder / "record.toml", text.replace(from, to).toStdString());
        const auto record = io::readRecord(folder.string());
        QVERIFY(!record);
        QVERIFY2(record.error().text.find(says.toStdString()) != std::string::npos,
                 record.error().format().c_str());
        QVERIFY(!record.error().file.empty());
    }

    void spoiltCurvesNameTheirLine_data() {
        QTest::addColumn<QString>("row");
        QTest::newRow("text") << "0,0.5,abc";
        QTest::newRow("negative") << "0,0.5,-1e-8";
        QTest::newRow("nan") << "0,0.5,nan";
        QTest::newRow("comma decimals") << "0,0,5,1e-8";
        QTest::newRow("short") << "0,0.5";
    }
    void spoiltCurvesNameTheirLine() {
        QFETCH(QString, row);
        const fs::path folder = copyOf("bes3-2024");
        std::ofstream(folder / "limit.csv", std::ios::app) << row.toStdString() << '\n';
        const std::string text = slurp(folder / "limit.csv");
        const auto lines = std::count(text.begin(), text.end(), '\n');
        const auto record = io::readRecord(folder.string());
        QVERIFY(!record);
        QCOMPARE(record.error().line, static_cast<int>(lines));
    }

    /// One broken record is listed; all the others load.
    void brokenRecordLeavesTheRest() {
        const fs::path data = fs::path(scratch_.path().toStdString()) / "data";
        fs::copy(CYRANO_DATASETS, data, fs::copy_options::recursive);
        spit(data / "bounds" / "e137" / "record.toml", "cyrano = 1\nid = 12\n");
        const auto catalogue = bounds::Catalogue::load({data.string(), CYRANO_TABLES});
        QCOMPARE(catalogue.bounds().size(), fixture::catalogue()->bounds().size() - 1);
        QVERIFY(catalogue.find("e137") == nullptr);
        QCOMPARE(catalogue.problems().size(), std::size_t{1});
        QVERIFY(catalogue.problems().front().file.find("e137") != std::string::npos);
    }

    void missingDataIsSaidNotSuffered() {
        const auto catalogue = bounds::Catalogue::load({"/nonexistent", "/nonexistent"});
        QVERIFY(catalogue.bounds().empty());
        QVERIFY(!catalogue.problems().empty());
    }

    /// Any bytes whatever: a reader answers or refuses, and comes back.
    void readersSurviveNoise() {
        std::mt19937 random(7);
        for (const char* id : {"bes3-2024", "charm", "e137"}) {
            for (int round = 0; round < 150; ++round) {
                const fs::path folder = copyOf(id);
                const char* victim = std::string(id) != "bes3-2024" ? "record.toml"
                                     : round % 2 == 0               ? "limit.csv"
                                                                    : "record.toml";
                std::string text = slurp(folder / victim);
                for (int k = 0; k < 1 + round % 8; ++k) {
                    const std::size_t at = random() % text.size();
                    switch (random() % 3) {
                    case 0:
                        text[at] = static_cast<char>(random() % 256);
                        break;
                    case 1:
                        text.erase(at, random() % 40);
                        break;
                    default:
                        text.insert(at, text.substr(random() % text.size(), random() % 40));
                    }
                    text += text.empty() ? "x" : "";
                }
                spit(folder / victim, text);
                const auto record = io::readRecord(folder.string());
                QVERIFY(record || !record.error().text.empty());
            }
        }
    }

    void bibliographyReadsWhatItWrites() {
        const auto bibliography =
            io::readBibliography(std::string(CYRANO_DATASETS) + "/references/references.bib");
        QVERIFY2(bibliography, bibliography ? "" : bibliography.error().format().c_str());
        QVERIFY(bibliography->size() > 20);
        const auto& entry = bibliography->at("BESIII:2024hdv");
        QVERIFY(entry.verbatim.starts_with("@"));
        QVERIFY(entry.verbatim.ends_with("}"));
        QVERIFY(entry.oneLine().find("2404.04640") != std::string::npos);
    }

    void writingIsAllOrNothing() {
        const std::string file = scratch_.path().toStdString() + "/out.txt";
        QVERIFY(io::writeText(file, "first"));
        QVERIFY(!io::writeText(scratch_.path().toStdString() + "/no/such/folder/out.txt", "x"));
        QVERIFY(io::writeText(file, "second"));
        QCOMPARE(slurp(file), std::string("second"));
        for (const auto& entry : fs::directory_iterator(scratch_.path().toStdString())) {
            QVERIFY(entry.path().extension() != ".part");
        }
    }

    /// A link keeps pointing where it points, and a device is not replaced by a file.
    void writingRespectsWhatItFinds() {
        const fs::path folder = scratch_.path().toStdString();
        spit(folder / "target.txt", "old");
        fs::create_symlink(folder / "target.txt", folder / "link.txt");
        QVERIFY(io::writeText((folder / "link.txt").string(), "new"));
        QVERIFY(fs::is_symlink(folder / "link.txt"));
        QCOMPARE(slurp(folder / "target.txt"), std::string("new"));
        QVERIFY(!io::writeText(folder.string(), "x"));
        QVERIFY(fs::is_directory(folder));
    }

    /// Numbers changed on disk are noticed, and the yields computed anew.
    void damagedYieldsAreNotBelieved() {
        const fs::path tables = fs::path(scratch_.path().toStdString()) / "tables";
        fs::create_directories(tables);
        std::string text = slurp(fs::path(CYRANO_TABLES) / "e137.primakoff.yields");
        const std::size_t at = text.find("e+1", text.size() / 2);
        QVERIFY(at != std::string::npos);
        text[at + 2] = '2';
        spit(tables / "e137.primakoff.yields", text);
        const auto damaged = bounds::Catalogue::load({CYRANO_DATASETS, tables.string()});
        const scene::Scene scene = fixture::scene("photon-only");
        for (const double mass : {0.003, 0.03, 0.3}) {
            const auto got =
                damaged.find("e137")->intervalsAt({scene.scenario, scene.plane, {}}, mass);
            QCOMPARE(got.size(), std::size_t{1});
            QVERIFY(std::abs(got[0].low / fixture::lowerEdge(scene, "e137", mass) - 1.0) < 1e-6);
        }
    }

    void absurdDumpsAreRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("energy") << "beam_energy"
                                << "20.0"
                                << "1e308";
        QTest::newRow("negative") << "beam_energy"
                                  << "20.0"
                                  << "-20.0";
        QTest::newRow("radius") << "detector_radius"
                                << "1.5"
                                << "1e3";
        QTest::newRow("angle") << "shower_angle"
                               << "0.021"
                               << "1e-4";
        QTest::newRow("mass") << "highest_mass"
                              << "1.5"
                              << "1e308";
    }
    void absurdDumpsAreRefused() {
        QFETCH(QString, name);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const fs::path data = fs::path(scratch_.path().toStdString()) / "absurd";
        fs::remove_all(data);
        fs::copy(CYRANO_DATASETS, data, fs::copy_options::recursive);
        const fs::path file = data / "bounds" / "e137" / "record.toml";
        QString text = QString::fromStdString(slurp(file));
        const QString before = "[inputs." + name + "]\nvalue = " + from + "\n";
        QVERIFY2(text.contains(before), qPrintable(before));
        text.replace(before, "[inputs." + name + "]\nvalue = " + to + "\n");
        spit(file, text.toStdString());
        const auto catalogue = bounds::Catalogue::load({data.string(), ""});
        QVERIFY(catalogue.find("e137") == nullptr);
        QCOMPARE(catalogue.problems().size(), std::size_t{1});
    }

    void numbersReadTheSameInEveryLocale() {
        QCOMPARE(io::parseNumber("1.5e-3").value(), 1.5e-3);
        QCOMPARE(io::parseNumber(" +2 ").value(), 2.0);
        for (const char* bad : {"", "1,5", "1.5x", "--1", "0x10", "1e"}) {
            QVERIFY2(!io::parseNumber(bad), bad);
        }
        QCOMPARE(io::parseNumber(io::fullNumber(0.1)).value(), 0.1);
        QCOMPARE(io::fullNumber(1.0 / 3.0), std::string("0.33333333333333331"));
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "test_records.moc"
