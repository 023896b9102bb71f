#include "core/exchange/guess.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <sstream>
#include <string_view>

#include "core/io/number.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::exchange {

namespace {

using Shape = io::PublishedContour::Shape;
using Side = io::PublishedContour::Side;

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool contains(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&text](const char* word) { return text.find(word) != std::string::npos; });
}

/// Smallest and largest finite value of a column, and its middle one.
struct Spread {
    double min = std::numeric_limits<double>::quiet_NaN();
    double median = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
};

Spread spreadOf(const Curve& curve, std::size_t column) {
    std::vector<double> values;
    for (const Run& run : curve.runs) {
        for (const Row& row : run) {
            if (column < row.values.size() && std::isfinite(row.values[column])) {
                values.push_back(row.values[column]);
            }
        }
    }
    if (values.empty()) {
        return {};
    }
    std::sort(values.begin(), values.end());
    return {values.front(), values[values.size() / 2], values.back()};
}

/// Bin edges and uncertainties of HEPData stand beside what is wanted.
bool beside(const Column& column) {
    const std::string word = lower(column.name);
    return column.words || word.ends_with(" low") || word.ends_with(" high") ||
           word.ends_with(" +") || word.ends_with(" -") || contains(word, {"error", "index"});
}

int massScore(const Column& column) {
    return beside(column) ? 0 : (namesMass(column) ? 2 : 1);
}

int couplingScore(const Column& column) {
    if (beside(column)) {
        return 0;
    }
    const std::string word = lower(column.name);
    const int named = namesCoupling(column) ? 4 : 2;
    if (contains(word, {"observed", "obs"})) {
        return named + 2;
    }
    if (contains(word, {"sigma", "+1", "-1", "+2", "-2"})) {
        return 1;
    }
    return contains(word, {"expected", "exp"}) ? named - 1 : named;
}

template <class Score>
std::size_t best(const std::vector<Column>& columns, std::size_t except, Score score) {
    std::size_t out = columns.size();
    int most = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i != except && score(columns[i]) > most) {
            most = score(columns[i]);
            out = i;
        }
    }
    return out;
}

bool isLogarithm(const Column& column) {
    return lower(column.name).starts_with("log") || lower(column.name).starts_with("$\\log");
}

void guessMass(const Curve& curve, Preview& out) {
    Choice& choice = out.choice;
    const Column& column = curve.columns[choice.massColumn];
    const Spread spread = spreadOf(curve, choice.massColumn);
    std::string log;
    if (isLogarithm(column) || spread.max < 0.0 || (spread.min < 0.0 && spread.max < 30.0)) {
        choice.massLog10 = true;
        log = isLogarithm(column) ? "the name says log10; " : "negative numbers read as log10; ";
    }
    if (const auto unit = massUnit(column.unit)) {
        choice.massUnit = *unit;
        out.whyMass = log + (curve.format == Format::darkcast ? "Darkcast masses are in GeV"
                                                              : "the file says " + column.unit);
        return;
    }
    if (curve.format == Format::axionLimits) {
        choice.massUnit = MassUnit::eV;
        out.whyMass = log + "AxionLimits masses are in eV";
        return;
    }
    const double typical = choice.massLog10 ? std::pow(10.0, spread.median) : spread.median;
    constexpr double onlyMeV = 300.0;
    constexpr double onlyElectronVolt = 1e5;
    choice.massUnit = typical > onlyElectronVolt ? MassUnit::eV
                      : typical > onlyMeV        ? MassUnit::MeV
                                                 : MassUnit::GeV;
    out.whyMass = log + "no unit given; values around " + io::roundedNumber(typical, 2) +
                  " are taken as " + name(choice.massUnit);
}

std::string guessPlane(const Curve& curve, const Column& column) {
    if (scene::findPlane(curve.plane) != nullptr) {
        return curve.plane;
    }
    const std::string word = lower(column.name);
    if (contains(word, {"eps", "\xCE\xB5", "mixing", "chi", "\xCF\x87"})) {
        return "mass-epsilon";
    }
    if (contains(word, {"g_ae", "gae", "g_ee", "gee", "electron"})) {
        return "mass-electron";
    }
    return contains(word, {"mu", "\xCE\xBC"}) ? "mass-muon" : "mass-photon";
}

bool isDecayConstant(const std::string& word) {
    return (word == "f" || word.starts_with("f_") || word.starts_with("f ") || word == "fa" ||
            contains(word, {"decay constant", "lambda"})) &&
           !contains(word, {"1/"});
}

bool isSquare(const std::string& word) {
    return contains(word, {"^2", "**2", "\xC2\xB2", "squared"});
}

