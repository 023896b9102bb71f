#include <QtTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

#include "core/bounds/contour_area.hpp"
#include "core/exchange/formats.hpp"
#include "core/exchange/guess.hpp"
#include "core/exchange/plausibility.hpp"
#include "core/exchange/record_folder.hpp"
#include "core/exchange/rings.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/number.hpp"

using namespace cyrano;
using namespace cyrano::exchange;
namespace fs = std::filesystem;
using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

namespace {

/// Reads text back as a user would who accepts every guess.
io::Result<io::PublishedContour> accepted(const std::string& text, const std::string& file,
                                          std::size_t curve = 0) {
    const auto read = parseCurves(text, file);
    if (!read) {
        return tl::make_unexpected(read.error());
    }
    return toContour(read->curves.at(curve), preview(read->curves.at(curve)).choice);
}

/// Largest relative difference of two contours, infinite where they differ in more than digits.
double difference(const io::PublishedContour& a, const io::PublishedContour& b) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const bool alike = a.plane == b.plane && a.shape == b.shape && a.firstEnd == b.firstEnd &&
                       a.lastEnd == b.lastEnd && a.segments.size() == b.segments.size();
    double out = alike ? 0.0 : infinite;
    for (std::size_t i = 0; alike && i < a.segments.size(); ++i) {
        const auto& s = a.segments[i];
        const auto& t = b.segments[i];
        if (s.x.size() != t.x.size()) {
            return infinite;
        }
        for (std::size_t k = 0; k < s.x.size(); ++k) {
            out = std::max({out, std::abs(s.x[k] / t.x[k] - 1.0), std::abs(s.y[k] / t.y[k] - 1.0)});
        }
    }
    return out;
}

