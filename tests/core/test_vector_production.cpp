#include <QtTest>

#include <array>
#include <cmath>

#include "core/model/vector_production.hpp"

using namespace cyrano;
using model::VectorProduction;

namespace {

constexpr std::array<std::pair<const char*, VectorProduction>, 12> all{{
    {"electron-beam", VectorProduction::electronBeam},
    {"annihilation", VectorProduction::annihilation},
    {"muon-decay", VectorProduction::muonDecay},
    {"pion-decay", VectorProduction::pionDecay},
    {"eta-decay", VectorProduction::etaDecay},
    {"phi-decay", VectorProduction::phiDecay},
    {"d-star-decay", VectorProduction::dStarDecay},
    {"proton-bremsstrahlung", VectorProduction::protonBremsstrahlung},
    {"proton-mesons", VectorProduction::protonMesons},
    {"proton-collision", VectorProduction::protonCollision},
    {"drell-yan", VectorProduction::drellYan},
    {"nucleon-bremsstrahlung", VectorProduction::nucleonBremsstrahlung},
}};

model::Model spinOne(const model::Charges& charges, model::Particle particle) {
    model::Model out;
    out.particle = particle;
    out.charges = charges;
    return out;
}

model::Model vector(const char* charges) {
    return spinOne(model::findCharges(charges)->charges, model::Particle::vector);
}

model::Model ofQuarks(std::array<double, model::quarkCount> quarks) {
    model::Charges charges = model::findCharges("leptonic")->charges;
    charges.name = "own";
    charges.lepton = {0.0, 0.0, 0.0};
    charges.quark = quarks;
    return spinOne(charges, model::Particle::vector);
}

double ratio(const char* word, const model::Model& model, double massGeV) {
    return model::relativeRate(model::vectorProduction(word).value(), model, massGeV).ratio;
}

bool close(double got, double wanted, double tolerance = 1e-12) {
    return std::abs(got - wanted) <= tolerance * std::abs(wanted);
}

} // namespace

/// How many particles other charges make than those of a dark photon.
class TestVectorProduction : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void wordsNameProductions();
    void darkPhotonIsTheUnit();
    void zerosHaveReasons();
    void ratiosGoWithSquaresAndNotWithEpsilon();
    void protophobicMissesPionsAndProtons();
    void leptonsMakeWhatTheyCarry();
    void baryonsMinusLeptons();
    void etaFollowsItsQuarks();
    void collisionFollowsTheMesons();
    void muonDecayIsNeverNegative();
    void axialVectorsAreMadeOfLeptonsOnly();
    void spinZeroIsNotMade();
};

void TestVectorProduction::wordsNameProductions() {
    for (const auto& [word, production] : all) {
        QVERIFY(model::vectorProduction(word) == production);
    }
    QVERIFY(!model::vectorProduction("electron_beam"));
    QVERIFY(!model::vectorProduction(""));
}

void TestVectorProduction::darkPhotonIsTheUnit() {
    const model::Model photon = vector("dark-photon");
    for (double mass = 1e-3; mass <= 100.0; mass *= 1.01) {
        for (const auto& [word, production] : all) {
            const model::RelativeRate rate = model::relativeRate(production, photon, mass);
            QVERIFY2(close(rate.ratio, 1.0), word);
            QVERIFY2(rate.reason.empty(), word);
        }
    }
}

/// A ratio of nothing has a reason and a ratio of something has none, for every model and mass.
void TestVectorProduction::zerosHaveReasons() {
    for (const model::KnownCharges& known : model::knownCharges()) {
        for (const auto particle : {model::Particle::vector, model::Particle::axialVector}) {
            const model::Model model = spinOne(known.charges, particle);
            for (double mass = 1e-3; mass <= 100.0; mass *= 1.07) {
                for (const auto& [word, production] : all) {
                    const auto rate = model::relativeRate(production, model, mass);
                    QVERIFY2(std::isfinite(rate.ratio) && rate.ratio >= 0.0, word);
                    QVERIFY2((rate.ratio == 0.0) == !rate.reason.empty(), word);
                }
            }
        }
    }
}

void TestVectorProduction::ratiosGoWithSquaresAndNotWithEpsilon() {
    const model::Model one = vector("protophobic");
    model::Model three = one;
    three.epsilon = 1e-5;
    for (double& charge : three.charges.quark) {
        charge *= -3.0;
    }
    for (double& charge : three.charges.lepton) {
        charge *= -3.0;
    }
    for (const double mass : {0.01, 0.3, 0.6, 0.78, 1.02, 1.3, 10.0}) {
        for (const auto& [word, production] : all) {
            QVERIFY2(close(model::relativeRate(production, three, mass).ratio,
                           9.0 * model::relativeRate(production, one, mass).ratio),
                     word);
        }
    }
}

