#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/quarkonium.hpp"
#include "core/bounds/tabulated_search.hpp"

namespace cyrano::bounds {

namespace {

/// BR(V → γa) against a limit on BR(V → γa)·BR(a → γγ, μμ or ττ).
class RadiativeDecay final : public TabulatedSearch {
  public:
    RadiativeDecay(io::Record record, LimitTable limit, double detectorLengthM,
                   const Quarkonium& parent, FinalState finalState)
        : TabulatedSearch(std::move(record), std::move(limit), detectorLengthM, "parents",
                          finalState),
          parent_(parent) {}

    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

  protected:
    std::optional<Production> productionAt(const model::Model& model,
                                           double massGeV) const override {
        if (!parent_.makes(massGeV)) {
            return std::nullopt;
        }
        return Production{parent_.branchingRatio(model, massGeV), parent_.momentumGeV(massGeV)};
    }

  private:
    Quarkonium parent_;
};

} // namespace

MadeBound makeRadiativeDecay(io::Record record, const Surroundings&) {
    InputReader input(record);
    const Quarkonium parent{input.positive("parent_mass", "GeV"),
                            input.positive("parent_to_electrons", "1")};
    const double detectorLengthM = input.positive("detector_length", "m");
    const FinalState finalState =
        record.inputs.contains("final_state")
            ? input.word<FinalState>("final_state", {{"photons", FinalState::photons},
                                                     {"muons", FinalState::muons},
                                                     {"taus", FinalState::taus}})
            : FinalState::photons;
    if (record.inputs.contains("parents")) {
        input.positive("parents", "1");
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto table = record.table("limit", "1");
    if (!table) {
        return tl::make_unexpected(table.error());
    }
    return std::make_unique<RadiativeDecay>(std::move(record), LimitTable(*table), detectorLengthM,
                                            parent, finalState);
}

} // namespace cyrano::bounds
