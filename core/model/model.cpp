#include "core/model/model.hpp"

#include <algorithm>

#include "core/constants/constants.hpp"
#include "core/model/loop_photon.hpp"
#include "core/physics/electroweak.hpp"
#include "core/physics/widths.hpp"

namespace cyrano::model {

double leptonMassGeV(Lepton lepton) noexcept {
    switch (lepton) {
    case electron:
        return constants::electronMassGeV;
    case muon:
        return constants::muonMassGeV;
    case tau:
        break;
    }
    return constants::tauMassGeV;
}

namespace {

double photonZOverPhoton(const Model& model) noexcept {
    switch (model.electroweak) {
    case Electroweak::photonOnly:
        return 0.0;
    case Electroweak::hypercharge:
        return physics::photonZRatioHypercharge();
    case Electroweak::custom:
        break;
    }
    return physics::photonZRatio(model.wwOverBb);
}

std::array<double, leptonCount> leptonCouplings(const Model& model) noexcept {
    switch (model.leptonPattern) {
    case LeptonPattern::none:
        return {0.0, 0.0, 0.0};
    case LeptonPattern::universalDerivative:
        return {model.leptonCPerGeV * leptonMassGeV(electron),
                model.leptonCPerGeV * leptonMassGeV(muon),
                model.leptonCPerGeV * leptonMassGeV(tau)};
    case LeptonPattern::flavourBlind:
        return {model.gMuon, model.gMuon, model.gMuon};
    case LeptonPattern::independent:
        break;
    }
    return {model.gElectron, model.gMuon, model.gTau};
}

/// Of 1 − B: keeps widths finite where all decays are invisible.
constexpr double smallestRest = 1e-9;

/// What a vector or an axial vector decays to besides charged leptons.
void addSpinOne(Decays& out, const Model& model, double mixing, double massGeV) noexcept {
    for (const double charge : model.charges.neutrino) {
        out.invisible +=
            0.5 * physics::widthLeptonPair(model.particle, mixing * charge, massGeV, 0.0);
    }
    if (model.particle == Particle::vector) {
        out.hadrons = constants::alpha0 * mixing * mixing * massGeV / 3.0 *
                      hadronicRatio(model.charges, massGeV);
    }
}

} // namespace

Couplings couplings(const Model& model) noexcept {
    Couplings out;
    if (hasSpinOne(model.particle)) {
        out.mixing = model.epsilon;
        for (std::size_t i = 0; i < leptonCount; ++i) {
            out.lepton[i] = model.epsilon * model.charges.lepton[i];
        }
        return out;
    }
    out.photonPerGeV = model.gGammaPerGeV;
    out.photonZPerGeV = photonZOverPhoton(model) * model.gGammaPerGeV;
    out.lepton = leptonCouplings(model);
    if (!model.positiveSign) {
        for (double& g : out.lepton) {
            g = -g;
        }
    }
    return out;
}

std::array<Channel, 6> channels(const Decays& d) noexcept {
    return {{{"photons", "γγ", d.photons},
             {"electrons", "ee", d.lepton[electron]},
             {"muons", "μμ", d.lepton[muon]},
             {"taus", "ττ", d.lepton[tau]},
             {"hadrons", "had", d.hadrons},
             {"invisible", "inv", d.invisible}}};
}

Decays decays(const Model& model, const Couplings& couplings, double massGeV) noexcept {
    return decays(model, couplings, massGeV, PhotonVertex(model, massGeV));
}

Decays decays(const Model& model, const Couplings& couplings, double massGeV,
              const PhotonVertex& real) noexcept {
    Decays out;
    if (hasSpinOne(model.particle)) {
        addSpinOne(out, model, couplings.mixing, massGeV);
    } else {
        out.photons = physics::widthPhotonPair(real.magnitude(couplings), massGeV);
    }
    for (std::size_t i = 0; i < leptonCount; ++i) {
        out.lepton[i] = physics::widthLeptonPair(model.particle, couplings.lepton[i], massGeV,
                                                 leptonMassGeV(static_cast<Lepton>(i)));
    }
    out.invisible +=
        out.total() * model.brInvisible / std::max(1.0 - model.brInvisible, smallestRest);
    return out;
}

} // namespace cyrano::model
