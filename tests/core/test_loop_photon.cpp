#include <QtTest>

#include <numbers>

#include "comparison.hpp"
#include "core/constants/constants.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/meson_decay.hpp"
#include "core/physics/triangle.hpp"
#include "core/physics/widths.hpp"
#include "fixture.hpp"

using namespace cyrano;
using fixture::relative;
using model::LeptonPattern;

namespace {

constexpr double pi = std::numbers::pi;
constexpr double alpha = constants::alpha0;
using Complex = std::complex<double>;

/// 1 + F for two real photons, 1 − τ f²(1/τ), τ = 4m_l²/m².
Complex oneMinusTauSquare(double massGeV, double leptonGeV) {
    const double tau = 4.0 * leptonGeV * leptonGeV / (massGeV * massGeV);
    return 1.0 - tau * physics::triangleSquare(1.0 / tau);
}

/// F with one photon of q², 4m_l² [f²(q²/4m_l²) − f²(m²/4m_l²)]/(m² − q²).
Complex oneVirtual(double massGeV, double leptonGeV, double q2) {
    const double scale = 4.0 * leptonGeV * leptonGeV;
    const double m2 = massGeV * massGeV;
    return scale / (m2 - q2) *
           (physics::triangleSquare(q2 / scale) - physics::triangleSquare(m2 / scale));
}

model::Model universal(double cPerGeV) {
    model::Model out;
    out.leptonPattern = LeptonPattern::universalDerivative;
    out.leptonCPerGeV = cPerGeV;
    out.loopPhoton = true;
    return out;
}

scene::Scene universalScene(double cPerGeV, bool loops) {
    scene::Scene out = fixture::with(fixture::scene("photon-only"), "model.lepton_pattern",
                                     "universal-derivative");
    out.scenario.model.leptonCPerGeV = cPerGeV;
    return fixture::with(out, "model.loop_photon", loops ? "true" : "false");
}

double excess(const scene::Scene& scene, const char* id, double massGeV, double gPerGeV) {
    return fixture::catalogue()
        ->find(id)
        ->logExcessAt({scene.scenario, scene.plane, {}}, massGeV, gPerGeV)
        .value();
}

} // namespace

