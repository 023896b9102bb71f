#include <QtTest>

#include <filesystem>
#include <numbers>
#include <random>
#include <set>

#include "core/constants/constants.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "fixture.hpp"

using namespace cyrano;

namespace {

constexpr double pi = std::numbers::pi;

/// Table of a recast bound as it stands in its record.
const io::Table& limitTable(const std::string& id) {
    return fixture::catalogue()->find(id)->record().tables.at("limit");
}

/// Lower edge of the region's polygons at a mass, as `contour` prints them.
double polygonEdge(const scene::Scene& scene, const std::string& id, double massGeV) {
    picture::Evaluator evaluator(fixture::catalogue());
    const auto region = evaluator.regionOf(scene, *fixture::catalogue()->find(id));
    const auto slice = region::verticalSlice(region->polygons, std::log10(massGeV));
    return slice.empty() ? std::nan("") : std::pow(10.0, slice.front().low);
}

bool sameRegion(const scene::Scene& a, const scene::Scene& b, const std::string& id) {
    const auto* bound = fixture::catalogue()->find(id);
    const auto ra = bound->region({a.scenario, a.plane, {}});
    const auto rb = bound->region({b.scenario, b.plane, {}});
    if (ra.role != rb.role || ra.polygons.size() != rb.polygons.size()) {
        return false;
    }
    for (std::size_t i = 0; i < ra.polygons.size(); ++i) {
        if (ra.polygons[i].points != rb.polygons[i].points) {
            return false;
        }
    }
    return true;
}

std::set<std::string> changedBounds(const scene::Scene& a, const scene::Scene& b) {
    std::set<std::string> out;
    for (const std::string& id : fixture::catalogue()->ids()) {
        if (!sameRegion(a, b, id)) {
            out.insert(id);
        }
    }
    return out;
}

} // namespace

