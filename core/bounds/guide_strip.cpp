#include "core/bounds/guide_strip.hpp"

#include <algorithm>

namespace cyrano::bounds {

/// Straight between its ends on the axes: a band of one mass, or a power law.
Region GuideStrip::region(const RegionRequest& request) const {
    Region out;
    out.role = region::Role::guide;
    if (!speaks(request)) {
        return out;
    }
    const scene::Plane& plane = request.plane;
    const Interval left = couplingsAt(plane, massesGeV_.low);
    const Interval right = couplingsAt(plane, massesGeV_.high);
    const double x0 = plane.x.toAxis(massesGeV_.low);
    const double x1 = plane.x.toAxis(massesGeV_.high);
    const auto y = [&plane](double coupling) { return plane.y.toAxis(coupling); };
    const region::Polygon strip{
        {{x0, y(left.low)}, {x1, y(right.low)}, {x1, y(right.high)}, {x0, y(left.high)}}, false};
    out.polygons = region::clipped(
        {strip}, {plane.x.axisMin(), plane.x.axisMax(), plane.y.axisMin(), plane.y.axisMax()});
    return out;
}

std::vector<Interval> GuideStrip::intervalsAt(const RegionRequest& request, double x) const {
    if (!speaks(request) || x < massesGeV_.low || x > massesGeV_.high) {
        return {};
    }
    const Interval couplings = couplingsAt(request.plane, x);
    const double low = std::max(couplings.low, request.plane.y.min);
    const double high = std::min(couplings.high, request.plane.y.max);
    return low < high ? std::vector<Interval>{{low, high}} : std::vector<Interval>{};
}

} // namespace cyrano::bounds
