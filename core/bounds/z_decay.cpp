#include <cmath>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/constants/constants.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/photon_merging.hpp"
#include "core/physics/widths.hpp"

namespace cyrano::bounds {

namespace {

struct ZSetup {
    double branchingRatioLimit;
    double minOpeningRad;
    double detectorLengthM;
    bool resolved; ///< three photons seen; else two, a's pair merged into one
};

/// BR(Z → γa)·BR(a → γγ)·P(decay inside the detector)·(fraction of pairs resolved, or merged)
/// against the limit on BR(Z → 3γ), or on BR(Z → 2γ).
class ZDecayColumn final : public Column {
  public:
    ZDecayColumn(const model::Model& model, const ZSetup& setup, double massGeV)
        : model_(model), setup_(setup), massGeV_(massGeV) {
        const double mZ = constants::zMassGeV;
        momentumGeV_ = (mZ - massGeV) * (mZ + massGeV) / (2.0 * mZ);
        const double energyGeV = std::hypot(momentumGeV_, massGeV);
        const double resolved = physics::resolvedFraction(massGeV, energyGeV, setup.minOpeningRad);
        perCouplingSquared_ = physics::widthZPhoton(1.0, massGeV) / constants::zWidthGeV *
                              (setup.resolved ? resolved : 1.0 - resolved);
    }

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        const double length = physics::decayLength(d.total(), massGeV_, momentumGeV_);
        return std::log(perCouplingSquared_ * c.photonZPerGeV * c.photonZPerGeV *
                        d.branchingRatio(d.photons) *
                        physics::decayProbability(0.0, setup_.detectorLengthM, length) /
                        setup_.branchingRatioLimit);
    }

  private:
    const model::Model& model_;
    const ZSetup& setup_;
    double massGeV_;
    double momentumGeV_ = 0.0;
    double perCouplingSquared_ = 0.0;
};

class ZDecay final : public Bound {
  public:
    ZDecay(io::Record record, ZSetup setup) : Bound(std::move(record)), setup_(setup) {}

    Interval massRangeGeV() const override { return {1e-12, constants::zMassGeV}; }
    std::span<const std::string_view> dependsOn() const override {
        return decayAndElectroweakParameters;
    }
    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        if (massGeV >= constants::zMassGeV) {
            return nullptr;
        }
        return std::make_unique<ZDecayColumn>(scenario.model, setup_, massGeV);
    }

  private:
    ZSetup setup_;
};

} // namespace

MadeBound makeZDecay(io::Record record, const Surroundings&) {
    InputReader input(record);
    ZSetup setup{input.positive("branching_ratio_limit", "1"), input.positive("min_opening", "rad"),
                 input.positive("detector_length", "m"), false};
    const double photons = input("photons", "1");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    if (photons != 2.0 && photons != 3.0) {
        return io::failure("input 'photons' is 2 or 3", record.file);
    }
    setup.resolved = photons == 3.0;
    return std::make_unique<ZDecay>(std::move(record), setup);
}

} // namespace cyrano::bounds
