#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/tabulated_search.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/meson_decay.hpp"

namespace cyrano::bounds {

namespace {

/// BR(V → γa) = B_ee g²m_V²/(32πα)·(1 − m²/m_V²)³, arXiv:1905.03259, against a limit on
/// BR(V → γa)·BR(a → γγ, μμ or ττ). The virtual photon of V → γ* → γa has q² = m_V².
class RadiativeDecay final : public TabulatedSearch {
  public:
    RadiativeDecay(io::Record record, LimitTable limit, double detectorLengthM,
                   double parentMassGeV, double parentToElectrons, FinalState finalState)
        : TabulatedSearch(std::move(record), std::move(limit), detectorLengthM, "parents",
                          finalState),
          parentMassGeV_(parentMassGeV), parentToElectrons_(parentToElectrons) {}

    std::span<const std::string_view> dependsOn() const override { return decayParameters; }

  protected:
    std::optional<Production> productionAt(const model::Model& model,
                                           double massGeV) const override {
        if (massGeV >= parentMassGeV_) {
            return std::nullopt;
        }
        const double perCouplingSquared =
            parentToElectrons_ * physics::ratioVectorMesonPhoton(1.0, massGeV, parentMassGeV_);
        const model::PhotonVertex vertex(model, massGeV, parentMassGeV_ * parentMassGeV_);
        return Production{[perCouplingSquared, vertex](const model::Couplings& c) {
                              const double g = vertex.magnitude(c);
                              return perCouplingSquared * g * g;
                          },
                          (parentMassGeV_ - massGeV) * (parentMassGeV_ + massGeV) /
                              (2.0 * parentMassGeV_)};
    }

  private:
    double parentMassGeV_;
    double parentToElectrons_;
};

} // namespace

MadeBound makeRadiativeDecay(io::Record record, const Surroundings&) {
    InputReader input(record);
    const double parentMassGeV = input.positive("parent_mass", "GeV");
    const double parentToElectrons = input.positive("parent_to_electrons", "1");
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
                                            parentMassGeV, parentToElectrons, finalState);
}

} // namespace cyrano::bounds
