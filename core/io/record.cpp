#include "core/io/record.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/io/csv.hpp"
#include "core/io/excerpt.hpp"
#include "core/io/limits.hpp"
#include "core/io/marked_points.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"
#include "core/io/toml_tools.hpp"

namespace cyrano::io {

namespace {

namespace fs = std::filesystem;

constexpr int formatVersion = 1;
constexpr double latestYear = 9999.0;

const std::vector<std::string> recordKeys{"cyrano",
                                          "id",
                                          "title",
                                          "label",
                                          "kind",
                                          "group",
                                          "status",
                                          "origin",
                                          "year",
                                          "confidence_level",
                                          "mechanism",
                                          "references",
                                          "licence",
                                          "colour",
                                          "notes",
                                          "supersedes",
                                          "applies_to",
                                          "inputs",
                                          "tables",
                                          "contour",
                                          "measurement",
                                          "reference",
                                          "reference_events",
                                          "benchmark",
                                          "condition"};

const std::vector<std::string> inputKeys{"value", "unit",   "source",  "status", "range",
                                         "scale", "symbol", "choices", "help",   "derived"};

template <class Enum>
Enum oneOf(TableReader& reader, const std::string& key, const toml::table& table,
           const std::vector<std::pair<std::string, Enum>>& names) {
    const std::string word = reader.text(key);
    std::vector<std::string> known;
    for (const auto& [name, value] : names) {
        if (name == word) {
            return value;
        }
        known.push_back(name);
    }
    if (!word.empty()) {
        std::string list;
        for (const std::string& name : known) {
            list += (list.empty() ? "" : ", ") + name;
        }
        reader.fail("'" + key + "' is one of " + list + "; got '" + word + "'", table.get(key));
    }
    return names.front().second;
}

const std::vector<std::pair<std::string, Status>> statusNames{{"measured", Status::measured},
                                                              {"projected", Status::projected},
                                                              {"superseded", Status::superseded},
                                                              {"disputed", Status::disputed}};
const std::vector<std::pair<std::string, Origin>> originNames{
    {"computed", Origin::computed}, {"recast", Origin::recast}, {"digitised", Origin::digitised}};
using Shape = PublishedContour::Shape;
using Side = PublishedContour::Side;
const std::vector<std::pair<std::string, Shape>> shapeNames{
    {"lower-edge", Shape::lowerEdge}, {"open", Shape::open}, {"closed", Shape::closed}};

template <class Enum>
std::string nameOf(const std::vector<std::pair<std::string, Enum>>& names, Enum value) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [value](const auto& entry) { return entry.second == value; });
    return found == names.end() ? std::string{} : found->first;
}

std::optional<Side> sideOf(const std::string& word) {
    if (word == "left") {
        return Side::left;
    }
    if (word == "right") {
        return Side::right;
    }
    if (word == "top") {
        return Side::top;
    }
    if (word == "bottom") {
        return Side::bottom;
    }
    return std::nullopt;
}

/// One reading: collects into `record`, stops at the first problem.
class RecordReader {
  public:
    RecordReader(std::string folder, const toml::table& root, std::string file)
        : folder_(std::move(folder)), root_(root), file_(std::move(file)) {
        record_.file = file_;
    }

    Result<Record> read() {
        if (auto keys = onlyKeys(root_, recordKeys, file_, "the record"); !keys) {
            return tl::make_unexpected(keys.error());
        }
        for (const auto step :
             {&RecordReader::readHead, &RecordReader::readAppliesTo, &RecordReader::readInputs,
              &RecordReader::readTables, &RecordReader::readContours,
              &RecordReader::readReferenceEvents, &RecordReader::readBenchmark}) {
            if (auto problem = (this->*step)()) {
                return tl::make_unexpected(*problem);
            }
        }
        return std::move(record_);
    }

  private:
    using Problem = std::optional<Diagnostic>;

    static Problem firstOf(const TableReader& reader) {
        return reader.problems().empty() ? Problem{} : reader.problems().front();
    }

