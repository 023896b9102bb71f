#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

#include "core/exchange/guess.hpp"
#include "core/exchange/readers.hpp"
#include "core/exchange/text_lines.hpp"
#include "core/exchange/units.hpp"
#include "core/io/number.hpp"

namespace cyrano::exchange {

namespace {

constexpr std::size_t longestDescription = 2000;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool oneOf(const std::string& word, std::initializer_list<const char*> known) {
    return std::find(known.begin(), known.end(), lower(word)) != known.end();
}

/// Index of the first column with one of the names, or the number of columns.
std::size_t columnNamed(const std::vector<Column>& columns, bool words,
                        std::initializer_list<const char*> names) {
    std::size_t i = 0;
    while (i < columns.size() && !(columns[i].words == words && oneOf(columns[i].name, names))) {
        ++i;
    }
    return i;
}

/// One reading of a text table.
class TableReading {
  public:
    TableReading(const std::string& text, const std::string& file, Format format)
        : file_(file), format_(format), lines_(cutLines(text)) {}

    io::Result<Import> read() {
        if (lines_.blocks.empty()) {
            return io::failure("holds no rows of numbers; a curve is two columns or more", file_);
        }
        std::vector<Line> first;
        for (const auto& block : lines_.blocks) {
            first.insert(first.end(), block.begin(), block.end());
            if (first.size() > 50) {
                break;
            }
        }
        for (const Line& line : first) {
            if (line.text.size() > io::longestLine) {
                return wrong(tooLong(line), line.number);
            }
        }
        separator_ = format_ == Format::darkcast ? Separator::blanks : separatorOf(first);
        for (const auto& block : lines_.blocks) {
            if (auto done = readBlock(block); !done) {
                return tl::make_unexpected(done.error());
            }
        }
        if (auto done = finishCurve(); !done) {
            return tl::make_unexpected(done.error());
        }
        if (out_.curves.empty()) {
            return io::failure("names columns and holds no rows of numbers", file_,
                               lines_.blocks.front().front().number);
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] tl::unexpected<io::Diagnostic> wrong(std::string text, int line) const {
        return io::failure(std::move(text), file_, line);
    }

    static std::string tooLong(const Line& line) {
        return "is a line of " + io::sizeText(line.text.size()) + "; a row is some numbers";
    }

    static bool isHeader(const std::vector<std::string>& cells) {
        const bool noNumber = std::none_of(cells.begin(), cells.end(), [](const std::string& cell) {
            return numberIn(cell).has_value() || decimalComma(cell);
        });
        return noNumber && !std::all_of(cells.begin(), cells.end(),
                                        [](const std::string& cell) { return missing(cell); });
    }

    io::Result<void> readBlock(const std::vector<Line>& block) {
        bool first = true;
        for (const Line& line : block) {
            if (line.text.size() > io::longestLine) {
                return wrong(tooLong(line), line.number);
            }
            auto cells = cellsOf(line.text, separator_);
            if (first && isHeader(cells)) {
                if (auto done = finishCurve(); !done) {
                    return done;
                }
                header_ = std::move(cells);
                headerLine_ = line.number;
                first = false;
                continue;
            }
            if (first) {
                endRun();
            }
            first = false;
            if (!open_ && !header_.empty() && isHeader(cells)) {
                if (auto done = readUnits(cells, line.number); !done) {
                    return done;
                }
                continue;
            }
            if (auto done = readRow(std::move(cells), line); !done) {
                return done;
            }
        }
        return {};
    }

    /// A line of units below the header; any other line of words is a mistake.
    io::Result<void> readUnits(const std::vector<std::string>& cells, int line) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool unit = massUnit(cells[i]) || couplingUnit(cells[i]) || missing(cells[i]);
            if (!unit || i >= header_.size()) {
                return wrong("'" + excerpt(cells[i]) +
                                 "' stands below the header where numbers are expected; keep one "
                                 "line of column names, or start the others with #",
                             line);
            }
            if (!missing(cells[i])) {
                header_[i] += " [" + cells[i] + "]";
            }
        }
        return {};
    }

