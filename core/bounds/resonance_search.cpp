#include <cmath>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/limit_table.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/lepton_collider.hpp"

namespace cyrano::bounds {

namespace {

struct CollisionSetup {
    double sqrtSGeV;
    double detectorLengthM;
};

/// σ(e⁺e⁻ → γa)·BR(a → γγ)·P(decay inside the detector) against the measured limit in pb, photon
/// and Z exchange (arXiv:1709.00009).
class ResonanceColumn final : public Column {
  public:
    ResonanceColumn(const model::Model& model, const CollisionSetup& setup, double massGeV,
                    double logLimit)
        : model_(model), setup_(setup), massGeV_(massGeV), logLimit_(logLimit),
          momentumGeV_((setup.sqrtSGeV - massGeV) * (setup.sqrtSGeV + massGeV) /
                       (2.0 * setup.sqrtSGeV)) {}

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        const double length = physics::decayLength(d.total(), massGeV_, momentumGeV_);
        const double crossSection = physics::crossSectionPhotonAlpPb(
            c.photonPerGeV, c.photonZPerGeV, massGeV_, setup_.sqrtSGeV);
        return std::log(crossSection * d.branchingRatio(d.photons) *
                        physics::decayProbability(0.0, setup_.detectorLengthM, length)) -
               logLimit_;
    }

  private:
    const model::Model& model_;
    const CollisionSetup& setup_;
    double massGeV_;
    double logLimit_;
    double momentumGeV_;
};

class ResonanceSearch final : public Bound {
  public:
    ResonanceSearch(io::Record record, CollisionSetup setup, LimitTable limit)
        : Bound(std::move(record)), setup_(setup), limit_(std::move(limit)) {}

    Interval massRangeGeV() const override { return {limit_.minGeV(), limit_.maxGeV()}; }
    std::span<const double> massNodesGeV() const override { return limit_.massesGeV(); }
    std::span<const std::string_view> dependsOn() const override {
        return decayAndElectroweakParameters;
    }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        const auto logLimit = limit_.logAt(massGeV);
        if (!logLimit || massGeV >= setup_.sqrtSGeV) {
            return nullptr;
        }
        return std::make_unique<ResonanceColumn>(scenario.model, setup_, massGeV, *logLimit);
    }

  private:
    CollisionSetup setup_;
    LimitTable limit_;
};

} // namespace

MadeBound makeResonanceSearch(io::Record record, const Surroundings&) {
    InputReader input(record);
    const CollisionSetup setup{input.positive("sqrt_s", "GeV"),
                               input.positive("detector_length", "m")};
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto table = record.table("limit", "pb");
    if (!table) {
        return tl::make_unexpected(table.error());
    }
    return std::make_unique<ResonanceSearch>(std::move(record), setup, LimitTable(*table));
}

} // namespace cyrano::bounds
