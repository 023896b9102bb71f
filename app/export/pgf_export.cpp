#include "app/export/pgf_export.hpp"

#include <algorithm>

#include "app/export/pgf_layers.hpp"
#include "app/export/pgf_text.hpp"
#include "app/plot/frame_item.hpp"
#include "app/plot/lines_item.hpp"
#include "app/plot/region_item.hpp"

namespace cyrano::exporting {

namespace {

using namespace pgf;

// Names and caption are set at this size and scaled: smaller sizes of the stock fonts are wider.
constexpr double designPt = 10.0;

/// Size and line distance.
std::string font(double pt) {
    return R"(\fontsize{)" + number(pt, 4) + "}{" + number(1.2 * pt, 4) + R"(}\selectfont)";
}

std::string preamble(bool hatched) {
    std::string out = R"(\usepackage{amsmath,amssymb}
\usepackage{pgfplots}
\pgfplotsset{compat=1.18}
)";
    return hatched ? out + R"(\usetikzlibrary{patterns.meta}
)"
                   : out;
}

std::string commented(const std::string& lines) {
    std::string out = "%   ";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += lines[i];
        out += lines[i] == '\n' && i + 1 < lines.size() ? "%   " : "";
    }
    return out;
}

std::string header(const figure::Figure& figure, const PgfOptions& options, bool hatched) {
    std::string out = "% ";
    out += figure.title.empty() ? "Exclusion plot" : commentText(figure.title);
    out += "\n% Made by Cyrano " CYRANO_VERSION ".\n%\n";
    if (options.standalone) {
        out += "% A whole document for pdflatex.\n";
    } else {
        out += "% Set this picture with \\input{this file}; the preamble of the document needs\n" +
               commented(preamble(hatched));
    }
    const auto axis = [](const char* name, const figure::FigureAxis& a) {
        const bool symmetric = a.axis.scale == scene::AxisScale::symmetricLog;
        const bool otherUnit = a.reading.factor != 1.0;
        return std::string("% ") + name + ": " + commentText(a.label) +
               (otherUnit ? ", " + number(a.reading.factor) + " times what the tables hold"
                          : std::string{}) +
               (symmetric ? ", v/v0 up to v0 = " + number(a.axis.linearBelow) +
                                " and 1 + log10(v/v0) beyond, on both sides of zero"
                          : std::string{}) +
               '\n';
    };
    return out + "%\n% The tables hold what is in the frame.\n" + axis("x", figure.x) +
           axis("y", figure.y);
}

std::string documentStart(const PgfOptions& options, bool hatched) {
    return R"(\RequirePackage{fix-cm}
\documentclass{article}
\usepackage[paperwidth=)" +
           mm(options.widthMm) + ",paperheight=" + mm(options.heightMm) + R"(,margin=0mm]{geometry}
)" + preamble(hatched) +
           R"(\pagestyle{empty}
\setlength{\parindent}{0pt}
\setlength{\topskip}{0pt}
\begin{document}%
)";
}

std::string dashes(double onPt, double offPt) {
    return "on " + points(onPt) + " off " + points(offPt);
}

/// What plots and labels look like: to be changed here for the whole picture.
std::string styles(const plot::PlotStyle& style) {
    const std::string halo =
        ",\n      rounded corners=1pt, fill=" + paper +
        (style.opaque ? std::string{} : std::string(", fill opacity=0.55, text opacity=1"));
    const std::string edge = "forget plot, line join=round, line width=" + points(style.outlinePt);
    return R"(  \pgfplotsset{
    cyrano fill/.style={forget plot, draw=none, even odd rule},
    cyrano edge/.style={)" +
           edge + R"(},
    cyrano dotted/.style={cyrano edge, dash pattern=)" +
           dashes(style.detail * plot::dotPt, style.detail * plot::dotGapPt) + R"(},
    cyrano dashed/.style={cyrano edge, dash pattern=)" +
           dashes(style.detail * plot::dashPt, style.detail * plot::dashGapPt) + R"(},
    cyrano guide/.style={forget plot, line join=round, draw=)" +
           ink + "!" + number(100.0 * static_cast<double>(plot::guideKeep), 3) + "!" + paper +
           ", line width=" + points(style.detail * plot::guideLinePt) + R"(},
    cyrano point/.style={forget plot, only marks, mark=*},
  }
  \tikzset{
    cyrano text/.style={font=)" +
           font(designPt) + R"(\frenchspacing, inner sep=0.8pt)" + halo + R"(},
    cyrano label/.style={cyrano text, scale=)" +
           number(style.regionLabelPt / designPt, 4) + R"(},
    cyrano guide name/.style={cyrano text, scale=)" +
           number(plot::guideNameSize * style.regionLabelPt / designPt, 4) +
           ", text=" + captionInk + R"(},
    cyrano caption/.style={cyrano text, anchor=base west, text=)" +
           captionInk + R"(},
    cyrano leader/.style={line width=)" +
           points(style.detail * plot::leaderPt) + R"(},
  }
)";
}

