#include <QtTest>

#include <random>

#include "core/bounds/settings.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/barr_zee.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "fixture.hpp"
#include "moment_fixture.hpp"

using namespace cyrano;
using namespace fixture::moment;

namespace {

struct Band {
    double low;
    double high;
};

Band muonBand(bool before, double sigmas = 2.0) {
    const double centre = before ? 249e-11 : 38.5e-11;
    const double sigma = before ? std::hypot(22e-11, 43e-11) : std::hypot(14.5e-11, 62e-11);
    return {centre - sigmas * sigma, centre + sigmas * sigma};
}

std::vector<double> inWindow(const scene::Scene& scene, std::vector<double> edges) {
    const auto& y = scene.plane.y;
    std::erase_if(edges, [&](double edge) {
        return !(edge > y.min * (1.0 + 1e-9) && edge < y.max * (1.0 - 1e-9));
    });
    std::sort(edges.begin(), edges.end());
    return edges;
}

std::vector<double> wantedEdges(const scene::Scene& scene, const Coefficients& k, Band band) {
    return inWindow(scene, {k.couplingFor(band.low), k.couplingFor(band.high)});
}

std::vector<double> gotEdges(const scene::Scene& scene, const std::string& id, double massGeV) {
    std::vector<double> out;
    for (const auto& stretch :
         fixture::catalogue()->find(id)->intervalsAt({scene.scenario, scene.plane, {}}, massGeV)) {
        out.insert(out.end(), {stretch.low, stretch.high});
    }
    return inWindow(scene, out);
}

std::vector<double> drawnEdges(const scene::Scene& scene, const region::Region& drawn,
                               double massGeV) {
    std::vector<double> out;
    for (const auto& slice : region::verticalSlice(drawn.polygons, std::log10(massGeV))) {
        out.insert(out.end(), {std::pow(10.0, slice.low), std::pow(10.0, slice.high)});
    }
    return inWindow(scene, out);
}

double worstRatio(const std::vector<double>& got, const std::vector<double>& wanted) {
    if (got.size() != wanted.size()) {
        return INFINITY;
    }
    double worst = 0.0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        worst = std::max(worst, std::abs(got[i] / wanted[i] - 1.0));
    }
    return worst;
}

scene::Scene moved(scene::Scene scene,
                   const std::vector<std::pair<std::string, std::string>>& changes) {
    for (const auto& [path, value] : changes) {
        scene = fixture::with(scene, path, value);
    }
    return scene;
}

region::Region regionOf(const scene::Scene& scene, const std::string& id) {
    return fixture::catalogue()->find(id)->region({scene.scenario, scene.plane, {}});
}

} // namespace

/// Bounds from magnetic moments: edges against integrals done here, the choices, the user's
/// numbers.
class TestMomentBounds : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void edgesFollowTheFormulas_data();
    void edgesFollowTheFormulas();
    void signsAndEpochs();
    void leadingLogCostsWhatIsSaid();
    void zTermIsThere();
    void heavyFermionHasItsTwoLoopFunctions();
    void electronTakesEitherAlphaOrBoth();
    void tauHasTheIntervalOfDelphi();
    void typedNumbersReplaceTheMeasured();
    void declaredDependenciesAreComplete();
};

void TestMomentBounds::edgesFollowTheFormulas_data() {
    QTest::addColumn<QString>("particle");
    QTest::addColumn<QString>("sign");
    QTest::addColumn<double>("cutoffGeV");
    QTest::addColumn<QString>("epoch");
    for (const char* particle : {"pseudoscalar", "scalar"}) {
        for (const char* sign : {"+1", "-1"}) {
            for (const double cutoff : {1e3, 3e4}) {
                for (const char* epoch : {"before-2025", "after-2025"}) {
                    QTest::addRow("%s %s %g %s", particle, sign, cutoff, epoch)
                        << QString(particle) << QString(sign) << cutoff << QString(epoch);
                }
            }
        }
    }
}