std::vector<double> massesOf(const io::PublishedContour& contour) {
    std::vector<double> out;
    for (const auto& s : contour.segments) {
        out.insert(out.end(), s.x.begin(), s.x.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Largest difference in log10 of the intervals that two areas have at masses between corners.
double sliceDifference(const io::PublishedContour& a, const io::PublishedContour& b) {
    const auto areaA = bounds::contourArea(a).polygons;
    const auto areaB = bounds::contourArea(b).polygons;
    const auto masses = massesOf(a);
    double out = 0.0;
    for (std::size_t i = 0; i + 1 < masses.size(); ++i) {
        const double x = std::log10(masses[i]) + 0.37 * std::log10(masses[i + 1] / masses[i]);
        if (masses[i + 1] / masses[i] < 1.0 + 1e-7) {
            continue; // narrower than what areas are kept to
        }
        const auto left = region::verticalSlice(areaA, x);
        const auto right = region::verticalSlice(areaB, x);
        if (left.size() != right.size()) {
            return std::numeric_limits<double>::infinity();
        }
        for (std::size_t k = 0; k < left.size(); ++k) {
            out = std::max({out, std::abs(left[k].low - right[k].low),
                            std::abs(left[k].high - right[k].high)});
        }
    }
    return out;
}

io::PublishedContour contourOf(io::CurveSegment segment, Shape shape = Shape::closed) {
    io::PublishedContour out;
    out.segments.push_back(std::move(segment));
    out.shape = shape;
    return out;
}

io::Record record(const std::string& id) {
    return io::readRecord(std::string(CYRANO_DATASETS) + "/bounds/" + id).value();
}

Labelled labelled(const io::PublishedContour& contour) {
    return {"sample",
            "A sample, with \"quotes\" and\na line end",
            "90% CL",
            "Somebody, arXiv:0000.00000",
            "notes: # and , are awkward",
            contour};
}

/// Two pieces, one with a hole, one that is no function of the mass.
region::Region wild() {
    region::Region out;
    out.polygons.push_back({{{-1.0, -5.0}, {0.3, -5.2}, {0.5, -3.1}, {-0.9, -2.0}}, false});
    out.polygons.push_back({{{-0.5, -4.5}, {-0.5, -4.0}, {0.1, -4.1}}, true});
    out.polygons.push_back({{{1.0, -5.0},
                             {2.0, -5.0},
                             {2.0, -4.5},
                             {1.2, -4.4},
                             {2.0, -3.7},
                             {1.9, -3.0},
                             {1.0, -3.0}},
                            false});
    return out;
}

Provenance form() {
    Provenance out;
    out.id = "my-curve";
    out.title = "My curve \"quoted\" 100%_{x}";
    out.citation = "A. Author, private {communication}";
    out.confidenceLevel = "90% CL";
    out.digitisedBy = "me";
    out.licence = "CC0";
    out.notes = "line one\nline two \\ end";
    out.year = 2024;
    return out;
}

} // namespace

class TestExchangeWrite : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;

  private Q_SLOTS:
    void regionsComeBack();
    void publishedCurvesComeBack_data();
    void publishedCurvesComeBack();
    void darkcastCoversTheSameArea_data();
    void darkcastCoversTheSameArea();
    void whatAFormatCannotHoldIsRefused();
    void wrongUnitsAreNoticed_data();
    void wrongUnitsAreNoticed();
    void rightCurvesAreLeftAlone();
    void recordFoldersAreRead();
    void formsWithoutOriginAreRefused_data();
    void formsWithoutOriginAreRefused();
    void longCurvesAreThinned();
};

void TestExchangeWrite::regionsComeBack() {
    scene::Plane plane;
    const auto outline = outlineOf(wild(), plane);
    QCOMPARE(outline.segments.size(), std::size_t(3));
    // A contour keeps the hole by a way to it and back.
    const auto joined = withHolesJoined(outline);
    QCOMPARE(joined.segments.size(), std::size_t(2));
    const auto area = bounds::contourArea(joined).polygons;
    for (const double x : {-0.95, -0.4, 0.0, 0.2, 0.4, 0.7, 1.1, 1.5, 1.95}) {
        const auto expected = region::verticalSlice(wild().polygons, x);
        const auto found = region::verticalSlice(area, x);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY(std::abs(found[i].low - expected[i].low) < 1e-9);
            QVERIFY(std::abs(found[i].high - expected[i].high) < 1e-9);
        }
    }
    const std::vector curves{labelled(outline)};
    const auto csv = accepted(writeCsv(curves), "a.csv");
    QVERIFY2(csv, csv ? "" : csv.error().format().c_str());
    QCOMPARE(difference(*csv, joined), 0.0);
    const auto yaml = accepted(writeHepdata(curves), "a.yaml");
    QVERIFY2(yaml, yaml ? "" : yaml.error().format().c_str());
    QCOMPARE(difference(*yaml, joined), 0.0);
    const auto axion = accepted(writeAxionLimits(curves[0]).value(), "a.txt");
    QVERIFY2(axion, axion ? "" : axion.error().format().c_str());
    QVERIFY(difference(*axion, joined) < 5e-16);
    const auto lmt = accepted(writeDarkcast(curves[0]).value(), "a.lmt");
    QVERIFY2(lmt, lmt ? "" : lmt.error().format().c_str());
    QVERIFY2(sliceDifference(joined, *lmt) < 1e-9,
             std::to_string(sliceDifference(joined, *lmt)).c_str());
}

void TestExchangeWrite::publishedCurvesComeBack_data() {
    QTest::addColumn<QString>("id");
    int count = 0;
    for (const auto& entry : fs::directory_iterator(std::string(CYRANO_DATASETS) + "/bounds")) {
        const auto read = io::readRecord(entry.path().string());
        if (read && read->contour) {
            QTest::newRow(read->id.c_str()) << QString::fromStdString(read->id);
            ++count;
        }
    }
    QVERIFY(count > 10);
}

