#include <algorithm>
#include <utility>

#include "core/io/record.hpp"

namespace cyrano::io {

std::string Record::caution() const {
    std::string out;
    for (const auto& [known, words] :
         {std::pair{"memory", "inputs from memory"}, std::pair{"fitted", "fitted inputs"}}) {
        const bool any =
            std::any_of(inputs.begin(), inputs.end(), [status = known](const auto& entry) {
                return entry.second.status.starts_with(status);
            });
        if (any) {
            out += (out.empty() ? "" : ", ") + std::string(words);
        }
    }
    return out;
}

Result<double> Record::input(const std::string& name, const std::string& unit) const {
    const auto found = inputs.find(name);
    if (found == inputs.end()) {
        return failure("kind '" + kind + "' needs the input '" + name + "' in " + unit, file);
    }
    if (!found->second.word.empty()) {
        return failure("input '" + name + "' is wanted as a number", file);
    }
    if (found->second.derived) {
        return failure("input '" + name + "' is derived, and wanted with a value", file);
    }
    if (found->second.unit != unit) {
        return failure(
            "input '" + name + "' is wanted in " + unit + ", given in " + found->second.unit, file);
    }
    return found->second.value;
}

Result<Table> Record::table(const std::string& name, const std::string& yUnit) const {
    const auto found = tables.find(name);
    if (found == tables.end()) {
        return failure("kind '" + kind + "' needs the table '" + name + "'", file);
    }
    if (found->second.xUnit != "GeV" || found->second.yUnit != yUnit) {
        return failure("table '" + name + "' is wanted in GeV against " + yUnit + ", given in " +
                           found->second.xUnit + " against " + found->second.yUnit,
                       file);
    }
    return found->second;
}

} // namespace cyrano::io
