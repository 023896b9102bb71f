#include <QtTest>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/exchange/formats.hpp"
#include "core/exchange/guess.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"

using namespace cyrano;
using namespace cyrano::exchange;
namespace fs = std::filesystem;
using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

namespace {

const std::string samples = std::string(CYRANO_TEST_DATA) + "/exchange/";

Import good(const std::string& file) {
    const auto read = readCurves(samples + "good/" + file);
    if (!read) {
        qWarning() << read.error().format().c_str();
    }
    return read ? *read : Import{};
}

} // namespace

class TestExchange : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;

  private Q_SLOTS:
    void plainTextIsReadInEveryDress();
    void namedCurvesAndPiecesAreToldApart();
    void axionLimitsAreInElectronVolts();
    void darkcastEndsWhereNothingIsLimited();
    void hepdataYamlIsRead();
    void hepdataCsvIsRead();
    void unitsAreUnderstood_data();
    void unitsAreUnderstood();
    void choicesThatFitNothingAreRefused();
    void malformedFilesAreRefusedWithTheirLine_data();
    void malformedFilesAreRefusedWithTheirLine();
    void everyMalformedSampleIsListed();
    void largeFilesAreRefused();
    void spoiltFilesNeverThrow();
};

void TestExchange::plainTextIsReadInEveryDress() {
    const Import header = good("header.csv");
    QCOMPARE(header.curves.size(), std::size_t(1));
    QCOMPARE(header.curves[0].columns[0].unit, std::string("GeV"));
    QCOMPARE(header.curves[0].name, std::string("header"));
    const Preview shown = preview(header.curves[0], 2);
    QCOMPARE(shown.rows.size(), std::size_t(2));
    QCOMPARE(shown.rows[1][1], std::string("5e-04"));
    QCOMPARE(shown.rowCount, std::size_t(3));
    QCOMPARE(shown.choice.shape, Shape::lowerEdge);
    QCOMPARE(shown.whyMass, std::string("the file says GeV"));

    const Import blanks = good("blanks.dat");
    QCOMPARE(blanks.curves.at(0).runs.size(), std::size_t(2));
    QCOMPARE(blanks.curves[0].runs[0][1].values[1], 5e-4);
    QCOMPARE(blanks.curves[0].runs[1][0].line, 7);

    const Import semicolon = good("semicolon_crlf.csv");
    const Choice inverse = preview(semicolon.curves.at(0)).choice;
    QCOMPARE(inverse.massUnit, MassUnit::MeV);
    QCOMPARE(inverse.couplingUnit, CouplingUnit::decayConstantGeV);
    const auto contour = toContour(semicolon.curves[0], inverse);
    QVERIFY(contour);
    QCOMPARE(contour->segments[0].x[1], 0.2);
    QCOMPARE(contour->segments[0].y[1], 5e-4);

    const Import logs = good("logarithms.tsv");
    const auto unlogged = toContour(logs.curves.at(0), preview(logs.curves[0]).choice);
    QVERIFY(unlogged);
    QCOMPARE(unlogged->segments[0].x[0], 0.1);
    QCOMPARE(unlogged->segments[0].y[0], 1e-3);

    const Import nan = good("nan.txt");
    const auto pieces = toContour(nan.curves.at(0), preview(nan.curves[0]).choice);
    QVERIFY(pieces);
    QCOMPARE(pieces->segments.size(), std::size_t(3));
}

void TestExchange::namedCurvesAndPiecesAreToldApart() {
    const Import read = good("contour_command.csv");
    QCOMPARE(read.curves.size(), std::size_t(2));
    QCOMPARE(read.curves[0].name, std::string("a"));
    QCOMPARE(read.curves[0].runs.size(), std::size_t(2));
    const auto contour = toContour(read.curves[0], preview(read.curves[0]).choice);
    QVERIFY(contour);
    QCOMPARE(contour->shape, Shape::closed);
    QCOMPARE(contour->segments[1].x, (std::vector<double>{4, 5, 5}));
    // A comment that speaks of another format makes no file of it.
    const auto quoting = parseCurves("1 1e-3\n2 2e-3\n # independent_variables: none\n", "x.txt");
    QVERIFY(quoting && quoting->curves.at(0).format == Format::text);
    // A blank line after every row divides nothing.
    const auto spaced = parseCurves("1 1e-3\n\n2 2e-3\n\n3 1e-3\n", "x.txt");
    QCOMPARE(spaced->curves.at(0).runs.size(), std::size_t(1));
}