    /// Columns follow from the header and the first row.
    io::Result<void> openTable(const std::vector<std::string>& cells, int line) {
        open_ = true;
        if (cells.size() > mostColumns) {
            return wrong("has " + std::to_string(cells.size()) + " columns; " +
                             std::to_string(mostColumns) + " are read at most",
                         line);
        }
        if (header_.size() == cells.size() + 1 && missing(header_.back())) {
            header_.pop_back();
        }
        if (!header_.empty() && header_.size() != cells.size()) {
            return wrong("the header in line " + std::to_string(headerLine_) + " names " +
                             std::to_string(header_.size()) + " columns, this row has " +
                             std::to_string(cells.size()) + " (taken to be separated by " +
                             name(separator_) + ")" + commaHint(cells.size(), header_.size()),
                         line);
        }
        const auto names = header_.empty() ? commentHeadings(cells.size(), line) : header_;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Column column = names.empty() ? Column{} : columnFrom(names[i]);
            column.words = !header_.empty() && !missing(cells[i]) && !numberIn(cells[i]) &&
                           !decimalComma(cells[i]);
            if (column.unit.empty()) {
                column.unit = commented(column.name + " unit");
            }
            curve_.columns.push_back(std::move(column));
            labels_.emplace_back();
        }
        return {};
    }

    /// The last comment above the rows that names the columns.
    std::vector<std::string> commentHeadings(std::size_t count, int line) const {
        for (auto comment = lines_.comments.rbegin(); comment != lines_.comments.rend();
             ++comment) {
            if (comment->number >= line) {
                continue;
            }
            auto names = headingsIn(comment->text, count);
            const bool known = std::any_of(names.begin(), names.end(), [](const auto& heading) {
                const Column column = columnFrom(heading);
                return namesMass(column) || namesCoupling(column);
            });
            if (known && isHeader(names) &&
                std::none_of(names.begin(), names.end(),
                             [](const auto& heading) { return missing(heading); })) {
                return names;
            }
        }
        return {};
    }

    std::string commaHint(std::size_t have, std::size_t want) const {
        return separator_ == Separator::comma && have == 2 * want
                   ? "; are these decimal commas? Numbers are read with a decimal point"
                   : "";
    }