void TestExchangeWrite::publishedCurvesComeBack() {
    QFETCH(QString, id);
    io::PublishedContour contour = *record(id.toStdString()).contour;
    for (auto& s : contour.segments) { // a repeated first point is one point
        if (contour.shape == Shape::closed && s.x.size() > 3 && s.x.front() == s.x.back() &&
            s.y.front() == s.y.back()) {
            s.x.pop_back();
            s.y.pop_back();
        }
    }
    const std::vector curves{labelled(contour)};
    const auto csv = accepted(writeCsv(curves), "a.csv");
    QVERIFY2(csv, csv ? "" : csv.error().format().c_str());
    QCOMPARE(difference(*csv, contour), 0.0);
    const auto yaml = accepted(writeHepdata(curves), "a.yaml");
    QVERIFY2(yaml, yaml ? "" : yaml.error().format().c_str());
    QCOMPARE(difference(*yaml, contour), 0.0);
    const auto axion = accepted(writeAxionLimits(curves[0]).value(), "a.txt");
    QVERIFY2(axion, axion ? "" : axion.error().format().c_str());
    QVERIFY(difference(*axion, contour) < 5e-16);
}

void TestExchangeWrite::darkcastCoversTheSameArea_data() {
    publishedCurvesComeBack_data();
}

void TestExchangeWrite::darkcastCoversTheSameArea() {
    QFETCH(QString, id);
    const io::PublishedContour contour = *record(id.toStdString()).contour;
    const auto lmt = accepted(writeDarkcast(labelled(contour)).value(), "a.lmt");
    QVERIFY2(lmt, lmt ? "" : lmt.error().format().c_str());
    QCOMPARE(lmt->plane, contour.plane);
    if (contour.shape == Shape::lowerEdge) {
        QCOMPARE(difference(*lmt, contour), 0.0);
        return;
    }
    const double off = sliceDifference(contour, *lmt);
    QVERIFY2(off < 1e-6, std::to_string(off).c_str());
}

void TestExchangeWrite::whatAFormatCannotHoldIsRefused() {
    auto contour = contourOf({{1.0, 2.0, 3.0}, {1e-3, 1e-3, 2e-3}});
    contour.plane = "photon-muon";
    QVERIFY(writeAxionLimits(labelled(contour)).error().text.find("mass") != std::string::npos);
    QVERIFY(!writeDarkcast(labelled(contour)));
    contour.plane = "mass-photon";
    QVERIFY(writeDarkcast(labelled(contour)));
    contour.segments[0].y[1] = 2e5;
    QVERIFY(!writeDarkcast(labelled(contour)));
}

void TestExchangeWrite::wrongUnitsAreNoticed_data() {
    QTest::addColumn<double>("massFactor");
    QTest::addColumn<double>("couplingFactor");
    QTest::addColumn<bool>("inverse");
    QTest::addColumn<int>("mass");
    QTest::addColumn<int>("coupling");
    const int GeV = static_cast<int>(MassUnit::GeV);
    const int perGeV = static_cast<int>(CouplingUnit::perGeV);
    QTest::newRow("eV") << 1e9 << 1.0 << false << static_cast<int>(MassUnit::eV) << perGeV;
    QTest::newRow("keV") << 1e6 << 1.0 << false << static_cast<int>(MassUnit::keV) << perGeV;
    QTest::newRow("per TeV") << 1.0 << 1e3 << false << GeV
                             << static_cast<int>(CouplingUnit::perTeV);
    QTest::newRow("f_a") << 1.0 << 1.0 << true << GeV
                         << static_cast<int>(CouplingUnit::decayConstantGeV);
}