using Labelled = std::optional<std::vector<std::size_t>>;

/// Mode and limits of one axis, `n` being x or y.
std::string limits(const figure::FigureAxis& axis, const Coordinate& coordinate,
                   const std::string& n) {
    return "    " + n + (coordinate.logarithmic() ? "mode=log" : "mode=linear") + ", " + n +
           "min=" + coordinate.exact(axis.axis.axisMin()) + ", " + n +
           "max=" + coordinate.exact(axis.axis.axisMax()) + ",\n";
}

/// Label and ticks of one axis.
std::string tickOptions(const figure::FigureAxis& axis, const Coordinate& coordinate,
                        const Labelled& labelled, const std::string& n) {
    const auto list = [&](auto&& positions) {
        std::string out;
        for (const double position : positions) {
            out += (out.empty() ? "" : ",") + coordinate.exact(position);
        }
        return out;
    };
    std::vector<double> positions;
    std::string labels;
    for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
        positions.push_back(axis.ticks[i].position);
        const bool shown =
            !labelled || std::find(labelled->begin(), labelled->end(), i) != labelled->end();
        labels += (i == 0 ? "{" : ",{") + (shown ? mathText(axis.ticks[i].label) : "") + '}';
    }
    std::string out =
        "    " + n + "label={" + (axis.label.empty() ? "" : mathText(axis.label)) + "},\n";
    out += "    " + n + "tick={" + list(positions) + "},\n";
    out += "    " + n + "ticklabels={" + labels + "},\n";
    if (!axis.minorTicks.empty()) {
        out += "    minor " + n + "tick={" + list(axis.minorTicks) + "},\n";
    }
    return out;
}

/// Where the frame lies.
std::string frameOptions(const region::Box& frame) {
    return R"(    at={()" + mm(frame.xMin) + "," + mm(frame.yMin) +
           R"()}, anchor=south west, scale only axis,
    width=)" +
           mm(frame.xMax - frame.xMin) + ", height=" + mm(frame.yMax - frame.yMin) + ",\n";
}

/// Letters of that size, cut as those of ten points: lengths inside the node count in its scale.
std::string scaled(double pt) {
    return "font=" + font(designPt) + ", scale=" + number(pt / designPt, 4) + ", text=" + ink;
}

/// Lines and letters of ticks and axes.
std::string axisStyle(const plot::PlotStyle& style, bool drawFrame) {
    const std::string line = "line width=" + points(style.framePt) + ", color=" + ink;
    std::string out = "    tick align=inside, major tick length=" + points(style.tickLengthPt) +
                      ", minor tick length=" + points(style.minorTickLengthPt) + ",\n";
    out += "    axis line style={" + (drawFrame ? line : "draw=none") + "}, every tick/.style={" +
           line + "},\n";
    out += "    tick label style={" + scaled(style.tickPt) + "},\n";
    return out + "    label style={" + scaled(style.axisLabelPt) + ", inner sep=0pt},\n";
}

