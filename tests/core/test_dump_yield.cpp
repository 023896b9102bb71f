#include "core/physics/dump_yield.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/yield_surface.hpp"

#include "core/constants/constants.hpp"

#include "comparison.hpp"
#include "nose.hpp"

#include <QtTest>

#include <array>
#include <clocale>
#include <cmath>
#include <numeric>
#include <random>

using namespace cyrano::physics;
using namespace fixture::dump;
using fixture::close;

namespace {

constexpr ElectronDump e137{20.0,  1.87e20, 13.0, 26.98, 24.01, 179.0,
                            204.0, 1.5,     3.0,  true,  0.021, 1.0};
constexpr ElectronDump e141{9.0,  2e15,  74.0, 183.84, 6.76,   0.12,
                            35.0, 0.075, 4.5,  false,  0.0136, 1.0};
constexpr double e137Limit = 3.0;
constexpr double e141Limit = 1.4e5;

/// Chance that photons opposite each other both land, seen ring by ring: arcs of half-angles
/// pi f1 and pi f2 centred on opposite sides overlap in the fraction f1 + f2 - 1.
double coincidenceByRings(const AimProfile& aim, double inner, double outer, double disk) {
    constexpr int steps = 20000;
    double sum = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double d = (i + 0.5) * disk / steps;
        const double both =
            ringFractionInDisk(d, inner, disk) + ringFractionInDisk(d, outer, disk) - 1.0;
        sum += 2.0 * M_PI * d * aim.density(d) * std::max(both, 0.0);
    }
    return sum * disk / steps;
}

struct Reference {
    double mass;
    double coupling;
    double events;
};

// An independent numpy prototype, good to a few per cent. It took E137's "both photons" to mean
// the softer one on the detector and an ALP above 3 GeV, and 13.6 MeV of spread for E141.
constexpr std::array<Reference, 5> e137References{{
    {6.503871509359706e-05, 1.6743115366956853e-4, 1.4212935},
    {4.5644762016270685e-04, 2.5954801267379625e-5, 1.9922454},
    {3.203390928808646e-03, 2.939888396205071e-2, 1521.4841},
    {2.2481689003254292e-02, 1.8618172305501383e-5, 1923452.7},
    {2.3296556337019367e-01, 1.5217135100040083e-7, 5.6619431},
}};
constexpr std::array<Reference, 5> e141References{{
    {1.0305879740267242e-2, 1.4575463834328405e-3, 194206.98},
    {1.2550661347493637e-2, 1.3016328361087643e-3, 155924.26},
    {1.5284391457044706e-2, 1.3840401229047799e-2, 214766.20},
    {1.8613570691143985e-2, 3.7937230033390956e-3, 558079.94},
    {2.357911725083809e-2, 1.6698123246917818e-3, 138125.44},
}};

} // namespace

auto surfaceOf(const ElectronDump& dump, const std::vector<double>& masses) {
    return YieldSurface::compute([&](double mass) { return electronDumpYield(dump, mass); },
                                 describe(dump), masses);
}

class TestDumpYield : public QObject {
    Q_OBJECT
  private slots:
    void ringInDiskLimits();
    void ringInDiskAgainstAzimuth();
    void gaussRuleIsExact();
    void profileKeepsItsContent();
    void lensAgainstRings();
    void prototypeEvents();
    void publishedLowerEdge();
    void noseCloses();
    void longLivedScaling();
    void efficiencyAndBranchingAreFactors();
    void eventsAgainstPlainSum();
    void quadratureConverges();
    void smoothToKinematicEnd();
    void onePhotonOutnumbersStricterCuts();
    void domain();
    void surfaceMeetsTheTables();
    void surfaceAcrossClosedAcceptance();
    void surfaceRoundTrip();
    void surfaceRejectsDamage();
    void fingerprintSeesEveryInput();
    void fatesAddUp();
};

