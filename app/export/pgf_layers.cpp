#include "app/export/pgf_layers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/export/pgf_text.hpp"
#include "app/plot/flat_fills.hpp"
#include "app/plot/ghost_item.hpp"
#include "app/plot/hatching.hpp"
#include "app/plot/point_item.hpp"
#include "app/plot/region_item.hpp"
#include "core/io/number.hpp"

namespace cyrano::exporting::pgf {

namespace {

using figure::Fill;
using region::Point;

constexpr double pointsPerMm = 72.0 / 25.4;
// Shapes are cut and thinned in fiftieths of a point, as for the other vector outputs.
constexpr double unitsPerPoint = 50.0;
/// Six hexadecimal digits.
std::string hexColour(const QColor& colour) {
    return colour.name().mid(1).toUpper().toStdString();
}

/// A mix of two colours as xcolor reads it.
std::string mix(const std::string& colour, float keep, const std::string& other) {
    return colour + "!" + number(100.0 * static_cast<double>(keep), 3) + "!" + other;
}

/// The lines of a path, in axis units.
Lines linesOf(const QPainterPath& path, const plot::PixelMap& map) {
    Lines out;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isMoveTo() || out.empty()) {
            out.emplace_back();
        }
        out.back().push_back(map.toAxis({element.x, element.y}));
    }
    return out;
}

plot::ShapeOptions shapeOptions(const Plane& plane, const plot::PlotStyle& style) {
    plot::ShapeOptions options;
    options.rect = plane.frame;
    options.computed = plane.frame;
    options.tolerance = style.tolerancePt * unitsPerPoint;
    options.wholeUnits = true;
    return options;
}

plot::RegionShape shapeOf(const figure::Layer& layer, const Plane& plane,
                          const plot::PlotStyle& style) {
    if (layer.fill == Fill::point) {
        return plot::markShape(layer, plane.map, plane.frame, style);
    }
    return plot::makeShape(*layer.region, plane.map, shapeOptions(plane, style));
}

std::string comment(const figure::Layer& layer) {
    return "  % " + commentText(layer.id) + ": " + commentText(layer.label) + '\n';
}

std::string filled(const QPainterPath& path, const std::string& options, const Plane& plane) {
    return R"(  \addplot[cyrano fill, )" + options + "] " + table(linesOf(path, plane.map), plane);
}

/// What paints the lines over the inside after the inside itself.
std::string patterns(const Seen& seen, const plot::PlotStyle& style) {
    const std::string colour = seen.layer.fill == Fill::hatched
                                   ? mix(seen.colour, plot::hatchKeep, paper)
                                   : tint(seen.colour, style);
    std::string out;
    for (const plot::Hatch& hatch : seen.hatches) {
        out += ", postaction={fill opacity=1, pattern={Lines[angle=" + number(hatch.degrees, 3) +
               ", distance=" + points(hatch.spacing) + ", line width=" + points(style.hatchPt) +
               "]}, pattern color=" + colour + "}";
    }
    return out;
}

/// The insides with their overlaps mixed.
std::string flatInsides(const std::vector<Seen>& layers, const Plane& plane,
                        const plot::PlotStyle& style) {
    std::vector<plot::Sheet> sheets;
    for (const Seen& seen : layers) {
        plot::addSheets(sheets, seen.shape, seen.inside, plot::insideOpacity(seen.layer, style));
    }
    std::string out = "  % insides, and what they look like where they overlap\n";
    std::size_t count = 0; // pgfplots paints at the end of the axis: each colour keeps its name
    for (const plot::FlatPatch& patch : plot::flatPatches(sheets, style.paper)) {
        const std::string name = "cyranoinside" + std::to_string(++count);
        out += definition(name, patch.colour) + filled(patch.path, "fill=" + name, plane);
    }
    return out;
}

