#include "core/bounds/dump_bound.hpp"
#include "core/bounds/mixing_search.hpp"
#include "core/io/number.hpp"
#include "core/physics/electron_dump_emission_yield.hpp"

namespace cyrano::bounds {

namespace {

/// What the quadrature resolves and the physics covers; empty when the set-up is within it.
std::string outsideTheCalculation(const physics::ElectronDump& dump, double lowestGeV,
                                  double highestGeV) {
    if (dump.beamEnergyGeV < 0.1 || dump.beamEnergyGeV > 1e4) {
        return "input 'beam_energy' lies outside 0.1 to 10^4 GeV, the range of this calculation";
    }
    if (lowestGeV < 1e-7 || highestGeV >= dump.beamEnergyGeV) {
        return "masses are tabulated between 10^-7 GeV and the beam energy";
    }
    const double lengthM = dump.shieldLengthM + dump.decayLengthM;
    if (lengthM > 1e5) {
        return "shield and decay region are longer than 100 km";
    }
    // Below an eighth of the detector the spread of the beam slips between the nodes.
    const double spreadM = dump.showerAngleGeV / dump.beamEnergyGeV * lengthM;
    if (spreadM < dump.detectorRadiusM / 8.0) {
        return "the shower's spread at the detector (" + io::roundedNumber(spreadM, 2) +
               " m) is below an eighth of its radius: this calculation does not resolve it";
    }
    if (dump.showerAngleGeV > dump.beamEnergyGeV) {
        return "input 'shower_angle' exceeds the beam energy";
    }
    return {};
}

physics::ElectronDump readBeam(InputReader& input) {
    physics::ElectronDump dump{};
    dump.beamEnergyGeV = input.positive("beam_energy", "GeV");
    dump.electronsOnTarget = input.positive("electrons_on_target", "1");
    dump.atomicNumber = input.positive("atomic_number", "1");
    dump.massNumber = input.positive("mass_number", "1");
    dump.radiationLengthGramPerCm2 = input.positive("radiation_length", "g/cm^2");
    dump.shieldLengthM = input.positive("shield_length", "m");
    dump.decayLengthM = input.positive("decay_length", "m");
    dump.showerAngleGeV = input("shower_angle", "GeV");
    dump.efficiency = 1.0; // channels have their own
    return dump;
}

void readPhotonCuts(InputReader& input, physics::ElectronDump& dump) {
    dump.detectorRadiusM = input.positive("detector_radius", "m");
    dump.photonThresholdGeV = input.positive("photon_threshold", "GeV");
    dump.bothPhotons = input("both_photons", "1") != 0.0;
}

/// What electrons of the shower radiate, seen by the electron pair of the decay. The published
/// analyses of the electron coupling behave as if they had cuts of their own.
physics::ElectronDumpEmission readEmission(InputReader& input, physics::ElectronDump dump) {
    dump.detectorRadiusM = input.positive("detector_radius_electrons", "m");
    dump.photonThresholdGeV = input.positive("electron_threshold", "GeV");
    dump.showerAngleGeV = 0.0; // the beam electron itself radiates, early in the shower
    physics::ElectronDumpEmission out;
    out.dump = dump;
    out.legs = input.word<physics::Legs>("electrons_seen", {{"one", physics::Legs::one},
                                                            {"softer", physics::Legs::softer},
                                                            {"both", physics::Legs::both}});
    out.track = physics::TrackMeasure::primary;
    return out;
}

YieldSource emissionSource(physics::ElectronDumpEmission emission, model::Particle particle) {
    emission.particle = particle;
    YieldSource out{"emission-" + std::string(physics::name(particle)), physics::describe(emission),
                    [emission](double massGeV) {
                        return physics::electronDumpEmissionYield(emission, massGeV);
                    },
                    YieldSource::Vertex::electron, particle};
    if (model::hasSpinOne(particle)) {
        out.vertex = YieldSource::Vertex::mixing;
        out.production = model::VectorProduction::electronBeam;
    }
    return out;
}

/// Where the record wants its reference drawn from some mass on.
std::optional<PublishedTip> readTip(const io::Record& record, InputReader& input,
                                    const physics::ElectronDump& dump) {
    if (!input.has("published_from")) {
        return std::nullopt;
    }
    const double fromGeV = input.positive("published_from", "GeV");
    if (!record.reference || record.reference->plane != "mass-epsilon") {
        input.fail("input 'published_from' needs a [reference] in the plane 'mass-epsilon'");
        return std::nullopt;
    }
    io::Record published = record;
    published.contour = record.reference;
    return PublishedTip{
        makeDisplacedSearch(std::move(published), model::VectorProduction::electronBeam,
                            FinalState::electrons, dump.decayLengthM / dump.shieldLengthM),
        fromGeV};
}

} // namespace

MadeBound makeElectronDump(io::Record record, const Surroundings& surroundings) {
    InputReader input(record);
    const bool photons = record.inputs.contains("photon_threshold");
    const bool electrons = record.inputs.contains("electron_threshold");
    physics::ElectronDump dump = readBeam(input);
    if (photons) {
        readPhotonCuts(input, dump);
    }
    const physics::ElectronDumpEmission emission =
        electrons ? readEmission(input, dump) : physics::ElectronDumpEmission{};
    DumpCommons commons = readDumpCommons(input);
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    if (!photons && !electrons) {
        return io::failure("needs 'photon_threshold' or 'electron_threshold': nothing is counted",
                           record.file);
    }
    if ((photons && !physics::isValid(dump, {})) ||
        (electrons && !physics::isValid(emission, {}))) {
        return io::failure("the threshold leaves no room below the beam energy", record.file);
    }
    if (const std::string why = photons ? outsideTheCalculation(dump, commons.massesGeV.front(),
                                                                commons.massesGeV.back())
                                        : std::string{};
        !why.empty()) {
        return io::failure(why, record.file);
    }
    std::vector<YieldSource> sources;
    if (photons) {
        sources.push_back({"primakoff", physics::describe(dump), [dump](double massGeV) {
                               return physics::electronDumpYield(dump, massGeV);
                           }});
    }
    for (const std::string& word : record.particles) {
        const auto particle = physics::particleFromName(word);
        if (electrons && particle) {
            sources.push_back(emissionSource(emission, *particle));
        }
    }
    auto tip = readTip(record, input, dump);
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    auto out = std::make_unique<DumpBound>(std::move(record), std::move(sources),
                                           std::move(commons.massesGeV), commons.efficiencies,
                                           surroundings.tablesFolder);
    if (tip) {
        out->setTip(std::move(*tip));
    }
    return out;
}

} // namespace cyrano::bounds
