#include <cmath>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/limit_table.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/meson_decay.hpp"

namespace cyrano::bounds {

namespace {

struct RadiativeSetup {
    double parentMassGeV;
    double parentToElectrons;
    double detectorLengthM;
};

/// BR(V → γa)·BR(a → γγ)·P(decay inside the detector) against the measured limit.
/// BR(V → γa) = B_ee g²m_V²/(32πα)·(1 − m²/m_V²)³, arXiv:1905.03259.
class RadiativeDecayColumn final : public Column {
  public:
    RadiativeDecayColumn(const model::Model& model, const RadiativeSetup& setup, double massGeV,
                         double logLimit)
        : model_(model), massGeV_(massGeV), logLimit_(logLimit),
          perCouplingSquared_(setup.parentToElectrons *
                              physics::ratioVectorMesonPhoton(1.0, massGeV, setup.parentMassGeV)),
          momentumGeV_((setup.parentMassGeV - massGeV) * (setup.parentMassGeV + massGeV) /
                       (2.0 * setup.parentMassGeV)),
          detectorLengthM_(setup.detectorLengthM) {}

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        const double length = physics::decayLength(d.total(), massGeV_, momentumGeV_);
        return std::log(perCouplingSquared_ * c.photonPerGeV * c.photonPerGeV *
                        d.branchingRatio(d.photons) *
                        physics::decayProbability(0.0, detectorLengthM_, length)) -
               logLimit_;
    }

  private:
    const model::Model& model_;
    double massGeV_;
    double logLimit_;
    double perCouplingSquared_;
    double momentumGeV_;
    double detectorLengthM_;
};

class RadiativeDecay final : public Bound {
  public:
    RadiativeDecay(io::Record record, RadiativeSetup setup, LimitTable limit)
        : Bound(std::move(record)), setup_(setup), limit_(std::move(limit)) {}

    Interval massRangeGeV() const override { return {limit_.minGeV(), limit_.maxGeV()}; }
    std::span<const double> massNodesGeV() const override { return limit_.massesGeV(); }
    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

    std::unique_ptr<Column> column(const Scenario& scenario, double massGeV) const override {
        const auto logLimit = limit_.logAt(massGeV);
        if (!logLimit) {
            return nullptr;
        }
        return std::make_unique<RadiativeDecayColumn>(scenario.model, setup_, massGeV, *logLimit);
    }

  private:
    RadiativeSetup setup_;
    LimitTable limit_;
};

} // namespace

MadeBound makeRadiativeDecay(io::Record record, const Surroundings&) {
    InputReader input(record);
    const RadiativeSetup setup{input.positive("parent_mass", "GeV"),
                               input.positive("parent_to_electrons", "1"),
                               input.positive("detector_length", "m")};
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto table = record.table("limit", "1");
    if (!table) {
        return tl::make_unexpected(table.error());
    }
    return std::make_unique<RadiativeDecay>(std::move(record), setup, LimitTable(*table));
}

} // namespace cyrano::bounds
