// From KaTeX's tree of HTML boxes to places of glyphs: the part of CSS that KaTeX relies on.
#pragma once

#include "app/tex/boxes.hpp"

#include <QJsonObject>

namespace cyrano::tex {

/// Lays out the tree that `treeScript()` (see katex.hpp) writes: per box
/// `c` classes, `t` text, `i` italic correction (em), `s` lengths in em by CSS name, `w` a width of
/// 100 % less so many em, `f`, `b`, `e` text, background and border colour, `k` children; for a
/// drawing `v` view box, `a` aspect rule, `d` paths, `l` lines in fractions of the box and `p`
/// their width (em).
/// Needs the KaTeX fonts: text is measured in them.
Boxes layOut(const QJsonObject& tree);

} // namespace cyrano::tex
