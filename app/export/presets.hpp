// Sizes and weights of figures for the places they go to.
#pragma once

#include <QSizeF>
#include <QString>

#include <vector>

#include "app/export/figure_export.hpp"

namespace cyrano::exporting {

struct Preset {
    QString name;  ///< for the command line
    QString title; ///< for people
    QSizeF sizeMm; ///< the height may be changed without harm
    Letters letters = Letters::serif;
    plot::PlotStyle style;
};

/// All of them; the first is what an export without a preset takes.
[[nodiscard]] const std::vector<Preset>& presets();
/// Null where there is none of that name.
[[nodiscard]] const Preset* findPreset(const QString& name);

/// The preset's size, letters and style; what else is chosen stays.
void apply(const Preset& preset, ExportOptions& options);

} // namespace cyrano::exporting
