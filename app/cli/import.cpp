#include <algorithm>
#include <cmath>
#include <iostream>
#include <optional>

#include "app/cli/command.hpp"
#include "core/exchange/on_plane.hpp"
#include "core/exchange/point_list.hpp"
#include "core/exchange/provenance.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/csv.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"

namespace cyrano::cli {

namespace {

using exchange::Choice;
using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

const std::vector<std::pair<std::string, exchange::Format>> formats{
    {"automatic", exchange::Format::automatic},     {"csv", exchange::Format::text},
    {"axionlimits", exchange::Format::axionLimits}, {"lmt", exchange::Format::darkcast},
    {"hepdata", exchange::Format::hepdataYaml},     {"hepdata-csv", exchange::Format::hepdataCsv}};
const std::vector<std::pair<std::string, Shape>> shapes{
    {"lower-edge", Shape::lowerEdge}, {"closed", Shape::closed}, {"open", Shape::open}};
const std::vector<std::pair<std::string, Side>> sides{
    {"left", Side::left}, {"right", Side::right}, {"top", Side::top}, {"bottom", Side::bottom}};
const std::vector<std::pair<std::string, io::Status>> statuses{
    {"measured", io::Status::measured},
    {"projected", io::Status::projected},
    {"superseded", io::Status::superseded},
    {"disputed", io::Status::disputed}};

template <class T>
std::optional<T> named(const std::vector<std::pair<std::string, T>>& names,
                       const std::string& word) {
    for (const auto& [name, value] : names) {
        if (name == word) {
            return value;
        }
    }
    return std::nullopt;
}

template <class T>
std::vector<std::string> wordsOf(const std::vector<std::pair<std::string, T>>& names) {
    std::vector<std::string> out;
    for (const auto& [name, value] : names) {
        out.push_back(name);
    }
    return out;
}

/// "1/GeV", "GeV^-1", "1", "square"; an energy is a decay constant, g = factor/f.
std::optional<exchange::CouplingUnit> couplingUnitFrom(const std::string& text) {
    if (text == "square") {
        return exchange::CouplingUnit::square;
    }
    if (const auto unit = exchange::couplingUnit(text)) {
        return unit;
    }
    const auto energy = exchange::massUnit(text);
    if (energy == exchange::MassUnit::GeV) {
        return exchange::CouplingUnit::decayConstantGeV;
    }
    return energy == exchange::MassUnit::TeV
               ? std::optional(exchange::CouplingUnit::decayConstantTeV)
               : std::nullopt;
}

std::string number(double value) {
    return io::roundedNumber(value, 3);
}

/// "0.017", "0.017 (0.0168 to 0.0171)".
std::string rangeText(const io::MarkedPoints::Range& range) {
    const std::string value = io::shortNumber(range.value);
    return range.low < range.high
               ? value + " (" + number(range.low) + " to " + number(range.high) + ")"
               : value;
}

/// "12 points in 1 piece, x 0.1 to 3, y 1e-05 to 0.001".
std::string extentOf(const io::PublishedContour& contour) {
    std::size_t points = 0;
    double low[2] = {HUGE_VAL, HUGE_VAL};
    double high[2] = {0.0, 0.0};
    for (const io::CurveSegment& segment : contour.segments) {
        points += segment.x.size();
        for (const auto& [axis, values] : {std::pair{0, &segment.x}, std::pair{1, &segment.y}}) {
            for (const double value : *values) {
                low[axis] = std::min(low[axis], value);
                high[axis] = std::max(high[axis], value);
            }
        }
    }
    const std::size_t pieces = contour.segments.size();
    return std::to_string(points) + " points in " + std::to_string(pieces) +
           (pieces == 1 ? " piece" : " pieces") + ", x " + number(low[0]) + " to " +
           number(high[0]) + ", y " + number(low[1]) + " to " + number(high[1]);
}

/// The preview of a file: its curves, the rows, the guess with its reasons.
std::string previewText(const exchange::Import& read, std::size_t at,
                        const exchange::Preview& preview, const Choice& choice) {
    std::string out;
    for (std::size_t i = 0; i < read.curves.size(); ++i) {
        const exchange::Curve& curve = read.curves[i];
        out += (i == at ? "* " : "  ") + std::to_string(i + 1) + ": " + curve.name + " (" +
               exchange::name(curve.format) + ", " + std::to_string(curve.rows()) + " rows)\n";
    }
    std::string line;
    for (std::size_t i = 0; i < preview.headings.size(); ++i) {
        line += (i == 0 ? "" : " | ") + std::to_string(i + 1) + ": " + preview.headings[i];
    }
    out += "\n" + line + '\n';
    for (const auto& row : preview.rows) {
        line.clear();
        for (const std::string& cell : row) {
            line += (line.empty() ? "" : " | ") + (cell.empty() ? std::string("-") : cell);
        }
        out += line + '\n';
    }
    io::PublishedContour ends;
    ends.shape = choice.shape;
    ends.firstEnd = choice.firstEnd;
    ends.lastEnd = choice.lastEnd;
    const auto column = [&](const char* what, std::size_t i, bool log, const char* unit,
                            const std::string& why) {
        return std::string(what) + "column " + std::to_string(i + 1) + (log ? ", log10" : "") +
               ", in " + unit + (why.empty() ? "" : "  (" + why + ")") + '\n';
    };
    return out + '\n' +
           column("mass:     ", choice.massColumn, choice.massLog10,
                  exchange::name(choice.massUnit), preview.whyMass) +
           column("coupling: ", choice.couplingColumn, choice.couplingLog10,
                  exchange::name(choice.couplingUnit), preview.whyCoupling) +
           "plane:    " + choice.plane + "\nshape:    " + exchange::shapeText(ends) +
           (preview.whyShape.empty() ? "" : "  (" + preview.whyShape + ")") + '\n';
}

class Import final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand(
            "import", "take over a curve from CSV, AxionLimits, Darkcast .lmt or HEPData files as "
                      "a bound of your own");
        command->add_option("FILE", file_, "the file with the curve, or with points (--points)");
        command->add_flag("--points", pointsInFile_,
                          "the file has a point in each row: name, mass, coupling and, where there "
                          "are any, their errors");
        command
            ->add_option("--point", points_,
                         "a point to mark, in place of a file: NAME,MASS,COUPLING, errors as "
                         "17.0+-0.2 or 17.0+0.3-0.2 (repeatable)")
            ->allow_extra_args(false);
        command->add_flag("--preview", preview_, "only show what is read and how");
        command->add_option("--format", format_, "where the guess from name and content is wrong")
            ->check(CLI::IsMember(wordsOf(formats)));
        command->add_option("--curve", curve_, "which curve of the file, from 1")
            ->check(CLI::PositiveNumber);
        declareColumns(*command);
        declareForm(*command);
        command->add_option("--into", into_,
                            "folder to put the record into, in place of your own bounds");
        return command;
    }

