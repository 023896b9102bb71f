#include "core/bounds/reach_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/fpclassify.hpp>
// pchip of Boost 1.74 uses isnan without including it.
#include <boost/math/interpolators/pchip.hpp>

#include "core/bounds/yield_file.hpp"
#include "core/io/number.hpp"

namespace cyrano::bounds {

namespace {

using Curve = boost::math::interpolators::pchip<std::vector<double>>;

/// Raised whenever the formulas, the constants or the choice of nodes change, so that stored tables
/// are recomputed.
constexpr std::string_view formatName = "cyrano-reach-1";

constexpr int evenInLogarithm = 18;
constexpr int evenInMass = 16;
/// Distances, relative to a mass where the curves bend, of the nodes that close in on it.
constexpr std::array<double, 6> closing{0.0, 2e-3, 0.01, 0.03, 0.07, 0.15};
/// Stands for none at all in the logarithm.
constexpr double nothing = 1e-12;
/// Relative distance below which two nodes would be one in the logarithm.
constexpr double distinct = 1e-9;
/// What the interpolation asks for.
constexpr std::size_t fewestRows = 4;

/// Mass from which on all pairs open by the smallest angle: γ sin(δ/2) = 1, γ = (s + m²)/(2√s m). 0
/// without such an angle.
double turnOn(const physics::ThreePhotonAcceptance& a) {
    return a.sqrtSGeV * std::sin(0.5 * a.minOpeningRad) / (1.0 + std::cos(0.5 * a.minOpeningRad));
}

/// Lightest mass between the two whose photons can be told apart and seen; the heavier one if none.
double lightestSeen(const physics::ThreePhotonAcceptance& a, double lowest, double highest) {
    if (physics::acceptedFractionPhotonAlp(lowest, a) > 0.0) {
        return lowest;
    }
    constexpr int halvings = 24;
    double below = lowest;
    double above = std::min(4.0 * turnOn(a), highest);
    for (int i = 0; i < halvings; ++i) {
        const double middle = std::sqrt(below * above);
        (physics::acceptedFractionPhotonAlp(middle, a) > 0.0 ? above : below) = middle;
    }
    return above;
}

/// 1 - m²/s, the energy of the recoil photon in units of its largest.
double recoilShare(double massGeV, double sqrtSGeV) {
    return (sqrtSGeV - massGeV) / sqrtSGeV * ((sqrtSGeV + massGeV) / sqrtSGeV);
}

std::vector<double> nodes(const physics::ThreePhotonAcceptance& a, double lowest, double highest) {
    std::vector<double> out{lowest, highest};
    for (int i = 1; i < evenInLogarithm; ++i) {
        out.push_back(lowest * std::pow(highest / lowest, double(i) / evenInLogarithm));
    }
    for (int i = 1; i < evenInMass; ++i) {
        out.push_back(lowest + (highest - lowest) * i / evenInMass);
    }
    // A pair of the softest photon with one of half the energy, back to back, opens the soft peak.
    const double softPeak = std::sqrt(2.0 * a.sqrtSGeV * a.minEnergyGeV);
    for (const double distance : closing) {
        out.push_back(lowest * (1.0 + distance));
        out.push_back(turnOn(a) * (1.0 - distance));
        out.push_back(softPeak * (1.0 - distance));
        out.push_back(softPeak * (1.0 + distance));
    }
    std::erase_if(out, [&](double m) { return m < lowest || m > highest; });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end(),
                          [](double x, double y) { return y < x * (1.0 + distinct); }),
              out.end());
    return out;
}

std::vector<ReachRow> computedRows(const ReachInputs& inputs) {
    const physics::ThreePhotonAcceptance& a = inputs.acceptance;
    const double seenGeV = lightestSeen(a, inputs.lowestGeV, inputs.highestGeV);
    if (!(seenGeV > 0.0 && seenGeV < inputs.highestGeV)) {
        return {};
    }
    std::vector<ReachRow> out;
    for (const double m : nodes(a, seenGeV, inputs.highestGeV)) {
        const double density = std::max(physics::threePhotonDensityPbPerGeV(m, a), nothing);
        out.push_back({m, std::log(density * recoilShare(m, a.sqrtSGeV)),
                       physics::acceptedFractionPhotonAlp(m, a)});
    }
    return out;
}

/// Whether there is something to interpolate.
bool usable(const std::vector<ReachRow>& rows, const ReachInputs& inputs) {
    double above = inputs.lowestGeV;
    for (const ReachRow& row : rows) {
        if (!(row.massGeV >= above && row.massGeV <= inputs.highestGeV) ||
            !std::isfinite(row.logDensity) || !std::isfinite(row.accepted) || row.accepted < 0.0) {
            return false;
        }
        above = row.massGeV * (1.0 + distinct);
    }
    return rows.size() >= fewestRows;
}