void TestDumpYield::ringInDiskLimits() {
    QCOMPARE(ringFractionInDisk(0.0, 0.5, 1.0), 1.0);
    QCOMPARE(ringFractionInDisk(0.5, 0.5, 1.0), 1.0); // touching from inside
    QCOMPARE(ringFractionInDisk(0.5, 1.5, 1.0), 0.0); // around the disk, touching
    QCOMPARE(ringFractionInDisk(3.0, 2.0, 1.0), 0.0); // beside it, touching
    QCOMPARE(ringFractionInDisk(0.0, 1.5, 1.0), 0.0);
    QCOMPARE(ringFractionInDisk(2.0, 0.0, 1.0), 0.0);
    QCOMPARE(ringFractionInDisk(0.9, 0.0, 1.0), 1.0);
    QVERIFY(close(ringFractionInDisk(1.0, 1.0, 1.0), 1.0 / 3.0, 1e-14));
    QVERIFY(ringFractionInDisk(0.5, 0.5 + 1e-9, 1.0) > 0.999);
    QVERIFY(ringFractionInDisk(3.0, 2.0 + 1e-9, 1.0) < 1e-3);
    QVERIFY(std::isnan(ringFractionInDisk(-1.0, 1.0, 1.0)));
    QVERIFY(std::isnan(ringFractionInDisk(1.0, 1.0, 0.0)));
}

void TestDumpYield::ringInDiskAgainstAzimuth() {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> length(0.0, 2.5);
    constexpr int steps = 20000;
    for (int trial = 0; trial < 40; ++trial) {
        const double offset = length(random);
        const double ring = length(random);
        int inside = 0;
        for (int i = 0; i < steps; ++i) {
            const double phi = 2.0 * M_PI * (i + 0.5) / steps;
            const double x = offset + ring * std::cos(phi);
            inside += std::hypot(x, ring * std::sin(phi)) <= 1.0 ? 1 : 0;
        }
        QVERIFY(std::abs(ringFractionInDisk(offset, ring, 1.0) - inside / double(steps)) < 2e-4);
    }
}

void TestDumpYield::gaussRuleIsExact() {
    for (const int count : {1, 2, 5, 16, 24}) {
        const GaussRule rule = gaussLegendre(count);
        const int degree = 2 * count - 2;
        double even = 0.0;
        double odd = 0.0;
        for (std::size_t i = 0; i < rule.node.size(); ++i) {
            even += rule.weight[i] * std::pow(rule.node[i], degree);
            odd += rule.weight[i] * std::pow(rule.node[i], degree + 1);
        }
        QVERIFY(close(even, 2.0 / (degree + 1), 1e-12));
        QVERIFY(std::abs(odd) < 1e-13);
    }
}

void TestDumpYield::profileKeepsItsContent() {
    // One circle far smaller than the blur: a Gaussian, 1 - exp(-R^2/2) inside R.
    const std::array<double, 1> narrow{1e-6};
    const std::array<double, 1> unit{1.0};
    AimProfile point(narrow, 30.0, 64);
    point.setStrengths(unit);
    const GaussRule rule = gaussLegendre(16);
    QVERIFY(close(point.density(0.0), 1.0 / (2.0 * M_PI), 1e-6));
    QVERIFY(close(singleHit(point, 0.0, 2.0, rule), 1.0 - std::exp(-2.0), 1e-4));
    // Circles of several radii: their contents add up in a disk that holds them all.
    const std::array<double, 3> radii{0.5, 2.0, 6.0};
    const std::array<double, 3> strengths{1.0, 2.0, 4.0};
    AimProfile rings(radii, 30.0, 128);
    rings.setStrengths(strengths);
    QVERIFY(close(singleHit(rings, 0.0, 14.0, gaussLegendre(32)), 7.0, 1e-3));
    QCOMPARE(rings.density(31.0), 0.0);
}

