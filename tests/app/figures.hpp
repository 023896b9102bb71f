// Figures to try a plot with.
#pragma once

#include <QCoreApplication>

#include <cmath>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

#include "app/plot/figure_plot.hpp"

namespace figures {

using namespace cyrano;
using figure::Figure;
using figure::Fill;
using plot::FigurePlot;
using region::Polygon;
using region::Region;

inline Polygon box(double x0, double y0, double x1, double y1, bool hole = false) {
    return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, hole};
}

inline figure::Layer layer(const std::string& id, const std::string& label,
                           const std::string& colour, std::vector<Polygon> polygons,
                           Fill fill = Fill::solid) {
    Region region;
    region.polygons = std::move(polygons);
    return {id, label, colour, fill, false, std::make_shared<const Region>(std::move(region))};
}

/// 1e-2…1e2 GeV times 1e-6…1e-1 GeV⁻¹ with a frame-shaped region and a plain one.
inline Figure knownFigure() {
    Figure f;
    f.x = figure::makeAxis({scene::AxisScale::logarithmic, 1e-2, 1e2}, R"(m_a\ [\mathrm{GeV}])");
    f.y = figure::makeAxis({scene::AxisScale::logarithmic, 1e-6, 1e-1},
                           R"(g_{a\gamma\gamma}\ [\mathrm{GeV}^{-1}])");
    f.layers.push_back(layer("ring", R"(\text{ring})", "#d62728",
                             {box(-1.5, -5.5, 0.5, -3.5), box(-1.0, -5.0, 0.0, -4.0, true)}));
    f.layers.push_back(layer("block", R"(\text{block})", "#1f77b4", {box(0.8, -3.0, 1.8, -1.5)}));
    f.caption = {R"(\text{a caption line})"};
    return f;
}

/// As crowded as a real figure: discs of all sizes over each other.
inline Figure crowdedFigure(int count) {
    Figure f = knownFigure();
    f.layers.clear();
    for (int k = 0; k < count; ++k) {
        Polygon disc;
        for (int i = 0; i < 300; ++i) {
            const double t = 2.0 * std::numbers::pi * i / 300.0;
            const double radius = 0.1 + 0.07 * k;
            disc.points.push_back({-2.0 + 4.0 * std::fmod(0.618 * k, 1.0) + radius * std::cos(t),
                                   -6.0 + 5.0 * std::fmod(0.755 * k, 1.0) + radius * std::sin(t)});
        }
        const Fill fill = k % 5 == 3 ? Fill::hatched : k % 5 == 4 ? Fill::outline : Fill::solid;
        f.layers.push_back(layer("r" + std::to_string(k), "R_{" + std::to_string(k) + "}",
                                 k % 2 == 0 ? "#0072b2" : "#d55e00", {disc}, fill));
    }
    return f;
}

inline void show(FigurePlot& plot, const Figure& figure, QSize size) {
    plot.resize(size);
    plot.setFigure(figure);
    plot.show();
    QCoreApplication::processEvents();
}

} // namespace figures
