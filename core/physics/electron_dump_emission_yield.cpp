#include "core/physics/electron_dump_emission_yield.hpp"

#include "core/io/number.hpp"
#include "core/physics/electron_bremsstrahlung.hpp"
#include "core/physics/ring_acceptance.hpp"
#include "core/physics/widths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace cyrano::physics {
namespace {

constexpr double pi = std::numbers::pi;

double square(double x) {
    return x * x;
}

/// ln x - ln(1 - x + margin): logarithmic towards x = 0 and towards x = 1 down to the margin.
struct TwoEndedScale {
    double margin;

    [[nodiscard]] double position(double x) const { return std::log(x / (1.0 - x + margin)); }
    [[nodiscard]] double value(double position) const {
        const double e = std::exp(position);
        return std::min(e * (1.0 + margin) / (1.0 + e), 1.0);
    }
    [[nodiscard]] double slope(double x) const { return x * (1.0 - x + margin) / (1.0 + margin); }
};

/// Energy nodes, the same for all masses, and sharing between two of them.
class EnergyNodes {
  public:
    EnergyNodes(double lowestGeV, double beamGeV, int count)
        : beamGeV_(beamGeV), from_(scale_.position(lowestGeV / beamGeV)),
          step_((scale_.position(1.0) - from_) / (count - 1)), last_(count - 2) {
        for (int i = 0; i < count; ++i)
            energiesGeV_.push_back(beamGeV * scale_.value(from_ + i * step_));
        energiesGeV_.back() = beamGeV;
    }

    [[nodiscard]] const std::vector<double>& energiesGeV() const { return energiesGeV_; }

    struct Share {
        std::size_t left;
        double leftShare;
    };

    /// 1 and 1/p are kept; what lies beside an energy below the mass goes to the upper node.
    [[nodiscard]] Share share(double energyGeV, double massGeV) const {
        const double place = (scale_.position(energyGeV / beamGeV_) - from_) / step_;
        const auto left = static_cast<std::size_t>(std::clamp(static_cast<int>(place), 0, last_));
        if (energiesGeV_[left] <= massGeV)
            return {left, 0.0};
        const auto inverse = [massGeV](double energy) {
            return 1.0 / std::sqrt((energy - massGeV) * (energy + massGeV));
        };
        const double right = inverse(energiesGeV_[left + 1]);
        const double share = (inverse(energyGeV) - right) / (inverse(energiesGeV_[left]) - right);
        return {left, std::clamp(share, 0.0, 1.0)};
    }

  private:
    /// The part of the beam energy that counts where particles barely reach the decay region.
    static constexpr TwoEndedScale scale_{0.02};

    double beamGeV_;
    double from_;
    double step_;
    int last_;
    std::vector<double> energiesGeV_;
};

/// Table points of the transverse momentum in equal steps of asinh k, and interpolation between
/// them. Point 0 lies at k = 0.
class KickScale {
  public:
    KickScale(double reachGeV, int steps)
        : reachGeV_(reachGeV), step_(std::asinh(reachGeV / unitGeV) / steps), steps_(steps) {}

    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(steps_) + 1; }
    [[nodiscard]] double kickGeV(double point) const { return unitGeV * std::sinh(point * step_); }

    /// An even function of k from its table: four-point Lagrange, constant beyond the end.
    [[nodiscard]] double read(const double* table, double kickGeV) const {
        if (!(kickGeV < reachGeV_))
            return table[steps_];
        const double x = kickGeV / unitGeV;
        const double place = std::log(x + std::sqrt(1.0 + x * x)) / step_;
        const int cell = std::min(static_cast<int>(place), steps_ - 2);
        const double f = place - cell;
        const double* p = table + cell;
        const double before = cell == 0 ? p[1] : p[-1];
        const double g = f - 1.0;
        const double h = f - 2.0;
        const double k = f + 1.0;
        return 0.5 * (g * h * k * p[0] - f * h * k * p[1]) + f * g * (k * p[2] - h * before) / 6.0;
    }

