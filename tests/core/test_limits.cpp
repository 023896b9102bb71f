#include <QtTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "core/exchange/formats.hpp"
#include "core/io/bibliography.hpp"
#include "core/io/charges_file.hpp"
#include "core/io/csv.hpp"
#include "core/io/excerpt.hpp"
#include "core/io/limits.hpp"
#include "core/io/measurement.hpp"
#include "core/io/toml_tools.hpp"
#include "core/io/utf8.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_link.hpp"
#include "core/scene/storyboard.hpp"
#include "tests/core/reading_fixture.hpp"

using namespace cyrano;
using namespace reading;
namespace fs = std::filesystem;

namespace {

/// What a reader says about a file; empty where it takes it.
using Complaint = std::function<std::string(const std::string&)>;

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

} // namespace

Q_DECLARE_METATYPE(Complaint)

/// Files from anywhere: too large, too deep, or pointing elsewhere. Each is refused in words.
class TestLimits : public QObject {
    Q_OBJECT

    reading::Scratch scratch_;
    const fs::path& here_ = scratch_.here();

    std::string path(const std::string& name) const { return scratch_.path(name); }

  private Q_SLOTS:
    void sizesAreInWords() {
        QCOMPARE(io::sizeText(0), std::string("0 bytes"));
        QCOMPARE(io::sizeText(999), std::string("999 bytes"));
        QCOMPARE(io::sizeText(1000), std::string("1.0 kB"));
        QCOMPARE(io::sizeText(20'000'000), std::string("20 MB"));
        QCOMPARE(io::sizeText(999'999), std::string("1.0 MB"));
        QCOMPARE(io::sizeText(1'073'741'824), std::string("1.1 GB"));
        QCOMPARE(io::sizeText(9'999'999'999'999), std::string("more than 999 GB"));
        QVERIFY(io::checkSize(20'000'000, io::curveFiles, "f"));
        QCOMPARE(io::checkSize(1'000'000'000, io::curveFiles, "f").error().format(),
                 std::string("f: error: is 1.0 GB; curves up to 20 MB are read"));
    }

    void hugeFilesAreRefusedByEveryReader_data();
    void hugeFilesAreRefusedByEveryReader();

    void endlessDevicesAreRefused() {
        QVERIFY(says(complaintOf(io::readText("/dev/zero", io::curveFiles)), "does not end"));
        QVERIFY(says(complaintOf(scene::readScene("/dev/zero")), "does not end"));
        QVERIFY(says(complaintOf(io::readText("/proc/self/mem")), "cannot be read"));
    }

    void deepTomlIsRefused_data();
    void deepTomlIsRefused();
    void textFullOfBracketsIsNotDeep();

    void deepYamlIsRefused();
    void aliasesOfYamlDoNotMultiply();

    void longLinesAndManyCurvesAreRefused();
    void scenesAreBounded();
    void storyboardsAreBounded();
    void recordsAreBounded();
    void bibliographiesAreReadInOnePass();
    void messagesStayOnOneLine();
    void textThatIsNoUtf8IsRefused();
};

void TestLimits::hugeFilesAreRefusedByEveryReader_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<Complaint>("reader");
    const auto row = [](const char* name, const char* limit, Complaint reader) {
        QTest::newRow(name) << QString(name) << QString(limit) << std::move(reader);
    };
    row("scene.toml", "up to 1.0 MB",
        [](const std::string& f) { return complaintOf(scene::readScene(f)); });
    row("storyboard.toml", "up to 1.0 MB", [](const std::string& f) {
        return complaintOf(scene::readStoryboard(f, CYRANO_DATASETS));
    });
    row("charges.toml", "up to 4.0 MB",
        [](const std::string& f) { return complaintOf(io::readCharges(f)); });
    row("measurement.toml", "up to 4.0 MB",
        [](const std::string& f) { return complaintOf(io::readMeasurement(f)); });
    row("record.toml", "up to 4.0 MB", [](const std::string& f) {
        return complaintOf(io::readRecord(fs::path(f).parent_path().string()));
    });
    row("contour.csv", "up to 20 MB",
        [](const std::string& f) { return complaintOf(io::readCurve(f)); });
    row("references.bib", "up to 20 MB",
        [](const std::string& f) { return complaintOf(io::readBibliography(f)); });
    for (const char* name : {"import.csv", "import.txt", "import.lmt", "import.yaml"}) {
        row(name, "up to 20 MB",
            [](const std::string& f) { return complaintOf(exchange::readCurves(f)); });
    }
    row("anything", "up to 64 MB",
        [](const std::string& f) { return complaintOf(io::readText(f)); });
}

void TestLimits::hugeFilesAreRefusedByEveryReader() {
    QFETCH(QString, name);
    QFETCH(QString, limit);
    QFETCH(Complaint, reader);
    const std::string file = path("huge/" + name.toStdString());
    write(file, "cyrano = 1\n");
    fs::resize_file(file, 1'000'000'000); // sparse: takes no space
    QElapsedTimer clock;
    clock.start();
    const std::string complaint = reader(file);
    QVERIFY2(clock.elapsed() < 1000, "the size is known before anything is read");
    QVERIFY(says(complaint, "is 1.0 GB; "));
    QVERIFY(says(complaint, limit.toStdString() + " are read"));
    QVERIFY(says(complaint, file + ": "));
    fs::remove(file);
}

void TestLimits::deepTomlIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const std::string& text, int line) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << line;
    };
    constexpr std::size_t deep = 10'000;
    constexpr std::size_t stackEnds = 200'000;
    row("arrays", "a = 1\nb = " + repeated("[", deep) + repeated("]", deep), 2);
    row("inline tables", "b = " + repeated("{c=", deep) + "1" + repeated("}", deep), 1);
    row("dotted key", "a" + repeated(".b", stackEnds) + " = 1", 1);
    row("quoted dotted key", "\"a\"" + repeated(".\"b\"", stackEnds) + " = 1", 1);
    row("dotted key in an inline table", "\nx = {a" + repeated(" . b", stackEnds) + " = 1}", 2);
    row("table", "[a" + repeated(".b", stackEnds) + "]\n", 1);
    row("behind four quotes", "a = [\"\"\"x\"\"\"\", {a" + repeated(".b", stackEnds) + " = 1}]", 1);
    row("behind text", "s = \"\"\"\n\n\\\"\"\"\"\nt = 'a'\nu = " + repeated("[", deep), 5);
}

void TestLimits::deepTomlIsRefused() {
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto read = io::parseToml(text.toStdString(), "deep.toml");
    QVERIFY(!read);
    QVERIFY(says(read.error().text, "nested too deeply"));
    QCOMPARE(read.error().line, line);
    QVERIFY(!scene::parseScene("cyrano = 1\n" + text.toStdString(), "deep.toml"));
}

void TestLimits::textFullOfBracketsIsNotDeep() {
    const std::string noise = repeated("[{.", 100);
    const std::string text = "# " + noise + "\na = \"" + noise + "\\\"\"\nb = '" + noise +
                             "'\nc = \"\"\"\n\"" + noise + "\\\"\"\"\"\nd = '''" + noise +
                             "\n'''\ne = [" + repeated("[1.5, 2.5], {f.g = 3.5},\n", 300) +
                             "]\nh = 1 # " + noise + "\n";
    const auto read = io::parseToml(text, "flat.toml");
    QVERIFY2(read, read ? "" : read.error().format().c_str());
    QCOMPARE((*read)["d"].value_or(std::string{}), noise + "\n");
    QVERIFY(io::parseToml("a = " + repeated("[", 32) + repeated("]", 32), ""));
    QVERIFY(!io::parseToml("a = " + repeated("[", 33) + repeated("]", 33), ""));
}

void TestLimits::deepYamlIsRefused() {
    const auto refused = [](const std::string& text) {
        return says(complaintOf(exchange::parseCurves(text, "a.yaml")), "nested deeper than 32");
    };
    QVERIFY(refused(repeated("[", 10'000)));
    QVERIFY(refused(repeated("{a: ", 10'000)));
    QVERIFY(refused(repeated("- ", 10'000) + "1\n"));
    QVERIFY(refused(repeated("? ", 10'000) + "1\n"));
    std::string blocks;
    for (std::size_t i = 0; i < 1000; ++i) {
        blocks += std::string(i, ' ') + "a:\n";
    }
    QVERIFY(refused(blocks));
}

void TestLimits::aliasesOfYamlDoNotMultiply() {
    std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before +
                  repeated(", " + before, 8) + "]\n";
    }
    const std::string tables = "independent_variables: *a9\ndependent_variables: *a9\n";
    QVERIFY(says(complaintOf(exchange::parseCurves(laughs + tables, "a.yaml")),
                 "more values than any curve needs"));
    QVERIFY(says(complaintOf(exchange::parseCurves("independent_variables: &a\n- *a\n", "a.yaml")),
                 "refers to itself"));
    // One large map looked through at every row.
    const std::string wide = "x: &x {" + repeated("k: 1, ", 20'000) + "value: 1}\n";
    const std::string rows = "independent_variables:\n- header: {name: m}\n  values: [" +
                             repeated("*x, ", 20'000) + "*x]\n";
    QElapsedTimer clock;
    clock.start();
    QVERIFY(says(complaintOf(exchange::parseCurves(wide + rows, "a.yaml")), "more values"));
    QVERIFY(clock.elapsed() < 10'000);
    QVERIFY(says(complaintOf(exchange::parseCurves(repeated("--- {a: 1}\n", 2000), "a.yaml")),
                 "documents"));
    // What people write with aliases is read.
    const auto good = exchange::parseCurves("independent_variables:\n- header: {name: m}\n"
                                            "  values: &v [{value: 1}, {value: 2}]\n"
                                            "dependent_variables:\n- header: {name: g}\n"
                                            "  values: *v\n",
                                            "a.yaml");
    QVERIFY2(good, complaintOf(good).c_str());
    QCOMPARE(good->curves.at(0).runs.at(0).at(1).values, (std::vector<double>{2.0, 2.0}));
}

void TestLimits::longLinesAndManyCurvesAreRefused() {
    const auto refused = [](const std::string& text, const char* words) {
        return says(complaintOf(exchange::parseCurves(text, "a.csv")), words);
    };
    QVERIFY(refused(repeated("1,", 5'000'000), "is a line of 10 MB"));
    QVERIFY(refused("1 2\n3 4\n" + repeated("5 ", 1'000'000), "is a line of 2.0 MB"));
    QVERIFY(refused(repeated("m g\n1 2\n2 3\n\n", 1001), "more than 1000 curves"));
    QVERIFY(refused("bound,m,g\n" + repeated("a,1,2\nb,1,2\n", 501), "more than 1000 curves"));
    const std::string row = "1" + repeated(" 1", 199) + "\n";
    QVERIFY(refused(repeated(row, 20'001), "numbers; keep the columns"));
    QVERIFY(says(
        complaintOf(io::parseCurve("segment,x,y\n" + repeated("1", 200'000) + ",1,1\n", "a.csv")),
        "a line of 200 kB"));
    // A flood of comments is passed over.
    const auto comments =
        exchange::parseCurves(repeated("# mass coupling\n", 500'000) + "1 2\n2 3\n", "a.csv");
    QVERIFY2(comments, complaintOf(comments).c_str());
}

void TestLimits::scenesAreBounded() {
    const auto refused = [](const std::string& text, const char* words) {
        return says(complaintOf(scene::parseScene("cyrano = 1\n" + text, "s.toml")), words);
    };
    std::string settings = "[bound.x]\n";
    for (int i = 0; i < 3000; ++i) {
        settings += "a" + std::to_string(i) + " = 1\n";
    }
    QVERIFY(refused(settings, "more than 2000 values"));
    QVERIFY(refused("title = \"" + std::string(100'001, 'x') + "\"\n", "at most 100000 bytes"));
    QVERIFY(refused("bounds.shown = [" + repeated("\"a\",", 2001) + "]\n", "at most 2000 names"));
    QVERIFY(refused("# " + std::string(1'000'000, ' ') + "\n", "scenes and storyboards up to"));
    // As large as a scene may be, it reads and writes.
    std::string most = "cyrano = 1\ntitle = \"" + std::string(10'000, 'x') +
                       "\"\nbounds.shown = [" + repeated("\"some-bound\",", 2000) +
                       "]\n[bound.x]\n";
    for (int i = 0; i < 1900; ++i) {
        most += "a" + std::to_string(i) + " = 1\n";
    }
    const auto scene = scene::parseScene(most, "s.toml");
    QVERIFY2(scene, complaintOf(scene).c_str());
    QVERIFY(scene::parseScene(scene::writeScene(*scene), "s.toml").value() == *scene);
    // Keys that are no bare words come back.
    const auto odd =
        scene::parseScene("cyrano = 1\n[bound.\"a b\"]\n\"c = d\\n\" = 1\n\"\" = 2\n", "s.toml");
    QVERIFY2(odd, complaintOf(odd).c_str());
    QVERIFY(scene::parseScene(scene::writeScene(*odd), "s.toml").value() == *odd);
}

void TestLimits::storyboardsAreBounded() {
    const auto refused = [](const std::string& steps, const char* words) {
        return says(
            complaintOf(scene::parseStoryboard("cyrano = 1\n[[step]]\nscene = \"nose\"\n" + steps,
                                               "s.toml", CYRANO_DATASETS)),
            words);
    };
    std::string many;
    for (int i = 0; i < 5001; ++i) {
        many += "set.bound.x.a" + std::to_string(i) + " = 1\n";
    }
    QVERIFY(refused(many, "more than 5000"));
    std::string some;
    for (int i = 0; i < 1000; ++i) {
        some += "set.bound.x.a" + std::to_string(i) + " = 1\n";
    }
    QVERIFY(refused(some + repeated("[[step]]\n" + some, 5), "more than 5000 changes"));
    QVERIFY(refused("set.title = \"" + std::string(100'001, 'x') + "\"\n", "at most 100000 bytes"));
    QVERIFY(refused(repeated("[[step]]\n", 500), "at most 500"));
}

void TestLimits::recordsAreBounded() {
    const auto refused = [](const std::string& rest, const char* words) {
        return says(complaintOf(io::parseRecord(recordText("r", rest), "r")), words);
    };
    std::string tables;
    std::string inputs;
    for (int i = 0; i < 501; ++i) {
        tables += "[tables.t" + std::to_string(i) + "]\nfile = \"c.csv\"\n";
        inputs += "[inputs.i" + std::to_string(i) + "]\nvalue = 1\n";
    }
    QVERIFY(refused(tables, "more than 100 tables"));
    QVERIFY(refused(inputs, "more than 500 inputs"));
    // Numbers that no int can hold.
    std::string far = recordText("r", "");
    far.replace(far.find("year = 2000"), 11, "year = 1e99");
    QVERIFY(says(complaintOf(io::parseRecord(far, "r")), "'year' is a year"));
    std::string version = recordText("r", "");
    version.replace(0, 10, "cyrano = 1e300");
    QVERIFY(says(complaintOf(io::parseRecord(version, "r")), "is of format 1e+300"));
}

void TestLimits::bibliographiesAreReadInOnePass() {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "@misc{k" + std::to_string(i) + ",\n title = {a}\n}\n";
    }
    QElapsedTimer clock;
    clock.start();
    const auto read = io::parseBibliography(text + "@misc{open,\n", "b.bib");
    QVERIFY(!read);
    QCOMPARE(read.error().line, 300'001);
    QVERIFY2(clock.elapsed() < 10'000, "lines are counted once");
    QVERIFY(!io::parseBibliography("@misc{a},", "b.bib")); // the comma is not in the entry
}

void TestLimits::messagesStayOnOneLine() {
    const auto odd = io::failure("a\nb\x1b[31mc\x7f").value();
    QCOMPARE(odd.text, std::string("a b [31mc "));
    const auto large = io::failure(std::string(5000, 'x')).value();
    QVERIFY(large.text.size() < 1100);
    QVERIFY(QString::fromStdString(large.text).endsWith(QStringLiteral("…")));
    const std::string key = "\"" + repeated("ä", 100'000) + "\\u001b\"";
    const std::string complaint =
        complaintOf(io::parseCharges("cyrano = 1\n[charges]\n" + key + " = 1\n", "c.toml"));
    QVERIFY(complaint.size() < 2000);
    QVERIFY(!QString::fromStdString(complaint).contains(QChar::ReplacementCharacter));
    QCOMPARE(io::excerpt("äöü", 3), std::string("ä…"));
    QCOMPARE(io::excerpt("äöü", 4), std::string("äö…"));
    QCOMPARE(io::excerpt("äöü", 6), std::string("äöü"));
}

void TestLimits::textThatIsNoUtf8IsRefused() {
    for (const char* text : {"", "a", "ä€𝒜", "\x7f", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf"}) {
        QVERIFY2(io::isUtf8(text), text);
    }
    for (const char* text : {"\xff", "\x80", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
                             "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xe2\x82", "a\xc3("}) {
        QVERIFY2(!io::isUtf8(text), QByteArray(text).toHex());
    }
    // A scene with such a title could be written and not read again.
    const scene::Scene scene;
    QVERIFY(!scene::withParameterText(scene, "title", "Z\xfcrich"));
    QVERIFY(!scene::withParameterText(scene, "bounds.shown", "cast,\xff"));
    QVERIFY(!scene::withParameterText(scene, "bound.\xff.shown", "true"));
    QVERIFY(!scene::withParameterText(scene, "bound.x.a", "\xff"));
    QVERIFY(scene::withParameterText(scene, "title", "Zürich"));
    QCOMPARE(io::parseCharges(chargesText, "Z\xfcrich.toml")->name, std::string("user's charges"));
}

QTEST_APPLESS_MAIN(TestLimits)
#include "test_limits.moc"
