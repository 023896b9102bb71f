#include <algorithm>
#include <cmath>

#include "core/bounds/contour_area.hpp"
#include "core/exchange/formats.hpp"
#include "core/exchange/strips.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

using Shape = io::PublishedContour::Shape;

bool usable(const io::PublishedContour& contour) {
    const auto good = [](double value) { return std::isfinite(value) && value > 0.0; };
    return std::all_of(contour.segments.begin(), contour.segments.end(), [&good](const auto& s) {
        return std::all_of(s.x.begin(), s.x.end(), good) &&
               std::all_of(s.y.begin(), s.y.end(),
                           [&good](double y) { return good(y) && y < darkcastNoLimit; });
    });
}

std::vector<io::CurveSegment> closedOnes(const io::PublishedContour& contour) {
    if (contour.shape == Shape::closed) {
        return contour.segments;
    }
    std::vector<io::CurveSegment> out;
    for (const region::Polygon& polygon : bounds::contourArea(contour).polygons) {
        io::CurveSegment segment;
        for (const region::Point& p : polygon.points) {
            segment.x.push_back(std::pow(10.0, p.x));
            segment.y.push_back(std::pow(10.0, p.y));
        }
        out.push_back(std::move(segment));
    }
    return out;
}

std::string column(double value) {
    constexpr std::size_t width = 24;
    const std::string text = io::fullNumber(value);
    return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}

/// Remarks below the first line, which belongs to the names of the columns.
std::string remarks(const Labelled& curve) {
    std::string out;
    for (const auto& [key, value] :
         {std::pair{"title", curve.title}, std::pair{"confidence level", curve.confidenceLevel},
          std::pair{"source", curve.citation}, std::pair{"notes", curve.notes},
          std::pair{"name", curve.id}, std::pair{"plane", curve.contour.plane}}) {
        out += value.empty() ? "" : std::string("# ") + key + ": " + oneLine(value) + '\n';
    }
    return out;
}

} // namespace

io::Result<std::string> writeDarkcast(const Labelled& curve) {
    const scene::PlaneKind* kind = scene::findPlane(curve.contour.plane);
    if (kind == nullptr || !kind->massAxis()) {
        return io::failure(".lmt files have the mass as first column; the plane '" +
                           curve.contour.plane + "' has none");
    }
    if (!usable(curve.contour)) {
        return io::failure(".lmt files hold positive masses and couplings below 1e5; '" + curve.id +
                           "' has others");
    }
    const bool oneSided = curve.contour.shape == Shape::lowerEdge;
    std::vector<Strip> strips;
    if (oneSided) {
        for (const io::CurveSegment& segment : curve.contour.segments) {
            strips.push_back({segment.x, segment.y, {}});
        }
    } else {
        strips = stripsOf(closedOnes(curve.contour));
    }
    const auto padded = [](const char* text) {
        return std::string(24 - std::string_view(text).size(), ' ') + text;
    };
    std::string out = '#' + padded("mass").substr(1) + padded("lower") +
                      (oneSided ? "" : padded("upper")) + '\n' + remarks(curve);
    double last = 0.0;
    for (const Strip& strip : strips) {
        if (last > 0.0) {
            const std::string none = column(darkcastNoLimit);
            out +=
                column(std::sqrt(last * strip.mass.front())) + none + (oneSided ? "" : none) + '\n';
        }
        for (std::size_t i = 0; i < strip.mass.size(); ++i) {
            out += column(strip.mass[i]) + column(strip.lower[i]) +
                   (oneSided ? "" : column(strip.upper[i])) + '\n';
        }
        last = strip.mass.empty() ? last : strip.mass.back();
    }
    return out;
}

} // namespace cyrano::exchange