class TestLoopPhoton : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// A heavy lepton of derivative coupling leaves nothing behind.
    void heavyLeptonsDecouple() {
        for (const double m : {1e-3, 1e-2, 0.1}) {
            const double mTau = constants::tauMassGeV;
            const Complex got =
                model::loopFactor(LeptonPattern::universalDerivative, m, model::tau, 0.0);
            QVERIFY(relative(got, -m * m / (12.0 * mTau * mTau)) < 2e-3);
            const double q2 = -3e-3;
            QVERIFY(
                relative(model::loopFactor(LeptonPattern::universalDerivative, m, model::tau, q2),
                         -(m * m + q2) / (12.0 * mTau * mTau)) < 2e-3);
        }
    }

    /// What is left of a plain pseudoscalar coupling of a heavy lepton is the anomaly, +αg/πm.
    void heavyLeptonsOfPlainCouplingDoNot() {
        model::Model m;
        m.leptonPattern = LeptonPattern::independent;
        m.loopPhoton = true;
        const model::PhotonVertex vertex(m, 0.01);
        model::Couplings c;
        c.photonPerGeV = 1e-4;
        c.lepton[model::tau] = 0.3;
        const double wanted = 1e-4 + alpha * 0.3 / (pi * constants::tauMassGeV);
        QVERIFY(relative(vertex.coupling(c), wanted) < 1e-5);
        c.lepton[model::tau] = -0.3;
        QVERIFY(relative(vertex.magnitude(c), wanted - 2e-4) < 1e-4);
    }

    /// A light lepton: 1 + F → 1, so that each gives −αC/π.
    void lightLeptonsGiveTheAnomaly() {
        for (const double m : {1.0, 10.0, 80.0}) {
            const Complex factor =
                model::loopFactor(LeptonPattern::universalDerivative, m, model::electron, 0.0);
            QVERIFY(std::abs(factor - 1.0) < 3e-4 / (m * m));
            QVERIFY(relative(factor - 1.0, model::loopFactor(LeptonPattern::flavourBlind, m,
                                                             model::electron, 0.0)) < 1e-6);
        }
        const model::Model m = universal(1e-2);
        const model::Couplings c = model::couplings(m);
        const Complex got = model::PhotonVertex(m, 80.0).coupling(c) - c.photonPerGeV;
        QVERIFY(relative(got, -3.0 * alpha * 1e-2 / pi) < 0.02);
    }

    /// Against the closed forms, below and above each threshold, at all virtualities in use.
    void factorsAreTheClosedForms() {
        for (const auto lepton : {model::electron, model::muon, model::tau}) {
            const double ml = model::leptonMassGeV(lepton);
            for (const double m : {1.3 * ml, 1.99 * ml, 2.01 * ml, 7.0 * ml}) {
                const auto factor = [&](LeptonPattern pattern, double q2) {
                    return model::loopFactor(pattern, m, lepton, q2);
                };
                QVERIFY(relative(factor(LeptonPattern::universalDerivative, 0.0),
                                 oneMinusTauSquare(m, ml)) < 1e-12);
                for (const double q2 : {-1e-4, -0.02, 9.591, 112.0}) {
                    QVERIFY(relative(factor(LeptonPattern::independent, q2),
                                     oneVirtual(m, ml, q2)) < 1e-8);
                }
            }
        }
    }

    /// Light a, lepton between: decay sees next to nothing, production far from the shell the
    /// anomaly.
    void decayAndPrimakoffSeeDifferentCouplings() {
        const double m = 2e-5;
        const Complex decay =
            model::loopFactor(LeptonPattern::universalDerivative, m, model::electron, 0.0);
        const Complex production =
            model::loopFactor(LeptonPattern::universalDerivative, m, model::electron, -1.0);
        const double me = constants::electronMassGeV;
        QVERIFY(relative(decay, -m * m / (12.0 * me * me)) < 1e-3);
        QVERIFY(relative(production, 1.0) < 2e-4);
    }

    /// Γ(γγ) is that of |g + δg|, with its imaginary part above a threshold.
    void widthsTakeTheMagnitude() {
        for (const auto pattern :
             {LeptonPattern::universalDerivative, LeptonPattern::flavourBlind}) {
            model::Model m = universal(0.5);
            m.leptonPattern = pattern;
            m.gMuon = 0.02;
            m.gGammaPerGeV = 2e-4;
            for (const double mass : {1e-3, 1.1e-3, 0.1, 0.5, 3.0, 20.0}) {
                const model::Couplings c = model::couplings(m);
                Complex g = c.photonPerGeV;
                for (const auto lepton : {model::electron, model::muon, model::tau}) {
                    const double ml = model::leptonMassGeV(lepton);
                    const double anomaly =
                        pattern == LeptonPattern::universalDerivative ? 0.0 : 1.0;
                    g -= alpha * c.lepton[lepton] / (pi * ml) *
                         (oneMinusTauSquare(mass, ml) - anomaly);
                }
                const double wanted = std::norm(g) * std::pow(mass, 3) / (64.0 * pi);
                QVERIFY(relative(model::decays(m, c, mass).photons, wanted) < 1e-9);
                QCOMPARE(g.imag() != 0.0, mass > 2.0 * constants::electronMassGeV);
            }
        }
    }

    /// Loops and the model's own coupling may cancel: less than either alone.
    void signsMatter() {
        model::Model m = universal(1.0);
        m.gGammaPerGeV = 6.5e-3;
        const auto photons = [&m] { return model::decays(m, model::couplings(m), 60.0).photons; };
        const double minus = photons();
        m.positiveSign = false;
        const double plus = photons();
        m.loopPhoton = false;
        QVERIFY(minus < 0.05 * photons());
        QVERIFY(plus > 2.0 * photons());
    }

    /// Switched off, without leptons and for a scalar it is as if it did not exist.
    void offMeansOff() {
        model::Model m = universal(0.3);
        const model::Couplings c = model::couplings(m);
        const double on = model::decays(m, c, 1.0).photons;
        m.loopPhoton = false;
        QCOMPARE(model::PhotonVertex(m, 1.0).magnitude(c), c.photonPerGeV);
        QCOMPARE(model::decays(m, c, 1.0).photons, physics::widthPhotonPair(c.photonPerGeV, 1.0));
        QVERIFY(on != model::decays(m, c, 1.0).photons);
        m.loopPhoton = true;
        m.particle = physics::Particle::scalar;
        QVERIFY(!model::hasPhotonLoop(m));
        QCOMPARE(model::decays(m, c, 1.0).photons, physics::widthPhotonPair(c.photonPerGeV, 1.0));
        m = universal(0.3);
        m.leptonPattern = LeptonPattern::none;
        QVERIFY(!model::hasPhotonLoop(m));
        // Complex arithmetic with a real coupling loses no digit of a cross section.
        for (const double gz : {0.0, -5e-4}) {
            QCOMPARE(physics::crossSectionPhotonAlpPb(Complex(1e-3), gz, 1.0, 10.58),
                     physics::crossSectionPhotonAlpPb(1e-3, gz, 1.0, 10.58));
        }
    }

    /// Every process has its own: what logExcess moves by, with muons and electrons in the width.
    void searchesUseTheirVirtuality_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("massGeV");
        QTest::addColumn<double>("virtualityGeV2");
        QTest::newRow("BESIII") << "bes3-2024" << 1.2 << 3.0969 * 3.0969;
        QTest::newRow("BESIII mumu") << "bes3-2016-mumu" << 1.2 << 3.0969 * 3.0969;
        QTest::newRow("Belle II") << "belle2-2020" << 3.0 << 10.58 * 10.58;
        QTest::newRow("projection") << "belle2-projection" << 3.0 << 4.0 * 7.007 * 4.0;
    }
    void searchesUseTheirVirtuality() {
        QFETCH(QString, id);
        QFETCH(double, massGeV);
        QFETCH(double, virtualityGeV2);
        const std::string bound = id.toStdString();
        const double g = 2e-3;
        const scene::Scene on = universalScene(0.5, true);
        const scene::Scene off = universalScene(0.5, false);
        model::Model m = on.scenario.model;
        m.gGammaPerGeV = g;
        const model::Couplings c = model::couplings(m);
        const model::Decays with = model::decays(m, c, massGeV);
        m.loopPhoton = false;
        const model::Decays without = model::decays(m, c, massGeV);
        m.loopPhoton = true;
        const bool muons = id.endsWith("mumu");
        const auto share = [muons](const model::Decays& d) {
            return d.branchingRatio(muons ? d.lepton[model::muon] : d.photons);
        };
        const double produced =
            2.0 * std::log(model::PhotonVertex(m, massGeV, virtualityGeV2).magnitude(c) / g);
        const double wanted = produced + std::log(share(with) / share(without));
        // Prompt: nothing else knows of the loop. Electrons emit the same either way.
        const double got =
            excess(on, bound.c_str(), massGeV, g) - excess(off, bound.c_str(), massGeV, g);
        QVERIFY(std::abs(wanted) > 0.05);
        QVERIFY2(std::abs(got - wanted) < 0.02 * std::abs(wanted),
                 qPrintable(QString("%1, wanted %2").arg(got).arg(wanted)));
    }

    /// Dumps make a at −Q² of the nucleus and let it decay into real photons. Here electrons set
    /// the lifetime, so that only production feels the loop.
    void dumpsProduceOffTheShell() {
        const double mass = 0.03;
        const double g = 1e-6;
        const auto& inputs = fixture::catalogue()->find("nucal")->record().inputs;
        const double q2 = model::primakoffVirtualityGeV2(
            {inputs.at("atomic_number").value, inputs.at("mass_number").value},
            0.5 * inputs.at("beam_energy").value, mass);
        scene::Scene on = universalScene(1e-3, true);
        on.scenario.model.positiveSign = false;
        scene::Scene off = on;
        off.scenario.model.loopPhoton = false;
        model::Model m = on.scenario.model;
        m.gGammaPerGeV = g;
        const double produced = model::PhotonVertex(m, mass, q2).magnitude(model::couplings(m)) / g;
        QVERIFY(produced > 2.0);
        const double got = excess(on, "nucal", mass, g) - excess(off, "nucal", mass, g);
        QVERIFY(std::abs(got - 2.0 * std::log(produced)) < 0.02);
    }

    void virtualityOfDumps() {
        const physics::Atom aluminium{13.0, 26.98};
        const double size = 0.164 * std::pow(26.98, -2.0 / 3.0);
        // Light: from the screening; heavy: from t_min; never beyond the size of the nucleus.
        const double screening = constants::electronMassGeV * std::cbrt(13.0) / 111.0;
        QVERIFY(relative(model::primakoffVirtualityGeV2(aluminium, 10.0, 1e-5),
                         -screening * std::sqrt(size)) < 1e-12);
        QVERIFY(relative(model::primakoffVirtualityGeV2(aluminium, 10.0, 0.1),
                         -0.01 / 20.0 * std::sqrt(size)) < 1e-12);
        double last = 0.0;
        for (double m = 1e-4; m < 1.0; m *= 1.3) {
            const double q2 = model::primakoffVirtualityGeV2(aluminium, 10.0, m);
            QVERIFY(q2 <= last);
            last = q2;
        }
    }

    /// Regions follow, and only where something decays or is made through photons.
    void regionsFollow() {
        for (const char* id : {"bes3-2024", "belle2-2020", "belle2-projection", "nucal"}) {
            const bool dump = std::string_view(id) == "nucal";
            const double mass = dump ? 0.02 : 1.2;
            const scene::Scene off = universalScene(dump ? 1e-3 : 1.0, false);
            const scene::Scene on = universalScene(dump ? 1e-3 : 1.0, true);
            const auto* bound = fixture::catalogue()->find(id);
            const auto declared = bound->dependsOn();
            QVERIFY(std::find(declared.begin(), declared.end(), "model.loop_photon") !=
                    declared.end());
            const auto a = bound->intervalsAt({off.scenario, off.plane, {}}, mass);
            const auto b = bound->intervalsAt({on.scenario, on.plane, {}}, mass);
            // The cache, too, has to know that the sign now matters.
            picture::Evaluator evaluator(fixture::catalogue());
            const auto plus = evaluator.regionOf(on, *bound);
            const auto minus = evaluator.regionOf(fixture::with(on, "model.sign", "-1"), *bound);
            QVERIFY2(plus->polygons.size() != minus->polygons.size() ||
                         plus->polygons.front().points != minus->polygons.front().points,
                     id);
            QVERIFY2(a.size() != b.size() || (!a.empty() && a.front().low != b.front().low), id);
        }
    }
};

QTEST_GUILESS_MAIN(TestLoopPhoton)
#include "test_loop_photon.moc"
