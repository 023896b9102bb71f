#include "core/exchange/record_folder.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/exchange/writers.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"
#include "core/region/region.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::exchange {

namespace {

namespace fs = std::filesystem;
using Shape = io::PublishedContour::Shape;

/// As many rows as io::readCurve takes.
constexpr std::size_t mostRecordRows = 5000;
constexpr std::size_t longestId = 64;

/// A TOML basic string, line ends kept as \n.
std::string quoted(const std::string& text) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20U || byte == 0x7FU) {
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out + '"';
}

/// With the point or exponent that makes a number a float, as a value of 1 would have neither.
std::string tomlNumber(double value) {
    const std::string out = io::shortNumber(value);
    return out.find_first_of(".e") == std::string::npos ? out + ".0" : out;
}

std::string list(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + quoted(word);
    }
    return '[' + out + ']';
}

bool slug(const std::string& id) {
    return !id.empty() && id.size() <= longestId && id.front() != '-' &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

enum class Kind { curve, points };

/// What the form lacks, or nothing.
std::string problemOf(const Provenance& form, Kind kind) {
    if (!slug(form.id)) {
        return "the id names a folder: small letters, digits and -, such as belle-2024";
    }
    for (const auto& [text, what] :
         {std::pair{&form.title, "a title"},
          std::pair{&form.licence, "the licence of the numbers (or that none is stated)"},
          std::pair{&form.confidenceLevel, "the confidence level"},
          std::pair{&form.digitisedBy, "who digitised the curve"}}) {
        const bool ofCurves = text == &form.confidenceLevel || text == &form.digitisedBy;
        if (oneLine(*text).empty() && !(ofCurves && kind == Kind::points)) {
            return std::string("say ") + what;
        }
    }
    if (form.paperKey.empty() && oneLine(form.citation).empty()) {
        return "say where the curve is from: a paper's key or a citation";
    }
    constexpr int firstYear = 1900;
    constexpr int lastYear = 2200;
    if (form.year < firstYear || form.year > lastYear) {
        return "say the year of the publication";
    }
    return {};
}

std::size_t pointsOf(const io::PublishedContour& contour) {
    std::size_t out = 0;
    for (const io::CurveSegment& segment : contour.segments) {
        out += segment.x.size();
    }
    return out;
}

/// Drops points along straight pieces until the curve fits into a record.
io::PublishedContour thinned(io::PublishedContour contour) {
    constexpr double invisible = 1e-6; // decades
    constexpr double visible = 1e-2;
    for (double tolerance = invisible; pointsOf(contour) > mostRecordRows && tolerance < visible;
         tolerance *= 2.0) {
        for (io::CurveSegment& segment : contour.segments) {
            std::vector<region::Point> line;
            for (std::size_t i = 0; i < segment.x.size(); ++i) {
                line.push_back({std::log10(segment.x[i]), std::log10(segment.y[i])});
            }
            io::CurveSegment kept;
            std::size_t at = 0;
            for (const region::Point& p : region::simplified(line, tolerance)) {
                while (at < line.size() && !(line[at] == p)) {
                    ++at;
                }
                if (at < line.size()) {
                    kept.x.push_back(segment.x[at]);
                    kept.y.push_back(segment.y[at]);
                }
            }
            segment = std::move(kept);
        }
    }
    return contour;
}

std::string csvOf(const io::PublishedContour& contour) {
    std::string out = "segment,mass_GeV,coupling\n";
    int number = 0;
    for (const io::CurveSegment& segment : contour.segments) {
        const std::string head = std::to_string(number++) + ',';
        for (std::size_t i = 0; i < segment.x.size(); ++i) {
            out +=
                head + io::shortNumber(segment.x[i]) + ',' + io::shortNumber(segment.y[i]) + '\n';
        }
    }
    return out;
}

/// What a curve of a plane speaks about.
struct Subject {
    std::vector<std::string> particles;
    std::vector<std::string> couplings;
    std::string assumes;
};

Subject subjectOf(const scene::PlaneKind& plane) {
    if (plane.spinOne()) {
        return {{"vector"}, {"mixing"}, "a dark photon, couplings as the photon's times ε"};
    }
    if (plane.yParameter == "model.g_gamma" && plane.massAxis()) {
        return {{"pseudoscalar", "scalar"}, {"photon"}, "photon coupling only"};
    }
    return {{"pseudoscalar"}, {"lepton"}, "the coupling of the plane only"};
}

std::string meaningOf(Shape shape) {
    switch (shape) {
    case Shape::lowerEdge:
        return "excluded above the curve, between its first and last mass";
    case Shape::closed:
        return "excluded inside the curve";
    case Shape::open:
        break;
    }
    return "excluded between the curve and the sides on which it leaves its frame";
}

/// A BibTeX entry for what has no key: braces and line ends cannot break it.
std::string entryOf(const std::string& key, const Provenance& form) {
    std::string text = oneLine(form.citation);
    std::erase_if(text, [](char c) { return c == '{' || c == '}' || c == '\\'; });
    return "@misc{" + key + ",\n    title = {" + text + "},\n    year = {" +
           std::to_string(form.year) + "}\n}\n";
}

std::string orElse(const std::string& text, const std::string& other) {
    return oneLine(text).empty() ? other : oneLine(text);
}

std::string keyOf(const Provenance& form) {
    return form.paperKey.empty() ? "imported-" + form.id : form.paperKey;
}

std::string sourceOf(const Provenance& form) {
    return orElse(form.citation, form.paperKey);
}

/// The beginning of a record, up to what it applies to.
std::string headOf(const Provenance& form, const Subject& subject, const std::string& kind) {
    const std::string title = oneLine(form.title);
    return "cyrano = 1\nid = " + quoted(form.id) + "\ntitle = " + quoted(title) +
           "\nlabel = " + quoted(orElse(form.label, plainLabel(title))) +
           "\nkind = " + quoted(kind) + "\ngroup = " + quoted(orElse(form.group, "imported")) +
           "\nstatus = " + quoted(io::toText(form.status)) +
           "\norigin = \"digitised\"\nyear = " + std::to_string(form.year) +
           "\nconfidence_level = " + quoted(oneLine(form.confidenceLevel)) +
           "\nmechanism = " + quoted(orElse(form.mechanism, title)) +
           "\nreferences = " + list({keyOf(form)}) +
           "\nlicence = " + quoted(oneLine(form.licence)) +
           "\ncolour = " + quoted(orElse(form.colour, "#7a5195")) + "\nnotes = " +
           quoted(form.notes.empty() ? "Imported; no notes were given." : form.notes) +
           "\n\n[applies_to]\nparticles = " +
           list(form.particles.empty() ? subject.particles : form.particles) +
           "\ncouplings = " + list(subject.couplings) + '\n';
}

/// "x = 0.017", and its error where there is one.
std::string rangeText(const std::string& axis, const io::MarkedPoints::Range& range) {
    std::string out = axis + " = " + tomlNumber(range.value) + '\n';
    if (range.low < range.high) {
        out += axis + "_range = [" + tomlNumber(range.low) + ", " + tomlNumber(range.high) + "]\n";
    }
    return out;
}

} // namespace

