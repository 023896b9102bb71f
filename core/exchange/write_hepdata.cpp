#include <array>

#include "core/exchange/text_lines.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

using Shape = io::PublishedContour::Shape;

constexpr std::size_t longestName = 64; ///< of a HEPData table

/// A double-quoted YAML scalar.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : oneLine(text)) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + '"';
}

/// An axis' symbol in $…$, without the unit its label carries.
std::string symbol(std::string_view label) {
    return '$' + std::string(label.substr(0, label.find("\\ ["))) + '$';
}

std::string header(std::string_view label, std::string_view unit) {
    std::string out = "- header: {name: " + quoted(symbol(label));
    if (!unit.empty()) {
        out += ", units: " + quoted(unit == "GeV^-1" ? "GeV**-1" : std::string(unit));
    }
    return out + "}\n";
}

std::string values(const io::PublishedContour& contour, bool x) {
    std::string out = "  values:\n";
    bool first = true;
    for (const io::CurveSegment& segment : contour.segments) {
        const auto& numbers = x ? segment.x : segment.y;
        out += first ? "" : "  - {value: '-'}\n";
        first = false;
        const std::size_t size = numbers.size();
        const bool closes = contour.shape == Shape::closed && size > 0;
        for (std::size_t i = 0; i < size + (closes ? 1U : 0U); ++i) {
            out += "  - {value: " + io::fullNumber(numbers[i % size]) + "}\n";
        }
    }
    return out;
}

std::string table(const Labelled& curve) {
    scene::Plane plane;
    plane.id = curve.contour.plane;
    const scene::PlaneKind& kind = plane.kind();
    std::string description = curve.title.empty() ? curve.id : curve.title;
    description += ": " + std::string(kind.title) + '.';
    for (const std::string& more : {curve.contour.meaning, curve.contour.assumes, curve.notes}) {
        description += more.empty() ? "" : ' ' + more + '.';
    }
    std::string out = "---\nname: " + quoted(excerpt(curve.id, longestName - 3)) +
                      "\ndescription: " + quoted(description) + "\nkeywords:\n";
    out += "- {name: observables, values: [" + quoted(std::string(kind.title)) + "]}\n";
    out += std::string("- {name: phrases, values: [\"Exclusion\", ") +
           (kind.spinOne() ? "\"Dark photon\"" : "\"Axion-like particle\"") + "]}\n";
    out +=
        "independent_variables:\n" + header(kind.xLabel, kind.xUnit) + values(curve.contour, true);
    out += "dependent_variables:\n" + header(kind.yLabel, kind.yUnit) + "  qualifiers:\n";
    for (const auto& [name, value] :
         {std::pair{"CONFIDENCE LEVEL", curve.confidenceLevel}, std::pair{"SOURCE", curve.citation},
          std::pair{"PLANE", curve.contour.plane}, std::pair{"SHAPE", shapeText(curve.contour)}}) {
        if (!value.empty()) {
            out += std::string("  - {name: ") + name + ", value: " + quoted(value) + "}\n";
        }
    }
    return out + values(curve.contour, false);
}

} // namespace

std::string writeHepdata(std::span<const Labelled> curves) {
    std::string out;
    for (const Labelled& curve : curves) {
        out += table(curve);
    }
    return out;
}

} // namespace cyrano::exchange