/// Tick labels and label of both axes; `above` and `right` say on which side.
std::string labelOptions(const PgfOptions& options, bool above, bool right) {
    const plot::PlotStyle& style = options.style;
    const region::Box& frame = options.frameMm;
    const double inNode = designPt / style.tickPt;
    const double gap = style.detail * plot::tickGapPt * inNode;
    // One baseline below or above the frame; beside it, digits centred on their tick, whatever
    // their power.
    std::string out = "    xticklabel style={inner xsep=0pt, inner ysep=";
    out += above ? points(plot::topTickGapPt(style) * inNode) + ", text depth=0pt},\n"
                 : points(gap) + ", text height=" + points(0.9 * designPt) + "},\n";
    out += "    yticklabel style={inner xsep=" + points(gap) + ", inner ysep=0pt, anchor=base " +
           (right ? "west" : "east") + ", yshift=" + points(-0.325 * designPt) + "},\n";
    // At the edge of the paper, where the other outputs have them.
    const auto at = [](const std::string& shift, const char* corner, const char* anchor) {
        return "at={([" + shift + "]axis description cs:" + corner + ")}, anchor=" + anchor;
    };
    const std::string padding = points(style.paddingPt);
    out += "    xlabel style={";
    out += above ? at("yshift=" + points(options.topDepthPt), "0.5,1", "north")
                 : at("yshift=" + padding + "-" + mm(frame.yMin), "0.5,0", "south");
    out += "},\n    ylabel style={";
    out += right
               ? at("xshift=" + mm(options.widthMm - frame.xMax) + "-" + padding, "1,0.5", "south")
               : at("xshift=" + padding + "-" + mm(frame.xMin), "0,0.5", "north");
    return out + "},\n";
}

std::string titleOptions(const figure::Figure& figure, const PgfOptions& options) {
    if (figure.title.empty()) {
        return {};
    }
    return "    title={" + plainText(figure.title) +
           "},\n    every axis title shift=0pt, title style={at={([yshift=" +
           mm(options.heightMm - options.frameMm.yMax) + "-" + points(options.style.paddingPt) +
           "]axis description cs:0.5,1)}, anchor=north, inner sep=0pt, font=" +
           font(options.style.titlePt) + (figure.sans ? "\\sffamily" : "") + "},\n";
}

std::string axisStart(const figure::Figure& figure, const PgfOptions& options, const Plane& plane) {
    std::string out = "  \\begin{axis}[\n" + frameOptions(options.frameMm);
    out += limits(figure.x, plane.x, "x") + tickOptions(figure.x, plane.x, options.labelledX, "x");
    out += limits(figure.y, plane.y, "y") + tickOptions(figure.y, plane.y, options.labelledY, "y");
    out += titleOptions(figure, options);
    out += "    scaled ticks=false, axis on top, clip=true,\n";
    out += std::string("    xtick pos=") + (figure.top ? "lower" : "both") +
           ", ytick pos=" + (figure.right ? "left" : "both") + ", ticklabel pos=lower,\n";
    return out + axisStyle(options.style, true) + labelOptions(options, false, false) + "  ]\n";
}

/// Second axes as an axis of its own without lines; empty where there is none. It counts like the
/// first.
std::string secondAxes(const figure::Figure& figure, const PgfOptions& options,
                       const Plane& plane) {
    if (!figure.top && !figure.right) {
        return {};
    }
    std::string out = "  \\begin{axis}[\n" + frameOptions(options.frameMm);
    out += limits(figure.x, plane.x, "x") + limits(figure.y, plane.y, "y");
    out += figure.top ? tickOptions(*figure.top, plane.x, options.labelledTop, "x")
                      : "    xtick=\\empty, minor xtick={},\n";
    out += figure.right ? tickOptions(*figure.right, plane.y, options.labelledRight, "y")
                        : "    ytick=\\empty, minor ytick={},\n";
    out += "    scaled ticks=false, clip=false, xtick pos=upper, ytick pos=right,\n"
           "    xticklabel pos=upper, yticklabel pos=right,\n";
    return out + axisStyle(options.style, false) + labelOptions(options, true, true) +
           "  ]\n  \\end{axis}\n";
}

/// Lines first, so that no line crosses a name.
std::string guidesText(const std::vector<PgfGuide>& guides, const Plane& plane) {
    std::string out;
    for (const PgfGuide& guide : guides) {
        for (const std::vector<region::Point>& stroke : guide.strokes) {
            out += "  \\addplot[cyrano guide] " + table({stroke}, plane);
        }
    }
    for (const PgfGuide& guide : guides) {
        if (!guide.text.empty()) {
            out += "  \\node[cyrano guide name, rotate=" + number(guide.degrees, 4) + "] at " +
                   plane.at(guide.centre) + " {" + mathText(guide.text) + "};\n";
        }
    }
    return out;
}