void TestExchange::axionLimitsAreInElectronVolts() {
    const Import read = good("axionlimits.txt");
    QCOMPARE(read.curves.at(0).format, Format::axionLimits);
    const auto contour = toContour(read.curves[0], preview(read.curves[0]).choice);
    QVERIFY(contour);
    QCOMPARE(contour->segments[0].x[2], 0.4);
    QCOMPARE(contour->segments[0].y[2], 7e-4);
    const Import open = good("axionlimits_open.txt");
    const Choice choice = preview(open.curves.at(0)).choice;
    QCOMPARE(choice.massUnit, MassUnit::eV);
    QCOMPARE(choice.shape, Shape::open);
    QCOMPARE(choice.lastEnd, Side::top);
    // The last step of a drawn outline is often left out.
    const auto island =
        parseCurves("1 1\n2 1\n3 1\n3 2\n3 3\n2 3\n1 3\n1 2.5\n1 2\n1 1.1\n", "island.txt");
    QCOMPARE(preview(island->curves.at(0)).choice.shape, Shape::closed);
}

void TestExchange::darkcastEndsWhereNothingIsLimited() {
    const Import two = good("two_sided.lmt");
    QCOMPARE(two.curves.at(0).runs.size(), std::size_t(2));
    const Choice choice = preview(two.curves[0]).choice;
    QCOMPARE(choice.plane, std::string("mass-epsilon"));
    const auto contour = toContour(two.curves[0], choice);
    QVERIFY(contour);
    QCOMPARE(contour->shape, Shape::closed);
    QCOMPARE(contour->segments[0].x, (std::vector<double>{0.01, 0.02, 0.03, 0.03, 0.02, 0.01}));
    QCOMPARE(contour->segments[0].y, (std::vector<double>{1e-6, 1.2e-6, 5e-6, 1e-5, 5e-5, 1e-4}));
    const Import one = good("one_sided.lmt");
    const auto edge = toContour(one.curves.at(0), preview(one.curves[0]).choice);
    QVERIFY(edge);
    QCOMPARE(edge->shape, Shape::lowerEdge);
    QCOMPARE(edge->segments.size(), std::size_t(2));
}

void TestExchange::hepdataYamlIsRead() {
    const Import table = good("table.yaml");
    QCOMPARE(table.curves.size(), std::size_t(1));
    QCOMPARE(table.curves[0].columns.size(), std::size_t(3));
    const Choice choice = preview(table.curves[0]).choice;
    QCOMPARE(choice.couplingColumn, std::size_t(2)); // observed before expected
    const auto contour = toContour(table.curves[0], choice);
    QVERIFY(contour);
    QCOMPARE(contour->segments[0].x, (std::vector<double>{0.2, 0.4, 0.6}));

    const Import submission = good("submission.yaml");
    QCOMPARE(submission.curves.size(), std::size_t(2));
    QCOMPARE(submission.notes.size(), std::size_t(1)); // a data file is named, never opened
    QCOMPARE(submission.notes[0].line, 17);
    const auto square = toContour(submission.curves[0], preview(submission.curves[0]).choice);
    QVERIFY(square);
    QCOMPARE(square->plane, std::string("mass-epsilon"));
    QCOMPARE(square->segments[0].x[1], 0.02);
    QCOMPARE(square->segments[0].y[1], 2e-3);
    const auto perTeV = toContour(submission.curves[1], preview(submission.curves[1]).choice);
    QVERIFY(perTeV);
    QCOMPARE(perTeV->segments[0].y[0], 0.5e-3);

    const Import json = good("table.json");
    QCOMPARE(json.curves.at(0).runs.at(0).at(1).values, (std::vector<double>{2, 0.002}));
}

void TestExchange::hepdataCsvIsRead() {
    const Import read = good("hepdata.csv");
    QCOMPARE(read.curves.size(), std::size_t(2));
    QCOMPARE(read.curves[0].name, std::string("Table 9"));
    QCOMPARE(read.curves[0].format, Format::hepdataCsv);
    const Choice choice = preview(read.curves[0]).choice;
    QCOMPARE(choice.massColumn, std::size_t(0));
    QCOMPARE(choice.couplingColumn, std::size_t(3));
    QCOMPARE(choice.massUnit, MassUnit::GeV);
    QCOMPARE(read.curves[1].columns[3].name, std::string("expected, $g_{a}$"));
}

