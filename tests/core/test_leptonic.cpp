#include <QtTest>

#include <map>
#include <numbers>
#include <random>
#include <set>

#include "comparison.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/meson_decay.hpp"
#include "core/physics/three_photon.hpp"
#include "core/physics/widths.hpp"
#include "fixture.hpp"

using namespace cyrano;
using fixture::input;
using fixture::relative;
using fixture::stretches;

namespace {

constexpr double pi = std::numbers::pi;
const std::set<std::string> dimuons{"bes3-2016-mumu", "babar-y1s-mumu-2013", "babar-y3s-mumu-2009",
                                    "belle-y1s-mumu-2022"};
const std::set<std::string> tauPairs{"babar-y1s-tautau-2013", "belle-y1s-tautau-2022"};
const std::set<std::string> doubtful{"babar-y3s-mumu-2009", "babar-y1s-tautau-2013"};
/// Recast or computed at colliders, with leptons or photons in the final state.
const std::vector<std::string> recasts{"bes3-2022",           "bes3-2024",
                                       "belle2-2020",         "belle2-projection",
                                       "babar-monophoton",    "bes3-invisible-2020",
                                       "bes3-2016-mumu",      "babar-y1s-mumu-2013",
                                       "belle-y1s-mumu-2022", "belle-y1s-tautau-2022"};

/// Universal derivative couplings; C = 0 is none at all.
scene::Scene universal(double cPerGeV) {
    scene::Scene out = fixture::with(fixture::scene("photon-only"), "model.lepton_pattern",
                                     "universal-derivative");
    out.scenario.model.leptonCPerGeV = cPerGeV;
    return out;
}

scene::Scene independent(double gElectron, double gMuon, double gTau) {
    scene::Scene out =
        fixture::with(fixture::scene("photon-only"), "model.lepton_pattern", "independent");
    out.scenario.model.gElectron = gElectron;
    out.scenario.model.gMuon = gMuon;
    out.scenario.model.gTau = gTau;
    return out;
}

double edge(double cPerGeV, const std::string& id, double massGeV) {
    return fixture::lowerEdge(universal(cPerGeV), id, massGeV);
}

const io::Record& record(const std::string& id) {
    return fixture::catalogue()->find(id)->record();
}

/// Whether every edge of `a` has one of `b` close by, or is an end of the window, or belongs to a
/// stretch about to vanish.
bool follows(const std::vector<bounds::Interval>& a, const std::vector<bounds::Interval>& b,
             double low, double high, double tolerance) {
    const auto near = [tolerance](double x, double y) {
        return std::abs(std::log(x / y)) < tolerance;
    };
    return std::all_of(a.begin(), a.end(), [&](const bounds::Interval& s) {
        if (near(s.low, s.high)) {
            return true;
        }
        return std::any_of(b.begin(), b.end(),
                           [&](const bounds::Interval& other) {
                               return near(s.low, other.low) && near(s.high, other.high);
                           }) ||
               near(std::clamp(s.low, low, high), high); // enters through the top of the window
    });
}

/// Share of events with the recoil photon inside that are accepted, a emitted as 1/sin²θ.
double thrownElectronEmission(double m, const physics::ThreePhotonAcceptance& a, int count) {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<> u(0.0, 1.0);
    const double recoil = (a.sqrtSGeV - m) * (a.sqrtSGeV + m) / (2.0 * a.sqrtSGeV);
    const double gamma = (a.sqrtSGeV - recoil) / m;
    const double boost = recoil / m;
    int seen = 0;
    for (int i = 0; i < count; ++i) {
        const double y =
            std::atanh(a.cosMin) + u(random) * (std::atanh(a.cosMax) - std::atanh(a.cosMin));
        const double c = -std::tanh(y); // the pair flies opposite to the photon
        const double s = 1.0 / std::cosh(y);
        const double cd = 2.0 * u(random) - 1.0;
        const double kick = std::sqrt(1.0 - cd * cd) * std::cos(2.0 * pi * u(random));
        bool inside = recoil > a.minEnergyGeV;
        for (const double sign : {1.0, -1.0}) {
            const double energy = 0.5 * m * (gamma + sign * boost * cd);
            const double z = 0.5 * m * ((boost + sign * gamma * cd) * c - sign * kick * s);
            inside =
                inside && energy > a.minEnergyGeV && z > a.cosMin * energy && z < a.cosMax * energy;
        }
        seen += inside ? 1 : 0;
    }
    return double(seen) / count;
}

} // namespace

