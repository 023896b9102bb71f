#include "core/physics/proton_dump_yield.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/primakoff.hpp"
#include "core/physics/proton_photons.hpp"

#include "comparison.hpp"
#include "nose.hpp"

#include <QtTest>

#include <array>
#include <cmath>

using namespace cyrano::physics;
using namespace fixture::dump;
using fixture::close;

namespace {

constexpr double pi = M_PI;
constexpr double protonMassGeV = 0.93827209;

/// The set-ups of arXiv:1512.03069: an ALP energy above 5 and 10 GeV, one photon on the detector.
ProtonDump charm2015() {
    ProtonDump dump{400.0, 2.4e18, 29.0, 63.546, 12.86, protonInelasticMillibarn(63.546),
                    480.0, 35.0,   {},   1.5,    1.5,   5.0,
                    5.0};
    dump.shape = DetectorShape::rectangle;
    dump.efficiency = 0.51;
    return dump;
}

ProtonDump nucal2015() {
    ProtonDump dump{70.0, 1.7e18, 26.0, 55.845, 13.84, protonInelasticMillibarn(55.845), 64.0, 23.0,
                    {},   1.3,    1.3,  0.0,    10.0};
    dump.shape = DetectorShape::disk;
    dump.efficiency = 0.7;
    return dump;
}

/// The same with the photon cuts and the offset of arXiv:2201.05170.
ProtonDump charm2022() {
    ProtonDump dump = charm2015();
    dump.offAxisM = 4.8;
    dump.photonThresholdGeV = 5.0;
    dump.photonCeilingGeV = 50.0;
    dump.demand = PhotonDemand::oneOrBoth;
    return dump;
}

ProtonDump nucal2022() {
    ProtonDump dump = nucal2015();
    dump.photonThresholdGeV = 10.0;
    return dump;
}

ProtonDump oldShip() {
    ProtonDump dump{400.0, 2e20, 42.0, 95.95, 9.80, protonInelasticMillibarn(95.95), 45.0, 50.0,
                    {},    2.5,  2.5,  0.0,   2.0};
    dump.shape = DetectorShape::rectangle;
    dump.demand = PhotonDemand::both;
    return dump;
}

ProtonDump separatedShip() {
    ProtonDump dump = oldShip();
    dump.minimumSeparationM = 0.1;
    return dump;
}

YieldTable bothSources(const ProtonDump& dump, double mass) {
    YieldTable table = primaryProtonYield(dump, mass);
    const YieldTable mesons = mesonPhotonYield(dump, mass);
    for (std::size_t i = 0; i < table.weights.size(); ++i)
        table.weights[i] += mesons.weights[i];
    return table;
}

/// Midpoint rule.
template <typename F>
double integral(double from, double to, int steps, F integrand) {
    const double step = (to - from) / steps;
    double total = 0.0;
    for (int i = 0; i < steps; ++i)
        total += integrand(from + (i + 0.5) * step);
    return total * step;
}

double total(const YieldTable& table) {
    double weights = 0.0;
    for (const double weight : table.weights)
        weights += weight;
    return weights;
}

struct Reference {
    double mass;
    double coupling;
    double primary;
    double withMesons;
};

/// Events of an independent program (seeded Monte Carlo, 4 % in N).
constexpr std::array charmReference{
    Reference{0.01028704627060546, 2.7559465964639315e-05, 1.34945497, 20.9922867},
    Reference{0.015941264953434547, 1.6924066198442096e-05, 1.08406183, 16.8021739},
    Reference{0.024703293990398625, 0.00043652926313172556, 1.34564217, 21.6648740},
    Reference{0.038281324333962974, 3.576697302261705e-05, 50.1609120, 1013.46466},
    Reference{0.0647538295658127, 6.986321283442558e-06, 2.42060787, 42.5558075}};
constexpr std::array nucalReference{
    Reference{0.010381559052916437, 3.481697543546604e-05, 2.02677476, 36.0357350},
    Reference{0.018756563169616568, 1.8883510950115363e-05, 1.81623416, 32.1953875},
    Reference{0.03388784479697053, 0.0004318000992164891, 2.39276704, 22.2659933},
    Reference{0.061225823441034964, 3.0131919539868325e-05, 240.198753, 3862.34127},
    Reference{0.1245097775485416, 4.6781009565729126e-06, 4.36893690, 73.8247841}};

/// dN/dE of neutral pions and of decay photons, integrated over the transverse momentum.
double pionsPerGeV(double beam, double energy) {
    return integral(0.0, 4.0, 250, [&](double transverse) {
        return 2.0 * pi * transverse * neutralPionYield(beam, energy, transverse);
    });
}

double photonsPerGeV(double beam, double energy) {
    return integral(0.0, 4.0, 160, [&](double transverse) {
        return 2.0 * pi * transverse * mesonDecayPhotons(beam, energy, transverse);
    });
}

} // namespace

