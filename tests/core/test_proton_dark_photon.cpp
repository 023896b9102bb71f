#include "core/physics/proton_dark_photon.hpp"
#include "core/physics/proton_dark_photon_yield.hpp"

#include "core/constants/constants.hpp"
#include "core/io/record.hpp"
#include "core/physics/proton_photons.hpp"
#include "core/physics/ring_acceptance.hpp"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <random>

using namespace cyrano;
using namespace cyrano::physics;

namespace {

constexpr double pi = M_PI;
constexpr double protonMassGeV = 0.93827209;

ProtonVectorDump nucal() {
    return {70.0, 1.7e18, 64.0, 23.0, DetectorShape::disk, 1.3, 1.3, 0.0, 3.0};
}

ProtonVectorDump charm() {
    return {400.0, 2.4e18, 480.0, 35.0, DetectorShape::rectangle, 1.5, 1.5, 5.0, 5.0};
}

/// Integral over [low, high] by a Gauss rule in as many panels as asked.
template <typename F>
double integral(double low, double high, int panels, F f) {
    const GaussRule rule = gaussLegendre(12);
    const double half = 0.5 * (high - low) / panels;
    double sum = 0.0;
    for (int p = 0; p < panels; ++p) {
        const double middle = low + (2 * p + 1) * half;
        for (std::size_t i = 0; i < rule.node.size(); ++i)
            sum += half * rule.weight[i] * f(middle + half * rule.node[i]);
    }
    return sum;
}

/// What an experiment counts, for masses below two muons: only electrons then.
struct Search {
    ProtonVectorDump dump;
    std::vector<VectorSource> sources;
    double efficiency;

    [[nodiscard]] double events(double massGeV, double mixing) const {
        const double squared = mixing * mixing;
        const double share = std::pow(constants::electronMassGeV / massGeV, 2);
        const double width = constants::alpha0 * squared * massGeV / 3.0 * (1.0 + 2.0 * share) *
                             std::sqrt(1.0 - 4.0 * share);
        double sum = 0.0;
        for (const VectorSource source : sources)
            sum += expectedEvents(protonDarkPhotonYield(dump, source, massGeV), massGeV, squared,
                                  width, efficiency);
        return sum;
    }
};

const Search pionsInNucal{nucal(), {VectorSource::pions}, 0.7};
const Search radiatedInNucal{nucal(), {VectorSource::pointLikeBremsstrahlung}, 0.7};
const Search mesonsInCharm{charm(), {VectorSource::pions, VectorSource::etas}, 0.51};
const Search allInCharm{
    charm(), {VectorSource::bremsstrahlung, VectorSource::pions, VectorSource::etas}, 0.51};

struct Point {
    double massGeV;
    double mixing;
    double events;
};

/// Worst N against an independent prototype, as |ratio - 1|.
double worst(const Search& search, std::initializer_list<Point> points) {
    double out = 0.0;
    for (const Point& p : points)
        out = std::max(out, std::abs(search.events(p.massGeV, p.mixing) / p.events - 1.0));
    return out;
}

/// Whether both edges lie within `decades` of the published ones between two masses: the events
/// are too few on one side of the curve and enough on the other.
bool follows(const Search& search, double limit, const io::CurveSegment& curve, double lowestGeV,
             double highestGeV, double decades) {
    const auto tip = std::max_element(curve.x.begin(), curve.x.end()) - curve.x.begin();
    int compared = 0;
    for (std::size_t i = 0; i < curve.x.size(); i += 3) {
        if (curve.x[i] < lowestGeV || curve.x[i] > highestGeV)
            continue;
        const double inwards = static_cast<std::ptrdiff_t>(i) <= tip ? std::pow(10.0, decades)
                                                                     : std::pow(10.0, -decades);
        if (search.events(curve.x[i], curve.y[i] * inwards) < limit ||
            search.events(curve.x[i], curve.y[i] / inwards) > limit)
            return false;
        ++compared;
    }
    return compared > 6;
}

/// Yields of pions by throwing them one by one: isotropic decay, boost, straight flight. Number and
/// energy of the A' on the detector per proton.
std::array<double, 2> thrown(const ProtonVectorDump& dump, double massGeV, int count) {
    std::mt19937 engine(20130);
    std::uniform_real_distribution<double> flat(0.0, 1.0);
    const double parent = constants::pionMassGeV;
    const double star = 0.5 * (parent - massGeV * massGeV / parent);
    const double distance = dump.shieldLengthM + dump.decayLengthM;
    const double lowest = std::log(1.0);
    const double span = std::log(dump.beamEnergyGeV) - lowest;
    constexpr double slope = 4.0; // of the p_T thrown, k exp(-slope k)
    std::array<double, 2> sum{0.0, 0.0};
    for (int i = 0; i < count; ++i) {
        const double along = std::exp(lowest + span * flat(engine));
        const double across = -std::log(flat(engine) * flat(engine)) / slope;
        const double momentum = std::hypot(along, across);
        const double energy = std::hypot(momentum, parent);
        // dN = Y dE d²p, dE = p_z dp_z/E.
        const double weight = neutralPionYield(dump.beamEnergyGeV, energy, across) * along * along /
                              energy * span * 2.0 * pi * std::exp(slope * across) / (slope * slope);
        const double cosine = 2.0 * flat(engine) - 1.0;
        const double sine = std::sqrt(1.0 - cosine * cosine);
        const double turn = 2.0 * pi * flat(engine);
        const std::array<double, 3> rest{star * sine * std::cos(turn), star * sine * std::sin(turn),
                                         star * cosine};
        const double restEnergy = std::hypot(star, massGeV);
        const double phi = 2.0 * pi * flat(engine);
        const std::array<double, 3> parentMomentum{across * std::cos(phi), across * std::sin(phi),
                                                   along};
        double projected = 0.0;
        for (std::size_t k = 0; k < 3; ++k)
            projected += rest[k] * parentMomentum[k];
        const double boosted = (restEnergy * energy + projected) / parent;
        const double shift = (projected / (energy + parent) + restEnergy) / parent;
        const double x = rest[0] + shift * parentMomentum[0];
        const double y = rest[1] + shift * parentMomentum[1];
        const double z = rest[2] + shift * parentMomentum[2];
        if (boosted < dump.energyThresholdGeV || z <= 0.0)
            continue;
        const double hitX = x / z * distance;
        const double hitY = y / z * distance - dump.offAxisM;
        const bool hit =
            dump.shape == DetectorShape::disk
                ? std::hypot(hitX, hitY) < dump.halfWidthM
                : std::abs(hitX) < dump.halfWidthM && std::abs(hitY) < dump.halfHeightM;
        if (hit) {
            sum[0] += weight;
            sum[1] += weight * boosted;
        }
    }
    const double perThrow = mesonToDarkPhoton(neutralPion, massGeV) / count;
    return {sum[0] * perThrow, sum[1] * perThrow};
}

} // namespace

