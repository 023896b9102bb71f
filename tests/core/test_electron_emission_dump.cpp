#include "comparison.hpp"
#include "emission_fixture.hpp"
#include "nose.hpp"

#include "core/physics/electron_bremsstrahlung.hpp"
#include "core/physics/electron_dump_emission_yield.hpp"
#include "core/physics/straggling.hpp"
#include "core/physics/widths.hpp"
#include "core/physics/yield_surface.hpp"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace cyrano::physics;
using emission_fixture::Chance;
using emission_fixture::eventsPerInverseGeV2;
using emission_fixture::integrateLog;
using fixture::close;
namespace constants = cyrano::constants;

namespace {

constexpr double me = constants::electronMassGeV;
constexpr double alpha = constants::alpha0;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// Geometry of the analyses of arXiv:1209.6083 with effective cuts; the electrons stay on the axis.
constexpr ElectronDumpEmission onAluminium(double radiusM, double thresholdGeV) {
    return {
        {20.0, 1.87e20, 13.0, 26.98, 24.01, 179.0, 204.0, radiusM, thresholdGeV, false, 0.0, 1.0}};
}
constexpr ElectronDumpEmission onTungsten(double beamGeV, double electrons, double shieldM,
                                          double decayM, double radiusM, double thresholdGeV,
                                          Legs legs) {
    ElectronDumpEmission emission{{beamGeV, electrons, 74.0, 183.84, 6.76, shieldM, decayM, radiusM,
                                   thresholdGeV, false, 0.0, 1.0}};
    emission.legs = legs;
    return emission;
}
constexpr ElectronDumpEmission e137 = onAluminium(1.5, 0.05);
constexpr ElectronDumpEmission e141 = onTungsten(9.0, 2e15, 0.12, 35.0, 0.02, 1.0, Legs::one);
constexpr ElectronDumpEmission e774 = onTungsten(275.0, 5.2e9, 0.3, 2.0, 0.005, 1.0, Legs::softer);
constexpr ElectronDumpEmission kek = onTungsten(2.5, 1.69e17, 2.4, 2.2, 0.12, 0.05, Legs::softer);
constexpr ElectronDumpEmission orsay = onTungsten(1.6, 2e16, 1.0, 2.0, 0.10, 0.02, Legs::softer);

double totalWidth(Particle particle, double mass, double coupling) {
    return widthLeptonPair(particle, coupling, mass, me) +
           (particle == Particle::vector
                ? widthLeptonPair(particle, coupling, mass, constants::muonMassGeV)
                : 0.0);
}

double events(const YieldTable& table, Particle particle, double mass, double coupling) {
    const double width = totalWidth(particle, mass, coupling);
    return expectedEvents(table, mass, coupling * coupling, width,
                          widthLeptonPair(particle, coupling, mass, me) / width);
}

struct Reference {
    double mass;
    double coupling;
    double events;
};

/// Both couplings at which N = limit.
fixture::Edges edges(const YieldTable& table, Particle particle, double mass, double limit) {
    return fixture::edgesOf(
               [&](double coupling) { return events(table, particle, mass, coupling) / limit; },
               std::log(1e-12), std::log(10.0), 0.02)
        .value();
}

/// Direct integral for one radiation length, every decay above the threshold counted; `simplified`
/// takes the approximation 4(1 - x + x²/3)/U0 of arXiv:0906.0580 for heavy dark photons.
double eventsWithoutCuts(const ElectronDump& dump, double mass, double epsilon, bool simplified) {
    const double width = totalWidth(Particle::vector, mass, epsilon);
    const double visible = widthLeptonPair(Particle::vector, epsilon, mass, me) / width;
    const auto perRest = [&](double rest) {
        const double x = 1.0 - rest;
        const double u0 = mass * mass * rest / x + me * me * x;
        const double exact = 2.0 * (1.0 + rest * rest) / u0 -
                             2.0 / 3.0 * (mass * mass + 2.0 * me * me) * x * rest / (u0 * u0);
        const double law = simplified ? 4.0 * (rest + x * x / 3.0) / u0 : exact;
        const double energy = x * dump.beamEnergyGeV;
        const double momentum = std::sqrt(energy * energy - mass * mass);
        const double perM = width * mass / momentum / constants::hbarCGeVm;
        return law * momentum / energy * std::exp(-dump.shieldLengthM * perM) *
               -std::expm1(-dump.decayLengthM * perM);
    };
    const double most = 1.0 - dump.photonThresholdGeV / dump.beamEnergyGeV;
    return eventsPerInverseGeV2(dump) * visible * std::pow(alpha, 3) * epsilon * epsilon *
           effectivePhotonFlux({dump.atomicNumber, dump.massNumber}, dump.beamEnergyGeV, mass) *
           integrateLog(perRest, 1e-10, most, 20000);
}

} // namespace