void TestExchangeWrite::wrongUnitsAreNoticed() {
    QFETCH(double, massFactor);
    QFETCH(double, couplingFactor);
    QFETCH(bool, inverse);
    QFETCH(int, mass);
    QFETCH(int, coupling);
    const auto known =
        contourOf({{0.05, 0.2, 1.0, 5.0}, {2e-3, 1e-3, 8e-4, 9e-4}}, Shape::lowerEdge);
    const std::vector neighbours{neighbourOf("known", known)};
    std::string text;
    for (const double m : {0.1, 0.3, 0.9, 2.0, 4.0}) {
        const double g = couplingFactor * 7e-4;
        text +=
            io::shortNumber(m * massFactor) + ' ' + io::shortNumber(inverse ? 1.0 / g : g) + '\n';
    }
    const auto read = parseCurves(text, "new.txt");
    QVERIFY(read);
    Choice naive;
    naive.shape = Shape::lowerEdge;
    const Plausibility found = plausibility(read->curves.at(0), naive, neighbours);
    QVERIFY(found.suspicious);
    QVERIFY2(found.text.find("units?") != std::string::npos, found.text.c_str());
    QVERIFY(found.suggestion);
    QCOMPARE(static_cast<int>(found.suggestion->massUnit), mass);
    QCOMPARE(static_cast<int>(found.suggestion->couplingUnit), coupling);
    if (massFactor == 1.0) {
        QVERIFY2(found.text.find("nearest known curve (known)") != std::string::npos,
                 found.text.c_str());
        QVERIFY(inverse || std::abs(found.decades - 2.9) < 0.2);
    }
}

void TestExchangeWrite::rightCurvesAreLeftAlone() {
    std::vector<Neighbour> known;
    std::vector<std::pair<std::string, io::PublishedContour>> curves;
    for (const auto& entry : fs::directory_iterator(std::string(CYRANO_DATASETS) + "/bounds")) {
        const auto read = io::readRecord(entry.path().string());
        if (read && read->contour && read->contour->plane == "mass-photon") {
            curves.emplace_back(read->id, *read->contour);
        }
    }
    QVERIFY(curves.size() > 10);
    const auto begin = std::chrono::steady_clock::now();
    std::size_t suspicious = 0;
    for (const auto& [id, contour] : curves) {
        known.clear();
        for (const auto& [other, theirs] : curves) {
            if (other != id) {
                known.push_back(neighbourOf(other, theirs));
            }
        }
        suspicious += plausibility(contour, known).suspicious ? 1U : 0U;
    }
    const auto passed = std::chrono::steady_clock::now() - begin;
    qInfo() << curves.size() << "curves," << suspicious << "suspicious,"
            << std::chrono::duration<double, std::milli>(passed).count() << "ms";
    QVERIFY(10 * suspicious <= curves.size());
    QVERIFY(!plausibility(curves[0].second, {}).suspicious);
    // Polygons clipped to a frame: the frame is nobody's bound.
    const region::Box frame{-1.0, 1.0, -6.0, -1.0};
    const auto boxed = neighbourOf(
        "box", {{{{-0.5, -3.0}, {0.5, -3.0}, {0.5, -1.0}, {-0.5, -1.0}}, false}}, frame);
    QCOMPARE(boxed.edges.size(), std::size_t(3));
}

void TestExchangeWrite::recordFoldersAreRead() {
    auto contour = contourOf({{0.1, 0.2, 0.30000000000000004}, {1e-3, 1e-4, 1.0 / 3.0}});
    contour.shape = Shape::open;
    contour.firstEnd = Side::top;
    contour.lastEnd = Side::right;
    const std::string parent = scratch_.path().toStdString();
    for (const char* plane : {"mass-photon", "mass-epsilon", "mass-muon", "photon-muon"}) {
        Provenance asked = form();
        asked.id = std::string("my-curve-") + plane;
        asked.plane = plane;
        const auto folder = writeRecordFolder(contour, asked);
        QVERIFY2(folder, folder ? "" : folder.error().format().c_str());
        QVERIFY(folder->bibtex.find("@misc{imported-my-curve") == 0);
        QVERIFY(saveRecordFolder(parent, *folder));
        const auto read = io::readRecord(parent + '/' + asked.id);
        QVERIFY2(read, read ? "" : read.error().format().c_str());
        QCOMPARE(read->title, asked.title);
        QCOMPARE(read->notes, asked.notes);
        QCOMPARE(read->kind, std::string("published-contour"));
        QCOMPARE(read->contour->plane, std::string(plane));
        QVERIFY(read->contour->shape == Shape::open && read->contour->firstEnd == Side::top &&
                read->contour->lastEnd == Side::right);
        QCOMPARE(read->contour->segments[0].x, contour.segments[0].x);
        QCOMPARE(read->contour->segments[0].y, contour.segments[0].y);
        QVERIFY(!saveRecordFolder(parent, *folder)); // never written over
    }
    Provenance keyed = form();
    keyed.paperKey = "CAST:2017uph";
    keyed.citation.clear();
    QVERIFY(writeRecordFolder(contour, keyed)->bibtex.empty());
    QVERIFY(writeRecordFolder(contour, keyed)->recordToml.find("[\"CAST:2017uph\"]") !=
            std::string::npos);
}

