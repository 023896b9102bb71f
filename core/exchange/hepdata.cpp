#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/exchange/readers.hpp"
#include "core/exchange/text_lines.hpp"
#include "core/exchange/writers.hpp"
#include "core/exchange/yaml_tree.hpp"

namespace cyrano::exchange {

namespace {

using Kind = YamlTree::Kind;
using Node = YamlTree::Node;

constexpr std::size_t longestText = 2000;

std::string textOf(const Node& node) {
    return node.kind == Kind::scalar ? oneLine(node.text) : std::string{};
}

const std::string& tableHint() {
    static const std::string text =
        "a HEPData table is a map with 'independent_variables' and 'dependent_variables'";
    return text;
}

class YamlReading {
  public:
    explicit YamlReading(const std::string& file) : file_(file) {}

    io::Result<Import> read(const std::vector<const Node*>& documents) {
        for (const Node* document : documents) {
            if (auto done = readDocument(*document); !done) {
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
    [[nodiscard]] tl::unexpected<io::Diagnostic> wrong(std::string text, const Node& node) const {
        return io::failure(std::move(text), file_, node.line);
    }

    io::Result<void> readDocument(const Node& document) {
        if (document.kind == Kind::none) {
            return {};
        }
        if (document.kind != Kind::map) {
            return wrong("is no HEPData table; " + tableHint(), document);
        }
        if (const Node& named = document["data_file"]; named.kind != Kind::none) {
            elsewhere_ += (elsewhere_.empty() ? "" : ", ") + textOf(named);
            elsewhereLine_ = named.line;
            out_.notes.push_back({io::Severity::note, file_, elsewhereLine_,
                                  "the table '" + excerpt(textOf(document["name"])) + "' is in " +
                                      excerpt(textOf(named)) + ", which is not opened from here"});
            return {};
        }
        if (document["independent_variables"].kind == Kind::none &&
            document["dependent_variables"].kind == Kind::none) {
            return {}; // the introduction of a submission
        }
        return readTable(document);
    }

    io::Result<void> readTable(const Node& document) {
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
            const Node& list = document[kind];
            if (list.kind != Kind::sequence) {
                return wrong(std::string("the table lacks a list of '") + kind + "'; " +
                                 tableHint(),
                             list.kind != Kind::none ? list : document);
            }
            for (const Node* variable : list.children) {
                if (auto done = readVariable(*variable, curve, columns, lines); !done) {
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
        if (out_.curves.size() == mostCurves) {
            return wrong("holds more than " + std::to_string(mostCurves) +
                             " tables; keep those you want",
                         document);
        }
        fillRuns(curve, columns, lines);
        if (curve.runs.empty()) {
            return wrong("the table '" + excerpt(curve.name) + "' has no rows of numbers",
                         document);
        }
        out_.curves.push_back(std::move(curve));
        return {};
    }

    io::Result<void> readVariable(const Node& variable, Curve& curve,
                                  std::vector<std::vector<double>>& columns,
                                  std::vector<int>& lines) {
        const Node& header = variable["header"];
        const Node& values = variable["values"];
        if (header.kind != Kind::map || values.kind != Kind::sequence) {
            return wrong("a variable has a 'header' {name, units} and a list of 'values'",
                         variable);
        }
        if (columns.size() == mostColumns) {
            return wrong("has more than " + std::to_string(mostColumns) + " columns", variable);
        }
        Column column{textOf(header["name"]), textOf(header["units"]), false};
        if (!columns.empty() && values.children.size() != lines.size()) {
            return wrong("'" + excerpt(column.name) + "' has " +
                             std::to_string(values.children.size()) +
                             " values, the variables before it " + std::to_string(lines.size()) +
                             "; every variable of a table has as many rows",
                         values);
        }
        if (rows_ + values.children.size() > mostRows) {
            return wrong("has more than " + std::to_string(mostRows) + " rows; thin the curve",
                         values);
        }
        std::vector<double> numbers;
        std::size_t words = 0;
        for (const Node* entry : values.children) {
            const auto number = numberOf(*entry);
            if (!number) {
                return tl::make_unexpected(number.error());
            }
            words += std::isnan(*number) && !missing(textOf((*entry)["value"])) ? 1U : 0U;
            numbers.push_back(*number);
            if (columns.empty()) {
                lines.push_back(entry->line);
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
    io::Result<double> numberOf(const Node& entry) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        if (entry.kind != Kind::map) {
            return wrong("a value is written {value: 1.5} or {low: 1, high: 2}", entry);
        }
        if (const Node& value = entry["value"]; value.kind != Kind::none) {
            const std::string text = textOf(value);
            if (const auto number = numberIn(text)) {
                return *number;
            }
            if (decimalComma(text)) {
                return wrong(decimalCommaText(text), value);
            }
            if (!missing(text)) {
                badWord_ = excerpt(text);
                badLine_ = value.line;
            }
            return none;
        }
        const auto low = numberIn(textOf(entry["low"]));
        const auto high = numberIn(textOf(entry["high"]));
        if (low && high) {
            return 0.5 * (*low + *high);
        }
        if (entry["low"].kind != Kind::none || entry["high"].kind != Kind::none) {
            return wrong("a bin has two numbers, {low: 1, high: 2}", entry);
        }
        return none;
    }

    static void readQualifiers(const Node& list, Curve& curve) {
        if (list.kind != Kind::sequence) {
            return;
        }
        for (const Node* entry : list.children) {
            const Node& qualifier = *entry;
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
    return YamlTree::parse(text, file).and_then([&file](const YamlTree& tree) {
        return YamlReading(file).read(tree.documents());
    });
}

} // namespace cyrano::exchange
