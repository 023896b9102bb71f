#pragma once

#include <span>

namespace cyrano::constants {

/// A measured or defined number with where it comes from. Reads as its value in formulas.
struct Constant {
    double value;
    double uncertainty; ///< one standard deviation; 0 for a number exact by definition
    const char* unit;   ///< "1" for a pure number
    int year;           ///< year of the adjustment or edition
    const char* source;

    constexpr operator double() const noexcept { return value; }
};

inline constexpr const char* codata = "CODATA 2022 adjustment, arXiv:2409.03787";
inline constexpr const char* pdg = "PDG, Phys. Rev. D 110, 030001";
inline constexpr const char* si = "SI 2019 definition";

inline constexpr Constant electronMassGeV{0.51099895069e-3, 0.16e-12, "GeV", 2022, codata};
inline constexpr Constant muonMassGeV{105.6583755e-3, 2.3e-9, "GeV", 2022, codata};
inline constexpr Constant tauMassGeV{1776.93e-3, 0.09e-3, "GeV", 2024, pdg};

/// Fine-structure constant at zero momentum transfer, the one real photons couple with.
inline constexpr Constant alpha0{1.0 / 137.035999177, 1.1e-12, "1", 2022, codata};
/// MS-bar weak mixing angle at the Z mass.
inline constexpr Constant sinSquaredWeinberg{0.23122, 0.00006, "1", 2024, pdg};
inline constexpr Constant zMassGeV{91.188, 0.0020, "GeV", 2024, pdg};
inline constexpr Constant zWidthGeV{2.4955, 0.0023, "GeV", 2024, pdg};

inline constexpr Constant pionMassGeV{0.1349768, 0.5e-6, "GeV", 2024, pdg}; ///< neutral pion
inline constexpr Constant etaMassGeV{0.547862, 17e-6, "GeV", 2024, pdg};
inline constexpr Constant etaPrimeMassGeV{0.95778, 60e-6, "GeV", 2024, pdg};
inline constexpr Constant jpsiMassGeV{3.0969, 6e-6, "GeV", 2024, pdg};
/// Branching fraction of J/psi to an electron pair.
inline constexpr Constant jpsiToElectrons{0.05971, 0.00032, "1", 2024, pdg};
inline constexpr Constant upsilon4sMassGeV{10.5794, 0.0012, "GeV", 2024, pdg};

inline constexpr Constant hbarCGeVm{1.973269804593025e-16, 0.0, "GeV m", 2019, si};
inline constexpr Constant hbarGeVs{6.582119569509066e-25, 0.0, "GeV s", 2019, si};
/// One GeV^-2 of cross section, in picobarn: (hbar c)^2.
inline constexpr Constant picobarnPerInverseGeV2{0.3893793721718594e9, 0.0, "pb GeV^2", 2019, si};

struct NamedConstant {
    const char* name; ///< as spelt in this header
    Constant constant;
};

/// Every constant above, in the same order, for lists on screen and in help.
std::span<const NamedConstant> all() noexcept;

} // namespace cyrano::constants