    Problem readHead() {
        TableReader r(root_, file_, "the record");
        if (const double version = r.number("cyrano");
            r.problems().empty() && version != formatVersion) {
            r.fail("is of format " + shortNumber(version) + ", this program reads format " +
                       std::to_string(formatVersion),
                   root_.get("cyrano"));
        }
        record_.id = r.text("id");
        if (const std::string folder = fs::path(folder_).filename().string();
            r.problems().empty() && record_.id != folder) {
            r.fail("id '" + record_.id + "' differs from its folder '" + folder + "'",
                   root_.get("id"));
        }
        record_.title = r.text("title");
        record_.label = r.text("label");
        record_.kind = r.text("kind");
        record_.group = r.text("group");
        record_.status = oneOf(r, "status", root_, statusNames);
        record_.origin = oneOf(r, "origin", root_, originNames);
        const double year = r.number("year");
        if (r.problems().empty() && !(year >= 0.0 && year <= latestYear)) {
            r.fail("'year' is a year", root_.get("year"));
        }
        record_.year = r.problems().empty() ? static_cast<int>(year) : 0;
        record_.confidenceLevel = r.text("confidence_level");
        record_.mechanism = r.text("mechanism");
        record_.references = r.words("references");
        record_.licence = r.text("licence");
        record_.colour = r.text("colour");
        record_.notes = r.text("notes");
        record_.supersedes = r.optionalWords("supersedes");
        record_.measurement = r.optionalText("measurement");
        record_.condition = r.optionalText("condition");
        return firstOf(r);
    }

    Problem readAppliesTo() {
        TableReader r(root_, file_, "the record");
        const toml::table* applies = r.optionalTable("applies_to");
        if (applies == nullptr) {
            r.fail("'applies_to' is missing: which particles and couplings the bound speaks about");
            return firstOf(r);
        }
        if (auto keys = onlyKeys(*applies, {"particles", "couplings"}, file_, "'applies_to'");
            !keys) {
            return keys.error();
        }
        TableReader inner(*applies, file_, "'applies_to'");
        record_.particles = inner.words("particles");
        record_.couplings = inner.words("couplings");
        return firstOf(inner);
    }

    Problem readInputs() {
        const toml::table* inputs = root_["inputs"].as_table();
        if (inputs == nullptr) {
            return {};
        }
        if (inputs->size() > mostRecordInputs) {
            return Diagnostic{Severity::error, file_, lineOf(*inputs),
                              "has more than " + std::to_string(mostRecordInputs) + " inputs"};
        }
        for (const auto& [key, node] : *inputs) {
            const std::string name(key.str());
            const std::string where = "input '" + excerpt(name) + "'";
            const toml::table* entry = node.as_table();
            if (entry == nullptr) {
                return Diagnostic{Severity::error, file_, lineOf(node),
                                  where + " is a table with value, unit and source"};
            }
            if (auto keys = onlyKeys(*entry, inputKeys, file_, where); !keys) {
                return keys.error();
            }
            TableReader r(*entry, file_, where);
            Input input = readInput(r, *entry);
            if (auto problem = firstOf(r)) {
                return problem;
            }
            record_.inputs.emplace(name, std::move(input));
        }
        return {};
    }