class TestProtonDarkPhoton : public QObject {
    Q_OBJECT

  private slots:
    void formFactorIsOneForPhotons();
    void softRadiationGoesLikeOneOverFraction();
    void radiationIntegratesToItsClosedForm();
    void mesonBranchingRatios();
    void mesonDecaysKeepTheirNumber_data();
    void mesonDecaysKeepTheirNumber();
    void mesonsOpenAtTheirMass();
    void ringOnRectangle();
    void thrownPionsLandAsComputed_data();
    void thrownPionsLandAsComputed();
    void nodesAreEnough();
    void eventsOfPrototype();
    void publishedEdges();
    void domain();
};

void TestProtonDarkPhoton::formFactorIsOneForPhotons() {
    // The weights add up to one; widths that stay constant take 1 % off F1 at m = 0.
    QVERIFY(std::abs(timeLikeFormFactorSquared(0.0) - 1.0) < 0.025);
    // Low masses only feel the slope, positive for time-like photons.
    QVERIFY(timeLikeFormFactorSquared(0.2) > 1.05 && timeLikeFormFactorSquared(0.2) < 1.4);
    // The omega, narrower than the rho, makes the peak.
    double peak = 0.0;
    double at = 0.0;
    for (int i = 0; i < 1000; ++i) {
        const double m = 0.5 + 0.001 * i;
        if (timeLikeFormFactorSquared(m) > peak) {
            peak = timeLikeFormFactorSquared(m);
            at = m;
        }
    }
    QVERIFY(std::abs(at - 0.77) < 0.002);
    QVERIFY(peak > 5e3 && peak < 2e4);
    QVERIFY(timeLikeFormFactorSquared(3.0) < 0.05);
}