/// At any mass: the root of the bound to 1e-7; what is drawn to 1e-3, or, where the edge is steep,
/// to 4e-4 along the mass.
void TestMomentBounds::edgesFollowTheFormulas() {
    QFETCH(QString, particle);
    QFETCH(QString, sign);
    QFETCH(double, cutoffGeV);
    QFETCH(QString, epoch);
    constexpr double aside = 4e-4;
    const scene::Scene scene = moved(fixture::scene("pseudoscalar-after-2025"),
                                     {{"model.particle", particle.toStdString()},
                                      {"model.sign", sign.toStdString()},
                                      {"model.cutoff", std::to_string(cutoffGeV)},
                                      {"data.epoch", epoch.toStdString()}});
    const region::Region drawn = regionOf(scene, "g2-muon");
    std::mt19937 random(20251122);
    std::vector<double> masses;
    for (const double r : {1.0, 4.0, 10.0, 30.0}) {
        masses.insert(masses.end(),
                      {std::sqrt(r) * muonMass, std::sqrt(r) * muonMass * (1.0 - 1e-9),
                       std::sqrt(r) * muonMass * (1.0 + 1e-9)});
    }
    for (int i = 0; i < 150; ++i) {
        masses.push_back(std::pow(10.0, std::uniform_real_distribution<>(-1.999, 1.999)(random)));
    }
    const double g = (sign == "+1" ? 1e-2 : -1e-2) * muonMass;
    const Band band = muonBand(epoch == "before-2025");
    const auto wantedAt = [&](double m) {
        return wantedEdges(
            scene, coefficients(particle == "scalar", g, muonMass, m, cutoffGeV, zRatioHypercharge),
            band);
    };
    for (const double m : masses) {
        const auto wanted = wantedAt(m);
        const double root = worstRatio(gotEdges(scene, "g2-muon", m), wanted);
        QVERIFY2(root < 1e-7, qPrintable(QString("m=%1 off by %2").arg(m).arg(root)));
        const auto seen = drawnEdges(scene, drawn, m);
        QCOMPARE(seen.size(), wanted.size());
        const auto left = wantedAt(m * (1.0 - aside));
        const auto right = wantedAt(m * (1.0 + aside));
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const bool paired = left.size() == seen.size() && right.size() == seen.size();
            const double low = paired ? std::min({left[i], wanted[i], right[i]}) : wanted[i];
            const double high = paired ? std::max({left[i], wanted[i], right[i]}) : wanted[i];
            QVERIFY2(
                seen[i] > low * 0.999 && seen[i] < high * 1.001,
                qPrintable(QString("m=%1 drawn at %2, %3").arg(m).arg(seen[i]).arg(wanted[i])));
        }
    }
}

void TestMomentBounds::signsAndEpochs() {
    for (const char* cutoff : {"1e3", "3e4"}) {
        for (const std::string sign : {"+1", "-1"}) {
            const auto region = [&](const std::string& scene) {
                return regionOf(
                    moved(fixture::scene(scene), {{"model.cutoff", cutoff}, {"model.sign", sign}}),
                    "g2-muon");
            };
            // A pseudoscalar of negative product only lowers the moment.
            QCOMPARE(region("pseudoscalar-before-2025").polygons.empty(), sign == "-1");
            QVERIFY(!region("scalar-before-2025").polygons.empty());
            for (const std::string particle : {"pseudoscalar", "scalar"}) {
                const auto before = region(particle + "-before-2025");
                const auto after = region(particle + "-after-2025");
                QVERIFY(before.role == region::Role::allowed);
                QVERIFY(after.role == region::Role::excluded && !after.polygons.empty());
            }
        }
    }
}

/// Without a Z term an edge goes with 1/𝓛, so that the forms differ by the ratio of the logarithms.
void TestMomentBounds::leadingLogCostsWhatIsSaid() {
    for (const char* particle : {"pseudoscalar", "scalar"}) {
        const scene::Scene full =
            moved(fixture::scene("pseudoscalar-after-2025"),
                  {{"model.particle", particle},
                   {"model.sign",
                    std::string(particle) == "scalar" ? "-1" : "+1"}, // has an edge anywhere
                   {"model.electroweak", "photon-only"}});
        const scene::Scene leading = fixture::with(full, "model.moment_form", "leading-log");
        const auto cost = [&](double m) {
            const auto exact = gotEdges(full, "g2-muon", m);
            const auto plain = gotEdges(leading, "g2-muon", m);
            return exact.empty() || plain.empty() ? std::nan("")
                                                  : exact.back() / plain.back() - 1.0;
        };
        const double atTenMeV = cost(1e-2 * (1.0 + 1e-12));
        const double wanted =
            std::string(particle) == "scalar" ? 23.0259 / 19.4666 - 1.0 : 23.0259 / 18.6208 - 1.0;
        QVERIFY2(std::abs(atTenMeV - wanted) < 1e-5, qPrintable(QString::number(atTenMeV)));
        for (const double m : {1.0, 2.0, 7.0, 30.0, 90.0}) {
            QVERIFY(cost(m) > 0.0 && cost(m) < 1e-2);
        }
        // ln(Λ²/m²) ends at Λ.
        const scene::Scene low = fixture::with(leading, "model.cutoff", "100");
        QVERIFY(!gotEdges(low, "g2-muon", 60.0).empty());
        QVERIFY(gotEdges(low, "g2-muon", 100.1).empty());
    }
}

