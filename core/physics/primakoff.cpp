#include "core/physics/primakoff.hpp"

#include "core/constants/constants.hpp"

#include <cmath>
#include <limits>

namespace cyrano::physics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double square(double x) {
    return x * x;
}

/// [x/(1+x)]^2 at x = length^2 t: the field is screened below a momentum 1/length.
double screening(double lengthPerGeV, double t) {
    const double x = square(lengthPerGeV) * t;
    return square(x / (1.0 + x));
}

double screeningLengthPerGeV(const Atom& atom) {
    return 111.0 / (std::cbrt(atom.atomicNumber) * constants::electronMassGeV);
}

} // namespace

double atomicFormFactor(const Atom& atom, double momentumTransferSquaredGeV2) noexcept {
    const double t = momentumTransferSquaredGeV2;
    const double z = atom.atomicNumber;
    if (!(t >= 0.0 && z > 0.0 && atom.massNumber > 0.0))
        return nan;
    constexpr double protonMassGeV = 0.93827209;
    constexpr double protonMagneticMoment = 2.79;
    const double nuclearScaleGeV2 = 0.164 / square(std::cbrt(atom.massNumber));
    const double inelasticLength = 773.0 / (square(std::cbrt(z)) * constants::electronMassGeV);
    const double elastic =
        square(z / (1.0 + t / nuclearScaleGeV2)) * screening(screeningLengthPerGeV(atom), t);
    const double magnetic =
        1.0 + t * (square(protonMagneticMoment) - 1.0) / (4.0 * square(protonMassGeV));
    const double dipole = square(square(1.0 + t / 0.71));
    return elastic + z * screening(inelasticLength, t) * square(magnetic / dipole);
}

double minimumMomentumTransferSquaredGeV2(double energyGeV, double massGeV) noexcept {
    if (!(energyGeV > 0.0 && massGeV >= 0.0))
        return nan;
    return square(square(massGeV) / (2.0 * energyGeV));
}

double primakoffPerKickSquared(const Atom& atom, double energyGeV, double massGeV,
                               double kickGeV) noexcept {
    if (!(energyGeV > 0.0 && massGeV >= 0.0 && kickGeV > 0.0))
        return nan;
    if (energyGeV <= massGeV)
        return 0.0;
    const double kickSquared = square(kickGeV);
    const double t = kickSquared + minimumMomentumTransferSquaredGeV2(energyGeV, massGeV);
    const double velocity = std::sqrt(1.0 - square(massGeV / energyGeV));
    return constants::alpha0 / 8.0 * velocity * kickSquared / square(t) * atomicFormFactor(atom, t);
}

KickNodes kickNodes(const Atom& atom, double linearGeV, int count) {
    KickNodes nodes;
    if (count < 2 || !(atom.atomicNumber > 0.0 && linearGeV > 0.0))
        return nodes;
    const auto position = [&](double kick) { return std::log(kick) + kick / linearGeV; };
    double kick = 0.03 / screeningLengthPerGeV(atom);
    const double lowest = position(kick);
    const double step = (position(1.0) - lowest) / (count - 1);
    for (int i = 0; i < count; ++i) {
        // Newton in ln q; the position is convex in it, the start lies close below.
        for (int iteration = 0; iteration < 12; ++iteration) {
            const double change = (lowest + i * step - position(kick)) / (1.0 + kick / linearGeV);
            kick *= std::exp(change);
            if (std::abs(change) < 1e-14)
                break;
        }
        nodes.kickGeV.push_back(kick);
        const double share = i == 0 || i == count - 1 ? 0.5 : 1.0; // trapezoid ends
        nodes.weightGeV2.push_back(share * 2.0 * square(kick) * step / (1.0 + kick / linearGeV));
    }
    return nodes;
}

double primakoffCrossSection(const Atom& atom, double energyGeV, double massGeV, int count) {
    constexpr double purelyGeometricGeV = 1e3;
    const KickNodes nodes = kickNodes(atom, purelyGeometricGeV, count);
    if (nodes.kickGeV.empty())
        return nan;
    double sum = 0.0;
    for (std::size_t i = 0; i < nodes.kickGeV.size(); ++i)
        sum += nodes.weightGeV2[i] *
               primakoffPerKickSquared(atom, energyGeV, massGeV, nodes.kickGeV[i]);
    return sum;
}

} // namespace cyrano::physics
