#include "core/bounds/reach_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/fpclassify.hpp>
// pchip of Boost 1.74 uses isnan without including it.
#include <boost/math/interpolators/pchip.hpp>

namespace cyrano::bounds {

namespace {

using Curve = boost::math::interpolators::pchip<std::vector<double>>;

constexpr int evenInLogarithm = 18;
constexpr int evenInMass = 16;
/// Distances, relative to a mass where the curves bend, of the nodes that close in on it.
constexpr std::array<double, 6> closing{0.0, 2e-3, 0.01, 0.03, 0.07, 0.15};
/// Stands for none at all in the logarithm.
constexpr double nothing = 1e-12;

/// Mass from which on all pairs open by the smallest angle: γ sin(δ/2) = 1, γ = (s + m²)/(2√s m). 0
/// without such an angle.
double turnOn(const physics::ThreePhotonAcceptance& a) {
    return a.sqrtSGeV * std::sin(0.5 * a.minOpeningRad) / (1.0 + std::cos(0.5 * a.minOpeningRad));
}

/// Lightest mass between the two whose photons can be told apart and seen; the heavier one if none.
double lightestSeen(const physics::ThreePhotonAcceptance& a, double lowest, double highest) {
    if (physics::acceptedFractionPhotonAlp(lowest, a) > 0.0) {
        return lowest;
    }
    constexpr int halvings = 24;
    double below = lowest;
    double above = std::min(4.0 * turnOn(a), highest);
    for (int i = 0; i < halvings; ++i) {
        const double middle = std::sqrt(below * above);
        (physics::acceptedFractionPhotonAlp(middle, a) > 0.0 ? above : below) = middle;
    }
    return above;
}

/// 1 - m²/s, the energy of the recoil photon in units of its largest.
double recoilShare(double massGeV, double sqrtSGeV) {
    return (sqrtSGeV - massGeV) / sqrtSGeV * ((sqrtSGeV + massGeV) / sqrtSGeV);
}

std::vector<double> nodes(const physics::ThreePhotonAcceptance& a, double lowest, double highest) {
    std::vector<double> out{lowest, highest};
    for (int i = 1; i < evenInLogarithm; ++i) {
        out.push_back(lowest * std::pow(highest / lowest, double(i) / evenInLogarithm));
    }
    for (int i = 1; i < evenInMass; ++i) {
        out.push_back(lowest + (highest - lowest) * i / evenInMass);
    }
    // A pair of the softest photon with one of half the energy, back to back, opens the soft peak.
    const double softPeak = std::sqrt(2.0 * a.sqrtSGeV * a.minEnergyGeV);
    for (const double distance : closing) {
        out.push_back(lowest * (1.0 + distance));
        out.push_back(turnOn(a) * (1.0 - distance));
        out.push_back(softPeak * (1.0 - distance));
        out.push_back(softPeak * (1.0 + distance));
    }
    std::erase_if(out, [&](double m) { return m < lowest || m > highest; });
    std::sort(out.begin(), out.end());
    // Nodes that fall together to rounding would be one in the logarithm.
    constexpr double distinct = 1e-9;
    out.erase(std::unique(out.begin(), out.end(),
                          [](double x, double y) { return y < x * (1.0 + distinct); }),
              out.end());
    return out;
}

} // namespace

struct ReachTable::Curves {
    Curve logDensity; ///< without the 1/(1 - m²/s) of a soft recoil photon
    Curve accepted;
    double lowest;
    double highest;
    double sqrtSGeV;

    [[nodiscard]] double density(double massGeV) const {
        return std::exp(logDensity(logMass(massGeV))) / recoilShare(massGeV, sqrtSGeV);
    }
    [[nodiscard]] double logMass(double massGeV) const {
        return std::log(std::clamp(massGeV, lowest, highest));
    }
};

ReachTable::ReachTable(const physics::ThreePhotonAcceptance& acceptance, double lowestGeV,
                       double highestGeV) {
    std::vector<double> x;
    std::vector<double> density;
    std::vector<double> accepted;
    const double seenGeV = lightestSeen(acceptance, lowestGeV, highestGeV);
    if (!(seenGeV < highestGeV)) {
        return;
    }
    for (const double m : nodes(acceptance, seenGeV, highestGeV)) {
        x.push_back(std::log(m));
        density.push_back(
            std::log(std::max(physics::threePhotonDensityPbPerGeV(m, acceptance), nothing) *
                     recoilShare(m, acceptance.sqrtSGeV)));
        accepted.push_back(physics::acceptedFractionPhotonAlp(m, acceptance));
    }
    std::vector<double> again = x;
    curves_ = std::make_unique<const Curves>(Curves{Curve(std::move(x), std::move(density)),
                                                    Curve(std::move(again), std::move(accepted)),
                                                    seenGeV, highestGeV, acceptance.sqrtSGeV});
}

ReachTable::~ReachTable() = default;

double ReachTable::backgroundPb(double fromGeV, double toGeV) const {
    if (curves_ == nullptr) {
        return 0.0;
    }
    const double from = std::max(fromGeV, curves_->lowest);
    const double to = std::min(toGeV, curves_->highest);
    return to > from ? boost::math::quadrature::gauss<double, 7>::integrate(
                           [this](double m) { return curves_->density(m); }, from, to)
                     : 0.0;
}

double ReachTable::acceptedFraction(double massGeV) const {
    return curves_ == nullptr || massGeV < curves_->lowest
               ? 0.0
               : std::max(curves_->accepted(curves_->logMass(massGeV)), 0.0);
}

} // namespace cyrano::bounds