void TestDumpYield::lensAgainstRings() {
    const std::array<double, 2> radii{0.3, 3.0};
    const std::array<double, 2> strengths{1.0, 0.5};
    AimProfile aim(radii, 30.0, 64);
    aim.setStrengths(strengths);
    const GaussRule rule = gaussLegendre(16);
    constexpr double disk = 2.0;
    using Pair = std::array<double, 2>;
    for (const auto& [inner, outer] :
         {Pair{0.0, 0.0}, Pair{0.1, 0.4}, Pair{0.7, 1.1}, Pair{0.5, 2.5}, Pair{1.6, 1.8}})
        QVERIFY(close(doubleHit(aim, inner, outer, disk, rule),
                      coincidenceByRings(aim, inner, outer, disk), 1e-3));
    QCOMPARE(doubleHit(aim, 1.0, 3.0, disk, rule), 0.0); // further apart than the disk is wide
}

void TestDumpYield::prototypeEvents() {
    for (const Reference& point : e137References)
        QVERIFY(close(events(electronDumpYield(e137, point.mass), point.mass, point.coupling),
                      point.events, 0.05));
    for (const Reference& point : e141References)
        QVERIFY(close(events(electronDumpYield(e141, point.mass), point.mass, point.coupling),
                      point.events, 0.05));
}

void TestDumpYield::publishedLowerEdge() {
    // Lower edge of E137 as drawn in the literature (photon coupling, GeV^-1), to 15 %.
    const std::array<std::array<double, 2>, 3> published{
        {{1e-3, 1.15e-5}, {1e-2, 1.36e-6}, {0.1, 2.3e-7}}};
    for (const auto& [mass, coupling] : published) {
        const auto found = edges(electronDumpYield(e137, mass), mass, e137Limit);
        QVERIFY(found.has_value());
        QVERIFY(close(found->lower, coupling, 0.15));
    }
}

void TestDumpYield::noseCloses() {
    double previous = 1e300;
    for (const double mass : {0.3, 0.4, 0.5, 0.54}) {
        const auto found = edges(electronDumpYield(e137, mass), mass, e137Limit);
        QVERIFY(found.has_value());
        QVERIFY(found->upper > found->lower && found->upper / found->lower < previous);
        previous = found->upper / found->lower;
    }
    // Published tip 0.516 to 0.542 GeV.
    QVERIFY(!edges(electronDumpYield(e137, 0.60), 0.60, e137Limit));
    QVERIFY(edges(electronDumpYield(e141, 0.023), 0.023, e141Limit));
    QVERIFY(!edges(electronDumpYield(e141, 0.028), 0.028, e141Limit));
}

void TestDumpYield::longLivedScaling() {
    for (const double mass : {1e-4, 1e-2, 0.1}) {
        const YieldTable table = electronDumpYield(e137, mass);
        const double low = edges(table, mass, e137Limit)->lower * 1e-3;
        // Production and decay each bring g^2; far below the edge no digit may be lost.
        QVERIFY(close(events(table, mass, 2.0 * low) / events(table, mass, low), 16.0, 1e-6));
        QVERIFY(close(events(table, mass, low * 1e-6) / events(table, mass, low), 1e-24, 1e-6));
    }
}

void TestDumpYield::efficiencyAndBranchingAreFactors() {
    ElectronDump weaker = e137;
    weaker.efficiency = 0.25;
    weaker.electronsOnTarget *= 2.0;
    const YieldTable full = electronDumpYield(e137, 0.05);
    const YieldTable half = electronDumpYield(weaker, 0.05);
    QVERIFY(close(events(half, 0.05, 1e-6), 0.5 * events(full, 0.05, 1e-6), 1e-12));
    QVERIFY(close(expectedEvents(full, 0.05, 1e-12, 1e-20, 0.3),
                  0.3 * expectedEvents(full, 0.05, 1e-12, 1e-20, 1.0), 1e-12));
    QCOMPARE(expectedEvents(full, 0.05, 1e-12, 0.0, 1.0), 0.0);  // stable
    QCOMPARE(expectedEvents(full, 0.05, 1e-12, 1e10, 1.0), 0.0); // decays in the dump
}

