// Points a user marks: read from words and tables, kept as records, drawn over all regions.
#include <QtTest>

#include <cmath>
#include <filesystem>

#include "core/bounds/benchmark_point.hpp"
#include "core/exchange/point_list.hpp"
#include "core/exchange/record_folder.hpp"
#include "core/figure/label_placement.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/io/csv.hpp"
#include "core/picture/citations.hpp"
#include "fixture.hpp"

using namespace cyrano;
using exchange::CouplingUnit;
using exchange::MassUnit;
using exchange::PointUnits;
using figure::Fill;
namespace fs = std::filesystem;

namespace {

exchange::Provenance form(const std::string& id) {
    exchange::Provenance out;
    out.id = id;
    out.title = "Points of mine";
    out.citation = "Somebody et al., J. Imag. Phys. 1 (2024) 1";
    out.licence = "not stated";
    out.year = 2024;
    return out;
}

io::MarkedPoints twoPoints() {
    io::MarkedPoints out;
    out.plane = "mass-photon";
    out.points.push_back(exchange::pointFrom("BP 1,0.1,1e-4", {}).value());
    out.points.push_back(exchange::pointFrom("\\beta_2,1+0.2-0.1,1e-3±5e-4", {}).value());
    return out;
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::abs(b);
}

} // namespace

class TestBenchmarkPoint : public QObject {
    Q_OBJECT

    QTemporaryDir scratch_;
    int count_ = 0;
    fs::path user_;