class TestProtonDump : public QObject {
    Q_OBJECT

  private slots:
    void coherentPhotonsAreWeizsaeckerWilliams();
    void photonsCarryTheEnergyOfPions();
    void photonNumberOfPions();
    void crossSections();
    void densityTable();
    void everythingCaught();
    void detectorShapes();
    void primaryReference();
    void mesonReference();
    void publishedContours();
    void shipEdges();
    void convergence();
    void smoothInTheMass();
    void cutsOnlyRemove();
    void separation();
    void fingerprints();
    void domain();
};

void TestProtonDump::coherentPhotonsAreWeizsaeckerWilliams() {
    // With the charge still a point, int dq^2 q^2/(q^2 + x^2 m^2)^2 is elementary.
    const double x = 1e-4;
    const double highest = 0.02;
    const double ratio = std::pow(highest / (x * protonMassGeV), 2);
    const double expected =
        cyrano::constants::alpha0 / (pi * x) * (std::log1p(ratio) - ratio / (1.0 + ratio));
    const double number = integral(std::log(1e-8), std::log(highest), 4000, [&](double logarithm) {
        const double q = std::exp(logarithm);
        return 2.0 * q * q * coherentProtonPhotons(x, q);
    });
    QVERIFY(close(number, expected, 2e-3));

    // x dN/dx grows by (2 alpha/pi) ln 10 per decade towards small x.
    const auto perLogarithm = [](double fraction) {
        return fraction * integral(std::log(1e-9), std::log(5.0), 4000, [&](double logarithm) {
                   const double q = std::exp(logarithm);
                   return 2.0 * q * q * coherentProtonPhotons(fraction, q);
               });
    };
    QVERIFY(close(perLogarithm(1e-5) - perLogarithm(1e-4),
                  2.0 * cyrano::constants::alpha0 / pi * std::log(10.0), 1e-3));
    QVERIFY(coherentProtonPhotons(0.999, 0.1) < 1e-6 * coherentProtonPhotons(0.1, 0.1));
    QVERIFY(std::isnan(coherentProtonPhotons(1.0, 0.1)));
}

void TestProtonDump::photonsCarryTheEnergyOfPions() {
    for (const double beam : {70.0, 400.0}) {
        const double lowest = std::log(0.3);
        const double highest = std::log(beam);
        const double inPions = integral(lowest, highest, 80, [&](double logarithm) {
            const double energy = std::exp(logarithm);
            return energy * energy * pionsPerGeV(beam, energy);
        });
        // Photons below 0.3 GeV and pions below it hold little energy.
        const double inPhotons = integral(lowest, highest, 60, [&](double logarithm) {
            const double energy = std::exp(logarithm);
            return energy * energy * photonsPerGeV(beam, energy);
        });
        QVERIFY(close(inPhotons, 1.2 * inPions, 0.03));
        QVERIFY(inPions > 0.08 * beam && inPions < 0.25 * beam);
    }
}

void TestProtonDump::photonNumberOfPions() {
    // The recoil drops out of dN/dE = 1.2 * 2 int dE_pi/E_pi dN/dE_pi.
    for (const double energy : {5.0, 30.0, 100.0}) {
        const double expected =
            2.4 * integral(std::log(energy), std::log(400.0), 300, [](double logarithm) {
                return pionsPerGeV(400.0, std::exp(logarithm));
            });
        QVERIFY(close(photonsPerGeV(400.0, energy), expected, 3e-3));
    }
    QCOMPARE(neutralPionYield(70.0, 69.9, 0.1), 0.0);
    QCOMPARE(neutralPionYield(70.0, 1.0, 1.5), 0.0);
    QVERIFY(std::isnan(mesonDecayPhotons(70.0, -1.0, 0.1)));
    QVERIFY(std::isnan(neutralPionYield(1.0, 1.0, 0.1)));
}

void TestProtonDump::crossSections() {
    QVERIFY(close(pairCrossSectionBarn(63.546, 12.86), 6.4, 0.01));
    QVERIFY(close(pairCrossSectionBarn(55.845, 13.84), 5.2, 0.01));
    QVERIFY(std::isnan(pairCrossSectionBarn(0.0, 13.84)));
    QVERIFY(close(protonInelasticMillibarn(63.546), 953.5, 1e-3));
}

