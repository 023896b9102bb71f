#include "core/physics/dark_photon_production.hpp"
#include "core/physics/electron_emission.hpp"
#include "core/physics/lepton_collider.hpp"
#include "core/physics/photon_fusion.hpp"
#include "core/physics/three_photon.hpp"
#include "core/quantities/table.hpp"

namespace cyrano::quantities {

namespace {

Argument sqrtS() {
    return number("sqrt_s_GeV", "GeV", "centre-of-mass energy");
}

Argument cosine() {
    return number("cos_theta", "", "cosine of the photon's angle, centre of mass");
}

Argument electronCoupling() {
    return number("g_electron", "", "coupling to the beam lepton");
}

Argument beamMass() {
    return number("lepton_mass_GeV", "GeV", "mass of the beam lepton", "0.51099895069e-3");
}

} // namespace

std::vector<Quantity> productionQuantities() {
    return {
        {"cross_section_photon_alp",
         "pb",
         "(s^2/96 pi)(1-x)^3 <|A_h|^2>, photon and Z; arXiv:1709.00009 eq. (2.8) with half its "
         "g_gammaZ",
         "e+ e- -> photon and new particle through a virtual photon and Z",
         "0 <= mass < sqrt(s)",
         {photonCoupling(), photonZCoupling(), mass(), sqrtS()},
         [](const Arguments& a) -> Value {
             return physics::crossSectionPhotonAlpPb(a.number("g_gamma"), a.number("g_gamma_z"),
                                                     a.number("mass_GeV"), a.number("sqrt_s_GeV"));
         }},
        {"differential_photon_alp",
         "pb",
         "(3/8)(1 + cos^2) sigma; arXiv:1709.00009 eq. (2.7)",
         "the same per unit of cos theta",
         "0 <= mass < sqrt(s), |cos theta| <= 1",
         {photonCoupling(), photonZCoupling(), mass(), sqrtS(), cosine()},
         [](const Arguments& a) -> Value {
             return physics::differentialPhotonAlpPb(a.number("g_gamma"), a.number("g_gamma_z"),
                                                     a.number("mass_GeV"), a.number("sqrt_s_GeV"),
                                                     a.number("cos_theta"));
         }},
        {"cross_section_electron_emission",
         "pb",
         "integral of (alpha g^2/8 s beta)(1-x)[N/D - K/D^2], exact in the electron mass",
         "e+ e- -> photon and new particle radiated off the electron line",
         "0 <= mass < sqrt(s), 0 < 2 lepton mass < sqrt(s)",
         {spinZeroParticle(), electronCoupling(), mass(), sqrtS(), beamMass()},
         [](const Arguments& a) -> Value {
             return physics::crossSectionElectronEmissionPb(
                 particle(a), a.number("g_electron"), a.number("mass_GeV"), a.number("sqrt_s_GeV"),
                 a.number("lepton_mass_GeV"));
         }},
        {"differential_electron_emission",
         "pb",
         "(alpha g^2/8 s beta)(1-x)[N/D - K/D^2], exact in the electron mass",
         "the same per unit of cos theta",
         "0 <= mass < sqrt(s), 0 < 2 lepton mass < sqrt(s), |cos theta| <= 1",
         {spinZeroParticle(), electronCoupling(), mass(), sqrtS(), cosine(), beamMass()},
         [](const Arguments& a) -> Value {
             return physics::differentialElectronEmissionPb(
                 particle(a), a.number("g_electron"), a.number("mass_GeV"), a.number("sqrt_s_GeV"),
                 a.number("cos_theta"), a.number("lepton_mass_GeV"));
         }},
        {"cross_section_photon_dark_photon",
         "pb",
         "integral of (2 pi alpha^2 eps^2/s(1-x))[(1+x)^2 + (1-x)^2 cos^2]/sin^2; "
         "arXiv:0903.0363",
         "e+ e- -> photon and dark photon between two angles",
         "0 <= mass < sqrt(s), -1 < cos_min <= cos_max < 1",
         {number("epsilon", "", "kinetic mixing"), mass(), sqrtS(),
          number("cos_min", "", "smallest cosine of the photon's angle"),
          number("cos_max", "", "largest cosine of the photon's angle")},
         [](const Arguments& a) -> Value {
             return physics::crossSectionPhotonDarkPhotonPb(
                 a.number("epsilon"), a.number("mass_GeV"), a.number("sqrt_s_GeV"),
                 a.number("cos_min"), a.number("cos_max"));
         }},
        {"cross_section_photon_fusion",
         "pb",
         "(pi g^2 m^2/8s) int dy f f, equivalent photons; Phys. Rept. 15 (1975) 181",
         "e+ e- -> e+ e- and new particle from two photons; leading logarithms, indicative",
         "0 < mass < sqrt(s), q2_max > 0",
         {photonCoupling(), mass(), sqrtS(),
          number("q2_max_GeV2", "GeV^2", "largest virtuality of the photons, s/4 if free")},
         [](const Arguments& a) -> Value {
             return physics::crossSectionPhotonFusionPb(a.number("g_gamma"), a.number("mass_GeV"),
                                                        a.number("sqrt_s_GeV"),
                                                        a.number("q2_max_GeV2"));
         }},
        {"cross_section_photon_fusion_low",
         "pb",
         "(pi g^2/8)(alpha/2pi)^2 ln^2(s/4m_e^2) [(2+z)^2 ln(1/z) - 2(1-z)(3+z)]; "
         "Phys. Rev. 120 (1960) 582",
         "the same in Low's form",
         "0 < mass < sqrt(s)",
         {photonCoupling(), mass(), sqrtS()},
         [](const Arguments& a) -> Value {
             return physics::crossSectionPhotonFusionLowPb(
                 a.number("g_gamma"), a.number("mass_GeV"), a.number("sqrt_s_GeV"));
         }},
        {"three_photon_density",
         "pb/GeV",
         "tree level, electron mass neglected; Nucl. Phys. B 186 (1981) 22",
         "e+ e- -> 3 photons of QED per mass of a pair, sum of the three pairs",
         "mass >= 0",
         {word("setup", "acceptance: beams, angles, least energy", {"belle2", "bes3"}), mass()},
         [](const Arguments& a) -> Value {
             return physics::threePhotonDensityPbPerGeV(
                 a.number("mass_GeV"), a.word("setup") == "bes3" ? physics::bes3ThreePhotons()
                                                                 : physics::belle2ThreePhotons());
         }},
    };
}

} // namespace cyrano::quantities