void guessCoupling(const Curve& curve, Preview& out) {
    Choice& choice = out.choice;
    const Column& column = curve.columns[choice.couplingColumn];
    const std::string word = lower(column.name);
    const Spread spread = spreadOf(curve, choice.couplingColumn);
    choice.plane = guessPlane(curve, column);
    const auto* plane = scene::findPlane(choice.plane);
    const bool dimensionless = plane->yUnit.empty();
    std::string log;
    if (isLogarithm(column) || spread.max < 0.0) {
        choice.couplingLog10 = true;
        log = isLogarithm(column) ? "the name says log10; " : "negative numbers read as log10; ";
    }
    const double typical = choice.couplingLog10 ? std::pow(10.0, spread.median) : spread.median;
    const auto unit = couplingUnit(column.unit);
    const auto energy = massUnit(column.unit);
    constexpr double noCouplingSoLarge = 100.0;
    if (isSquare(word) && (!unit || *unit == CouplingUnit::one)) {
        choice.couplingUnit = CouplingUnit::square;
        out.whyCoupling = log + "the name says it is a square";
    } else if (unit) {
        choice.couplingUnit = *unit;
        out.whyCoupling =
            log + (curve.format == Format::darkcast ? "Darkcast writes couplings in " + column.unit
                                                    : "the file says " + column.unit);
    } else if (energy == MassUnit::TeV || energy == MassUnit::GeV || isDecayConstant(word) ||
               (!dimensionless && typical > noCouplingSoLarge)) {
        choice.couplingUnit = energy == MassUnit::TeV ? CouplingUnit::decayConstantTeV
                                                      : CouplingUnit::decayConstantGeV;
        out.whyCoupling = log + (energy ? "an energy, so taken as f_a with g = factor/f_a"
                                        : "so large it is taken as f_a in GeV, g = factor/f_a");
    } else {
        choice.couplingUnit = dimensionless ? CouplingUnit::one : CouplingUnit::perGeV;
        out.whyCoupling =
            log + (curve.format == Format::axionLimits
                       ? "AxionLimits couplings are in GeV^-1"
                       : std::string("no unit given; taken as ") + name(choice.couplingUnit));
    }
}

/// The side of the curve's own frame an end lies on or nearest to, in log space.
Side sideAt(const io::CurveSegment& segment, bool first) {
    const auto [xLow, xHigh] = std::minmax_element(segment.x.begin(), segment.x.end());
    const auto [yLow, yHigh] = std::minmax_element(segment.y.begin(), segment.y.end());
    const double x = std::log(first ? segment.x.front() : segment.x.back());
    const double y = std::log(first ? segment.y.front() : segment.y.back());
    const double width = std::max(std::log(*xHigh / *xLow), 1e-9);
    const double height = std::max(std::log(*yHigh / *yLow), 1e-9);
    const std::array distances{std::pair{(x - std::log(*xLow)) / width, Side::left},
                               std::pair{(std::log(*xHigh) - x) / width, Side::right},
                               std::pair{(std::log(*yHigh) - y) / height, Side::top},
                               std::pair{(y - std::log(*yLow)) / height, Side::bottom}};
    return std::min_element(distances.begin(), distances.end(),
                            [](const auto& a, const auto& b) { return a.first < b.first; })
        ->second;
}

std::optional<Side> sideNamed(const std::string& word) {
    for (const auto& [known, side] :
         {std::pair{"left", Side::left}, std::pair{"right", Side::right},
          std::pair{"top", Side::top}, std::pair{"bottom", Side::bottom}}) {
        if (word == known) {
            return side;
        }
    }
    return std::nullopt;
}

/// A shape the file itself names.
bool takeShape(const std::string& text, Choice& choice) {
    std::istringstream words(lower(text));
    std::string shape;
    std::string first;
    std::string last;
    words >> shape >> first >> last;
    if (shape == "closed" || shape == "lower-edge") {
        choice.shape = shape == "closed" ? Shape::closed : Shape::lowerEdge;
        return true;
    }
    const auto firstEnd = sideNamed(first);
    const auto lastEnd = sideNamed(last);
    if (shape == "open" && firstEnd && lastEnd) {
        choice.shape = Shape::open;
        choice.firstEnd = *firstEnd;
        choice.lastEnd = *lastEnd;
        return true;
    }
    return false;
}