class TestElectronEmissionDump : public QObject {
    Q_OBJECT
  private slots:
    void oneRadiationLengthRecipe();
    void eventsAgainstChance_data();
    void eventsAgainstChance();
    void prototypeEvents();
    void prototypeUpperEdges();
    void electronCouplingEdges();
    void quadratureConverges_data();
    void quadratureConverges();
    void readingsAreOrdered();
    void blurFades();
    void sharedSlices();
    void surfaceMeetsTheTables();
    void domain();
    void descriptionSeesEveryInput();
};

void TestElectronEmissionDump::oneRadiationLengthRecipe() {
    // One radiation length, energies above 2 GeV, no acceptance. The independent calculation took
    // the amplitude without m_e; the full one gives 5 to 14 % more.
    ElectronDumpEmission recipe = onAluminium(infinite, 2.0);
    recipe.track = TrackMeasure::oneRadiationLength;
    recipe.legs = Legs::softer;
    const std::vector<Reference> references{
        {0.002055159, 1.1617784335128889e-07, 3.2909620044684473},
        {0.006479216651458219, 8.97186404318895e-08, 2.2547095925502867},
        {0.020426764263267953, 1.7661917457672028e-05, 86.55245129862499},
        {0.06439863346338526, 6.055336420656379e-07, 5487.672407521351},
        {0.25544013881324606, 1.007371132948947e-07, 3.2004612705870614}};
    for (const Reference& r : references) {
        const bool peaked = r.mass > 0.1; // 1 - x ~ m_e²/m² slipped through its nodes
        QVERIFY(close(eventsWithoutCuts(recipe.dump, r.mass, r.coupling, true), r.events,
                      peaked ? 0.10 : 0.025));
        const double n =
            events(electronDumpEmissionYield(recipe, r.mass), Particle::vector, r.mass, r.coupling);
        QVERIFY(close(n, eventsWithoutCuts(recipe.dump, r.mass, r.coupling, false), 2e-3));
        QVERIFY(close(n, r.events, 0.15));
    }
}

void TestElectronEmissionDump::eventsAgainstChance_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<double>("mass");
    QTest::addColumn<double>("coupling");
    QTest::newRow("E137, one leg, heavy") << 0 << 0.19 << 7.27e-8;
    QTest::newRow("E137, one leg, threshold") << 0 << 0.0010609 << 3.14e-8;
    QTest::newRow("E774, softer leg, threshold") << 1 << 0.0010609 << 9.73e-5;
    QTest::newRow("KEK, softer leg") << 2 << 0.036 << 1.31e-6;
    QTest::newRow("Orsay, both legs, shower spread") << 3 << 0.02 << 1.3e-6;
    QTest::newRow("E141, one leg, shower spread, scalar") << 4 << 0.005 << 1e-5;
    QTest::newRow("E137, photons, pseudoscalar, cascade") << 5 << 0.05 << 3e-7;
}

void TestElectronEmissionDump::eventsAgainstChance() {
    QFETCH(int, set);
    QFETCH(double, mass);
    QFETCH(double, coupling);
    ElectronDumpEmission spreadOrsay = orsay;
    spreadOrsay.legs = Legs::both;
    spreadOrsay.dump.showerAngleGeV = 0.0136;
    ElectronDumpEmission scalarE141 = e141;
    scalarE141.particle = Particle::scalar;
    scalarE141.dump.showerAngleGeV = 0.0136;
    ElectronDumpEmission photonE137 = e137;
    photonE137.particle = Particle::pseudoscalar;
    photonE137.legMassGeV = 0.0;
    photonE137.dump.photonThresholdGeV = 1.0;
    photonE137.track = TrackMeasure::cascade;
    const std::vector<ElectronDumpEmission> sets{e137,        e774,       kek,
                                                 spreadOrsay, scalarE141, photonE137};
    const ElectronDumpEmission& emission = sets[static_cast<std::size_t>(set)];
    const double width = totalWidth(emission.particle, mass, coupling);
    const double n = expectedEvents(electronDumpEmissionYield(emission, mass), mass,
                                    coupling * coupling, width, 1.0);
    QVERIFY(close(n, Chance(emission, mass, width).events(coupling, 300000), 0.02));
}

