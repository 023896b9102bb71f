#include "core/scene/plane.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cyrano::scene {

double Axis::toAxis(double value) const noexcept {
    switch (scale) {
    case AxisScale::logarithmic:
        return std::log10(value);
    case AxisScale::symmetricLog:
        return std::abs(value) <= linearBelow
                   ? value / linearBelow
                   : std::copysign(1.0 + std::log10(std::abs(value) / linearBelow), value);
    case AxisScale::linear:
        break;
    }
    return value;
}

double Axis::fromAxis(double position) const noexcept {
    switch (scale) {
    case AxisScale::logarithmic:
        return std::pow(10.0, position);
    case AxisScale::symmetricLog:
        return std::abs(position) <= 1.0
                   ? position * linearBelow
                   : std::copysign(linearBelow * std::pow(10.0, std::abs(position) - 1.0),
                                   position);
    case AxisScale::linear:
        break;
    }
    return position;
}

model::Couplings CouplingLine::at(double y) const noexcept {
    model::Couplings out = origin;
    out.photonPerGeV += y * direction.photonPerGeV;
    out.photonZPerGeV += y * direction.photonZPerGeV;
    for (std::size_t i = 0; i < model::leptonCount; ++i) {
        out.lepton[i] += y * direction.lepton[i];
    }
    out.mixing += y * direction.mixing;
    return out;
}

CouplingLine PlaneKind::line(const model::Model& model, double x) const noexcept {
    CouplingLine out;
    const model::Model zero = place(model, x, 0.0);
    out.massGeV = zero.massGeV;
    out.origin = model::couplings(zero);
    const model::Couplings one = model::couplings(place(model, x, 1.0));
    out.direction.photonPerGeV = one.photonPerGeV - out.origin.photonPerGeV;
    out.direction.photonZPerGeV = one.photonZPerGeV - out.origin.photonZPerGeV;
    for (std::size_t i = 0; i < model::leptonCount; ++i) {
        out.direction.lepton[i] = one.lepton[i] - out.origin.lepton[i];
    }
    out.direction.mixing = one.mixing - out.origin.mixing;
    return out;
}

namespace {

using model::LeptonPattern;
using model::Model;

Model withMass(Model model, double massGeV) {
    model.massGeV = massGeV;
    return model;
}

Model withPhoton(Model model, double g) {
    model.gGammaPerGeV = g;
    return model;
}

/// An axis of one lepton's coupling: the others follow by the pattern, or, without one, are zero.
Model withLepton(Model model, model::Lepton lepton, double g) {
    switch (model.leptonPattern) {
    case LeptonPattern::universalDerivative:
        model.leptonCPerGeV = g / model::leptonMassGeV(lepton);
        return model;
    case LeptonPattern::flavourBlind:
        model.gMuon = g;
        return model;
    case LeptonPattern::none:
        model.leptonPattern = LeptonPattern::independent;
        model.gElectron = model.gMuon = model.gTau = 0.0;
        break;
    case LeptonPattern::independent:
        break;
    }
    (lepton == model::electron ? model.gElectron : model.gMuon) = g;
    return model;
}

Model withMixing(Model model, double epsilon) {
    model.epsilon = epsilon;
    return model;
}

Model withUniversal(Model model, double c) {
    model.leptonPattern = LeptonPattern::universalDerivative;
    model.leptonCPerGeV = c;
    return model;
}

constexpr std::string_view massLabel = R"(m_a\ [\mathrm{GeV}])";
constexpr std::string_view photonLabel = R"(g_{a\gamma\gamma}\ [\mathrm{GeV}^{-1}])";
constexpr std::string_view muonLabel = R"(g_{\mu\mu})";
constexpr std::string_view electronLabel = R"(g_{ee})";

constexpr std::array<PlaneKind, 7> kinds{{
    {"mass-photon",
     "mass against photon coupling",
     "m – g_γγ",
     massLabel,
     photonLabel,
     "GeV",
     "GeV^-1",
     "plane.mass",
     "model.g_gamma",
     {1e-2, 1e2},
     {1e-6, 1e-1},
     [](const Model& m, double x, double y) { return withPhoton(withMass(m, x), y); }},
    {"mass-c",
     "mass against universal lepton coupling",
     "m – C",
     massLabel,
     R"(C\ [\mathrm{GeV}^{-1}])",
     "GeV",
     "GeV^-1",
     "plane.mass",
     "model.lepton_c",
     {1e-2, 1e2},
     {1e-5, 1.0},
     [](const Model& m, double x, double y) { return withUniversal(withMass(m, x), y); }},
    {"mass-muon",
     "mass against muon coupling",
     "m – g_μμ",
     massLabel,
     muonLabel,
     "GeV",
     "",
     "plane.mass",
     "model.g_muon",
     {1e-2, 1e2},
     {1e-6, 1.0},
     [](const Model& m, double x, double y) { return withLepton(withMass(m, x), model::muon, y); }},
    {"mass-electron",
     "mass against electron coupling",
     "m – g_ee",
     massLabel,
     electronLabel,
     "GeV",
     "",
     "plane.mass",
     "model.g_electron",
     {1e-3, 1e1},
     {1e-9, 1e-1},
     [](const Model& m, double x, double y) {
         return withLepton(withMass(m, x), model::electron, y);
     }},
    {"photon-muon",
     "muon coupling against photon coupling",
     "g_μμ – g_γγ",
     muonLabel,
     photonLabel,
     "",
     "GeV^-1",
     "model.g_muon",
     "model.g_gamma",
     {1e-5, 1e-1},
     {1e-6, 1e-1},
     [](const Model& m, double x, double y) {
         return withPhoton(withLepton(m, model::muon, x), y);
     }},
    {"photon-electron",
     "electron coupling against photon coupling",
     "g_ee – g_γγ",
     electronLabel,
     photonLabel,
     "",
     "GeV^-1",
     "model.g_electron",
     "model.g_gamma",
     {1e-9, 1e-2},
     {1e-6, 1e-1},
     [](const Model& m, double x, double y) {
         return withPhoton(withLepton(m, model::electron, x), y);
     }},
    {"mass-epsilon",
     "mass against kinetic mixing",
     "m – ε",
     R"(m_{A'}\ [\mathrm{GeV}])",
     R"(\varepsilon)",
     "GeV",
     "",
     "plane.mass",
     "model.epsilon",
     {1e-3, 1e1},
     {1e-8, 1.0},
     [](const Model& m, double x, double y) { return withMixing(withMass(m, x), y); }},
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
