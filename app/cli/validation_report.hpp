#pragma once

#include <string>

#include <tl/expected.hpp>

#include "app/cli/validation_output.hpp"

namespace cyrano::cli {

/// Writes <folder>/index.html: numbers, pictures, inputs, notes and citations of every bound. The
/// page loads nothing from anywhere. Needs a QApplication; the error is one line for the user.
[[nodiscard]] tl::expected<void, std::string> writeReport(const Validation& validation,
                                                          const std::string& folder);

} // namespace cyrano::cli
