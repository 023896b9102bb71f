// The path data ("d" attribute) of an SVG path as a QPainterPath.
#pragma once

#include <QPainterPath>
#include <QString>

namespace cyrano::tex {

/// Reads the commands M L H V C S Q T Z, absolute and relative; stops at what it cannot read,
/// keeping the path so far. Arcs are not read.
QPainterPath readSvgPath(const QString& data);

} // namespace cyrano::tex