  private:
    static constexpr double unitGeV = 0.1 * constants::electronMassGeV;

    double reachGeV_;
    double step_;
    int steps_;
};

/// Spectrum of X over the energy nodes: events with a kick below each point of the scale. The last
/// point holds all events.
using Spectrum = std::vector<double>; // row-major, node by kick

Spectrum spectrum(const ElectronDumpEmission& emission, double massGeV, const EnergyNodes& nodes,
                  const KickScale& kicks, const EmissionQuadrature& quadrature) {
    const std::size_t kickCount = kicks.size();
    Spectrum result(nodes.energiesGeV().size() * kickCount);
    const ElectronDump& dump = emission.dump;
    const Atom atom{dump.atomicNumber, dump.massNumber};
    const double lowestGeV = std::max(nodes.energiesGeV().front(), massGeV);
    const TrackNodes tracks =
        trackNodes(emission.track, std::log(dump.beamEnergyGeV / lowestGeV), quadrature.losses);
    std::vector<double> kickGeV;
    for (std::size_t q = 0; q + 1 < kickCount; ++q)
        kickGeV.push_back(kicks.kickGeV(static_cast<double>(q)));
    // dσ/dx peaks where the electron mass takes over, at 1 - x of this order.
    const TwoEndedScale scale{0.3 * square(constants::electronMassGeV / massGeV)};
    const GaussRule rule = gaussLegendre(quadrature.fractions);
    for (std::size_t j = 0; j < tracks.loss.size(); ++j) {
        const double electronGeV = dump.beamEnergyGeV * std::exp(-tracks.loss[j]);
        const double from = scale.position(lowestGeV / electronGeV);
        const double half = 0.5 * (scale.position(1.0) - from);
        const double flux = luminosityPerRadiationLength(dump) * half * tracks.radiationLengths[j] *
                            effectivePhotonFlux(atom, electronGeV, massGeV);
        for (std::size_t i = 0; i < rule.node.size(); ++i) {
            const double x = scale.value(from + half * (1.0 + rule.node[i]));
            const double weight = flux * rule.weight[i] * scale.slope(x) *
                                  emissionPerFraction(emission.particle, electronGeV, massGeV, x);
            const auto [left, leftShare] = nodes.share(x * electronGeV, massGeV);
            const double leftWeight = weight * leftShare;
            const double rightWeight = weight - leftWeight;
            double* row = result.data() + left * kickCount;
            const EmissionAngle angle(emission.particle, massGeV, x);
            for (std::size_t q = 0; q < kickGeV.size(); ++q) {
                const double below = angle.shareBelow(kickGeV[q]);
                row[q] += leftWeight * below;
                row[q + kickCount] += rightWeight * below;
            }
            row[kickCount - 1] += leftWeight;
            row[2 * kickCount - 1] += rightWeight;
        }
    }
    return result;
}

/// Chance that a point at distance a from the origin, blurred by a unit Gaussian per plane, comes
/// to lie within d of it.
double chanceWithin(double distance, double offset, const GaussRule& rule) {
    constexpr double tail = 6.5;
    if (distance == 0.0 || offset > distance + tail)
        return 0.0;
    if (distance > offset + tail)
        return 1.0;
    const double from = std::asin(std::clamp((offset - tail) / distance, -1.0, 1.0));
    const double to = std::asin(std::min((offset + tail) / distance, 1.0));
    const double half = 0.5 * (to - from);
    double sum = 0.0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double angle = from + half * (1.0 + rule.node[i]);
        const double along = distance * std::sin(angle);
        const double across = distance * std::cos(angle);
        sum += rule.weight[i] * across * std::exp(-0.5 * square(along - offset)) *
               std::erf(across / std::numbers::sqrt2);
    }
    return half * sum / std::sqrt(2.0 * pi);
}

