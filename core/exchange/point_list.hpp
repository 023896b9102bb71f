// Marked points as somebody types them or keeps them in a table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/units.hpp"
#include "core/io/record.hpp"

namespace cyrano::exchange {

/// What the numbers of points are.
struct PointUnits {
    MassUnit mass = MassUnit::GeV;
    CouplingUnit coupling = CouplingUnit::perGeV;
    double factor = 1.0; ///< the coupling is that many times what the number says
};

/// A point from "NAME,MASS,COUPLING". Either number may carry an error, as "17.0±0.2", "17.0+-0.2"
/// or "17.0+0.3-0.2". Masses come out in GeV, couplings in GeV⁻¹ or without unit. A name with a
/// backslash is TeX, any other plain text.
[[nodiscard]] io::Result<io::MarkedPoints::Point> pointFrom(std::string_view text,
                                                            const PointUnits& units);

/// The points of a table with a name, a mass and a coupling in each row, errors as above or in two
/// further columns; a first row of headings is passed over. `file` serves messages.
[[nodiscard]] io::Result<std::vector<io::MarkedPoints::Point>>
pointsFrom(const std::string& table, const std::string& file, const PointUnits& units);

} // namespace cyrano::exchange
