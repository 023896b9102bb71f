#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/io/diagnostic.hpp"

namespace cyrano::scene {
struct Scenario;
}

namespace cyrano::io {

enum class Status { measured, projected, superseded, disputed };
enum class Origin { computed, recast, digitised };

[[nodiscard]] std::string toText(Status status);
[[nodiscard]] std::string toText(Origin origin);

/// A number with its unit and where it comes from.
struct Input {
    double value = 0.0;
    std::string unit;
    std::string source;
    std::string status; ///< measured, memory, fitted, model choice, …

    /// What a user may do to it: it is the parameter bound.<id>.<name> then.
    struct Range {
        double min = 0.0;
        double max = 0.0;
        bool logarithmic = false;
    };
    std::optional<Range> range;       ///< a number that may be moved
    std::string word;                 ///< the value where it is no number
    std::vector<std::string> choices; ///< a word that may be exchanged
    std::string symbol;               ///< TeX
    std::string help;

    /// `derived = true` in place of a value: a number that follows from the scene until a user
    /// gives one, such as a measured difference that depends on the epoch. The kind says how;
    /// `value` is NaN.
    bool derived = false;
    std::function<double(const scene::Scenario&)> derive;

    [[nodiscard]] bool adjustable() const noexcept { return range || !choices.empty(); }
};

/// One unbroken run of a tabulated curve, in the units of its table.
struct CurveSegment {
    std::vector<double> x;
    std::vector<double> y;
};

struct Table {
    std::vector<CurveSegment> segments;
    std::string xUnit;
    std::string yUnit;
    std::string source;
    std::string digitisedBy;
};

/// Values of adjustable inputs under which something else was computed.
using Settings = std::map<std::string, std::variant<double, std::string>>;

/// Expected events of an independent calculation, where no published curve is at hand or besides
/// it.
struct ReferenceEvents {
    struct Point {
        double massGeV = 0.0;
        double couplingPerGeV = 0.0;
        double events = 0.0;
    };
    std::vector<Point> points;
    std::string source;
    Settings settings;
};

/// A published curve taken as it is.
struct PublishedContour {
    enum class Shape { lowerEdge, open, closed };
    enum class Side { left, right, top, bottom };

    std::vector<CurveSegment> segments; ///< GeV, GeV⁻¹
    std::string plane = "mass-photon";  ///< what its axes are
    Shape shape = Shape::closed;
    Side firstEnd = Side::left; ///< open: where the curve leaves the plane at either end
    Side lastEnd = Side::left;
    std::string source;
    std::string digitisedBy;
    std::string meaning;
    std::string assumes;
    Settings settings; ///< of a reference: what to compute it with
};

/// Points of a plane that somebody wants to see marked: benchmarks, best fits.
struct MarkedPoints {
    struct Range {
        double value = 0.0;
        double low = 0.0; ///< ends of the error bar; the value where there is none
        double high = 0.0;
    };
    struct Point {
        std::string name; ///< TeX
        Range x;          ///< values of the axes
        Range y;
    };
    std::vector<Point> points;
    std::string plane; ///< what the axes are
    std::string source;
};

/// One folder of datasets/bounds: a bound with its origin. Nothing here is computed.
struct Record {
    std::string id;
    std::string title;
    std::string label; ///< TeX
    std::string kind;
    std::string group;
    Status status = Status::measured;
    Origin origin = Origin::computed;
    int year = 0;
    std::string confidenceLevel;
    std::string mechanism;
    std::vector<std::string> references; ///< BibTeX keys
    std::string licence;
    std::string colour; ///< #rrggbb
    std::string notes;
    std::vector<std::string> supersedes;
    std::vector<std::string> particles;
    std::vector<std::string> couplings;
    std::string measurement; ///< id of a measured value, for kinds that compare with one
    std::string condition;   ///< what has to be assumed for it to hold at all; empty: nothing
    std::map<std::string, Input> inputs;
    std::map<std::string, Table> tables;
    std::optional<PublishedContour> contour;   ///< what a published contour draws
    std::optional<PublishedContour> reference; ///< what a computed bound is compared with
    std::vector<ReferenceEvents> referenceEvents;
    std::optional<MarkedPoints> benchmark; ///< what a benchmark point marks
    std::string file;                      ///< the record's own path, for messages

    /// What of the inputs is not taken from a text that was read: "inputs from memory, fitted
    /// acceptance"; empty when all is.
    [[nodiscard]] std::string caution() const;
    /// A required input in a required unit, or what is missing.
    [[nodiscard]] Result<double> input(const std::string& name, const std::string& unit) const;
    [[nodiscard]] Result<Table> table(const std::string& name, const std::string& yUnit) const;
};

/// Reads <folder>/record.toml and the CSV files it names, which lie in the folder. A record without
/// origin, reference or licence of its numbers is refused, as is one with unknown keys or with
/// columns that are not positive numbers.
[[nodiscard]] Result<Record> readRecord(const std::string& folder);

/// The same with the text of record.toml at hand.
[[nodiscard]] Result<Record> parseRecord(const std::string& text, const std::string& folder);

} // namespace cyrano::io
