// Numbers as people read and type them. Decimal point `.` in every locale.
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace cyrano::app {

/// The shortest text that reads back as the same double, exponents without padding: "1e-6".
[[nodiscard]] QString fieldText(double value);

/// Three significant digits; powers of ten as superscripts where plain digits get long.
[[nodiscard]] QString readable(double value);

/// "1.23 cm", "3.4 km"; ∞ for a stable particle.
[[nodiscard]] QString readableLength(double metres);
/// "5.6 ps", "3.2 min", "4×10⁹ yr".
[[nodiscard]] QString readableTime(double seconds);
/// "215 MeV", "91.2 GeV".
[[nodiscard]] QString readableEnergy(double gigaElectronVolts);
/// A factor above one, with more digits the closer it is: 1.003, 3.21, 45.6, 2.1×10⁴.
[[nodiscard]] QString readableFactor(double factor);
/// A ratio as per cent: "99.2 %", "0.031 %", "0 %".
[[nodiscard]] QString readablePercent(double ratio);

/// The same text, in which no line ends inside the number of a preprint.
[[nodiscard]] QString unbroken(QString text);

/// Unit of the parameter table as people write it: GeV^-1 → GeV⁻¹.
[[nodiscard]] QString readableUnit(const QString& unit);
/// Symbols of the parameter table as plain text: \Lambda → Λ, g_{\mu\mu} → g_μμ.
[[nodiscard]] QString plainTex(const QString& tex);
/// Unit of the parameter table as TeX: GeV^-1 → \mathrm{GeV}^{-1}.
[[nodiscard]] QString texUnit(const QString& unit);

/// Reads "1e3", "1 TeV" (for a quantity in GeV), "2 TeV^-1" (for one in GeV^-1). The error is one
/// line for the person who typed.
[[nodiscard]] tl::expected<double, QString> parseQuantity(const QString& text, const QString& unit);

} // namespace cyrano::app