/// Blurs the kicks of every energy node with the Gaussian spread of the shower.
void blur(Spectrum& spectrum, const KickScale& kicks, double spreadGeV) {
    const std::size_t count = kicks.size();
    const GaussRule rule = gaussLegendre(16);
    std::vector<double> kernel; // row-major, point by cell between points
    for (std::size_t d = 0; d + 1 < count; ++d)
        for (std::size_t q = 0; q + 1 < count; ++q)
            kernel.push_back(chanceWithin(kicks.kickGeV(static_cast<double>(d)) / spreadGeV,
                                          kicks.kickGeV(static_cast<double>(q) + 0.5) / spreadGeV,
                                          rule));
    std::vector<double> cells(count - 1);
    for (double* row = spectrum.data(); row != spectrum.data() + spectrum.size(); row += count) {
        for (std::size_t q = 0; q + 1 < count; ++q)
            cells[q] = row[q + 1] - row[q];
        for (std::size_t d = 0; d + 1 < count; ++d)
            row[d] = std::inner_product(
                cells.begin(), cells.end(),
                kernel.begin() + static_cast<std::ptrdiff_t>(d * cells.size()), 0.0);
    }
}

/// Decays at one energy and mass.
struct DecayView {
    const ElectronDumpEmission& emission;
    const KickScale& kicks;
    const GaussRule& polar;
    int cells;
    const double* content; // events below the kicks of the scale
    double energyGeV;
    double momentumGeV;
    double legVelocity; // in the rest frame of X
    double restMomentumGeV;

    /// Leg emitted at `cosine` to the flight of X in its rest frame; far outside if it turns back.
    [[nodiscard]] double ringRadius(double cosine, double sine, double distanceM) const {
        constexpr double outsideM = 1e30;
        const double alongGeV = 0.5 * (momentumGeV + energyGeV * legVelocity * cosine);
        return alongGeV > 0.0 ? restMomentumGeV * sine / alongGeV * distanceM : outsideM;
    }

    /// Events aimed less than `offsetM` off the axis.
    [[nodiscard]] double aimedWithin(double offsetM) const {
        return kicks.read(content, offsetM * energyGeV / totalLengthM(emission.dump));
    }

    /// Sum of seen(f1, f2) over the events, f1 and f2 being the fractions of two rings inside the
    /// detector. Kinks of the fractions bound the intervals; the sine takes the square roots at
    /// their ends away.
    template <typename F>
    [[nodiscard]] double overAim(double firstRing, double secondRing, F seen) const {
        const double radius = emission.dump.detectorRadiusM;
        // Where f1 + f2 = 1 the chord from leg to leg has both its ends on the rim.
        const double chord = std::max(radius * radius - firstRing * secondRing, 0.0);
        std::array<double, 5> kink{std::abs(radius - firstRing), radius + firstRing,
                                   std::abs(radius - secondRing), radius + secondRing,
                                   std::sqrt(chord)};
        std::sort(kink.begin(), kink.end());
        const auto at = [&](double offset) {
            return seen(ringFractionInDisk(offset, firstRing, radius),
                        ringFractionInDisk(offset, secondRing, radius));
        };
        double sum = aimedWithin(kink[0]) * at(0.5 * kink[0]);
        for (std::size_t i = 0; i + 1 < kink.size(); ++i) {
            const double middle = 0.5 * (kink[i] + kink[i + 1]);
            const double half = 0.5 * (kink[i + 1] - kink[i]);
            if (half < 1e-9 * radius || at(middle) == 0.0)
                continue;
            double below = aimedWithin(kink[i]);
            for (int cell = 0; cell < cells; ++cell) {
                const auto point = [&](double step) {
                    return middle - half * std::cos(pi * step / cells);
                };
                const double above = aimedWithin(point(cell + 1.0));
                sum += (above - below) * at(point(cell + 0.5));
                below = above;
            }
        }
        return sum;
    }

