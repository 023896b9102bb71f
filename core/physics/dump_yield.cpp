#include "core/physics/dump_yield.hpp"

#include "core/constants/constants.hpp"
#include "core/io/number.hpp"
#include "core/physics/primakoff.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/shower.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace cyrano::physics {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Decays at one energy and mass, lengths in units of the shower spread kappa/E times the distance.
struct DecayView {
    const ElectronDump& dump;
    const AimProfile& aim;
    const GaussRule& polar;
    const GaussRule& disk;
    double massGeV;
    double energyGeV;
    double velocity;
    double unitsPerM;

    [[nodiscard]] double ringRadius(double cosine, double sine, double distanceM) const {
        const double photonGeV = 0.5 * energyGeV * (1.0 + velocity * cosine);
        return 0.5 * massGeV * sine / photonGeV * distanceM * unitsPerM;
    }

    /// int f(c) dc over 0 <= c <= sin(angle), c = sin(phi) so that the ring radius stays smooth.
    template <typename F>
    [[nodiscard]] double overAngle(double from, double to, F hits) const {
        const double half = 0.5 * (to - from);
        double sum = 0.0;
        for (std::size_t i = 0; i < polar.node.size(); ++i) {
            const double phi = from + half * (1.0 + polar.node[i]);
            const double sine = std::sin(phi);
            const double cosine = std::cos(phi);
            sum += polar.weight[i] * cosine * hits(sine, cosine);
        }
        return half * sum;
    }

    /// sign +1: the harder photon hits, -1: the softer one; decay angles phi in [from, to].
    [[nodiscard]] double oneHits(double distanceM, double from, double to, double sign) const {
        const double radius = dump.detectorRadiusM * unitsPerM;
        return overAngle(from, to, [&](double c, double s) {
            return singleHit(aim, ringRadius(sign * c, s, distanceM), radius, disk);
        });
    }

    [[nodiscard]] double bothHit(double distanceM, double from, double to) const {
        const double radius = dump.detectorRadiusM * unitsPerM;
        return overAngle(from, to, [&](double c, double s) {
            return doubleHit(aim, ringRadius(c, s, distanceM), ringRadius(-c, s, distanceM), radius,
                             disk);
        });
    }

    /// Cross section times acceptance for decays `distanceM` before the detector.
    [[nodiscard]] double accepted(double distanceM) const {
        constexpr double full = 0.5 * pi;
        if (dump.bothPhotons)
            return oneHits(distanceM, 0.0, full, -1.0);
        // Both photons pass the threshold below this |c|, or (low energies) only one above it.
        const double edge = std::abs(1.0 - 2.0 * dump.photonThresholdGeV / energyGeV) / velocity;
        const double widest = edge < 1.0 ? std::asin(edge) : full;
        double hits = oneHits(distanceM, widest, full, 1.0);
        if (energyGeV > 2.0 * dump.photonThresholdGeV)
            hits += oneHits(distanceM, 0.0, widest, 1.0) + oneHits(distanceM, 0.0, widest, -1.0) -
                    bothHit(distanceM, 0.0, widest);
        return hits;
    }
};

/// Mean of the acceptance over each slice, two Gauss points in each.
void fillRow(const DecayView& view, double rowWeight, int slices, double* row) {
    const double sliceM = view.dump.decayLengthM / slices;
    const double shift = 0.5 / std::numbers::sqrt3;
    for (int j = 0; j < slices; ++j) {
        const double middle = view.dump.decayLengthM - (j + 0.5) * sliceM;
        row[j] = 0.5 * rowWeight *
                 (view.accepted(middle + shift * sliceM) + view.accepted(middle - shift * sliceM));
    }
}

} // namespace

double luminosityPerRadiationLength(const ElectronDump& dump) noexcept {
    constexpr double avogadro = 6.02214076e23;
    constexpr double cm2PerPicobarn = 1e-36;
    const double atomsPerCm2 = avogadro * dump.radiationLengthGramPerCm2 / dump.massNumber;
    return dump.electronsOnTarget * dump.efficiency * atomsPerCm2 *
           constants::picobarnPerInverseGeV2 * cm2PerPicobarn;
}

double totalLengthM(const ElectronDump& dump) noexcept {
    return dump.shieldLengthM + dump.decayLengthM;
}

bool isValid(const ElectronDump& dump, const DumpQuadrature& quadrature) noexcept {
    const auto positive = [](auto... value) { return ((value > 0) && ...); };
    return positive(dump.beamEnergyGeV, dump.electronsOnTarget, dump.atomicNumber, dump.massNumber,
                    dump.radiationLengthGramPerCm2, dump.shieldLengthM, dump.decayLengthM,
                    dump.detectorRadiusM, dump.photonThresholdGeV, dump.showerAngleGeV,
                    dump.efficiency) &&
           positive(quadrature.energies, quadrature.polar, quadrature.disk, quadrature.slices) &&
           quadrature.transverse >= 8 && quadrature.smear >= 8 &&
           dump.photonThresholdGeV < dump.beamEnergyGeV;
}

