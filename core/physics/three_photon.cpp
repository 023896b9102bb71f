#include "core/physics/three_photon.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/photon_merging.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>

namespace cyrano::physics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

using DecayRule = boost::math::quadrature::gauss_kronrod<double, 15>;
using PolarRule = boost::math::quadrature::gauss<double, 10>;
using AzimuthRule = boost::math::quadrature::gauss<double, 7>;

/// The one integral whose kinks are not solved for is halved where its rule and the embedded one
/// differ by more than this; the true error comes out ten times smaller.
constexpr double decayTolerance = 1e-3;
constexpr unsigned decayHalvings = 5;

/// A photon of the pair for one decay angle: energy and longitudinal momentum along the pair's
/// direction, both over half the pair's mass.
struct PairPhoton {
    double energy;
    double along;
    /// Angle to the pair's direction.
    double angle(double across) const noexcept { return std::atan2(across, along); }
};

struct Azimuths {
    double from;
    double to;
};

/// What is integrated over the directions.
enum class Weight {
    threePhotons, ///< |M|²/e⁶ of QED
    spinZero,     ///< 1 + cos²θ, decay isotropic
    electronLine, ///< 1/sin²θ, decay isotropic
};

/// Integrates over the directions for one mass.
class PairIntegral {
  public:
    PairIntegral(double massGeV, const ThreePhotonAcceptance& a, Weight weight)
        : a_(a), weight_(weight), massGeV_(massGeV) {
        recoilGeV_ = (a.sqrtSGeV - massGeV) * (a.sqrtSGeV + massGeV) / (2.0 * a.sqrtSGeV);
        gamma_ = (a.sqrtSGeV - recoilGeV_) / massGeV;
        gammaBeta_ = recoilGeV_ / massGeV;
        thetaLow_ = std::acos(a.cosMax);
        thetaHigh_ = std::acos(a.cosMin);
    }

    /// ∫dcosθ ∫dcosθ' ∫dφ' of the weight over the acceptance.
    double value() const noexcept {
        // |cosθ'| is limited from below by the opening angle, smallest at equal energies (what an
        // isotropic decay exceeds with probability p is the range 1 - p to 1), from above by the
        // energy of the softer photon.
        const double equal =
            1.0 - resolvedFraction(massGeV_, a_.sqrtSGeV - recoilGeV_, a_.minOpeningRad);
        const double uneven =
            std::min(1.0, (gamma_ - 2.0 * a_.minEnergyGeV / massGeV_) / gammaBeta_);
        if (!(uneven > equal) || recoilGeV_ <= a_.minEnergyGeV) {
            return 0.0;
        }
        // The photons of the pair are alike: cosθ' > 0 twice.
        return 2.0 * DecayRule::integrate([this](double c) { return overPolar(c); }, equal, uneven,
                                          decayHalvings, decayTolerance);
    }

  private:
    double overPolar(double cosDecay) const noexcept {
        const double across = std::sqrt((1.0 - cosDecay) * (1.0 + cosDecay));
        const PairPhoton first{gamma_ + gammaBeta_ * cosDecay, gammaBeta_ + gamma_ * cosDecay};
        const PairPhoton second{gamma_ - gammaBeta_ * cosDecay, gammaBeta_ - gamma_ * cosDecay};
        std::array<double, 12> edge{};
        const std::size_t n = edges(edge, first, second, across);
        double sum = 0.0;
        for (std::size_t i = 0; i + 1 < n; ++i) {
            sum += piece(edge[i], edge[i + 1], first, second, across);
        }
        return sum;
    }

