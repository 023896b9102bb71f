#pragma once

#include <QString>

#include "core/bounds/catalogue.hpp"

namespace cyrano::app {

/// Finds datasets and tables: the folder named by the environment variable CYRANO_DATA, else
/// beside the program (a build folder), else ../share/cyrano (an installed program).
/// The user's own bounds: the folder named by CYRANO_USER_BOUNDS, else cyrano/bounds among the
/// user's data (~/.local/share). Needs a QCoreApplication.
[[nodiscard]] bounds::DataFolders findDataFolders();

} // namespace cyrano::app
