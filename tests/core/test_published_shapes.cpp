#include <QtTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/bounds/contour_area.hpp"
#include "core/io/bibliography.hpp"
#include "core/io/record.hpp"
#include "fixture.hpp"

using namespace cyrano;

/// The published curves as areas: is the right side of each excluded, and which edges are claimed?
class TestPublishedShapes : public QObject {
    Q_OBJECT

    static std::string folder(const std::string& id) {
        return std::string(CYRANO_DATASETS) + "/bounds/" + id;
    }

    /// Asked through the bound itself, in the plane of the landscape.
    static bool excludes(const std::string& id, double massGeV, double couplingPerGeV) {
        static const scene::Scene scene = [] {
            scene::Scene s = fixture::with(fixture::scene("photon-only"), "plane.x_min", "1e-12");
            s = fixture::with(s, "plane.x_max", "1e3");
            s = fixture::with(s, "plane.y_min", "1e-15");
            return fixture::with(s, "plane.y_max", "1");
        }();
        const auto* bound = fixture::catalogue()->find(id);
        const auto stretches = bound->intervalsAt({scene.scenario, scene.plane, {}}, massGeV);
        return std::any_of(stretches.begin(), stretches.end(), [&](const bounds::Interval& s) {
            return s.low < couplingPerGeV && couplingPerGeV < s.high;
        });
    }

    /// Whether the middle of the side between two points (log10) is frame of the data.
    static bool isFrame(const std::string& id, region::Point a, region::Point b) {
        const auto record = io::readRecord(folder(id)).value();
        const bounds::ContourArea area = bounds::contourArea(*record.contour);
        const region::Point middle{0.5 * (a.x + b.x), 0.5 * (a.y + b.y)};
        return std::any_of(
            area.frameOfData.begin(), area.frameOfData.end(), [&](const region::Segment& s) {
                const double whole = std::hypot(s.to.x - s.from.x, s.to.y - s.from.y);
                const double bent = std::hypot(middle.x - s.from.x, middle.y - s.from.y) +
                                    std::hypot(middle.x - s.to.x, middle.y - s.to.y);
                return bent - whole < 1e-9;
            });
    }

  private Q_SLOTS:
    void everyPublishedRecordLoadsAndEncloses() {
        int count = 0;
        for (const auto& bound : fixture::catalogue()->bounds()) {
            const io::Record& record = bound->record();
            if (record.kind != "published-contour") {
                continue;
            }
            ++count;
            const bounds::ContourArea area = bounds::contourArea(*record.contour);
            QVERIFY2(!area.polygons.empty(), record.id.c_str());
            const bounds::Interval masses = bound->massRangeGeV();
            QVERIFY2(masses.low > 0.0 && masses.low < masses.high, record.id.c_str());
            std::size_t points = 0;
            for (const io::CurveSegment& segment : record.contour->segments) {
                points += segment.x.size();
                for (const double g : segment.y) {
                    QVERIFY2(g > 1e-20 && g < 2.0, record.id.c_str());
                }
            }
            QVERIFY2(points <= 200, record.id.c_str());
        }
        QVERIFY(count >= 45);
    }

    void everyReferenceIsInTheBibliography() {
        const auto bibliography =
            io::readBibliography(std::string(CYRANO_DATASETS) + "/references/references.bib");
        QVERIFY(bibliography);
        for (const auto& bound : fixture::catalogue()->bounds()) {
            for (const std::string& key : bound->record().references) {
                QVERIFY2(bibliography->count(key) == 1, (bound->id() + ": " + key).c_str());
            }
        }
    }

