#include <QtTest>

#include "core/picture/anatomy.hpp"
#include "core/picture/validation.hpp"
#include "fixture.hpp"

using namespace cyrano;

/// Beam dumps as bounds: against independent event numbers, with other decays, taken apart.
class TestDumpBounds : public QObject {
    Q_OBJECT

    static scene::Scene electrons(double coupling) {
        scene::Scene scene = fixture::scene("photon-only");
        scene = fixture::with(scene, "model.lepton_pattern", "independent");
        scene.scenario.model.gElectron = coupling;
        scene.scenario.model.gMuon = 1e-12;
        scene.scenario.model.gTau = 1e-12;
        return scene;
    }

    static std::vector<region::Interval> stretches(const scene::Scene& scene, const char* id,
                                                   double massGeV) {
        return fixture::catalogue()->find(id)->intervalsAt({scene.scenario, scene.plane, {}},
                                                           massGeV);
    }

  private Q_SLOTS:
    /// Photon couplings to 20 % at each point. What electrons radiate to 25 % in the middle: the
    /// prototype leaves out m_e where 1 − x ~ m_e²/m², which weighs most near 1 MeV.
    void eventsAgreeWithAnIndependentCalculation() {
        std::size_t compared = 0;
        for (const bounds::Bound* bound : fixture::catalogue()->bounds()) {
            const auto& couplings = bound->record().couplings;
            const bool mixing =
                std::find(couplings.begin(), couplings.end(), "mixing") != couplings.end();
            for (const picture::EventComparison& set :
                 picture::compareEvents(*bound, fixture::scene("photon-only").scenario)) {
                const double each = mixing ? 2.6 : 1.2;
                for (const double ratio : set.ratios) {
                    QVERIFY2(ratio > 1.0 / each && ratio < each,
                             qPrintable(QString("%1: %2").arg(bound->id().c_str()).arg(ratio)));
                }
                QVERIFY2(set.medianRatio > 0.8 && set.medianRatio < 1.25, bound->id().c_str());
                compared += set.ratios.size();
            }
        }
        QVERIFY(compared >= 45);
    }