void TestElectronEmissionDump::prototypeEvents() {
    // Expected events of an independent calculation on the long-lived side, with the primary
    // electron's track and the cuts of the set-ups above. It evaluated angle and threshold at the
    // mean of each of 40 energy bins; its own spread on refining is up to a third in N. Where the
    // angle matters (heavy, E137 and Orsay) and where softest energies dominate (E774 and E137 near
    // 1 MeV) we differ from it by more than that, and agree with Chance above.
    struct Row {
        const ElectronDumpEmission& emission;
        Reference reference;
        double least;
        double most;
    };
    const std::vector<Row> rows{
        {e137, {0.0010609, 3.1410011e-08, 0.48005442}, 0.55, 1.0},
        {e137, {0.0036480053, 2.4511266e-08, 0.40799774}, 0.9, 1.1},
        {e137, {0.043133776, 5.6148297e-07, 12714.159}, 1.0, 1.3},
        {e137, {0.18987802, 7.2717273e-08, 1.0276169}, 1.0, 2.0},
        {e141, {0.0010609, 1.1627937e-05, 780.19001}, 0.8, 1.2},
        {e141, {0.0019830532, 1.1295864e-05, 2330.952}, 0.9, 1.1},
        {e141, {0.0069287392, 0.00011949008, 255847.78}, 0.9, 1.1},
        {e141, {0.014677298, 4.0179205e-05, 3117.8785}, 0.9, 1.1},
        {e774, {0.0010609, 9.7276056e-05, 2.6270536}, 0.38, 1.0},
        {e774, {0.0017133768, 0.00011682006, 13.412391}, 0.45, 1.0},
        {e774, {0.0044689937, 0.00090702945, 206.85557}, 0.9, 1.1},
        {e774, {0.0079437187, 0.00035699675, 19.41969}, 0.9, 1.1},
        {kek, {0.0010609, 5.4850061e-07, 0.84845069}, 0.8, 1.2},
        {kek, {0.0024548713, 4.040009e-07, 0.94010789}, 0.9, 1.1},
        {kek, {0.013144294, 6.6952275e-06, 15510.551}, 0.9, 1.1},
        {kek, {0.03597182, 1.3118112e-06, 17.884333}, 0.85, 1.15},
        {orsay, {0.0010609, 9.3123524e-07, 1.1339596}, 0.8, 1.2},
        {orsay, {0.0027114714, 6.8317746e-07, 0.99824923}, 0.9, 1.1},
        {orsay, {0.017711943, 7.7748574e-06, 1858.3655}, 0.9, 1.1},
        {orsay, {0.054613865, 1.7165146e-06, 1.9842417}, 1.0, 1.35},
    };
    for (const auto& [emission, r, least, most] : rows) {
        const YieldTable table = electronDumpEmissionYield(emission, r.mass);
        const double ratio = events(table, Particle::vector, r.mass, r.coupling) / r.events;
        QVERIFY2(ratio > least && ratio < most,
                 qPrintable(QString("%1 at %2 GeV").arg(ratio).arg(r.mass)));
    }
}

void TestElectronEmissionDump::prototypeUpperEdges() {
    // Deep in the exponential: the coupling at which N takes the reference's value.
    const std::vector<std::pair<ElectronDumpEmission, Reference>> points{
        {e137, {0.012544012281018663, 3.197452904632293e-05, 3.68256678908079}},
        {e141, {0.0037067584990058532, 0.0017172339742986843, 73426.70321271136}},
        {e774, {0.002767141139310132, 0.007345383860435295, 17.28068206419026}},
        {kek, {0.00568045342384408, 0.00020009422324770607, 5.325744277581238}},
        {orsay, {0.0069300380983120064, 0.0001884503508873957, 4.109547436530753}}};
    for (const auto& [emission, r] : points) {
        const YieldTable table = electronDumpEmissionYield(emission, r.mass);
        QVERIFY(close(edges(table, Particle::vector, r.mass, r.events).upper, r.coupling, 0.02));
    }
}

