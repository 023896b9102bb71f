#include "core/scene/plane.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cyrano::scene {

double Axis::toAxis(double value) const noexcept {
    return scale == AxisScale::logarithmic ? std::log10(value) : value;
}

double Axis::fromAxis(double position) const noexcept {
    return scale == AxisScale::logarithmic ? std::pow(10.0, position) : position;
}

model::Couplings CouplingLine::at(double y) const noexcept {
    model::Couplings out = origin;
    out.photonPerGeV += y * direction.photonPerGeV;
    out.photonZPerGeV += y * direction.photonZPerGeV;
    for (std::size_t i = 0; i < model::leptonCount; ++i) {
        out.lepton[i] += y * direction.lepton[i];
    }
    return out;
}

namespace {

model::Model withPhoton(const model::Model& model, double y) {
    model::Model out = model;
    out.gGammaPerGeV = y;
    return out;
}

CouplingLine massPhotonLine(const model::Model& model, double x) {
    CouplingLine line;
    line.massGeV = x;
    line.origin = model::couplings(withPhoton(model, 0.0));
    const model::Couplings one = model::couplings(withPhoton(model, 1.0));
    line.direction.photonPerGeV = one.photonPerGeV;
    line.direction.photonZPerGeV = one.photonZPerGeV;
    return line;
}

constexpr std::array<PlaneKind, 1> kinds{{
    {"mass-photon", "mass against photon coupling", R"(m_a\ [\mathrm{GeV}])",
     R"(g_{a\gamma\gamma}\ [\mathrm{GeV}^{-1}])", "GeV", "GeV^-1", "model.g_gamma",
     AxisScale::logarithmic, AxisScale::logarithmic, massPhotonLine, withPhoton},
}};

} // namespace

std::span<const PlaneKind> planeKinds() noexcept {
    return kinds;
}

const PlaneKind* findPlane(std::string_view id) noexcept {
    const auto* found = std::find_if(kinds.begin(), kinds.end(),
                                     [id](const PlaneKind& kind) { return kind.id == id; });
    return found == kinds.end() ? nullptr : &*found;
}

const PlaneKind& Plane::kind() const noexcept {
    const PlaneKind* found = findPlane(id);
    return found != nullptr ? *found : kinds.front(); // ids are checked where scenes are read
}

} // namespace cyrano::scene
