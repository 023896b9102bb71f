#include "core/physics/straggling.hpp"

#include "core/physics/ring_acceptance.hpp"
#include "core/physics/shower.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// b of Tsai's law, the bremsstrahlung rate per radiation length.
constexpr double straggling = 4.0 / 3.0;
/// Below this loss both laws are Volterra's function to 1e-6.
constexpr double firstCell = 1e-5;
constexpr double largestLossCovered = 100.0;

/// ∫₀^∞ L^s/Γ(s+shift) ds by the trapezoidal rule in s = exp(y - e^-y), which vanishes doubly
/// exponentially at the lower end and follows the integrand's own decay at the upper.
double volterraIntegral(double loss, double shift) {
    const double logLoss = std::log(loss);
    constexpr double step = 0.05;
    double sum = 0.0;
    for (double y = -4.5; y < 7.0; y += step) {
        const double s = std::exp(y - std::exp(-y));
        int sign = 0; // of the Gamma function; std::lgamma writes it where all threads see it
        const double term = std::exp(s * logLoss - ::lgamma_r(s + shift, &sign)) * s;
        sum += term * (1.0 + std::exp(-y));
    }
    return step * sum;
}

/// dC/dL beyond the first cell.
class TrackDensity {
  public:
    explicit TrackDensity(TrackMeasure measure) : measure_(measure) {}

    [[nodiscard]] double operator()(double loss) const {
        if (measure_ == TrackMeasure::primary)
            return std::exp(-loss) * volterraNuSlope(loss) / straggling;
        const double u = std::exp(-loss);
        return u * cascade_.electron(u);
    }

  private:
    TrackMeasure measure_;
    CascadeTrackLength cascade_;
};

/// C(L) for L <= firstCell.
double firstTrackLength(TrackMeasure measure, double loss) {
    if (measure == TrackMeasure::primary)
        return volterraNu(loss) / straggling;
    constexpr double a = 4.0 / 3.0 + 2.0 * CascadeTrackLength::defaultScreening;
    const double scale = std::exp((1.0 - std::numbers::egamma) - 0.5 / a);
    return volterraNu(loss * scale) / a;
}

} // namespace

double volterraNu(double loss) noexcept {
    if (!(loss >= 0.0 && loss <= largestLossCovered))
        return nan;
    return loss == 0.0 ? 0.0 : volterraIntegral(loss, 1.0);
}

double volterraNuSlope(double loss) noexcept {
    if (!(loss > 0.0 && loss <= largestLossCovered))
        return nan;
    return volterraIntegral(loss, 0.0) / loss;
}

double cumulativeTrackLength(TrackMeasure measure, double loss) noexcept {
    if (!(loss >= 0.0 && loss <= largestLossCovered))
        return nan;
    if (measure == TrackMeasure::oneRadiationLength)
        return loss > 0.0 ? 1.0 : 0.0;
    if (loss <= firstCell)
        return firstTrackLength(measure, loss);
    constexpr int nodes = 40;
    double sum = 0.0;
    for (const double length : trackNodes(measure, loss, nodes).radiationLengths)
        sum += length;
    return sum;
}

TrackNodes trackNodes(TrackMeasure measure, double largestLoss, int count) {
    TrackNodes nodes;
    if (!(largestLoss > firstCell && largestLoss <= largestLossCovered) || count < 2)
        return nodes;
    nodes.loss.push_back(0.0);
    if (measure == TrackMeasure::oneRadiationLength) {
        nodes.radiationLengths.push_back(1.0);
        return nodes;
    }
    nodes.radiationLengths.push_back(firstTrackLength(measure, firstCell));
    const TrackDensity density(measure);
    const GaussRule rule = gaussLegendre(count);
    // ln(e^L - 1) is ln L for small losses and L for large ones, where soft electrons pile up.
    const double from = std::log(std::expm1(firstCell));
    const double half = 0.5 * (largestLoss + std::log(-std::expm1(-largestLoss)) - from);
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double loss = std::log1p(std::exp(from + half * (1.0 + rule.node[i])));
        nodes.loss.push_back(loss);
        nodes.radiationLengths.push_back(half * rule.weight[i] * -std::expm1(-loss) *
                                         density(loss));
    }
    return nodes;
}

} // namespace cyrano::physics
