#include "core/bounds/kinds.hpp"

#include <array>

#include "core/io/nearest.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<Kind, 6> table{{
    {"electron-dump", "photons of an electron shower, Primakoff, decay in flight behind a shield",
     makeElectronDump},
    {"radiative-decay", "measured limit on BR(V → γa)·BR(a → γγ) against mass", makeRadiativeDecay},
    {"resonance-search", "measured limit on σ(e⁺e⁻ → γa, a → γγ) against mass",
     makeResonanceSearch},
    {"z-decay", "limit on BR(Z → 2γ) or BR(Z → 3γ), photon merging deciding which", makeZDecay},
    {"magnetic-moment", "measured against predicted (g−2)/2 of a lepton", makeMagneticMoment},
    {"published-contour", "a curve from the literature, taken as it is", makePublishedContour},
}};

} // namespace

std::span<const Kind> kinds() noexcept {
    return table;
}

MadeBound makeBound(io::Record record, const Surroundings& surroundings) {
    std::vector<std::string> names;
    for (const Kind& kind : table) {
        if (kind.name == record.kind) {
            return kind.make(std::move(record), surroundings);
        }
        names.emplace_back(kind.name);
    }
    return io::failure("unknown kind '" + record.kind + "'; nearest is '" +
                           std::string(io::nearest(record.kind, names)) + "'",
                       record.file);
}

} // namespace cyrano::bounds
