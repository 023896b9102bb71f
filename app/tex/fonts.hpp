// Where KaTeX lives on this machine, and its fonts as QFonts.
#pragma once

#include "app/tex/boxes.hpp"

#include <QFont>
#include <QString>

namespace cyrano::tex {

/// Files of a KaTeX installation; an empty member was not found.
struct Installation {
    QString script;     ///< katex.js
    QString fontFolder; ///< holds KaTeX_Main-Regular.ttf
};

/// Looks in $CYRANO_KATEX (the script or its folder) where that is set, else in the system's data
/// folders (javascript/katex, nodejs/katex/dist) and /usr/share. Fonts are taken from there too,
/// or from fonts/truetype/katex of the system.
Installation findInstallation();

/// Makes the KaTeX families known to Qt, loading them from the folder if the system does not have
/// them. Needs a QGuiApplication; thread-safe. Returns the reason when they are not to be had.
QString loadFonts(const Installation& installation);

/// Fonts are laid out and painted at this pixel size under a scaled painter: advances without
/// rounding, and the same geometry on every device.
inline constexpr int referencePixels = 256;

/// The run's font at `referencePixels`, unhinted.
QFont referenceFont(const Glyphs& glyphs);

/// Advance width of the run in em of the label (not of the run's own size).
double advanceEm(const Glyphs& glyphs);

/// The source as one run of the default font: what is shown when TeX is not to be had.
Boxes plainBoxes(const QString& source, const QString& error);

} // namespace cyrano::tex
