#include "app/plot/bands.hpp"

#include <algorithm>
#include <cstddef>

namespace cyrano::plot {

namespace {

struct Run {
    int length;
    bool changed;
};

} // namespace

std::vector<int> bandsFor(const std::vector<bool>& changed, int mostBands) {
    std::vector<Run> runs;
    for (const bool flag : changed) {
        if (!runs.empty() && runs.back().changed == flag) {
            ++runs.back().length;
        } else {
            runs.push_back({1, flag});
        }
    }
    // Too many runs: the shortest gap between two changed ones is repainted with them.
    while (static_cast<int>(runs.size()) > std::max(1, mostBands)) {
        std::size_t shortest = runs.size();
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (!runs[i].changed &&
                (shortest == runs.size() || runs[i].length < runs[shortest].length)) {
                shortest = i;
            }
        }
        runs[shortest].changed = true;
        std::vector<Run> merged;
        for (const Run& run : runs) {
            if (!merged.empty() && merged.back().changed == run.changed) {
                merged.back().length += run.length;
            } else {
                merged.push_back(run);
            }
        }
        runs = std::move(merged);
    }
    std::vector<int> out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        out.insert(out.end(), static_cast<std::size_t>(runs[i].length), static_cast<int>(i));
    }
    return out;
}

} // namespace cyrano::plot