void TestElectronEmissionDump::electronCouplingEdges() {
    struct Case {
        ElectronDumpEmission emission;
        double mass;
        double limit;
        double lower;
        double upper;
    };
    for (const Case& c :
         {Case{e137, 0.010, 3.0, 1.4e-8, 9.9e-6}, Case{e141, 0.005, 3419.0, 4.4e-6, 3.4e-4},
          Case{orsay, 0.010, 3.0, 3.6e-7, 3.0e-5}}) {
        ElectronDumpEmission emission = c.emission;
        emission.particle = Particle::pseudoscalar;
        const auto [lower, upper] =
            edges(electronDumpEmissionYield(emission, c.mass), emission.particle, c.mass, c.limit);
        QVERIFY(close(lower, c.lower, 0.05));
        QVERIFY(close(upper, c.upper, 0.05));
        // A scalar of that mass differs in its width near threshold only.
        emission.particle = Particle::scalar;
        const auto scalar =
            edges(electronDumpEmissionYield(emission, c.mass), emission.particle, c.mass, c.limit);
        QVERIFY(close(scalar.lower, lower, 0.02));
        QVERIFY(close(scalar.upper, upper, 0.05));
    }
}

void TestElectronEmissionDump::quadratureConverges_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("mass");
    const std::array<double, 6> limits{3.0, 3419.0, 18.0, 3.0, 3.0, 3.0};
    const std::array<std::vector<double>, 6> masses{{{0.0011, 0.01, 0.1, 0.25},
                                                     {0.0011, 0.01},
                                                     {0.0011, 0.005},
                                                     {0.0011, 0.01, 0.05},
                                                     {0.0011, 0.01, 0.05},
                                                     {0.05}}};
    for (std::size_t set = 0; set < limits.size(); ++set)
        for (const double mass : masses[set])
            QTest::addRow("set %zu at %g GeV", set, mass)
                << static_cast<int>(set) << limits[set] << mass;
}

void TestElectronEmissionDump::quadratureConverges() {
    QFETCH(int, set);
    QFETCH(double, limit);
    QFETCH(double, mass);
    std::vector<ElectronDumpEmission> sets{e137, e141, e774, kek, orsay, e137};
    sets[5].dump.showerAngleGeV = 0.021;
    const ElectronDumpEmission& emission = sets[static_cast<std::size_t>(set)];
    const EmissionQuadrature base;
    EmissionQuadrature finer;
    for (int DumpQuadrature::*count :
         {&DumpQuadrature::energies, &DumpQuadrature::transverse, &DumpQuadrature::polar,
          &DumpQuadrature::disk, &DumpQuadrature::slices})
        finer.common.*count *= 2;
    finer.losses = 2 * base.losses;
    finer.fractions = 2 * base.fractions;
    finer.distances = 2 * base.distances;
    const YieldTable table = electronDumpEmissionYield(emission, mass);
    const YieldTable better = electronDumpEmissionYield(emission, mass, finer);
    const auto [lower, upper] = edges(table, Particle::vector, mass, limit);
    QVERIFY(lower < upper);
    const auto change = [&](double coupling) {
        return events(better, Particle::vector, mass, coupling) /
                   events(table, Particle::vector, mass, coupling) -
               1.0;
    };
    QVERIFY2(std::abs(change(lower)) < 6e-3, qPrintable(QString::number(change(lower))));
    QVERIFY2(std::abs(change(std::sqrt(lower * upper))) < 0.016,
             qPrintable(QString::number(change(std::sqrt(lower * upper)))));
    // The upper edge is steep in the coupling: there 2 % in N move it by less than 3e-3. E141's
    // slices are thick for its shield and set these numbers.
    QVERIFY2(std::abs(change(upper)) < 0.025, qPrintable(QString::number(change(upper))));
    const auto finest = edges(better, Particle::vector, mass, limit);
    QVERIFY(close(lower, finest.lower, 3e-3));
    QVERIFY(close(upper, finest.upper, 3e-3));
}

void TestElectronEmissionDump::readingsAreOrdered() {
    for (const double mass : {0.002, 0.02, 0.1}) {
        const auto with = [&](Legs legs, TrackMeasure track) {
            ElectronDumpEmission emission = e137;
            emission.dump.photonThresholdGeV = 2.0;
            emission.legs = legs;
            emission.track = track;
            return totalYield(electronDumpEmissionYield(emission, mass));
        };
        const double one = with(Legs::one, TrackMeasure::primary);
        QVERIFY(with(Legs::both, TrackMeasure::primary) < one);
        QVERIFY(with(Legs::both, TrackMeasure::primary) <
                with(Legs::softer, TrackMeasure::primary));
        QVERIFY(one < with(Legs::one, TrackMeasure::cascade));
    }
}