void TestExchangeWrite::formsWithoutOriginAreRefused_data() {
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("says");
    QTest::newRow("id") << 0 << "folder";
    QTest::newRow("title") << 1 << "title";
    QTest::newRow("level") << 2 << "confidence";
    QTest::newRow("digitiser") << 3 << "digitised";
    QTest::newRow("licence") << 4 << "licence";
    QTest::newRow("source") << 5 << "citation";
    QTest::newRow("year") << 6 << "year";
    QTest::newRow("bytes") << 7 << "UTF-8";
    QTest::newRow("plane") << 8 << "no plane";
}

void TestExchangeWrite::formsWithoutOriginAreRefused() {
    QFETCH(int, field);
    QFETCH(QString, says);
    Provenance asked = form();
    switch (field) {
    case 0:
        asked.id = "../escape";
        break;
    case 1:
        asked.title = " \n";
        break;
    case 2:
        asked.confidenceLevel.clear();
        break;
    case 3:
        asked.digitisedBy.clear();
        break;
    case 4:
        asked.licence.clear();
        break;
    case 5:
        asked.citation.clear();
        break;
    case 6:
        asked.year = 0;
        break;
    case 7:
        asked.notes = "\xFF\xFE";
        break;
    default:
        asked.plane = "nowhere";
        break;
    }
    const auto contour = contourOf({{0.1, 0.2, 0.3}, {1e-3, 1e-4, 1e-3}});
    const auto folder = writeRecordFolder(contour, asked);
    QVERIFY(!folder);
    QVERIFY2(folder.error().text.find(says.toStdString()) != std::string::npos,
             folder.error().text.c_str());
}

void TestExchangeWrite::longCurvesAreThinned() {
    io::PublishedContour contour;
    contour.segments.resize(1);
    for (int i = 0; i < 100'000; ++i) {
        const double angle = 2.0 * M_PI * i / 100'000;
        contour.segments[0].x.push_back(std::pow(10.0, std::cos(angle)));
        contour.segments[0].y.push_back(std::pow(10.0, std::sin(angle) - 4.0));
    }
    const auto folder = writeRecordFolder(contour, form());
    QVERIFY(folder);
    const std::string parent = scratch_.path().toStdString() + "/thin";
    QVERIFY(saveRecordFolder(parent, *folder));
    const auto read = io::readRecord(parent + "/my-curve");
    QVERIFY(read);
    const auto& kept = read->contour->segments[0];
    QVERIFY(kept.x.size() > 500 && kept.x.size() <= 5000);
    double worst = 0.0;
    for (std::size_t i = 0; i + 1 < kept.x.size(); ++i) { // the chord's middle is on the circle
        const double x = 0.5 * std::log10(kept.x[i] * kept.x[i + 1]);
        const double y = 0.5 * std::log10(kept.y[i] * kept.y[i + 1]) + 4.0;
        worst = std::max(worst, std::abs(std::hypot(x, y) - 1.0));
    }
    QVERIFY(worst < 1e-4);
}

QTEST_APPLESS_MAIN(TestExchangeWrite)
#include "test_exchange_write.moc"