void TestDumpYield::eventsAgainstPlainSum() {
    const double mass = 0.1;
    const YieldTable table = electronDumpYield(e137, mass);
    for (const double width : {1e-19, 1e-17, 1e-16}) {
        double sum = 0.0;
        for (std::size_t i = 0; i < table.energiesGeV.size(); ++i) {
            const double momentum = std::sqrt(std::pow(table.energiesGeV[i], 2) - mass * mass);
            const double perM = width * mass / (momentum * cyrano::constants::hbarCGeVm);
            for (int j = 0; j < table.slices; ++j) {
                const double z = table.frontM + j * table.sliceM;
                sum += table.weights[i * static_cast<std::size_t>(table.slices) +
                                     static_cast<std::size_t>(j)] *
                       (std::exp(-z * perM) - std::exp(-(z + table.sliceM) * perM));
            }
        }
        QVERIFY(close(expectedEvents(table, mass, 1e-12, width, 0.5), 0.5e-12 * sum, 1e-9));
    }
}

void TestDumpYield::quadratureConverges() {
    const std::array<int DumpQuadrature::*, 6> dimensions{
        &DumpQuadrature::energies, &DumpQuadrature::transverse, &DumpQuadrature::smear,
        &DumpQuadrature::polar,    &DumpQuadrature::disk,       &DumpQuadrature::slices};
    for (const double mass : {0.01, 0.03, 0.1}) {
        const YieldTable table = electronDumpYield(e137, mass);
        const fixture::Edges edge = *edges(table, mass, e137Limit);
        for (const auto dimension : dimensions) {
            DumpQuadrature finer;
            finer.*dimension *= 2;
            const YieldTable better = electronDumpYield(e137, mass, finer);
            const double middle = std::sqrt(edge.lower * edge.upper);
            for (const double coupling : {edge.lower, middle, edge.upper})
                QVERIFY(close(events(better, mass, coupling), events(table, mass, coupling), 5e-3));
        }
    }
}

void TestDumpYield::smoothToKinematicEnd() {
    const auto total = [](double mass) {
        const YieldTable table = electronDumpYield(e137, mass);
        return std::accumulate(table.weights.begin(), table.weights.end(), 0.0);
    };
    // No jump from one mass to the next, none when energy nodes drop out, zero beyond the beam.
    double previous = total(0.2);
    for (double mass = 0.2 * 1.01; mass < 1.0; mass *= 1.01) {
        const double now = total(mass);
        QVERIFY(now > 0.9 * previous && now < previous);
        previous = now;
    }
    QVERIFY(total(19.0) < 1e-3 * previous);
    QCOMPARE(total(20.0), 0.0);
}

void TestDumpYield::onePhotonOutnumbersStricterCuts() {
    ElectronDump one = e137;
    one.bothPhotons = false;
    ElectronDump higher = one;
    higher.photonThresholdGeV = 6.0;
    ElectronDump smaller = one;
    smaller.detectorRadiusM = 1.0;
    for (const double mass : {1e-3, 0.05, 0.3}) {
        const double coupling = 1e-7 / mass;
        const double wide = events(electronDumpYield(one, mass), mass, coupling);
        QVERIFY(events(electronDumpYield(higher, mass), mass, coupling) < wide);
        QVERIFY(events(electronDumpYield(smaller, mass), mass, coupling) < wide);
    }
    // With one photon enough, a wide ring costs less than if the softer photon has to land.
    QVERIFY(events(electronDumpYield(one, 0.3), 0.3, 1e-7) >
            events(electronDumpYield(e137, 0.3), 0.3, 1e-7));
}

