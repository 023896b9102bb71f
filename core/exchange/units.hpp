#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/exchange/formats.hpp"

namespace cyrano::exchange {

enum class MassUnit { microElectronVolt, milliElectronVolt, eV, keV, MeV, GeV, TeV };

/// What a number in the coupling column is. Inverse ones stand in the denominator: g =
/// factor/value.
enum class CouplingUnit { perGeV, perTeV, one, square, decayConstantGeV, decayConstantTeV };

inline constexpr std::array massUnits{MassUnit::microElectronVolt,
                                      MassUnit::milliElectronVolt,
                                      MassUnit::eV,
                                      MassUnit::keV,
                                      MassUnit::MeV,
                                      MassUnit::GeV,
                                      MassUnit::TeV};
inline constexpr std::array couplingUnits{
    CouplingUnit::perGeV, CouplingUnit::perTeV,           CouplingUnit::one,
    CouplingUnit::square, CouplingUnit::decayConstantGeV, CouplingUnit::decayConstantTeV};

/// "MeV"; "GeV^-1", "1", "square (1)", "f_a in GeV": for lists and messages.
[[nodiscard]] const char* name(MassUnit unit) noexcept;
[[nodiscard]] const char* name(CouplingUnit unit) noexcept;

[[nodiscard]] double inGeV(MassUnit unit) noexcept;

/// A coupling in GeV⁻¹ or without unit, `factor` times what the number says (g = factor/f_a).
[[nodiscard]] double coupling(double value, CouplingUnit unit, double factor) noexcept;

/// Whether the unit gives GeV⁻¹ without further help; otherwise the result has no unit.
[[nodiscard]] bool isInverseEnergy(CouplingUnit unit) noexcept;

/// Reads "MEV", "GeV/c^2", "$\mathrm{GeV}$", …; meV and MeV differ.
[[nodiscard]] std::optional<MassUnit> massUnit(std::string_view text);
/// Reads "1/GeV", "TeV^{-1}", "GEV**-1", "per GeV", …
[[nodiscard]] std::optional<CouplingUnit> couplingUnit(std::string_view text);

/// Splits "m_a [eV]", "g (1/GeV)", "mass_GeV", "coupling_per_GeV" into name and unit; a heading
/// without a unit keeps its whole text as name.
[[nodiscard]] Column columnFrom(std::string_view heading);

} // namespace cyrano::exchange
