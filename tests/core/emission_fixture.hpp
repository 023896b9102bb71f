#pragma once

#include "core/constants/constants.hpp"
#include "core/physics/electron_bremsstrahlung.hpp"
#include "core/physics/electron_dump_emission_yield.hpp"
#include "core/physics/straggling.hpp"
#include "core/physics/widths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

/// Integrals of emission done here; the events of electronDumpEmissionYield by throwing dice.
namespace emission_fixture {

using namespace cyrano::physics;
namespace constants = cyrano::constants;

/// Midpoint sum over lnx between two positive ends.
template <typename F>
double integrateLog(F f, double from, double to, int count) {
    const double step = std::log(to / from) / count;
    double sum = 0.0;
    for (int i = 0; i < count; ++i) {
        const double x = from * std::exp((i + 0.5) * step);
        sum += x * f(x);
    }
    return step * sum;
}

inline double eventsPerInverseGeV2(const ElectronDump& dump) {
    return dump.electronsOnTarget * 6.02214076e23 * dump.radiationLengthGramPerCm2 /
           dump.massNumber * constants::picobarnPerInverseGeV2 * 1e-36;
}

/// Emission, aim, flight and decay one by one, without rings, tables of kicks or energy nodes.
class Chance {
  public:
    Chance(const ElectronDumpEmission& emission, double mass, double width)
        : emission_(emission), mass_(mass), width_(width),
          tracks_(trackNodes(emission.track, std::log(emission.dump.beamEnergyGeV / mass), 400)),
          loss_(tracks_.radiationLengths.begin(), tracks_.radiationLengths.end()) {}

    double events(double coupling, int samples) {
        double sum = 0.0;
        for (int i = 0; i < samples; ++i)
            sum += oneEmission();
        const double track =
            std::accumulate(tracks_.radiationLengths.begin(), tracks_.radiationLengths.end(), 0.0);
        return coupling * coupling * eventsPerInverseGeV2(emission_.dump) * track * sum / samples;
    }

  private:
    static constexpr double electronSquared =
        constants::electronMassGeV * constants::electronMassGeV;

    double uniform(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random_);
    }

    double oneEmission() {
        const ElectronDump& dump = emission_.dump;
        const double electron = dump.beamEnergyGeV * std::exp(-tracks_.loss[loss_(random_)]);
        const double lowest = std::max(mass_, 0.5 * dump.photonThresholdGeV) / electron;
        if (lowest >= 1.0)
            return 0.0;
        // 1 - x uniform in its logarithm; m_e²/m² is where the cross section turns over.
        const double range = std::log((1.0 - lowest) / (1e-3 * electronSquared / (mass_ * mass_)));
        const double rest = (1.0 - lowest) * std::exp(-range * uniform(0.0, 1.0));
        const double x = 1.0 - rest;
        const double scale = mass_ * mass_ * rest + electronSquared * x * x;
        const double y = uniform(0.0, 1.0);
        const double kick = std::sqrt(scale * y / (1.0 - y));
        const double weight =
            range * rest *
            effectivePhotonFlux({dump.atomicNumber, dump.massNumber}, electron, mass_) *
            emissionPerFraction(emission_.particle, electron, mass_, x) *
            EmissionAngle(emission_.particle, mass_, x).perKickSquared(kick) * scale /
            ((1.0 - y) * (1.0 - y));
        return weight * decay(x * electron, kick);
    }

    /// Probability density of the decay times whether it is seen.
    double decay(double energy, double kick) {
        const ElectronDump& dump = emission_.dump;
        const double lengthM = dump.shieldLengthM + dump.decayLengthM;
        const double momentum = std::sqrt(energy * energy - mass_ * mass_);
        std::normal_distribution<double> spread(0.0, std::max(dump.showerAngleGeV, 1e-12));
        const double aimX = (kick + spread(random_)) / energy * lengthM;
        const double aimY = spread(random_) / energy * lengthM;
        const double z = dump.shieldLengthM + dump.decayLengthM * uniform(0.0, 1.0);
        const double perM = width_ * mass_ / momentum / constants::hbarCGeVm;
        const double beta = pairVelocity(mass_, emission_.legMassGeV);
        const double c = uniform(-1.0, 1.0);
        const double turn = uniform(0.0, 2.0 * M_PI);
        std::array<bool, 2> lands{};
        std::array<bool, 2> passes{};
        for (std::size_t leg = 0; leg < 2; ++leg) {
            const double sign = leg == 0 ? 1.0 : -1.0;
            const double along = 0.5 * (momentum + sign * energy * beta * c);
            const double across = sign * 0.5 * mass_ * beta * std::sqrt(1.0 - c * c);
            const double lever = (lengthM - z) * across / along;
            const double distance =
                std::hypot(aimX + lever * std::cos(turn), aimY + lever * std::sin(turn));
            lands[leg] = along > 0.0 && distance < dump.detectorRadiusM;
            passes[leg] = 0.5 * (energy + sign * momentum * beta * c) > dump.photonThresholdGeV;
        }
        bool seen = (lands[0] && passes[0]) || (lands[1] && passes[1]);
        if (emission_.legs == Legs::both)
            seen = lands[0] && passes[0] && lands[1] && passes[1];
        if (emission_.legs == Legs::softer)
            seen = energy > dump.photonThresholdGeV && lands[c > 0.0 ? 1 : 0];
        return seen ? dump.decayLengthM * perM * std::exp(-z * perM) : 0.0;
    }

    const ElectronDumpEmission& emission_;
    double mass_;
    double width_;
    TrackNodes tracks_;
    std::discrete_distribution<std::size_t> loss_;
    std::mt19937_64 random_{11};
};

} // namespace emission_fixture
