#include "core/constants/constants.hpp"

namespace cyrano::constants {

namespace {

constexpr NamedConstant table[] = {
    {"electronMassGeV", electronMassGeV},
    {"muonMassGeV", muonMassGeV},
    {"tauMassGeV", tauMassGeV},
    {"alpha0", alpha0},
    {"sinSquaredWeinberg", sinSquaredWeinberg},
    {"zMassGeV", zMassGeV},
    {"zWidthGeV", zWidthGeV},
    {"pionMassGeV", pionMassGeV},
    {"etaMassGeV", etaMassGeV},
    {"etaPrimeMassGeV", etaPrimeMassGeV},
    {"jpsiMassGeV", jpsiMassGeV},
    {"jpsiToElectrons", jpsiToElectrons},
    {"upsilon4sMassGeV", upsilon4sMassGeV},
    {"hbarCGeVm", hbarCGeVm},
    {"hbarGeVs", hbarGeVs},
    {"picobarnPerInverseGeV2", picobarnPerInverseGeV2},
};

} // namespace

std::span<const NamedConstant> all() noexcept {
    return table;
}

} // namespace cyrano::constants
