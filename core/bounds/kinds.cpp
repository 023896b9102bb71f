#include "core/bounds/kinds.hpp"

#include <algorithm>

#include "core/io/nearest.hpp"

namespace cyrano::bounds {

namespace {

const std::vector<Kind>& table() {
    static const std::vector<Kind> rows{
        {"electron-dump",
         "photons of an electron shower, Primakoff, decay in flight behind a shield",
         makeElectronDump,
         {"event_limit"}},
        {"proton-dump",
         "photons of protons and of the mesons they make, Primakoff, decay in flight",
         makeProtonDump,
         {"event_limit", "production", "protons_on_target"}},
        {"qcd-axion", "no bound: where the QCD axion lives, from E/N", makeQcdAxion},
        {"radiative-decay",
         "measured limit on BR(V → γa)·BR(a → γγ) against mass",
         makeRadiativeDecay,
         {"parents"}},
        {"radiative-invisible", "measured limit on BR(V → γ + invisible) against mass",
         makeRadiativeInvisible},
        {"resonance-search",
         "measured limit on σ(e⁺e⁻ → γa, a → γγ) against mass",
         makeResonanceSearch,
         {"luminosity"}},
        {"mono-photon", "e⁺e⁻ → γ + invisible, from a limit on an invisible dark photon's mixing",
         makeMonoPhoton},
        {"collider-projection",
         "e⁺e⁻ → γa, a → γγ against QED three-photon background, any luminosity",
         makeColliderProjection,
         {"luminosity", "min_separation"}},
        {"fusion-projection",
         "e⁺e⁻ → e⁺e⁻a by photon fusion, a → γγ; indicative",
         makeFusionProjection,
         {"luminosity", "estimate"}},
        {"z-decay", "limit on BR(Z → 2γ) or BR(Z → 3γ), photon merging deciding which", makeZDecay},
        {"magnetic-moment", "measured against predicted (g−2)/2 of a lepton", makeMagneticMoment},
        {"supernova-decay",
         "gamma rays of ALPs that left a supernova and decay on the way",
         makeSupernovaDecay,
         {"fluence_limit", "distance", "star_radius"}},
        {"supernova-cooling",
         "energy loss of a supernova: lower edge computed, trapping published",
         makeSupernovaCooling,
         {"luminosity_limit"}},
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