    /// int hits(c, √(1-c²)) dc over sin(from) <= c <= sin(to), c the cosine of the harder leg.
    template <typename F>
    [[nodiscard]] double overAngle(double from, double to, F hits) const {
        const double half = 0.5 * (to - from);
        double sum = 0.0;
        for (std::size_t i = 0; half > 0.0 && i < polar.node.size(); ++i) {
            const double phi = from + half * (1.0 + polar.node[i]);
            sum += polar.weight[i] * std::cos(phi) * hits(std::sin(phi), std::cos(phi));
        }
        return half * sum;
    }

    /// Decay angle phi below which both legs pass the threshold, or above which one does.
    [[nodiscard]] double widest() const {
        const double edge = std::abs(1.0 - 2.0 * emission.dump.photonThresholdGeV / energyGeV);
        const double reach = momentumGeV / energyGeV * legVelocity;
        return edge < reach ? std::asin(edge / reach) : 0.5 * pi;
    }

    /// Events seen of those that decay `distanceM` before the detector.
    [[nodiscard]] double accepted(double distanceM) const {
        constexpr double full = 0.5 * pi;
        // Opposite legs: the arcs of the two rings inside the detector face each other.
        const auto pairs = [&](auto seen) {
            return overAngle(0.0, widest(), [&](double c, double s) {
                return overAim(ringRadius(c, s, distanceM), ringRadius(-c, s, distanceM), seen);
            });
        };
        const auto singles = [&](double from, double sign) {
            return overAngle(from, full, [&](double c, double s) {
                const double ring = ringRadius(sign * c, s, distanceM);
                return overAim(ring, ring, [](double fraction, double) { return fraction; });
            });
        };
        if (emission.legs == Legs::softer)
            return singles(0.0, -1.0);
        const bool bothCanPass = energyGeV > 2.0 * emission.dump.photonThresholdGeV;
        if (emission.legs == Legs::both)
            return bothCanPass
                       ? pairs([](double f1, double f2) { return std::max(f1 + f2 - 1.0, 0.0); })
                       : 0.0;
        const double one = singles(widest(), 1.0);
        return bothCanPass
                   ? one + pairs([](double f1, double f2) { return std::min(f1 + f2, 1.0); })
                   : one;
    }

    /// The same where the detector is everywhere: only the threshold is left.
    [[nodiscard]] double acceptedEverywhere() const {
        const double all = content[kicks.size() - 1];
        const bool bothCanPass = energyGeV > 2.0 * emission.dump.photonThresholdGeV;
        if (emission.legs == Legs::softer || (emission.legs == Legs::one && bothCanPass))
            return all;
        const double middle = std::sin(widest());
        if (emission.legs == Legs::both)
            return bothCanPass ? all * middle : 0.0;
        return all * (1.0 - middle);
    }
};

/// Slice means of a function known at Gauss nodes over the decay region: two points per slice on
/// the interpolating polynomial.
class SliceMeans {
  public:
    SliceMeans(double lengthM, int slices, int distances)
        : lengthM_(lengthM), slices_(slices), rule_(gaussLegendre(distances)) {
        const double shift = 0.5 / std::numbers::sqrt3;
        for (int j = 0; j < slices; ++j) {
            const double middle = 2.0 * (j + 0.5) / slices - 1.0;
            for (std::size_t k = 0; k < rule_.node.size(); ++k)
                weight_.push_back(0.5 * (lagrange(k, middle - 2.0 * shift / slices) +
                                         lagrange(k, middle + 2.0 * shift / slices)));
        }
    }

    /// Slice means of f(distance to the end of the region) into a row.
    template <typename F>
    void fill(F f, double* row) const {
        std::vector<double> value;
        for (const double node : rule_.node)
            value.push_back(f(0.5 * lengthM_ * (1.0 - node)));
        const double* weight = weight_.data();
        for (int j = 0; j < slices_; ++j, weight += value.size())
            row[j] = std::max(std::inner_product(value.begin(), value.end(), weight, 0.0), 0.0);
    }

