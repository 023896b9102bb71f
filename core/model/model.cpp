#include "core/model/model.hpp"

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

} // namespace

Couplings couplings(const Model& model) noexcept {
    Couplings out;
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

Decays decays(const Model& model, const Couplings& couplings, double massGeV) noexcept {
    return decays(model, couplings, massGeV, PhotonVertex(model, massGeV));
}

Decays decays(const Model& model, const Couplings& couplings, double massGeV,
              const PhotonVertex& real) noexcept {
    Decays out;
    out.photons = physics::widthPhotonPair(real.magnitude(couplings), massGeV);
    for (std::size_t i = 0; i < leptonCount; ++i) {
        out.lepton[i] = physics::widthLeptonPair(model.particle, couplings.lepton[i], massGeV,
                                                 leptonMassGeV(static_cast<Lepton>(i)));
    }
    const double visible = out.total();
    out.invisible = visible * model.brInvisible / (1.0 - model.brInvisible);
    return out;
}

} // namespace cyrano::model
