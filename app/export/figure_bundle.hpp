// A figure with all that belongs to it, in one folder.
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include "app/export/figure_export.hpp"
#include "core/picture/picture.hpp"

namespace cyrano::exporting {

/// Writes figure.pdf, curves.csv, hepdata.yaml (what is drawn, in numbers), references.bib and
/// scene.toml into a folder, which is made where it is missing; each file appears whole or not at
/// all, over one of the same name. Gives the names written; the error is one line for the user.
/// Needs a QApplication.
[[nodiscard]] tl::expected<QStringList, QString> writeBundle(const picture::Picture& picture,
                                                             const bounds::Catalogue& catalogue,
                                                             const QString& folder,
                                                             const ExportOptions& options = {});

} // namespace cyrano::exporting
