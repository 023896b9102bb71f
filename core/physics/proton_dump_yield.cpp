#include "core/physics/proton_dump_yield.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/primakoff.hpp"
#include "core/physics/proton_photons.hpp"
#include "core/physics/ring_acceptance.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace cyrano::physics {
namespace {

constexpr double pi = std::numbers::pi;

/// Raised whenever the formulas behind the weights change, so that stored tables are recomputed.
constexpr const char* formatName = "proton-dump-1";

double square(double x) {
    return x * x;
}

double totalLengthM(const ProtonDump& dump) {
    return dump.shieldLengthM + dump.decayLengthM;
}

/// Lowest ALP energy that can leave the photons demanded.
double lowestEnergyGeV(const ProtonDump& dump) {
    const double ofPhotons = dump.demand == PhotonDemand::both ? 2.0 : 1.0;
    return std::max(dump.parentThresholdGeV, ofPhotons * dump.photonThresholdGeV);
}

/// Protons times efficiency over the cross section that competes, in GeV^2.
double perCrossSectionGeV2(const ProtonDump& dump, PhotonSource source) {
    constexpr double picobarnPerMillibarn = 1e9;
    constexpr double millibarnPerBarn = 1e3;
    const double millibarn =
        source == PhotonSource::proton
            ? dump.inelasticMillibarn
            : millibarnPerBarn *
                  pairCrossSectionBarn(dump.massNumber, dump.radiationLengthGramPerCm2);
    return dump.protonsOnTarget * dump.efficiency * constants::picobarnPerInverseGeV2 /
           (millibarn * picobarnPerMillibarn);
}

struct Span {
    double low;
    double high;
};

/// Nodes on an interval, graded around 0, where the density peaks with a width `scale`.
class GradedNodes {
  public:
    static constexpr int most = 32;

    GradedNodes(Span span, double scale, const GaussRule& rule) : size(rule.node.size()) {
        const double low = std::asinh(span.low / scale);
        const double half = 0.5 * (std::asinh(span.high / scale) - low);
        for (std::size_t i = 0; i < size; ++i) {
            const double u = low + half * (1.0 + rule.node[i]);
            const double e = std::exp(u); // one call for sinh and cosh: this is the inner loop
            node[i] = 0.5 * scale * (e - 1.0 / e);
            weight[i] = 0.5 * half * scale * (e + 1.0 / e) * rule.weight[i];
        }
    }

    std::size_t size;
    std::array<double, most> node;
    std::array<double, most> weight;
};

/// Chances of the photons of one decay to land, and of both.
struct Hits {
    double harder = 0.0;
    double softer = 0.0;
    double both = 0.0;
};

/// The detector seen in transverse momentum of the parent: aiming points times energy/distance.
struct DetectorView {
    const ProtonDump& dump;
    const TransverseDensity& density;
    const GaussRule& area;
    int turn;
    double perM; ///< GeV per metre on the detector plane

    /// The density along a line of constant y.
    [[nodiscard]] double overRow(Span x, double y) const {
        const double distanceSquared = square(y);
        const GradedNodes columns(x, std::sqrt(square(density.scaleGeV()) + distanceSquared), area);
        double sum = 0.0;
        for (std::size_t i = 0; i < columns.size; ++i)
            sum += columns.weight[i] * density(square(columns.node[i]) + distanceSquared);
        return sum;
    }

    [[nodiscard]] double overRectangle(Span x, Span y) const {
        if (x.low >= x.high || y.low >= y.high)
            return 0.0;
        const GradedNodes rows(y, density.scaleGeV(), area);
        double sum = 0.0;
        for (std::size_t j = 0; j < rows.size; ++j)
            sum += rows.weight[j] * overRow(x, rows.node[j]);
        return sum;
    }

    /// Over the points common to two disks of `radius` centred at `left` <= `right` on the x axis.
    [[nodiscard]] double overLens(double left, double right, double radius) const {
        const double halfGap = 0.5 * (right - left);
        if (halfGap >= radius)
            return 0.0;
        const double top =
            std::asinh(std::sqrt(square(radius) - square(halfGap)) / density.scaleGeV());
        double sum = 0.0;
        for (std::size_t j = 0; j < area.node.size(); ++j) {
            // The sine takes the square-root end of the chords away.
            const double angle = 0.25 * pi * (1.0 + area.node[j]);
            const double u = top * std::sin(angle);
            const double y = density.scaleGeV() * std::sinh(u);
            const double chord = std::sqrt(std::max(square(radius) - square(y), 0.0));
            sum += area.weight[j] * std::cos(angle) * std::cosh(u) *
                   overRow({right - chord, left + chord}, y);
        }
        return 0.5 * pi * top * density.scaleGeV() * sum; // both halves of the lens
    }

