#include "core/physics/proton_dark_photon_yield.hpp"

#include "core/io/number.hpp"
#include "core/physics/proton_dark_photon.hpp"
#include "core/physics/ring_acceptance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace cyrano::physics {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Raised whenever the formulas behind the weights change, so that stored tables are recomputed.
constexpr const char* formatName = "proton-vector-1";

bool radiated(VectorSource source) {
    return source == VectorSource::bremsstrahlung ||
           source == VectorSource::pointLikeBremsstrahlung;
}

/// dN/(dE d²p_T) per interaction and ε².
double density(const ProtonVectorDump& dump, VectorSource source, double energyGeV,
               double transverseGeV, double massGeV, int nodes) {
    switch (source) {
    case VectorSource::bremsstrahlung:
    case VectorSource::pointLikeBremsstrahlung:
        return protonBremsstrahlung(dump.beamEnergyGeV, energyGeV / dump.beamEnergyGeV,
                                    transverseGeV, massGeV) /
               (pi * dump.beamEnergyGeV);
    case VectorSource::pions:
        return mesonDarkPhotons(neutralPion, dump.beamEnergyGeV, energyGeV, transverseGeV, massGeV,
                                nodes);
    case VectorSource::etas:
        return mesonDarkPhotons(etaMeson, dump.beamEnergyGeV, energyGeV, transverseGeV, massGeV,
                                nodes);
    }
    return nan;
}

/// The detector in the plane behind the open region, lengths in metres.
class Aperture {
  public:
    explicit Aperture(const ProtonVectorDump& dump) : dump_(dump) {
        const double offset = dump.offAxisM;
        if (dump.shape == DetectorShape::disk) {
            cornersM_ = {std::abs(offset - dump.halfWidthM), offset + dump.halfWidthM};
        } else {
            const double low = offset - dump.halfHeightM;
            const double high = offset + dump.halfHeightM;
            cornersM_ = {std::abs(low), high, std::hypot(low, dump.halfWidthM),
                         std::hypot(high, dump.halfWidthM)};
            if (low <= 0.0)
                cornersM_.push_back(dump.halfWidthM);
        }
        if (covers())
            cornersM_.push_back(0.0);
        std::sort(cornersM_.begin(), cornersM_.end());
    }

    /// Radii between which the fraction is smooth.
    [[nodiscard]] const std::vector<double>& cornersM() const { return cornersM_; }

    [[nodiscard]] double fraction(double radiusM) const {
        return dump_.shape == DetectorShape::disk
                   ? ringFractionInDisk(dump_.offAxisM, radiusM, dump_.halfWidthM)
                   : ringFractionInRectangle(radiusM, dump_.halfWidthM,
                                             dump_.offAxisM - dump_.halfHeightM,
                                             dump_.offAxisM + dump_.halfHeightM);
    }

  private:
    /// Whether the beam axis goes through the detector.
    [[nodiscard]] bool covers() const {
        return dump_.offAxisM <
               (dump_.shape == DetectorShape::disk ? dump_.halfWidthM : dump_.halfHeightM);
    }

    const ProtonVectorDump& dump_;
    std::vector<double> cornersM_;
};

} // namespace

bool isValid(const ProtonVectorDump& dump, const ProtonVectorQuadrature& quadrature) noexcept {
    const auto positive = [](auto... value) {
        return ((value > 0.0 && std::isfinite(value)) && ...);
    };
    return positive(dump.beamEnergyGeV - 2.0, dump.protonsOnTarget, dump.shieldLengthM,
                    dump.decayLengthM, dump.halfWidthM,
                    dump.shape == DetectorShape::rectangle ? dump.halfHeightM : 1.0,
                    dump.energyThresholdGeV, dump.highestTransverseGeV,
                    dump.beamEnergyGeV * dump.highestFraction - dump.energyThresholdGeV) &&
           dump.highestFraction < 1.0 && std::isfinite(dump.offAxisM) && dump.offAxisM >= 0.0 &&
           quadrature.energies >= 2 && quadrature.radial >= 2 && quadrature.decays >= 2;
}

