// Pieces of rows that several lists share: TeX, badges, muted text.
#pragma once

#include <QColor>
#include <QPainter>
#include <QPalette>
#include <QString>

#include "core/io/record.hpp"

namespace cyrano::app {

/// Text that steps back: between the text and its ground.
[[nodiscard]] QColor muted(const QPalette& palette, QPalette::ColorGroup group);

/// Small rounded word at the right end of a cell, saying how a bound came about.
[[nodiscard]] int badgeWidth(const QFont& font, io::Origin origin);
void paintBadge(QPainter& painter, const QRect& cell, const QFont& font, io::Origin origin,
                bool dark);

/// TeX on the vertical middle of the cell, smaller where it would not fit.
void paintTex(QPainter& painter, const QRect& cell, const QFont& font, const QString& tex,
              const QColor& colour);

} // namespace cyrano::app