std::string fingerprint(const ReachInputs& inputs) {
    const physics::ThreePhotonAcceptance& a = inputs.acceptance;
    std::string out(formatName);
    for (const double value : {a.sqrtSGeV, a.minEnergyGeV, a.cosMin, a.cosMax, a.minOpeningRad,
                               inputs.lowestGeV, inputs.highestGeV}) {
        out += ' ' + io::fullNumber(value);
    }
    return out;
}

/// Splits off what precedes the next `end`; all there is without one.
std::string_view cut(std::string_view& rest, char end) {
    const std::size_t at = std::min(rest.find(end), rest.size());
    const std::string_view out = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return out;
}

std::optional<ReachRow> parsedRow(std::string_view line) {
    const auto mass = io::parseNumber(cut(line, ' '));
    const auto logDensity = io::parseNumber(cut(line, ' '));
    const auto accepted = io::parseNumber(line);
    return mass && logDensity && accepted ? std::optional(ReachRow{*mass, *logDensity, *accepted})
                                          : std::nullopt;
}

} // namespace

struct ReachTable::Curves {
    Curve logDensity; ///< without the 1/(1 - m²/s) of a soft recoil photon
    Curve accepted;
    double lowest;
    double highest;
    double sqrtSGeV;

    [[nodiscard]] double density(double massGeV) const {
        return std::exp(logDensity(logMass(massGeV))) / recoilShare(massGeV, sqrtSGeV);
    }
    [[nodiscard]] double logMass(double massGeV) const {
        return std::log(std::clamp(massGeV, lowest, highest));
    }
};

ReachTable::ReachTable(const ReachInputs& inputs) : ReachTable(inputs, computedRows(inputs)) {}

ReachTable::ReachTable(const ReachInputs& inputs, std::vector<ReachRow> rows)
    : fingerprint_(fingerprint(inputs)) {
    if (!usable(rows, inputs)) {
        return;
    }
    rows_ = std::move(rows);
    const auto curve = [this](double ReachRow::*ordinate) {
        std::vector<double> x;
        std::vector<double> y;
        for (const ReachRow& row : rows_) {
            x.push_back(std::log(row.massGeV));
            y.push_back(row.*ordinate);
        }
        return Curve(std::move(x), std::move(y));
    };
    curves_ = std::make_unique<const Curves>(
        Curves{curve(&ReachRow::logDensity), curve(&ReachRow::accepted), rows_.front().massGeV,
               rows_.back().massGeV, inputs.acceptance.sqrtSGeV});
}

ReachTable::~ReachTable() = default;
ReachTable::ReachTable(ReachTable&& other) noexcept = default;
ReachTable& ReachTable::operator=(ReachTable&& other) noexcept = default;

std::string ReachTable::serialise() const {
    std::string out = fingerprint_ + '\n';
    for (const ReachRow& row : rows_) {
        out += io::fullNumber(row.massGeV) + ' ' + io::fullNumber(row.logDensity) + ' ' +
               io::fullNumber(row.accepted) + '\n';
    }
    return sealed(out);
}

std::optional<ReachTable> ReachTable::parse(const std::string& text, const ReachInputs& inputs) {
    // The checksum is the last line.
    const std::size_t before =
        text.size() < 2 ? std::string::npos : text.rfind('\n', text.size() - 2);
    if (before == std::string::npos || sealed(text.substr(0, before + 1)) != text) {
        return std::nullopt;
    }
    std::string_view rest = std::string_view(text).substr(0, before + 1);
    if (cut(rest, '\n') != fingerprint(inputs)) {
        return std::nullopt;
    }
    std::vector<ReachRow> rows;
    while (!rest.empty()) {
        const auto row = parsedRow(cut(rest, '\n'));
        if (!row) {
            return std::nullopt;
        }
        rows.push_back(*row);
    }
    // No rows at all is the table of a detector that sees nothing.
    return rows.empty() || usable(rows, inputs) ? std::optional(ReachTable(inputs, std::move(rows)))
                                                : std::nullopt;
}

double ReachTable::backgroundPb(double fromGeV, double toGeV) const {
    if (curves_ == nullptr) {
        return 0.0;
    }
    const double from = std::max(fromGeV, curves_->lowest);
    const double to = std::min(toGeV, curves_->highest);
    return to > from ? boost::math::quadrature::gauss<double, 7>::integrate(
                           [this](double m) { return curves_->density(m); }, from, to)
                     : 0.0;
}

double ReachTable::acceptedFraction(double massGeV) const {
    return curves_ == nullptr || massGeV < curves_->lowest
               ? 0.0
               : std::max(curves_->accepted(curves_->logMass(massGeV)), 0.0);
}

} // namespace cyrano::bounds