void TestProtonDarkPhoton::softRadiationGoesLikeOneOverFraction() {
    const double m = 0.05;
    for (const double kick : {0.02, 0.3}) {
        const double z = 1e-6;
        const double wanted =
            constants::alpha0 / pi / (kick * kick + m * m); // alpha/(2 pi H) times 2
        QVERIFY(std::abs(z * protonBremsstrahlung(70.0, z, kick, m) / wanted - 1.0) < 1e-4);
    }
    // A massless one off a light-like proton: what is left at p_T >> z M is the splitting function.
    const double z = 0.1;
    const double kick = 20.0;
    const double sPrime = 2.0 * protonMassGeV * 400.0 * (1.0 - z);
    const double ratio = protonProtonMillibarn(sPrime) / protonProtonMillibarn(sPrime / (1.0 - z));
    const double wanted =
        constants::alpha0 / (2.0 * pi * kick * kick) * (1.0 + (1.0 - z) * (1.0 - z)) / z * ratio;
    QVERIFY(std::abs(protonBremsstrahlung(400.0, z, kick, 0.0) / wanted - 1.0) < 1e-3);
    // No mass is the limit of small masses.
    QVERIFY(std::abs(protonBremsstrahlung(70.0, 0.3, 0.1, 1e-6) /
                         protonBremsstrahlung(70.0, 0.3, 0.1, 0.0) -
                     1.0) < 1e-9);
}

void TestProtonDarkPhoton::radiationIntegratesToItsClosedForm() {
    // Powers of 1/H integrate to a logarithm, 1/A - 1/B and (1/A² - 1/B²)/2.
    const double beam = 70.0;
    for (const double z : {0.05, 0.3, 0.8}) {
        for (const double m : {0.01, 0.3, 0.9}) {
            const double largest = 1.0;
            const double q = 1.0 - z;
            const double p2 = protonMassGeV * protonMassGeV;
            const double m2 = m * m;
            const double a = q * m2 + z * z * p2;
            const double b = a + largest * largest;
            const double first = (1.0 + q * q) / z * std::log(b / a);
            const double second = -2.0 * z * q * (2.0 * p2 + m2) * (1.0 / a - 1.0 / b);
            const double third = 2.0 * z * q *
                                 (2.0 * z * z * p2 * p2 + (1.0 + q * q) * p2 * m2 + q * m2 * m2) *
                                 0.5 * (1.0 / (a * a) - 1.0 / (b * b));
            const double s = 2.0 * protonMassGeV * beam;
            const double wanted = constants::alpha0 / (2.0 * pi) * (first + second + third) *
                                  protonProtonMillibarn(s * q) / protonProtonMillibarn(s);
            const double got = integral(std::log(1e-8), 0.0, 40, [&](double logarithm) {
                const double squared = std::exp(logarithm);
                return squared * protonBremsstrahlung(beam, z, std::sqrt(squared), m);
            });
            QVERIFY2(std::abs(got / wanted - 1.0) < 1e-4,
                     qPrintable(QString("z %1 m %2: %3").arg(z).arg(m).arg(got / wanted)));
        }
    }
}

void TestProtonDarkPhoton::mesonBranchingRatios() {
    QVERIFY(std::abs(mesonToDarkPhoton(neutralPion, 0.0) - 2.0 * 0.98823) < 1e-12);
    QVERIFY(std::abs(mesonToDarkPhoton(etaMeson, etaMeson.massGeV * std::sqrt(0.5)) /
                         (2.0 * 0.3936 / 8.0) -
                     1.0) < 1e-12);
    QCOMPARE(mesonToDarkPhoton(neutralPion, neutralPion.massGeV), 0.0);
}

void TestProtonDarkPhoton::mesonDecaysKeepTheirNumber_data() {
    QTest::addColumn<double>("mass");
    QTest::addColumn<double>("beam");
    QTest::newRow("massless, 70 GeV") << 0.0 << 70.0;
    QTest::newRow("80 MeV, 70 GeV") << 0.08 << 70.0;
    QTest::newRow("130 MeV, 400 GeV") << 0.13 << 400.0;
}

/// Number of A' above a light-cone momentum: every pion has BR of them, flat in x.
void TestProtonDarkPhoton::mesonDecaysKeepTheirNumber() {
    QFETCH(double, mass);
    QFETCH(double, beam);
    constexpr double least = 4.0; // GeV
    constexpr double reach = 3.0;
    const double squeeze = std::pow(mass / neutralPion.massGeV, 2);
    const auto overPhaseSpace = [&](double of, auto weigh) {
        return integral(std::log(least), std::log(2.0 * beam), 16, [&](double logPlus) {
            const double plus = std::exp(logPlus);
            return integral(0.0, reach, 8, [&](double kick) {
                const double along = 0.5 * (plus - (of * of + kick * kick) / plus);
                return along > 0.0 ? 2.0 * pi * kick * along * weigh(plus, plus - along, kick)
                                   : 0.0;
            });
        });
    };
    const double pions =
        overPhaseSpace(neutralPion.massGeV, [&](double plus, double energy, double kick) {
            const double above = (1.0 - std::max(least / plus, squeeze)) / (1.0 - squeeze);
            return above * neutralPionYield(beam, energy, kick);
        });
    const double vectors = overPhaseSpace(mass, [&](double, double energy, double kick) {
        return mesonDarkPhotons(neutralPion, beam, energy, kick, mass);
    });
    const double ratio = vectors / (mesonToDarkPhoton(neutralPion, mass) * pions);
    QVERIFY2(std::abs(ratio - 1.0) < 5e-3, qPrintable(QString::number(ratio)));
}