    io::Result<void> readRow(std::vector<std::string> cells, const Line& line) {
        if (++rows_ > mostRows) {
            return wrong("has more than " + std::to_string(mostRows) + " rows; thin the curve",
                         line.number);
        }
        const std::size_t want =
            open_ ? curve_.columns.size() : (header_.empty() ? cells.size() : header_.size());
        if (cells.size() == want + 1 && cells.back().empty()) {
            cells.pop_back(); // a separator at the end of the line
        }
        if (!open_) {
            if (auto done = openTable(cells, line.number); !done) {
                return done;
            }
        }
        cells_ += cells.size();
        if (cells_ > mostCells) {
            return wrong("has more than " + std::to_string(mostCells) +
                             " numbers; keep the columns you want",
                         line.number);
        }
        if (cells.size() != curve_.columns.size()) {
            return wrong("has " + std::to_string(cells.size()) + " columns, the rows before have " +
                             std::to_string(curve_.columns.size()) + " (separated by " +
                             name(separator_) + ")" +
                             commaHint(cells.size(), curve_.columns.size()),
                         line.number);
        }
        Row row{line.number, {}};
        bool empty = true;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            double value = std::numeric_limits<double>::quiet_NaN();
            if (!curve_.columns[i].words && !missing(cells[i])) {
                const auto number = numberIn(cells[i]);
                if (!number) {
                    return wrong(cellProblem(cells[i], i), line.number);
                }
                value = *number;
            }
            empty = empty && missing(cells[i]);
            row.values.push_back(value);
        }
        if (empty) {
            endRun();
            return {};
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (curve_.columns[i].words) {
                labels_[i].push_back(std::move(cells[i]));
            }
        }
        run_.push_back(std::move(row));
        return {};
    }

    [[nodiscard]] std::string cellProblem(const std::string& cell, std::size_t column) const {
        if (decimalComma(cell)) {
            return decimalCommaText(cell);
        }
        const std::string& heading = curve_.columns[column].name;
        return "column " + std::to_string(column + 1) +
               (heading.empty() ? "" : " ('" + excerpt(heading) + "')") + ": '" + excerpt(cell) +
               "' is no number; write one such as 1.5e-3, or start the line with # if it is a "
               "comment";
    }

    void endRun() {
        if (!run_.empty()) {
            curve_.runs.push_back(std::move(run_));
            run_.clear();
        }
    }

    /// The text after "key:" in any comment.
    [[nodiscard]] std::string commented(const std::string& key) const {
        for (const Line& comment : lines_.comments) {
            if (auto value = valueOf(comment.text, key); !value.empty()) {
                return value;
            }
        }
        return {};
    }

    io::Result<void> finishCurve() {
        endRun();
        if (!curve_.runs.empty()) {
            describe();
            joinSingles();
            const int line = curve_.runs.front().front().line;
            splitByLabels();
            if (out_.curves.size() > mostCurves) {
                return wrong("holds more than " + std::to_string(mostCurves) +
                                 " curves; keep those you want",
                             line);
            }
        }
        curve_ = Curve{};
        labels_.clear();
        header_.clear();
        open_ = false;
        return {};
    }

    void describe() {
        curve_.file = file_;
        curve_.format = format_;
        curve_.name = commented("name");
        if (curve_.name.empty()) {
            curve_.name = stemOf(file_);
        }
        for (const Line& comment : lines_.comments) {
            if (curve_.description.size() < longestDescription) {
                curve_.description += (curve_.description.empty() ? "" : "\n") +
                                      excerpt(comment.text, longestDescription);
            }
        }
        curve_.plane = commented("plane");
        curve_.shape = commented("shape");
    }

    /// A file with a blank line after every row is one curve, not many points.
    void joinSingles() {
        const bool singles = std::all_of(curve_.runs.begin(), curve_.runs.end(),
                                         [](const Run& run) { return run.size() == 1; });
        if (singles && curve_.runs.size() > 1) {
            Run all;
            for (Run& run : curve_.runs) {
                all.push_back(std::move(run.front()));
            }
            curve_.runs = {std::move(all)};
        }
    }

    /// A column such as "bound" tells curves apart, one such as "segment" their pieces.
    void splitByLabels() {
        const auto& columns = curve_.columns;
        const std::size_t none = columns.size();
        const std::size_t names =
            columnNamed(columns, true, {"bound", "curve", "name", "label", "experiment", "limit"});
        const std::size_t pieces = columnNamed(
            columns, false, {"segment", "polygon", "piece", "part", "contour", "curve", "path"});
        if (names == none && pieces == none) {
            out_.curves.push_back(std::move(curve_));
            return;
        }
        std::size_t row = 0;
        std::string label;
        double piece = std::numeric_limits<double>::quiet_NaN();
        for (Run& run : curve_.runs) {
            bool fresh = true;
            for (Row& entry : run) {
                if (out_.curves.size() > mostCurves) {
                    return;
                }
                if (row == 0 || (names != none && labels_[names][row] != label)) {
                    label = names != none ? labels_[names][row] : curve_.name;
                    openNamed(label, names, pieces);
                    fresh = true;
                }
                if (fresh || (pieces != none && entry.values[pieces] != piece)) {
                    out_.curves.back().runs.emplace_back();
                    piece = pieces != none ? entry.values[pieces] : piece;
                    fresh = false;
                }
                Row kept{entry.line, {}};
                for (std::size_t i = 0; i < none; ++i) {
                    if (i != names && i != pieces) {
                        kept.values.push_back(entry.values[i]);
                    }
                }
                out_.curves.back().runs.back().push_back(std::move(kept));
                ++row;
            }
        }
    }

    void openNamed(const std::string& label, std::size_t names, std::size_t pieces) {
        Curve next;
        next.file = curve_.file;
        next.name = label;
        next.description = curve_.description;
        next.format = curve_.format;
        next.plane = curve_.plane;
        next.shape = commented("shape of " + label);
        if (next.shape.empty()) {
            next.shape = curve_.shape;
        }
        for (std::size_t i = 0; i < curve_.columns.size(); ++i) {
            if (i != names && i != pieces) {
                next.columns.push_back(curve_.columns[i]);
            }
        }
        out_.curves.push_back(std::move(next));
    }

    const std::string& file_;
    Format format_;
    Lines lines_;
    Separator separator_ = Separator::blanks;
    Import out_;
    Curve curve_;
    Run run_;
    std::vector<std::string> header_;
    int headerLine_ = 0;
    bool open_ = false;
    std::vector<std::vector<std::string>> labels_; ///< per column of words, its words
    std::size_t rows_ = 0;
    std::size_t cells_ = 0;
};

} // namespace

io::Result<Import> readTable(const std::string& text, const std::string& file, Format format) {
    return TableReading(text, file, format).read();
}

} // namespace cyrano::exchange
