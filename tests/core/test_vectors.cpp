#include <QtTest>

#include <numbers>

#include "core/bounds/longitudinal.hpp"
#include "core/constants/constants.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/widths.hpp"
#include "core/scene/scene_file.hpp"
#include "fixture.hpp"

using namespace cyrano;
using scene::Scene;

/// Vectors and axial vectors: the plane of mass and mixing, widths, and who says something when.
class TestVectors : public QObject {
    Q_OBJECT

    static Scene darkPhoton() { return fixture::scene("dark-photon"); }
    static model::Decays decaysAt(const Scene& scene, double massGeV, double epsilon) {
        const auto line = scene.plane.kind().line(scene.scenario.model, massGeV);
        return model::decays(scene.scenario.model, line.at(epsilon), massGeV);
    }
    static std::string silence(const Scene& scene, const std::string& id) {
        return fixture::catalogue()->find(id)->silentBecause(scene.scenario, scene.plane);
    }
    static bool close(double a, double b, double relative) {
        return std::abs(a - b) <= relative * std::abs(b);
    }

  private Q_SLOTS:
    /// Whichever of particle and plane is chosen last takes the other along.
    void particleAndPlaneGoTogether() {
        const Scene alp = fixture::scene("pseudoscalar-after-2025");
        const Scene vector = fixture::with(alp, "model.particle", "vector");
        QCOMPARE(vector.plane.id, std::string("mass-epsilon"));
        const Scene axial = fixture::with(vector, "model.particle", "axial-vector");
        QVERIFY(axial.plane == vector.plane);
        const Scene back = fixture::with(axial, "plane.id", "mass-muon");
        QVERIFY(back.scenario.model.particle == model::Particle::pseudoscalar);
        const Scene scalar = fixture::with(vector, "model.particle", "scalar");
        QCOMPARE(scalar.plane.id, std::string("mass-photon"));
        QVERIFY(scalar.plane.y.min < scalar.plane.y.max);
    }

    void widthsAreThoseOfCharges() {
        const Scene scene = darkPhoton();
        constexpr double m = 0.5;
        constexpr double epsilon = 1e-4;
        const model::Decays d = decaysAt(scene, m, epsilon);
        const double unit = constants::alpha0 * epsilon * epsilon * m / 3.0;
        QVERIFY(close(d.lepton[model::electron], unit, 1e-5));
        QVERIFY(close(
            d.lepton[model::muon],
            physics::widthLeptonPair(model::Particle::vector, epsilon, m, constants::muonMassGeV),
            1e-14));
        QCOMPARE(d.lepton[model::tau], 0.0);
        QCOMPARE(d.photons, 0.0);
        QCOMPARE(d.invisible, 0.0);
        QVERIFY(close(d.hadrons, unit * model::hadronicRatio(model::Charges{}, m), 1e-14));
        QVERIFY(d.hadrons > 0.0);
        // Three left-handed neutrinos are as good as one and a half massless electrons.
        const model::Decays bl = decaysAt(fixture::with(scene, "model.charges", "b-l"), m, epsilon);
        QVERIFY(close(bl.invisible, 1.5 * unit, 1e-12));
        const model::Decays axial =
            decaysAt(fixture::with(scene, "model.particle", "axial-vector"), m, epsilon);
        QCOMPARE(axial.hadrons, 0.0);
        QVERIFY(axial.lepton[model::muon] < d.lepton[model::muon]);
    }

    void invisibleShareIsTheBranchingRatio() {
        for (const double share : {0.0, 0.3, 0.5, 0.999, 1.0}) {
            const Scene scene =
                fixture::with(darkPhoton(), "model.br_invisible", std::to_string(share));
            const model::Decays d = decaysAt(scene, 0.3, 1e-3);
            QVERIFY(std::isfinite(d.total()));
            QVERIFY(std::abs(d.branchingRatio(d.invisible) - share) < 2e-9);
        }
    }

