#include <QtTest>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#define CYRANO_FUZZ_RECORD CYRANO_TEST_DATA "/fuzz/corpus/record/sample"
#include "core/io/csv.hpp"
#include "tests/fuzz/readers.hpp"

using namespace cyrano;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = fs::path(CYRANO_TEST_DATA) / "fuzz" / "corpus";
const fs::path repository = fs::path(CYRANO_TEST_DATA).parent_path();

void addFiles(std::vector<fs::path>& out, const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            out.push_back(entry.path());
        }
    }
}

/// Files of its own, and those of the folders it shares with others.
std::vector<fs::path> filesOf(const std::string& reader) {
    std::vector<fs::path> out;
    addFiles(out, corpus / reader);
    std::ifstream folders(corpus / "folders.txt");
    std::string name;
    std::string folder;
    while (folders >> name >> folder) {
        if (name == reader) {
            addFiles(out, repository / folder);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// What is wrong with how a reader took a text; empty where nothing is.
std::string brokenPromise(const fuzz::Reader& reader, const std::string& text) {
    try {
        reader.read(text);
    } catch (const std::exception& problem) {
        return problem.what();
    }
    return {};
}

} // namespace

/// The corpus of the fuzzers as an ordinary test, whole and cut off.
class TestFuzzCorpus : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyReaderHasACorpusAndAFuzzer() {
        QVERIFY(fs::exists(corpus));
        std::size_t folders = 0;
        for (const auto& entry : fs::directory_iterator(corpus)) {
            folders += entry.is_directory() ? 1U : 0U;
        }
        QCOMPARE(folders, fuzz::readers.size());
        for (const fuzz::Reader& reader : fuzz::readers) {
            const std::string name = reader.name;
            QVERIFY2(filesOf(name).size() > 1, reader.name);
            QVERIFY2(fs::exists(corpus.parent_path() / ("fuzz_" + name + ".cpp")), reader.name);
        }
    }

    void filesAreReadOrRefusedAsPromised_data() { readerRows(); }
    void filesAreReadOrRefusedAsPromised() {
        const fuzz::Reader& reader = current();
        for (const fs::path& file : filesOf(reader.name)) {
            const auto text = io::readText(file.string());
            QVERIFY(text);
            const std::string broken = brokenPromise(reader, *text);
            QVERIFY2(broken.empty(), (file.string() + ": " + broken).c_str());
        }
    }

    void cutOffFilesAreReadOrRefusedAsPromised_data() { readerRows(); }
    void cutOffFilesAreReadOrRefusedAsPromised() {
        constexpr std::size_t longest = 5000;
        constexpr std::size_t pieces = 12;
        const fuzz::Reader& reader = current();
        for (const fs::path& file : filesOf(reader.name)) {
            const auto text = io::readText(file.string());
            QVERIFY(text);
            const std::size_t size = std::min(text->size(), longest);
            for (std::size_t i = 1; i < pieces; ++i) {
                const std::string part = text->substr(0, size * i / pieces);
                const std::string broken = brokenPromise(reader, part);
                QVERIFY2(broken.empty(), (file.string() + ", " + std::to_string(part.size()) +
                                          " bytes of it: " + broken)
                                             .c_str());
            }
        }
    }

    /// A driver that finds nothing wrong anywhere would be no test.
    void brokenPromisesAreNoticed() {
        QVERIFY(
            !brokenPromise({"x", [](std::string_view) { fuzz::requireMessage("two\nlines"); }}, "")
                 .empty());
        QVERIFY(!brokenPromise({"x",
                                [](std::string_view) {
                                    fuzz::requireCurve({{{1.0}, {-1.0}}});
                                }},
                               "")
                     .empty());
        const auto record =
            io::parseRecord(io::readText((corpus / "record/sample/record.toml").string()).value(),
                            CYRANO_FUZZ_RECORD);
        QVERIFY2(record, record ? "" : record.error().format().c_str());
        QCOMPARE(record->tables.size(), std::size_t(1));
    }

  private:
    static void readerRows() {
        QTest::addColumn<bool>("named");
        for (const fuzz::Reader& reader : fuzz::readers) {
            QTest::newRow(reader.name) << true;
        }
    }
    static const fuzz::Reader& current() {
        return *std::find_if(fuzz::readers.begin(), fuzz::readers.end(),
                             [](const fuzz::Reader& reader) {
                                 return std::string(reader.name) == QTest::currentDataTag();
                             });
    }
};

QTEST_APPLESS_MAIN(TestFuzzCorpus)
#include "test_fuzz_corpus.moc"
