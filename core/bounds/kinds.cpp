#include "core/bounds/kinds.hpp"

#include <algorithm>

#include "core/io/nearest.hpp"

namespace cyrano::bounds {

namespace {

const std::vector<Kind>& table() {
    static const std::vector<Kind> rows{
    {"electron-dump", "photons of an electron shower, Primakoff, decay in flight behind a shield",
     makeElectronDump, {"event_limit"}},
    {"radiative-decay", "measured limit on BR(V → γa)·BR(a → γγ) against mass", makeRadiativeDecay},
    {"resonance-search", "measured limit on σ(e⁺e⁻ → γa, a → γγ) against mass",
     makeResonanceSearch},
    {"z-decay", "limit on BR(Z → 2γ) or BR(Z → 3γ), photon merging deciding which", makeZDecay},
    {"magnetic-moment", "measured against predicted (g−2)/2 of a lepton", makeMagneticMoment},
    {"published-contour", "a curve from the literature, taken as it is", makePublishedContour},
    };
    return rows;
}

/// Names the first input that is offered to the user though the kind takes it as fixed.
std::string fixedInput(const Kind& kind, const io::Record& record) {
    for (const auto& [name, input] : record.inputs) {
        const auto& free = kind.adjustable;
        if (input.adjustable() && std::find(free.begin(), free.end(), name) == free.end()) {
            return name;
        }
    }
    return {};
}

} // namespace

std::span<const Kind> kinds() noexcept {
    return table();
}

MadeBound makeBound(io::Record record, const Surroundings& surroundings) {
    std::vector<std::string> names;
    for (const Kind& kind : table()) {
        if (kind.name == record.kind) {
            if (const std::string input = fixedInput(kind, record); !input.empty()) {
                return io::failure("input '" + input + "' has a range or choices, which kind '" +
                                       record.kind + "' cannot vary",
                                   record.file);
            }
            return kind.make(std::move(record), surroundings);
        }
        names.emplace_back(kind.name);
    }
    return io::failure("unknown kind '" + record.kind + "'; nearest is '" +
                           std::string(io::nearest(record.kind, names)) + "'",
                       record.file);
}

} // namespace cyrano::bounds