/// What is filled.
std::string insideText(const Seen& seen, const Plane& plane, const plot::PlotStyle& style) {
    const double opacity = plot::insideOpacity(seen.layer, style);
    std::string out;
    const std::string fill = "fill=" + seen.colour + ", fill opacity=";
    if (!seen.shape.fringe.isEmpty()) {
        out += filled(seen.shape.fringe, fill + number(plot::fringeStrength * opacity, 3), plane);
    }
    if (opacity > 0.0) {
        out += filled(seen.shape.fill, fill + number(opacity, 3) + patterns(seen, style), plane);
    } else if (!seen.hatches.empty()) {
        out += filled(seen.shape.fill, "draw=none" + patterns(seen, style), plane);
    }
    return out;
}

/// What of a line differs from the styles at the head of the picture.
std::string widthText(const Seen& seen, scene::LineStyle line, const plot::PlotStyle& style) {
    if (!seen.layer.style.width) {
        return {};
    }
    const plot::Dashes dashes = plot::dashesOf(line, seen.layer, style);
    const std::string pattern = ", dash pattern=on " + points(dashes.onPt) + " off ";
    return ", line width=" + points(*seen.layer.style.width * style.outlinePt) +
           (dashes.onPt > 0.0 ? pattern + points(dashes.offPt) : std::string{});
}

std::string edgesText(const Seen& seen, const Plane& plane, const plot::PlotStyle& style) {
    std::string out;
    const auto edges = [&](const QPainterPath& path, bool published) {
        const scene::LineStyle line = plot::edgeStyle(seen.layer, published);
        if (path.isEmpty() || line == scene::LineStyle::none) {
            return;
        }
        const char* kind = line == scene::LineStyle::dashed   ? "dashed"
                           : line == scene::LineStyle::dotted ? "dotted"
                                                              : "edge";
        out += std::string(R"(  \addplot[cyrano )") + kind + ", draw=" + seen.colour +
               widthText(seen, line, style) + "] " + table(linesOf(path, plane.map), plane);
    };
    edges(seen.shape.outline, seen.layer.digitised);
    edges(seen.shape.published, true);
    return out;
}

/// A marked point: its error bars and a disc.
std::string markText(const Seen& seen, const Plane& plane, const plot::PlotStyle& style) {
    const region::Mark& mark = seen.layer.region->marks[seen.layer.mark];
    const double width = seen.layer.style.width.value_or(1.0) * style.outlinePt;
    const std::string edge =
        seen.layer.style.line == scene::LineStyle::none ? "none" : tint(seen.colour, style);
    std::string out;
    const auto bar = [&](Point from, Point to) {
        out += R"(  \addplot[cyrano edge, draw=)" + edge + ", line width=" + points(width) + "] " +
               table({{from, to}}, plane);
    };
    if (mark.low.x < mark.high.x && edge != "none") {
        bar({mark.low.x, mark.at.y}, {mark.high.x, mark.at.y});
    }
    if (mark.low.y < mark.high.y && edge != "none") {
        bar({mark.at.x, mark.low.y}, {mark.at.x, mark.high.y});
    }
    return out + R"(  \addplot[cyrano point, draw=)" + edge + ", fill=" + seen.colour +
           ", line width=" + points(width) + ", mark size=" + points(plot::markRadiusPt(style)) +
           ", fill opacity=" + number(seen.layer.style.opacity.value_or(1.0), 3) + "] " +
           table({{mark.at}}, plane);
}

} // namespace

std::string table(const Lines& lines, const Plane& plane) {
    std::string out = "table[header=false] {\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += i == 0 ? "" : "\n";
        std::string last;
        for (const Point& p : lines[i]) {
            std::string row = plane.pair(p, " ");
            if (row != last) {
                out += row + '\n';
            }
            last = std::move(row);
        }
    }
    return out + "};\n";
}

std::string number(double value, int digits) {
    return io::roundedNumber(value == 0.0 ? 0.0 : value, digits);
}

std::string points(double pt) {
    return number(pt, 4) + "pt";
}

std::string mm(double value) {
    return number(value, 6) + "mm";
}

std::string definition(const std::string& name, const QColor& colour) {
    return R"(  \definecolor{)" + name + "}{HTML}{" + hexColour(colour) + "}\n";
}

std::string tint(const std::string& colour, const plot::PlotStyle& style) {
    return mix(colour, plot::tintKeep, style.dark() ? "white" : "black");
}

