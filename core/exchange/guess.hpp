#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/exchange/formats.hpp"
#include "core/exchange/units.hpp"
#include "core/io/record.hpp"

namespace cyrano::exchange {

/// What the columns of a curve are: guessed by preview(), changed by a user, used by toContour().
struct Choice {
    std::size_t massColumn = 0;
    std::size_t couplingColumn = 1;
    /// Upper edge of a two-sided limit: the curve runs along the lower edge and back along it.
    std::optional<std::size_t> upperColumn;
    MassUnit massUnit = MassUnit::GeV;
    bool massLog10 = false; ///< the column holds log10 of the mass in its unit
    CouplingUnit couplingUnit = CouplingUnit::perGeV;
    bool couplingLog10 = false; ///< … of the number in its unit
    double factor = 1.0;        ///< the coupling is that many times what the number says
    std::string plane = "mass-photon";
    io::PublishedContour::Shape shape = io::PublishedContour::Shape::lowerEdge;
    io::PublishedContour::Side firstEnd = io::PublishedContour::Side::left;
    io::PublishedContour::Side lastEnd = io::PublishedContour::Side::left;
};

/// What a dialog shows before anything is taken over.
struct Preview {
    std::vector<std::string> headings;          ///< "m_a [eV]", "column 2"
    std::vector<std::vector<std::string>> rows; ///< the first ones, as text
    std::size_t rowCount = 0;
    std::size_t runCount = 0;
    Choice choice;
    std::string whyMass;     ///< "the header says MeV", "no unit given; …"
    std::string whyCoupling; ///< likewise
    std::string whyShape;
};

/// The first rows of a curve and a guess at its columns, units, plane and shape, with reasons.
[[nodiscard]] Preview preview(const Curve& curve, std::size_t rows = 8);

/// Whether name or unit of a column speak of a mass, or of a coupling or a limit on one.
[[nodiscard]] bool namesMass(const Column& column);
[[nodiscard]] bool namesCoupling(const Column& column);

/// A curve as a contour of its plane: masses in GeV, couplings in GeV⁻¹ or without unit, as the
/// plane has them. NaN ends a segment; a closed segment does not repeat its first point, and the
/// outline of a hole is joined to the curve around it. What cannot be a point of a logarithmic
/// plane is refused with its line.
[[nodiscard]] io::Result<io::PublishedContour> toContour(const Curve& curve, const Choice& choice);

} // namespace cyrano::exchange
