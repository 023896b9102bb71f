// One box of KaTeX's tree, and what it inherits: the font and alignment rules of katex.css.
#pragma once

#include <QColor>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace cyrano::tex {

enum class Align { Left, Centre, Right };

/// What a box inherits from those around it.
struct Style {
    double em = 1.0; ///< font size in em of the label
    QString family = QStringLiteral("KaTeX_Main");
    bool bold = false;
    bool italic = false;
    QColor colour; ///< invalid: the label's colour
    Align align = Align::Left;
};

/// A box as the tree script writes it (layout.hpp names the keys).
class Node {
  public:
    explicit Node(QJsonObject json);

    bool is(QLatin1StringView name) const { return classes_.contains(name); }
    const QStringList& classes() const { return classes_; }
    bool has(QLatin1StringView length) const { return lengths_.contains(length); }
    /// A CSS length in the box's own em; 0 when absent.
    double length(QLatin1StringView name) const { return lengths_.value(name).toDouble(); }
    double number(QLatin1StringView key) const { return json_.value(key).toDouble(); }
    bool isText() const { return json_.contains(QLatin1StringView("t")); }
    QString text() const { return json_.value(QLatin1StringView("t")).toString(); }
    bool isDrawing() const { return json_.contains(QLatin1StringView("d")); }
    QColor colour(QLatin1StringView key) const;
    const QJsonObject& json() const { return json_; }
    std::vector<Node> children() const;

  private:
    QJsonObject json_;
    QStringList classes_;
    QJsonObject lengths_;
};

/// The style inside `node`, given the one around it.
Style inherit(const Node& node, Style style);

} // namespace cyrano::tex
