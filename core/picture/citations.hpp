#pragma once

#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/picture/picture.hpp"

namespace cyrano::picture {

/// Why a bound cites a paper, as far as its record tells: what sort of bound it is, and which
/// papers stand behind its measured values and its points.
enum class CitedFor {
    program,        ///< made the picture
    measuredValue,  ///< a magnetic moment, or a prediction of it, that is in force
    computedBound,  ///< measurement, formulas and inputs of a bound computed here
    recastBound,    ///< the published limit that is recast, and what the recast needs
    publishedCurve, ///< the source of a curve drawn as published
    digitisation    ///< whose points of a published curve or table are taken
};

/// "program", "measured value", "computed bound", …
[[nodiscard]] const char* name(CitedFor role) noexcept;

/// Why a paper is cited.
struct Use {
    CitedFor role = CitedFor::program;
    std::string bound; ///< id; empty for the program

    bool operator==(const Use&) const = default;
};

/// A paper (or program) that a picture shows something of.
struct Citation {
    std::string key;
    std::vector<Use> uses;               ///< in drawing order, each once
    const io::BibEntry* entry = nullptr; ///< the catalogue's; none where it lacks the key
};

/// Points that somebody read off a published curve or table, and that the picture shows or rests
/// on.
struct Digitisation {
    std::string bound;
    std::string curve;  ///< "contour", "comparison", or the name of the record's table
    std::string source; ///< what was digitised, in the words of the record
    std::string digitisedBy;
};

struct Citations {
    std::vector<Citation> papers;            ///< the program first, then by key
    std::vector<Digitisation> digitisations; ///< in drawing order
};

/// Exactly what is to be cited with a picture: the program; the references of every bound with
/// something inside the plane, among which those of a measured moment only for the epoch and the
/// fine-structure constant in force; and who digitised the curves and tables these bounds use, the
/// published curves laid over bounds included. Papers come by key, not in drawing order, so that a
/// file kept with a paper changes only where the picture does. Pointers live as long as the
/// catalogue.
[[nodiscard]] Citations citationsOf(const Picture& picture, const bounds::Catalogue& catalogue);

/// A .bib: the entries as they are stored, above each what it serves, at the end the digitised
/// curves. All besides the entries is comment.
[[nodiscard]] std::string toBibtex(const Citations& citations);

/// For people: authors, title, journal, preprint and what each serves, then the digitised curves.
[[nodiscard]] std::string toText(const Citations& citations);

/// "\cite{Cyrano,AxionLimits,…}" on one line: only what the .bib has.
[[nodiscard]] std::string toTex(const Citations& citations);

} // namespace cyrano::picture
