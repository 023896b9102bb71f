#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include "core/bounds/dump_bound.hpp"
#include "core/physics/proton_dump_yield.hpp"

namespace cyrano::bounds {

namespace {

using physics::DetectorShape;
using physics::PhotonDemand;
using physics::PhotonSource;

/// σ(pA) ∝ A^0.77, arXiv:1512.03069.
constexpr double inelasticPower = 0.77;
constexpr std::string_view withMesons = "with-meson-photons";

/// Photons of the protons alone, or with those of the mesons they make. Published analyses of the
/// two kinds differ in more than that, so the second may have a set-up of its own.
class ProtonDumpBound final : public DumpBound {
  public:
    enum Source : std::size_t { protonsAlone, protonsAndMesons };
    using DumpBound::DumpBound;

  protected:
    double share(const Scenario& scenario, std::size_t source) const override {
        const bool both = choice(scenario, "production") == withMesons;
        return both == (source != protonsAlone) ? setting(scenario, "protons_on_target") : 0.0;
    }
};

/// Inputs by name; for the set-up with meson photons <name>_with_mesons goes before <name>.
class SetupReader {
  public:
    SetupReader(InputReader& input, const io::Record& record, bool mesons)
        : input_(input), record_(record), mesons_(mesons) {}

    [[nodiscard]] std::string name(const std::string& plain) const {
        const std::string own = plain + "_with_mesons";
        return mesons_ && record_.inputs.contains(own) ? own : plain;
    }
    [[nodiscard]] physics::ProtonDump read() const;

  private:
    InputReader& input_;
    const io::Record& record_;
    bool mesons_;
};

physics::ProtonDump SetupReader::read() const {
    const auto positive = [this](const char* plain, const char* unit) {
        return input_.positive(name(plain), unit);
    };
    physics::ProtonDump dump{};
    dump.beamEnergyGeV = positive("beam_energy", "GeV");
    dump.protonsOnTarget = 1.0; // a factor of the bound, which a user may move
    dump.atomicNumber = positive("atomic_number", "1");
    dump.massNumber = positive("mass_number", "1");
    dump.radiationLengthGramPerCm2 = positive("radiation_length", "g/cm^2");
    dump.inelasticMillibarn =
        positive("inelastic_scale", "mb") * std::pow(dump.massNumber, inelasticPower);
    dump.shieldLengthM = positive("shield_length", "m");
    dump.decayLengthM = positive("decay_length", "m");
    dump.shape = input_.word<DetectorShape>(
        name("detector_shape"),
        {{"disk", DetectorShape::disk}, {"rectangle", DetectorShape::rectangle}});
    dump.halfWidthM = positive("detector_half_width", "m");
    dump.halfHeightM = positive("detector_half_height", "m");
    dump.offAxisM = input_(name("off_axis"), "m");
    dump.parentThresholdGeV = positive("energy_threshold", "GeV");
    dump.photonThresholdGeV = input_(name("photon_threshold"), "GeV");
    dump.photonCeilingGeV = positive("photon_ceiling", "GeV");
    dump.minimumSeparationM = input_(name("photon_separation"), "m");
    dump.demand =
        input_.word<PhotonDemand>(name("photons_seen"), {{"any", PhotonDemand::any},
                                                         {"both", PhotonDemand::both},
                                                         {"one-or-both", PhotonDemand::oneOrBoth}});
    return dump;
}

/// The yields of one or two kinds of photons, added up.
YieldSource sourceOf(const physics::ProtonDump& dump, const std::vector<PhotonSource>& photons,
                     std::string name) {
    physics::ProtonDumpQuadrature quadrature;
    if (dump.minimumSeparationM > 0.0) {
        // Photons part along the way, the later the faster the particle: more slices, and energies
        // close enough that their onsets do not show as teeth.
        quadrature.slices = 12;
        quadrature.energies = 40;
    }
    std::string description;
    for (const PhotonSource source : photons) {
        description +=
            (description.empty() ? "" : " + ") + physics::fingerprint(dump, source, quadrature);
    }
    // The spectra are folded at the first mass and serve all others.
    auto yields = std::make_shared<std::vector<physics::ProtonDumpYield>>();
    return {std::move(name), std::move(description),
            [dump, photons, quadrature, yields](double massGeV) {
                if (yields->empty()) {
                    for (const PhotonSource source : photons) {
                        yields->emplace_back(dump, source, quadrature);
                    }
                }
                physics::YieldTable sum = yields->front().at(massGeV);
                for (std::size_t k = 1; k < yields->size(); ++k) {
                    const physics::YieldTable more = (*yields)[k].at(massGeV);
                    std::transform(sum.weights.begin(), sum.weights.end(), more.weights.begin(),
                                   sum.weights.begin(), std::plus<>());
                }
                return sum;
            }};
}

} // namespace

MadeBound makeProtonDump(io::Record record, const Surroundings& surroundings) {
    InputReader input(record);
    const physics::ProtonDump alone = SetupReader(input, record, false).read();
    const physics::ProtonDump together = SetupReader(input, record, true).read();
    DumpCommons commons = readDumpCommons(input);
    input.positive("protons_on_target", "1");
    input.choice("production");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    for (const physics::ProtonDump& dump : {alone, together}) {
        if (!physics::isValid(dump, {}) || commons.massesGeV.back() >= dump.beamEnergyGeV) {
            return io::failure("the numbers of the dump lie outside the calculation's domain",
                               record.file);
        }
    }
    std::vector<YieldSource> sources;
    sources.push_back(sourceOf(alone, {PhotonSource::proton}, "protons"));
    sources.push_back(
        sourceOf(together, {PhotonSource::proton, PhotonSource::mesons}, "with-mesons"));
    return std::make_unique<ProtonDumpBound>(std::move(record), std::move(sources),
                                             std::move(commons.massesGeV), commons.efficiencies,
                                             surroundings.tablesFolder);
}

} // namespace cyrano::bounds
