#include "core/physics/barr_zee.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/triangle.hpp"
#include "core/quantities/table.hpp"

namespace cyrano::quantities {

namespace {

Argument cutoff() {
    return number("cutoff_GeV", "GeV", "cutoff of the effective photon vertex", "1000");
}

Argument leptonCoupling() {
    return number("g_lepton", "", "coupling to the lepton");
}

physics::LoopForm loopForm(const std::string& word) {
    if (word == "leading-log") {
        return physics::LoopForm::leadingLog;
    }
    return word == "heavy-fermion" ? physics::LoopForm::heavyFermion : physics::LoopForm::full;
}

Value deltaATotal(const Arguments& a) {
    const physics::LoopCouplings couplings{a.number("g_lepton"), a.number("g_gamma"),
                                           a.number("g_gamma_z")};
    return physics::deltaATotal(particle(a), couplings, a.number("lepton_mass_GeV"),
                                a.number("mass_GeV"), a.number("cutoff_GeV"),
                                loopForm(a.word("form")));
}

} // namespace

std::vector<Quantity> magneticMomentQuantities() {
    return {
        {"delta_a_lepton_loop",
         "",
         "sum of I_n(r) = int x^n dx/(x^2 + r(1-x)); Leveille, Nucl. Phys. B137 (1978) 63; "
         "arXiv:0902.3360",
         "anomalous magnetic moment of a lepton from one loop of lepton and new particle",
         "lepton mass > 0, mass >= 0 (axial-vector: > 0)",
         {anyParticle(), leptonMass(), mass(),
          number("coupling", "", "g_ll of spin 0, epsilon of spin 1", "1")},
         [](const Arguments& a) -> Value {
             const double coupling = a.number("coupling");
             return coupling * coupling *
                    physics::deltaALeptonLoop(particle(a), a.number("lepton_mass_GeV"),
                                              a.number("mass_GeV"));
         }},
        {"photon_loop_log",
         "",
         "ln(cutoff^2/m_l^2) + 3/2 - h(r), h = h_2 or h_S; arXiv:1708.00443, arXiv:1607.01022",
         "logarithm of the photon loop in the magnetic moment",
         "lepton mass > 0, mass >= 0, cutoff > 0",
         {spinZeroParticle(), leptonMass(), mass(), cutoff()},
         [](const Arguments& a) -> Value {
             return physics::photonLoopLog(particle(a), a.number("lepton_mass_GeV"),
                                           a.number("mass_GeV"), a.number("cutoff_GeV"));
         }},
        {"photon_z_loop_log",
         "",
         "ln(cutoff^2/M_Z^2) + x ln x/(1-x), x = m^2/M_Z^2; arXiv:1708.00443",
         "logarithm of the photon-Z loop in the magnetic moment, light lepton",
         "mass >= 0, cutoff > 0",
         {mass(), cutoff()},
         [](const Arguments& a) -> Value {
             return physics::photonZLoopLog(a.number("mass_GeV"), a.number("cutoff_GeV"));
         }},
        {"delta_a_total",
         "",
         "lepton loop + (g_l m_l/8 pi^2){g_gamma L + (1-4s^2)/(4sc) g_gammaZ L_Z}; "
         "arXiv:1607.01022, arXiv:1708.00443",
         "anomalous magnetic moment of a lepton from lepton, photon and photon-Z loops",
         "lepton mass > 0, mass >= 0 (full), > 0 (other forms), cutoff > 0",
         {spinZeroParticle(), leptonCoupling(), photonCoupling(), photonZCoupling(), leptonMass(),
          mass(), cutoff(),
          word("form",
               "whole one-loop function, ln(cutoff^2/m^2) alone, or the two-loop functions of a "
               "heavy fermion matched to the cutoff",
               {"full", "leading-log", "heavy-fermion"}, "full")},
         deltaATotal},
        {"barr_zee_two_loop",
         "",
         "(alpha/8 pi^3)(m_l/m_F) g_l g_F f(m_F^2/m^2), f = f_PS or f_S; arXiv:1607.06292, "
         "arXiv:2110.13238",
         "anomalous magnetic moment of a lepton from a closed loop of a charged fermion",
         "all masses > 0",
         {spinZeroParticle(), leptonCoupling(),
          number("g_fermion", "", "coupling to the fermion of the loop"), leptonMass(), mass(),
          number("fermion_mass_GeV", "GeV", "mass of the fermion of the loop")},
         [](const Arguments& a) -> Value {
             return physics::deltaATwoLoop(particle(a), a.number("g_lepton"), a.number("g_fermion"),
                                           a.number("lepton_mass_GeV"), a.number("mass_GeV"),
                                           a.number("fermion_mass_GeV"));
         }},
        {"triangle_form_factor",
         "",
         "2 m_f^2 C_0(q1^2, q2^2, M^2; m_f, m_f, m_f); arXiv:2205.07896",
         "fermion triangle between the new particle and two photons, [real, imaginary]",
         "fermion mass > 0 and, unless an argument is 0, all three arguments within m_f^2 or a "
         "positive Källén function of them",
         {number("q1_squared_GeV2", "GeV^2", "virtuality of the first photon"),
          number("q2_squared_GeV2", "GeV^2", "virtuality of the second photon"),
          number("mass_squared_GeV2", "GeV^2", "virtuality of the new particle"),
          number("fermion_mass_GeV", "GeV", "mass of the fermion of the loop")},
         [](const Arguments& a) -> Value {
             return physics::triangleFormFactor(
                 a.number("q1_squared_GeV2"), a.number("q2_squared_GeV2"),
                 a.number("mass_squared_GeV2"), a.number("fermion_mass_GeV"));
         }},
    };
}

} // namespace cyrano::quantities