void TestMomentBounds::zTermIsThere() {
    const double g = 1e-2 * muonMass;
    for (const auto& [electroweak, ratio] :
         std::vector<std::pair<std::vector<std::string>, double>>{
             {{"photon-only"}, 0.0},
             {{"hypercharge"}, zRatioHypercharge},
             // g_WW = -2 g_BB: g_γZ/g_γγ = sc(ρ-1)/(c² + s²ρ).
             {{"custom", "-2"}, std::sqrt(0.23122 * 0.76878) * -3.0 / (0.76878 - 2.0 * 0.23122)}}) {
        scene::Scene scene = fixture::with(fixture::scene("pseudoscalar-after-2025"),
                                           "model.electroweak", electroweak.front());
        if (electroweak.size() > 1) {
            scene = fixture::with(scene, "model.ww_over_bb", electroweak[1]);
        }
        for (const double m : {0.05, 3.0, 80.0}) {
            const auto k = coefficients(false, g, muonMass, m, 1e3, ratio);
            const auto wanted = wantedEdges(scene, k, muonBand(false));
            QVERIFY(!wanted.empty());
            QVERIFY(worstRatio(gotEdges(scene, "g2-muon", m), wanted) < 1e-7);
            // Leading logarithms have their own arguments.
            const auto plain =
                gotEdges(fixture::with(scene, "model.moment_form", "leading-log"), "g2-muon", m);
            const double logs = 2.0 * std::log(1e3 / m) +
                                physics::zVertexFactor() * ratio * 2.0 * std::log(1e3 / zMass);
            const double perPhoton = g * muonMass / (8.0 * pi * pi) * logs;
            const Coefficients leading{k.offset, perPhoton};
            QVERIFY(worstRatio(plain, wantedEdges(scene, leading, muonBand(false))) < 1e-7);
        }
    }
}

void TestMomentBounds::heavyFermionHasItsTwoLoopFunctions() {
    const double cutoff = 1e3;
    const double g = 1e-2 * muonMass;
    for (const bool scalar : {false, true}) {
        const auto particle = scalar ? physics::Particle::scalar : physics::Particle::pseudoscalar;
        const scene::Scene cut = moved(fixture::scene("pseudoscalar-after-2025"),
                                       {{"model.particle", scalar ? "scalar" : "pseudoscalar"},
                                        {"model.electroweak", "photon-only"}});
        const scene::Scene heavy = fixture::with(cut, "model.completion", "heavy-fermion");
        const double fermion = cutoff * std::exp(scalar ? -13.0 / 12.0 : -1.0);
        // g_F of the fermion that leaves g_γγ = 1 GeV⁻¹.
        const double gFermion = pi * fermion / constants::alpha0 * (scalar ? -1.5 : 1.0);
        for (const double m : {20.0, 90.0}) {
            const double r = std::pow(m / muonMass, 2);
            const double perPhoton =
                physics::deltaATwoLoop(particle, g, gFermion, muonMass, m, fermion);
            const Coefficients k{g * g * leptonLoop(scalar, r), perPhoton};
            const double off =
                worstRatio(gotEdges(heavy, "g2-muon", m), wantedEdges(heavy, k, muonBand(false)));
            QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
        }
        // Light particles cannot tell what ends the loop; heavy ones can.
        for (const double m : {0.011, 0.3, 1.0}) {
            QVERIFY(worstRatio(gotEdges(heavy, "g2-muon", m), gotEdges(cut, "g2-muon", m)) < 1e-4);
        }
        QVERIFY(worstRatio(gotEdges(heavy, "g2-muon", 90.0), gotEdges(cut, "g2-muon", 90.0)) >
                5e-3);
        // Beyond the mass of the fermion no constant coupling describes it.
        const scene::Scene low = fixture::with(heavy, "model.cutoff", "100");
        QVERIFY(!gotEdges(low, "g2-muon", 33.0).empty());
        QVERIFY(gotEdges(low, "g2-muon", 37.0).empty());
        // The leading logarithm has no completion.
        const scene::Scene leading = fixture::with(cut, "model.moment_form", "leading-log");
        QCOMPARE(
            gotEdges(fixture::with(leading, "model.completion", "heavy-fermion"), "g2-muon", 1.0),
            gotEdges(leading, "g2-muon", 1.0));
    }
}

