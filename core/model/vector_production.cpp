#include "core/model/vector_production.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <utility>

#include "core/constants/constants.hpp"
#include "core/physics/proton_dark_photon.hpp"

namespace cyrano::model {

namespace {

using Production = VectorProduction;

constexpr std::array<std::pair<std::string_view, Production>, 12> words{{
    {"electron-beam", Production::electronBeam},
    {"annihilation", Production::annihilation},
    {"muon-decay", Production::muonDecay},
    {"pion-decay", Production::pionDecay},
    {"eta-decay", Production::etaDecay},
    {"phi-decay", Production::phiDecay},
    {"d-star-decay", Production::dStarDecay},
    {"proton-bremsstrahlung", Production::protonBremsstrahlung},
    {"proton-mesons", Production::protonMesons},
    {"proton-collision", Production::protonCollision},
    {"drell-yan", Production::drellYan},
    {"nucleon-bremsstrahlung", Production::nucleonBremsstrahlung},
}};

using QuarkCharges = std::array<double, quarkCount>;
constexpr QuarkCharges electricCharge{2.0 / 3.0, -1.0 / 3.0, -1.0 / 3.0,
                                      2.0 / 3.0, -1.0 / 3.0, 2.0 / 3.0};

constexpr double square(double x) noexcept {
    return x * x;
}

/// Charges of typed files cancel to rounding only.
double withoutNoise(double ratio) noexcept {
    constexpr double noise = 1e-24;
    return ratio < noise ? 0.0 : ratio;
}

/// The ratio, and why it is 0 when it is.
RelativeRate rate(double ratio, std::string_view whenZero,
                  std::string_view approximation = {}) noexcept {
    const double clean = withoutNoise(ratio);
    return {clean, clean == 0.0 ? whenZero : std::string_view{}, approximation};
}

constexpr std::string_view noElectron = "electrons do not carry its charge";
constexpr std::string_view noLepton = "no particle of muon decay carries its charge";
constexpr std::string_view noQuark = "the quarks that make it do not carry its charge";
constexpr std::string_view noProton =
    "its charges of the proton's quarks cancel: 2x_u + x_d = 0 (η decays are left out)";

double protonCharge(const Charges& c) noexcept {
    return 2.0 * c.quark[up] + c.quark[down];
}

/// |(x_u − x_d)F_ρ + 3(x_u + x_d)F_ω|²/|F_ρ + F_ω|² of the proton's time-like form factor
/// (arXiv:0910.5589); below two pions, where its resonances have no width, the charge squared.
double protonRatio(const Charges& c, double massGeV) noexcept {
    constexpr double twoPionsGeV = 0.2791;
    if (massGeV < twoPionsGeV) {
        return square(protonCharge(c));
    }
    const physics::NucleonFormFactors f = physics::timeLikeFormFactors(massGeV);
    const double isovector = c.quark[up] - c.quark[down];
    const double isoscalar = 3.0 * (c.quark[up] + c.quark[down]);
    return std::norm(isovector * f.isovector + isoscalar * f.isoscalar) /
           std::norm(f.isovector + f.isoscalar);
}

/// PDG, Phys. Rev. D 110, 030001.
struct Meson {
    double massGeV;
    double widthGeV;
    double toElectronsGeV; ///< Γ(V → e⁺e⁻)
    double thresholdGeV;   ///< of what it mostly decays to
};
constexpr Meson rhoMeson{0.77526, 0.1474, 7.04e-6, 0.27914};
constexpr Meson omegaMeson{0.78266, 8.68e-3, 6.4e-7, 0.41412};
constexpr Meson phiMeson{1.019461, 4.249e-3, 1.27e-6, 0.98735};

/// M²/(M² − m² − iMΓ(m)), 1 for a light particle; the width grows from its threshold as of a pair
/// in a p wave.
std::complex<double> propagator(const Meson& v, double massGeV) noexcept {
    const double mass2 = square(v.massGeV);
    const double open = std::max(square(massGeV) - square(v.thresholdGeV), 0.0);
    const double width = v.widthGeV * std::pow(open / (mass2 - square(v.thresholdGeV)), 1.5);
    return mass2 / std::complex<double>(mass2 - square(massGeV), -v.massGeV * width);
}

/// η and η' in the quark basis with angle φ and decay constants f_q, f_s (hep-ph/9802409); the
/// angle is −15.4° between octet and singlet.
constexpr double mixingAngle = 39.3 * 3.14159265358979323846 / 180.0;
constexpr double strangeOverLight = 1.34 / 1.07;

/// Σ c_q Q_q x_q, each pair of quarks through its vector meson (arXiv:1801.04847). `light` is c_u
/// = c_d, over f_q, `strangePart` c_s over f_s.
double etaAmplitudeSquared(const QuarkCharges& x, double massGeV, double light,
                           double strangePart) noexcept {
    const auto isovector = 0.5 * (x[up] - x[down]) * propagator(rhoMeson, massGeV);
    const auto isoscalar = 0.5 / 3.0 * (x[up] + x[down]) * propagator(omegaMeson, massGeV);
    const auto strangeness = -1.0 / 3.0 * x[strange] * propagator(phiMeson, massGeV);
    return std::norm(light * (isovector + isoscalar) + strangePart * strangeness);
}

/// η below its mass, η' above.
double etaRatio(const Charges& c, double massGeV) noexcept {
    const double cosine = std::cos(mixingAngle) / std::sqrt(2.0);
    const double sine = std::sin(mixingAngle) / std::sqrt(2.0);
    const bool heavy = massGeV >= constants::etaMassGeV;
    const double light = heavy ? sine : cosine;
    const double strangePart = std::sqrt(2.0) * (heavy ? cosine : -sine) / strangeOverLight;
    return etaAmplitudeSquared(c.quark, massGeV, light, strangePart) /
           etaAmplitudeSquared(electricCharge, massGeV, light, strangePart);
}

/// −g_αβ of the tree amplitude of μ → e ν ν̄ A' with emission of all four fermions, for charges the
/// decay conserves: those of the photon, of muon number and of electron number. Rates and twice the
/// interferences are ours, by Monte Carlo with explicit spinors at 10 to 80 MeV, where they stay
/// within a fifth of these numbers (neutrinos add as much as charged leptons do: B − L has 1.8 to
/// 2.4).
double muonDecayRatio(const Charges& c) noexcept {
    const double muonNumber = c.neutrino[muon];
    const double electronNumber = c.neutrino[electron];
    // Where the decay does not conserve the charges, the two differ and longitudinal emission
    // opens.
    const double photon = 0.5 * (c.lepton[muon] - muonNumber + c.lepton[electron] - electronNumber);
    return square(photon) + square(muonNumber) + 1.65 * square(electronNumber) -
           1.0 * photon * muonNumber + 2.3 * photon * electronNumber -
           0.7 * muonNumber * electronNumber;
}

/// Magnetic transition c ū: moments of quark and antiquark add up, x/m of constituent masses
/// (arXiv:1509.06765).
double dStarRatio(const Charges& c) noexcept {
    constexpr double charmGeV = 1.55;
    constexpr double upGeV = 0.336;
    const double moment = c.quark[charm] / charmGeV + c.quark[up] / upGeV;
    constexpr double electric = 2.0 / 3.0 * (1.0 / charmGeV + 1.0 / upGeV);
    return square(moment / electric);
}

/// One way of making the particle in pp collisions.
struct Share {
    double weight; ///< for a dark photon, any common unit
    double ratio;
};

/// Share of decays of a pseudoscalar: N · 2ε²B(γγ)(1 − m²/M²)³.
double decayWeight(double perRho, double toPhotons, double mesonGeV, double massGeV) noexcept {
    const double rest = std::max(1.0 - square(massGeV / mesonGeV), 0.0);
    return perRho * 2.0 * toPhotons * rest * rest * rest;
}

/// Share of mixing with a vector meson: N · ε²(e/g_V)²|M²/(M² − m² − iMΓ(m))|², (e/g_V)² =
/// 3Γ_ee/(αM).
double mixingWeight(double perRho, const Meson& v, double massGeV) noexcept {
    return perRho * 3.0 * v.toElectronsGeV / (constants::alpha0 * v.massGeV) *
           std::norm(propagator(v, massGeV));
}

/// Drell–Yan of light and charm quarks: parton luminosities of pp at x ~ 10⁻⁵ … 10⁻², where the
/// sea rules, stand about as 1 : 0.9 : 0.5 : 0.25.
double seaRatio(const Charges& c) noexcept {
    constexpr std::array<double, 4> luminosity{1.0, 0.9, 0.5, 0.25};
    double own = 0.0;
    double photon = 0.0;
    for (std::size_t q = up; q <= charm; ++q) {
        own += luminosity[q] * square(c.quark[q]);
        photon += luminosity[q] * square(electricCharge[q]);
    }
    return own / photon;
}

/// Mesons of pp at the LHC, π⁰ : η : ρ : ω : φ about as 8 : 1 : 1 : 1 : 0.1, up to 1.05 GeV,
/// Drell–Yan from 1.6 GeV, a smooth transition between.
double collisionRatio(const Charges& c, double massGeV) noexcept {
    const auto& x = c.quark;
    constexpr double pionToPhotons = 0.988;
    constexpr double etaToPhotons = 0.394;
    const std::array<Share, 5> mesons{{
        {decayWeight(8.0, pionToPhotons, constants::pionMassGeV, massGeV), square(protonCharge(c))},
        {decayWeight(1.0, etaToPhotons, constants::etaMassGeV, massGeV), etaRatio(c, massGeV)},
        {mixingWeight(1.0, rhoMeson, massGeV), square(x[up] - x[down])},
        {mixingWeight(1.0, omegaMeson, massGeV), 9.0 * square(x[up] + x[down])},
        {mixingWeight(0.1, phiMeson, massGeV), 9.0 * square(x[strange])},
    }};
    double own = 0.0;
    double photon = 0.0;
    for (const Share& share : mesons) {
        own += share.weight * share.ratio;
        photon += share.weight;
    }
    constexpr double mesonsEndGeV = 1.05;
    constexpr double quarksBeginGeV = 1.6;
    const double t =
        std::clamp((massGeV - mesonsEndGeV) / (quarksBeginGeV - mesonsEndGeV), 0.0, 1.0);
    const double quarks = t * t * (3.0 - 2.0 * t);
    return (1.0 - quarks) * own / photon + quarks * seaRatio(c);
}

RelativeRate vectorRate(Production production, const Charges& c, double massGeV) noexcept {
    const auto& x = c.quark;
    const double electronRatio = square(c.lepton[electron]);
    switch (production) {
    case Production::electronBeam:
    case Production::annihilation:
        return rate(electronRatio, noElectron);
    case Production::muonDecay:
        return rate(muonDecayRatio(c), noLepton,
                    "good to a fifth where neutrinos carry it; longitudinal emission of charges "
                    "that muon decay does not conserve left out");
    case Production::pionDecay: // (3 Σ c_q Q_q x_q)² with c_u = −c_d
        return rate(square(protonCharge(c)), noProton);
    case Production::etaDecay:
        return rate(etaRatio(c, massGeV), noQuark,
                    "η–η′ mixing with φ = 39.3° and vector-meson form factors");
    case Production::phiDecay:
        return rate(9.0 * square(x[strange]), noQuark, "φ taken for purely strange");
    case Production::dStarDecay:
        return rate(dStarRatio(c), noQuark, "magnetic moments of constituent quarks");
    case Production::protonBremsstrahlung:
        return rate(protonRatio(c, massGeV), noProton,
                    "ρ- and ω-like parts of the proton's form factor by their resonances");
    case Production::protonMesons:
        return rate(square(protonCharge(c)), noProton,
                    "η decays and resonances of bremsstrahlung taken to follow π⁰ decays");
    case Production::protonCollision:
        return rate(collisionRatio(c, massGeV), noQuark,
                    "fixed shares of mesons below 1 GeV and of quark flavours above");
    case Production::drellYan: // twice as many u as d, with equal antiquarks
        return rate(2.0 * square(x[up]) + square(x[down]), noQuark,
                    "twice as many up as down quarks, no sea quarks of the beam");
    case Production::nucleonBremsstrahlung:
        return rate(square(x[up] - x[down]),
                    "protons and neutrons carry the same of its charge, so there is no dipole "
                    "radiation; what is left is not computed here",
                    "dipole radiation of neutron–proton collisions; no effect of the medium");
    }
    return {};
}

RelativeRate axialRate(Production production, const Charges& c) noexcept {
    const double electronRatio = square(c.lepton[electron]);
    switch (production) {
    case Production::electronBeam:
    case Production::annihilation:
        return rate(electronRatio, noElectron, "as a vector; terms of the size m_e²/m² left out");
    case Production::muonDecay:
        return rate(muonDecayRatio(c), noLepton,
                    "as a vector; longitudinal emission, which grows as m_μ²/m², left out");
    case Production::pionDecay:
        return {0.0, "a pure axial vector is not made in π⁰ → γX (C parity)", {}};
    case Production::etaDecay:
        return {0.0, "a pure axial vector is not made in η → γX (C parity)", {}};
    case Production::phiDecay:
        return {0.0, "a pure axial vector is not made in φ → ηX (C parity)", {}};
    case Production::dStarDecay:
    case Production::protonMesons:
    case Production::protonCollision:
    case Production::drellYan:
        return {0.0, "axial couplings to quarks and mesons are not computed here", {}};
    case Production::protonBremsstrahlung:
    case Production::nucleonBremsstrahlung:
        return {0.0, "axial couplings to nucleons are not computed here", {}};
    }
    return {};
}

} // namespace

std::optional<VectorProduction> vectorProduction(std::string_view word) noexcept {
    for (const auto& [name, production] : words) {
        if (name == word) {
            return production;
        }
    }
    return std::nullopt;
}

RelativeRate relativeRate(VectorProduction production, const Model& model,
                          double massGeV) noexcept {
    switch (model.particle) {
    case Particle::vector:
        return vectorRate(production, model.charges, massGeV);
    case Particle::axialVector:
        return axialRate(production, model.charges);
    case Particle::pseudoscalar:
    case Particle::scalar:
        break;
    }
    return {0.0, "only a vector or an axial vector has such charges", {}};
}

} // namespace cyrano::model