    void regionsContainWhatTheyShould_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("massGeV");
        QTest::addColumn<double>("coupling");
        QTest::addColumn<bool>("inside");
        QTest::newRow("SN core") << "sn1987a-cooling" << 1e-2 << 1e-7 << true;
        QTest::newRow("SN below") << "sn1987a-cooling" << 1e-2 << 5e-9 << false;
        QTest::newRow("SN above the digitiser's frame")
            << "sn1987a-cooling" << 1e-2 << 2e-6 << false;
        QTest::newRow("SN beyond the tip") << "sn1987a-cooling" << 0.4 << 1e-7 << false;
        QTest::newRow("CHARM") << "charm" << 5e-2 << 2e-5 << true;
        QTest::newRow("NuCal") << "nucal" << 5e-2 << 2e-5 << true;
        QTest::newRow("ATLAS above its edge") << "pbpb-atlas" << 20.0 << 1e-2 << true;
        QTest::newRow("ATLAS left of its range") << "pbpb-atlas" << 5.0 << 1e-2 << false;
        QTest::newRow("OPAL") << "opal-2photon" << 1.0 << 2e-3 << true;
    }
    void regionsContainWhatTheyShould() {
        QFETCH(QString, id);
        QFETCH(double, massGeV);
        QFETCH(double, coupling);
        QFETCH(bool, inside);
        const scene::Scene scene = fixture::scene("photon-only");
        const auto* bound = fixture::catalogue()->find(id.toStdString());
        const auto region = bound->region({scene.scenario, scene.plane, {}});
        QCOMPARE(region.contains({std::log10(massGeV), std::log10(coupling)}), inside);
    }

    /// Pairs of electrons that the detector counts push the lower edge down, and where they make
    /// the particle too short-lived the nose ends at a mass.
    void electronsShiftAndCutTheNose() {
        const double without = fixture::lowerEdge(fixture::scene("photon-only"), "nucal", 0.02);
        const double with = fixture::lowerEdge(electrons(1e-6), "nucal", 0.02);
        QVERIFY2(with < 0.5 * without, qPrintable(QString::number(with / without)));
        QVERIFY(!stretches(electrons(1e-6), "nucal", 0.02).empty());
        QVERIFY(stretches(electrons(1e-4), "nucal", 0.02).empty());
    }

    /// Electron dumps also make what couples to electrons: between two couplings no photon coupling
    /// is needed (independent prototype: E137 excludes g_ee from 1.4e-8 to 9.9e-6 at 10 MeV, E141
    /// from 4.4e-6 to 3.4e-4 at 5 MeV, Orsay from 3.6e-7 to 3.0e-5 at 10 MeV).
    void electronsAreRadiated_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("massGeV");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("E137") << "e137" << 0.010 << 1.4e-8 << 9.9e-6;
        QTest::newRow("E141") << "e141" << 0.005 << 4.4e-6 << 3.4e-4;
        QTest::newRow("Orsay") << "orsay" << 0.010 << 3.6e-7 << 3.0e-5;
    }
    void electronsAreRadiated() {
        QFETCH(QString, id);
        QFETCH(double, massGeV);
        QFETCH(double, low);
        QFETCH(double, high);
        scene::Scene scene =
            fixture::with(fixture::scene("photon-only"), "plane.id", "mass-electron");
        scene.scenario.model.gGammaPerGeV = 1e-15;
        const auto found = stretches(scene, id.toUtf8().constData(), massGeV);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY2(std::abs(found.front().low / low - 1.0) < 0.1,
                 qPrintable(QString::number(found.front().low)));
        QVERIFY2(std::abs(found.front().high / high - 1.0) < 0.1,
                 qPrintable(QString::number(found.front().high)));
        // In the plane of the photon coupling such an electron coupling excludes down to nothing.
        const auto photon =
            stretches(electrons(std::sqrt(low * high)), id.toUtf8().constData(), massGeV);
        QVERIFY(!photon.empty() && photon.front().low <= scene::Plane{}.y.min);
    }

    void invisibleDecaysRaiseTheLowerEdge() {
        const scene::Scene plain = fixture::scene("photon-only");
        double last = 0.0;
        for (const char* share : {"0", "0.5", "0.9", "0.99"}) {
            const double edge =
                fixture::lowerEdge(fixture::with(plain, "model.br_invisible", share), "e137", 0.01);
            QVERIFY(edge > last * 0.999999);
            last = edge;
        }
        // The share B also shortens the lifetime by 1 − B, so that at a fixed B on the long-lived
        // side N does not change at all: production and visible width are the photons' own.
        QVERIFY(last / fixture::lowerEdge(plain, "e137", 0.01) < 1.05);
    }

    void mesonPhotonsLowerTheEdgeAndLengthenTheNose() {
        const scene::Scene plain = fixture::scene("photon-only");
        for (const char* id : {"charm", "nucal"}) {
            const scene::Scene both = fixture::with(
                plain, std::string("bound.") + id + ".production", "with-meson-photons");
            const double ratio =
                fixture::lowerEdge(plain, id, 0.03) / fixture::lowerEdge(both, id, 0.03);
            QVERIFY2(ratio > 1.3 && ratio < 2.6, qPrintable(QString::number(ratio)));
        }
        QVERIFY(stretches(plain, "charm", 0.1).empty());
        QVERIFY(!stretches(fixture::with(plain, "bound.charm.production", "with-meson-photons"),
                           "charm", 0.1)
                     .empty());
    }

    /// N ∝ protons and N ∝ g⁴ where particles are long-lived.
    void lowerEdgeGoesWithTheFourthRoot() {
        const scene::Scene plain = fixture::scene("photon-only");
        const double one = fixture::lowerEdge(plain, "nucal", 0.02);
        const double many = fixture::lowerEdge(
            fixture::with(plain, "bound.nucal.protons_on_target", "1.7e20"), "nucal", 0.02);
        QVERIFY(std::abs(one / many / std::pow(100.0, 0.25) - 1.0) < 0.02);
    }

    /// Yields stand still below the tabulated masses, so both edges are power laws there.
    void edgesRunOnToTheLightest() {
        const scene::Scene plain = fixture::scene("photon-only");
        const double heavier = fixture::lowerEdge(plain, "e137", 2e-5);
        const double lighter = fixture::lowerEdge(plain, "e137", 2e-7);
        QVERIFY2(std::abs(lighter / heavier / 100.0 - 1.0) < 2e-3,
                 qPrintable(QString::number(lighter / heavier)));
    }

    void anatomyNamesWhatSetsAnEdge_data() {
        QTest::addColumn<double>("mass");
        QTest::addColumn<double>("coupling");
        QTest::addColumn<int>("cause");
        QTest::newRow("lower edge") << 0.02 << 1e-6 << int(picture::EdgeCause::tooLongLived);
        QTest::newRow("upper edge") << 0.02 << 1e-3 << int(picture::EdgeCause::decaysTooSoon);
        QTest::newRow("end") << 0.568 << 2e-7 << int(picture::EdgeCause::endOfNose);
    }
    void anatomyNamesWhatSetsAnEdge() {
        QFETCH(double, mass);
        QFETCH(double, coupling);
        QFETCH(int, cause);
        const scene::Scene scene = fixture::with(fixture::scene("nose"), "bounds.shown", "e137");
        const auto anatomy = picture::anatomyAt(scene, *fixture::catalogue(), mass, coupling);
        QVERIFY(anatomy && anatomy->edge);
        QCOMPARE(int(anatomy->edge->cause), cause);
        const bounds::FlightStory& here = anatomy->here;
        QVERIFY(std::abs(here.before + here.inside + here.beyond - 1.0) < 1e-9);
        QVERIFY(std::abs(anatomy->edge->story.events / anatomy->limit - 1.0) < 1e-3);
        QVERIFY(!picture::causeText(*anatomy->edge).empty());
        QVERIFY(anatomy->events.front().y < anatomy->events.back().y);
    }

    /// Couplings of both signs make two noses of a vertical, and none of them at zero.
    void anatomyIsOfPlanesOfOneSign() {
        scene::Scene scene = fixture::with(fixture::scene("nose"), "bounds.shown", "e137");
        const auto anatomy = picture::anatomyAt(scene, *fixture::catalogue(), 0.03, 1e-6);
        QVERIFY(anatomy);
        QVERIFY(anatomy->axis == scene.plane.y);
        // The pointer may still stand where a plane of both signs was.
        QVERIFY(!picture::anatomyAt(scene, *fixture::catalogue(), 0.03, -1e-6));
        scene.plane.y = {scene::AxisScale::symmetricLog, -1e-2, 1e-2, 1e-9};
        QVERIFY(!picture::anatomyAt(scene, *fixture::catalogue(), 0.03, 1e-6));
    }

    /// With a lifetime of its own, a particle that decays in time is limited by production.
    void fewProducedIsToldFromLongLived() {
        scene::Scene scene = electrons(2e-6);
        scene.shownBounds = {"nucal"};
        const double edge = fixture::lowerEdge(scene, "nucal", 0.03);
        const auto anatomy = picture::anatomyAt(scene, *fixture::catalogue(), 0.03, edge);
        QVERIFY(anatomy && anatomy->edge);
        QVERIFY(anatomy->edge->cause == picture::EdgeCause::tooFew);
        QVERIFY(std::abs(anatomy->edge->power - 2.0) < 0.1);
    }
};

QTEST_GUILESS_MAIN(TestDumpBounds)
#include "test_dump_bounds.moc"
