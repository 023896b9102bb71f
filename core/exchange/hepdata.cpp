#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "core/exchange/readers.hpp"
#include "core/exchange/text_lines.hpp"
#include "core/exchange/writers.hpp"

namespace cyrano::exchange {

namespace {

/// More scalars than the largest table that is read could need.
constexpr std::size_t mostScalars = 4'000'000;
constexpr std::size_t longestText = 2000;

int lineOf(const YAML::Mark& mark) {
    return mark.is_null() ? 0 : mark.line + 1;
}

/// Walks through the file before it is built up in memory.
class Guard final : public YAML::EventHandler {
  public:
    struct Refused {
        int line;
        std::string why;
    };

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { count(mark); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { count(mark); }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  const std::string&) override {
        count(mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        enter(mark);
    }
    void OnSequenceEnd() override { --depth_; }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        enter(mark);
    }
    void OnMapEnd() override { --depth_; }

  private:
    void count(const YAML::Mark& mark) {
        if (++scalars_ > mostScalars) {
            throw Refused{lineOf(mark), "holds more values than any curve needs; keep the one "
                                        "table you want"};
        }
    }
    void enter(const YAML::Mark& mark) {
        count(mark);
        if (++depth_ > deepestNesting) {
            throw Refused{lineOf(mark), "is nested deeper than " + std::to_string(deepestNesting) +
                                            " levels; a HEPData table has about five"};
        }
    }

    int depth_ = 0;
    std::size_t scalars_ = 0;
};

std::string textOf(const YAML::Node& node) {
    return node && node.IsScalar() ? oneLine(node.Scalar()) : std::string{};
}

const std::string& tableHint() {
    static const std::string text =
        "a HEPData table is a map with 'independent_variables' and 'dependent_variables'";
    return text;
}

class YamlReading {
  public:
    explicit YamlReading(const std::string& file) : file_(file) {}

    io::Result<Import> read(const std::vector<YAML::Node>& documents) {
        for (const YAML::Node& document : documents) {
            if (auto done = readDocument(document); !done) {
                return tl::make_unexpected(done.error());
            }
        }
        if (!out_.curves.empty()) {
            return std::move(out_);
        }
        if (!elsewhere_.empty()) {
            return io::failure("holds no numbers itself, they are in " + excerpt(elsewhere_, 120) +
                                   "; open one of those files",
                               file_, elsewhereLine_);
        }
        return io::failure("holds no table; " + tableHint(), file_, 1);
    }

  private:
    [[nodiscard]] tl::unexpected<io::Diagnostic> wrong(std::string text,
                                                       const YAML::Node& node) const {
        return io::failure(std::move(text), file_, lineOf(node.Mark()));
    }

    io::Result<void> readDocument(const YAML::Node& document) {
        if (document.IsNull()) {
            return {};
        }
        if (!document.IsMap()) {
            return wrong("is no HEPData table; " + tableHint(), document);
        }
        if (document["data_file"]) {
            elsewhere_ += (elsewhere_.empty() ? "" : ", ") + textOf(document["data_file"]);
            elsewhereLine_ = lineOf(document["data_file"].Mark());
            out_.notes.push_back({io::Severity::note, file_, elsewhereLine_,
                                  "the table '" + excerpt(textOf(document["name"])) + "' is in " +
                                      excerpt(textOf(document["data_file"])) +
                                      ", which is not opened from here"});
            return {};
        }
        if (!document["independent_variables"] && !document["dependent_variables"]) {
            return {}; // the introduction of a submission
        }
        return readTable(document);
    }

    io::Result<void> readTable(const YAML::Node& document) {
        Curve curve;
        curve.file = file_;
        curve.format = Format::hepdataYaml;
        curve.name = textOf(document["name"]);
        if (curve.name.empty()) {
            curve.name = stemOf(file_);
        }
        curve.description = excerpt(textOf(document["description"]), longestText);
        std::vector<std::vector<double>> columns;
        std::vector<int> lines;
        for (const char* kind : {"independent_variables", "dependent_variables"}) {
            const YAML::Node list = document[kind];
            if (!list || !list.IsSequence()) {
                return wrong(std::string("the table lacks a list of '") + kind + "'; " +
                                 tableHint(),
                             list && !list.IsNull() ? list : document);
            }
            for (const YAML::Node& variable : list) {
                if (auto done = readVariable(variable, curve, columns, lines); !done) {
                    return done;
                }
            }
        }
        if (columns.size() < 2) {
            return wrong("the table has " + std::to_string(columns.size()) +
                             " column; a curve needs a mass and a coupling",
                         document);
        }
        rows_ += lines.size();
        fillRuns(curve, columns, lines);
        if (curve.runs.empty()) {
            return wrong("the table '" + excerpt(curve.name) + "' has no rows of numbers",
                         document);
        }
        out_.curves.push_back(std::move(curve));
        return {};
    }