void TestProtonDump::densityTable() {
    TransverseDensity density(0.02, 3.0, 48);
    const auto shape = [](double squared) {
        return (squared + 1e-4) / std::pow(squared + 1e-3, 2);
    };
    for (int i = 0; i < density.points(); ++i)
        density.set(i, shape(std::pow(density.momentumGeV(i), 2)));
    for (double k = 0.0; k < 2.99; k = 1.1 * k + 1e-4)
        QVERIFY(close(density(k * k), shape(k * k), 2e-3));
    QCOMPARE(density(9.01), 0.0);
}

void TestProtonDump::everythingCaught() {
    // A detector far larger than the beam catches all photons: no geometry left.
    ProtonDump dump = nucal2015();
    dump.halfWidthM = 12.0;
    ProtonDumpQuadrature wide;
    wide.area = 32;
    const double mass = 0.05;
    const Atom iron{dump.atomicNumber, dump.massNumber};
    const double expected = integral(std::log(10.0), std::log(70.0), 200, [&](double logarithm) {
        const double energy = std::exp(logarithm);
        const double number =
            integral(std::log(1e-6), std::log(5.0), 1000, [&](double logTransverse) {
                const double q = std::exp(logTransverse);
                return 2.0 * q * q * coherentProtonPhotons(energy / 70.0, q);
            });
        return energy / 70.0 * number * primakoffCrossSection(iron, energy, mass);
    });
    const double perInverseGeV2 = dump.inelasticMillibarn / 0.3893793721718594;
    const YieldTable table = primaryProtonYield(dump, mass, wide);
    QVERIFY(close(total(table) / table.slices,
                  expected * dump.protonsOnTarget * dump.efficiency / perInverseGeV2, 5e-3));

    // Mesons: the pair cross section instead, here from its definition.
    const double perGeV = integral(std::log(10.0), std::log(70.0), 100, [&](double logarithm) {
        const double energy = std::exp(logarithm);
        return energy * photonsPerGeV(70.0, energy) * primakoffCrossSection(iron, energy, mass);
    });
    const double pairs = 1e3 * pairCrossSectionBarn(55.845, 13.84) / 0.3893793721718594;
    QVERIFY(close(total(mesonPhotonYield(dump, mass, wide)) / table.slices,
                  perGeV * dump.protonsOnTarget * dump.efficiency / pairs, 5e-3));
}

void TestProtonDump::detectorShapes() {
    const double mass = 0.05;
    ProtonDump disk = nucal2015();
    ProtonDump square = disk;
    square.shape = DetectorShape::rectangle;
    ProtonDump around = disk;
    around.halfWidthM *= std::sqrt(2.0);
    const double inside = total(primaryProtonYield(disk, mass));
    const double between = total(primaryProtonYield(square, mass));
    QVERIFY(inside < between && between < total(primaryProtonYield(around, mass)));

    // A square of the disk's area sees nearly as much.
    square.halfWidthM = square.halfHeightM = 0.5 * std::sqrt(pi) * disk.halfWidthM;
    QVERIFY(close(total(primaryProtonYield(square, mass)), inside, 0.02));

    // No seam at the axis, where the quadrature uses one symmetry more.
    ProtonDump shifted = square;
    shifted.offAxisM = 1e-6;
    ProtonDumpQuadrature finer;
    finer.turn = 8;
    QVERIFY(close(total(primaryProtonYield(shifted, mass, finer)),
                  total(primaryProtonYield(square, mass)), 1e-3));

    // Two halves beside the axis see what the whole sees once the photons stay together.
    ProtonDump half = square;
    half.halfHeightM = 0.5 * square.halfHeightM;
    half.offAxisM = half.halfHeightM;
    const double light = 1e-4;
    QVERIFY(close(2.0 * total(primaryProtonYield(half, light)),
                  total(primaryProtonYield(square, light)), 3e-3));
}

void TestProtonDump::primaryReference() {
    for (const Reference& r : charmReference)
        QVERIFY(close(events(primaryProtonYield(charm2015(), r.mass), r.mass, r.coupling),
                      r.primary, 0.11));
    for (const Reference& r : nucalReference)
        QVERIFY(close(events(primaryProtonYield(nucal2015(), r.mass), r.mass, r.coupling),
                      r.primary, 0.02));
}

