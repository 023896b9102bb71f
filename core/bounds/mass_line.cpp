#include <array>

#include "core/bounds/input_reader.hpp"
#include "core/bounds/kinds.hpp"

namespace cyrano::bounds {

namespace {

/// The couplings a record asks for decide whether the mass is of interest.
constexpr std::array<std::string_view, 7> guideParameters{
    "model.particle", "model.lepton_pattern", "model.lepton_c", "model.g_electron",
    "model.g_muon",   "model.g_tau",          "model.charges"};

/// A mass somebody is interested in, with its uncertainty, at all couplings. It forbids nothing.
class MassLine final : public Bound {
  public:
    MassLine(io::Record record, Interval massesGeV)
        : Bound(std::move(record)), massesGeV_(massesGeV) {}

    Interval massRangeGeV() const override { return massesGeV_; }
    std::span<const std::string_view> dependsOn() const override { return guideParameters; }
    region::Role role(const Scenario&) const override { return region::Role::guide; }
    std::unique_ptr<Column> column(const Scenario&, double) const override { return nullptr; }

    Region region(const RegionRequest& request) const override {
        Region out;
        out.role = region::Role::guide;
        if (speaks(request)) {
            const scene::Plane& plane = request.plane;
            const double left = plane.x.toAxis(massesGeV_.low);
            const double right = plane.x.toAxis(massesGeV_.high);
            const double bottom = plane.y.axisMin();
            const double top = plane.y.axisMax();
            const region::Polygon band{{{left, bottom}, {right, bottom}, {right, top}, {left, top}},
                                       false};
            out.polygons =
                region::clipped({band}, {plane.x.axisMin(), plane.x.axisMax(), bottom, top});
        }
        return out;
    }

    std::vector<Interval> intervalsAt(const RegionRequest& request, double x) const override {
        const bool inside = x >= massesGeV_.low && x <= massesGeV_.high;
        return inside && speaks(request)
                   ? std::vector<Interval>{{request.plane.y.min, request.plane.y.max}}
                   : std::vector<Interval>{};
    }

  protected:
    std::string planeProblem(const scene::Plane& plane) const override {
        return plane.kind().massAxis() ? "" : "a mass: drawn where an axis is the mass";
    }

  private:
    [[nodiscard]] bool speaks(const RegionRequest& request) const {
        return silentBecause(request.scenario, request.plane).empty();
    }

    Interval massesGeV_;
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
