#include "core/exchange/on_plane.hpp"

#include "core/scene/plane.hpp"

namespace cyrano::exchange {

std::vector<Neighbour> knownCurves(const bounds::Catalogue& catalogue, const std::string& plane) {
    std::vector<Neighbour> out;
    for (const bounds::Bound* bound : catalogue.bounds()) {
        for (const auto* curve : {&bound->record().contour, &bound->record().reference}) {
            if (*curve && (*curve)->plane == plane) {
                out.push_back(neighbourOf(bound->id(), **curve));
            }
        }
    }
    return out;
}

bool choosePlane(Choice& choice, const std::string& plane) {
    const scene::PlaneKind* kind = scene::findPlane(plane);
    if (kind == nullptr) {
        return false;
    }
    choice.plane = plane;
    const bool dimensionless = kind->yUnit.empty();
    if (kind->massAxis() && isInverseEnergy(choice.couplingUnit) == dimensionless) {
        choice.couplingUnit = dimensionless ? CouplingUnit::one : CouplingUnit::perGeV;
    }
    return true;
}

} // namespace cyrano::exchange