void TestProtonDump::mesonReference() {
    for (const Reference& r : charmReference)
        QVERIFY(close(events(bothSources(charm2015(), r.mass), r.mass, r.coupling), r.withMesons,
                      0.13));
    for (const Reference& r : nucalReference)
        QVERIFY(close(events(bothSources(nucal2015(), r.mass), r.mass, r.coupling), r.withMesons,
                      0.02));
}

void TestProtonDump::publishedContours() {
    // Lower and upper couplings read off the contours of arXiv:2201.05170, github.com/jjerhot/
    // ALPINIST, which uses Pythia photons, another form factor and a Monte Carlo acceptance.
    struct Point {
        ProtonDump dump;
        double limit;
        double mass;
        double lower;
        double upper;
    };
    const std::array points{Point{charm2022(), 2.3, 0.01, 2.31e-5, 3.07e-3},
                            Point{charm2022(), 2.3, 0.05, 5.02e-6, 8.20e-5},
                            Point{charm2022(), 2.3, 0.1, 2.94e-6, 1.43e-5},
                            Point{nucal2022(), 3.6, 0.01, 2.25e-5, 7.38e-3},
                            Point{nucal2022(), 3.6, 0.05, 4.97e-6, 2.24e-4},
                            Point{nucal2022(), 3.6, 0.2, 1.60e-6, 7.81e-6}};
    for (const Point& p : points) {
        const auto found = edges(bothSources(p.dump, p.mass), p.mass, p.limit);
        QVERIFY(found.has_value());
        QVERIFY(close(found->lower, p.lower, 0.12));
        QVERIFY(close(found->upper, p.upper, 0.12));
    }
}

void TestProtonDump::shipEdges() {
    const auto found = edges(primaryProtonYield(oldShip(), 0.7), 0.7, 2.3);
    QVERIFY(found.has_value());
    QVERIFY(close(found->lower, 1.0e-7, 0.03));
    QVERIFY(close(found->upper, 1.9e-6, 0.03));
}

void TestProtonDump::convergence() {
    for (const ProtonDump& dump : {charm2015(), nucal2015(), oldShip()})
        for (const PhotonSource source : {PhotonSource::proton, PhotonSource::mesons}) {
            const ProtonDumpYield coarse(dump, source);
            const ProtonDumpYield fine(dump, source, {40, 64, 80, 24, 8, 8, 16, 10});
            for (const double mass : {0.01, dump.shieldLengthM < 50.0 ? 0.5 : 0.07}) {
                const YieldTable expected = fine.at(mass);
                const YieldTable table = coarse.at(mass);
                QVERIFY(close(events(table, mass, 1e-9), events(expected, mass, 1e-9), 0.006));
                const auto nose = edges(table, mass, 2.3);
                const auto expectedNose = edges(expected, mass, 2.3);
                QVERIFY(nose.has_value() && expectedNose.has_value());
                QVERIFY(close(nose->lower, expectedNose->lower, 2e-3));
                QVERIFY(close(nose->upper, expectedNose->upper, 2e-3));
            }
        }
}

void TestProtonDump::smoothInTheMass() {
    // Bends of ln N over 2 % steps in the mass: tables are interpolated in ln m later.
    for (const ProtonDump& dump : {charm2015(), charm2022(), nucal2015(), separatedShip()}) {
        const bool apart = dump.minimumSeparationM > 0.0;
        ProtonDumpQuadrature quadrature;
        quadrature.slices = apart ? 20 : 8;
        const ProtonDumpYield yield(dump, PhotonSource::proton, quadrature);
        std::array<double, 3> last{};
        for (int i = 0; i < 60; ++i) {
            const double mass = 0.02 * std::exp(0.02 * i);
            last = {last[1], last[2], std::log(events(yield.at(mass), mass, 1e-9))};
            if (i >= 2)
                QVERIFY(std::abs(last[0] - 2.0 * last[1] + last[2]) < (apart ? 1e-2 : 2e-3));
        }
    }
}