class TestLeptonic : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void recordsAreWhole() {
        for (const auto& ids : {dimuons, tauPairs}) {
            for (const std::string& id : ids) {
                QVERIFY2(fixture::catalogue()->find(id) != nullptr, id.c_str());
                QCOMPARE(record(id).inputs.at("final_state").word,
                         dimuons.contains(id) ? std::string("muons") : std::string("taus"));
                QCOMPARE(record(id).status == io::Status::disputed, doubtful.contains(id));
                QCOMPARE(record(id).notes.find("DOUBTFUL") != std::string::npos,
                         doubtful.contains(id));
            }
        }
    }

    void doubtfulOnesAreInNoScene() {
        for (const auto& entry : scene::builtInScenes(CYRANO_DATASETS)) {
            for (const std::string& id : doubtful) {
                QVERIFY2(!fixture::scene(entry.name).shows(id), entry.name.c_str());
            }
        }
    }

    void silentWithoutLeptons() {
        const scene::Scene photons = fixture::scene("photon-only");
        for (const std::string& id : dimuons) {
            QVERIFY(!fixture::catalogue()->find(id)->silentBecause(photons.scenario).empty());
            QVERIFY(stretches(photons, id, 1.0).empty());
        }
    }

    /// No free number: each row gives S = K g² Γ_l/(a g² + Γ_o), linear in g².
    void rowsGiveTheFormula_data() {
        QTest::addColumn<double>("cPerGeV");
        QTest::newRow("leptons rule") << 0.1;
        QTest::newRow("leptons rule more") << 1.0;
    }
    void rowsGiveTheFormula() {
        QFETCH(double, cPerGeV);
        const scene::Scene scene = universal(cPerGeV);
        int finite = 0;
        for (const auto& ids : {dimuons, tauPairs}) {
            for (const std::string& id : ids) {
                const auto lepton = dimuons.contains(id) ? model::muon : model::tau;
                for (const auto& segment : record(id).tables.at("limit").segments) {
                    for (std::size_t i = 0; i < segment.x.size(); i += 13) {
                        const double m = segment.x[i];
                        double others = 0.0;
                        double wanted = 0.0;
                        for (const auto l : {model::electron, model::muon, model::tau}) {
                            const double width = physics::widthLeptonPair(
                                physics::Particle::pseudoscalar, cPerGeV * model::leptonMassGeV(l),
                                m, model::leptonMassGeV(l));
                            others += width;
                            wanted += l == lepton ? width : 0.0;
                        }
                        const double k =
                            input(id, "parent_to_electrons") *
                            physics::ratioVectorMesonPhoton(1.0, m, input(id, "parent_mass"));
                        const double a = physics::widthPhotonPair(1.0, m);
                        const double s = segment.y[i];
                        const double g2 = s * others / (k * wanted - s * a);
                        const double got = fixture::lowerEdge(scene, id, m);
                        if (g2 > 0.0 && g2 < 0.9 * std::pow(scene.plane.y.max, 2)) {
                            // 2·10⁻³ allows for decays on the way, right above a threshold.
                            QVERIFY2(relative(got, std::sqrt(g2)) < 2e-3,
                                     qPrintable(QString("%1 at %2").arg(id.c_str()).arg(m)));
                            ++finite;
                        } else if (g2 <= 0.0) {
                            QVERIFY(std::isnan(got));
                        }
                    }
                }
            }
        }
        QVERIFY(finite > 80);
    }

    /// As C is dragged up, the search in photons fades and the one in muons takes over.
    void muonsTakeOverFromPhotons() {
        const double m = 0.4; // 2m_μ is 0.21
        QVERIFY(std::isnan(edge(1e-4, "bes3-2016-mumu", m)));
        double photons = edge(0.0, "bes3-2024", m);
        double muons = std::numeric_limits<double>::infinity();
        bool tookOver = false;
        for (double c = 1e-3; c < 0.2; c *= 1.5) {
            const double fading = edge(c, "bes3-2024", m);
            const double growing = edge(c, "bes3-2016-mumu", m);
            QVERIFY(fading > photons);
            photons = fading;
            if (!std::isnan(growing)) {
                QVERIFY(growing < muons);
                muons = growing;
                tookOver = tookOver || growing < fading;
            }
        }
        QVERIFY(tookOver);
        // Below the threshold of muons nothing happens to the photons but through electrons.
        QVERIFY(edge(1e-2, "bes3-2024", 0.2) < 1.05 * edge(0.0, "bes3-2024", 0.2));
    }

    /// Steps at 2m_e, 2m_μ, 2m_τ: none without leptons, growing with C.
    void stepsGrow_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("leptonGeV");
        QTest::addColumn<bool>("upper"); ///< the edge where decays are too fast
        QTest::newRow("2m_e") << "e137" << double(constants::electronMassGeV) << true;
        QTest::newRow("2m_mu BESIII") << "bes3-2024" << double(constants::muonMassGeV) << false;
        QTest::newRow("2m_mu projection")
            << "belle2-projection" << double(constants::muonMassGeV) << false;
        QTest::newRow("2m_tau Belle II") << "belle2-2020" << double(constants::tauMassGeV) << false;
        QTest::newRow("2m_tau projection")
            << "belle2-projection" << double(constants::tauMassGeV) << false;
    }
    void stepsGrow() {
        QFETCH(QString, id);
        QFETCH(double, leptonGeV);
        QFETCH(bool, upper);
        const std::string bound = id.toStdString();
        const auto at = [&](double c, double m) {
            scene::Scene scene = universal(c);
            scene.plane.y.max = 1e3;
            scene.plane.y.min = 1e-9;
            const auto found = stretches(scene, bound, m);
            // Where decays are too fast for any coupling the edge has come down to nothing.
            return found.empty() ? std::nan("") : (upper ? found.back().high : found.front().low);
        };
        const double below = 2.0 * leptonGeV * (1.0 - 1e-9);
        const double above = 2.0 * leptonGeV * (upper ? 1.05 : 1.002);
        const double plain = at(0.0, above) / at(0.0, below);
        double last = 1.0;
        int grew = 0;
        for (const double c : {1e-7, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.15}) {
            const double ratio = at(c, above) / at(c, below) / plain;
            const double step = upper ? 1.0 / ratio : ratio;
            if (std::isnan(step)) {
                QVERIFY(upper && c > 1e-3);
                ++grew;
                continue;
            }
            QVERIFY2(step > last * (1.0 - 1e-6),
                     qPrintable(QString("%1 at C = %2").arg(step).arg(c)));
            grew += step > last + 1e-3;
            last = step;
            if (c < 2e-7) {
                QVERIFY(step < 1.001);
            }
        }
        QVERIFY(grew >= 3);
    }

    /// g² = [S'a + √(S'²a² + 4σ₁aS Γ_o)]/2σ₁a with S' = S − σ₂g_ee², or its conjugate where S' < 0:
    /// emission by electrons helps at fixed g_ee.
    void quadraticClosedForm_data() {
        QTest::addColumn<double>("gElectron");
        QTest::addColumn<double>("gMuon");
        for (const double ge : {0.0, 3e-4, 1e-3, 3e-3, 1e-2}) {
            for (const double gm : {0.0, 1e-3}) {
                QTest::addRow("%g %g", ge, gm) << ge << gm;
            }
        }
    }
    void quadraticClosedForm() {
        QFETCH(double, gElectron);
        QFETCH(double, gMuon);
        scene::Scene scene = independent(gElectron, gMuon, 0.0);
        scene.plane.y.min = 1e-6;
        scene.plane.y.max = 10.0;
        const double rootS = input("belle2-2020", "sqrt_s");
        const double c1 = input("belle2-2020", "smallest_cosine");
        const double c2 = input("belle2-2020", "largest_cosine");
        const double s = rootS * rootS;
        for (const auto& segment : record("belle2-2020").tables.at("limit").segments) {
            for (std::size_t i = 5; i < segment.x.size(); i += 61) {
                const double m = segment.x[i];
                const double x = m * m / s;
                const double limit = segment.y[i];
                const double sigma1 = constants::alpha0 / 24.0 * std::pow(1.0 - x, 3) *
                                      constants::picobarnPerInverseGeV2;
                // Massless electrons are good to m_e²/s between these angles.
                const double share = 0.375 * (c2 - c1 + (c2 * c2 * c2 - c1 * c1 * c1) / 3.0);
                const double sigma2 = constants::alpha0 / (2.0 * s) * (1.0 + x * x) / (1.0 - x) *
                                      (std::atanh(c2) - std::atanh(c1)) / share *
                                      constants::picobarnPerInverseGeV2;
                const double a = std::pow(m, 3) / (64.0 * pi);
                const auto width = [m](double g, double ml) {
                    return 2.0 * ml < m
                               ? g * g * m * std::sqrt(1.0 - 4.0 * ml * ml / (m * m)) / (8.0 * pi)
                               : 0.0;
                };
                const double others = width(gElectron, constants::electronMassGeV) +
                                      width(gMuon, constants::muonMassGeV);
                const double left = limit - sigma2 * gElectron * gElectron;
                const double root =
                    std::sqrt(left * left * a * a + 4.0 * sigma1 * a * limit * others);
                const double g2 = left > 0.0 ? (left * a + root) / (2.0 * sigma1 * a)
                                             : 2.0 * limit * others / (root - left * a);
                const double got = fixture::lowerEdge(scene, "belle2-2020", m);
                QVERIFY2(
                    relative(got, std::sqrt(g2)) < 1e-5,
                    qPrintable(QString("m %1: %2, wanted %3").arg(m).arg(got).arg(std::sqrt(g2))));
                if (gElectron > 0.0) {
                    // Without what electrons emit the limit would be weaker.
                    const double without =
                        (limit * a +
                         std::sqrt(limit * limit * a * a + 4.0 * sigma1 * a * limit * others)) /
                        (2.0 * sigma1 * a);
                    QVERIFY(g2 < without);
                }
            }
        }
    }

    /// The single photon, with half of the decays invisible: both cross sections inside the angles.
    void monoPhotonAddsTheElectronLines() {
        const auto dark = [](double gElectron) {
            return fixture::with(independent(gElectron, 0.0, 0.0), "model.br_invisible", "0.999");
        };
        const double cosine = input("babar-monophoton", "largest_cosine");
        for (const double m : {0.1, 1.0, 4.0}) {
            const double strahlung =
                physics::crossSectionPhotonAlpPb(1.0, 0.0, m, 10.58, -cosine, cosine);
            const double emitted = physics::crossSectionElectronEmissionPb(
                physics::Particle::pseudoscalar, 1.0, m, 10.58, constants::electronMassGeV, -cosine,
                cosine);
            const double without = fixture::lowerEdge(dark(0.0), "babar-monophoton", m);
            // Half of what is allowed comes from the electrons.
            const double ge = without * std::sqrt(0.5 * strahlung / emitted);
            const double with = fixture::lowerEdge(dark(ge), "babar-monophoton", m);
            QVERIFY2(relative(with, without * std::sqrt(0.5)) < 1e-4,
                     qPrintable(QString("%1 against %2").arg(with).arg(without)));
            // All of it and more: no photon coupling is needed.
            QCOMPARE(fixture::lowerEdge(dark(1.5 * ge), "babar-monophoton", m),
                     dark(ge).plane.y.min);
        }
    }

    void acceptanceOfElectronLinesAgreesWithThrowingDice() {
        const physics::ThreePhotonAcceptance a = physics::belle2ThreePhotons();
        for (const double m : {0.2, 1.0, 3.0, 7.0, 9.5}) {
            const double dice = thrownElectronEmission(m, a, 200000);
            const double got = physics::acceptedFractionElectronEmission(m, a);
            QVERIFY2(std::abs(got - dice) < 0.005,
                     qPrintable(QString("m %1: %2, dice %3").arg(m).arg(got).arg(dice)));
        }
        QVERIFY(std::isnan(physics::acceptedFractionElectronEmission(1.0, {10.0, 0.1, -1.0, 0.5})));
    }

    /// Three photons at a projection: N = ε₁σ₁g² + ε₂σ₂g_ee², each with its own acceptance.
    void projectionHasTwoAcceptances() {
        physics::ThreePhotonAcceptance a = physics::belle2ThreePhotons();
        a.minOpeningRad = 2.0 * input("belle2-projection", "crystal");
        const double ge = 1e-4;
        for (const double m : {0.3, 1.0, 3.0, 6.0}) {
            const double g = 3e-4;
            const auto excess = [&](double gElectron) {
                const scene::Scene scene = independent(gElectron, 0.0, 0.0);
                return fixture::catalogue()
                    ->find("belle2-projection")
                    ->logExcessAt({scene.scenario, scene.plane, {}}, m, g)
                    .value();
            };
            const double photons = physics::widthPhotonPair(g, m);
            const double electrons = physics::widthLeptonPair(physics::Particle::pseudoscalar, ge,
                                                              m, constants::electronMassGeV);
            const double ratio = physics::crossSectionElectronEmissionPb(
                                     physics::Particle::pseudoscalar, ge, m, a.sqrtSGeV,
                                     constants::electronMassGeV, a.cosMin, a.cosMax) *
                                 physics::acceptedFractionElectronEmission(m, a) /
                                 (physics::crossSectionPhotonAlpPb(g, 0.0, m, a.sqrtSGeV) *
                                  physics::acceptedFractionPhotonAlp(m, a));
            QVERIFY(ratio > 1e-3);
            const double wanted = std::log1p(ratio) + std::log(photons / (photons + electrons));
            QVERIFY2(std::abs(excess(ge) - excess(0.0) - wanted) < 2e-3,
                     qPrintable(QString("m %1").arg(m)));
        }
    }

    /// A small change of C moves every edge a little; no region jumps into being.
    void regionsAreContinuousInC() {
        std::mt19937 random(4);
        std::uniform_real_distribution<> u(0.0, 1.0);
        std::map<std::string, int> compared;
        for (int i = 0; i < 1500; ++i) {
            const std::string& id = recasts[random() % recasts.size()];
            const auto range = fixture::catalogue()->find(id)->massRangeGeV();
            const double low = std::max(range.low, 1e-3);
            const double m = low * std::pow(std::min(range.high, 10.0) / low, u(random));
            const double c = 1e-6 * std::pow(1e5, u(random));
            scene::Scene here = universal(c);
            here.plane.y.min = 1e-7;
            here.plane.y.max = 0.05;
            scene::Scene there = here;
            there.scenario.model.leptonCPerGeV = c * (1.0 + 1e-6);
            const auto a = stretches(here, id, m);
            const auto b = stretches(there, id, m);
            QVERIFY2(follows(a, b, 1e-7, 0.05, 0.02) && follows(b, a, 1e-7, 0.05, 0.02),
                     qPrintable(QString("%1 at m = %2, C = %3").arg(id.c_str()).arg(m).arg(c)));
            compared[id] += a.empty() ? 0 : 1;
        }
        for (const std::string& id : recasts) {
            QVERIFY2(compared[id] > 5, (id + " hardly ever excludes").c_str());
        }
    }

    /// C → 0 is no lepton at all.
    void vanishingCIsNone() {
        const scene::Scene none = fixture::scene("photon-only");
        for (const std::string& id : recasts) {
            if (dimuons.contains(id) || tauPairs.contains(id)) {
                continue;
            }
            for (const double m : {5e-3, 0.012, 0.25, 0.7, 2.0}) {
                const auto a = stretches(none, id, m);
                const auto b = stretches(universal(1e-9), id, m);
                QVERIFY2(follows(a, b, none.plane.y.min, none.plane.y.max, 1e-6) &&
                             follows(b, a, none.plane.y.min, none.plane.y.max, 1e-6),
                         id.c_str());
            }
        }
    }

    /// Near its threshold a scalar decays to leptons as β³, so that photons fade later.
    void scalarsOpenLater() {
        const double m = 2.0 * constants::muonMassGeV * 1.02;
        const scene::Scene p = universal(1e-2);
        const scene::Scene s = fixture::with(p, "model.particle", "scalar");
        const double plain = edge(0.0, "belle2-2020", m);
        QVERIFY(fixture::lowerEdge(s, "belle2-2020", m) > 1.02 * plain);
        QVERIFY(fixture::lowerEdge(p, "belle2-2020", m) >
                1.1 * fixture::lowerEdge(s, "belle2-2020", m));
    }
};

QTEST_GUILESS_MAIN(TestLeptonic)
#include "test_leptonic.moc"