void TestProtonDarkPhoton::mesonsOpenAtTheirMass() {
    const double above = neutralPion.massGeV * 1.0001;
    QCOMPARE(mesonDarkPhotons(neutralPion, 70.0, 20.0, 0.1, above), 0.0);
    const YieldTable closed = protonDarkPhotonYield(nucal(), VectorSource::pions, above);
    QCOMPARE(totalYield(closed), 0.0);
    QVERIFY(totalYield(protonDarkPhotonYield(nucal(), VectorSource::etas, above)) > 0.0);
    // Just below, the A' has the pion's direction and energy; the rate goes with the third power.
    const double near = totalYield(
        protonDarkPhotonYield(nucal(), VectorSource::pions, neutralPion.massGeV * (1.0 - 1e-4)));
    const double nearer = totalYield(
        protonDarkPhotonYield(nucal(), VectorSource::pions, neutralPion.massGeV * (1.0 - 5e-5)));
    QVERIFY(std::abs(near / nearer / 8.0 - 1.0) < 0.01);
}

void TestProtonDarkPhoton::ringOnRectangle() {
    const auto counted = [](double radius, double halfWidth, double low, double high) {
        constexpr int steps = 200000;
        int inside = 0;
        for (int i = 0; i < steps; ++i) {
            const double angle = 2.0 * pi * (i + 0.5) / steps;
            const double x = radius * std::sin(angle);
            const double y = radius * std::cos(angle);
            inside += std::abs(x) <= halfWidth && y >= low && y <= high ? 1 : 0;
        }
        return static_cast<double>(inside) / steps;
    };
    for (const double radius : {0.3, 1.6, 2.0, 2.6, 3.4, 3.49, 3.9, 5.2, 6.6, 7.0}) {
        QVERIFY(std::abs(ringFractionInRectangle(radius, 1.5, 3.5, 6.5) -
                         counted(radius, 1.5, 3.5, 6.5)) < 2e-5);
        QVERIFY(std::abs(ringFractionInRectangle(radius, 1.5, -2.0, 2.5) -
                         counted(radius, 1.5, -2.0, 2.5)) < 2e-5);
    }
    QCOMPARE(ringFractionInRectangle(0.0, 1.5, -1.0, 1.0), 1.0);
    QCOMPARE(ringFractionInRectangle(0.0, 1.5, 1.0, 2.0), 0.0);
    QVERIFY(std::isnan(ringFractionInRectangle(1.0, 1.5, 2.0, 1.0)));
}

void TestProtonDarkPhoton::thrownPionsLandAsComputed_data() {
    QTest::addColumn<bool>("offAxis");
    QTest::addColumn<double>("mass");
    QTest::newRow("disk, 10 MeV") << false << 0.01;
    QTest::newRow("disk, 100 MeV") << false << 0.1;
    QTest::newRow("rectangle off the axis, 10 MeV") << true << 0.01;
    QTest::newRow("rectangle off the axis, 100 MeV") << true << 0.1;
}

void TestProtonDarkPhoton::thrownPionsLandAsComputed() {
    QFETCH(bool, offAxis);
    QFETCH(double, mass);
    ProtonVectorDump dump = offAxis ? charm() : nucal();
    dump.protonsOnTarget = 1.0;
    const YieldTable table = protonDarkPhotonYield(dump, VectorSource::pions, mass);
    const double energy = std::inner_product(table.weights.begin(), table.weights.end(),
                                             table.energiesGeV.begin(), 0.0);
    const auto [number, sum] = thrown(dump, mass, 1500000);
    QVERIFY2(std::abs(totalYield(table) / number - 1.0) < 0.02,
             qPrintable(QString::number(totalYield(table) / number)));
    QVERIFY2(std::abs(energy / sum - 1.0) < 0.02, qPrintable(QString::number(energy / sum)));
}

