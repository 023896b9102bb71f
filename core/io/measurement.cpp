#include "core/io/measurement.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/io/csv.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"

namespace cyrano::io {

const Comparison* Measurement::in(const std::string& variant) const noexcept {
    for (const Comparison& comparison : comparisons) {
        if (comparison.variant == variant) {
            return &comparison;
        }
    }
    return nullptr;
}

namespace {

struct Measured {
    double value = 0.0;
    double uncertainty = 0.0;
};

/// Nine digits: moments are known to twelve and differ in the ninth, so that more is noise of the
/// subtraction.
double withoutNoise(double difference) {
    return parseNumber(roundedNumber(difference, 9)).value_or(difference);
}

/// What one [[value]] says, whichever way it says it; problems are remembered by the reader.
class ValueReader {
  public:
    ValueReader(const toml::table& entry, std::string file)
        : entry_(entry), file_(std::move(file)) {}

    Result<Comparison> read(const std::string& variantKey) {
        Comparison out;
        TableReader r(entry_, file_, "[[value]]");
        out.variant = variantKey.empty() ? "" : r.text(variantKey);
        out.published = r.optionalText("published");
        out.note = r.optionalText("note");
        out.references = cited();
        problems_ = r.problems();
        const Measured left = entry_.contains("difference") ? measured("difference")
                              : entry_.contains("interval") ? fromInterval()
                                                            : fromPair();
        if (!problems_.empty()) {
            return tl::make_unexpected(problems_.front());
        }
        out.difference = left.value;
        out.uncertainty = left.uncertainty;
        return out;
    }

  private:
    Measured fromPair() {
        const Measured experiment = measured("experiment");
        const Measured theory = measured("theory");
        return {withoutNoise(experiment.value - theory.value),
                std::hypot(experiment.uncertainty, theory.uncertainty)};
    }

    Measured fromInterval() {
        const toml::table* entry = entry_["interval"].as_table();
        if (entry == nullptr) {
            fail("'interval' of a value is a table with lower, upper, sigmas and source");
            return {};
        }
        TableReader r(*entry, file_, "'interval'");
        const double lower = r.number("lower");
        const double upper = r.number("upper");
        const double sigmas = r.number("sigmas");
        if (r.problems().empty() && !(lower < upper && sigmas > 0.0)) {
            r.fail("'interval' has lower below upper and positive sigmas");
        }
        sourceOf(r);
        const Measured theory = measured("theory");
        return {withoutNoise(0.5 * (lower + upper) - theory.value), 0.5 * (upper - lower) / sigmas};
    }

    Measured measured(const std::string& key) {
        const toml::table* entry = entry_[key].as_table();
        if (entry == nullptr) {
            fail("'" + key + "' of a value is a table with value, uncertainty and source");
            return {};
        }
        TableReader r(*entry, file_, "'" + key + "'");
        const Measured out{r.number("value"), r.number("uncertainty")};
        if (r.problems().empty() && !(out.uncertainty > 0.0)) {
            r.fail("'uncertainty' of '" + key + "' must be positive");
        }
        sourceOf(r);
        return out;
    }

    /// Of every number of the value, also of those that only led to the difference.
    [[nodiscard]] std::vector<std::string> cited() const {
        std::vector<std::string> out;
        for (const auto& [name, node] : entry_) {
            const toml::table* number = node.as_table();
            const auto key =
                number == nullptr ? std::nullopt : (*number)["reference"].value<std::string>();
            if (key && std::find(out.begin(), out.end(), *key) == out.end()) {
                out.push_back(*key);
            }
        }
        return out;
    }

    /// Required of each number in use; then what was wrong with the table.
    void sourceOf(TableReader& r) {
        static_cast<void>(r.text("source"));
        static_cast<void>(r.text("reference"));
        problems_.insert(problems_.end(), r.problems().begin(), r.problems().end());
    }
    void fail(std::string text) {
        problems_.push_back({Severity::error, file_, lineOf(entry_), std::move(text)});
    }

    const toml::table& entry_;
    std::string file_;
    std::vector<Diagnostic> problems_;
};

} // namespace

Result<Measurement> readMeasurement(const std::string& file) {
    const auto text = readText(file, tomlFiles);
    return text ? parseMeasurement(*text, file) : tl::make_unexpected(text.error());
}

Result<Measurement> parseMeasurement(const std::string& text, const std::string& file) {
    const auto root = parseToml(text, file);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    TableReader r(*root, file, "the measurement");
    Measurement out;
    out.file = file;
    out.id = r.text("id");
    out.title = r.text("title");
    out.lepton = r.text("lepton");
    out.follows = r.optionalText("follows");
    out.scale = r.number("scale");
    if (r.problems().empty() && !(out.scale > 0.0)) {
        r.fail("'scale' is a power of ten such as 1e-11");
    }
    if (!r.problems().empty()) {
        return tl::make_unexpected(r.problems().front());
    }
    const toml::array* values = (*root)["value"].as_array();
    if (values == nullptr) {
        return failure("has no [[value]]", file);
    }
    for (const toml::node& node : *values) {
        const toml::table* entry = node.as_table();
        if (entry == nullptr) {
            return failure("'value' is a list of tables", file, lineOf(node));
        }
        auto comparison = ValueReader(*entry, file).read(out.follows);
        if (!comparison) {
            return tl::make_unexpected(comparison.error());
        }
        out.comparisons.push_back(std::move(*comparison));
    }
    return out;
}

} // namespace cyrano::io