std::string colourName(std::size_t layer) {
    return "cyrano" + std::to_string(layer + 1);
}

Coordinate::Coordinate(const scene::Axis& axis, double lengthPt)
    : axis_(axis), logarithmic_(axis.scale == scene::AxisScale::logarithmic) {
    constexpr double shownPt = 0.01;
    const double step = shownPt * (axis.axisMax() - axis.axisMin()) / lengthPt;
    if (logarithmic_) {
        const double relative = std::numbers::ln10 * step;
        digits_ = std::clamp(static_cast<int>(std::ceil(1.0 - std::log10(2.0 * relative))), 3,
                             tickDigits);
    } else {
        step_ = std::pow(10.0, std::floor(std::log10(step)));
    }
}

std::string Coordinate::text(double position) const {
    return logarithmic_ ? number(axis_.fromAxis(position), digits_)
                        : number(std::round(position / step_) * step_, 10);
}

std::string Coordinate::exact(double position) const {
    return number(logarithmic_ ? axis_.fromAxis(position) : position, tickDigits);
}

Plane::Plane(const figure::Figure& figure, const region::Box& frameMm)
    : widthPt((frameMm.xMax - frameMm.xMin) * pointsPerMm),
      heightPt((frameMm.yMax - frameMm.yMin) * pointsPerMm),
      frame(0.0, 0.0, std::round(widthPt * unitsPerPoint), std::round(heightPt * unitsPerPoint)),
      map({figure.x.axis, figure.y.axis}, frame), x(figure.x.axis, widthPt),
      y(figure.y.axis, heightPt) {}

std::vector<Seen> seenLayers(const figure::Figure& figure, const Plane& plane,
                             const plot::PlotStyle& style) {
    const std::vector<int> turns = plot::hatchTurns(figure, style);
    std::vector<Seen> out;
    for (std::size_t i = 0; i < figure.layers.size(); ++i) {
        const figure::Layer& layer = figure.layers[i];
        if (!layer.region) {
            continue;
        }
        Seen seen{layer, colourName(i), plot::layerColour(layer, style),
                  shapeOf(layer, plane, style), plot::hatchesOf(layer, turns[i], style)};
        if (!seen.shape.fill.isEmpty()) {
            out.push_back(std::move(seen));
        }
    }
    return out;
}

std::string layersText(const std::vector<Seen>& layers, const Plane& plane,
                       const plot::PlotStyle& style) {
    std::string out = style.opaque ? flatInsides(layers, plane, style) : std::string{};
    for (const Seen& seen : layers) {
        out += comment(seen.layer);
        if (seen.layer.fill == Fill::point) {
            out += markText(seen, plane, style);
            continue;
        }
        if (!style.opaque) {
            out += insideText(seen, plane, style);
        } else if (!seen.hatches.empty()) {
            // Only the lines: what they lie on is painted.
            out += filled(seen.shape.fill, "draw=none" + patterns(seen, style), plane);
        }
        out += edgesText(seen, plane, style);
    }
    return out;
}

std::string ghostText(const figure::Figure& figure, const Plane& plane,
                      const plot::PlotStyle& style) {
    if (!figure.ghost) {
        return {};
    }
    std::string out = "  % edges of another picture\n";
    std::size_t count = 0;
    for (const figure::Layer& layer : figure.ghost->layers) {
        const std::string colour = "cyranoghost" + std::to_string(++count);
        const bool dashed = layer.fill == Fill::outline || layer.conditional;
        const plot::RegionShape shape =
            plot::ghostShape(*figure.ghost, layer, plane.map, shapeOptions(plane, style));
        out += "  % " + commentText(layer.id) + '\n' +
               definition(colour, plot::ghostColour(layer, style));
        for (const QPainterPath* path : {&shape.outline, &shape.published}) {
            if (!path->isEmpty()) {
                out += std::string(R"(  \addplot[cyrano )") + (dashed ? "dashed" : "edge") +
                       ", line width=" + points(plot::ghostPt) + ", draw=" + colour + "] " +
                       table(linesOf(*path, plane.map), plane);
            }
        }
    }
    return out;
}

} // namespace cyrano::exporting::pgf