std::string plainLabel(std::string text) {
    for (char& c : text) {
        if (std::string_view("\\{}$_^#%&~").find(c) != std::string_view::npos) {
            c = ' ';
        }
    }
    return "\\text{" + text + "}";
}

io::Result<RecordFolder> writeRecordFolder(const io::PublishedContour& contour,
                                           const Provenance& form) {
    if (const std::string problem = problemOf(form, Kind::curve); !problem.empty()) {
        return io::failure(problem);
    }
    const std::string planeId = form.plane.empty() ? contour.plane : form.plane;
    const scene::PlaneKind* plane = scene::findPlane(planeId);
    if (plane == nullptr) {
        return io::failure("there is no plane '" + planeId + "'");
    }
    const io::PublishedContour curve = thinned(contour);
    const std::size_t least = curve.shape == Shape::closed ? 3 : 2;
    if (curve.segments.empty() || pointsOf(curve) > mostRecordRows ||
        std::any_of(curve.segments.begin(), curve.segments.end(),
                    [least](const auto& s) { return s.x.size() < least; })) {
        return io::failure("the curve has " + std::to_string(pointsOf(curve)) +
                           " points; a record takes 2 (closed: 3) per piece to " +
                           std::to_string(mostRecordRows));
    }
    const Subject subject = subjectOf(*plane);
    RecordFolder out;
    out.id = form.id;
    out.recordToml = headOf(form, subject, "published-contour") +
                     "\n[contour]\nfile = \"contour.csv\"\nshape = ";
    const std::string shape = shapeText(curve); // "open left top" for an open one
    const std::size_t ends = shape.find(' ');
    out.recordToml += quoted(shape.substr(0, ends)) + '\n';
    if (ends != std::string::npos) {
        const std::size_t second = shape.find(' ', ends + 1);
        out.recordToml +=
            "ends = " +
            list({shape.substr(ends + 1, second - ends - 1), shape.substr(second + 1)}) + '\n';
    }
    out.recordToml += "plane = " + quoted(planeId) + "\nsource = " + quoted(sourceOf(form)) +
                      "\ndigitised_by = " + quoted(oneLine(form.digitisedBy)) +
                      "\nmeaning = " + quoted(meaningOf(curve.shape)) +
                      "\nassumes = " + quoted(orElse(form.assumes, subject.assumes)) + '\n';
    if (!io::parseToml(out.recordToml, form.id)) {
        return io::failure("the form holds bytes that are no UTF-8 text; type them anew");
    }
    out.contourCsv = csvOf(curve);
    out.bibtex = form.paperKey.empty() ? entryOf(keyOf(form), form) : "";
    return out;
}

