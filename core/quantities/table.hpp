#pragma once

#include "core/physics/particle.hpp"
#include "core/quantities/quantities.hpp"

/// What the tables of quantities share. A quantity is one entry in one of these tables.
namespace cyrano::quantities {

std::vector<Quantity> magneticMomentQuantities();
std::vector<Quantity> decayQuantities();
std::vector<Quantity> productionQuantities();

/// A number; without a default it must be given.
Argument number(std::string name, std::string unit, std::string help,
                std::optional<std::string> defaultValue = std::nullopt);
/// A word out of some.
Argument word(std::string name, std::string help, std::vector<std::string> choices,
              std::optional<std::string> defaultValue = std::nullopt);

Argument anyParticle();
Argument spinZeroParticle();
Argument mass();
Argument leptonMass();
Argument photonCoupling();
Argument photonZCoupling();

/// The particle of the argument "particle".
physics::Particle particle(const Arguments& arguments);

} // namespace cyrano::quantities
