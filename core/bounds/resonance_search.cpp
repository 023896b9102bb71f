#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/tabulated_search.hpp"
#include "core/physics/lepton_collider.hpp"

namespace cyrano::bounds {

namespace {

/// σ(e⁺e⁻ → γa) by photon and Z exchange (arXiv:1709.00009), against a limit on σ·BR(a → γγ) in pb.
class ResonanceSearch final : public TabulatedSearch {
  public:
    ResonanceSearch(io::Record record, LimitTable limit, double detectorLengthM, double sqrtSGeV)
        : TabulatedSearch(std::move(record), std::move(limit), detectorLengthM, "luminosity"),
          sqrtSGeV_(sqrtSGeV) {}

    std::span<const std::string_view> dependsOn() const override {
        return decayAndElectroweakParameters;
    }

  protected:
    std::optional<Production> productionAt(double massGeV) const override {
        if (massGeV >= sqrtSGeV_) {
            return std::nullopt;
        }
        const double sqrtSGeV = sqrtSGeV_;
        return Production{[massGeV, sqrtSGeV](const model::Couplings& c) {
                              return physics::crossSectionPhotonAlpPb(
                                  c.photonPerGeV, c.photonZPerGeV, massGeV, sqrtSGeV);
                          },
                          (sqrtSGeV_ - massGeV) * (sqrtSGeV_ + massGeV) / (2.0 * sqrtSGeV_)};
    }

  private:
    double sqrtSGeV_;
};

} // namespace

MadeBound makeResonanceSearch(io::Record record, const Surroundings&) {
    InputReader input(record);
    const double sqrtSGeV = input.positive("sqrt_s", "GeV");
    const double detectorLengthM = input.positive("detector_length", "m");
    if (record.inputs.contains("luminosity")) {
        input.positive("luminosity", "fb^-1");
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    const auto table = record.table("limit", "pb");
    if (!table) {
        return tl::make_unexpected(table.error());
    }
    return std::make_unique<ResonanceSearch>(std::move(record), LimitTable(*table), detectorLengthM,
                                             sqrtSGeV);
}

} // namespace cyrano::bounds
