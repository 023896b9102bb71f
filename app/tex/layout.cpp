#include "app/tex/layout.hpp"

#include "app/tex/fonts.hpp"
#include "app/tex/style.hpp"
#include "app/tex/svg_path.hpp"

#include <QJsonArray>
#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>

namespace cyrano::tex {
namespace {

using namespace Qt::StringLiterals;

// A laid-out box: its parts relative to its own baseline's left end.
struct Piece {
    double width = 0.0;
    bool stretches = false; ///< its look depends on the width it is given
    Boxes parts;
};

Piece walk(const Node& node, const Style& around, double available);

void add(Piece& to, Piece&& from, double x, double y) {
    const QPointF shift(x, y);
    for (Glyphs& g : from.parts.glyphs) {
        g.baseline += shift;
        to.parts.glyphs.push_back(std::move(g));
    }
    for (Rule& r : from.parts.rules) {
        r.rectEm.translate(shift);
        to.parts.rules.push_back(std::move(r));
    }
    for (Outline& o : from.parts.outlines) {
        o.pathEm.translate(shift);
        to.parts.outlines.push_back(std::move(o));
    }
    to.stretches = to.stretches || from.stretches;
}

bool isAny(const Node& node, std::initializer_list<QLatin1StringView> names) {
    return std::any_of(names.begin(), names.end(), [&](auto name) { return node.is(name); });
}

Piece textPiece(const Node& node, const Style& style) {
    Piece piece;
    Glyphs run{{}, style.em, style.family, style.bold, style.italic, node.text(), style.colour};
    run.text.remove(QChar(0x200B));
    if (run.text.isEmpty())
        return piece;
    // A merged run knows only its first character's width, so the font is asked.
    piece.width = advanceEm(run) + std::max(0.0, node.number("i"_L1)) * style.em;
    if (!run.text.trimmed().isEmpty())
        piece.parts.glyphs.push_back(std::move(run));
    return piece;
}

// KaTeX draws extensible shapes far too long and lets the box cut them; what is cut are straight
// strokes along x, so pulling the points back to the edge is exact.
void cutToBox(QPainterPath& path, const QRectF& box) {
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        path.setElementPositionAt(i, std::clamp(e.x, box.left(), box.right()), e.y);
    }
}

// An SVG of paths in its view box, fitted into `box` by the rules of preserveAspectRatio.
void drawPaths(Piece& piece, const Node& svg, const QRectF& box, const QColor& colour) {
    const QJsonArray view = svg.json().value("v"_L1).toArray();
    const double viewWidth = view.at(2).toDouble();
    const double viewHeight = view.at(3).toDouble();
    if (!(viewWidth > 0.0) || !(viewHeight > 0.0))
        return;
    const QString aspect = svg.json().value("a"_L1).toString();
    const bool slice = aspect.contains("slice"_L1);
    double sx = box.width() / viewWidth;
    double sy = box.height() / viewHeight;
    if (aspect != "none"_L1)
        sx = sy = slice ? std::max(sx, sy) : std::min(sx, sy);
    const double spare = box.width() - viewWidth * sx;
    const double part = aspect.contains("xMin"_L1) ? 0.0 : aspect.contains("xMax"_L1) ? 1.0 : 0.5;
    QTransform fit = QTransform::fromTranslate(box.left() + spare * part, box.top());
    fit.scale(sx, sy);
    for (const QJsonValue data : svg.json().value("d"_L1).toArray()) {
        QPainterPath path = fit.map(readSvgPath(data.toString()));
        if (slice)
            cutToBox(path, box);
        piece.parts.outlines.push_back({std::move(path), colour});
    }
}

// Strokes from corner to corner (\cancel), as filled shapes.
void drawLines(Piece& piece, const Node& svg, const QRectF& box, double em, const QColor& colour) {
    const double half = 0.5 * svg.number("p"_L1) * em;
    for (const QJsonValue value : svg.json().value("l"_L1).toArray()) {
        const QJsonArray ends = value.toArray();
        const auto corner = [&](qsizetype i) {
            return QPointF(box.left() + ends.at(i).toDouble() * box.width(),
                           box.top() + ends.at(i + 1).toDouble() * box.height());
        };
        const QLineF line(corner(0), corner(2));
        QLineF normal = line.normalVector();
        normal.setLength(half);
        const QPointF off = normal.p2() - normal.p1();
        QPainterPath path;
        path.addPolygon(QPolygonF{
            {line.p1() + off, line.p2() + off, line.p2() - off, line.p1() - off, line.p1() + off}});
        path.setFillRule(Qt::WindingFill);
        piece.parts.outlines.push_back({std::move(path), colour});
    }
}

void draw(Piece& piece, const Node& svg, const QRectF& box, const Style& style) {
    drawPaths(piece, svg, box, style.colour);
    drawLines(piece, svg, box, style.em, style.colour);
}

// Part of a stretched box that a half arrow or a third of a brace occupies: left end and width.
std::pair<double, double> share(const Node& node) {
    if (node.is("brace-left"_L1))
        return {0.0, 0.251};
    if (node.is("brace-center"_L1))
        return {0.25, 0.5};
    if (node.is("brace-right"_L1))
        return {0.749, 0.251};
    if (node.is("halfarrow-left"_L1))
        return {0.0, 0.502};
    if (node.is("halfarrow-right"_L1))
        return {0.498, 0.502};
    return {0.0, 0.0};
}

void frame(Piece& piece, const Node& node, const QRectF& box, const Style& style) {
    if (const QColor fill = node.colour("b"_L1); fill.isValid())
        piece.parts.rules.push_back({box, fill});
    const double t = node.length("borderWidth"_L1) * style.em;
    if (!(t > 0.0))
        return;
    const QColor own = node.colour("e"_L1);
    const QColor colour = own.isValid() ? own : style.colour;
    const double w = box.width();
    const double h = box.height();
    const QPointF corner = box.topLeft();
    const std::array sides{QRectF(0, 0, w, t), QRectF(0, h - t, w, t), QRectF(0, t, t, h - 2 * t),
                           QRectF(w - t, t, t, h - 2 * t)};
    for (const QRectF& side : sides)
        piece.parts.rules.push_back({side.translated(corner), colour});
}

// A box with drawings in it, or one as wide as what it covers; its baseline is its lower edge.
Piece drawnBox(const Node& node, const Style& style, double available) {
    Piece piece;
    const double height = node.length("height"_L1) * style.em;
    if (node.has("width"_L1)) {
        piece.width = node.length("width"_L1) * style.em;
    } else {
        piece.stretches = true;
        const double wanted = available - node.number("w"_L1) * style.em;
        piece.width = std::max(wanted, node.length("minWidth"_L1) * style.em);
    }
    const QRectF box(0.0, -height, piece.width, height);
    frame(piece, node, box, style);
    if (node.is("sout"_L1))
        piece.parts.rules.push_back(
            {QRectF(0.0, -0.08 * style.em, piece.width, 0.08 * style.em), style.colour});
    for (const Node& child : node.children()) {
        const Style inner = inherit(child, style);
        if (child.isDrawing())
            draw(piece, child, box, inner);
        const auto [start, width] = share(child);
        const double tall = child.length("height"_L1) * inner.em;
        const QRectF part(start * piece.width, -tall, width * piece.width, tall);
        for (const Node& svg : child.children())
            if (svg.isDrawing())
                draw(piece, svg, part, inner);
    }
    return piece;
}

Piece line(const Node& node, const Style& style, double available) {
    const double thickness = node.length("borderBottomWidth"_L1) * style.em;
    Piece piece;
    piece.stretches = true;
    piece.width = available;
    piece.parts.rules.push_back({QRectF(0.0, -thickness, available, thickness), style.colour});
    return piece;
}

Piece solidRule(const Node& node, const Style& style) {
    const double thickness = node.length("borderTopWidth"_L1) * style.em;
    const double up = node.length("bottom"_L1) * style.em;
    Piece piece;
    piece.width = node.length("borderRightWidth"_L1) * style.em;
    piece.parts.rules.push_back(
        {QRectF(0.0, -up - thickness, piece.width, thickness), style.colour});
    return piece;
}

// A table's vertical line: its margins make it as wide as nothing.
Piece separator(const Node& node, const Style& style) {
    const double thickness = node.length("borderRightWidth"_L1) * style.em;
    const double height = node.length("height"_L1) * style.em;
    const double bottom = -node.length("verticalAlign"_L1) * style.em;
    Piece piece;
    piece.parts.rules.push_back(
        {QRectF(-0.5 * thickness, bottom - height, thickness, height), style.colour});
    return piece;
}

Piece row(const std::vector<Node>& children, const Style& style, double available) {
    Piece piece;
    for (const Node& child : children) {
        const double em = inherit(child, style).em;
        double before = child.length("marginLeft"_L1);
        double after = child.length("marginRight"_L1);
        if (child.is("root"_L1)) {
            before = 0.27777778;
            after = -0.55555556;
        } else if (child.is("cancel-lap"_L1)) {
            before = after = -0.2;
        }
        Piece part = walk(child, style, available);
        const double width = part.width;
        piece.width += before * em;
        add(piece, std::move(part), piece.width + child.length("left"_L1) * em,
            child.length("top"_L1) * em);
        piece.width += width + after * em;
    }
    return piece;
}

// A stack: each child's baseline stands at its top plus the height of its pstrut.
Piece stack(const std::vector<Node>& children, const Style& around) {
    struct Level {
        Style style;
        std::vector<Node> content;
        double before = 0.0;
        double after = 0.0;
        double baseline = 0.0;
        Piece piece;
    };
    std::vector<Level> levels;
    Piece whole;
    for (const Node& child : children) {
        Level level;
        level.style = inherit(child, around);
        const double em = level.style.em;
        level.before = child.length("marginLeft"_L1) * em;
        level.after = child.length("marginRight"_L1) * em;
        level.baseline = child.length("top"_L1) * em;
        for (Node& part : child.children()) {
            if (part.is("pstrut"_L1))
                level.baseline += part.length("height"_L1) * em;
            else
                level.content.push_back(std::move(part));
        }
        level.piece = row(level.content, level.style, 0.0);
        whole.width = std::max(whole.width, level.before + level.piece.width + level.after);
        levels.push_back(std::move(level));
    }
    for (Level& level : levels) {
        const double room = whole.width - level.before - level.after;
        if (level.piece.stretches)
            level.piece = row(level.content, level.style, room);
        level.piece.stretches = false;
        const Align align = level.style.align;
        const double part = align == Align::Left ? 0.0 : align == Align::Centre ? 0.5 : 1.0;
        const double x = level.before + part * (room - level.piece.width);
        add(whole, std::move(level.piece), x, level.baseline);
    }
    return whole;
}

Piece table(const Node& node, const Style& style) {
    // The second row only adds depth.
    for (const Node& tableRow : node.children())
        for (const Node& cell : tableRow.children())
            if (cell.is("vlist"_L1))
                return stack(cell.children(), inherit(cell, style));
    return {};
}

// \llap, \rlap, \clap: painted beside or over the place, taking none.
Piece overlap(const Node& node, const Style& style) {
    Piece piece;
    Piece inner = row(node.children(), style, 0.0);
    const double part = node.is("llap"_L1) ? 1.0 : node.is("clap"_L1) ? 0.5 : 0.0;
    const double x = -part * inner.width;
    add(piece, std::move(inner), x, 0.0);
    return piece;
}

bool isDrawn(const Node& node) {
    if (isAny(node, {"hide-tail"_L1, "stretchy"_L1}))
        return true;
    const std::vector<Node> children = node.children();
    return std::any_of(children.begin(), children.end(),
                       [](const Node& child) { return child.isDrawing(); });
}

Piece walk(const Node& node, const Style& around, double available) {
    const Style style = inherit(node, around);
    if (node.isText())
        return textPiece(node, style);
    if (isAny(node, {"strut"_L1, "pstrut"_L1, "vlist-s"_L1, "fix"_L1}))
        return {};
    if (isAny(node, {"frac-line"_L1, "overline-line"_L1, "underline-line"_L1, "hline"_L1,
                     "hdashline"_L1}))
        return line(node, style, available);
    if (node.is("rule"_L1))
        return solidRule(node, style);
    if (node.is("vertical-separator"_L1))
        return separator(node, style);
    if (node.is("vlist-t"_L1))
        return table(node, style);
    if (isAny(node, {"llap"_L1, "rlap"_L1, "clap"_L1}))
        return overlap(node, style);
    if (isDrawn(node))
        return drawnBox(node, style, available);

    const double padding = node.is("boxpad"_L1)        ? 0.3
                           : node.is("x-arrow-pad"_L1) ? 0.5
                           : node.is("cancel-pad"_L1)  ? 0.2
                                                       : 0.0;
    Piece content = row(node.children(), style, available);
    Piece piece;
    const double left = (node.length("paddingLeft"_L1) + padding) * style.em;
    piece.width = left + content.width + (node.length("paddingRight"_L1) + padding) * style.em;
    add(piece, std::move(content), left, 0.0);
    if (node.is("accent-body"_L1) && !node.is("accent-full"_L1))
        piece.width = 0.0;
    else if (node.is("nulldelimiter"_L1))
        piece.width = 0.12 * style.em;
    else if (node.has("width"_L1))
        piece.width = node.length("width"_L1) * style.em;
    return piece;
}

struct Line {
    Piece piece;
    double height = 0.0;
    double depth = 0.0;
};

// The lines of the label; a base's strut knows how far it reaches above and below.
std::vector<Line> lines(const Node& html, const Style& style) {
    std::vector<Line> all(1);
    for (const Node& base : html.children()) {
        if (base.is("newline"_L1)) {
            all.emplace_back();
            continue;
        }
        Line& last = all.back();
        for (const Node& part : base.children()) {
            if (!part.is("strut"_L1))
                continue;
            const double below = -part.length("verticalAlign"_L1);
            last.height = std::max(last.height, part.length("height"_L1) - below);
            last.depth = std::max(last.depth, below);
        }
        Piece piece = walk(base, style, 0.0);
        const double width = piece.width;
        add(last.piece, std::move(piece), last.piece.width, 0.0);
        last.piece.width += width;
    }
    return all;
}

} // namespace

Boxes layOut(const QJsonObject& tree) {
    constexpr double lineSkip = 1.2;
    constexpr double lineGap = 0.1;
    Piece label;
    double baseline = 0.0;
    double depth = 0.0;
    for (const Node& html : Node(tree).children()) {
        for (Line& next : lines(html, inherit(html, Style{}))) {
            const bool first = label.parts.heightEm == 0.0 && depth == 0.0;
            if (first)
                label.parts.heightEm = next.height;
            else
                baseline += std::max(lineSkip, depth + next.height + lineGap);
            depth = next.depth;
            label.width = std::max(label.width, next.piece.width);
            add(label, std::move(next.piece), 0.0, baseline);
        }
    }
    label.parts.widthEm = label.width;
    label.parts.depthEm = baseline + depth;
    return std::move(label.parts);
}

} // namespace cyrano::tex