    [[nodiscard]] Hits onDisk(double near, double far, bool single) const {
        const double radius = dump.halfWidthM * perM;
        Hits hits;
        hits.both = overLens(-near, far, radius);
        if (single) {
            hits.harder = overLens(near, near, radius);
            hits.softer = overLens(far, far, radius);
        }
        return hits;
    }

    /// Photons `near` and `far` from the aiming point, on opposite sides, in metres times perM.
    [[nodiscard]] Hits onRectangle(double near, double far, bool single) const {
        const double halfWidth = dump.halfWidthM * perM;
        const double low = (dump.offAxisM - dump.halfHeightM) * perM;
        const double high = (dump.offAxisM + dump.halfHeightM) * perM;
        // The mirror x -> -x leaves half a turn; on the axis the point reflection halves it again.
        const double sector = dump.offAxisM > 0.0 ? pi : 0.5 * pi;
        Hits hits;
        for (int i = 0; i < turn; ++i) {
            const double angle = sector * (i + 0.5) / turn;
            const double sine = std::sin(angle);
            const double cosine = std::cos(angle);
            const Span x1{-halfWidth - near * sine, halfWidth - near * sine};
            const Span y1{low - near * cosine, high - near * cosine};
            const Span x2{-halfWidth + far * sine, halfWidth + far * sine};
            const Span y2{low + far * cosine, high + far * cosine};
            if (single) {
                hits.harder += overRectangle(x1, y1);
                hits.softer += overRectangle(x2, y2);
            }
            hits.both += overRectangle({std::max(x1.low, x2.low), std::min(x1.high, x2.high)},
                                       {std::max(y1.low, y2.low), std::min(y1.high, y2.high)});
        }
        return {hits.harder / turn, hits.softer / turn, hits.both / turn};
    }
};

/// Decays at one energy and mass.
struct Decays {
    const DetectorView& view;
    const GaussRule& polar;
    double massGeV;
    double energyGeV;
    double velocity;

    [[nodiscard]] bool good(double photonGeV) const {
        return photonGeV >= view.dump.photonThresholdGeV && photonGeV <= view.dump.photonCeilingGeV;
    }

    /// Production times acceptance at c = sin(phi), photon energies E(1 +- beta c)/2.
    [[nodiscard]] double atAngle(double sine, double cosine, double distanceM, bool goodHarder,
                                 bool goodSofter) const {
        const double ring = massGeV * cosine / energyGeV * distanceM * view.perM;
        const double near = ring / (1.0 + velocity * sine);
        const double far = ring / (1.0 - velocity * sine);
        const bool single = view.dump.demand != PhotonDemand::both;
        const Hits hits = view.dump.shape == DetectorShape::disk
                              ? view.onDisk(near, far, single)
                              : view.onRectangle(near, far, single);
        if (!single)
            return hits.both;
        const double either = (goodHarder ? hits.harder : 0.0) + (goodSofter ? hits.softer : 0.0);
        if (view.dump.demand == PhotonDemand::any)
            return either - (goodHarder && goodSofter ? hits.both : 0.0);
        return either - hits.both; // one good one bad, or both good: counted once too often
    }

