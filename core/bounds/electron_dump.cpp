#include <array>
#include <cmath>
#include <mutex>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/yield_file.hpp"
#include "core/io/number.hpp"
#include "core/physics/yield_surface.hpp"

namespace cyrano::bounds {

namespace {

constexpr int tabulatedMasses = 96;

struct DumpSetup {
    physics::ElectronDump dump;
    std::vector<double> massesGeV;
    double eventLimit;
};

/// Expected events against the event limit; the yields do not depend on couplings.
class DumpColumn final : public Column {
  public:
    DumpColumn(const model::Model& model, physics::YieldTable table, double massGeV,
               double eventLimit)
        : model_(model), table_(std::move(table)), massGeV_(massGeV), eventLimit_(eventLimit) {}

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        return std::log(physics::expectedEvents(table_, massGeV_, c.photonPerGeV * c.photonPerGeV,
                                                d.total(), d.branchingRatio(d.photons)) /
                        eventLimit_);
    }

  private:
    const model::Model& model_;
    physics::YieldTable table_;
    double massGeV_;
    double eventLimit_;
};

class ElectronDumpBound final : public Bound {
  public:
    ElectronDumpBound(io::Record record, DumpSetup setup, std::string tablesFolder)
        : Bound(std::move(record)), setup_(std::move(setup)),
          tablesFolder_(std::move(tablesFolder)) {}

    Interval massRangeGeV() const override {
        return {setup_.massesGeV.front(), setup_.massesGeV.back()};
    }
    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        const physics::YieldSurface* yields = surface();
        physics::YieldTable table = yields != nullptr ? yields->at(massGeV) : physics::YieldTable{};
        if (table.weights.empty()) {
            return nullptr;
        }
        return std::make_unique<DumpColumn>(scenario.model, std::move(table), massGeV,
                                            setup_.eventLimit);
    }

    /// The tabulated yields: from the file made at build time, or, where that is missing or made
    /// from other inputs, computed at first use (about a second, off the GUI thread).
    [[nodiscard]] const physics::YieldSurface* surface() const {
        std::call_once(made_, [this] {
            const std::string wanted =
                physics::YieldSurface::fingerprint(setup_.dump, setup_.massesGeV);
            if (auto stored = readYields(tablesFolder_, id());
                stored && stored->fingerprint() == wanted) {
                surface_ = std::move(*stored);
            } else {
                auto computed = physics::YieldSurface::compute(setup_.dump, setup_.massesGeV);
                if (computed) {
                    surface_ = std::move(*computed);
                }
            }
        });
        return surface_ ? &*surface_ : nullptr;
    }

  private:
    DumpSetup setup_;
    std::string tablesFolder_;
    mutable std::once_flag made_;
    mutable std::optional<physics::YieldSurface> surface_;
};

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

io::Result<DumpSetup> readSetup(const io::Record& record) {
    InputReader input(record);
    DumpSetup s;
    s.dump.beamEnergyGeV = input.positive("beam_energy", "GeV");
    s.dump.electronsOnTarget = input.positive("electrons_on_target", "1");
    s.dump.atomicNumber = input.positive("atomic_number", "1");
    s.dump.massNumber = input.positive("mass_number", "1");
    s.dump.radiationLengthGramPerCm2 = input.positive("radiation_length", "g/cm^2");
    s.dump.shieldLengthM = input.positive("shield_length", "m");
    s.dump.decayLengthM = input.positive("decay_length", "m");
    s.dump.detectorRadiusM = input.positive("detector_radius", "m");
    s.dump.photonThresholdGeV = input.positive("photon_threshold", "GeV");
    s.dump.bothPhotons = input("both_photons", "1") != 0.0;
    s.dump.showerAngleGeV = input.positive("shower_angle", "GeV");
    s.dump.efficiency = input.positive("efficiency", "1");
    s.eventLimit = input.positive("event_limit", "1");
    const double lowest = input.positive("lowest_mass", "GeV");
    const double highest = input.positive("highest_mass", "GeV");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    if (!(lowest < highest)) {
        return io::failure("input 'lowest_mass' must lie below 'highest_mass'", record.file);
    }
    if (!physics::isValid(s.dump, {})) {
        return io::failure("the photon threshold leaves no room below the beam energy",
                           record.file);
    }
    if (const std::string why = outsideTheCalculation(s.dump, lowest, highest); !why.empty()) {
        return io::failure(why, record.file);
    }
    s.massesGeV = physics::geometricMasses(lowest, highest, tabulatedMasses);
    return s;
}

} // namespace

MadeBound makeElectronDump(io::Record record, const Surroundings& surroundings) {
    auto setup = readSetup(record);
    if (!setup) {
        return tl::make_unexpected(setup.error());
    }
    return std::make_unique<ElectronDumpBound>(std::move(record), std::move(*setup),
                                               surroundings.tablesFolder);
}

io::Result<std::string> tabulateYields(const io::Record& record) {
    const auto setup = readSetup(record);
    if (!setup) {
        return tl::make_unexpected(setup.error());
    }
    const auto surface = physics::YieldSurface::compute(setup->dump, setup->massesGeV);
    if (!surface) {
        return io::failure(surface.error(), record.file);
    }
    return sealed(surface->serialise());
}

} // namespace cyrano::bounds
