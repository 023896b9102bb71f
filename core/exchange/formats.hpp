#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/io/diagnostic.hpp"
#include "core/io/limits.hpp"

namespace cyrano::exchange {

/// File formats in which the field passes curves around.
enum class Format { automatic, text, axionLimits, darkcast, hepdataYaml, hepdataCsv };

/// "CSV or columns of text", "AxionLimits", …
[[nodiscard]] const char* name(Format format) noexcept;

/// What a file may hold before it is refused, beside the limits of core/io/limits.hpp.
inline constexpr std::size_t largestFileBytes = io::curveFiles.bytes;
inline constexpr std::size_t mostRows = 200'000;
inline constexpr std::size_t mostColumns = 200;
inline constexpr std::size_t mostCurves = 1000;
inline constexpr std::size_t mostCells = 4'000'000; ///< of all tables together

/// Darkcast writes this coupling where a search sets no limit (arXiv:1801.04847).
inline constexpr double darkcastNoLimit = 1e5;

struct Column {
    std::string name;
    std::string unit;   ///< as the file declares it; empty where it does not
    bool words = false; ///< labels instead of numbers; its values are NaN
};

/// One row; a value that the file leaves out is NaN.
struct Row {
    int line = 0; ///< in the file, 0 where unknown
    std::vector<double> values;
};

/// Rows that belong together: blank lines, labels and dividers of the format end a run.
using Run = std::vector<Row>;

/// One curve of a file, in the file's own columns and units.
struct Curve {
    std::string file;
    std::string name;
    std::string description;
    Format format = Format::text;
    std::vector<Column> columns;
    std::vector<Run> runs;
    std::string plane; ///< where the file says it, an id of scene::PlaneKind
    std::string shape; ///< where the file says it: "closed", "lower-edge", "open left top", …

    [[nodiscard]] std::size_t rows() const noexcept;
};

/// What reading a file gave: its curves, and remarks on what was passed over.
struct Import {
    std::vector<Curve> curves;
    io::Diagnostics notes;
};

/// Reads a file of any of the formats, told apart by name and content. Paths inside the file are
/// never followed. Anything unreadable, too large or malformed is refused with file, line and what
/// to do about it; never throws.
[[nodiscard]] io::Result<Import> readCurves(const std::string& file,
                                            Format format = Format::automatic);

/// The same from text at hand; `file` serves messages, names and the telling apart.
[[nodiscard]] io::Result<Import> parseCurves(const std::string& text, const std::string& file,
                                             Format format = Format::automatic);

} // namespace cyrano::exchange