    /// Δa = αε²/π (I₂ − I₃): the drawn edge is where it meets the band.
    void momentsAreOneLoop() {
        for (const char* particle : {"vector", "axial-vector"}) {
            Scene scene = fixture::with(darkPhoton(), "model.particle", particle);
            scene.plane.y.max = 1.0;
            for (const double m : {2e-3, 0.05, 0.3, 4.0}) {
                const double edge = fixture::lowerEdge(scene, "g2-muon", m);
                const double shift = physics::deltaALeptonLoop(scene.scenario.model.particle,
                                                               constants::muonMassGeV, m) *
                                     edge * edge;
                // 38.5(63.7)e-11, two standard deviations.
                const double bound = shift > 0.0 ? 165.9e-11 : -88.9e-11;
                QVERIFY2(close(shift, bound, 2e-3), particle);
            }
        }
    }

    /// Before 2025 a vector could explain the muon's moment, an axial vector could not.
    void onlyVectorsExplainTheMuonBefore2025() {
        const Scene before = fixture::with(darkPhoton(), "data.epoch", "before-2025");
        const auto* g2 = fixture::catalogue()->find("g2-muon");
        const auto vector = g2->region({before.scenario, before.plane, {}});
        QVERIFY(vector.role == region::Role::allowed);
        QVERIFY(!vector.empty());
        const Scene axial = fixture::with(before, "model.particle", "axial-vector");
        QVERIFY(g2->region({axial.scenario, axial.plane, {}}).empty());
    }

    /// g_l = 2eε m_l/m_A, of the τ, meets √(4π); the probe warns long before.
    void axialGrowthIsDrawnAndSaid() {
        const Scene axial = fixture::scene("axial-vector");
        const double m = 3e-3;
        const double edge = fixture::lowerEdge(axial, "axial-growth", m);
        const double e = std::sqrt(4.0 * std::numbers::pi * constants::alpha0);
        QVERIFY(close(
            edge, std::sqrt(4.0 * std::numbers::pi) * m / (2.0 * e * constants::tauMassGeV), 1e-9));
        QVERIFY(!silence(darkPhoton(), "axial-growth").empty());
        const auto* g2 = fixture::catalogue()->find("g2-muon");
        const bounds::RegionRequest request{axial.scenario, axial.plane, {}};
        QVERIFY(g2->caveatAt(request, m, 0.09).find("UV completion") != std::string::npos);
        QVERIFY(g2->caveatAt(request, 1.0, 1e-3).find("UV completion") == std::string::npos);
    }

    void noParticleOfOneSpinHasBoundsOfTheOther() {
        const Scene vector = darkPhoton();
        const Scene alp = fixture::scene("pseudoscalar-after-2025");
        for (const auto& id : fixture::catalogue()->ids()) {
            const auto& particles = fixture::catalogue()->find(id)->record().particles;
            const auto speaksOf = [&particles](const char* name) {
                return std::find(particles.begin(), particles.end(), name) != particles.end();
            };
            QVERIFY2(speaksOf("vector") || !silence(vector, id).empty(), id.c_str());
            QVERIFY2(speaksOf("pseudoscalar") || !silence(alp, id).empty(), id.c_str());
        }
    }

    /// The caption tells the charges and the invisible share, and no photon coupling.
    void captionIsOfSpinOne() {
        const auto figure = [](const Scene& scene) {
            picture::Evaluator evaluator(fixture::catalogue());
            return figure::makeFigure(*evaluator.evaluate(scene, {}));
        };
        std::string text;
        for (const std::string& line :
             figure(fixture::with(darkPhoton(), "model.charges", "b-l")).caption) {
            text += line + "\n";
        }
        QVERIFY(text.find("vector") != std::string::npos);
        QVERIFY(text.find("photon coupling") == std::string::npos);
        QVERIFY(text.find("B") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestVectors)
#include "test_vectors.moc"
