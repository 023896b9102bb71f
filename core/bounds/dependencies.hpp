#pragma once

#include <array>
#include <string_view>

/// Sets of parameter paths that kinds declare in Bound::dependsOn.
namespace cyrano::bounds {

/// Everything that sets branching ratios and the lifetime; the sign where lepton loops interfere
/// with the photon coupling.
inline constexpr std::array<std::string_view, 12> decayParameters{
    "model.particle",    "model.g_gamma", "model.lepton_pattern", "model.lepton_c",
    "model.g_electron",  "model.g_muon",  "model.g_tau",          "model.br_invisible",
    "model.loop_photon", "model.sign",    "model.epsilon",        "model.charges"};

/// The same where the photon–Z coupling matters too.
inline constexpr std::array<std::string_view, 14> decayAndElectroweakParameters{
    "model.particle",    "model.g_gamma",   "model.lepton_pattern", "model.lepton_c",
    "model.g_electron",  "model.g_muon",    "model.g_tau",          "model.br_invisible",
    "model.loop_photon", "model.sign",      "model.epsilon",        "model.charges",
    "model.electroweak", "model.ww_over_bb"};

} // namespace cyrano::bounds
