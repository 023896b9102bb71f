#include "core/bounds/invisible_search.hpp"

#include <cmath>
#include <limits>

#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/quarkonium.hpp"
#include "core/constants/constants.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/dark_photon_production.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"

namespace cyrano::bounds {

namespace {

class InvisibleColumn final : public Column {
  public:
    InvisibleColumn(const model::Model& model, InvisibleProduction production, double massGeV,
                    double detectorLengthM)
        : model_(model), production_(std::move(production)), massGeV_(massGeV),
          detectorLengthM_(detectorLengthM), decayVertex_(model, massGeV) {}

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_, decayVertex_);
        const double lengths =
            detectorLengthM_ / physics::decayLength(d.total(), massGeV_, production_.momentumGeV);
        const double invisible = d.branchingRatio(d.invisible);
        // Without invisible decays the exponent stays finite where the exponential is not: edges
        // are roots of this.
        const double logUnseen = invisible > 0.0
                                     ? std::log(invisible + (1.0 - invisible) * std::exp(-lengths))
                                     : -lengths;
        return std::log(production_.rate(c) / production_.limit) + logUnseen;
    }

  private:
    const model::Model& model_;
    InvisibleProduction production_;
    double massGeV_;
    double detectorLengthM_;
    model::PhotonVertex decayVertex_;
};

/// V → γa against a limit on BR(V → γ + invisible).
class RadiativeInvisible final : public InvisibleSearch {
  public:
    RadiativeInvisible(io::Record record, LimitTable limit, double detectorLengthM,
                       const Quarkonium& parent)
        : InvisibleSearch(std::move(record), std::move(limit), detectorLengthM), parent_(parent) {}

    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

  protected:
    std::optional<InvisibleProduction> productionAt(const model::Model& model, double massGeV,
                                                    double tabulated) const override {
        if (!parent_.makes(massGeV)) {
            return std::nullopt;
        }
        return InvisibleProduction{parent_.branchingRatio(model, massGeV), tabulated,
                                   parent_.momentumGeV(massGeV)};
    }

  private:
    Quarkonium parent_;
};

/// e⁺e⁻ → γa, by photon and Z exchange and off the electron lines, recast from a limit on the
/// kinetic mixing of an invisible dark photon: the same photon seen in the same angles, of which
/// the processes have different shares.
class MonoPhoton final : public InvisibleSearch {
  public:
    MonoPhoton(io::Record record, LimitTable limit, double detectorLengthM, double sqrtSGeV,
               double largestCosine)
        : InvisibleSearch(std::move(record), std::move(limit), detectorLengthM),
          sqrtSGeV_(sqrtSGeV), largestCosine_(largestCosine) {}

    std::span<const std::string_view> dependsOn() const override {
        return decayAndElectroweakParameters;
    }

  protected:
    std::optional<InvisibleProduction> productionAt(const model::Model& model, double massGeV,
                                                    double tabulated) const override {
        if (massGeV >= sqrtSGeV_) {
            return std::nullopt;
        }
        const double limitPb = physics::crossSectionPhotonDarkPhotonPb(
            tabulated, massGeV, sqrtSGeV_, -largestCosine_, largestCosine_);
        const double linesPb = physics::crossSectionElectronEmissionPb(
            model.particle, 1.0, massGeV, sqrtSGeV_, constants::electronMassGeV, -largestCosine_,
            largestCosine_);
        const double inside = physics::sharePhotonAlp(-largestCosine_, largestCosine_);
        const model::PhotonVertex vertex(model, massGeV, sqrtSGeV_ * sqrtSGeV_);
        return InvisibleProduction{
            [massGeV, rootS = sqrtSGeV_, inside, vertex, linesPb](const model::Couplings& c) {
                const double gElectron = c.lepton[model::electron];
                return inside * physics::crossSectionPhotonAlpPb(vertex.coupling(c),
                                                                 c.photonZPerGeV, massGeV, rootS) +
                       linesPb * gElectron * gElectron;
            },
            limitPb, (sqrtSGeV_ - massGeV) * (sqrtSGeV_ + massGeV) / (2.0 * sqrtSGeV_)};
    }

  private:
    double sqrtSGeV_;
    double largestCosine_;
};

} // namespace

std::unique_ptr<Column> InvisibleSearch::column(const Scenario& scenario, double massGeV) const {
    const auto logLimit = limit_.logAt(massGeV);
    if (!logLimit) {
        return nullptr;
    }
    auto production = productionAt(scenario.model, massGeV, std::exp(*logLimit));
    return production ? std::make_unique<InvisibleColumn>(scenario.model, std::move(*production),
                                                          massGeV, detectorLengthM_)
                      : nullptr;
}

MadeBound makeRadiativeInvisible(io::Record record, const Surroundings&) {
    InputReader input(record);
    const Quarkonium parent{input.positive("parent_mass", "GeV"),
                            input.positive("parent_to_electrons", "1")};
    const double detectorLengthM = input.positive("detector_length", "m");
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto table = record.table("limit", "1");
    if (!table) {
        return tl::make_unexpected(table.error());
    }
    return std::make_unique<RadiativeInvisible>(std::move(record), LimitTable(*table),
                                                detectorLengthM, parent);
}

MadeBound makeMonoPhoton(io::Record record, const Surroundings&) {
    InputReader input(record);
    const double sqrtSGeV = input.positive("sqrt_s", "GeV");
    const double largestCosine = input.positive("largest_cosine", "1");
    const double detectorLengthM = input.positive("detector_length", "m");
    if (!(largestCosine < 1.0)) {
        input.fail("input 'largest_cosine' must lie below 1");
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto table = record.table("limit", "1");
    if (!table) {
        return tl::make_unexpected(table.error());
    }
    return std::make_unique<MonoPhoton>(std::move(record), LimitTable(*table), detectorLengthM,
                                        sqrtSGeV, largestCosine);
}

} // namespace cyrano::bounds