    /// Production times acceptance for decays `distanceM` before the detector.
    [[nodiscard]] double accepted(double distanceM) const {
        const bool both = view.dump.demand == PhotonDemand::both;
        // Angles phi in [0, pi/2] at which a photon passes a cut.
        std::vector<double> edges{0.0, 0.5 * pi};
        for (const double cut : {view.dump.photonThresholdGeV, view.dump.photonCeilingGeV}) {
            const double edge = std::abs(2.0 * cut / energyGeV - 1.0) / velocity;
            if (edge < 1.0)
                edges.push_back(std::asin(edge));
        }
        // The photons are 2 m d/(E cos phi) apart for beta = 1.
        const double closest = 2.0 * massGeV * distanceM / energyGeV;
        const bool separated = both && closest < view.dump.minimumSeparationM;
        const double apart = separated ? std::acos(closest / view.dump.minimumSeparationM) : 0.0;
        if (separated)
            edges.push_back(apart);
        std::sort(edges.begin(), edges.end());
        double sum = 0.0;
        for (std::size_t s = 0; s + 1 < edges.size(); ++s) {
            const double half = 0.5 * (edges[s + 1] - edges[s]);
            const double middle = edges[s] + half;
            const double spread = velocity * std::sin(middle);
            const bool harder = good(0.5 * energyGeV * (1.0 + spread));
            const bool softer = good(0.5 * energyGeV * (1.0 - spread));
            if (both ? !(harder && softer) || middle < apart : !(harder || softer))
                continue;
            for (std::size_t i = 0; i < polar.node.size(); ++i) {
                const double phi = middle + half * polar.node[i];
                const double cosine = std::cos(phi);
                sum += half * polar.weight[i] * cosine *
                       atAngle(std::sin(phi), cosine, distanceM, harder, softer);
            }
        }
        return sum;
    }
};

/// Range and scale of the transverse momenta of the ALP.
TransverseDensity emptyDensity(const ProtonDump& dump, PhotonSource source, double energyGeV,
                               int count) {
    // Beyond every form factor and pion spectrum.
    constexpr double reachGeV = 5.0;
    constexpr double mesonScaleGeV = 0.05;
    constexpr double protonMassGeV = 0.93827209;
    const double scaleGeV = source == PhotonSource::proton
                                ? 0.5 * protonMassGeV * energyGeV / dump.beamEnergyGeV
                                : mesonScaleGeV;
    return {scaleGeV, reachGeV, count};
}

/// dN/(dE d^2p) averaged over the azimuth between photon and kick, for every aim point and kick.
template <typename Photons>
std::vector<double> fold(const TransverseDensity& aim, const std::vector<double>& kicksGeV,
                         int azimuths, Photons photons) {
    std::vector<double> folded;
    for (int j = 0; j < aim.points(); ++j) {
        const double momentum = aim.momentumGeV(j);
        for (const double kick : kicksGeV) {
            double sum = 0.0;
            for (int i = 0; i < azimuths; ++i) {
                const double cosine = std::cos(pi * (i + 0.5) / azimuths);
                sum += photons(square(momentum) + square(kick) - 2.0 * momentum * kick * cosine);
            }
            folded.push_back(sum / azimuths);
        }
    }
    return folded;
}

std::vector<double> foldProtonPhotons(const ProtonDump& dump, const TransverseDensity& aim,
                                      double energyGeV, const std::vector<double>& kicksGeV,
                                      int azimuths) {
    const double fraction = energyGeV / dump.beamEnergyGeV;
    const double perEnergyAndAngle = 1.0 / (pi * dump.beamEnergyGeV);
    return fold(aim, kicksGeV, azimuths, [&](double momentumSquared) {
        return perEnergyAndAngle *
               coherentProtonPhotons(fraction, std::sqrt(std::max(momentumSquared, 0.0)));
    });
}

std::vector<double> foldMesonPhotons(const ProtonDump& dump, const TransverseDensity& aim,
                                     double energyGeV, const std::vector<double>& kicksGeV,
                                     int azimuths) {
    TransverseDensity photons = aim;
    for (int j = 0; j < photons.points(); ++j)
        photons.set(j, mesonDecayPhotons(dump.beamEnergyGeV, energyGeV, photons.momentumGeV(j)));
    return fold(aim, kicksGeV, azimuths, photons);
}

void append(std::string& text, double value) {
    std::array<char, 40> buffer{};
    constexpr int digits = 17;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::general, digits);
    text += ' ';
    text.append(buffer.data(), end);
}

} // namespace

double protonInelasticMillibarn(double massNumber) noexcept {
    return massNumber > 0.0 ? 39.0 * std::pow(massNumber, 0.77)
                            : std::numeric_limits<double>::quiet_NaN();
}

