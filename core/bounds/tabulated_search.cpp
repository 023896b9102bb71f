#include "core/bounds/tabulated_search.hpp"

#include <cmath>

#include "core/io/number.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/decay.hpp"
#include "core/physics/photon_merging.hpp"

namespace cyrano::bounds {

namespace {

/// Above this share of decays in time, and of pairs told apart, there is nothing to say.
constexpr double mostlyPrompt = 0.98;
constexpr double mostlyApart = 0.9;

double widthInto(FinalState finalState, const model::Decays& decays) {
    switch (finalState) {
    case FinalState::photons:
        return decays.photons;
    case FinalState::muons:
        return decays.lepton[model::muon];
    case FinalState::taus:
        break;
    }
    return decays.lepton[model::tau];
}

class SearchColumn final : public Column {
  public:
    SearchColumn(const model::Model& model, Production production, double massGeV, double logLimit,
                 double detectorLengthM, FinalState finalState)
        : model_(model), production_(std::move(production)), massGeV_(massGeV), logLimit_(logLimit),
          detectorLengthM_(detectorLengthM), finalState_(finalState), decayVertex_(model, massGeV) {
    }

    double logExcess(const model::Couplings& c) const override {
        const model::Decays d = model::decays(model_, c, massGeV_, decayVertex_);
        const double length = physics::decayLength(d.total(), massGeV_, production_.momentumGeV);
        return std::log(production_.rate(c) * d.branchingRatio(widthInto(finalState_, d)) *
                        physics::decayProbability(0.0, detectorLengthM_, length)) -
               logLimit_;
    }

  private:
    const model::Model& model_;
    Production production_;
    double massGeV_;
    double logLimit_;
    double detectorLengthM_;
    FinalState finalState_;
    model::PhotonVertex decayVertex_;
};

} // namespace

std::unique_ptr<Column> TabulatedSearch::column(const Scenario& scenario, double massGeV) const {
    const auto logLimit = limit_.logAt(massGeV);
    auto production = productionAt(scenario.model, massGeV);
    if (!logLimit || !production) {
        return nullptr;
    }
    double scaled = *logLimit;
    if (const auto own = record().inputs.find(exposure_); own != record().inputs.end()) {
        scaled += 0.5 * std::log(own->second.value / setting(scenario, exposure_));
    }
    return std::make_unique<SearchColumn>(scenario.model, std::move(*production), massGeV, scaled,
                                          detectorLengthM_, finalState_);
}

std::string TabulatedSearch::caveatAt(const RegionRequest& request, double x, double y) const {
    std::string out = Bound::caveatAt(request, x, y);
    const auto add = [&out](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
    const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
    const auto production = productionAt(request.scenario.model, line.massGeV);
    if (!production) {
        return out;
    }
    const model::Decays d = model::decays(request.scenario.model, line.at(y), line.massGeV);
    const double inside = physics::decayProbability(
        0.0, detectorLengthM_,
        physics::decayLength(d.total(), line.massGeV, production->momentumGeV));
    if (inside < mostlyPrompt) {
        add("displaced: " + io::roundedNumber(100.0 * inside, 2) +
            " % decay before the calorimeter; the search was made for prompt decays");
    }
    if (const auto angle = record().inputs.find("merging_angle"); angle != record().inputs.end()) {
        const double energy = std::hypot(production->momentumGeV, line.massGeV);
        const double apart = physics::resolvedFraction(line.massGeV, energy, angle->second.value);
        if (apart < mostlyApart) {
            add("photons merge: " + io::roundedNumber(100.0 * apart, 2) + " % open wider than " +
                io::roundedNumber(1e3 * angle->second.value, 2) +
                " mrad; the published efficiency holds what that costs");
        }
    }
    return out;
}

} // namespace cyrano::bounds