void TestProtonDarkPhoton::nodesAreEnough() {
    const ProtonVectorQuadrature base;
    const ProtonVectorQuadrature fine{2 * base.energies, 2 * base.radial, 2 * base.decays};
    for (const ProtonVectorDump& dump : {nucal(), charm()}) {
        for (const VectorSource source :
             {VectorSource::bremsstrahlung, VectorSource::pions, VectorSource::etas}) {
            const double mass = 0.03;
            const double few = totalYield(protonDarkPhotonYield(dump, source, mass, base));
            const double many = totalYield(protonDarkPhotonYield(dump, source, mass, fine));
            QVERIFY2(std::abs(few / many - 1.0) < 5e-3,
                     qPrintable(QString::number(few / many - 1.0)));
        }
    }
}

void TestProtonDarkPhoton::eventsOfPrototype() {
    QVERIFY(worst(pionsInNucal, {{0.001091491, 7.661857336787515e-07, 0.94396701},
                                 {0.003138776542094038, 3.7983924039926305e-07, 0.93365249},
                                 {0.009026110321752366, 2.2645952768218232e-07, 0.98543412},
                                 {0.025956185936731675, 1.3499181148780752e-07, 1.00897886},
                                 {0.07464163015585518, 9.7723e-08, 1.06164408}}) < 0.12);
    QVERIFY(worst(radiatedInNucal, {{0.001066668, 3.13666261866516e-06, 4.81925985},
                                    {0.004246628998805196, 1.2647963200401936e-06, 4.83630878},
                                    {0.06730920023165768, 1.9354000311183173e-06, 1025.41567}}) <
            0.12);
    QVERIFY(worst(mesonsInCharm, {{0.00206618, 7.877163115917814e-07, 2.67109311},
                                  {0.006687561212943679, 4.4135032778539175e-07, 2.83949933},
                                  {0.021645488281209165, 1.5109724543957385e-05, 167.68084},
                                  {0.07005949523499473, 7.568012611447746e-07, 345.144699}}) <
            0.12);
    QVERIFY(worst(allInCharm, {{0.001236, 1.047329756190326e-06, 2.31156955},
                               {0.0039073188740214974, 6.048320485724978e-07, 3.4113047},
                               {0.03904807457430748, 1.5651215247462987e-06, 2252.94683}}) < 0.12);
}

void TestProtonDarkPhoton::publishedEdges() {
    const auto nucalRecord = io::readRecord(CYRANO_DATASETS "/bounds/dp-nucal");
    const auto charmRecord = io::readRecord(CYRANO_DATASETS "/bounds/dp-charm");
    QVERIFY(nucalRecord && nucalRecord->reference);
    QVERIFY(charmRecord && charmRecord->reference);
    const io::CurveSegment& radiated = nucalRecord->reference->segments.front();
    QVERIFY(follows(radiatedInNucal, 3.6, radiated, 0.002, 0.2, 0.08));
    QVERIFY(!follows(radiatedInNucal, 36.0, radiated, 0.002, 0.2, 0.08));
    const io::CurveSegment& all = charmRecord->reference->segments.front();
    QVERIFY(follows(allInCharm, 2.3, all, 0.0012, 0.2, 0.075));
    QVERIFY(!follows(allInCharm, 23.0, all, 0.0012, 0.2, 0.075));
}

void TestProtonDarkPhoton::domain() {
    QVERIFY(std::isnan(protonBremsstrahlung(70.0, 1.0, 0.1, 0.1)));
    QVERIFY(std::isnan(protonBremsstrahlung(70.0, 0.5, -0.1, 0.1)));
    QVERIFY(std::isnan(protonProtonMillibarn(0.0)));
    QVERIFY(std::isnan(timeLikeFormFactorSquared(-1.0)));
    QVERIFY(std::isnan(mesonDarkPhotons(neutralPion, 70.0, 0.05, 0.0, 0.1)));
    QVERIFY(protonDarkPhotonYield(nucal(), VectorSource::pions, 0.0).weights.empty());
    ProtonVectorDump wrong = nucal();
    wrong.energyThresholdGeV = 0.95 * wrong.beamEnergyGeV; // above what a proton may lose
    QVERIFY(!isValid(wrong, {}));
    QVERIFY(protonDarkPhotonYield(wrong, VectorSource::pions, 0.1).weights.empty());
    wrong = nucal();
    wrong.offAxisM = std::numeric_limits<double>::infinity();
    QVERIFY(!isValid(wrong, {}));
    // Everything a yield depends on is in its description.
    ProtonVectorDump other = charm();
    other.highestFraction = 0.8;
    QVERIFY(describe(other, VectorSource::etas) != describe(charm(), VectorSource::etas));
    QVERIFY(describe(charm(), VectorSource::etas) != describe(charm(), VectorSource::pions));
}

QTEST_APPLESS_MAIN(TestProtonDarkPhoton)
#include "test_proton_dark_photon.moc"
