#include "core/model/charges.hpp"

#include "core/physics/hadronic_ratio.hpp"

namespace cyrano::model {

namespace {

constexpr double square(double x) noexcept {
    return x * x;
}

/// The same charge for quarks of one electric charge.
constexpr std::array<double, quarkCount> families(double upType, double downType) noexcept {
    return {upType, downType, downType, upType, downType, upType};
}

const std::array<KnownCharges, 5>& table() {
    static const std::array<KnownCharges, 5> known{{
        {Charges{}, "dark photon", R"(\text{dark photon})",
         "Kinetic mixing with the photon: the electric charges (Holdom 1986)."},
        {{"b-l", {-1.0, -1.0, -1.0}, {-1.0, -1.0, -1.0}, families(1.0 / 3.0, 1.0 / 3.0)},
         "B − L",
         R"(B-L)",
         "Gauge boson of baryon minus lepton number; neutrinos couple as electrons do "
         "(arXiv:1801.04847)."},
        {{"l-mu-l-tau", {0.0, 1.0, -1.0}, {0.0, 1.0, -1.0}, families(0.0, 0.0)},
         "Lμ − Lτ",
         R"(L_\mu-L_\tau)",
         "Gauge boson of muon minus tau number (He, Joshi, Lew and Volkas 1991). The kinetic "
         "mixing that muon and tau loops induce is left out, so electrons and quarks do not "
         "couple."},
        {{"protophobic", {-1.0, -1.0, -1.0}, {0.0, 0.0, 0.0}, families(1.0 / 3.0, -2.0 / 3.0)},
         "protophobic",
         R"(Q-B)",
         "A baryon-number boson whose mixing with the photon takes its proton charge 2x_u + x_d "
         "away: electric charge minus baryon number, neutrons carry −1, neutrinos nothing "
         "(arXiv:1604.07411, 1608.03591)."},
        {{"leptonic", {-1.0, -1.0, -1.0}, {0.0, 0.0, 0.0}, families(0.0, 0.0)},
         "purely leptonic",
         R"(\text{leptonic})",
         "A dark photon without quarks: charged leptons alone, neutrinos left out."},
    }};
    return known;
}

} // namespace

std::span<const KnownCharges> knownCharges() {
    return table();
}

const KnownCharges* findCharges(std::string_view name) {
    for (const KnownCharges& known : table()) {
        if (known.charges.name == name) {
            return &known;
        }
    }
    return nullptr;
}

double hadronicRatio(const Charges& charges, double massGeV) noexcept {
    const auto& x = charges.quark;
    const physics::HadronicParts parts = physics::hadronicParts(massGeV);
    return parts.rho * square(x[up] - x[down]) + parts.omega * 9.0 * square(x[up] + x[down]) +
           parts.phi * 9.0 * square(x[strange]) + parts.charm * square(1.5 * x[charm]) +
           parts.bottom * square(3.0 * x[bottom]) + parts.top * square(1.5 * x[top]);
}

double pionPairRatio(const Charges& charges, double massGeV) noexcept {
    return physics::hadronicParts(massGeV).rho * square(charges.quark[up] - charges.quark[down]);
}

} // namespace cyrano::model
