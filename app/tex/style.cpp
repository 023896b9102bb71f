#include "app/tex/style.hpp"

#include <QJsonArray>

#include <array>

namespace cyrano::tex {

using namespace Qt::StringLiterals;

Node::Node(QJsonObject json)
    : json_(std::move(json)),
      classes_(json_.value("c"_L1).toString().split(u' ', Qt::SkipEmptyParts)),
      lengths_(json_.value("s"_L1).toObject()) {}

QColor Node::colour(QLatin1StringView key) const {
    const QString name = json_.value(key).toString();
    return QColor::isValidColor(name) ? QColor(name) : QColor();
}

std::vector<Node> Node::children() const {
    std::vector<Node> nodes;
    for (const QJsonValue child : json_.value("k"_L1).toArray())
        nodes.emplace_back(child.toObject());
    return nodes;
}

namespace {

struct FontClass {
    const char* name;
    const char* family; ///< null: unchanged
    int bold;           ///< -1: unchanged
    int italic;
};

// The font rules of katex.css, in its order.
constexpr std::array fontClasses{
    FontClass{"textbf", nullptr, 1, -1},
    FontClass{"textit", nullptr, -1, 1},
    FontClass{"textrm", "KaTeX_Main", -1, -1},
    FontClass{"textsf", "KaTeX_SansSerif", -1, -1},
    FontClass{"texttt", "KaTeX_Typewriter", -1, -1},
    FontClass{"mathnormal", "KaTeX_Math", -1, 1},
    FontClass{"mathit", "KaTeX_Main", -1, 1},
    FontClass{"mathrm", nullptr, -1, 0},
    FontClass{"mathbf", "KaTeX_Main", 1, -1},
    FontClass{"boldsymbol", "KaTeX_Math", 1, 1},
    FontClass{"amsrm", "KaTeX_AMS", -1, -1},
    FontClass{"mathbb", "KaTeX_AMS", -1, -1},
    FontClass{"textbb", "KaTeX_AMS", -1, -1},
    FontClass{"mathcal", "KaTeX_Caligraphic", -1, -1},
    FontClass{"mathfrak", "KaTeX_Fraktur", -1, -1},
    FontClass{"textfrak", "KaTeX_Fraktur", -1, -1},
    FontClass{"mathtt", "KaTeX_Typewriter", -1, -1},
    FontClass{"mathscr", "KaTeX_Script", -1, -1},
    FontClass{"textscr", "KaTeX_Script", -1, -1},
    FontClass{"mathsf", "KaTeX_SansSerif", -1, -1},
    FontClass{"mathboldsf", "KaTeX_SansSerif", 1, -1},
    FontClass{"textboldsf", "KaTeX_SansSerif", 1, -1},
    FontClass{"mathitsf", "KaTeX_SansSerif", -1, 1},
    FontClass{"textitsf", "KaTeX_SansSerif", -1, 1},
    FontClass{"mainrm", "KaTeX_Main", -1, 0},
    FontClass{"small-op", "KaTeX_Size1", -1, -1},
    FontClass{"large-op", "KaTeX_Size2", -1, -1},
};

// \tiny … \Huge against \normalsize (size6).
constexpr std::array sizeTable{0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.44, 1.728, 2.074, 2.488};

double sizeOf(const QString& name, qsizetype prefix) {
    const int index = name.mid(prefix).toInt();
    const bool known = index >= 1 && index <= static_cast<int>(sizeTable.size());
    return known ? sizeTable[static_cast<std::size_t>(index - 1)] : 1.0;
}

void applySize(const Node& node, Style& style) {
    if (!node.is("sizing"_L1) && !node.is("fontsize-ensurer"_L1))
        return;
    for (const QString& name : node.classes()) {
        if (name.startsWith("reset-size"_L1))
            style.em /= sizeOf(name, 10);
        else if (name.startsWith("size"_L1))
            style.em *= sizeOf(name, 4);
    }
}

void applyAlign(const Node& node, Style& style) {
    constexpr std::array centred{"mfrac"_L1, "op-limits"_L1, "accent"_L1,      "x-arrow"_L1,
                                 "mover"_L1, "munder"_L1,    "col-align-c"_L1, "cd-arrow"_L1};
    for (const QLatin1StringView name : centred)
        if (node.is(name))
            style.align = Align::Centre;
    if (node.is("msupsub"_L1) || node.is("svg-align"_L1) || node.is("col-align-l"_L1))
        style.align = Align::Left;
    if (node.is("col-align-r"_L1))
        style.align = Align::Right;
}

} // namespace

Style inherit(const Node& node, Style style) {
    applySize(node, style);
    applyAlign(node, style);
    for (const FontClass& rule : fontClasses) {
        if (!node.is(QLatin1StringView(rule.name)))
            continue;
        if (rule.family)
            style.family = QString::fromLatin1(rule.family);
        if (rule.bold >= 0)
            style.bold = rule.bold != 0;
        if (rule.italic >= 0)
            style.italic = rule.italic != 0;
    }
    constexpr std::array delimiterSizes{"size1"_L1, "size2"_L1, "size3"_L1, "size4"_L1};
    for (const QLatin1StringView size : delimiterSizes)
        if (node.is("delimsizing"_L1) && node.is(size))
            style.family = u"KaTeX_Size"_s + size.back();
    if (node.is("delim-size1"_L1) || node.is("delim-size4"_L1))
        style.family = node.is("delim-size1"_L1) ? u"KaTeX_Size1"_s : u"KaTeX_Size4"_s;
    if (const QColor colour = node.colour("f"_L1); colour.isValid())
        style.colour = colour;
    return style;
}

} // namespace cyrano::tex