std::string leaderText(const PgfLeader& leader, const std::string& tint, double dotPt,
                       const Plane& plane) {
    const std::string to = plane.at(leader.to);
    return R"(  \draw[cyrano leader, )" + tint + "] " + plane.at(leader.from) + " -- " + to +
           ";\n" + R"(  \fill[)" + tint + "] " + to + " circle[radius=" + points(dotPt) + "];\n";
}

std::string nameText(const std::string& tint, const PgfLabel& label, const Plane& plane) {
    std::string out = R"(  \node[cyrano label, text=)" + tint;
    out += label.rotated ? ", rotate=90" : "";
    out += label.scale < 0.999 ? ", scale=" + number(label.scale, 3) : "";
    return out + "] at " + plane.at(label.centre) + " {" + mathText(label.text) + "};\n";
}

/// The names over all leaders.
std::string labelsText(const figure::Figure& figure, const std::vector<PgfLabel>& labels,
                       const Plane& plane, const plot::PlotStyle& style) {
    std::string leaders;
    std::string names;
    for (const PgfLabel& label : labels) {
        for (std::size_t i = 0; i < figure.layers.size(); ++i) {
            const figure::Layer& layer = figure.layers[i];
            if (layer.id != label.layerId) {
                continue;
            }
            const std::string text = tint(colourName(i), style);
            names += nameText(text, label, plane);
            if (label.leader) {
                leaders += leaderText(*label.leader, text, style.detail * plot::leaderDotPt, plane);
            }
        }
    }
    return leaders + names;
}

/// One node a line, so that the paper shows between them.
std::string captionText(const PgfCaption& caption, const Plane& plane) {
    const std::vector<std::string>& lines = caption.lines;
    using plot::captionLeading;
    using plot::captionMargin;
    const double pt = caption.fontPt;
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double drop = (captionMargin + (0.75 + static_cast<double>(i)) * captionLeading) * pt;
        out += R"(  \node[cyrano caption, scale=)" + number(pt / designPt, 4) +
               "] at ([xshift=" + points(captionMargin * pt) + ",yshift=" + points(-drop) +
               "]axis cs:" + plane.pair(caption.topLeft, ",") + ") {" + mathText(lines[i]) + "};\n";
    }
    return out;
}

} // namespace

std::string pgfDocument(const figure::Figure& figure, const PgfOptions& options) {
    const Plane plane(figure, options.frameMm);
    const plot::PlotStyle& style = options.style;
    const std::vector<Seen> layers = seenLayers(figure, plane, style);
    const bool hatched = std::any_of(layers.begin(), layers.end(),
                                     [](const Seen& seen) { return !seen.hatches.empty(); });
    std::string out = header(figure, options, hatched);
    if (options.standalone) {
        out += documentStart(options, hatched);
    }
    out += "\\begin{tikzpicture}\n" + styles(style);
    out += definition(ink, style.ink) + definition(captionInk, style.captionInk) +
           definition(paper, style.paper);
    for (std::size_t i = 0; i < figure.layers.size(); ++i) {
        out += definition(colourName(i), plot::layerColour(figure.layers[i], style));
    }
    const std::string page =
        "(0mm,0mm) rectangle (" + mm(options.widthMm) + "," + mm(options.heightMm) + ");\n";
    out += "  \\useasboundingbox " + page;
    if (style.paper != QColor(Qt::white)) {
        out += "  \\fill[" + paper + "] " + page;
    }
    out += axisStart(figure, options, plane) + layersText(layers, plane, style);
    out += ghostText(figure, plane, style);
    out += guidesText(options.guides, plane);
    out += labelsText(figure, options.labels, plane, style);
    if (options.caption) {
        out += captionText(*options.caption, plane);
    }
    out += "  \\end{axis}\n" + secondAxes(figure, options, plane) + "\\end{tikzpicture}%\n";
    return options.standalone ? out + "\\end{document}\n" : out;
}

} // namespace cyrano::exporting