    /// A number, with the range in which a user may move it, or a word among choices.
    static Input readInput(TableReader& r, const toml::table& entry) {
        Input input;
        input.unit = r.text("unit");
        input.source = r.text("source");
        input.status = r.text("status");
        input.symbol = r.optionalText("symbol");
        input.help = r.optionalText("help");
        input.choices = r.optionalWords("choices");
        const toml::node* value = entry.get("value");
        if (!input.choices.empty() || (value != nullptr && value->is_string())) {
            input.word = r.text("value");
            if (input.choices.empty() && parseNumber(input.word)) {
                r.fail("'value' is a number in quotes; take them away", value);
            }
            if (!input.choices.empty() && std::find(input.choices.begin(), input.choices.end(),
                                                    input.word) == input.choices.end()) {
                r.fail("'value' is none of the 'choices'", entry.get("value"));
            }
            return input;
        }
        input.derived = entry["derived"].value_or(false);
        input.value = input.derived ? std::nan("") : r.number("value");
        if (input.derived && (value != nullptr || !entry.contains("range"))) {
            r.fail("is 'derived': it has a 'range' and no 'value'");
        }
        if (const toml::node* range = entry.get("range")) {
            const auto* ends = range->as_array();
            const auto end = [ends](std::size_t i) {
                return ends != nullptr && ends->size() == 2
                           ? (*ends)[i].value<double>().value_or(std::nan(""))
                           : std::nan("");
            };
            input.range = Input::Range{end(0), end(1), r.optionalText("scale") == "log"};
            const bool holds = input.derived ||
                               (input.range->min <= input.value && input.value <= input.range->max);
            const bool ordered = holds && input.range->min < input.range->max;
            if (!ordered || (input.range->logarithmic && input.range->min <= 0.0)) {
                r.fail("'range' is [lowest, highest] around the value; positive with scale = "
                       "\"log\"",
                       range);
            }
        }
        return input;
    }

    Problem readTables() {
        const toml::table* tables = root_["tables"].as_table();
        if (tables == nullptr) {
            return {};
        }
        if (tables->size() > mostRecordTables) {
            return Diagnostic{Severity::error, file_, lineOf(*tables),
                              "has more than " + std::to_string(mostRecordTables) + " tables"};
        }
        for (const auto& [key, node] : *tables) {
            const std::string name(key.str());
            const std::string where = "table '" + excerpt(name) + "'";
            const toml::table* entry = node.as_table();
            if (entry == nullptr) {
                return Diagnostic{Severity::error, file_, lineOf(node), where + " is a table"};
            }
            if (auto keys = onlyKeys(*entry, {"file", "x_unit", "y_unit", "source", "digitised_by"},
                                     file_, where);
                !keys) {
                return keys.error();
            }
            TableReader r(*entry, file_, where);
            Table table;
            const std::string csv = r.text("file");
            table.xUnit = r.text("x_unit");
            table.yUnit = r.text("y_unit");
            table.source = r.text("source");
            table.digitisedBy = r.text("digitised_by");
            if (auto problem = firstOf(r)) {
                return problem;
            }
            auto curve =
                fileInside(folder_, csv, file_, lineOf(*entry->get("file"))).and_then(readCurve);
            if (!curve) {
                return curve.error();
            }
            table.segments = std::move(*curve);
            record_.tables.emplace(name, std::move(table));
        }
        return {};
    }

    Problem readContours() {
        if (auto problem = readContour("contour", record_.contour)) {
            return problem;
        }
        return readContour("reference", record_.reference);
    }

    Problem readContour(const std::string& key, std::optional<PublishedContour>& out) {
        const toml::table* entry = root_[key].as_table();
        if (entry == nullptr) {
            return {};
        }
        const std::string where = "'" + key + "'";
        const std::vector<std::string> keys{"file",    "shape",        "ends",
                                            "source",  "digitised_by", "meaning",
                                            "assumes", "settings",     "plane"};
        if (auto only = onlyKeys(*entry, keys, file_, where); !only) {
            return only.error();
        }
        TableReader r(*entry, file_, where);
        PublishedContour contour;
        const std::string csv = r.text("file");
        contour.shape = oneOf(r, "shape", *entry, shapeNames);
        contour.source = r.text("source");
        contour.digitisedBy = r.text("digitised_by");
        contour.meaning = r.text("meaning");
        contour.assumes = r.text("assumes");
        if (contour.shape == Shape::open) {
            const auto ends = r.words("ends");
            const auto first = ends.size() == 2 ? sideOf(ends[0]) : std::nullopt;
            const auto last = ends.size() == 2 ? sideOf(ends[1]) : std::nullopt;
            if (!first || !last) {
                r.fail("'ends' of an open contour names two sides of left, right, top, bottom",
                       entry->get("ends"));
            } else {
                contour.firstEnd = *first;
                contour.lastEnd = *last;
            }
        }
        if (auto problem = firstOf(r)) {
            return problem;
        }
        if (const std::string plane = r.optionalText("plane"); !plane.empty()) {
            contour.plane = plane;
        }
        contour.settings = readSettings(*entry);
        auto curve =
            fileInside(folder_, csv, file_, lineOf(*entry->get("file"))).and_then(readCurve);
        if (!curve) {
            return curve.error();
        }
        contour.segments = std::move(*curve);
        out = std::move(contour);
        return {};
    }

