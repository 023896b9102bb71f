#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/photon_fusion.hpp"
#include "core/physics/photon_pair.hpp"

namespace cyrano::bounds {

namespace {

constexpr double standardDeviations = 2.0;
constexpr double picobarnPerFemtobarn = 1e3; // 1/fb is 1000/pb

struct FusionSetup {
    double sqrtSGeV = 0.0;
    double efficiency = 0.0;         ///< of signal and background alike
    double relativeResolution = 0.0; ///< of the pair's mass
    double windowWidth = 0.0;        ///< in resolutions
    double windowShare = 0.0;
    double largestCosine = 0.0;
    double flightM = 0.0; ///< the pair has to appear within
    double eventLimit = 0.0;
    double lowestGeV = 0.0;
    double highestGeV = 0.0;
};

class FusionColumn final : public Column {
  public:
    FusionColumn(const model::Model& model, double massGeV, double flightM, double perCouplingPb,
                 double wantedPb)
        : model_(model), massGeV_(massGeV), flightM_(flightM), perCouplingPb_(perCouplingPb),
          wantedPb_(wantedPb), vertex_(model, massGeV) {}

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        // Photons of one energy from both beams make a at rest; p = m stands for its motion.
        const double length = physics::decayLength(d.total(), massGeV_, massGeV_);
        const double g = vertex_.magnitude(c);
        return std::log(perCouplingPb_ * g * g * d.branchingRatio(d.photons) *
                        physics::decayProbability(0.0, flightM_, length) / wantedPb_);
    }

  private:
    const model::Model& model_;
    double massGeV_;
    double flightM_;
    double perCouplingPb_; ///< σ·efficiency at unit coupling
    double wantedPb_;
    model::PhotonVertex vertex_; ///< equivalent photons count as real
};

/// e⁺e⁻ → e⁺e⁻a by γγ fusion, a → γγ, electrons lost along the beams, against e⁺e⁻ → γγ after a
/// photon is radiated along a beam. An estimate of the order of magnitude: equivalent photons are
/// ambiguous by a factor 2, trigger and instrumental backgrounds are unknown.
class FusionProjection final : public Bound {
  public:
    FusionProjection(io::Record record, FusionSetup setup)
        : Bound(std::move(record)), setup_(setup) {}

    Interval massRangeGeV() const override { return {setup_.lowestGeV, setup_.highestGeV}; }
    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        const double luminosityPerPb = setting(scenario, "luminosity") * picobarnPerFemtobarn;
        const double rootS = setup_.sqrtSGeV;
        const double epa =
            physics::crossSectionPhotonFusionPb(1.0, massGeV, rootS, 0.25 * rootS * rootS);
        const double low = physics::crossSectionPhotonFusionLowPb(1.0, massGeV, rootS);
        const std::string estimate = choice(scenario, "estimate");
        const double fusion = estimate == "epa"   ? epa
                              : estimate == "low" ? low
                                                  : std::min(epa, low);
        const double background =
            luminosityPerPb * setup_.efficiency * setup_.windowWidth * setup_.relativeResolution *
            massGeV *
            physics::returnPhotonPairDensityPbPerGeV(massGeV, rootS, setup_.largestCosine);
        const double wanted =
            std::max(standardDeviations * std::sqrt(background), setup_.eventLimit);
        return std::make_unique<FusionColumn>(scenario.model, massGeV, setup_.flightM,
                                              fusion * setup_.efficiency * setup_.windowShare,
                                              wanted / luminosityPerPb);
    }

    /// The two estimates differ by a factor of up to two: between their edges the region fades.
    Region region(const RegionRequest& request) const override {
        Region out = Bound::region(request);
        if (choice(request.scenario, "estimate") == "smaller") {
            std::vector<region::Polygon> either;
            for (const char* estimate : {"low", "epa"}) {
                Scenario hopeful = request.scenario;
                hopeful.settings[id() + ".estimate"] = estimate;
                for (region::Polygon& polygon :
                     Bound::region({hopeful, request.plane, request.stop}).polygons) {
                    either.push_back(std::move(polygon));
                }
            }
            out.fringe = region::united(either);
        }
        return out;
    }

  private:
    FusionSetup setup_;
};

} // namespace

MadeBound makeFusionProjection(io::Record record, const Surroundings&) {
    InputReader input(record);
    FusionSetup s;
    s.sqrtSGeV = input.positive("sqrt_s", "GeV");
    s.efficiency = input.positive("efficiency", "1");
    s.relativeResolution = input.positive("mass_resolution", "1");
    s.windowWidth = input.positive("window_width", "1");
    s.windowShare = input.positive("window_share", "1");
    s.largestCosine = input.positive("largest_cosine", "1");
    s.flightM = input.positive("flight_length", "m");
    s.eventLimit = input.positive("event_limit", "1");
    s.lowestGeV = input.positive("lowest_mass", "GeV");
    s.highestGeV = input.positive("highest_mass", "GeV");
    input.positive("luminosity", "fb^-1");
    input.choice("estimate");
    if (!(s.largestCosine < 1.0) || !(s.lowestGeV < s.highestGeV) || !(s.highestGeV < s.sqrtSGeV)) {
        input.fail("'largest_cosine' must lie below 1, masses ascend below the collision energy");
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    return std::make_unique<FusionProjection>(std::move(record), s);
}

} // namespace cyrano::bounds