void TestVectorProduction::protophobicMissesPionsAndProtons() {
    const model::Model model = vector("protophobic");
    for (const char* word : {"pion-decay", "proton-bremsstrahlung", "proton-mesons"}) {
        QCOMPARE(ratio(word, model, 0.017), 0.0);
    }
    // A file that says 0.1 and -0.2 means so too.
    QCOMPARE(ratio("pion-decay", ofQuarks({0.1, 0.1 - 0.3, 0.0, 0.0, 0.0, 0.0}), 0.017), 0.0);
    QVERIFY(close(ratio("nucleon-bremsstrahlung", model, 0.017), 1.0)); // neutrons alone carry it
    QVERIFY(close(ratio("electron-beam", model, 0.017), 1.0));
    QVERIFY(close(ratio("phi-decay", model, 0.1), 4.0));
}

void TestVectorProduction::leptonsMakeWhatTheyCarry() {
    const model::Model leptonic = vector("leptonic");
    const model::Model muTau = vector("l-mu-l-tau");
    for (const char* word : {"electron-beam", "annihilation", "muon-decay"}) {
        QCOMPARE(ratio(word, leptonic, 0.03), 1.0);
    }
    QCOMPARE(ratio("electron-beam", muTau, 0.03), 0.0);
    QCOMPARE(ratio("annihilation", muTau, 0.03), 0.0);
    QVERIFY(close(ratio("muon-decay", muTau, 0.03), 1.0, 0.05));        // muon and its neutrino
    QVERIFY(close(ratio("muon-decay", vector("b-l"), 0.03), 2.0, 0.2)); // neutrinos too
    for (const char* word :
         {"pion-decay", "eta-decay", "phi-decay", "d-star-decay", "proton-bremsstrahlung",
          "proton-mesons", "proton-collision", "drell-yan", "nucleon-bremsstrahlung"}) {
        QVERIFY2(ratio(word, leptonic, 0.5) == 0.0, word);
        QVERIFY2(ratio(word, muTau, 0.5) == 0.0, word);
    }
    model::Charges half = leptonic.charges;
    half.lepton[0] = -0.5;
    const model::Model own = spinOne(half, model::Particle::vector);
    QCOMPARE(ratio("electron-beam", own, 0.03), 0.25);
    QCOMPARE(ratio("annihilation", own, 3.0), 0.25);
}

void TestVectorProduction::baryonsMinusLeptons() {
    const model::Model model = vector("b-l");
    for (const char* word : {"electron-beam", "annihilation", "pion-decay", "phi-decay",
                             "proton-bremsstrahlung", "proton-mesons"}) {
        QVERIFY2(close(ratio(word, model, 0.1), 1.0), word);
    }
    QVERIFY(close(ratio("d-star-decay", model, 0.05), 0.25)); // half the charge of u and c
    QVERIFY(close(ratio("drell-yan", model, 3.0), 1.0 / 3.0));
    const auto star = model::relativeRate(VectorProduction::nucleonBremsstrahlung, model, 0.01);
    QCOMPARE(star.ratio, 0.0); // protons and neutrons alike
    QVERIFY(star.reason.find("dipole") != std::string_view::npos);
}