void TestExchange::unitsAreUnderstood_data() {
    QTest::addColumn<QString>("heading");
    QTest::addColumn<int>("mass");
    QTest::addColumn<int>("coupling");
    const auto row = [](const char* heading, int mass, int coupling) {
        QTest::newRow(heading) << heading << mass << coupling;
    };
    const auto mass = [](MassUnit unit) { return static_cast<int>(unit); };
    const auto inverse = [](CouplingUnit unit) { return static_cast<int>(unit); };
    row("m_a [eV]", mass(MassUnit::eV), -1);
    row("m (MEV)", mass(MassUnit::MeV), -1);
    row("m [meV]", mass(MassUnit::milliElectronVolt), -1);
    row("m [$\\mu$eV]", mass(MassUnit::microElectronVolt), -1);
    row("mass_GeV", mass(MassUnit::GeV), -1);
    row("mass [GeV/c^2]", mass(MassUnit::GeV), -1);
    row("$m_a$ [$\\mathrm{TeV}$]", mass(MassUnit::TeV), -1);
    row("log10(m/keV)", mass(MassUnit::keV), -1);
    row("g (1/GeV)", -1, inverse(CouplingUnit::perGeV));
    row("g_agg_per_GeV", -1, inverse(CouplingUnit::perGeV));
    row("g [GeV$^{-1}$]", -1, inverse(CouplingUnit::perGeV));
    row("g [TEV**-1]", -1, inverse(CouplingUnit::perTeV));
    row("g [TeV⁻¹]", -1, inverse(CouplingUnit::perTeV));
    row("log10(g GeV)", -1, inverse(CouplingUnit::perGeV));
    row("g [1]", -1, inverse(CouplingUnit::one));
    row("epsilon", -1, -1);
}

void TestExchange::unitsAreUnderstood() {
    QFETCH(QString, heading);
    QFETCH(int, mass);
    QFETCH(int, coupling);
    const Column column = columnFrom(heading.toStdString());
    const auto asMass = massUnit(column.unit);
    const auto asCoupling = couplingUnit(column.unit);
    QCOMPARE(asMass ? static_cast<int>(*asMass) : -1, mass);
    QCOMPARE(asCoupling ? static_cast<int>(*asCoupling) : -1, coupling);
}

void TestExchange::choicesThatFitNothingAreRefused() {
    const Curve curve = good("header.csv").curves.at(0);
    Choice choice = preview(curve).choice;
    const auto says = [&curve](const Choice& c, const char* text) {
        const auto made = toContour(curve, c);
        return !made && made.error().text.find(text) != std::string::npos;
    };
    Choice other = choice;
    other.couplingColumn = 0;
    QVERIFY(says(other, "same column"));
    other.couplingColumn = 7;
    QVERIFY(says(other, "choose a column"));
    other = choice;
    other.plane = "mass-epsilom";
    QVERIFY(says(other, "nearest is 'mass-epsilon'"));
    other.plane = "mass-epsilon";
    QVERIFY(says(other, "do not fit the plane"));
    other.factor = 0.1; // a factor that carries the unit
    QVERIFY(toContour(curve, other));
    QCOMPARE(toContour(curve, other)->segments[0].y[0], 1e-4);
    other.factor = -1.0;
    QVERIFY(says(other, "positive"));
    const auto zero = parseCurves("0 1e-3\n1 1e-3\n2 1e-3\n", "zero.txt");
    const auto refused = toContour(zero->curves.at(0), preview(zero->curves[0]).choice);
    QVERIFY(!refused);
    QCOMPARE(refused.error().line, 1);
    QCOMPARE(refused.error().file, std::string("zero.txt"));
    choice.shape = Shape::closed;
    const auto two = parseCurves("1 1\n2 2\n\n1 3\n2 3\n3 3\n", "two.txt");
    const auto few = toContour(two->curves.at(0), choice);
    QVERIFY(!few);
    QCOMPARE(few.error().line, 1);
}

void TestExchange::malformedFilesAreRefusedWithTheirLine_data() {
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* file, int line, const char* says) {
        QTest::newRow(file) << line << says;
    };
    row("decimal_comma_semicolon.csv", 1, "decimal comma");
    row("decimal_comma_blanks.txt", 1, "decimal comma");
    row("decimal_comma_comma.csv", 2, "decimal comma");
    row("decimal_comma.yaml", 3, "decimal comma");
    row("word.txt", 3, "'abc' is no number");
    row("ragged.txt", 2, "has 1 columns, the rows before have 2");
    row("short_row.csv", 2, "names 3 columns, this row has 2");
    row("only_header.csv", 1, "no rows of numbers");
    row("only_comment.csv", 0, "no rows of numbers");
    row("empty.csv", 0, "is empty");
    row("two_headers.csv", 2, "'hello' stands below the header");
    row("binary.csv", 0, "no text file");
    row("archive.csv", 0, "unpack");
    row("utf16.csv", 0, "UTF-8");
    row("four_columns.lmt", 2, "two or three columns");
    row("no_limit.lmt", 2, "no limit anywhere");
    row("changing.lmt", 3, "has 3 columns");
    row("syntax.yaml", 3, "no valid YAML");
    row("no_table.yaml", 1, "independent_variables");
    row("list.yaml", 1, "no HEPData table");
    row("elsewhere.yaml", 4, "open one of those files");
    row("no_dependent.yaml", 1, "'dependent_variables'");
    row("lengths.yaml", 6, "'g' has 1 values, the variables before it 2");
    row("word.yaml", 5, "'two' is no number");
    row("bare_value.yaml", 4, "{value: 1.5}");
    row("no_header.yaml", 2, "'header'");
    row("half_bin.yaml", 3, "two numbers");
    row("deep.yaml", 1, "nested deeper than 32");
    row("alias_of_itself.yaml", 2, "refers to itself");
}

