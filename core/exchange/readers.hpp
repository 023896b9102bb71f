#pragma once

#include <string>

#include "core/exchange/formats.hpp"

// The readers behind parseCurves(), one per family of formats.
namespace cyrano::exchange {

/// Columns of text: plain, AxionLimits and the CSV export of HEPData share all but their meaning.
[[nodiscard]] io::Result<Import> readTable(const std::string& text, const std::string& file,
                                           Format format);

/// Darkcast's .lmt (arXiv:1801.04847): mass in GeV, lower and perhaps upper edge of ε; the first
/// line names the columns, 1e5 stands for "no limit here".
[[nodiscard]] io::Result<Import> readDarkcast(const std::string& text, const std::string& file);

/// HEPData's YAML or JSON: a data table, or documents that hold several.
[[nodiscard]] io::Result<Import> readHepdataYaml(const std::string& text, const std::string& file);

/// "babar-4mu" of "/somewhere/babar-4mu.csv".
[[nodiscard]] std::string stemOf(const std::string& file);

} // namespace cyrano::exchange
