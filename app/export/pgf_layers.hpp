// The regions of a figure as plots of pgfplots, and how positions and colours are written there.
#pragma once

#include <string>
#include <vector>

#include "app/plot/plot_style.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/figure.hpp"

namespace cyrano::exporting::pgf {

/// Names of colours: of frame and text, of the caption, and of what they stand on.
inline const std::string ink = "cyranoink";
inline const std::string captionInk = "cyranocaption";
inline const std::string paper = "cyranopaper";

[[nodiscard]] std::string number(double value, int digits = 5);
/// Lengths with their unit.
[[nodiscard]] std::string points(double pt);
[[nodiscard]] std::string mm(double value);

/// The line that gives a colour its name.
[[nodiscard]] std::string definition(const std::string& name, const QColor& colour);
/// The name of a layer's colour.
[[nodiscard]] std::string colourName(std::size_t layer);
/// The colour of text about something of that colour.
[[nodiscard]] std::string tint(const std::string& colour, const plot::PlotStyle& style);

/// How positions of one axis are written: no longer than the paper can show.
class Coordinate {
  public:
    Coordinate(const scene::Axis& axis, double lengthPt);

    [[nodiscard]] bool logarithmic() const { return logarithmic_; }
    [[nodiscard]] std::string text(double position) const;
    /// Ticks and limits, as exact as LaTeX can calculate.
    [[nodiscard]] std::string exact(double position) const;

  private:
    static constexpr int tickDigits = 7;
    const scene::Axis& axis_;
    bool logarithmic_;
    int digits_ = tickDigits;
    double step_ = 1.0;
};

/// The plane of a figure on the paper. Refers to the figure.
struct Plane {
    Plane(const figure::Figure& figure, const region::Box& frameMm);

    [[nodiscard]] std::string pair(region::Point p, const char* between) const {
        return x.text(p.x) + between + y.text(p.y);
    }
    [[nodiscard]] std::string at(region::Point p) const { return "(axis cs:" + pair(p, ",") + ")"; }

    double widthPt;
    double heightPt;
    QRectF frame;
    plot::PixelMap map;
    Coordinate x;
    Coordinate y;
};

using Lines = std::vector<std::vector<region::Point>>;

/// Lines in axis units as pgfplots reads them: a point a line, an empty line between two pieces.
[[nodiscard]] std::string table(const Lines& lines, const Plane& plane);

/// One layer of the figure and what of it is seen.
struct Seen {
    const figure::Layer& layer;
    std::string colour; ///< its name in the document
    QColor inside;
    plot::RegionShape shape;
    std::vector<plot::Hatch> hatches;
};

/// Refers to the figure.
[[nodiscard]] std::vector<Seen> seenLayers(const figure::Figure& figure, const Plane& plane,
                                           const plot::PlotStyle& style);

/// All plots, back to front.
[[nodiscard]] std::string layersText(const std::vector<Seen>& layers, const Plane& plane,
                                     const plot::PlotStyle& style);

/// The edges of another picture, where the figure has them.
[[nodiscard]] std::string ghostText(const figure::Figure& figure, const Plane& plane,
                                    const plot::PlotStyle& style);

} // namespace cyrano::exporting::pgf
