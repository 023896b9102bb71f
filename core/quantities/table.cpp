#include "core/quantities/table.hpp"

namespace cyrano::quantities {

Argument number(std::string name, std::string unit, std::string help,
                std::optional<std::string> defaultValue) {
    return {std::move(name), std::move(unit), std::move(help), {}, std::move(defaultValue)};
}

Argument word(std::string name, std::string help, std::vector<std::string> choices,
              std::optional<std::string> defaultValue) {
    return {std::move(name), "", std::move(help), std::move(choices), std::move(defaultValue)};
}

Argument anyParticle() {
    return word("particle", "what the new particle is",
                {physics::particleNames.begin(), physics::particleNames.end()});
}

Argument spinZeroParticle() {
    return word("particle", "what the new particle is", {"pseudoscalar", "scalar"});
}

Argument mass() {
    return number("mass_GeV", "GeV", "mass of the new particle");
}

Argument leptonMass() {
    return number("lepton_mass_GeV", "GeV", "mass of the lepton");
}

Argument photonCoupling() {
    return number("g_gamma", "GeV^-1", "coupling to two photons");
}

Argument photonZCoupling() {
    return number("g_gamma_z", "GeV^-1", "coupling to a photon and a Z", "0");
}

physics::Particle particle(const Arguments& arguments) {
    // The word was checked against the choices, which are all names of particles.
    return physics::particleFromName(arguments.word("particle")).value();
}

} // namespace cyrano::quantities