    /// Directions of the pair, ascending, where the limits on φ' change form: the recoil photon at
    /// its own limits; a photon of the pair grazing one at φ' = 0 or π; the limits of both
    /// crossing.
    std::size_t edges(std::array<double, 12>& edge, const PairPhoton& first,
                      const PairPhoton& second, double across) const noexcept {
        const double low = pi - thetaHigh_;
        const double high = pi - thetaLow_;
        std::size_t n = 0;
        edge[n++] = low;
        edge[n++] = high;
        for (const double limit : {thetaLow_, thetaHigh_}) {
            for (const PairPhoton& photon : {first, second}) {
                const double opening = photon.angle(across);
                for (const double t : {limit - opening, limit + opening}) {
                    const double folded = t < 0.0 ? -t : (t > pi ? 2.0 * pi - t : t);
                    if (folded > low && folded < high) {
                        edge[n++] = folded;
                    }
                }
            }
        }
        for (const auto& [c1, c2] : {std::pair{a_.cosMax, a_.cosMin}, {a_.cosMin, a_.cosMax}}) {
            const double c = (c1 * first.energy + c2 * second.energy) / (2.0 * gammaBeta_);
            if (std::abs(c) < 1.0) {
                const double t = std::acos(c);
                if (t > low && t < high) {
                    edge[n++] = t;
                }
            }
        }
        std::sort(edge.begin(), edge.begin() + static_cast<std::ptrdiff_t>(n));
        return n;
    }

    double piece(double from, double to, const PairPhoton& first, const PairPhoton& second,
                 double across) const noexcept {
        const double middle = 0.5 * (from + to);
        const double half = 0.5 * (to - from);
        // Between two edges the range of φ' is empty everywhere or nowhere.
        const Azimuths inside = azimuths(std::cos(middle), std::sin(middle), first, second, across);
        if (!(inside.to > inside.from)) {
            return 0.0;
        }
        // The azimuth opens like a square root at an edge; the sine takes it out.
        return PolarRule::integrate(
            [&](double u) {
                const double theta = middle + half * std::sin(0.5 * pi * u);
                const double c = std::cos(theta);
                const double s = std::sin(theta);
                const Azimuths range = azimuths(c, s, first, second, across);
                return range.to > range.from ? half * 0.5 * pi * std::cos(0.5 * pi * u) * s *
                                                   overAzimuth(range, c, s, first, second, across)
                                             : 0.0;
            },
            -1.0, 1.0);
    }

    Azimuths azimuths(double c, double s, const PairPhoton& first, const PairPhoton& second,
                      double across) const noexcept {
        const double q = across * s;
        const double la = first.along * c;
        const double lb = second.along * c;
        const double low =
            std::max({la - a_.cosMax * first.energy, a_.cosMin * second.energy - lb, -q});
        const double high =
            std::min({la - a_.cosMin * first.energy, a_.cosMax * second.energy - lb, q});
        if (!(high > low)) {
            return {0.0, 0.0};
        }
        return {std::acos(high / q), std::acos(low / q)};
    }

    double overAzimuth(Azimuths range, double c, double s, const PairPhoton& first,
                       const PairPhoton& second, double across) const noexcept {
        if (weight_ == Weight::spinZero) {
            return 2.0 * (1.0 + c * c) * (range.to - range.from);
        }
        if (weight_ == Weight::electronLine) {
            return 2.0 / (s * s) * (range.to - range.from);
        }
        // Momenta in units of m/2; a_i b_i = (s/4)(E² - z²), a² + b² = (s/2)(E² + z²).
        const double recoil = 2.0 * gammaBeta_;
        const double z3 = -recoil * c;
        const double ab3 = recoil * recoil * s * s;
        const double sum3 = ab3 * (recoil * recoil + z3 * z3);
        const double q = across * s;
        const double sum = AzimuthRule::integrate(
            [&](double phi) {
                const double shift = q * std::cos(phi);
                const double za = first.along * c - shift;
                const double zb = second.along * c + shift;
                const double ea2 = first.energy * first.energy;
                const double eb2 = second.energy * second.energy;
                const double aba = ea2 - za * za;
                const double abb = eb2 - zb * zb;
                return (aba * (ea2 + za * za) + abb * (eb2 + zb * zb) + sum3) / (aba * abb);
            },
            range.from, range.to);
        // φ' and -φ' alike: twice.
        return 2.0 * sum / ab3;
    }

    ThreePhotonAcceptance a_;
    Weight weight_;
    double massGeV_;
    double recoilGeV_ = 0.0;
    double gamma_ = 0.0;
    double gammaBeta_ = 0.0;
    double thetaLow_ = 0.0;
    double thetaHigh_ = 0.0;
};