    void add(const std::string& id, const io::MarkedPoints& points) {
        const auto folder = exchange::writePointsFolder(points, form(id));
        QVERIFY2(folder.has_value(), folder ? "" : folder.error().text.c_str());
        QVERIFY(exchange::saveRecordFolder(user_.string(), *folder).has_value());
    }
    [[nodiscard]] std::shared_ptr<const bounds::Catalogue> load() const {
        return std::make_shared<const bounds::Catalogue>(
            bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES, user_.string()}));
    }
    [[nodiscard]] static std::string complaintOf(const std::string& text) {
        const auto point = exchange::pointFrom(text, {});
        return point ? std::string{} : point.error().text;
    }
    void refused(const std::string& from, const std::string& to, const char* why) {
        add("mine", twoPoints());
        const std::string file = (user_ / "mine" / "record.toml").string();
        std::string text = io::readText(file).value();
        const std::size_t at = text.find(from);
        QVERIFY(at != std::string::npos);
        QVERIFY(io::writeText(file, text.replace(at, from.size(), to)).has_value());
        const auto loaded = load();
        QVERIFY(loaded->find("mine") == nullptr);
        std::string problems;
        for (const io::Diagnostic& problem : loaded->problems()) {
            problems += problem.format() + '\n';
        }
        QVERIFY2(problems.find(why) != std::string::npos, problems.c_str());
    }

  private Q_SLOTS:
    void init() { user_ = fs::path(scratch_.path().toStdString()) / std::to_string(count_++); }

    void aPointIsReadFromWords() {
        const auto plain = exchange::pointFrom(" X, one ,17e-3,2.5e-4", {});
        QVERIFY(plain.has_value());
        QCOMPARE(plain->name, std::string(R"(\text{X, one})"));
        QVERIFY(near(plain->x.value, 0.017) && plain->x.low == plain->x.high);
        const auto tex = exchange::pointFrom(R"(X_{17}\ast,17.0+0.3-0.2,1e3±2e2)",
                                             {MassUnit::MeV, CouplingUnit::decayConstantTeV, 2.0});
        QVERIFY(tex.has_value());
        QCOMPARE(tex->name, std::string(R"(X_{17}\ast)"));
        QVERIFY(near(tex->x.value, 0.017) && near(tex->x.low, 0.0168) && near(tex->x.high, 0.0173));
        // g = 2/f: the larger f ends the bar below.
        QVERIFY(near(tex->y.value, 2e-6));
        QVERIFY(near(tex->y.low, 2.0 / 1.2e6) && near(tex->y.high, 2.0 / 8e5));
        QVERIFY(exchange::pointFrom("a,1+-0.5,1", {})->x.high == 1.5);
    }

    void whatIsNoPointIsRefused() {
        for (const char* text : {"", "a", "a,1", ",1,1", "a,1,", "a,x,1", "a,1,1e999", "a,nan,1",
                                 "a,1+0.1,1", "a,1+-,1", "a,1 GeV,1", "a,1+-0.1x,1"}) {
            QVERIFY2(complaintOf(text).find("NAME,MASS,COUPLING") != std::string::npos, text);
        }
        QVERIFY(complaintOf("a,-1,1").find("larger than zero") != std::string::npos);
        QVERIFY(complaintOf("a,1,0").find("larger than zero") != std::string::npos);
        // A decay constant that may be zero has no coupling.
        QVERIFY(
            !exchange::pointFrom("a,1,1±1", {MassUnit::GeV, CouplingUnit::decayConstantGeV, 1}));
    }

    void aTableHasAPointInEachRow() {
        const auto points =
            exchange::pointsFrom("# benchmarks\nname, mass, coupling, dm, dg\nA, 1, 1e-4, 0.1,\n"
                                 "B, 2+0.2-0.1, 1e-3\n",
                                 "points.csv", {});
        QVERIFY2(points.has_value(), points ? "" : points.error().text.c_str());
        QCOMPARE(points->size(), std::size_t{2});
        QVERIFY(near(points->front().x.low, 0.9) && near(points->front().x.high, 1.1));
        QVERIFY(points->front().y.low == points->front().y.high);
        QVERIFY(near(points->back().x.high, 2.2));
        const auto wrong = exchange::pointsFrom("A,1,1e-4\nB,1\n", "points.csv", {});
        QCOMPARE(wrong.error().line, 2);
        QVERIFY(!exchange::pointsFrom("# nothing\n", "points.csv", {}));
    }

    void aRecordComesBackAsItWas() {
        add("bp", twoPoints());
        const auto loaded = load();
        const bounds::Bound* bound = loaded->find("bp");
        QVERIFY(bound != nullptr);
        const io::MarkedPoints& back = *bound->record().benchmark;
        QCOMPARE(back.plane, std::string("mass-photon"));
        QCOMPARE(back.points.size(), std::size_t{2});
        const io::MarkedPoints before = twoPoints();
        for (std::size_t i = 0; i < back.points.size(); ++i) {
            const auto& was = before.points[i];
            QCOMPARE(back.points[i].name, was.name);
            QCOMPARE(back.points[i].x.value, was.x.value);
            QCOMPARE(back.points[i].x.low, was.x.low);
            QCOMPARE(back.points[i].y.high, was.y.high);
        }
        QCOMPARE(bound->record().title, std::string("Points of mine"));
        QVERIFY(loaded->bibliography().contains("imported-bp"));
    }

    void provenanceIsAskedFor() {
        exchange::Provenance bare = form("bp");
        bare.citation.clear();
        QVERIFY(!exchange::writePointsFolder(twoPoints(), bare));
        bare = form("bp");
        bare.licence.clear();
        QVERIFY(!exchange::writePointsFolder(twoPoints(), bare));
        QVERIFY(!exchange::writePointsFolder({{}, "mass-photon", {}}, form("bp")));
    }

    void badRecordsAreListed_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* from, const char* to, const char* why) {
            QTest::newRow(name) << QString(from) << QString(to) << QString(why);
        };
        row("no name", "name = ", "nme = ", "nearest is 'name'");
        row("range elsewhere", "x_range = [0.9", "x_range = [1.1", "x_range");
        row("no such plane", "\"mass-photon\"", "\"mass-phton\"", "no plane");
        row("mass below zero", "x = 0.1", "x = -0.1", "larger than zero");
        row("no number", "x = 0.1", "x = \"much\"", "'x'");
        row("no points", "[benchmark]", "[contour]", "record");
    }
    void badRecordsAreListed() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, why);
        refused(from.toStdString(), to.toStdString(), why.toUtf8().constData());
    }

    void pointsAreDrawnOverAllAndExcludeNothing() {
        add("bp", twoPoints());
        const auto loaded = load();
        picture::Evaluator evaluator(loaded);
        scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        scene.shownBounds.insert(scene.shownBounds.begin(), "bp"); // at the back
        scene = fixture::with(scene, "bound.bp:2.label", "0.5 1e-2");
        scene = fixture::with(scene, "bound.bp.colour", "#123456");
        const auto picture = evaluator.evaluate(scene).value();
        const figure::Figure figure = figure::makeFigure(picture);
        const figure::Layer& first = figure.layers[figure.layers.size() - 2];
        const figure::Layer& second = figure.layers.back();
        QCOMPARE(first.id, std::string("bp"));
        QCOMPARE(second.id, std::string("bp:2"));
        QVERIFY(first.fill == Fill::point && second.fill == Fill::point);
        QCOMPARE(second.colour, std::string("#123456"));
        QVERIFY(second.labelPlace.has_value());
        const region::Mark& mark = second.region->marks[second.mark];
        QVERIFY(near(mark.at.x + 1.0, 1.0) && near(mark.at.y, -3.0));
        QVERIFY(near(mark.low.x, std::log10(0.9)) && near(mark.high.x, std::log10(1.2)));

        const bounds::Bound& bound = *loaded->find("bp");
        const bounds::RegionRequest request{scene.scenario, scene.plane, {}};
        QVERIFY(bound.intervalsAt(request, 0.1).empty());
        QVERIFY(!bound.logExcessAt(request, 0.1, 1e-4));
        QVERIFY(bound.region(request).polygons.empty());
        const auto cited = picture::citationsOf(picture, *loaded).papers;
        QVERIFY(std::any_of(cited.begin(), cited.end(),
                            [](const auto& paper) { return paper.key == "imported-bp"; }));
    }

    void onlyWhatIsInTheWindowIsThere() {
        scene::Plane plane; // 1e-2…1e2 times 1e-6…1e-1
        io::MarkedPoints points = twoPoints();
        QCOMPARE(bounds::marksIn(points, plane).size(), std::size_t{2});
        plane.x.min = 0.5;
        const auto marks = bounds::marksIn(points, plane);
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks.front().number, std::size_t{1});
        points.points[1].x.low = -1.0; // compatible with zero: to the end of the axis
        QCOMPARE(bounds::marksIn(points, plane).front().low.x, plane.x.axisMin());
        plane.id = "mass-electron";
        QVERIFY(bounds::marksIn(points, plane).empty());
    }

    void namesStandBesideTheirPoints() {
        const auto square = [](double x, double y) {
            return std::vector<region::Polygon>{
                {{{x - 3, y - 3}, {x + 3, y - 3}, {x + 3, y + 3}, {x - 3, y + 3}}}};
        };
        std::vector<figure::LabelledRegion> regions;
        for (const double x : {100.0, 130.0, 390.0}) {
            figure::LabelledRegion region;
            region.polygons = square(x, 100.0);
            region.width = 40.0;
            region.height = 14.0;
            region.marker = true;
            regions.push_back(region);
        }
        const region::Box frame{0.0, 400.0, 0.0, 300.0};
        const auto places = figure::placeLabels(regions, frame, {});
        for (std::size_t i = 0; i < regions.size(); ++i) {
            QVERIFY(!places[i].hidden && !places[i].leader);
            const region::Box box = figure::labelBox(regions[i], places[i]);
            QVERIFY(box.xMin >= 0.0 && box.xMax <= 400.0);
            for (std::size_t j = 0; j < regions.size(); ++j) {
                const region::Point low = regions[j].polygons[0].points[0];
                const region::Point high = regions[j].polygons[0].points[2];
                const bool apart = box.xMax <= low.x || box.xMin >= high.x || box.yMax <= low.y ||
                                   box.yMin >= high.y;
                QVERIFY(apart); // no name over any marker
                if (i == j) {   // … and its own touches it
                    QVERIFY(box.xMin <= high.x + 0.1 && box.xMax >= low.x - 0.1 &&
                            box.yMin <= high.y + 0.1 && box.yMax >= low.y - 0.1);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestBenchmarkPoint)
#include "test_benchmark_point.moc"
