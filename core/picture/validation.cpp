#include "core/picture/validation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/bounds/contour_area.hpp"

namespace cyrano::picture {

namespace {

using bounds::Bound;
using bounds::ContourArea;
using bounds::Interval;
using bounds::RegionRequest;
using bounds::Scenario;
using region::Point;

constexpr int stepsOfMass = 40;
constexpr std::array<double, 5> fractionsOfTip{0.88, 0.91, 0.94, 0.97, 0.99};
/// All couplings anybody draws: edges outside are none.
constexpr double lowestCoupling = 1e-18;
constexpr double highestCoupling = 1e4;
/// Distance in log10 at which an edge counts as lying on a line.
constexpr double onLine = 1e-6;
/// No calculation agrees so well with digits read off a plot: the number was taken from there.
constexpr double takenOver = 1e-7;
constexpr double takenOverTip = 1e-5; ///< where the edges meet no stretch is left to be found
/// Digitised curves bend into the frame of their plot within so much of log10.
constexpr double bendIntoFrame = 0.03;
/// A run along the top of the plot: so level, over so much of log10 m.
constexpr double levelRun = 2e-3;
constexpr double levelWidth = 0.03;
constexpr int tipScan = 80;
constexpr int tipBisections = 40;

/// The plane of the record's reference, or the one its events are of; all couplings.
scene::Plane widePlane(const io::Record& record) {
    scene::Plane plane;
    const auto& couplings = record.couplings;
    if (record.reference) {
        plane.id = record.reference->plane;
    } else if (std::find(couplings.begin(), couplings.end(), "mixing") != couplings.end()) {
        plane.id = "mass-epsilon";
    }
    plane.y = {scene::AxisScale::logarithmic, lowestCoupling, highestCoupling};
    return plane;
}

/// The published curve with what has to be known about its frame.
struct Published {
    ContourArea area;
    double xMin = 0.0; ///< log10 of GeV
    double xMax = 0.0;
    double yTop = 0.0;
    bool topIsFrame = false; ///< the curve's highest coupling is where its plot ended
    bool tipIsFrame = false;
};

/// The highest point is the end of an open curve, or the curve runs level there.
bool endsAtTop(const io::PublishedContour& contour, double yTop) {
    for (const io::CurveSegment& s : contour.segments) {
        const std::size_t n = s.x.size();
        const auto atTop = [&s, yTop](std::size_t i) {
            return std::log10(s.y[i]) > yTop - levelRun;
        };
        if (contour.shape == io::PublishedContour::Shape::open && (atTop(0) || atTop(n - 1))) {
            return true;
        }
        for (std::size_t i = 0; i + 1 < n; ++i) {
            const double width = std::abs(std::log10(s.x[i + 1] / s.x[i]));
            if (width > levelWidth && atTop(i) && atTop(i + 1)) {
                return true;
            }
        }
    }
    return false;
}

Published read(const io::PublishedContour& contour) {
    Published out;
    out.area = bounds::contourArea(contour);
    out.xMin = std::numeric_limits<double>::infinity();
    out.xMax = out.yTop = -std::numeric_limits<double>::infinity();
    for (const io::CurveSegment& s : contour.segments) {
        for (std::size_t i = 0; i < s.x.size(); ++i) {
            out.xMin = std::min(out.xMin, std::log10(s.x[i]));
            out.xMax = std::max(out.xMax, std::log10(s.x[i]));
            out.yTop = std::max(out.yTop, std::log10(s.y[i]));
        }
    }
    out.topIsFrame = endsAtTop(contour, out.yTop);
    out.tipIsFrame = std::any_of(out.area.frameOfData.begin(), out.area.frameOfData.end(),
                                 [&](const region::Segment& s) {
                                     return std::max(s.from.x, s.to.x) > out.xMax - onLine &&
                                            std::abs(s.from.y - s.to.y) > onLine;
                                 });
    return out;
}

bool onFrame(const Published& published, Point p) {
    return std::any_of(published.area.frameOfData.begin(), published.area.frameOfData.end(),
                       [p](const region::Segment& s) {
                           const double low = std::min(s.from.x, s.to.x);
                           const double high = std::max(s.from.x, s.to.x);
                           if (p.x < low || p.x > high || high - low < onLine) {
                               return false;
                           }
                           const double w = (p.x - s.from.x) / (s.to.x - s.from.x);
                           return std::abs(s.from.y + w * (s.to.y - s.from.y) - p.y) < onLine;
                       });
}

bool sameNumber(const std::optional<double>& ours, const std::optional<double>& published,
                double tolerance) {
    return ours && published && std::abs(std::log10(*ours / *published)) < tolerance;
}

MassRow rowAt(const Bound& bound, const RegionRequest& request, const Published& published,
              double x) {
    MassRow row;
    row.massGeV = std::pow(10.0, x);
    row.core = published.tipIsFrame || x < published.xMax + std::log10(coreOfTip);
    const auto theirs = region::verticalSlice(published.area.polygons, x);
    if (!theirs.empty()) {
        const double low = theirs.front().low;
        const double high = theirs.back().high;
        row.lower.published = std::pow(10.0, low);
        row.lower.cut = onFrame(published, {x, low});
        row.upper.published = std::pow(10.0, high);
        row.upper.cut = onFrame(published, {x, high}) ||
                        (published.topIsFrame && high > published.yTop - bendIntoFrame);
    }
    const auto ours = bound.intervalsAt(request, row.massGeV);
    constexpr double slack = 1.0 + 1e-9;
    if (!ours.empty() && ours.front().low > lowestCoupling * slack) {
        row.lower.ours = ours.front().low;
    }
    if (!ours.empty() && ours.back().high < highestCoupling / slack) {
        row.upper.ours = ours.back().high;
    }
    row.lower.taken = sameNumber(row.lower.ours, row.lower.published, takenOver);
    row.upper.taken = sameNumber(row.upper.ours, row.upper.published, takenOver);
    return row;
}

double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

Deviation deviation(const std::vector<MassRow>& rows, EdgePair MassRow::*edge, bool coreOnly) {
    Deviation out;
    std::vector<double> ratios;
    std::vector<double> magnitudes;
    for (const MassRow& row : rows) {
        const auto ratio = (row.*edge).logRatio();
        if (!ratio || (coreOnly && !row.core)) {
            continue;
        }
        ratios.push_back(*ratio);
        magnitudes.push_back(std::abs(*ratio));
        if (magnitudes.back() >= out.maxMagnitude) {
            out.maxMagnitude = magnitudes.back();
            out.worstMassGeV = row.massGeV;
        }
    }
    out.masses = static_cast<int>(ratios.size());
    if (out.masses > 0) {
        out.median = medianOf(ratios);
        out.medianMagnitude = medianOf(magnitudes);
    }
    return out;
}

EdgeAgreement agreement(const std::vector<MassRow>& rows, EdgePair MassRow::*edge) {
    EdgeAgreement out;
    out.core = deviation(rows, edge, true);
    out.all = deviation(rows, edge, false);
    for (const MassRow& row : rows) {
        const EdgePair& pair = row.*edge;
        out.cut += pair.published && pair.cut ? 1 : 0;
        out.missing += pair.published && !pair.cut && !pair.ours ? 1 : 0;
        out.taken += pair.taken && !pair.cut ? 1 : 0;
    }
    return out;
}

/// Largest mass at which the bound excludes anything.
void findTip(const RegionRequest& request, double publishedTipGeV, Comparison& out) {
    const Interval range = out.bound->massRangeGeV();
    const auto excludes = [&](double logMass) {
        return !out.bound->intervalsAt(request, std::exp(logMass)).empty();
    };
    // Downwards from the end of the calculation; just inside, so that rounding does not matter.
    const double top = std::log(range.high) - 1e-9;
    const double bottom =
        std::max(std::log(range.low) + 1e-9, std::min(std::log(0.1 * publishedTipGeV), top));
    double free = top;
    double excluded = top;
    bool found = excludes(top);
    out.oursTipIsRange = found;
    for (int i = 1; i <= tipScan && !found; ++i) {
        free = excluded;
        excluded = top + (bottom - top) * i / tipScan;
        found = excludes(excluded);
    }
    if (!found) {
        return;
    }
    for (int i = 0; i < tipBisections && !out.oursTipIsRange; ++i) {
        const double middle = 0.5 * (excluded + free);
        (excludes(middle) ? excluded : free) = middle;
    }
    out.oursTipGeV = std::exp(excluded);
}

std::optional<double> logRatioOf(const std::optional<double>& ours,
                                 const std::optional<double>& published) {
    return ours && published ? std::optional(std::log10(*ours / *published)) : std::nullopt;
}

} // namespace

std::optional<double> EdgePair::logRatio() const noexcept {
    return cut || taken ? std::nullopt : logRatioOf(ours, published);
}

std::optional<double> Comparison::tipLogRatio() const noexcept {
    return tipTaken ? std::nullopt : logRatioOf(oursTipGeV, publishedTipGeV);
}

Scenario underSettings(Scenario scenario, const Bound& bound, const io::Settings& settings) {
    for (const auto& [name, value] : settings) {
        scenario.settings.try_emplace(bound.id() + '.' + name, value);
    }
    if (widePlane(bound.record()).kind().spinOne() && !model::hasSpinOne(scenario.model.particle)) {
        scenario.model.particle = model::Particle::vector;
    }
    return scenario;
}

std::string settingsText(const io::Settings& settings) {
    std::string out;
    for (const auto& [name, value] : settings) {
        out += (out.empty() ? "" : ", ") + name + " = " +
               std::visit([](const auto& x) { return scene::toText(scene::Value{x}); }, value);
    }
    return out;
}

std::vector<EventComparison> compareEvents(const Bound& bound, const Scenario& given) {
    std::vector<EventComparison> out;
    const scene::Plane plane = widePlane(bound.record());
    for (const io::ReferenceEvents& reference : bound.record().referenceEvents) {
        const Scenario scenario = underSettings(given, bound, reference.settings);
        EventComparison comparison{&reference, {}, 0.0, 1.0};
        for (const io::ReferenceEvents::Point& point : reference.points) {
            const auto line = plane.kind().line(scenario.model, point.massGeV);
            const auto column = bound.column(scenario, point.massGeV);
            const auto story =
                column == nullptr ? std::nullopt : column->story(line.at(point.couplingPerGeV));
            const double ratio = story ? story->events / point.events : 0.0;
            comparison.ratios.push_back(ratio);
            const auto off = [](double r) { return std::abs(std::log(r)); };
            if (off(ratio) > off(comparison.worstRatio)) {
                comparison.worstRatio = ratio;
            }
        }
        std::vector<double> sorted = comparison.ratios;
        std::sort(sorted.begin(), sorted.end());
        comparison.medianRatio = sorted[sorted.size() / 2];
        out.push_back(std::move(comparison));
    }
    return out;
}

std::optional<Comparison> compare(const Bound& bound, const Scenario& given) {
    if (!bound.record().reference) {
        return std::nullopt;
    }
    const Scenario scenario = underSettings(given, bound, bound.record().reference->settings);
    Comparison out;
    out.bound = &bound;
    const scene::Plane plane = widePlane(bound.record());
    out.silentBecause = bound.silentBecause(scenario, plane);
    if (!out.silentBecause.empty()) {
        return out;
    }
    const RegionRequest request{scenario, plane, {}};
    const Published published = read(*bound.record().reference);
    std::vector<double> masses;
    for (int i = 0; i < stepsOfMass; ++i) {
        masses.push_back(published.xMin +
                         (published.xMax - published.xMin) * (i + 0.5) / stepsOfMass);
    }
    if (!published.tipIsFrame) {
        for (const double fraction : fractionsOfTip) {
            masses.push_back(std::max(published.xMin, published.xMax + std::log10(fraction)));
        }
    }
    std::sort(masses.begin(), masses.end());
    for (const double x : masses) {
        out.rows.push_back(rowAt(bound, request, published, x));
    }
    out.lower = agreement(out.rows, &MassRow::lower);
    out.upper = agreement(out.rows, &MassRow::upper);
    if (!published.tipIsFrame) {
        out.publishedTipGeV = std::pow(10.0, published.xMax);
    }
    findTip(request, std::pow(10.0, published.xMax), out);
    out.tipTaken = sameNumber(out.oursTipGeV, out.publishedTipGeV, takenOverTip);
    return out;
}

Provenance provenance(const io::Record& record) {
    Provenance out;
    for (const auto& [name, input] : record.inputs) {
        auto& list = input.status.starts_with("fitted") ? out.fitted : out.notFitted;
        list.push_back({name, &input});
    }
    return out;
}

} // namespace cyrano::picture