io::Result<RecordFolder> writePointsFolder(const io::MarkedPoints& benchmark,
                                           const Provenance& form) {
    if (const std::string problem = problemOf(form, Kind::points); !problem.empty()) {
        return io::failure(problem);
    }
    const scene::PlaneKind* plane = scene::findPlane(benchmark.plane);
    if (plane == nullptr || benchmark.points.empty()) {
        return io::failure(plane == nullptr ? "there is no plane '" + benchmark.plane + "'"
                                            : std::string("there is no point"));
    }
    Provenance filled = form;
    filled.confidenceLevel =
        orElse(form.confidenceLevel, "none (no exclusion: points of interest)");
    filled.label = orElse(form.label, benchmark.points.front().name);
    RecordFolder out;
    out.id = form.id;
    out.recordToml = headOf(filled, subjectOf(*plane), "benchmark-point") +
                     "\n[benchmark]\nplane = " + quoted(benchmark.plane) +
                     "\nsource = " + quoted(sourceOf(form)) + '\n';
    for (const io::MarkedPoints::Point& point : benchmark.points) {
        out.recordToml += "\n[[benchmark.points]]\nname = " + quoted(oneLine(point.name)) + '\n' +
                          rangeText("x", point.x) + rangeText("y", point.y);
    }
    if (!io::parseToml(out.recordToml, form.id)) {
        return io::failure("the form holds bytes that are no UTF-8 text; type them anew");
    }
    out.bibtex = form.paperKey.empty() ? entryOf(keyOf(form), form) : "";
    return out;
}

io::Result<void> saveRecordFolder(const std::string& parent, const RecordFolder& folder) {
    const fs::path path = fs::path(parent) / folder.id;
    std::error_code error;
    if (fs::exists(path, error)) {
        return io::failure("exists already; choose another id", path.string());
    }
    if (!fs::create_directories(path, error)) {
        return io::failure("cannot be made: " + error.message(), path.string());
    }
    for (const auto& [file, text] :
         {std::pair{"contour.csv", &folder.contourCsv}, std::pair{"references.bib", &folder.bibtex},
          std::pair{"record.toml", &folder.recordToml}}) {
        if (text->empty()) {
            continue;
        }
        if (auto done = io::writeText((path / file).string(), *text); !done) {
            return done;
        }
    }
    return {};
}

} // namespace cyrano::exchange