YieldTable electronDumpYield(const ElectronDump& dump, double massGeV,
                             const DumpQuadrature& quadrature) {
    YieldTable table;
    if (!isValid(dump, quadrature) || !(massGeV > 0.0))
        return table;
    const Atom atom{dump.atomicNumber, dump.massNumber};
    const KickNodes kicks = kickNodes(atom, 4.0 * dump.showerAngleGeV, quadrature.transverse);
    std::vector<double> circles(kicks.kickGeV);
    for (double& circle : circles)
        circle /= dump.showerAngleGeV;
    const double unitsPerMGeV = 1.0 / (dump.showerAngleGeV * totalLengthM(dump));
    // Kicks beyond some forty blur widths (0.8 GeV) are past every nuclear form factor.
    const double reach = 40.0 + dump.detectorRadiusM * dump.beamEnergyGeV * unitsPerMGeV;
    AimProfile aim(circles, reach, quadrature.smear);
    const CascadeTrackLength cascade;
    const GaussRule energyRule = gaussLegendre(quadrature.energies);
    const GaussRule polar = gaussLegendre(quadrature.polar);
    const GaussRule disk = gaussLegendre(quadrature.disk);

    table.frontM = dump.shieldLengthM;
    table.sliceM = dump.decayLengthM / quadrature.slices;
    table.slices = quadrature.slices;
    table.weights.resize(static_cast<std::size_t>(quadrature.energies) *
                         static_cast<std::size_t>(quadrature.slices));
    const double span = dump.beamEnergyGeV - dump.photonThresholdGeV;
    double* row = table.weights.data();
    for (std::size_t i = energyRule.node.size(); i-- > 0; row += quadrature.slices) {
        // Nodes crowd towards E0: short-lived particles reach the detector from there only.
        const double tau = 0.5 * (1.0 + energyRule.node[i]);
        const double energyGeV = dump.beamEnergyGeV - span * tau * tau;
        table.energiesGeV.push_back(energyGeV);
        if (energyGeV <= massGeV)
            continue;
        for (std::size_t q = 0; q < circles.size(); ++q)
            circles[q] = kicks.weightGeV2[q] *
                         primakoffPerKickSquared(atom, energyGeV, massGeV, kicks.kickGeV[q]);
        aim.setStrengths(circles);
        const double u = energyGeV / dump.beamEnergyGeV;
        const double du = span / dump.beamEnergyGeV * tau * energyRule.weight[i];
        const double velocity = std::sqrt(1.0 - massGeV * massGeV / (energyGeV * energyGeV));
        const DecayView view{dump,    aim,       polar,    disk,
                             massGeV, energyGeV, velocity, energyGeV * unitsPerMGeV};
        fillRow(view, luminosityPerRadiationLength(dump) * cascade.photon(u) * du,
                quadrature.slices, row);
    }
    return table;
}

double expectedEvents(const YieldTable& table, double massGeV, double productionCouplingSquared,
                      double totalWidthGeV, double visibleBranchingRatio) noexcept {
    if (table.energiesGeV.empty() || !(massGeV > 0.0 && productionCouplingSquared >= 0.0 &&
                                       totalWidthGeV >= 0.0 && visibleBranchingRatio >= 0.0))
        return nan;
    const double decayGeVPerM = totalWidthGeV * massGeV / constants::hbarCGeVm;
    const double* row = table.weights.data();
    double sum = 0.0;
    for (const double energyGeV : table.energiesGeV) {
        if (energyGeV > massGeV) {
            const double perM = decayGeVPerM / std::sqrt(energyGeV * energyGeV - massGeV * massGeV);
            const double decays = -std::expm1(-table.sliceM * perM);
            const double survives = 1.0 - decays;
            double inSlices = 0.0;
            for (int j = table.slices; j-- > 0;)
                inSlices = inSlices * survives + row[j];
            sum += inSlices * decays * std::exp(-table.frontM * perM);
        }
        row += table.slices;
    }
    return productionCouplingSquared * visibleBranchingRatio * sum;
}

std::string describe(const ElectronDump& dump, const DumpQuadrature& quadrature) {
    std::string text = "electron-dump";
    for (const double value :
         {dump.beamEnergyGeV, dump.electronsOnTarget, dump.atomicNumber, dump.massNumber,
          dump.radiationLengthGramPerCm2, dump.shieldLengthM, dump.decayLengthM,
          dump.detectorRadiusM, dump.photonThresholdGeV, dump.showerAngleGeV, dump.efficiency})
        text += ' ' + io::shortNumber(value);
    text += dump.bothPhotons ? " both" : " one";
    for (const int value : {quadrature.energies, quadrature.transverse, quadrature.smear,
                            quadrature.polar, quadrature.disk, quadrature.slices})
        text += ' ' + std::to_string(value);
    return text;
}

DecayFates decayFates(const YieldTable& table, double massGeV, double totalWidthGeV) noexcept {
    if (table.weights.empty() || !(massGeV > 0.0 && totalWidthGeV >= 0.0))
        return {nan, nan, nan};
    const double decayGeVPerM = totalWidthGeV * massGeV / constants::hbarCGeVm;
    const double lengthM = table.sliceM * table.slices;
    DecayFates sum{0.0, 0.0, 0.0};
    double all = 0.0;
    for (std::size_t i = 0; i < table.energiesGeV.size(); ++i) {
        const double energyGeV = table.energiesGeV[i];
        const double* row = table.weights.data() + i * static_cast<std::size_t>(table.slices);
        const double yield = std::accumulate(row, row + table.slices, 0.0);
        if (!(energyGeV > massGeV) || yield == 0.0)
            continue;
        const double perM = decayGeVPerM / std::sqrt(energyGeV * energyGeV - massGeV * massGeV);
        const double reaches = std::exp(-table.frontM * perM);
        sum.before -= yield * std::expm1(-table.frontM * perM);
        sum.inside -= yield * reaches * std::expm1(-lengthM * perM);
        sum.beyond += yield * reaches * std::exp(-lengthM * perM);
        all += yield;
    }
    return {sum.before / all, sum.inside / all, sum.beyond / all};
}

double totalYield(const YieldTable& table) noexcept {
    return std::accumulate(table.weights.begin(), table.weights.end(), 0.0) /
           std::max(table.slices, 1);
}

} // namespace cyrano::physics
