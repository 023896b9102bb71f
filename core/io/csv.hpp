#pragma once

#include <string>
#include <vector>

#include "core/io/diagnostic.hpp"
#include "core/io/limits.hpp"
#include "core/io/record.hpp"

namespace cyrano::io {

/// Reads a curve: header `segment,<x>,<y>`, then rows of a segment number and two finite, positive
/// numbers. A new segment number starts an unconnected piece. Lines starting with # are comments.
[[nodiscard]] Result<std::vector<CurveSegment>> readCurve(const std::string& file);

/// The same from text at hand; `file` serves messages.
[[nodiscard]] Result<std::vector<CurveSegment>> parseCurve(const std::string& text,
                                                           const std::string& file);

/// Whole file as text; one larger than the limit, and a pipe without end, are refused.
[[nodiscard]] Result<std::string> readText(const std::string& file,
                                           const SizeLimit& limit = anyFiles);

/// Writes through a temporary file and a rename, so that a reader never sees half a file and a
/// failure leaves the old one.
[[nodiscard]] Result<void> writeText(const std::string& file, const std::string& text);

} // namespace cyrano::io