/// Light, so that form factors are 1: Σ c_q Q_q x_q with φ = 39.3° and f_s/f_q = 1.34/1.07.
void TestVectorProduction::etaFollowsItsQuarks() {
    const double phi = 39.3 * M_PI / 180.0;
    const double up = std::cos(phi) / std::sqrt(2.0) * 2.0 / 3.0;
    const double down = -std::cos(phi) / std::sqrt(2.0) / 3.0;
    const double strange = std::sin(phi) / 3.0 * 1.07 / 1.34;
    const double photon = 2.0 / 3.0 * up - down / 3.0 - strange / 3.0;
    const double light = 1e-4;
    const auto squared = [&](double amplitude) { return std::pow(amplitude / photon, 2); };
    QVERIFY(close(ratio("eta-decay", ofQuarks({1, 0, 0, 0, 0, 0}), light), squared(up), 1e-5));
    QVERIFY(close(ratio("eta-decay", ofQuarks({0, 1, 0, 0, 0, 0}), light), squared(down), 1e-5));
    QVERIFY(close(ratio("eta-decay", ofQuarks({0, 0, 1, 0, 0, 0}), light), squared(strange), 1e-5));
    QVERIFY(close(ratio("eta-decay", vector("b-l"), light), squared((up + down + strange) / 3.0),
                  1e-5));
    QCOMPARE(ratio("eta-decay", ofQuarks({0, 0, 0, 1, 1, 1}), light), 0.0);
    // On the ω, an η' makes an isoscalar particle more readily, an isovector one less.
    const model::Model isoscalar = ofQuarks({1.0 / 6.0, 1.0 / 6.0, 0, 0, 0, 0});
    const model::Model isovector = ofQuarks({0.5, -0.5, 0, 0, 0, 0});
    QVERIFY(ratio("eta-decay", isoscalar, 0.7827) > 10.0 * ratio("eta-decay", isoscalar, 0.65));
    QVERIFY(ratio("eta-decay", isovector, 0.7827) < ratio("eta-decay", isovector, 0.65));
}

void TestVectorProduction::collisionFollowsTheMesons() {
    const model::Model bl = vector("b-l");
    // π⁰ decays far below their mass, the ω, the φ, then quarks: u ū with 4/9, d d̄ with 1/9 …
    QVERIFY(close(ratio("proton-collision", bl, 0.01), 1.0, 0.05));
    QVERIFY(close(ratio("proton-collision", bl, 0.78266), 4.0, 0.05));
    QVERIFY(close(ratio("proton-collision", vector("protophobic"), 1.0195), 4.0, 0.02));
    QVERIFY(close(ratio("proton-collision", ofQuarks({0.5, -0.5, 0, 0, 0, 0}), 0.65), 1.0, 0.15));
    const double sea =
        (1.0 + 0.9 + 0.5 + 0.25) / 9.0 / (4.0 / 9.0 + 0.9 / 9.0 + 0.5 / 9.0 + 0.25 * 4.0 / 9.0);
    QVERIFY(close(ratio("proton-collision", bl, 30.0), sea));
    double before = ratio("proton-collision", bl, 0.9);
    for (double mass = 0.9; mass < 2.0; mass += 1e-4) { // no step where quarks take over
        const double now = ratio("proton-collision", bl, mass);
        QVERIFY(std::abs(now - before) < 0.01);
        before = now;
    }
}

/// Interferences never outweigh the rates, whatever the charges.
void TestVectorProduction::muonDecayIsNeverNegative() {
    model::Charges charges = model::findCharges("leptonic")->charges;
    const auto steps = {-1.0, -0.6, -0.2, 0.2, 0.6, 1.0};
    for (const double lepton : steps) {
        for (const double muonNeutrino : steps) {
            for (const double electronNeutrino : steps) {
                charges.lepton = {lepton, lepton, 0.0};
                charges.neutrino = {electronNeutrino, muonNeutrino, 0.0};
                QVERIFY(ratio("muon-decay", spinOne(charges, model::Particle::vector), 0.03) > 0.0);
            }
        }
    }
}

void TestVectorProduction::axialVectorsAreMadeOfLeptonsOnly() {
    const model::Model axial = spinOne(model::Charges{}, model::Particle::axialVector);
    for (const auto& [word, production] : all) {
        const auto rate = model::relativeRate(production, axial, 0.05);
        const bool leptonic = production == VectorProduction::electronBeam ||
                              production == VectorProduction::annihilation ||
                              production == VectorProduction::muonDecay;
        QVERIFY2(rate.ratio == (leptonic ? 1.0 : 0.0), word);
        QVERIFY2(rate.approximation.empty() != leptonic, word);
    }
    for (const char* word : {"pion-decay", "eta-decay", "phi-decay"}) {
        const auto rate = model::relativeRate(*model::vectorProduction(word), axial, 0.05);
        QVERIFY2(rate.reason.find("C parity") != std::string_view::npos, word);
    }
}

void TestVectorProduction::spinZeroIsNotMade() {
    for (const auto particle : {model::Particle::pseudoscalar, model::Particle::scalar}) {
        const model::Model model = spinOne(model::Charges{}, particle);
        const auto rate = model::relativeRate(VectorProduction::electronBeam, model, 0.05);
        QCOMPARE(rate.ratio, 0.0);
        QVERIFY(!rate.reason.empty());
    }
}

QTEST_APPLESS_MAIN(TestVectorProduction)
#include "test_vector_production.moc"