    int run(const bounds::DataFolders& folders) override {
        if (!points_.empty() || pointsInFile_) {
            return importPoints(folders);
        }
        if (file_.empty()) {
            complain("error: name a FILE with a curve, or a --point");
            return wrongUsage;
        }
        const auto read = exchange::readCurves(file_, named(formats, format_).value());
        if (!read) {
            complain(read.error().format());
            return failed;
        }
        for (const io::Diagnostic& note : read->notes) {
            complain(note.format());
        }
        if (curve_ > read->curves.size()) {
            complain("error: --curve " + std::to_string(curve_) + ": the file has " +
                     std::to_string(read->curves.size()));
            return wrongUsage;
        }
        const std::size_t at = std::max<std::size_t>(curve_, 1) - 1;
        const exchange::Curve& curve = read->curves[at];
        exchange::Preview preview = exchange::preview(curve);
        if (const std::string problem = applyOptions(preview); !problem.empty()) {
            complain("error: " + problem);
            return wrongUsage;
        }
        const auto contour = exchange::toContour(curve, preview.choice);
        if (!contour) {
            complain(contour.error().format());
            return failed;
        }
        const auto catalogue = loadCatalogue(folders);
        const auto there = exchange::plausibility(
            curve, preview.choice, exchange::knownCurves(*catalogue, preview.choice.plane));
        if (there.suspicious) {
            complain("warning: " + there.text);
        }
        if (preview_) {
            std::cout << previewText(*read, at, preview, preview.choice)
                      << "curve:    " << extentOf(*contour) << '\n'
                      << std::flush;
            return std::cout ? done : failed;
        }
        if (read->curves.size() > 1 && curve_ == 0) {
            complain("error: the file has " + std::to_string(read->curves.size()) +
                     " curves; choose one with --curve (--preview lists them)");
            return wrongUsage;
        }
        return write(*contour, *catalogue, into_.empty() ? folders.user : into_);
    }

