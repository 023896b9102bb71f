#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/supernova_decay.hpp"

namespace cyrano::bounds {

namespace {

constexpr double metrePerKpc = 3.0856775814913673e19;

struct DecaySetup {
    physics::GammaRayBurst burst; ///< but for distance and radius of the star, which may be moved
    Interval massesGeV;
    double trappingPerGeV; ///< above, the spectrum that leaves the core is not known
};

/// Fluence of decay photons against the most the satellite leaves room for.
class FluenceColumn final : public Column {
  public:
    using Table = std::shared_ptr<const physics::GammaRayTable>;

    FluenceColumn(const model::Model& model, Table table, double massGeV, double limitPerCm2,
                  double trappingPerGeV)
        : model_(model), table_(std::move(table)), massGeV_(massGeV), limitPerCm2_(limitPerCm2),
          trappingPerGeV_(trappingPerGeV) {}

    /// Loops may cancel the coupling to photons at some lifetime.
    bool oneHumped(const CouplingLine&) const override { return !model::hasPhotonLoop(model_); }

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        const double excess =
            std::log(physics::gammaRayFluencePerCm2(*table_, c.photonPerGeV * c.photonPerGeV,
                                                    d.total(), d.branchingRatio(d.photons)) /
                     limitPerCm2_);
        // Nothing is claimed for particles that do not leave the core freely.
        constexpr double steep = 100.0; // so that it speaks only where it has to
        return std::min(excess, steep * std::log(trappingPerGeV_ / std::abs(c.photonPerGeV)));
    }

  private:
    const model::Model& model_;
    Table table_;
    double massGeV_;
    double limitPerCm2_;
    double trappingPerGeV_;
};

class SupernovaDecay final : public Bound {
  public:
    SupernovaDecay(io::Record record, DecaySetup setup) : Bound(std::move(record)), setup_(setup) {}

    Interval massRangeGeV() const override { return setup_.massesGeV; }
    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        auto table = tableAt(massGeV, setting(scenario, "distance") * metrePerKpc,
                             setting(scenario, "star_radius"));
        if (table->rows.empty()) {
            return nullptr;
        }
        return std::make_unique<FluenceColumn>(scenario.model, std::move(table), massGeV,
                                               setting(scenario, "fluence_limit"),
                                               setup_.trappingPerGeV);
    }

    /// The cap at the trapping coupling is no edge.
    Region region(const RegionRequest& request) const override {
        Region out = Bound::region(request);
        if (request.plane.id == "mass-photon") {
            const double cap = std::log10(setup_.trappingPerGeV);
            out.frameOfData.push_back({{std::log10(setup_.massesGeV.low), cap},
                                       {std::log10(setup_.massesGeV.high), cap}});
        }
        return out;
    }

    std::string caveatAt(const RegionRequest& request, double x, double y) const override {
        const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
        if (std::abs(line.at(y).photonPerGeV) > 0.5 * setup_.trappingPerGeV) {
            return "near or above the coupling where particles are trapped in the core: nothing is "
                   "claimed there";
        }
        return Bound::caveatAt(request, x, y);
    }

  private:
    /// While widths are dragged the same masses come again, frame after frame.
    [[nodiscard]] FluenceColumn::Table tableAt(double massGeV, double distanceM,
                                               double starRadiusM) const {
        const std::array<double, 3> key{massGeV, distanceM, starRadiusM};
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = tables_.find(key); found != tables_.end()) {
                return found->second;
            }
        }
        physics::GammaRayBurst burst = setup_.burst;
        burst.distanceM = distanceM;
        burst.starRadiusM = starRadiusM;
        auto made =
            std::make_shared<const physics::GammaRayTable>(physics::gammaRayTable(burst, massGeV));
        const std::lock_guard lock(mutex_);
        if (tables_.size() >= mostTables) {
            tables_.clear();
        }
        return tables_.emplace(key, std::move(made)).first->second;
    }

    static constexpr std::size_t mostTables = 2048; ///< about 2 MB

    DecaySetup setup_;
    mutable std::mutex mutex_;
    mutable std::map<std::array<double, 3>, FluenceColumn::Table> tables_;
};

} // namespace

MadeBound makeSupernovaDecay(io::Record record, const Surroundings&) {
    InputReader input(record);
    DecaySetup s;
    s.burst.spectrumPerGeV = input.positive("spectrum_norm", "1/GeV");
    s.burst.temperatureGeV = input.positive("temperature", "GeV");
    s.burst.screeningGeV = input.positive("screening", "GeV");
    s.burst.coalescenceFactor = input("coalescence_factor", "1");
    s.burst.starRadiusM = input.positive("star_radius", "m");
    s.burst.distanceM = input.positive("distance", "kpc") * metrePerKpc;
    s.burst.photonMinGeV = input.positive("photon_min", "GeV");
    s.burst.photonMaxGeV = input.positive("photon_max", "GeV");
    s.burst.windowS = input.positive("time_window", "s");
    s.massesGeV = {input.positive("lowest_mass", "GeV"), input.positive("highest_mass", "GeV")};
    s.trappingPerGeV = input.positive("trapping_coupling", "1/GeV");
    input.positive("fluence_limit", "1/cm^2");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    if (!physics::isValid(s.burst)) {
        return io::failure("needs an open photon window, a star nearer than the observer and a "
                           "coalescence factor that is not negative",
                           record.file);
    }
    if (!(s.massesGeV.low < s.massesGeV.high)) {
        return io::failure("input 'lowest_mass' must lie below 'highest_mass'", record.file);
    }
    return std::make_unique<SupernovaDecay>(std::move(record), s);
}

} // namespace cyrano::bounds