void TestDumpYield::domain() {
    QVERIFY(isValid(e137, {}));
    ElectronDump broken = e137;
    broken.photonThresholdGeV = 25.0;
    QVERIFY(!isValid(broken, {}));
    QVERIFY(electronDumpYield(broken, 0.1).weights.empty());
    QVERIFY(electronDumpYield(e137, -0.1).energiesGeV.empty());
    QVERIFY(electronDumpYield(e137, std::nan("")).energiesGeV.empty());
    DumpQuadrature coarse;
    coarse.slices = 0;
    QVERIFY(!isValid(e137, coarse));
    QVERIFY(std::isnan(expectedEvents(YieldTable{}, 0.1, 1e-12, 1e-20, 1.0)));
    const YieldTable table = electronDumpYield(e137, 0.1);
    QVERIFY(std::isnan(expectedEvents(table, 0.1, -1.0, 1e-20, 1.0)));
    QVERIFY(std::isnan(expectedEvents(table, 0.1, 1e-12, std::nan(""), 1.0)));
}

void TestDumpYield::surfaceMeetsTheTables() {
    const std::vector<double> masses = geometricMasses(1e-5, 0.7, 64);
    const auto surface = surfaceOf(e137, masses);
    QVERIFY(surface.has_value());
    for (std::size_t i = 0; i + 1 < masses.size(); i += 3) {
        const double mass = std::sqrt(masses[i] * masses[i + 1]);
        const auto read = edges(surface->at(mass), mass, e137Limit);
        const auto computed = edges(electronDumpYield(e137, mass), mass, e137Limit);
        QCOMPARE(read.has_value(), computed.has_value());
        if (!read)
            continue;
        QVERIFY(close(read->lower, computed->lower, 5e-4));
        QVERIFY(close(read->upper, computed->upper, 5e-4));
    }
    const YieldTable node = surface->at(masses[20]);
    QVERIFY(close(node.weights[5], electronDumpYield(e137, masses[20]).weights[5], 1e-12));
    QVERIFY(surface->at(0.71).weights.empty());
    QVERIFY(surface->at(0.9e-5).weights.empty());
}

void TestDumpYield::surfaceAcrossClosedAcceptance() {
    // Above 9 GeV nothing is produced by E141's beam: weights fall to exact zeros, never to NaN.
    const std::vector<double> masses{1.0, 3.0, 6.0, 8.0, 9.5, 11.0};
    const auto surface = surfaceOf(e141, masses);
    QVERIFY(surface.has_value());
    for (double mass = 1.0; mass <= 11.0; mass += 0.1)
        for (const double weight : surface->at(mass).weights)
            QVERIFY(weight >= 0.0 && std::isfinite(weight));
    for (const double weight : surface->at(10.0).weights)
        QCOMPARE(weight, 0.0);
}

void TestDumpYield::surfaceRoundTrip() {
    const std::vector<double> masses = geometricMasses(1e-3, 0.5, 6);
    const auto surface = surfaceOf(e137, masses);
    const std::string previousLocale = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    const std::string text = surface->serialise();
    const auto read = YieldSurface::parse(text);
    std::setlocale(LC_ALL, previousLocale.c_str());
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    QCOMPARE(read->serialise(), text);
    QCOMPARE(text.substr(0, text.find('\n')), YieldSurface::fingerprint(describe(e137), masses));
    QCOMPARE(read->fingerprint(), surface->fingerprint());
    QVERIFY(close(events(read->at(0.03), 0.03, 1e-6), events(surface->at(0.03), 0.03, 1e-6), 1e-7));
    // The energies follow at full precision, since the decay length hangs on them.
    QCOMPARE(read->at(0.03).energiesGeV, surface->at(0.03).energiesGeV);
}

