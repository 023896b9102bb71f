#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/bounds/dump_bound.hpp"
#include "core/physics/proton_dark_photon.hpp"
#include "core/physics/proton_dark_photon_yield.hpp"

namespace cyrano::bounds {

namespace {

using physics::DetectorShape;
using physics::VectorSource;

/// One of the sources: what it is called, and the choices of the record that take it in.
struct NamedSource {
    VectorSource source;
    std::string_view name;
    model::VectorProduction production;
    std::string_view choice;     ///< of `production`, besides "all"
    std::string_view formFactor; ///< of `form_factor`; empty: any
};

constexpr std::array<NamedSource, 4> namedSources{
    {{VectorSource::bremsstrahlung, "bremsstrahlung", model::VectorProduction::protonBremsstrahlung,
      "bremsstrahlung", "vector-dominance"},
     {VectorSource::pointLikeBremsstrahlung, "point-like",
      model::VectorProduction::protonBremsstrahlung, "bremsstrahlung", "point-like"},
     {VectorSource::pions, "pions", model::VectorProduction::pionDecay, "mesons", ""},
     {VectorSource::etas, "etas", model::VectorProduction::etaDecay, "mesons", ""}}};

/// Spin-1 particles radiated by the protons and from the decays of the mesons they make.
class ProtonDumpVectorBound final : public DumpBound {
  public:
    using DumpBound::DumpBound;

  protected:
    double share(const Scenario& scenario, std::size_t source) const override {
        const NamedSource& named = namedSources.at(source);
        const std::string production = choice(scenario, "production");
        const bool made = production == "all" || production == named.choice;
        const bool shaped =
            named.formFactor.empty() || choice(scenario, "form_factor") == named.formFactor;
        return made && shaped ? setting(scenario, "protons_on_target") : 0.0;
    }
};

physics::ProtonVectorDump readDump(InputReader& input) {
    physics::ProtonVectorDump dump{};
    dump.beamEnergyGeV = input.positive("beam_energy", "GeV");
    dump.protonsOnTarget = 1.0; // a factor of the bound, which a user may move
    dump.shieldLengthM = input.positive("shield_length", "m");
    dump.decayLengthM = input.positive("decay_length", "m");
    dump.shape = input.word<DetectorShape>(
        "detector_shape", {{"disk", DetectorShape::disk}, {"rectangle", DetectorShape::rectangle}});
    dump.halfWidthM = input.positive("detector_half_width", "m");
    dump.halfHeightM = input.positive("detector_half_height", "m");
    dump.offAxisM = input("off_axis", "m");
    dump.energyThresholdGeV = input.positive("energy_threshold", "GeV");
    dump.highestTransverseGeV = input.positive("highest_transverse", "GeV");
    dump.highestFraction = input.positive("highest_fraction", "1");
    return dump;
}

/// The masses given, with more of them where a meson's decay closes and where the form factor of
/// the proton peaks.
std::vector<double> refined(std::vector<double> massesGeV) {
    const double lowest = massesGeV.front();
    const double highest = massesGeV.back();
    for (const double threshold : {physics::neutralPion.massGeV, physics::etaMeson.massGeV}) {
        for (const double below : {0.0, 1e-3, 3e-3, 0.01, 0.02, 0.035, 0.055}) {
            massesGeV.push_back(threshold * (1.0 - below));
        }
    }
    constexpr double peakGeV = 0.77;
    for (const double off : {0.0025, 0.005, 0.0075, 0.011, 0.016, 0.024, 0.036}) {
        massesGeV.push_back(peakGeV * (1.0 - off));
        massesGeV.push_back(peakGeV * (1.0 + off));
    }
    massesGeV.push_back(peakGeV);
    std::sort(massesGeV.begin(), massesGeV.end());
    massesGeV.erase(std::unique(massesGeV.begin(), massesGeV.end()), massesGeV.end());
    std::erase_if(massesGeV, [=](double m) { return m < lowest || m > highest; });
    return massesGeV;
}

YieldSource sourceOf(const physics::ProtonVectorDump& dump, const NamedSource& named) {
    YieldSource out;
    out.name = named.name;
    out.description = physics::describe(dump, named.source);
    out.yield = [dump, source = named.source](double massGeV) {
        return physics::protonDarkPhotonYield(dump, source, massGeV);
    };
    out.vertex = YieldSource::Vertex::mixing;
    out.particle = model::Particle::vector;
    out.production = named.production;
    return out;
}

} // namespace

MadeBound makeProtonDumpVector(io::Record record, const Surroundings& surroundings) {
    InputReader input(record);
    const physics::ProtonVectorDump dump = readDump(input);
    const DumpCommons commons = readDumpCommons(input);
    input.positive("protons_on_target", "1");
    input.choice("production");
    input.choice("form_factor");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    if (!physics::isValid(dump, {}) || commons.massesGeV.back() >= dump.energyThresholdGeV) {
        return io::failure("the numbers of the dump lie outside the calculation's domain",
                           record.file);
    }
    std::vector<YieldSource> sources;
    for (const NamedSource& named : namedSources) {
        sources.push_back(sourceOf(dump, named));
    }
    return std::make_unique<ProtonDumpVectorBound>(std::move(record), std::move(sources),
                                                   refined(commons.massesGeV), commons.efficiencies,
                                                   surroundings.tablesFolder);
}

} // namespace cyrano::bounds