    /// Whether the inputs exist and can be set so is for the bound to say.
    static Settings readSettings(const toml::table& entry) {
        Settings out;
        if (const toml::table* settings = entry["settings"].as_table()) {
            for (const auto& [key, node] : *settings) {
                if (const auto number = node.value<double>()) {
                    out.emplace(key.str(), *number);
                } else {
                    out.emplace(key.str(), node.value_or(std::string{}));
                }
            }
        }
        return out;
    }

    Problem readReferenceEvents() {
        const toml::array* all = root_["reference_events"].as_array();
        for (std::size_t i = 0; all != nullptr && i < all->size(); ++i) {
            const toml::table* entry = (*all)[i].as_table();
            const std::string where = "'reference_events'";
            if (entry == nullptr) {
                return Diagnostic{Severity::error, file_, lineOf((*all)[i]),
                                  where + " are tables with points and source"};
            }
            if (auto only = onlyKeys(*entry, {"points", "source", "settings"}, file_, where);
                !only) {
                return only.error();
            }
            TableReader r(*entry, file_, where);
            ReferenceEvents events{readPoints(r, *entry), r.text("source"), readSettings(*entry)};
            if (auto problem = firstOf(r)) {
                return problem;
            }
            record_.referenceEvents.push_back(std::move(events));
        }
        return {};
    }

    static std::vector<ReferenceEvents::Point> readPoints(TableReader& r,
                                                          const toml::table& entry) {
        std::vector<ReferenceEvents::Point> out;
        const toml::array* points = entry["points"].as_array();
        for (std::size_t i = 0; points != nullptr && i < points->size(); ++i) {
            const toml::array* row = (*points)[i].as_array();
            const auto at = [row](std::size_t j) {
                return row != nullptr && row->size() == 3
                           ? (*row)[j].value<double>().value_or(std::nan(""))
                           : std::nan("");
            };
            out.push_back({at(0), at(1), at(2)});
            if (!(at(0) > 0.0 && at(1) > 0.0 && at(2) > 0.0)) {
                r.fail("a point is [mass in GeV, coupling in GeV^-1, events], all positive",
                       &(*points)[i]);
            }
        }
        if (out.empty()) {
            r.fail("'points' is missing");
        }
        return out;
    }

    Problem readBenchmark() {
        const toml::table* entry = root_["benchmark"].as_table();
        if (entry == nullptr) {
            return {};
        }
        auto points = readMarkedPoints(*entry, file_);
        if (!points) {
            return points.error();
        }
        record_.benchmark = std::move(*points);
        return {};
    }

    std::string folder_;
    const toml::table& root_;
    std::string file_;
    Record record_;
};

} // namespace

std::string toText(Status status) {
    return nameOf(statusNames, status);
}
std::string toText(Origin origin) {
    return nameOf(originNames, origin);
}

Result<Record> readRecord(const std::string& folder) {
    const auto text = readText(folder + "/record.toml", tomlFiles);
    return text ? parseRecord(*text, folder) : tl::make_unexpected(text.error());
}

Result<Record> parseRecord(const std::string& text, const std::string& folder) {
    const std::string file = folder + "/record.toml";
    const auto root = parseToml(text, file);
    if (!root) {
        return tl::make_unexpected(root.error());
    }
    return RecordReader(folder, *root, file).read();
}

} // namespace cyrano::io