    io::Result<void> readVariable(const YAML::Node& variable, Curve& curve,
                                  std::vector<std::vector<double>>& columns,
                                  std::vector<int>& lines) {
        const bool map = variable.IsMap();
        if (!map || !variable["header"] || !variable["header"].IsMap() || !variable["values"] ||
            !variable["values"].IsSequence()) {
            return wrong("a variable has a 'header' {name, units} and a list of 'values'",
                         variable);
        }
        const YAML::Node header = variable["header"];
        const YAML::Node values = variable["values"];
        if (columns.size() == mostColumns) {
            return wrong("has more than " + std::to_string(mostColumns) + " columns", variable);
        }
        Column column{textOf(header["name"]), textOf(header["units"]), false};
        if (!columns.empty() && values.size() != lines.size()) {
            return wrong("'" + excerpt(column.name) + "' has " + std::to_string(values.size()) +
                             " values, the variables before it " + std::to_string(lines.size()) +
                             "; every variable of a table has as many rows",
                         values);
        }
        if (rows_ + values.size() > mostRows) {
            return wrong("has more than " + std::to_string(mostRows) + " rows; thin the curve",
                         values);
        }
        std::vector<double> numbers;
        std::size_t words = 0;
        for (const YAML::Node& entry : values) {
            const auto number = numberOf(entry);
            if (!number) {
                return tl::make_unexpected(number.error());
            }
            words += std::isnan(*number) && !missing(textOf(entry["value"])) ? 1U : 0U;
            numbers.push_back(*number);
            if (columns.empty()) {
                lines.push_back(lineOf(entry.Mark()));
            }
        }
        // A column of words labels its rows; a word among numbers is a mistake.
        column.words = words > 0 && words == numbers.size();
        if (words > 0 && !column.words) {
            return io::failure("'" + excerpt(column.name) + "' mixes numbers and words: '" +
                                   badWord_ + "' is no number",
                               file_, badLine_);
        }
        readQualifiers(variable["qualifiers"], curve);
        curve.columns.push_back(std::move(column));
        columns.push_back(std::move(numbers));
        return {};
    }

    /// {value: 1}, {low: 0, high: 2} (its middle) or {value: '-'} (NaN); words are NaN as well.
    io::Result<double> numberOf(const YAML::Node& entry) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        if (!entry.IsMap()) {
            return wrong("a value is written {value: 1.5} or {low: 1, high: 2}", entry);
        }
        if (const YAML::Node value = entry["value"]; value && !value.IsNull()) {
            const std::string text = textOf(value);
            if (const auto number = numberIn(text)) {
                return *number;
            }
            if (decimalComma(text)) {
                return wrong(decimalCommaText(text), value);
            }
            if (!missing(text)) {
                badWord_ = excerpt(text);
                badLine_ = lineOf(value.Mark());
            }
            return none;
        }
        const auto low = numberIn(textOf(entry["low"]));
        const auto high = numberIn(textOf(entry["high"]));
        if (low && high) {
            return 0.5 * (*low + *high);
        }
        if (entry["low"] || entry["high"]) {
            return wrong("a bin has two numbers, {low: 1, high: 2}", entry);
        }
        return none;
    }

    static void readQualifiers(const YAML::Node& list, Curve& curve) {
        if (!list.IsDefined() || !list.IsSequence()) {
            return;
        }
        for (const YAML::Node& qualifier : list) {
            if (!qualifier.IsMap()) {
                continue;
            }
            const std::string name = textOf(qualifier["name"]);
            const std::string value = textOf(qualifier["value"]);
            if (name == "PLANE") {
                curve.plane = value;
            } else if (name == "SHAPE") {
                curve.shape = value;
            } else if (curve.description.size() < longestText) {
                curve.description +=
                    '\n' + excerpt(name, longestText) + ": " + excerpt(value, longestText);
            }
        }
    }

    static void fillRuns(Curve& curve, const std::vector<std::vector<double>>& columns,
                         const std::vector<int>& lines) {
        bool open = false;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Row row{lines[i], {}};
            for (const auto& column : columns) {
                row.values.push_back(column[i]);
            }
            const bool empty = std::all_of(row.values.begin(), row.values.end(),
                                           [](double value) { return std::isnan(value); });
            if (!empty && !open) {
                curve.runs.emplace_back();
            }
            open = !empty;
            if (open) {
                curve.runs.back().push_back(std::move(row));
            }
        }
    }

    const std::string& file_;
    Import out_;
    std::string elsewhere_;
    int elsewhereLine_ = 0;
    std::string badWord_;
    int badLine_ = 0;
    std::size_t rows_ = 0;
};

} // namespace

io::Result<Import> readHepdataYaml(const std::string& text, const std::string& file) {
    try {
        std::istringstream in(text);
        YAML::Parser parser(in);
        Guard guard;
        while (parser.HandleNextDocument(guard)) {
        }
        return YamlReading(file).read(YAML::LoadAll(text));
    } catch (const Guard::Refused& refused) {
        return io::failure(refused.why, file, refused.line);
    } catch (const YAML::Exception& problem) {
        return io::failure("is no valid YAML here: " + problem.msg, file, lineOf(problem.mark));
    }
}

} // namespace cyrano::exchange
