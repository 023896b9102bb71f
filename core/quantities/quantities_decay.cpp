#include "core/physics/decay.hpp"
#include "core/physics/electroweak.hpp"
#include "core/physics/meson_decay.hpp"
#include "core/physics/photon_merging.hpp"
#include "core/physics/widths.hpp"
#include "core/quantities/table.hpp"

namespace cyrano::quantities {

namespace {

Value electroweakCoupling(const Arguments& a) {
    const auto couplings = physics::gaugeCouplings(a.number("g_bb"), a.number("g_ww"));
    const std::string& vertex = a.word("vertex");
    return vertex == "photon-photon" ? couplings.photonPhoton
           : vertex == "photon-z"    ? couplings.photonZ
           : vertex == "z-z"         ? couplings.zZ
                                     : couplings.wW;
}

} // namespace

std::vector<Quantity> decayQuantities() {
    return {
        {"width_photon_pair",
         "GeV",
         "g^2 m^3/(64 pi); arXiv:1708.00443",
         "width of a pseudoscalar or scalar into two photons",
         "mass > 0",
         {photonCoupling(), mass()},
         [](const Arguments& a) -> Value {
             return physics::widthPhotonPair(a.number("g_gamma"), a.number("mass_GeV"));
         }},
        {"width_lepton_pair",
         "GeV",
         "P g^2 m beta/(8 pi), S beta^3, V (alpha eps^2 m/3)(1 + 2m_l^2/m^2) beta, A beta^3; "
         "arXiv:1708.00443, arXiv:2005.01515",
         "width into a pair of leptons, 0 below threshold",
         "mass > 0, lepton mass >= 0",
         {anyParticle(), number("coupling", "", "g_ll of spin 0, epsilon of spin 1"), mass(),
          leptonMass()},
         [](const Arguments& a) -> Value {
             return physics::widthLeptonPair(particle(a), a.number("coupling"),
                                             a.number("mass_GeV"), a.number("lepton_mass_GeV"));
         }},
        {"width_z_photon",
         "GeV",
         "g_gammaZ^2/(96 pi) ((M_Z^2 - m^2)/M_Z)^3; arXiv:1709.00009 eq. (2.9) with twice this "
         "coupling",
         "width of the Z into a photon and the new particle",
         "mass >= 0",
         {number("g_gamma_z", "GeV^-1", "coupling to a photon and a Z"), mass()},
         [](const Arguments& a) -> Value {
             return physics::widthZPhoton(a.number("g_gamma_z"), a.number("mass_GeV"));
         }},
        {"ratio_vector_meson_photon",
         "",
         "g^2 m_V^2/(32 pi alpha) (1 - m^2/m_V^2)^3; arXiv:1905.03259",
         "width of a vector meson into photon and new particle over that into electrons",
         "mass >= 0, meson mass > 0",
         {photonCoupling(), mass(), number("meson_mass_GeV", "GeV", "mass of the vector meson")},
         [](const Arguments& a) -> Value {
             return physics::ratioVectorMesonPhoton(a.number("g_gamma"), a.number("mass_GeV"),
                                                    a.number("meson_mass_GeV"));
         }},
        {"decay_length",
         "m",
         "(p/m) hbar c/Gamma",
         "mean decay length in the laboratory",
         "width > 0, mass > 0, momentum >= 0",
         {number("width_GeV", "GeV", "total width"), mass(),
          number("momentum_GeV", "GeV", "momentum of the new particle")},
         [](const Arguments& a) -> Value {
             return physics::decayLength(a.number("width_GeV"), a.number("mass_GeV"),
                                         a.number("momentum_GeV"));
         }},
        {"decay_probability",
         "",
         "exp(-l_min/l) - exp(-l_max/l)",
         "probability to decay between two distances",
         "0 <= l_min <= l_max, decay length >= 0",
         {number("l_min_m", "m", "where the decay region begins"),
          number("l_max_m", "m", "where it ends"),
          number("decay_length_m", "m", "mean decay length")},
         [](const Arguments& a) -> Value {
             return physics::decayProbability(a.number("l_min_m"), a.number("l_max_m"),
                                              a.number("decay_length_m"));
         }},
        {"electroweak_coupling",
         "GeV^-1",
         "c^2 g_BB + s^2 g_WW, sc(g_WW - g_BB), s^2 g_BB + c^2 g_WW; arXiv:1708.00443",
         "coupling to physical gauge bosons from those to hypercharge and weak isospin",
         "any couplings",
         {number("g_bb", "GeV^-1", "coupling to hypercharge bosons"),
          number("g_ww", "GeV^-1", "coupling to weak-isospin bosons"),
          word("vertex", "which pair of bosons", {"photon-photon", "photon-z", "z-z", "w-w"})},
         electroweakCoupling},
        {"resolved_fraction",
         "",
         "1 for gamma sin(d/2) <= 1, else 1 - sqrt(1 - 1/(gamma sin(d/2))^2)/beta",
         "fraction of isotropic two-photon decays that open wider than an angle",
         "0 < mass <= energy, 0 <= opening <= pi",
         {mass(), number("energy_GeV", "GeV", "energy of the new particle"),
          number("min_opening_rad", "rad", "smallest resolved opening angle")},
         [](const Arguments& a) -> Value {
             return physics::resolvedFraction(a.number("mass_GeV"), a.number("energy_GeV"),
                                              a.number("min_opening_rad"));
         }},
    };
}

} // namespace cyrano::quantities
