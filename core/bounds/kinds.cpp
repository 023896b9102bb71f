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
         "measured limit on BR(V → γa)·BR(a → γγ, μμ or ττ) against mass",
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
        {"magnetic-moment",
         "measured against predicted (g−2)/2 of a lepton",
         makeMagneticMoment,
         {"difference", "uncertainty", "sigmas"},
         {"difference", "uncertainty"}},
        {"supernova-decay",
         "gamma rays of ALPs that left a supernova and decay on the way",
         makeSupernovaDecay,
         {"fluence_limit", "distance", "star_radius"}},
        {"supernova-cooling",
         "energy loss of a supernova: lower edge computed, trapping published",
         makeSupernovaCooling,
         {"luminosity_limit"}},
        {"proton-dump-vector",
         "bremsstrahlung of protons and decays of the mesons they make, decay in flight",
         makeProtonDumpVector,
         {"event_limit", "form_factor", "production", "protons_on_target"}},
        {"mixing-search",
         "a published limit on a dark photon's ε, recast by rates, branching ratios and lifetimes",
         makeMixingSearch},
        {"mass-line", "no bound: a mass of interest", makeMassLine},
        {"benchmark-point", "no bound: points of interest, with their errors", makeBenchmarkPoint},
        {"axial-growth",
         "no bound: where the longitudinal mode of an axial vector couples too strongly",
         makeAxialGrowth,
         {"largest_coupling"}},
        {"published-contour", "a curve from the literature, taken as it is", makePublishedContour},
    };
    return rows;
}

bool holds(const std::vector<std::string_view>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a record offers to the user, or leaves open, though the kind takes it as fixed.
std::string inputProblem(const Kind& kind, const io::Record& record) {
    for (const auto& [name, input] : record.inputs) {
        if (input.adjustable() && !holds(kind.adjustable, name)) {
            return "input '" + name + "' has a range or choices, which kind '" + record.kind +
                   "' cannot vary";
        }
        if (input.derived && !holds(kind.derivable, name)) {
            return "input '" + name + "' is derived, which kind '" + record.kind +
                   "' cannot work out";
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
            if (const std::string problem = inputProblem(kind, record); !problem.empty()) {
                return io::failure(problem, record.file);
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