void TestProtonDump::cutsOnlyRemove() {
    const auto count = [](const ProtonDump& dump, double mass) {
        return events(bothSources(dump, mass), mass, 3e-7 / mass);
    };
    constexpr double mass = 0.05;
    for (const ProtonDump& dump : {charm2015(), nucal2015(), oldShip()}) {
        const auto changed = [&](auto change) {
            ProtonDump other = dump;
            change(other);
            return count(other, mass);
        };
        const double all = count(dump, mass);
        QVERIFY(changed([](ProtonDump& d) { d.parentThresholdGeV *= 1.5; }) < all);
        const double above3 = changed([](ProtonDump& d) { d.photonThresholdGeV = 3.0; });
        const double above4 = changed([](ProtonDump& d) { d.photonThresholdGeV = 4.0; });
        QVERIFY(above4 < above3 && above3 < all);
        QVERIFY(changed([](ProtonDump& d) { d.photonCeilingGeV = 12.0; }) < all);
        QVERIFY(changed([](ProtonDump& d) { d.halfWidthM *= 0.8; }) < all);
        QVERIFY(close(changed([](ProtonDump& d) { d.efficiency *= 0.5; }), 0.5 * all, 1e-9));
        const auto demanded = [&](PhotonDemand demand) {
            return changed([demand](ProtonDump& d) {
                d.photonThresholdGeV = 4.0;
                d.demand = demand;
            });
        };
        QVERIFY(demanded(PhotonDemand::both) < demanded(PhotonDemand::oneOrBoth));
        QVERIFY(demanded(PhotonDemand::oneOrBoth) < demanded(PhotonDemand::any));
    }
    ProtonDump further = charm2015();
    further.offAxisM = 6.0;
    QVERIFY(count(further, mass) < count(charm2015(), mass));
}

void TestProtonDump::separation() {
    // Light ALPs open the two photons by less than 10 cm, heavy ones by more than that always.
    const ProtonDump apart = separatedShip();
    const auto ratio = [&](double mass) {
        return total(primaryProtonYield(apart, mass)) / total(primaryProtonYield(oldShip(), mass));
    };
    QVERIFY(ratio(0.01) < 0.5);
    QVERIFY(ratio(0.01) < ratio(0.1) && ratio(0.1) < ratio(1.0));
    QVERIFY(ratio(1.0) > 0.95 && ratio(1.0) <= 1.0 + 1e-3);
}

void TestProtonDump::fingerprints() {
    const std::string text = fingerprint(charm2015(), PhotonSource::proton);
    QCOMPARE(text.find('\n'), std::string::npos);
    QCOMPARE(fingerprint(charm2015(), PhotonSource::proton), text);
    QVERIFY(fingerprint(charm2015(), PhotonSource::mesons) != text);
    QVERIFY(fingerprint(charm2022(), PhotonSource::proton) != text);
    ProtonDumpQuadrature finer;
    finer.slices = 9;
    QVERIFY(fingerprint(charm2015(), PhotonSource::proton, finer) != text);
}

void TestProtonDump::domain() {
    const auto refused = [](auto change) {
        ProtonDump dump = charm2015();
        change(dump);
        return !isValid(dump, {}) && primaryProtonYield(dump, 0.05).energiesGeV.empty();
    };
    QVERIFY(refused([](ProtonDump& d) { d.parentThresholdGeV = 400.0; }));
    QVERIFY(refused([](ProtonDump& d) { d.photonThresholdGeV = -1.0; }));
    QVERIFY(refused([](ProtonDump& d) { d.photonCeilingGeV = d.photonThresholdGeV; }));
    QVERIFY(refused([](ProtonDump& d) { d.offAxisM = -1.0; }));
    QVERIFY(refused([](ProtonDump& d) { d.shape = DetectorShape::disk; })); // off the axis
    QVERIFY(refused([](ProtonDump& d) { d.protonsOnTarget = std::nan(""); }));
    ProtonDumpQuadrature coarse;
    coarse.polar = 0;
    QVERIFY(!isValid(charm2015(), coarse));
    QVERIFY(primaryProtonYield(charm2015(), 0.0).weights.empty());
    QVERIFY(mesonPhotonYield(charm2015(), std::nan("")).weights.empty());
    QVERIFY(std::isnan(events(primaryProtonYield(charm2015(), -1.0), 0.1, 1e-6)));

    // Rows below the mass hold nothing; both sources share energies and slices.
    const YieldTable proton = primaryProtonYield(charm2015(), 20.0);
    const YieldTable mesons = mesonPhotonYield(charm2015(), 20.0);
    QCOMPARE(proton.energiesGeV, mesons.energiesGeV);
    for (const double weight : proton.weights)
        QVERIFY(std::isfinite(weight) && weight >= 0.0);
    QVERIFY(proton.energiesGeV.front() < 20.0);
    QCOMPARE(proton.weights.front(), 0.0);
}

QTEST_APPLESS_MAIN(TestProtonDump)
#include "test_proton_dump.moc"