void TestMomentBounds::electronTakesEitherAlphaOrBoth() {
    const double electronMass = constants::electronMassGeV;
    const struct {
        const char* alpha;
        Band band;
        region::Role role;
    } rows[] = {{"rubidium", {0.02e-12, 0.66e-12}, region::Role::allowed},
                {"cesium", {-1.54e-12, -0.50e-12}, region::Role::allowed},
                {"union", {-1.54e-12, 0.66e-12}, region::Role::excluded}};
    for (const char* particle : {"pseudoscalar", "scalar"}) {
        for (const char* sign : {"+1", "-1"}) {
            for (const auto& row : rows) {
                const scene::Scene scene =
                    moved(fixture::scene("pseudoscalar-after-2025"), {{"model.particle", particle},
                                                                      {"model.sign", sign},
                                                                      {"data.alpha", row.alpha}});
                const double g = (std::string(sign) == "+1" ? 1e-2 : -1e-2) * electronMass;
                int edges = 0;
                for (const double m : {0.011, 0.2, 1.0, 13.0, 80.0}) {
                    const auto k = coefficients(std::string(particle) == "scalar", g, electronMass,
                                                m, 1e3, zRatioHypercharge);
                    const auto wanted = wantedEdges(scene, k, row.band);
                    const double off = worstRatio(gotEdges(scene, "g2-electron", m), wanted);
                    QVERIFY2(off < 1e-6,
                             qPrintable(
                                 QString("%1 %2 %3: %4").arg(particle, row.alpha).arg(m).arg(off)));
                    edges += static_cast<int>(wanted.size());
                }
                QVERIFY(regionOf(scene, "g2-electron").role == row.role);
                const bool raises = std::string(sign) == "+1";
                const bool wantsLess = std::string(row.alpha) == "cesium";
                const bool wantsMore = std::string(row.alpha) == "rubidium";
                QCOMPARE(edges == 0, (raises && wantsLess) || (!raises && wantsMore));
            }
        }
    }
    // The epoch of the muon says nothing about the electron.
    const scene::Scene after = fixture::scene("pseudoscalar-after-2025");
    QCOMPARE(gotEdges(fixture::with(after, "data.epoch", "before-2025"), "g2-electron", 1.0),
             gotEdges(after, "g2-electron", 1.0));
    QVERIFY(!gotEdges(after, "g2-electron", 1.0).empty());
}

void TestMomentBounds::tauHasTheIntervalOfDelphi() {
    const double tauMass = constants::tauMassGeV;
    for (const char* sign : {"+1", "-1"}) {
        const scene::Scene scene =
            moved(fixture::scene("pseudoscalar-after-2025"),
                  {{"model.sign", sign}, {"model.lepton_c", "0.5"}, {"plane.y_max", "100"}});
        for (const double m : {0.02, 1.0, 3.6, 50.0}) {
            const auto k = coefficients(false, (std::string(sign) == "+1" ? 0.5 : -0.5) * tauMass,
                                        tauMass, m, 1e3, zRatioHypercharge);
            const auto wanted = wantedEdges(scene, k, {-0.052 - 0.00117721, 0.013 - 0.00117721});
            QCOMPARE(wanted.size(), std::size_t{1});
            QVERIFY(worstRatio(gotEdges(scene, "g2-tau", m), wanted) < 1e-6);
        }
    }
}