  private:
    [[nodiscard]] double lagrange(std::size_t k, double x) const {
        double product = 1.0;
        for (std::size_t i = 0; i < rule_.node.size(); ++i)
            if (i != k)
                product *= (x - rule_.node[i]) / (rule_.node[k] - rule_.node[i]);
        return product;
    }

    double lengthM_;
    int slices_;
    GaussRule rule_;
    std::vector<double> weight_; // row-major, slice by node
};

} // namespace

bool isValid(const ElectronDumpEmission& emission, const EmissionQuadrature& quadrature) noexcept {
    ElectronDump dump = emission.dump;
    if (dump.showerAngleGeV == 0.0)
        dump.showerAngleGeV = 1.0;
    return isValid(dump, quadrature.common) && emission.legMassGeV >= 0.0 &&
           quadrature.common.energies >= 2 && quadrature.common.transverse >= 16 &&
           quadrature.losses >= 2 && quadrature.fractions >= 2 && quadrature.distances >= 1;
}

YieldTable electronDumpEmissionYield(const ElectronDumpEmission& emission, double massGeV,
                                     const EmissionQuadrature& quadrature) {
    YieldTable table;
    if (!isValid(emission, quadrature) || !(massGeV > 0.0))
        return table;
    const ElectronDump& dump = emission.dump;
    const DumpQuadrature& common = quadrature.common;
    const EnergyNodes nodes(dump.photonThresholdGeV, dump.beamEnergyGeV, common.energies);
    table.energiesGeV = nodes.energiesGeV();
    table.frontM = dump.shieldLengthM;
    table.sliceM = dump.decayLengthM / common.slices;
    table.slices = common.slices;
    table.weights.resize(table.energiesGeV.size() * static_cast<std::size_t>(common.slices));
    if (massGeV >= dump.beamEnergyGeV)
        return table;

    const bool everywhere = std::isinf(dump.detectorRadiusM);
    // Kicks beyond 1 GeV aim past any detector; a far one may still be met by a leg flying back.
    const double reachGeV =
        1.0 + (everywhere ? 0.0 : dump.detectorRadiusM * dump.beamEnergyGeV / totalLengthM(dump));
    const KickScale kicks(reachGeV, common.transverse);
    Spectrum events = spectrum(emission, massGeV, nodes, kicks, quadrature);
    if (dump.showerAngleGeV > 0.0 && !everywhere)
        blur(events, kicks, dump.showerAngleGeV);
    const GaussRule polar = gaussLegendre(common.polar);
    const SliceMeans means(dump.decayLengthM, common.slices, quadrature.distances);
    const double legVelocity = pairVelocity(massGeV, emission.legMassGeV);
    const double* content = events.data();
    double* row = table.weights.data();
    for (const double energyGeV : table.energiesGeV) {
        if (energyGeV > massGeV) {
            const DecayView view{emission,
                                 kicks,
                                 polar,
                                 common.disk,
                                 content,
                                 energyGeV,
                                 std::sqrt((energyGeV - massGeV) * (energyGeV + massGeV)),
                                 legVelocity,
                                 0.5 * massGeV * legVelocity};
            if (everywhere)
                std::fill_n(row, common.slices, view.acceptedEverywhere());
            else
                means.fill([&](double distanceM) { return view.accepted(distanceM); }, row);
        }
        row += common.slices;
        content += kicks.size();
    }
    return table;
}

std::string describe(const ElectronDumpEmission& emission, const EmissionQuadrature& quadrature) {
    constexpr std::array<std::string_view, 3> legNames{"one-leg", "softer-leg", "both-legs"};
    std::string text = "electron-emission ";
    text += name(emission.particle);
    text += ' ';
    text += name(emission.track);
    text += ' ';
    text += legNames[static_cast<std::size_t>(emission.legs)];
    text += ' ' + io::shortNumber(emission.legMassGeV);
    for (const int value : {quadrature.losses, quadrature.fractions, quadrature.distances})
        text += ' ' + std::to_string(value);
    return text + ' ' + describe(emission.dump, quadrature.common);
}

} // namespace cyrano::physics
