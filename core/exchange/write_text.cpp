#include "core/exchange/writers.hpp"
#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

const char* name(Side side) {
    switch (side) {
    case Side::left:
        return "left";
    case Side::right:
        return "right";
    case Side::top:
        return "top";
    case Side::bottom:
        break;
    }
    return "bottom";
}

const scene::PlaneKind& kindOf(const io::PublishedContour& contour) {
    scene::Plane plane;
    plane.id = contour.plane;
    return plane.kind();
}

std::string unitText(std::string_view unit) {
    return unit.empty() ? "1" : std::string(unit);
}

/// "# key: value" where there is a value.
std::string comment(const std::string& key, const std::string& value) {
    return value.empty() ? "" : "# " + key + ": " + oneLine(value) + '\n';
}

/// A cell of a CSV file that holds no comma, quote or line end.
std::string cell(const std::string& text) {
    std::string out = oneLine(text);
    for (char& c : out) {
        if (c == ',' || c == '"' || c == '\'' || c == '#') {
            c = '_';
        }
    }
    return out;
}

} // namespace

std::string oneLine(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20U || c == '\x7F';
        if (!control) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::string shapeText(const io::PublishedContour& contour) {
    switch (contour.shape) {
    case Shape::closed:
        return "closed";
    case Shape::lowerEdge:
        return "lower-edge";
    case Shape::open:
        break;
    }
    return std::string("open ") + name(contour.firstEnd) + ' ' + name(contour.lastEnd);
}

std::string writeCsv(std::span<const Labelled> curves) {
    std::string out;
    if (!curves.empty()) {
        const scene::PlaneKind& kind = kindOf(curves.front().contour);
        out += comment("plane", std::string(kind.id)) + comment("x unit", unitText(kind.xUnit)) +
               comment("y unit", unitText(kind.yUnit));
    }
    for (const Labelled& curve : curves) {
        const std::string id = cell(curve.id);
        out += comment("shape of " + id, shapeText(curve.contour)) +
               comment("title of " + id, curve.title) +
               comment("confidence level of " + id, curve.confidenceLevel) +
               comment("source of " + id, curve.citation) + comment("notes on " + id, curve.notes);
    }
    out += "bound,polygon,x,y\n";
    for (const Labelled& curve : curves) {
        int number = 0;
        for (const io::CurveSegment& segment : curve.contour.segments) {
            const std::string head = cell(curve.id) + ',' + std::to_string(number++) + ',';
            const std::size_t size = segment.x.size();
            const bool closes = curve.contour.shape == Shape::closed && size > 0;
            for (std::size_t i = 0; i < size + (closes ? 1U : 0U); ++i) {
                out += head + io::fullNumber(segment.x[i % size]) + ',' +
                       io::fullNumber(segment.y[i % size]) + '\n';
            }
        }
    }
    return out;
}

io::Result<std::string> writeAxionLimits(const Labelled& curve) {
    const scene::PlaneKind& kind = kindOf(curve.contour);
    if (!kind.massAxis()) {
        return io::failure("AxionLimits files have the mass as first column; the plane '" +
                           curve.contour.plane + "' has none");
    }
    std::string out = "# " + oneLine(curve.title.empty() ? curve.id : curve.title) + '\n';
    out += comment("name", curve.id) + comment("confidence level", curve.confidenceLevel) +
           comment("source", curve.citation) + comment("notes", curve.notes) +
           comment("plane", curve.contour.plane) + comment("shape", shapeText(curve.contour));
    out += "# m [eV]\tg [" + unitText(kind.yUnit) + "]\n";
    bool first = true;
    for (const io::CurveSegment& segment : curve.contour.segments) {
        out += first ? "" : "\n";
        first = false;
        const std::size_t size = segment.x.size();
        const bool closes = curve.contour.shape == Shape::closed && size > 0;
        for (std::size_t i = 0; i < size + (closes ? 1U : 0U); ++i) {
            out += io::fullNumber(1e9 * segment.x[i % size]) + '\t' +
                   io::fullNumber(segment.y[i % size]) + '\n';
        }
    }
    return out;
}

} // namespace cyrano::exchange
