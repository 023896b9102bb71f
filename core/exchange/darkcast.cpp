#include <array>

#include "core/exchange/readers.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::exchange {

namespace {

/// Ends a run where the search sets no limit. An upper edge without limit is kept: it says that
/// the region goes on.
std::vector<Run> cutWhereNoLimit(const std::vector<Run>& runs) {
    std::vector<Run> out;
    for (const Run& run : runs) {
        bool open = false;
        for (const Row& row : run) {
            if (row.values[1] >= darkcastNoLimit) {
                open = false;
                continue;
            }
            if (!open) {
                out.emplace_back();
                open = true;
            }
            out.back().push_back(row);
        }
    }
    return out;
}

} // namespace

io::Result<Import> readDarkcast(const std::string& text, const std::string& file) {
    auto read = readTable(text, file, Format::darkcast);
    if (!read) {
        return read;
    }
    for (Curve& curve : read->curves) {
        const int line = curve.runs.front().front().line;
        const std::size_t columns = curve.columns.size();
        if (columns != 2 && columns != 3) {
            return io::failure(
                "a .lmt has two or three columns (mass, lower, upper), this row has " +
                    std::to_string(columns) +
                    "; for other tables give the file the ending .csv or .txt",
                file, line);
        }
        curve.runs = cutWhereNoLimit(curve.runs);
        if (curve.runs.empty()) {
            return io::failure("sets no limit anywhere: every row says 1e5", file, line);
        }
        if (curve.shape.empty()) {
            curve.shape = columns == 3 ? "two-sided" : "lower-edge";
        }
        if (curve.plane.empty()) {
            curve.plane = "mass-epsilon";
        }
        const scene::PlaneKind* plane = scene::findPlane(curve.plane);
        const std::string unit(plane == nullptr || plane->yUnit.empty() ? "1" : plane->yUnit);
        static constexpr std::array names{"mass", "lower", "upper"};
        for (std::size_t i = 0; i < columns; ++i) {
            curve.columns[i] = {names[i], i == 0 ? "GeV" : unit, false};
        }
    }
    return read;
}

} // namespace cyrano::exchange
