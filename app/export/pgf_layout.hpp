// Where everything of a figure lies on the paper, for outputs that another program typesets.
#pragma once

#include "app/export/figure_export.hpp"
#include "app/export/pgf_export.hpp"

namespace cyrano::exporting {

/// The frame, the names of the regions and the caption where the other outputs of that size have
/// them. Needs a QApplication.
[[nodiscard]] PgfOptions pgfLayout(const figure::Figure& figure, const ExportOptions& options);

} // namespace cyrano::exporting