/// Whether every piece ends where it begins, or no farther away than its own points are apart.
bool endsMeet(const io::PublishedContour& contour) {
    constexpr double small = 0.1; // of the size of the curve
    return std::all_of(contour.segments.begin(), contour.segments.end(), [](const auto& s) {
        const auto step = [&s](std::size_t a, std::size_t b) {
            return std::hypot(std::log(s.x[a] / s.x[b]), std::log(s.y[a] / s.y[b]));
        };
        const std::size_t last = s.x.size() - 1;
        double largestStep = 0.0;
        double size = 0.0;
        for (std::size_t i = 1; i <= last; ++i) {
            largestStep = std::max(largestStep, step(i, i - 1));
            size = std::max(size, step(i, 0));
        }
        return last >= 3 && step(last, 0) <= std::min(largestStep, small * size);
    });
}

bool massesRunOneWay(const Curve& curve, std::size_t column) {
    const auto oneWay = [column](const Run& run, bool up) {
        return std::adjacent_find(run.begin(), run.end(), [=](const Row& a, const Row& b) {
                   return up ? a.values[column] > b.values[column]
                             : a.values[column] < b.values[column];
               }) == run.end();
    };
    return std::all_of(curve.runs.begin(), curve.runs.end(),
                       [&](const Run& run) { return oneWay(run, true) || oneWay(run, false); });
}

void guessShape(const Curve& curve, Preview& out) {
    Choice& choice = out.choice;
    if (curve.format == Format::darkcast && curve.columns.size() > 2) {
        choice.upperColumn = 2;
        choice.shape = Shape::closed;
        out.whyShape = "a lower and an upper edge";
        return;
    }
    if (takeShape(curve.shape, choice)) {
        out.whyShape = "the file says so";
        return;
    }
    choice.shape = Shape::open; // asks least of the points
    const auto contour = toContour(curve, choice);
    if (contour && endsMeet(*contour)) {
        choice.shape = Shape::closed;
        out.whyShape = "each piece ends where it begins";
        return;
    }
    if (massesRunOneWay(curve, choice.massColumn)) {
        choice.shape = Shape::lowerEdge;
        out.whyShape = "one coupling for each mass: excluded above";
        return;
    }
    out.whyShape = "the curve turns round and does not close: it is cut by a frame";
    if (contour) {
        const auto longest =
            std::max_element(contour->segments.begin(), contour->segments.end(),
                             [](const auto& a, const auto& b) { return a.x.size() < b.x.size(); });
        choice.firstEnd = sideAt(*longest, true);
        choice.lastEnd = sideAt(*longest, false);
    }
}

} // namespace

bool namesMass(const Column& column) {
    const std::string word = lower(column.name);
    return massUnit(column.unit).has_value() || word == "m" || word == "x" ||
           word.starts_with("m_") || word.starts_with("$m") || word.starts_with("ma") ||
           word.starts_with("mx") || contains(word, {"mass", "log10(m", "log10 m", "m("});
}

bool namesCoupling(const Column& column) {
    const std::string word = lower(column.name);
    return couplingUnit(column.unit).has_value() || word == "g" || word == "y" ||
           word.starts_with("g_") || word.starts_with("$g") || word.starts_with("f_") ||
           contains(word, {"coupling", "eps", "\xCE\xB5", "mixing", "chi", "limit", "lower", "1/f",
                           "log10(g", "log10 g", "lambda"});
}

Preview preview(const Curve& curve, std::size_t rows) {
    Preview out;
    out.rowCount = curve.rows();
    out.runCount = curve.runs.size();
    for (std::size_t i = 0; i < curve.columns.size(); ++i) {
        const Column& column = curve.columns[i];
        const std::string title =
            column.name.empty() ? "column " + std::to_string(i + 1) : column.name;
        out.headings.push_back(column.unit.empty() ? title : title + " [" + column.unit + "]");
    }
    for (const Run& run : curve.runs) {
        for (const Row& row : run) {
            if (out.rows.size() == rows) {
                break;
            }
            std::vector<std::string> cells;
            for (const double value : row.values) {
                cells.push_back(std::isnan(value) ? "" : io::shortNumber(value));
            }
            out.rows.push_back(std::move(cells));
        }
    }
    const std::size_t none = curve.columns.size();
    const std::size_t mass = best(curve.columns, none, massScore);
    const std::size_t coupling = best(curve.columns, mass, couplingScore);
    if (mass == none || coupling == none || curve.rows() == 0) {
        out.choice.massColumn = out.choice.couplingColumn = none;
        out.whyMass = out.whyCoupling = "a curve needs two columns of numbers";
        return out;
    }
    out.choice.massColumn = mass;
    out.choice.couplingColumn = coupling;
    guessMass(curve, out);
    guessCoupling(curve, out);
    guessShape(curve, out);
    return out;
}

} // namespace cyrano::exchange