bool isValid(const ProtonDump& dump, const ProtonDumpQuadrature& quadrature) noexcept {
    const auto positive = [](auto... value) { return ((value > 0) && ...); };
    const auto finite = [](auto... value) { return (std::isfinite(value) && ...); };
    const bool rectangle = dump.shape == DetectorShape::rectangle;
    const auto enough = [](auto... value) {
        return ((value >= 2 && value <= GradedNodes::most) && ...);
    };
    return positive(dump.beamEnergyGeV - 2.0, dump.protonsOnTarget, dump.atomicNumber,
                    dump.massNumber, dump.radiationLengthGramPerCm2, dump.inelasticMillibarn,
                    dump.shieldLengthM, dump.decayLengthM, dump.halfWidthM,
                    rectangle ? dump.halfHeightM : 1.0, dump.parentThresholdGeV,
                    dump.photonCeilingGeV - dump.photonThresholdGeV, dump.efficiency) &&
           finite(dump.beamEnergyGeV, dump.shieldLengthM, dump.decayLengthM, dump.halfWidthM,
                  rectangle ? dump.halfHeightM : 1.0, dump.protonsOnTarget, dump.offAxisM,
                  dump.minimumSeparationM) &&
           dump.photonThresholdGeV >= 0.0 && dump.offAxisM >= 0.0 &&
           (rectangle || dump.offAxisM == 0.0) && dump.minimumSeparationM >= 0.0 &&
           lowestEnergyGeV(dump) < dump.beamEnergyGeV &&
           enough(quadrature.polar, quadrature.turn, quadrature.area) &&
           positive(quadrature.energies, quadrature.azimuth, quadrature.slices) &&
           quadrature.transverse >= 8 && quadrature.aim >= 8;
}

std::string fingerprint(const ProtonDump& dump, PhotonSource source,
                        const ProtonDumpQuadrature& quadrature) {
    std::string text(formatName);
    text += source == PhotonSource::proton ? " proton" : " mesons";
    text += dump.shape == DetectorShape::disk ? " disk" : " rectangle";
    text += dump.demand == PhotonDemand::any    ? " any"
            : dump.demand == PhotonDemand::both ? " both"
                                                : " one-or-both";
    for (const double value :
         {dump.beamEnergyGeV, dump.protonsOnTarget, dump.atomicNumber, dump.massNumber,
          dump.radiationLengthGramPerCm2, dump.inelasticMillibarn, dump.shieldLengthM,
          dump.decayLengthM, dump.halfWidthM, dump.halfHeightM, dump.offAxisM,
          dump.parentThresholdGeV, dump.photonThresholdGeV, dump.photonCeilingGeV,
          dump.minimumSeparationM, dump.efficiency})
        append(text, value);
    for (const int value :
         {quadrature.energies, quadrature.transverse, quadrature.aim, quadrature.azimuth,
          quadrature.polar, quadrature.turn, quadrature.area, quadrature.slices})
        text += ' ' + std::to_string(value);
    return text;
}

TransverseDensity::TransverseDensity(double scaleGeV, double reachGeV, int count)
    : scaleSquared_(square(scaleGeV)), reachSquared_(square(reachGeV)),
      step_(std::log1p(reachSquared_ / scaleSquared_) / count),
      table_(static_cast<std::size_t>(count) + 1) {}

double TransverseDensity::momentumGeV(int point) const noexcept {
    return std::sqrt(scaleSquared_ * std::expm1(point * step_));
}

void TransverseDensity::set(int point, double value) noexcept {
    table_[static_cast<std::size_t>(point)] = value;
}

double TransverseDensity::scaleGeV() const noexcept {
    return std::sqrt(scaleSquared_);
}

double TransverseDensity::operator()(double momentumSquaredGeV2) const noexcept {
    if (!(momentumSquaredGeV2 < reachSquared_))
        return 0.0;
    const double x = std::log(1.0 + std::max(momentumSquaredGeV2, 0.0) / scaleSquared_) / step_;
    const int first = std::clamp(static_cast<int>(x) - 1, 0, points() - 4);
    const double f = x - first - 1.0;
    const double* p = table_.data() + first;
    const double g = f - 1.0;
    const double h = f - 2.0;
    const double k = f + 1.0;
    return 0.5 * (g * h * k * p[1] - f * h * k * p[2]) + f * g * (k * p[3] - h * p[0]) / 6.0;
}