void TestMomentBounds::typedNumbersReplaceTheMeasured() {
    const scene::Scene plain = fixture::scene("pseudoscalar-after-2025");
    const double g = 1e-2 * muonMass;
    const auto check = [&](const std::vector<std::pair<std::string, std::string>>& changes,
                           Band band) {
        const scene::Scene scene = moved(plain, changes);
        QCOMPARE(bounds::settingsComplaint(*fixture::catalogue(), scene), std::string());
        for (const double m : {0.02, 0.5, 4.0, 70.0}) {
            const auto k = coefficients(false, g, muonMass, m, 1e3, zRatioHypercharge);
            const auto wanted = wantedEdges(scene, k, band);
            QVERIFY(!wanted.empty());
            QVERIFY(worstRatio(gotEdges(scene, "g2-muon", m), wanted) < 1e-6);
        }
    };
    const std::string difference = "bound.g2-muon.difference";
    const std::string uncertainty = "bound.g2-muon.uncertainty";
    const std::string sigmas = "bound.g2-muon.sigmas";
    const double sigma = std::hypot(14.5e-11, 62e-11);
    check({{difference, "26e-11"}, {uncertainty, "66e-11"}}, {-106e-11, 158e-11});
    check({{difference, "26e-11"}}, {26e-11 - 2.0 * sigma, 26e-11 + 2.0 * sigma});
    check({{uncertainty, "2e-10"}, {sigmas, "3"}}, {-21.5e-11, 98.5e-11});
    check({{sigmas, "1"}}, {38.5e-11 - sigma, 38.5e-11 + sigma});
    check({{"data.g2_reading", "null"}}, {-2.0 * sigma, 2.0 * sigma});
    check({{"data.g2_reading", "null"}, {uncertainty, "5e-10"}}, {-1e-9, 1e-9});
    // What is typed holds in either epoch, and goes when it is taken away.
    check({{"data.epoch", "before-2025"}, {difference, "251e-11"}, {uncertainty, "59e-11"}},
          {133e-11, 369e-11});
    const scene::Scene typed = fixture::with(plain, difference, "1e-9");
    QVERIFY(gotEdges(typed, "g2-muon", 1.0) != gotEdges(plain, "g2-muon", 1.0));
    QVERIFY(fixture::with(typed, difference, "") == plain);
    QVERIFY(!bounds::settingsComplaint(*fixture::catalogue(),
                                       fixture::with(plain, uncertainty, "-1e-10"))
                 .empty());
}

/// What changes a region is declared; what is declared can change it.
void TestMomentBounds::declaredDependenciesAreComplete() {
    const std::vector<std::string> ids{"g2-muon", "g2-electron", "g2-tau"};
    std::map<std::string, std::set<std::string>> moving;
    for (const char* pattern : {"universal-derivative", "flavour-blind", "independent"}) {
        scene::Scene base =
            moved(fixture::scene("pseudoscalar-after-2025"), {{"model.lepton_pattern", pattern},
                                                              {"model.lepton_c", "0.3"},
                                                              {"model.g_muon", "0.03"},
                                                              {"model.g_electron", "1e-5"},
                                                              {"model.g_tau", "0.5"},
                                                              {"model.electroweak", "custom"},
                                                              {"plane.y_max", "100"}});
        for (const scene::Parameter& p : scene::parameters()) {
            if (!p.path.starts_with("model.") && !p.path.starts_with("data.")) {
                continue;
            }
            std::vector<scene::Value> values;
            if (p.kind == scene::Parameter::Kind::number) {
                values.emplace_back(p.logarithmic ? std::sqrt(p.min * p.max)
                                                  : 0.3 * p.min + 0.7 * p.max);
            } else if (p.kind == scene::Parameter::Kind::toggle) {
                values = {true, false};
            } else {
                values.assign(p.choices.begin(), p.choices.end());
            }
            for (const scene::Value& value : values) {
                const scene::Scene other = scene::withParameter(base, p.path, value).value();
                for (const std::string& id : ids) {
                    const auto edges = [&](const scene::Scene& s) {
                        std::vector<double> all;
                        for (const double m : {0.02, 1.1, 40.0}) {
                            const auto some = gotEdges(s, id, m);
                            all.insert(all.end(), some.begin(), some.end());
                            all.push_back(0.0);
                        }
                        return all;
                    };
                    if (edges(base) != edges(other)) {
                        moving[id].insert(p.path);
                    }
                }
            }
        }
    }
    for (const std::string& id : ids) {
        const auto paths = fixture::catalogue()->find(id)->dependsOn();
        const std::set<std::string> declared(paths.begin(), paths.end());
        for (const std::string& path : moving[id]) {
            QVERIFY2(declared.contains(path), (id + " moved with " + path).c_str());
        }
    }
    const std::set<std::string> ofMuon{
        "model.particle",    "model.lepton_pattern", "model.lepton_c",   "model.g_muon",
        "model.sign",        "model.electroweak",    "model.ww_over_bb", "model.cutoff",
        "model.moment_form", "model.completion",     "data.epoch",       "data.g2_reading"};
    QVERIFY(moving["g2-muon"] == ofMuon);
    QVERIFY(moving["g2-electron"].contains("data.alpha"));
    QVERIFY(moving["g2-electron"].contains("model.g_electron"));
    QVERIFY(!moving["g2-electron"].contains("data.epoch"));
    QVERIFY(moving["g2-tau"].contains("model.g_tau"));
    QVERIFY(moving["g2-tau"].contains("model.completion"));
}

QTEST_GUILESS_MAIN(TestMomentBounds)
#include "test_moment_bounds.moc"