bool inDomain(double massGeV, const ThreePhotonAcceptance& a) noexcept {
    return massGeV >= 0.0 && a.sqrtSGeV > 0.0 && a.minEnergyGeV >= 0.0 && a.cosMin > -1.0 &&
           a.cosMax < 1.0 && a.cosMax > a.cosMin && a.minOpeningRad >= 0.0 && a.minOpeningRad <= pi;
}

/// What needs no integral: NaN outside the domain, 0 for a mass that leaves no pair or no recoil.
std::optional<double> withoutIntegral(double massGeV, const ThreePhotonAcceptance& a) noexcept {
    if (!inDomain(massGeV, a)) {
        return nan;
    }
    if (massGeV == 0.0 || massGeV >= a.sqrtSGeV) {
        return 0.0;
    }
    return std::nullopt;
}

} // namespace

double centreOfMassCosine(double cosLab, double electronGeV, double positronGeV) noexcept {
    if (!(std::abs(cosLab) <= 1.0) || !(electronGeV > 0.0) || !(positronGeV > 0.0)) {
        return nan;
    }
    const double beta = (electronGeV - positronGeV) / (electronGeV + positronGeV);
    return (cosLab - beta) / (1.0 - beta * cosLab);
}

ThreePhotonAcceptance belle2ThreePhotons() noexcept {
    constexpr double electronGeV = 7.007;
    constexpr double positronGeV = 4.000;
    constexpr double degree = pi / 180.0;
    return {2.0 * std::sqrt(electronGeV * positronGeV), 0.25,
            centreOfMassCosine(std::cos(150.0 * degree), electronGeV, positronGeV),
            centreOfMassCosine(std::cos(17.0 * degree), electronGeV, positronGeV)};
}

ThreePhotonAcceptance bes3ThreePhotons() noexcept {
    return {constants::jpsiMassGeV, 0.08, -0.92, 0.92};
}

double threePhotonDensityPbPerGeV(double massGeV,
                                  const ThreePhotonAcceptance& acceptance) noexcept {
    const ThreePhotonAcceptance& a = acceptance;
    if (const auto known = withoutIntegral(massGeV, a)) {
        return *known;
    }
    const double s = a.sqrtSGeV * a.sqrtSGeV;
    const double e2 = 4.0 * pi * constants::alpha0;
    const double open = (a.sqrtSGeV - massGeV) / a.sqrtSGeV * ((a.sqrtSGeV + massGeV) / a.sqrtSGeV);
    // 1/2s · ½ (identical photons, three pairs) · dm²/2π · (1/8π)² (1-m²/s) · ⟨|M|²⟩, the average
    // over directions being ∫/8π. |M|² = e⁶ s Σ ab(a² + b²)/Π ab has ab = (s/4)(E² - z²) and
    // a² + b² = (s/2)(E² + z²): a factor 8 instead of s, momenta in units of m/2.
    const double halfMass = 0.5 * massGeV;
    const double matrix = 8.0 * e2 * e2 * e2 / (halfMass * halfMass);
    const double phaseSpace =
        2.0 * massGeV / (2.0 * s) * 0.5 / (2.0 * pi) / (64.0 * pi * pi) * open;
    return phaseSpace * matrix * PairIntegral(massGeV, a, Weight::threePhotons).value() /
           (8.0 * pi) * constants::picobarnPerInverseGeV2;
}

double acceptedFractionPhotonAlp(double massGeV, const ThreePhotonAcceptance& acceptance) noexcept {
    if (const auto known = withoutIntegral(massGeV, acceptance)) {
        return *known;
    }
    // ⅜ for 1 + cos²θ, ½ for cosθ', 1/2π for φ'.
    return 3.0 / (32.0 * pi) * PairIntegral(massGeV, acceptance, Weight::spinZero).value();
}

double acceptedFractionElectronEmission(double massGeV,
                                        const ThreePhotonAcceptance& acceptance) noexcept {
    const ThreePhotonAcceptance& a = acceptance;
    if (const auto known = withoutIntegral(massGeV, a)) {
        return *known;
    }
    // ½ for cosθ', 1/2π for φ'.
    return PairIntegral(massGeV, a, Weight::electronLine).value() /
           (4.0 * pi * (std::atanh(a.cosMax) - std::atanh(a.cosMin)));
}

} // namespace cyrano::physics