void TestExchange::malformedFilesAreRefusedWithTheirLine() {
    QFETCH(int, line);
    QFETCH(QString, says);
    const std::string file = samples + "malformed/" + QTest::currentDataTag();
    const auto read = readCurves(file);
    QVERIFY(!read);
    QVERIFY2(read.error().text.find(says.toStdString()) != std::string::npos,
             read.error().format().c_str());
    QVERIFY2(read.error().line == line, read.error().format().c_str());
    QCOMPARE(read.error().file, file);
}

void TestExchange::everyMalformedSampleIsListed() {
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(samples + "malformed")) {
        QVERIFY2(!readCurves(entry.path().string()), entry.path().c_str());
        ++files;
    }
    QCOMPARE(files, std::size_t(29)); // as many as rows above
    QVERIFY(!readCurves(samples));
    QVERIFY(!readCurves(samples + "none.csv"));
    QVERIFY(!readCurves("/dev/zero"));
}

void TestExchange::largeFilesAreRefused() {
    const std::string folder = scratch_.path().toStdString();
    const std::string large = folder + "/large.csv";
    std::ofstream(large) << "1 2\n";
    fs::resize_file(large, largestFileBytes + 1);
    QVERIFY(readCurves(large).error().text.find("20 MB") != std::string::npos);

    std::string rows;
    std::string yaml = "independent_variables:\n- header: {name: m}\n  values:\n";
    for (std::size_t i = 0; i < mostRows; ++i) {
        rows += io::shortNumber(1.0 + static_cast<double>(i)) + " 1e-3\n";
        yaml += "  - {value: 1}\n";
    }
    QCOMPARE(parseCurves(rows, "a.txt")->curves.at(0).rows(), mostRows);
    rows += "9 9\n";
    const auto many = parseCurves(rows, "a.txt");
    QVERIFY(!many);
    QCOMPARE(many.error().line, static_cast<int>(mostRows) + 1);
    yaml += "  - {value: 1}\ndependent_variables: []\n";
    QVERIFY(parseCurves(yaml, "a.yaml").error().text.find("rows") != std::string::npos);

    const std::string brackets(2'000'000, '[');
    QVERIFY(parseCurves(brackets, "a.yaml").error().text.find("nested") != std::string::npos);
    std::string wide = "1";
    for (std::size_t i = 0; i < mostColumns; ++i) {
        wide += " 1";
    }
    QVERIFY(parseCurves(wide, "a.txt").error().text.find("columns") != std::string::npos);
}

void TestExchange::spoiltFilesNeverThrow() {
    std::mt19937 random(20241122);
    const auto below = [&random](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::string bytes = "\n\r\t ,;.#:-[]{}\"'&*!%0159eENaN|>?\\\xC3\xFF";
    std::size_t refused = 0;
    std::size_t silent = 0;
    for (const auto& entry : fs::directory_iterator(samples + "good")) {
        const std::string text = io::readText(entry.path().string()).value();
        for (int i = 0; i < 400; ++i) {
            std::string spoilt = text.substr(0, i % 4 == 0 ? below(text.size()) : text.size());
            for (std::size_t k = below(4) + 1; k > 0 && !spoilt.empty(); --k) {
                spoilt[below(spoilt.size())] = bytes[below(bytes.size())];
            }
            const auto read = parseCurves(spoilt, entry.path().string());
            if (!read) {
                ++refused;
                silent += read.error().text.empty() ? 1U : 0U;
                continue;
            }
            for (const Curve& curve : read->curves) {
                const auto contour = toContour(curve, preview(curve).choice);
                silent += !contour && contour.error().text.empty() ? 1U : 0U;
            }
        }
    }
    QVERIFY(refused > 100);
    QCOMPARE(silent, std::size_t(0));
}

QTEST_APPLESS_MAIN(TestExchange)
#include "test_exchange.moc"