ProtonDumpYield::ProtonDumpYield(const ProtonDump& dump, PhotonSource source,
                                 const ProtonDumpQuadrature& quadrature)
    : dump_(dump), quadrature_(quadrature) {
    if (!isValid(dump_, quadrature_))
        return;
    perCrossSection_ = perCrossSectionGeV2(dump, source);
    // Steps of ln q_T that widen the less the closer to the width of a nucleon.
    constexpr double linearGeV = 0.5;
    const KickNodes kicks =
        kickNodes({dump.atomicNumber, dump.massNumber}, linearGeV, quadrature.transverse);
    kicksGeV_ = kicks.kickGeV;
    kickWeightsGeV2_ = kicks.weightGeV2;
    const GaussRule rule = gaussLegendre(quadrature.energies);
    const double lowest = lowestEnergyGeV(dump);
    const double span = std::log(dump.beamEnergyGeV / lowest);
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double energyGeV = lowest * std::exp(0.5 * span * (1.0 + rule.node[i]));
        const double stepGeV = 0.5 * span * rule.weight[i] * energyGeV;
        TransverseDensity aim = emptyDensity(dump, source, energyGeV, quadrature.aim);
        const auto photons = source == PhotonSource::proton ? foldProtonPhotons : foldMesonPhotons;
        std::vector<double> folded = photons(dump, aim, energyGeV, kicksGeV_, quadrature.azimuth);
        rows_.push_back({energyGeV, stepGeV, std::move(aim), std::move(folded)});
    }
}

YieldTable ProtonDumpYield::at(double massGeV) const {
    YieldTable table;
    if (rows_.empty() || !(massGeV > 0.0 && std::isfinite(massGeV)))
        return table;
    const Atom atom{dump_.atomicNumber, dump_.massNumber};
    const GaussRule polar = gaussLegendre(quadrature_.polar);
    // Off the axis the density has no peak to resolve.
    const bool peaked = dump_.offAxisM < dump_.halfHeightM || dump_.shape == DetectorShape::disk;
    const GaussRule area = gaussLegendre(peaked ? quadrature_.area : (quadrature_.area + 1) / 2);
    const auto slices = static_cast<std::size_t>(quadrature_.slices);
    table.frontM = dump_.shieldLengthM;
    table.sliceM = dump_.decayLengthM / quadrature_.slices;
    table.slices = quadrature_.slices;
    table.weights.resize(rows_.size() * slices);
    std::vector<double> strengths(kicksGeV_.size());
    double* weights = table.weights.data();
    for (const Row& row : rows_) {
        table.energiesGeV.push_back(row.energyGeV);
        double* const first = weights;
        weights += slices;
        if (row.energyGeV <= massGeV)
            continue;
        for (std::size_t q = 0; q < strengths.size(); ++q)
            strengths[q] = kickWeightsGeV2_[q] *
                           primakoffPerKickSquared(atom, row.energyGeV, massGeV, kicksGeV_[q]);
        TransverseDensity density = row.layout;
        const double* folded = row.folded.data();
        for (int j = 0; j < density.points(); ++j, folded += strengths.size()) {
            double sum = 0.0;
            for (std::size_t q = 0; q < strengths.size(); ++q)
                sum += strengths[q] * folded[q];
            density.set(j, sum);
        }
        const double velocity = std::sqrt(1.0 - square(massGeV / row.energyGeV));
        const DetectorView view{dump_, density, area, quadrature_.turn,
                                row.energyGeV / totalLengthM(dump_)};
        const Decays decays{view, polar, massGeV, row.energyGeV, velocity};
        for (std::size_t j = 0; j < slices; ++j) {
            const double middleM =
                dump_.decayLengthM - (static_cast<double>(j) + 0.5) * table.sliceM;
            first[j] = std::max(perCrossSection_ * row.stepGeV * decays.accepted(middleM), 0.0);
        }
    }
    return table;
}

YieldTable primaryProtonYield(const ProtonDump& dump, double massGeV,
                              const ProtonDumpQuadrature& quadrature) {
    return ProtonDumpYield(dump, PhotonSource::proton, quadrature).at(massGeV);
}

YieldTable mesonPhotonYield(const ProtonDump& dump, double massGeV,
                            const ProtonDumpQuadrature& quadrature) {
    return ProtonDumpYield(dump, PhotonSource::mesons, quadrature).at(massGeV);
}

} // namespace cyrano::physics