class TestBounds : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void catalogueIsWhole() {
        for (const auto& problem : fixture::catalogue()->problems()) {
            qWarning("%s", problem.format().c_str());
        }
        QVERIFY(fixture::catalogue()->problems().empty());
        const std::filesystem::directory_iterator folders(std::string(CYRANO_DATASETS) + "/bounds");
        const auto count = std::distance(begin(folders), end(folders));
        QCOMPARE(fixture::catalogue()->bounds().size(), static_cast<std::size_t>(count));
        QVERIFY(count > 60);
    }

    /// g = √(32πα·BR/(m_J²·B_ee·(1−m²/m_J²)³)), row by row of the measured table.
    void radiativeDecayReproducesItsFormula() {
        const scene::Scene scene = fixture::scene("photon-only");
        const double mJ = 3.0969;
        int rows = 0;
        for (const auto& segment : limitTable("bes3-2024").segments) {
            for (std::size_t i = 1; i + 1 < segment.x.size(); ++i) {
                const double x = segment.x[i] * segment.x[i] / (mJ * mJ);
                const double wanted = std::sqrt(32.0 * pi * constants::alpha0 * segment.y[i] /
                                                (mJ * mJ * 0.05971 * std::pow(1.0 - x, 3)));
                const double got = polygonEdgeCached(scene, segment.x[i]);
                QVERIFY2(
                    std::abs(got / wanted - 1.0) < 1e-6,
                    qPrintable(
                        QString("m=%1 got %2 want %3").arg(segment.x[i]).arg(got).arg(wanted)));
                ++rows;
            }
        }
        QVERIFY(rows > 470);
    }

    /// Above 2m_μ other decays take their share: g² BR(g) is what the limit fixes, so
    /// g⁴/(g² + Γ_o/a) = g₀², with Γ_o the lepton widths and a = m³/64π.
    void leptonsDiluteTheRecast_data() {
        QTest::addColumn<double>("massGeV");
        for (const double m : {0.19, 0.2100, 0.2125, 0.3, 1.2, 2.0, 2.7}) {
            QTest::addRow("m=%g", m) << m;
        }
    }
    void leptonsDiluteTheRecast() {
        QFETCH(double, massGeV);
        const scene::Scene plain = fixture::scene("photon-only");
        const scene::Scene diluted =
            fixture::with(fixture::with(plain, "model.lepton_pattern", "universal-derivative"),
                          "model.lepton_c", "1e-2");
        const double g0 = fixture::lowerEdge(plain, "bes3-2024", massGeV);
        const double g = fixture::lowerEdge(diluted, "bes3-2024", massGeV);
        double other = 0.0;
        for (const double ml : {static_cast<double>(constants::electronMassGeV),
                                static_cast<double>(constants::muonMassGeV),
                                static_cast<double>(constants::tauMassGeV)}) {
            const double beta2 = 1.0 - 4.0 * ml * ml / (massGeV * massGeV);
            if (beta2 > 0.0) {
                other += std::pow(1e-2 * ml, 2) * massGeV * std::sqrt(beta2) / (8.0 * pi);
            }
        }
        const double ratio = other / (massGeV * massGeV * massGeV / (64.0 * pi));
        const double wanted =
            std::sqrt(0.5 * (g0 * g0 + std::sqrt(std::pow(g0, 4) + 4.0 * g0 * g0 * ratio)));
        QVERIFY(g > g0);
        QVERIFY(std::abs(g / wanted - 1.0) < 1e-6);
    }

    /// The step stands at 2m_μ: nothing happens a little below, much a little above.
    void muonThresholdIsWhereItBelongs() {
        const scene::Scene scene = fixture::with(fixture::scene("photon-only"),
                                                 "model.lepton_pattern", "universal-derivative");
        const double threshold = 2.0 * constants::muonMassGeV;
        const double below = polygonEdge(scene, "bes3-2024", threshold * (1.0 - 1e-7));
        const double before = polygonEdge(scene, "bes3-2024", threshold * 0.999);
        const double above = polygonEdge(scene, "bes3-2024", threshold * 1.01);
        QVERIFY(std::abs(below / before - 1.0) < 0.02);
        QVERIFY(above / below > 1.5);
    }

    /// The drawn edge is the root everywhere, also where a channel has just opened and the edge
    /// climbs within a few per cent of its threshold.
    void drawnEdgesAreTheRootsAboveThresholds_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("threshold");
        QTest::newRow("BESIII, muons") << "bes3-2024" << 2.0 * constants::muonMassGeV.value;
        QTest::newRow("BESIII 2022, muons") << "bes3-2022" << 2.0 * constants::muonMassGeV.value;
        QTest::newRow("Belle II, taus") << "belle2-2020" << 2.0 * constants::tauMassGeV.value;
    }
    void drawnEdgesAreTheRootsAboveThresholds() {
        QFETCH(QString, id);
        QFETCH(double, threshold);
        for (const char* c : {"1e-3", "1e-2", "1e-1"}) {
            const scene::Scene scene =
                fixture::with(fixture::scene("pseudoscalar-after-2025"), "model.lepton_c", c);
            picture::Evaluator evaluator(fixture::catalogue());
            const auto region =
                evaluator.regionOf(scene, *fixture::catalogue()->find(id.toStdString()));
            for (double above = 1e-5; above < 0.2; above *= 1.7) {
                const double mass = threshold * (1.0 + above);
                const auto slice = region::verticalSlice(region->polygons, std::log10(mass));
                const double exact = fixture::lowerEdge(scene, id.toStdString(), mass);
                if (exact > 0.99 * scene.plane.y.max) {
                    continue;
                }
                QVERIFY(!slice.empty());
                const double drawn = std::pow(10.0, slice.front().low);
                QVERIFY2(
                    std::abs(drawn / exact - 1.0) < 1e-3,
                    qPrintable(
                        QString("%1 GeV: %2 drawn, %3 exact").arg(mass).arg(drawn).arg(exact)));
            }
        }
    }

    /// Large lepton couplings make the strip of cancellation hair-thin; it stays whole.
    void cancellationStripSurvivesLargeCouplings() {
        scene::Scene scene = fixture::scene("pseudoscalar-before-2025");
        for (const char* c : {"1", "3", "10"}) {
            scene = fixture::with(scene, "model.lepton_c", c);
            const auto* bound = fixture::catalogue()->find("g2-muon");
            const auto region = bound->region({scene.scenario, scene.plane, {}});
            QVERIFY(region.polygons.size() < 10);
            int masses = 0;
            for (double t = -1.95; t < 2.0; t += 0.1) {
                const auto exact =
                    bound->intervalsAt({scene.scenario, scene.plane, {}}, std::pow(10.0, t));
                if (exact.size() != 1 || exact[0].high > 0.09) {
                    continue;
                }
                ++masses;
                const auto drawn = region::verticalSlice(region.polygons, t);
                QCOMPARE(drawn.size(), std::size_t{1});
                QVERIFY(std::abs(drawn[0].low - std::log10(exact[0].low)) < 2e-4);
                QVERIFY(std::abs(drawn[0].high - std::log10(exact[0].high)) < 2e-4);
            }
            QVERIFY(masses > 10);
        }
    }

    /// Where a window cuts an edge between two rows of a table, it cuts it and moves nothing.
    void windowsCutButDoNotMoveEdges() {
        const scene::Scene whole = fixture::scene("photon-only");
        const scene::Scene cut = fixture::with(
            fixture::with(whole, "plane.y_min", "5.209235757145064e-4"), "plane.y_max", "10");
        picture::Evaluator evaluator(fixture::catalogue());
        const auto* bound = fixture::catalogue()->find("bes3-2022");
        const auto a = evaluator.regionOf(whole, *bound);
        const auto b = evaluator.regionOf(cut, *bound);
        for (double t = -0.75; t < -0.4; t += 0.0007) {
            const auto sa = region::verticalSlice(a->polygons, t);
            const auto sb = region::verticalSlice(b->polygons, t);
            QCOMPARE(sa.size(), sb.size());
            if (!sa.empty()) {
                const double wanted = std::max(sa[0].low, cut.plane.y.axisMin());
                QVERIFY(std::abs(sb[0].low - wanted) < 1e-4);
            }
        }
    }

    void farFromItsAssumptionACurveSaysSo() {
        const auto catalogue = fixture::catalogue();
        const scene::Scene leptons = fixture::with(fixture::scene("pseudoscalar-after-2025"),
                                                   "bounds.shown", "na64-2020 e137");
        const scene::Scene photons =
            fixture::with(fixture::scene("photon-only"), "bounds.shown", "na64-2020");
        const auto caveat = [&](const scene::Scene& scene, const char* id) {
            for (const auto& v : picture::explainPoint(scene, *catalogue, 0.025, 4.9e-5)) {
                if (v.bound->id() == id) {
                    return v.caveat;
                }
            }
            return std::string();
        };
        QVERIFY(caveat(leptons, "na64-2020").find("0.71 %") != std::string::npos);
        QVERIFY(caveat(photons, "na64-2020").empty());
        QVERIFY(caveat(leptons, "e137").find("fitted") != std::string::npos);
    }

    /// A zoom changes what is seen, not what is true.
    void verdictsDoNotDependOnTheWindow() {
        const scene::Scene wide = fixture::scene("pseudoscalar-after-2025");
        const scene::Scene close =
            fixture::with(fixture::with(wide, "plane.y_min", "5e-3"), "plane.x_min", "10");
        const auto a = picture::explainPoint(wide, *fixture::catalogue(), 20.0, 0.01);
        const auto b = picture::explainPoint(close, *fixture::catalogue(), 20.0, 0.01);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].bound, b[i].bound);
            QCOMPARE(a[i].inside, b[i].inside);
            QCOMPARE(a[i].lowerEdge, b[i].lowerEdge);
        }
    }

    void resonanceSearchReproducesItsFormula() {
        const scene::Scene scene = fixture::scene("photon-only");
        const double s = 10.58 * 10.58;
        for (const auto& segment : limitTable("belle2-2020").segments) {
            for (std::size_t i = 0; i < segment.x.size(); i += 7) {
                const double x = segment.x[i] * segment.x[i] / s;
                const double wanted = std::sqrt(segment.y[i] / constants::picobarnPerInverseGeV2 *
                                                24.0 / (constants::alpha0 * std::pow(1.0 - x, 3)));
                const double got = fixture::lowerEdge(scene, "belle2-2020", segment.x[i]);
                QVERIFY(std::abs(got / wanted - 1.0) < 1e-6);
            }
        }
    }

    void limitsHaveNothingToSayInTheirGaps() {
        const scene::Scene scene = fixture::scene("photon-only");
        QVERIFY(std::isnan(polygonEdge(scene, "bes3-2024", 0.55))); // η
        QVERIFY(std::isnan(polygonEdge(scene, "bes3-2024", 0.95))); // η′
        QVERIFY(!std::isnan(polygonEdge(scene, "bes3-2024", 0.7)));
    }

    void zDecaysVanishForPhotonsOnly() {
        const scene::Scene photons = fixture::scene("photon-only");
        const scene::Scene hypercharge = fixture::scene("hypercharge");
        for (const char* id : {"lep-z-to-2photon", "lep-z-to-3photon"}) {
            const auto* bound = fixture::catalogue()->find(id);
            QVERIFY(bound->region({photons.scenario, photons.plane, {}}).empty());
            QVERIFY(!bound->silentBecause(photons.scenario).empty());
            QVERIFY(!bound->region({hypercharge.scenario, hypercharge.plane, {}}).empty());
        }
        // B(Z → 3γ) < 1e-5 is g ≈ 1.8e-4 where all pairs are resolved and a decays at once:
        // g_γZ² M_Z³/(96π Γ_Z) = 1e-5, g_γZ = 0.548 g_γγ.
        const double wanted =
            std::sqrt(1e-5 * 96.0 * pi * constants::zWidthGeV / std::pow(constants::zMassGeV, 3)) /
            std::sqrt(0.23122 / (1.0 - 0.23122));
        const double got = fixture::lowerEdge(hypercharge, "lep-z-to-3photon", 10.0);
        QVERIFY(std::abs(got / (wanted * std::pow(1.0 - 100.0 / std::pow(91.188, 2), -1.5)) - 1.0) <
                1e-6);
        QVERIFY(std::abs(wanted / 1.8e-4 - 1.0) < 0.05);
    }

    /// Merged pairs count as one photon: the two limits hand over at γ sin(δ/2) = 1 and below.
    void photonMergingDecidesWhichLimitApplies() {
        const scene::Scene scene = fixture::scene("hypercharge");
        QVERIFY(std::isnan(fixture::lowerEdge(scene, "lep-z-to-2photon", 3.0)));
        QVERIFY(!std::isnan(fixture::lowerEdge(scene, "lep-z-to-2photon", 0.1)));
        const double low3 = fixture::lowerEdge(scene, "lep-z-to-3photon", 0.1);
        const double low2 = fixture::lowerEdge(scene, "lep-z-to-2photon", 0.1);
        QVERIFY(low2 < low3);
    }

    /// Edges of the muon's moment against the formulas, both epochs and both signs.
    void magneticMomentEdgesAreAnalytic_data() {
        QTest::addColumn<QString>("epoch");
        QTest::addColumn<QString>("sign");
        QTest::addColumn<double>("massGeV");
        for (const QString& epoch : {QString("before-2025"), QString("after-2025")}) {
            for (const QString& sign : {QString("+1"), QString("-1")}) {
                for (const double m : {0.011, 0.3, 1.0, 7.0, 60.0}) {
                    QTest::addRow("%s %s %g", qPrintable(epoch), qPrintable(sign), m)
                        << epoch << sign << m;
                }
            }
        }
    }
    void magneticMomentEdgesAreAnalytic() {
        QFETCH(QString, epoch);
        QFETCH(QString, sign);
        QFETCH(double, massGeV);
        scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        scene = fixture::with(scene, "data.epoch", epoch.toStdString());
        scene = fixture::with(scene, "model.sign", sign.toStdString());
        const double ml = constants::muonMassGeV;
        const double g = (sign == "+1" ? 1e-2 : -1e-2) * ml;
        const double l = physics::photonLoopLog(physics::Particle::pseudoscalar, ml, massGeV, 1e3);
        const double lz = physics::photonZLoopLog(massGeV, 1e3);
        const double ratioZ = -std::sqrt(0.23122 / (1.0 - 0.23122));
        const double perG = g * ml / (8.0 * pi * pi) * (l + physics::zVertexFactor() * ratioZ * lz);
        const double loop = -g * g * physics::h1(massGeV * massGeV / (ml * ml)) / (16.0 * pi * pi);
        const bool before = epoch == "before-2025";
        const double centre = before ? 249e-11 : 38.5e-11;
        const double sigma = before ? std::hypot(22e-11, 43e-11) : std::hypot(14.5e-11, 62e-11);
        std::vector<double> wanted;
        for (const double target : {centre - 2.0 * sigma, centre + 2.0 * sigma}) {
            const double y = (target - loop) / perG;
            if (y > scene.plane.y.min && y < scene.plane.y.max) {
                wanted.push_back(y);
            }
        }
        std::sort(wanted.begin(), wanted.end());
        std::vector<double> got;
        const auto stretches = fixture::catalogue()->find("g2-muon")->intervalsAt(
            {scene.scenario, scene.plane, {}}, massGeV);
        for (const auto& stretch : stretches) {
            for (const double y : {stretch.low, stretch.high}) {
                if (y > scene.plane.y.min && y < scene.plane.y.max) {
                    got.push_back(y);
                }
            }
        }
        QCOMPARE(got.size(), wanted.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            QVERIFY(std::abs(got[i] / wanted[i] - 1.0) < 1e-9);
        }
        if (before && sign == "-1") {
            QVERIFY(got.empty()); // a pseudoscalar of negative product only lowers the moment
        }
    }

    /// The sentence of the talk: each switch changes what it should and nothing else.
    void switchesChangeExactlyTheirRegions() {
        const scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        const Ids moments{"g2-electron", "g2-muon", "g2-tau"};
        for (const auto& [path, value] :
             {std::pair{"model.cutoff", "3e4"}, std::pair{"model.sign", "-1"},
              std::pair{"data.epoch", "before-2025"}}) {
            const Ids changed = changedBounds(scene, fixture::with(scene, path, value));
            QVERIFY2(changed.contains("g2-muon") && holds(moments, changed), path);
        }
        // Z exchange moves Belle II by some 1e-4 and the muon's moment by a few per cent.
        const auto electroweak =
            changedBounds(scene, fixture::with(scene, "model.electroweak", "photon-only"));
        QVERIFY(
            holds(electroweak, {"g2-muon", "lep-z-to-2photon", "lep-z-to-3photon", "belle2-2020"}));
        QVERIFY(holds(declaring("model.electroweak"), electroweak));
        const auto decays = changedBounds(scene, fixture::with(scene, "model.br_invisible", "0.5"));
        QVERIFY(holds(decays, {"e137", "bes3-2022", "bes3-2024", "belle2-2020", "lep-z-to-2photon",
                               "lep-z-to-3photon", "babar-monophoton", "belle2-projection"}));
        QVERIFY(holds(declaring("model.br_invisible"), decays));
        QVERIFY(!decays.contains("g2-muon"));
    }

    /// What a bound does not declare cannot change its region, whatever the parameter.
    void declaredDependenciesAreComplete() {
        std::mt19937 random(20251122);
        scene::Scene base = fixture::scene("pseudoscalar-after-2025");
        for (const char* pattern : {"universal-derivative", "independent", "flavour-blind"}) {
            base = fixture::with(base, "model.lepton_pattern", pattern);
            for (const scene::Parameter& p : scene::parameters()) {
                if (!p.path.starts_with("model.") && !p.path.starts_with("data.")) {
                    continue;
                }
                scene::Value value;
                if (p.kind == scene::Parameter::Kind::choice) {
                    value = p.choices[random() % p.choices.size()];
                } else if (p.kind == scene::Parameter::Kind::toggle) {
                    value = !std::get<bool>(p.get(base));
                } else {
                    const double u = std::uniform_real_distribution<>(0.2, 0.8)(random);
                    value = p.logarithmic ? p.min * std::pow(p.max / p.min, u)
                                          : p.min + u * (p.max - p.min);
                }
                const scene::Scene other = scene::withParameter(base, p.path, value).value();
                for (const std::string& id : changedBounds(base, other)) {
                    const auto declared = fixture::catalogue()->find(id)->dependsOn();
                    QVERIFY2(std::find(declared.begin(), declared.end(), p.path) != declared.end(),
                             (id + " changed with " + p.path).c_str());
                }
            }
        }
    }

    void e137HasItsNose() {
        const scene::Scene scene = fixture::scene("photon-only");
        // Independent prototype and three published curves agree to about 12 %.
        for (const auto& [mass, edge] :
             {std::pair{1e-3, 1.15e-5}, std::pair{1e-2, 1.36e-6}, std::pair{1e-1, 2.3e-7}}) {
            QVERIFY(std::abs(polygonEdge(scene, "e137", mass) / edge - 1.0) < 0.15);
        }
        picture::Evaluator evaluator(fixture::catalogue());
        const auto region = evaluator.regionOf(scene, *fixture::catalogue()->find("e137"));
        double tip = -1e9;
        for (const auto& point : region->polygons.front().points) {
            tip = std::max(tip, point.x);
        }
        QVERIFY(std::abs(std::pow(10.0, tip) - 0.5) < 0.1);
    }

    void pointSaysWhatExcludesIt() {
        const scene::Scene scene = fixture::scene("photon-only");
        const auto verdicts = picture::explainPoint(scene, *fixture::catalogue(), 0.3, 1e-3);
        const auto bes = std::find_if(verdicts.begin(), verdicts.end(),
                                      [](const auto& v) { return v.bound->id() == "bes3-2024"; });
        QVERIFY(bes != verdicts.end() && bes->inside);
        QVERIFY(bes->lowerEdge && !bes->upperEdge);
        QCOMPARE(bes->factor(1e-3), 1e-3 / *bes->lowerEdge);
        QVERIFY(std::abs(*bes->signalOverLimit - std::pow(bes->factor(1e-3), 2)) <
                1e-6 * *bes->signalOverLimit);
        QVERIFY(bes->citation.find("2404.04640") != std::string::npos);
        const auto none = picture::explainPoint(scene, *fixture::catalogue(), 0.3, 1e-12);
        QVERIFY(std::none_of(none.begin(), none.end(), [](const auto& v) { return v.inside; }));
    }

    void cacheKeepsWhatDidNotChange() {
        picture::Evaluator evaluator(fixture::catalogue());
        const scene::Scene scene = fixture::scene("pseudoscalar-after-2025");
        const auto first = evaluator.evaluate(scene);
        const auto second = evaluator.evaluate(fixture::with(scene, "model.cutoff", "5e3"));
        QVERIFY(first && second);
        for (std::size_t i = 0; i < first->bounds.size(); ++i) {
            const bool same = first->bounds[i].region == second->bounds[i].region;
            QCOMPARE(same, first->bounds[i].bound->id() != "g2-muon");
        }
    }

  private:
    using Ids = std::set<std::string>;

    static bool holds(const Ids& all, const Ids& some) {
        return std::includes(all.begin(), all.end(), some.begin(), some.end());
    }
    static Ids declaring(std::string_view path) {
        Ids out;
        for (const auto* bound : fixture::catalogue()->bounds()) {
            const auto paths = bound->dependsOn();
            if (std::find(paths.begin(), paths.end(), path) != paths.end()) {
                out.insert(bound->id());
            }
        }
        return out;
    }

    /// The polygons are the same for all rows: traced once.
    static double polygonEdgeCached(const scene::Scene& scene, double massGeV) {
        static const auto region = picture::Evaluator(fixture::catalogue())
                                       .regionOf(scene, *fixture::catalogue()->find("bes3-2024"));
        const auto slice = region::verticalSlice(region->polygons, std::log10(massGeV));
        return slice.empty() ? std::nan("") : std::pow(10.0, slice.front().low);
    }
};

QTEST_GUILESS_MAIN(TestBounds)
#include "test_bounds.moc"