void TestElectronEmissionDump::blurFades() {
    // A spread far below the angles of emission changes nothing, a large one costs acceptance.
    ElectronDumpEmission spread = e137;
    const double sharp = totalYield(electronDumpEmissionYield(e137, 0.02));
    spread.dump.showerAngleGeV = 1e-6;
    QVERIFY(close(totalYield(electronDumpEmissionYield(spread, 0.02)), sharp, 1e-3));
    spread.dump.showerAngleGeV = 0.05;
    QVERIFY(totalYield(electronDumpEmissionYield(spread, 0.02)) < 0.9 * sharp);
}

void TestElectronEmissionDump::sharedSlices() {
    ElectronDumpEmission emission = e137;
    emission.dump.showerAngleGeV = 0.021;
    const YieldTable photons = electronDumpYield(emission.dump, 0.05);
    const YieldTable electrons = electronDumpEmissionYield(emission, 0.05);
    QCOMPARE(electrons.slices, photons.slices);
    QCOMPARE(electrons.frontM, photons.frontM);
    QCOMPARE(electrons.sliceM, photons.sliceM);
    QCOMPARE(electrons.energiesGeV, electronDumpEmissionYield(emission, 0.3).energiesGeV);
    QVERIFY(std::is_sorted(electrons.energiesGeV.begin(), electrons.energiesGeV.end()));
    QCOMPARE(electrons.energiesGeV.back(), 20.0);
    for (const double weight : electrons.weights)
        QVERIFY(weight >= 0.0 && std::isfinite(weight));
}

void TestElectronEmissionDump::surfaceMeetsTheTables() {
    const auto yield = [](double mass) { return electronDumpEmissionYield(e137, mass); };
    const std::vector<double> masses = geometricMasses(0.00103, 0.45, 64);
    const auto surface = YieldSurface::compute(yield, describe(e137), masses);
    QVERIFY(surface.has_value());
    for (std::size_t i = 1; i < 60; i += 6) {
        const double mass = std::sqrt(masses[i] * masses[i + 1]);
        const auto read = edges(surface->at(mass), Particle::vector, mass, 3.0);
        const auto computed = edges(yield(mass), Particle::vector, mass, 3.0);
        QVERIFY(close(read.lower, computed.lower, 5e-3));
        QVERIFY(close(read.upper, computed.upper, 5e-3));
    }
}

void TestElectronEmissionDump::domain() {
    QVERIFY(isValid(e137, {}));
    ElectronDumpEmission broken = e137;
    broken.legMassGeV = -1.0;
    QVERIFY(electronDumpEmissionYield(broken, 0.1).energiesGeV.empty());
    broken = e137;
    broken.dump.photonThresholdGeV = 30.0;
    QVERIFY(!isValid(broken, {}));
    broken = e137;
    broken.dump.showerAngleGeV = -0.1;
    QVERIFY(!isValid(broken, {}));
    EmissionQuadrature coarse;
    coarse.losses = 1;
    QVERIFY(!isValid(e137, coarse));
    QVERIFY(electronDumpEmissionYield(e137, std::nan("")).weights.empty());
    QVERIFY(electronDumpEmissionYield(e137, 0.0).weights.empty());
    QCOMPARE(totalYield(electronDumpEmissionYield(e137, 25.0)), 0.0);
    double previous = infinite;
    for (double mass = 0.3; mass < 20.0; mass *= 1.2) {
        const double now = totalYield(electronDumpEmissionYield(e137, mass));
        QVERIFY(now >= 0.0 && now < previous);
        previous = now;
    }
}

void TestElectronEmissionDump::descriptionSeesEveryInput() {
    std::vector<ElectronDumpEmission> changed(6, e137);
    changed[1].particle = Particle::scalar;
    changed[2].track = TrackMeasure::cascade;
    changed[3].legs = Legs::both;
    changed[4].legMassGeV = 0.0;
    changed[5].dump.decayLengthM = 203.0;
    std::vector<std::string> texts;
    for (const ElectronDumpEmission& emission : changed)
        texts.push_back(describe(emission));
    std::vector<EmissionQuadrature> quadratures(4);
    quadratures[0].losses = 33;
    quadratures[1].fractions = 33;
    quadratures[2].distances = 7;
    quadratures[3].common.energies = 41;
    for (const EmissionQuadrature& quadrature : quadratures)
        texts.push_back(describe(e137, quadrature));
    std::sort(texts.begin(), texts.end());
    QVERIFY(std::adjacent_find(texts.begin(), texts.end()) == texts.end());
}

QTEST_APPLESS_MAIN(TestElectronEmissionDump)
#include "test_electron_emission_dump.moc"
