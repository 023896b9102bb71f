#include "core/io/measurement.hpp"

#include <cmath>

#include "core/io/csv.hpp"
#include "core/io/toml_tools.hpp"

namespace cyrano::io {

double Comparison::uncertainty() const noexcept {
    return std::hypot(experiment.uncertainty, theory.uncertainty);
}

const Comparison* Measurement::in(const std::string& epoch) const noexcept {
    for (const Comparison& comparison : comparisons) {
        if (comparison.epoch == epoch) {
            return &comparison;
        }
    }
    return nullptr;
}

namespace {

Result<Measured> readMeasured(const toml::table& parent, const std::string& key,
                              const std::string& file) {
    const toml::table* entry = parent[key].as_table();
    if (entry == nullptr) {
        return failure("'" + key + "' of a value is a table with value, uncertainty and source",
                       file, lineOf(parent));
    }
    TableReader r(*entry, file, "'" + key + "'");
    Measured out{r.number("value"), r.number("uncertainty"), r.text("source"), r.text("reference")};
    if (r.problems().empty() && !(out.uncertainty > 0.0)) {
        r.fail("'uncertainty' of '" + key + "' must be positive");
    }
    if (!r.problems().empty()) {
        return tl::make_unexpected(r.problems().front());
    }
    return out;
}

} // namespace

Result<Measurement> readMeasurement(const std::string& file) {
    const auto text = readText(file);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    const auto root = parseToml(*text, file);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    TableReader r(*root, file, "the measurement");
    Measurement out;
    out.file = file;
    out.id = r.text("id");
    out.title = r.text("title");
    out.lepton = r.text("lepton");
    if (!r.problems().empty()) {
        return tl::make_unexpected(r.problems().front());
    }
    const toml::array* values = (*root)["value"].as_array();
    if (values == nullptr) {
        return failure("has no [[value]]", file);
    }
    for (const toml::node& node : *values) {
        const toml::table* entry = node.as_table();
        if (entry == nullptr || !entry->contains("experiment") || !entry->contains("theory")) {
            continue; // intervals and differences are read by the kinds that use them
        }
        TableReader e(*entry, file, "[[value]]");
        Comparison comparison;
        comparison.epoch = e.optionalText("epoch");
        comparison.note = e.optionalText("note");
        auto experiment = readMeasured(*entry, "experiment", file);
        auto theory = readMeasured(*entry, "theory", file);
        if (!experiment || !theory) {
            return tl::make_unexpected(!experiment ? experiment.error() : theory.error());
        }
        comparison.experiment = *experiment;
        comparison.theory = *theory;
        out.comparisons.push_back(std::move(comparison));
    }
    return out;
}

} // namespace cyrano::io