void TestDumpYield::surfaceRejectsDamage() {
    const auto surface = surfaceOf(e141, geometricMasses(1e-3, 0.02, 4));
    const std::string text = surface->serialise();
    QVERIFY(!YieldSurface::parse("").has_value());
    QVERIFY(!YieldSurface::parse("another format\n").has_value());
    // Cut anywhere before the last number is whole, it is an error; never a crash.
    for (std::size_t size = 0; size + 16 < text.size(); size += 37)
        QVERIFY(!YieldSurface::parse(std::string_view(text).substr(0, size)).has_value());
    const auto damaged = [&](const std::string& from, const std::string& to) {
        std::string copy = text;
        copy.replace(copy.find(from), from.size(), to);
        return YieldSurface::parse(copy);
    };
    QVERIFY(!damaged("weights ", "weights nan ").has_value());
    QVERIFY(!damaged("weights ", "weights -").has_value());
    QVERIFY(!damaged("weights ", "weights 1 ").has_value());
    QVERIFY(!damaged("slices 20", "slices 1e300").has_value());
    QVERIFY(damaged("masses 0.", "masses x.").error().find("line 4") != std::string::npos);
    QVERIFY(!surfaceOf(e137, std::vector<double>{0.1, 0.2, 0.2, 0.3}).has_value());
    QVERIFY(!surfaceOf(e137, std::vector<double>{0.1, 0.2}).has_value());
}

void TestDumpYield::fingerprintSeesEveryInput() {
    const std::vector<double> masses = geometricMasses(1e-3, 0.5, 6);
    const std::string original = YieldSurface::fingerprint(describe(e137), masses);
    QVERIFY(original.find('\n') == std::string::npos);
    for (const auto member : {&ElectronDump::beamEnergyGeV, &ElectronDump::electronsOnTarget,
                              &ElectronDump::atomicNumber, &ElectronDump::massNumber,
                              &ElectronDump::radiationLengthGramPerCm2,
                              &ElectronDump::shieldLengthM, &ElectronDump::decayLengthM,
                              &ElectronDump::detectorRadiusM, &ElectronDump::photonThresholdGeV,
                              &ElectronDump::showerAngleGeV, &ElectronDump::efficiency}) {
        ElectronDump other = e137;
        other.*member *= 1.0 + 1e-15;
        QVERIFY(YieldSurface::fingerprint(describe(other), masses) != original);
    }
    ElectronDump other = e137;
    other.bothPhotons = false;
    QVERIFY(YieldSurface::fingerprint(describe(other), masses) != original);
    DumpQuadrature finer;
    finer.polar += 1;
    QVERIFY(YieldSurface::fingerprint(describe(e137, finer), masses) != original);
    std::vector<double> moved = masses;
    moved[3] *= 1.0 + 1e-15;
    QVERIFY(YieldSurface::fingerprint(describe(e137), moved) != original);
}

/// What is counted is what decays inside; the three fates are everything.
void TestDumpYield::fatesAddUp() {
    const double mass = 0.1;
    const YieldTable table = electronDumpYield(e137, mass);
    double beforeLast = -1.0;
    for (double width = 1e-24; width < 1e-8; width *= 3.0) {
        const DecayFates fates = decayFates(table, mass, width);
        QVERIFY(close(fates.before + fates.inside + fates.beyond, 1.0, 1e-12));
        QVERIFY(fates.before >= beforeLast);
        beforeLast = fates.before;
        // Nearly uniform acceptance: the events are the yield times the fraction inside.
        const double events = expectedEvents(table, mass, 1.0, width, 1.0);
        QVERIFY(events <= 1.5 * totalYield(table) * fates.inside);
        QVERIFY(fates.inside < 1e-8 || events >= 0.5 * totalYield(table) * fates.inside);
    }
    QVERIFY(decayFates(table, mass, 1e-25).beyond > 0.99);
    QVERIFY(decayFates(table, mass, 1e-8).before > 0.99);
    QVERIFY(std::isnan(decayFates(YieldTable{}, mass, 1e-20).inside));
}

QTEST_APPLESS_MAIN(TestDumpYield)
#include "test_dump_yield.moc"
