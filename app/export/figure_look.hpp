// What an output may change of a figure without changing what it says: colours and letters.
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include "core/figure/figure.hpp"

namespace cyrano::exporting {

/// Whose colours the regions have.
enum class Palette {
    records,  ///< as their records say
    okabeIto, ///< jfly.uni-koeln.de/color: eight colours told apart by all
    petroff   ///< arXiv:2107.02270: ten colours told apart by all
};

/// "records", "okabe-ito", "petroff".
[[nodiscard]] const QStringList& paletteNames();
[[nodiscard]] QString name(Palette palette);
[[nodiscard]] std::optional<Palette> paletteCalled(const QString& name);

/// The colours of a palette, first the one given first; none of the records'.
[[nodiscard]] std::vector<QColor> coloursOf(Palette palette);

enum class Letters { serif, sans };

/// The figure with the colours of a palette, given to the regions seen from back to front; a curve
/// over a region shares its colour, and one chosen by hand stays. Where colours run out, they
/// return darker.
[[nodiscard]] figure::Figure recoloured(figure::Figure figure, Palette palette);

/// The figure with upright letters and numbers without serifs.
[[nodiscard]] figure::Figure lettered(figure::Figure figure, Letters letters);

} // namespace cyrano::exporting