  private:
    void declareColumns(CLI::App& command) {
        const auto column = [&command](const char* name, std::size_t& to, const char* help) {
            command.add_option(name, to, help)->check(CLI::PositiveNumber);
        };
        column("--mass-column", massColumn_, "column of the masses, from 1");
        column("--coupling-column", couplingColumn_, "column of the couplings, from 1");
        column("--upper-column", upperColumn_, "upper edge of a two-sided limit");
        command.add_option("--mass-unit", massUnit_, "eV, keV, MeV, GeV, TeV, …");
        command.add_option("--coupling-unit", couplingUnit_,
                           "1/GeV, 1/TeV, 1, square; GeV or TeV for a decay constant");
        command.add_flag("--mass-log10,!--no-mass-log10", massLog10_,
                         "the masses are log10 of the value");
        command.add_flag("--coupling-log10,!--no-coupling-log10", couplingLog10_,
                         "the couplings are log10 of the value");
        command.add_option("--factor", factor_, "the coupling is that many times the number")
            ->check(CLI::PositiveNumber);
        command.add_option("--plane", plane_, "what the axes are, as mass-photon");
        command.add_option("--shape", shape_, "lower-edge, closed or open")
            ->check(CLI::IsMember(wordsOf(shapes)));
        command
            .add_option("--ends", ends_,
                        "of an open curve: the sides of its frame where it begins and ends")
            ->expected(2)
            ->check(CLI::IsMember(wordsOf(sides)));
    }

    void declareForm(CLI::App& command) {
        const auto text = [&command](const char* name, std::string& to, const char* help) {
            command.add_option(name, to, help);
        };
        text("--id", form_.id, "name of the bound: small letters, digits and -");
        text("--title", form_.title, "what a list calls it");
        text("--label", form_.label, "TeX for the figure; the title by default");
        text("--citation", form_.citation, "where the curve is from");
        text("--paper", form_.paperKey, "… or a key of the bibliography");
        command.add_option("--year", form_.year, "of the publication");
        text("--confidence-level", form_.confidenceLevel, "as \"90% CL\"");
        text("--digitised-by", form_.digitisedBy, "who made numbers of it");
        text("--licence", form_.licence, "of the numbers, or \"not stated\"");
        text("--notes", form_.notes, "anything else to know");
        text("--assumes", form_.assumes, "as \"BR(a → γγ) = 1\"");
        text("--group", form_.group, "where lists put it");
        command.add_option("--status", status_, "measured, projected, superseded or disputed")
            ->check(CLI::IsMember(wordsOf(statuses)));
        command.add_option("--colour", form_.colour, "#rrggbb")
            ->check(
                [](const std::string& word) {
                    const bool good =
                        word.size() == 7 && word.front() == '#' &&
                        word.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
                    return good ? std::string{} : "a colour is #rrggbb, got '" + word + "'";
                },
                "COLOUR");
    }

