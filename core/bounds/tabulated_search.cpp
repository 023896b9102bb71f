#include "core/bounds/tabulated_search.hpp"

#include <cmath>

#include "core/physics/decay.hpp"

namespace cyrano::bounds {

namespace {

class SearchColumn final : public Column {
  public:
    SearchColumn(const model::Model& model, Production production, double massGeV, double logLimit,
                 double detectorLengthM)
        : model_(model), production_(std::move(production)), massGeV_(massGeV), logLimit_(logLimit),
          detectorLengthM_(detectorLengthM) {}

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_);
        const double length = physics::decayLength(d.total(), massGeV_, production_.momentumGeV);
        return std::log(production_.rate(c) * d.branchingRatio(d.photons) *
                        physics::decayProbability(0.0, detectorLengthM_, length)) -
               logLimit_;
    }

  private:
    const model::Model& model_;
    Production production_;
    double massGeV_;
    double logLimit_;
    double detectorLengthM_;
};

} // namespace

std::unique_ptr<Column> TabulatedSearch::column(const Scenario& scenario, double massGeV) const {
    const auto logLimit = limit_.logAt(massGeV);
    auto production = productionAt(massGeV);
    if (!logLimit || !production) {
        return nullptr;
    }
    double scaled = *logLimit;
    if (const auto own = record().inputs.find(exposure_); own != record().inputs.end()) {
        scaled += 0.5 * std::log(own->second.value / setting(scenario, exposure_));
    }
    return std::make_unique<SearchColumn>(scenario.model, std::move(*production), massGeV, scaled,
                                          detectorLengthM_);
}

} // namespace cyrano::bounds
