// What a typeset label is made of: glyph runs, rules and outlines at fixed places, all in em.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QMap>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace cyrano::tex {

/// A run of characters of one font. `baseline` is the run's left end in em of the label, y down,
/// relative to the left end of the label's baseline. An empty family means the default font.
struct Glyphs {
    QPointF baseline;
    double sizeEm = 1.0;
    QString family;
    bool bold = false;
    bool italic = false;
    QString text;
    QColor colour; ///< invalid: the label's colour
    bool operator==(const Glyphs&) const = default;
};

/// A filled rectangle (fraction bar, overline, frame), in em like Glyphs::baseline.
struct Rule {
    QRectF rectEm;
    QColor colour; ///< invalid: the label's colour
    bool operator==(const Rule&) const = default;
};

/// A filled shape that no font carries (root sign, wide accents, tall delimiters), in em.
struct Outline {
    QPainterPath pathEm;
    QColor colour; ///< invalid: the label's colour
    bool operator==(const Outline&) const = default;
};

/// One typeset label. Immutable once made, shared between threads.
struct Boxes {
    double widthEm = 0.0;
    double heightEm = 0.0; ///< above the baseline
    double depthEm = 0.0;  ///< below the baseline, positive
    std::vector<Glyphs> glyphs;
    std::vector<Rule> rules;
    std::vector<Outline> outlines;
    bool fallback = false; ///< the source is shown as plain text, `error` says why
    QString error;
    bool operator==(const Boxes&) const = default;
};

/// TeX source to boxes; sorted, so that its bytes depend on its content alone.
using BoxMap = QMap<QString, std::shared_ptr<const Boxes>>;

/// Bytes of every entry that is not a fallback (those depend on the machine, not on the source).
QByteArray serialise(const BoxMap& boxes);

/// Inverse of serialise(); nothing when the bytes are of another version or damaged.
std::optional<BoxMap> deserialise(const QByteArray& bytes);

} // namespace cyrano::tex