    /// What the user says wins over the guess, and over its reasons; why not, where not.
    std::string applyOptions(exchange::Preview& preview) const {
        Choice& choice = preview.choice;
        const std::string told = "as told";
        const auto column = [](std::size_t fromOne, std::size_t& to) {
            to = fromOne > 0 ? fromOne - 1 : to;
        };
        if (!plane_.empty() && !exchange::choosePlane(choice, plane_)) {
            std::vector<std::string> known;
            for (const scene::PlaneKind& kind : scene::planeKinds()) {
                known.emplace_back(kind.id);
            }
            return "no plane '" + plane_ + "'; nearest is '" + io::nearest(plane_, known) + "'";
        }
        column(massColumn_, choice.massColumn);
        column(couplingColumn_, choice.couplingColumn);
        if (upperColumn_ > 0) {
            choice.upperColumn = upperColumn_ - 1;
        }
        if (!massUnit_.empty()) {
            const auto unit = exchange::massUnit(massUnit_);
            if (!unit) {
                return "--mass-unit " + massUnit_ + " is no unit of energy: eV, keV, MeV, GeV, …";
            }
            choice.massUnit = *unit;
            preview.whyMass = told;
        }
        if (!couplingUnit_.empty()) {
            const auto unit = couplingUnitFrom(couplingUnit_);
            if (!unit) {
                return "--coupling-unit " + couplingUnit_ +
                       " is none of 1/GeV, 1/TeV, 1, square, GeV, TeV";
            }
            choice.couplingUnit = *unit;
            preview.whyCoupling = told;
        }
        choice.massLog10 = massLog10_.value_or(choice.massLog10);
        choice.couplingLog10 = couplingLog10_.value_or(choice.couplingLog10);
        choice.factor = factor_;
        if (!shape_.empty()) {
            choice.shape = named(shapes, shape_).value();
            preview.whyShape = told;
        }
        if (!ends_.empty()) {
            choice.firstEnd = named(sides, ends_[0]).value();
            choice.lastEnd = named(sides, ends_[1]).value();
        }
        return {};
    }

    /// Plane and units as told; a decay constant has a factor.
    std::optional<std::string> pointsProblem(exchange::PointUnits& units) const {
        const scene::PlaneKind* plane = scene::findPlane(pointsPlane());
        if (plane == nullptr) {
            return "no plane '" + plane_ + "'";
        }
        if (!plane->massAxis()) {
            return "the x axis of '" + plane_ + "' is no mass; a point is NAME,MASS,COUPLING";
        }
        if (!massUnit_.empty()) {
            const auto unit = exchange::massUnit(massUnit_);
            if (!unit) {
                return "--mass-unit " + massUnit_ + " is no unit of energy: eV, keV, MeV, GeV, …";
            }
            units.mass = *unit;
        }
        units.coupling =
            plane->yUnit == "GeV^-1" ? exchange::CouplingUnit::perGeV : exchange::CouplingUnit::one;
        if (!couplingUnit_.empty()) {
            const auto unit = couplingUnitFrom(couplingUnit_);
            if (!unit) {
                return "--coupling-unit " + couplingUnit_ +
                       " is none of 1/GeV, 1/TeV, 1, square, GeV, TeV";
            }
            units.coupling = *unit;
        }
        units.factor = factor_;
        return std::nullopt;
    }

    [[nodiscard]] std::string pointsPlane() const {
        return plane_.empty() ? std::string("mass-photon") : plane_;
    }

