#include <array>

#include "core/bounds/guide_strip.hpp"
#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"

namespace cyrano::bounds {

namespace {

/// The couplings a record asks for decide whether the mass is of interest.
constexpr std::array<std::string_view, 7> guideParameters{
    "model.particle", "model.lepton_pattern", "model.lepton_c", "model.g_electron",
    "model.g_muon",   "model.g_tau",          "model.charges"};

/// A mass somebody is interested in, with its uncertainty, at all couplings. It forbids nothing.
class MassLine final : public GuideStrip {
  public:
    using GuideStrip::GuideStrip;

    std::span<const std::string_view> dependsOn() const override { return guideParameters; }

  protected:
    Interval couplingsAt(const scene::Plane& plane, double) const override {
        return {plane.y.min, plane.y.max};
    }
    std::string planeProblem(const scene::Plane& plane) const override {
        return plane.kind().massAxis() ? "" : "a mass: drawn where an axis is the mass";
    }
};

} // namespace

MadeBound makeMassLine(io::Record record, const Surroundings&) {
    InputReader input(record);
    const double mass = input.positive("mass", "GeV");
    const double uncertainty = input.positive("uncertainty", "GeV");
    if (!(uncertainty < mass)) {
        input.fail("input 'uncertainty' must lie below the mass");
    }
    if (input.problem()) {
        return tl::make_unexpected(*input.problem());
    }
    return std::make_unique<MassLine>(std::move(record),
                                      Interval{mass - uncertainty, mass + uncertainty});
}

} // namespace cyrano::bounds
