#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace cyrano::physics {

/// What the new particle X is.
enum class Particle { pseudoscalar, scalar, vector, axialVector };

inline constexpr std::array<std::string_view, 4> particleNames{"pseudoscalar", "scalar", "vector",
                                                               "axial-vector"};

/// The word scenes and the command line use.
constexpr std::string_view name(Particle particle) noexcept {
    return particleNames[static_cast<std::size_t>(particle)];
}

/// The particle of that word; nothing when there is none.
constexpr std::optional<Particle> particleFromName(std::string_view word) noexcept {
    for (std::size_t i = 0; i < particleNames.size(); ++i) {
        if (particleNames[i] == word) {
            return static_cast<Particle>(i);
        }
    }
    return std::nullopt;
}

} // namespace cyrano::physics
