#include "tests/property/rows.hpp"

#include <map>
#include <numbers>

#include "core/constants/constants.hpp"
#include "core/physics/decay_counter.hpp"
#include "core/physics/dump_yield.hpp"
#include "core/physics/electron_bremsstrahlung.hpp"
#include "core/physics/electron_dump_emission_yield.hpp"
#include "core/physics/primakoff.hpp"
#include "core/physics/proton_dark_photon.hpp"
#include "core/physics/proton_dark_photon_yield.hpp"
#include "core/physics/proton_dump_yield.hpp"
#include "core/physics/proton_photons.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/screened_primakoff.hpp"
#include "core/physics/shower.hpp"
#include "core/physics/straggling.hpp"
#include "core/physics/supernova_cooling.hpp"
#include "core/physics/supernova_decay.hpp"

using namespace cyrano;
using namespace cyrano::physics;
using namespace property;

namespace {

constexpr std::array allParticles{Particle::pseudoscalar, Particle::scalar, Particle::vector,
                                  Particle::axialVector};

const Range unit{"choice", 0.0, 1.0, Scale::linear};
const Range atomicNumber{"Z", 1.0, 92.0, Scale::linear, {13.0, 29.0, 74.0}};
const Range energyGeV{"energy", 1e-2, 1e3};
const Range massGeV{"mass", 1e-6, 10.0, Scale::logarithmic, {constants::pionMassGeV}};
const Range kickGeV{"kick", 1e-9, 1.0};

Atom atom(double z) {
    return {z, 2.2 * z};
}

std::string primakoff(const Sample& s) {
    const Atom target = atom(s[0]);
    const double most = s[0] * s[0] + s[0] * 1e3; // protons have a magnetic moment
    return firstOf({within("G2", atomicFormFactor(target, s[4]), 0.0, most),
                    notNegative("t_min", minimumMomentumTransferSquaredGeV2(s[1], s[2])),
                    notNegative("dsigma", primakoffPerKickSquared(target, s[1], s[2], s[3])),
                    notNegative("screened", screenedPrimakoffBracket(s[1], s[2], s[3])),
                    undefined("negative t", atomicFormFactor(target, -s[4])),
                    undefined("no kick", primakoffPerKickSquared(target, s[1], s[2], 0.0)),
                    undefined("no energy", minimumMomentumTransferSquaredGeV2(0.0, s[2])),
                    undefined("no screening", screenedPrimakoffBracket(s[1], s[2], 0.0))});
}

std::string primakoffTotal(const Sample& s) {
    const double total = primakoffCrossSection(atom(s[0]), s[1], s[2]);
    return notNegative("sigma", total);
}

std::string emission(const Sample& s) {
    const Particle p = allParticles[s.pick(0, 4)];
    const double x = s[3];
    const EmissionAngle angle(p, s[2], x);
    const double below = angle.shareBelow(s[4]);
    return firstOf(
        {notNegative("flux", effectivePhotonFlux(atom(s[5]), s[1], s[2])),
         notNegative("dsigma/dx", emissionPerFraction(p, s[1], s[2], x)),
         notNegative("dP", angle.perKickSquared(s[4])), within("share", below, 0.0, 1.0 + 1e-12),
         below <= angle.shareBelow(2.0 * s[4]) * (1.0 + 1e-12) ? std::string{} : "share falls",
         undefined("x = 1", emissionPerFraction(p, s[1], s[2], 1.0)),
         undefined("x = 0", emissionPerFraction(p, s[1], s[2], 0.0))});
}

std::string cascade(const Sample& s) {
    static const CascadeTrackLength tracks;
    const double u = s[0];
    return firstOf({within("photons", tracks.photon(u), 0.0, infinity),
                    u < 1.0 ? notNegative("electrons", tracks.electron(u)) : std::string{},
                    undefined("beyond the beam", tracks.photon(1.0 + 1e-9)),
                    undefined("without energy", tracks.electron(0.0))});
}

std::string straggling(const Sample& s) {
    const double loss = s[0];
    for (const TrackMeasure measure :
         {TrackMeasure::oneRadiationLength, TrackMeasure::primary, TrackMeasure::cascade}) {
        const double less = cumulativeTrackLength(measure, 0.9 * loss);
        const double more = cumulativeTrackLength(measure, loss);
        if (!(less >= 0.0 && less <= more * (1.0 + 1e-5) && std::isfinite(more))) {
            return "track length falls: " + std::string(name(measure));
        }
    }
    return firstOf({notNegative("nu", volterraNu(loss)), notNegative("nu'", volterraNuSlope(loss)),
                    undefined("negative loss", volterraNu(-loss)),
                    undefined("too large a loss", volterraNu(100.1))});
}

std::string protons(const Sample& s) {
    const double beam = s[0];
    const double share = s[1];
    const double mass = s[2];
    const double kick = s[3];
    const NucleonFormFactors f = timeLikeFormFactors(mass);
    return firstOf({finite("sigma_pp", protonProtonMillibarn(2.0 * 0.938 * beam)),
                    differs("form factor", std::norm(f.isovector + f.isoscalar),
                            timeLikeFormFactorSquared(mass), 1e-12),
                    finite("bremsstrahlung", protonBremsstrahlung(beam, share, kick, mass)),
                    notNegative("pions", neutralPionYield(beam, share * beam, kick)),
                    notNegative("coherent photons", coherentProtonPhotons(share, kick)),
                    within("pi0 to dark photon", mesonToDarkPhoton(neutralPion, mass), 0.0, 2.0),
                    within("eta to dark photon", mesonToDarkPhoton(etaMeson, mass), 0.0, 2.0),
                    undefined("x = 0", coherentProtonPhotons(0.0, kick)),
                    undefined("z = 1", protonBremsstrahlung(beam, 1.0, kick, mass)),
                    undefined("slow beam", neutralPionYield(2.0, 0.5, kick)),
                    undefined("negative mass", timeLikeFormFactorSquared(-mass))});
}

std::string mesonPhotons(const Sample& s) {
    const double energy = s[1] * s[0];
    const double dark = mesonDarkPhotons(etaMeson, s[0], energy, s[3], s[2]);
    return firstOf({notNegative("photons", mesonDecayPhotons(s[0], energy, s[3])),
                    energy > s[2] ? notNegative("dark photons", dark)
                                  : undefined("dark photons too slow", dark),
                    notNegative("pairs", pairCrossSectionBarn(s[0], s[3] + 1.0))});
}

std::string rings(const Sample& s) {
    const double low = -s[2] + s[3];
    return firstOf({within("in a disk", ringFractionInDisk(s[0], s[1], s[2]), 0.0, 1.0),
                    within("in a rectangle", ringFractionInRectangle(s[1], s[2], low, low + s[0]),
                           0.0, 1.0 + 1e-12),
                    differs("exchanged", ringFractionInDisk(s[0], s[1], s[2]),
                            ringFractionInDisk(s[1], s[0], s[2]), 1e-9, 1e-12),
                    undefined("negative radius", ringFractionInDisk(s[0], -s[1], s[2])),
                    undefined("no disk", ringFractionInDisk(s[0], s[1], 0.0))});
}

ElectronDump electronDump(const Sample& s) {
    const double z = s[0];
    return {s[1],        1e20,       z,    2.2 * z, 716.4 * 2.2 / (z + 1.0) / 6.0, s[2], s[3], s[4],
            s[5] * s[1], s[6] < 0.5, 0.01, 1.0};
}

std::string tableProblem(const YieldTable& table) {
    const auto expected = table.energiesGeV.size() * static_cast<std::size_t>(table.slices);
    if (table.energiesGeV.empty() || table.weights.size() != expected) {
        return "no table";
    }
    for (const double w : table.weights) {
        if (std::string problem = finite("weight", w); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

std::string electronDumps(const Sample& s) {
    const ElectronDump dump = electronDump(s);
    const DumpQuadrature quadrature{6, 16, 16, 4, 4, 4};
    const YieldTable table = electronDumpYield(dump, s[7], quadrature);
    const double width = s[8];
    const double all = totalYield(table);
    const double events = expectedEvents(table, s[7], 1.0, width, 1.0);
    const DecayFates fates = decayFates(table, s[7], width);
    const double sum = fates.before + fates.inside + fates.beyond;
    return firstOf({tableProblem(table), finite("yield", all), finite("events", events),
                    all > 0.0 ? differs("fates", sum, 1.0, 1e-9) : std::string{},
                    electronDumpYield(dump, -1.0, quadrature).weights.empty() ? "" : "no mass",
                    undefined("no table", expectedEvents({}, s[7], 1.0, width, 1.0))});
}

std::string emissionDumps(const Sample& s) {
    ElectronDumpEmission set;
    set.dump = electronDump(s);
    set.particle = allParticles[s.pick(9, 4)];
    set.legs = s[6] < 0.5 ? Legs::one : Legs::both;
    set.track = s[6] < 0.3 ? TrackMeasure::cascade : TrackMeasure::primary;
    EmissionQuadrature quadrature;
    quadrature.common = {10, 16, 16, 3, 3, 3};
    quadrature.losses = 8;
    quadrature.fractions = 8;
    quadrature.distances = 3;
    const YieldTable table = electronDumpEmissionYield(set, s[7], quadrature);
    if (std::string problem = tableProblem(table); !problem.empty()) {
        return problem;
    }
    for (const double w : table.weights) {
        if (w < 0.0) {
            return "a negative weight";
        }
    }
    return finite("events", expectedEvents(table, s[7], 1.0, s[8], 1.0));
}

std::string protonDumps(const Sample& s) {
    const bool disk = s[0] < 0.5;
    const double off = disk ? 0.0 : 5.0 * s[1];
    ProtonDump dump{s[2],       1e18,  29.0,
                    63.5,       12.86, protonInelasticMillibarn(63.5),
                    s[3],       s[4],  disk ? DetectorShape::disk : DetectorShape::rectangle,
                    1.5,        1.5,   off,
                    0.02 * s[2]};
    dump.demand = s[1] < 0.5 ? PhotonDemand::any : PhotonDemand::both;
    const ProtonDumpQuadrature quadrature{4, 8, 8, 4, 2, 2, 4, 2};
    const ProtonVectorDump vector{s[2], 1e18, s[3], s[4], dump.shape, 1.5, 1.5, off, 0.02 * s[2]};
    const ProtonVectorQuadrature few{6, 3, 4};
    const auto events = [&](const YieldTable& table) {
        return firstOf(
            {tableProblem(table), finite("events", expectedEvents(table, s[5], 1.0, s[6], 1.0))});
    };
    const PhotonSource source = s[7] < 0.5 ? PhotonSource::proton : PhotonSource::mesons;
    return firstOf({events(ProtonDumpYield(dump, source, quadrature).at(s[5])),
                    events(protonDarkPhotonYield(vector, VectorSource::bremsstrahlung, s[5], few)),
                    events(protonDarkPhotonYield(vector, VectorSource::etas, s[5], few)),
                    protonDarkPhotonYield(vector, VectorSource::pions, -1.0, few).weights.empty()
                        ? ""
                        : "negative mass"});
}

/// Tables of real experiments, made once and asked for many lifetimes.
const YieldTable& storedTable(std::size_t dump, std::size_t mass) {
    static std::map<std::pair<std::size_t, std::size_t>, YieldTable> stored;
    auto& table = stored[{dump, mass}];
    if (table.energiesGeV.empty()) {
        static constexpr ElectronDump e137{20.0,  1.87e20, 13.0, 26.98, 24.01, 179.0,
                                           204.0, 1.5,     1.0,  true,  0.01,  1.0};
        static constexpr ElectronDump e141{9.0,  2e15,  74.0, 183.84, 6.76, 0.12,
                                           35.0, 0.075, 4.5,  false,  0.01, 1.0};
        table = electronDumpYield(dump == 0 ? e137 : e141,
                                  1e-4 * std::pow(10.0, 0.4 * static_cast<double>(mass)));
    }
    return table;
}

/// The quick counter against the plain sum, and both against what lifetimes may do.
std::string lifetimes(const Sample& s) {
    const std::size_t mass = s.pick(1, 9);
    const YieldTable& table = storedTable(s.pick(0, 2), mass);
    const double m = 1e-4 * std::pow(10.0, 0.4 * static_cast<double>(mass));
    const double events = expectedEvents(table, m, 1.0, s[2], 1.0);
    const double counted = DecayCounter(table, m)(s[2]);
    const double all = totalYield(table);
    // What is left after e^-700 is not counted.
    return firstOf({within("events", events, 0.0, all * (1.0 + 1e-9)),
                    differs("counter", counted, events, 1e-9, 1e-250 * all)});
}

std::string cooling(const Sample& s) {
    const StarProfile star{
        1e4, 1e5 * (0.2 + s[1]), s[2], s[3], s[4], s[5], 3.0 + 4.0 * s[1], 0.05 + 0.9 * s[6]};
    const double radius = s[0] * star.farRadiusM;
    const Plasma plasma = plasmaAt(star, radius);
    const double mass = s[7];
    const EnergyLossRates rates = energyLossRates(plasma, mass * (1.0 + s[8]), mass);
    return firstOf({notNegative("T", plasma.temperatureGeV), notNegative("k", plasma.screeningGeV),
                    notNegative("plasma frequency", plasma.plasmaFrequencyGeV),
                    notNegative("emission", rates.emission),
                    notNegative("absorption", rates.absorption),
                    within("escape", shellEscape(s[8]), 0.0, 1.0),
                    undefined("outside", plasmaAt(star, 1.01 * star.farRadiusM).screeningGeV),
                    undefined("too slow", energyLossRates(plasma, 0.5 * mass, mass).emission),
                    undefined("negative depth", shellEscape(-s[8]))});
}

std::string luminosity(const Sample& s) {
    const StarProfile star{1e4, 1e5, 3e14, s[0], s[1], s[2], 5.0, 0.3};
    const EnergyLossTable table = energyLossTable(star, s[3], 8, 8);
    const double g2 = s[4] * s[4];
    const double out = luminosityErgPerS(table, g2);
    const double free = freeLuminosityErgPerS(table, g2);
    return firstOf({notNegative("free", free), within("luminosity", out, 0.0, free * (1.0 + 1e-9)),
                    undefined("negative", luminosityErgPerS(table, -g2)),
                    undefined("empty", luminosityErgPerS({}, g2))});
}

std::string gammaRays(const Sample& s) {
    const GammaRayBurst burst{2.5e75, s[0], s[1], 2.0 * s[2], s[3], s[4], s[5], s[5] * (1.0 + s[6]),
                              s[7]};
    const GammaRayTable table = gammaRayTable(burst, s[8], 8);
    if (table.rows.empty()) {
        return burst.starRadiusM < burst.distanceM ? "no rows" : "";
    }
    return firstOf({notNegative("fluence", gammaRayFluencePerCm2(table, 1e-20, s[9], 1.0)),
                    undefined("negative", gammaRayFluencePerCm2(table, -1.0, s[9], 1.0))});
}

const std::vector<Row>& rows() {
    static const Range lengthM{"shield", 0.05, 500.0};
    static const Range openM{"open", 0.1, 500.0};
    static const Range radiusM{"radius", 0.02, 5.0};
    static const Range threshold{"threshold/beam", 1e-3, 0.9};
    static const Range beamGeV{"beam", 1.0, 100.0};
    static const Range widthGeV{"width", 1e-40, 1e3};
    static const Range transverseGeV{"kick", 1e-6, 5.0};
    static const Range protonGeV{"beam", 10.0, 1e3};
    static const Range dumpMassGeV{"mass", 1e-4, 2.0};
    static const Range slope{"slope", -0.9, 5.0, Scale::linear, {0.0}};
    static const Range temperatureGeV{"temperature", 1e-3, 0.1};
    static const Ranges electrons{atomicNumber, beamGeV, lengthM,     openM,    radiusM,
                                  threshold,    unit,    dumpMassGeV, widthGeV, unit};
    static const std::vector<Row> list{
        {"Primakoff",
         80000,
         {atomicNumber, energyGeV, massGeV, kickGeV, {"t", 1e-16, 10.0}},
         primakoff},
        {"Primakoff, total", 2000, {atomicNumber, energyGeV, massGeV}, primakoffTotal},
        {"emission off electrons",
         20000,
         {unit, energyGeV, massGeV, {"x", 1e-6, 0.999999}, kickGeV, atomicNumber},
         emission},
        {"cascade", 20000, {{"u", 1e-6, 1.0, Scale::logarithmic, {0.5}}}, cascade},
        {"straggling", 150, {{"loss", 1e-7, 50.0, Scale::logarithmic, {1e-5}}}, straggling},
        {"protons", 60000, {protonGeV, {"x", 1e-4, 0.9999}, massGeV, transverseGeV}, protons},
        {"photons of mesons",
         2000,
         {protonGeV, {"x", 1e-2, 0.9999}, dumpMassGeV, transverseGeV},
         mesonPhotons},
        {"rings",
         60000,
         {{"offset", 1e-6, 1e3},
          {"ring", 1e-6, 1e3},
          {"disk", 1e-3, 1e2, Scale::logarithmic, {1.0}},
          unit},
         rings},
        {"electron dumps, Primakoff", 300, electrons, electronDumps},
        {"electron dumps, emission", 300, electrons, emissionDumps},
        {"proton dumps",
         60,
         {unit, unit, protonGeV, lengthM, openM, dumpMassGeV, widthGeV, unit},
         protonDumps},
        {"lifetimes", 30000, {unit, unit, widthGeV}, lifetimes},
        {"plasma of a star",
         60000,
         {unit,
          unit,
          {"density", 1e10, 1e16},
          temperatureGeV,
          slope,
          slope,
          unit,
          {"mass", 1e-6, 1.0},
          {"depth", 1e-8, 1e4}},
         cooling},
        {"energy loss",
         3000,
         {temperatureGeV, slope, slope, {"mass", 1e-6, 1.0}, {"g", 1e-14, 1e-2}},
         luminosity},
        {"gamma rays",
         20000,
         {temperatureGeV,
          temperatureGeV,
          unit,
          {"star", 1e8, 1e12},
          {"distance", 1e13, 1e24},
          {"photons from", 1e-4, 0.1},
          {"window", 1e-3, 1e3},
          {"time", 1.0, 1e4},
          {"mass", 1e-6, 1.0},
          widthGeV},
         gammaRays},
    };
    return list;
}

} // namespace

/// Production, flight and detection in dumps, and stars: finite, no negative number of events, no
/// more decays than particles, and NaN or an empty table outside the domain.
class TestDumpFormulas : public QObject {
    Q_OBJECT

  private slots:
    void hold_data() { addRows(rows()); }
    void hold() { checkRow(rows()); }
    void cleanupTestCase() { qInfo("%ld parameter sets", casesChecked()); }
};

QTEST_GUILESS_MAIN(TestDumpFormulas)
#include "test_dump_formulas.moc"