    int importPoints(const bounds::DataFolders& folders) {
        exchange::PointUnits units;
        if (const auto problem = pointsProblem(units)) {
            complain("error: " + *problem);
            return wrongUsage;
        }
        io::MarkedPoints benchmark{{}, pointsPlane(), {}};
        if (pointsInFile_) {
            const auto text = io::readText(file_);
            auto points = text ? exchange::pointsFrom(*text, file_, units)
                               : tl::make_unexpected(text.error());
            if (!points) {
                complain(points.error().format());
                return failed;
            }
            benchmark.points = std::move(*points);
        }
        for (const std::string& text : points_) {
            auto point = exchange::pointFrom(text, units);
            if (!point) {
                complain("error: --point " + text + ": " + point.error().text);
                return wrongUsage;
            }
            benchmark.points.push_back(std::move(*point));
        }
        if (preview_) {
            for (const io::MarkedPoints::Point& point : benchmark.points) {
                std::cout << point.name << ": x " << rangeText(point.x) << ", y "
                          << rangeText(point.y) << '\n';
            }
            std::cout << "plane: " << benchmark.plane << '\n' << std::flush;
            return std::cout ? done : failed;
        }
        const auto catalogue = loadCatalogue(folders);
        form_.status = named(statuses, status_).value();
        auto missing = exchange::missingFrom(form_);
        std::erase_if(missing, [](const exchange::MissingField& field) {
            return field.field == "confidence-level" || field.field == "digitised-by";
        });
        const std::size_t count = benchmark.points.size();
        return save(exchange::writePointsFolder(benchmark, form_), missing, *catalogue,
                    into_.empty() ? folders.user : into_,
                    std::to_string(count) + (count == 1 ? " point" : " points"));
    }

    int write(const io::PublishedContour& contour, const bounds::Catalogue& catalogue,
              const std::string& parent) {
        form_.status = named(statuses, status_).value();
        return save(exchange::writeRecordFolder(contour, form_), exchange::missingFrom(form_),
                    catalogue, parent, extentOf(contour));
    }

    int save(const io::Result<exchange::RecordFolder>& folder,
             const std::vector<exchange::MissingField>& missing, const bounds::Catalogue& catalogue,
             const std::string& parent, const std::string& what) {
        if (!missing.empty()) {
            std::string options;
            for (const exchange::MissingField& field : missing) {
                options += " --" + field.field;
            }
            complain("error: what has no origin is not taken over; say " +
                     exchange::inWords(missing) + ":" + options);
            return wrongUsage;
        }
        if (catalogue.find(form_.id) != nullptr) {
            complain("error: a bound '" + form_.id + "' exists already; choose another --id");
            return wrongUsage;
        }
        if (!form_.paperKey.empty() && !catalogue.bibliography().contains(form_.paperKey)) {
            complain("error: --paper " + form_.paperKey +
                     " is not in the bibliography; give a --citation instead");
            return wrongUsage;
        }
        if (!folder) {
            complain(folder.error().format());
            return wrongUsage;
        }
        if (parent.empty()) {
            complain("error: there is no folder for your own bounds here; name one with --into");
            return failed;
        }
        if (const auto saved = exchange::saveRecordFolder(parent, *folder); !saved) {
            complain(saved.error().format());
            return failed;
        }
        std::cout << parent << '/' << folder->id << ": " << what << '\n' << std::flush;
        return std::cout ? done : failed;
    }

    std::string file_;
    std::vector<std::string> points_;
    bool pointsInFile_ = false;
    bool preview_ = false;
    std::string format_ = "automatic";
    std::size_t curve_ = 0; ///< from 1; 0: not said
    std::size_t massColumn_ = 0;
    std::size_t couplingColumn_ = 0;
    std::size_t upperColumn_ = 0;
    std::string massUnit_;
    std::string couplingUnit_;
    std::optional<bool> massLog10_;
    std::optional<bool> couplingLog10_;
    double factor_ = 1.0;
    std::string plane_;
    std::string shape_;
    std::vector<std::string> ends_;
    std::string status_ = "measured";
    exchange::Provenance form_;
    std::string into_;
};

} // namespace

std::unique_ptr<Command> makeImport() {
    return std::make_unique<Import>();
}

} // namespace cyrano::cli
