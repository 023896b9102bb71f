#include "core/bounds/dependencies.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"
#include "core/bounds/tabulated_search.hpp"
#include "core/constants/constants.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"

namespace cyrano::bounds {

namespace {

/// σ(e⁺e⁻ → γa) by photon and Z exchange (arXiv:1709.00009) and off the electron lines, against a
/// limit on σ·BR(a → γγ) in pb. The published efficiency is that of 1 + cos²θ; the lines emit
/// forward, so only what of theirs lies inside the detector's angles counts, over the share of
/// 1 + cos²θ that lies there.
class ResonanceSearch final : public TabulatedSearch {
  public:
    ResonanceSearch(io::Record record, LimitTable limit, double detectorLengthM, double sqrtSGeV,
                    double cosMin, double cosMax)
        : TabulatedSearch(std::move(record), std::move(limit), detectorLengthM, "luminosity"),
          sqrtSGeV_(sqrtSGeV), cosMin_(cosMin), cosMax_(cosMax) {}

    std::span<const std::string_view> dependsOn() const override {
        return decayAndElectroweakParameters;
    }

  protected:
    std::optional<Production> productionAt(const model::Model& model,
                                           double massGeV) const override {
        if (massGeV >= sqrtSGeV_) {
            return std::nullopt;
        }
        const double sqrtSGeV = sqrtSGeV_;
        const model::PhotonVertex vertex(model, massGeV, sqrtSGeV * sqrtSGeV);
        const double linesPb =
            physics::crossSectionElectronEmissionPb(model.particle, 1.0, massGeV, sqrtSGeV,
                                                    constants::electronMassGeV, cosMin_, cosMax_) /
            physics::sharePhotonAlp(cosMin_, cosMax_);
        return Production{[massGeV, sqrtSGeV, vertex, linesPb](const model::Couplings& c) {
                              const double gElectron = c.lepton[model::electron];
                              return physics::crossSectionPhotonAlpPb(
                                         vertex.coupling(c), c.photonZPerGeV, massGeV, sqrtSGeV) +
                                     linesPb * gElectron * gElectron;
                          },
                          (sqrtSGeV_ - massGeV) * (sqrtSGeV_ + massGeV) / (2.0 * sqrtSGeV_)};
    }

  private:
    double sqrtSGeV_;
    double cosMin_; ///< of the recoil photon in the centre of mass
    double cosMax_;
};

} // namespace

MadeBound makeResonanceSearch(io::Record record, const Surroundings&) {
    InputReader input(record);
    const double sqrtSGeV = input.positive("sqrt_s", "GeV");
    const double detectorLengthM = input.positive("detector_length", "m");
    const double cosMin = input("smallest_cosine", "1");
    const double cosMax = input("largest_cosine", "1");
    if (!(cosMin > -1.0) || !(cosMin < cosMax) || !(cosMax < 1.0)) {
        input.fail("cosines must ascend between -1 and 1");
    }
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
                                             sqrtSGeV, cosMin, cosMax);
}

} // namespace cyrano::bounds