double ringFractionInRectangle(double radius, double halfWidth, double low, double high) noexcept {
    if (!(radius >= 0.0 && halfWidth > 0.0 && low < high))
        return nan;
    if (radius == 0.0)
        return low <= 0.0 && high >= 0.0 ? 1.0 : 0.0;
    const auto angleOf = [radius](double y) {
        return std::acos(std::clamp(y / radius, -1.0, 1.0));
    };
    // Azimuths from the y axis in half a turn: between the two sides, and |x| small enough.
    const double from = angleOf(high);
    const double to = angleOf(low);
    const double narrow = halfWidth < radius ? std::asin(halfWidth / radius) : 0.5 * pi;
    const double near = std::max(std::min(to, narrow) - from, 0.0);
    const double far = std::max(to - std::max(from, pi - narrow), 0.0);
    return (near + far) / pi;
}

YieldTable protonDarkPhotonYield(const ProtonVectorDump& dump, VectorSource source, double massGeV,
                                 const ProtonVectorQuadrature& quadrature) {
    YieldTable table;
    if (!isValid(dump, quadrature) || !(massGeV > 0.0 && std::isfinite(massGeV)))
        return table;
    table.frontM = dump.shieldLengthM;
    table.sliceM = dump.decayLengthM;
    table.slices = 1;
    const GaussRule energies = gaussLegendre(quadrature.energies);
    const GaussRule radial = gaussLegendre(quadrature.radial);
    const Aperture aperture(dump);
    const std::vector<double>& corners = aperture.cornersM();
    const double distanceM = dump.shieldLengthM + dump.decayLengthM;
    const double highestGeV = dump.beamEnergyGeV * (radiated(source) ? dump.highestFraction : 1.0);
    const double reachGeV =
        radiated(source) ? dump.highestTransverseGeV : std::numeric_limits<double>::infinity();
    const double strength =
        dump.protonsOnTarget *
        (source == VectorSource::bremsstrahlung ? timeLikeFormFactorSquared(massGeV) : 1.0);
    const double span = std::log(highestGeV / dump.energyThresholdGeV);
    for (std::size_t i = 0; i < energies.node.size(); ++i) {
        const double energyGeV =
            dump.energyThresholdGeV * std::exp(0.5 * span * (1.0 + energies.node[i]));
        table.energiesGeV.push_back(energyGeV);
        table.weights.push_back(0.0);
        if (energyGeV <= massGeV)
            continue;
        const double momentum = std::sqrt((energyGeV - massGeV) * (energyGeV + massGeV));
        const double perM = momentum / distanceM; // small angles
        double sum = 0.0;
        for (std::size_t c = 0; c + 1 < corners.size(); ++c) {
            const double low = corners[c] * perM;
            const double high = std::min(corners[c + 1] * perM, reachGeV);
            if (high <= low)
                continue;
            for (std::size_t r = 0; r < radial.node.size(); ++r) {
                // The fraction starts and ends as a square root.
                const double angle = 0.25 * pi * (1.0 + radial.node[r]);
                const double sine = std::sin(angle);
                const double k = low + (high - low) * sine * sine;
                sum += radial.weight[r] * (high - low) * sine * std::cos(angle) * k *
                       aperture.fraction(k / perM) *
                       density(dump, source, energyGeV, k, massGeV, quadrature.decays);
            }
        }
        // dk = 2 (high-low) sin cos dangle, dangle = pi/4 dnode.
        table.weights.back() =
            strength * 0.5 * span * energies.weight[i] * energyGeV * pi * pi * sum;
    }
    return table;
}

std::string describe(const ProtonVectorDump& dump, VectorSource source,
                     const ProtonVectorQuadrature& quadrature) {
    std::string text = formatName;
    switch (source) {
    case VectorSource::bremsstrahlung:
        text += " bremsstrahlung";
        break;
    case VectorSource::pointLikeBremsstrahlung:
        text += " point-like";
        break;
    case VectorSource::pions:
        text += " pions";
        break;
    case VectorSource::etas:
        text += " etas";
        break;
    }
    text += dump.shape == DetectorShape::disk ? " disk" : " rectangle";
    for (const double value :
         {dump.beamEnergyGeV, dump.protonsOnTarget, dump.shieldLengthM, dump.decayLengthM,
          dump.halfWidthM, dump.halfHeightM, dump.offAxisM, dump.energyThresholdGeV,
          dump.highestTransverseGeV, dump.highestFraction})
        text += ' ' + io::shortNumber(value);
    for (const int value : {quadrature.energies, quadrature.radial, quadrature.decays})
        text += ' ' + std::to_string(value);
    return text;
}

} // namespace cyrano::physics