    void theRightSideIsExcluded_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("mass");
        QTest::addColumn<double>("coupling");
        QTest::addColumn<bool>("inside");
        const auto point = [](const char* id, double mass, double coupling, bool inside) {
            QTest::addRow("%s %g %g", id, mass, coupling) << id << mass << coupling << inside;
        };
        // Below and to the left of its curve, and not outside the frame of the digitiser.
        point("bbn-neff", 1e-3, 1e-9, true);
        point("bbn-neff", 1e-3, 1e-13, true);
        point("bbn-neff", 1e-3, 1e-7, false);
        point("bbn-neff", 1e-5, 1e-4, true);
        point("bbn-neff", 0.5, 1e-12, true);
        point("bbn-neff", 2.0, 1e-12, false);
        point("bbn-neff", 1e-6, 1e-9, false);
        point("bbn-neff", 1e-3, 3e-15, false);
        // Between energy loss and trapping.
        point("hb-stars", 1e-5, 1e-8, true);
        point("hb-stars", 1e-5, 1e-11, false);
        point("hb-stars", 3e-4, 1e-6, true);
        point("hb-stars", 3e-4, 1e-3, false);
        point("hb-stars", 1e-12, 1e-10, true);
        point("hb-stars", 4e-4, 1e-6, false);
        // One-sided above.
        point("cast", 1.1e-12, 7e-11, true);
        point("cast", 1.1e-12, 6e-11, false);
        point("cast", 1e-11, 0.5, true);
        point("cast", 1e-8, 1e-3, false);
        point("nomad", 1e-9, 2e-4, true);
        point("nomad", 1e-9, 1e-4, false);
        point("gluex", 0.3, 0.1, true);
        point("gluex", 0.3, 1e-4, false);
        // The gap at the pi0 stays open.
        point("primex", 0.12, 0.1, true);
        point("primex", 0.135, 0.1, false);
        point("primex", 0.15, 0.1, true);
        // Noses open at the upper left.
        point("gw170817-fermilat", 1e-2, 1e-10, true);
        point("gw170817-fermilat", 1e-2, 1e-9, false);
        point("sn1987a-pvo", 0.03, 5e-10, true);
        point("sn1987a-pvo", 0.003, 1e-9, false);
        point("na64-2020", 1e-4, 1e-3, true);
        point("na64-2020", 0.03, 1e-2, false);
        // Two regions in one record, open at the top; nothing between them.
        point("ebl", 1e-8, 1e-9, true);
        point("ebl", 1e-7, 1e-9, false);
        point("ebl", 1e-6, 1e-9, true);
        point("ebl", 1e-3, 1e-9, false);
        point("xray-lines", 1e-6, 2e-15, true);
        point("xray-lines", 1e-6, 1e-12, false);
        point("bbn-low-reheating", 0.01, 1e-11, true);
        point("bbn-low-reheating", 0.01, 1e-9, false);
        point("diffuse-gamma", 1e-3, 1e-8, true);
        point("diffuse-gamma", 0.02, 1e-8, false);
    }
    void theRightSideIsExcluded() {
        QFETCH(QString, id);
        QFETCH(double, mass);
        QFETCH(double, coupling);
        QFETCH(bool, inside);
        QCOMPARE(excludes(id.toStdString(), mass, coupling), inside);
    }

    /// Walls that a digitiser drew at the end of a scan close the area without being an edge.
    void wallsOfTheFrameAreNoEdges() {
        const double left = std::log10(2.272e-06);
        QVERIFY(isFrame("bbn-neff", {left, -14.0}, {left, std::log10(1.739e-03)}));
        QVERIFY(isFrame("bbn-neff", {0.0, -14.0}, {0.0, std::log10(2.824e-11)}));
        QVERIFY(isFrame("bbn-neff", {left, -14.0}, {0.0, -14.0}));
        const double cut = std::log10(0.01024);
        QVERIFY(
            isFrame("diffuse-gamma", {cut, std::log10(1.066e-10)}, {cut, std::log10(5.366e-05)}));
        // What was measured stays an edge: upper edge of BBN, lower edge of CAST, tip of PVO.
        QVERIFY(!isFrame("bbn-neff", {std::log10(0.001064), std::log10(2.351e-08)},
                         {std::log10(0.001596), std::log10(1.291e-08)}));
        QVERIFY(!isFrame("cast", {-17.0, std::log10(6.632e-11)}, {-16.0, std::log10(6.632e-11)}));
        const double tip = std::log10(0.05635);
        QVERIFY(
            !isFrame("sn1987a-pvo", {tip, std::log10(1.612e-10)}, {tip, std::log10(1.908e-10)}));
    }

    /// Curves that are flat to zero mass run out of every plane on the left.
    void lightEndsReachTheLeftFrame() {
        for (const char* id : {"hb-stars", "cast", "sumico", "iaxo", "alps1", "pvlas", "nomad",
                               "euxfel", "sun-neutrinos", "hb-stars-2014", "na64-2020"}) {
            QVERIFY2(fixture::catalogue()->find(id)->massRangeGeV().low < 1e-16, id);
            QVERIFY2(excludes(id, 1.0001e-12, 3.4e-3), id);
        }
    }
};

QTEST_GUILESS_MAIN(TestPublishedShapes)
#include "test_published_shapes.moc"
