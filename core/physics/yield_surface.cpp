#include "core/physics/yield_surface.hpp"

#include "core/io/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace cyrano::physics {
namespace {

/// Raised whenever the formulas behind the weights change, so that stored surfaces are recomputed.
constexpr std::string_view formatName = "cyrano-dump-yield-2";

void append(std::string& text, double value, int digits = 17) {
    text += ' ' + io::roundedNumber(value, digits);
}

void append(std::string& text, int value) {
    text += ' ';
    text += std::to_string(value);
}

/// Splits off the next line and reads blank-separated numbers from it.
class LineReader {
  public:
    explicit LineReader(std::string_view text) : rest_(text) {}

    std::string_view next() {
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++number_;
        return line;
    }

    /// The numbers after `keyword` on the next line.
    tl::expected<std::vector<double>, std::string> numbers(std::string_view keyword) {
        std::string_view line = next();
        if (line.substr(0, keyword.size()) != keyword)
            return tl::unexpected(problem("expected \"" + std::string(keyword) + "\""));
        line.remove_prefix(keyword.size());
        std::vector<double> values;
        while (!line.empty()) {
            if (line.front() == ' ' || line.front() == '\r') {
                line.remove_prefix(1);
                continue;
            }
            double value = 0.0;
            const auto [end, error] =
                std::from_chars(line.data(), line.data() + line.size(), value);
            if (error != std::errc() || !std::isfinite(value))
                return tl::unexpected(problem("not a finite number"));
            line.remove_prefix(static_cast<std::size_t>(end - line.data()));
            values.push_back(value);
        }
        return values;
    }

    [[nodiscard]] std::string problem(const std::string& text) const {
        return "line " + std::to_string(number_) + ": " + text;
    }

  private:
    std::string_view rest_;
    int number_ = 0;
};

bool increasing(std::span<const double> values) {
    return std::adjacent_find(values.begin(), values.end(),
                              [](double a, double b) { return !(a < b); }) == values.end();
}

bool usableMasses(std::span<const double> masses) {
    return masses.size() >= 4 && masses.front() > 0.0 && increasing(masses) &&
           std::isfinite(masses.back());
}

/// Slope at the middle of three points, from their parabola.
double slope(double x0, double x1, double x2, double y0, double y1, double y2) {
    const double left = (y1 - y0) / (x1 - x0);
    const double right = (y2 - y1) / (x2 - x1);
    return (left * (x2 - x1) + right * (x1 - x0)) / (x2 - x0);
}

/// Cubic from 0 without a slope to 1 at t = 1, where it goes on with the given one; never falling.
double fromNothing(double t, double slope) {
    const double s = std::clamp(slope, 0.0, 3.0);
    return t * t * ((3.0 - s) + (s - 2.0) * t);
}

} // namespace

tl::expected<YieldSurface, std::string> YieldSurface::compute(const Yield& yield,
                                                              std::string_view description,
                                                              std::span<const double> massesGeV,
                                                              const Progress& progress) {
    if (!usableMasses(massesGeV))
        return tl::unexpected(std::string("masses must be four or more, positive, increasing"));
    YieldSurface surface;
    surface.fingerprint_ = fingerprint(description, massesGeV);
    surface.massesGeV_.assign(massesGeV.begin(), massesGeV.end());
    for (std::size_t i = 0; i < massesGeV.size(); ++i) {
        surface.layout_ = yield(massesGeV[i]);
        if (surface.layout_.weights.empty())
            return tl::unexpected(std::string("dump or quadrature outside its domain"));
        surface.weights_.insert(surface.weights_.end(), surface.layout_.weights.begin(),
                                surface.layout_.weights.end());
        if (progress)
            progress(i + 1, massesGeV.size());
    }
    surface.layout_.weights.clear();
    surface.takeLogarithms();
    return surface;
}

void YieldSurface::takeLogarithms() {
    for (const double mass : massesGeV_)
        logMasses_.push_back(std::log(mass));
    for (const double weight : weights_)
        logWeights_.push_back(std::log(weight));
}

std::string YieldSurface::fingerprint(std::string_view description,
                                      std::span<const double> massesGeV) {
    // FNV-1a over the digits of all masses stands for the list.
    std::string masses;
    for (const double mass : massesGeV)
        append(masses, mass);
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : masses)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return std::string(formatName) + ' ' + std::string(description) + " masses " +
           std::to_string(massesGeV.size()) + ' ' + std::to_string(hash);
}

std::string YieldSurface::serialise() const {
    std::string text = fingerprint_ + "\nenergies";
    for (const double energy : layout_.energiesGeV)
        append(text, energy);
    text += "\nslices";
    append(text, layout_.slices);
    append(text, layout_.frontM);
    append(text, layout_.sliceM);
    text += "\nmasses";
    for (const double mass : massesGeV_)
        append(text, mass);
    const std::size_t size = weights_.size() / massesGeV_.size();
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        if (i % size == 0)
            text += "\nweights";
        append(text, weights_[i], 8);
    }
    return text + '\n';
}

tl::expected<YieldSurface, std::string> YieldSurface::parse(std::string_view text) {
    LineReader reader(text);
    YieldSurface surface;
    surface.fingerprint_ = reader.next();
    if (surface.fingerprint_.substr(0, formatName.size() + 1) != std::string(formatName) + ' ')
        return tl::unexpected(reader.problem("not a yield table of this version"));
    auto energies = reader.numbers("energies");
    if (!energies)
        return tl::unexpected(energies.error());
    if (energies->empty() || energies->front() <= 0.0 || !increasing(*energies))
        return tl::unexpected(reader.problem("energies must be positive and increasing"));
    auto slices = reader.numbers("slices");
    if (!slices)
        return tl::unexpected(slices.error());
    constexpr double mostSlices = 1000.0;
    if (slices->size() != 3 || slices->front() < 1.0 || slices->front() > mostSlices ||
        std::floor(slices->front()) != slices->front() || (*slices)[1] < 0.0 || (*slices)[2] <= 0.0)
        return tl::unexpected(reader.problem("expected number of slices, front, thickness"));
    auto masses = reader.numbers("masses");
    if (!masses)
        return tl::unexpected(masses.error());
    if (!usableMasses(*masses))
        return tl::unexpected(reader.problem("masses must be four or more, positive, increasing"));
    surface.layout_.energiesGeV = std::move(*energies);
    surface.layout_.slices = static_cast<int>(slices->front());
    surface.layout_.frontM = (*slices)[1];
    surface.layout_.sliceM = (*slices)[2];
    surface.massesGeV_ = std::move(*masses);
    const std::size_t size =
        surface.layout_.energiesGeV.size() * static_cast<std::size_t>(surface.layout_.slices);
    for (std::size_t i = 0; i < surface.massesGeV_.size(); ++i) {
        const auto weights = reader.numbers("weights");
        if (!weights)
            return tl::unexpected(weights.error());
        if (weights->size() != size || *std::min_element(weights->begin(), weights->end()) < 0.0)
            return tl::unexpected(
                reader.problem("expected " + std::to_string(size) + " weights, none negative"));
        surface.weights_.insert(surface.weights_.end(), weights->begin(), weights->end());
    }
    surface.takeLogarithms();
    return surface;
}

YieldTable YieldSurface::at(double massGeV) const {
    YieldTable table;
    if (!(massGeV >= massesGeV_.front() && massGeV <= massesGeV_.back()))
        return table;
    table = layout_;
    const auto above = std::upper_bound(massesGeV_.begin() + 1, massesGeV_.end() - 1, massGeV);
    const auto right = static_cast<std::size_t>(above - massesGeV_.begin());
    const std::size_t left = right - 1;
    const std::size_t before = left == 0 ? left : left - 1;
    const std::size_t after = right + 1 == massesGeV_.size() ? right : right + 1;
    const double* x = logMasses_.data();
    const double width = x[right] - x[left];
    const double f = (std::log(massGeV) - x[left]) / width;
    const std::size_t size = weights_.size() / massesGeV_.size();
    table.weights.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        const auto y = [&](std::size_t mass) { return logWeights_[mass * size + i]; };
        const double y1 = y(left);
        const double y2 = y(right);
        if (!std::isfinite(y1) || !std::isfinite(y2)) {
            // Next to where the acceptance closes there is no logarithm to interpolate.
            const bool opens = std::isfinite(y2);
            const std::size_t open = opens ? right : left;
            const std::size_t further = opens ? after : before;
            const double rise =
                further == open || !std::isfinite(y(further)) || !std::isfinite(y(open))
                    ? 1.0
                    : width * (y(further) - y(open)) / (x[further] - x[open]);
            table.weights[i] =
                weights_[open * size + i] * fromNothing(opens ? f : 1.0 - f, opens ? rise : -rise);
            continue;
        }
        const double secant = (y2 - y1) / width;
        const double d1 = before == left || !std::isfinite(y(before))
                              ? secant
                              : slope(x[before], x[left], x[right], y(before), y1, y2);
        const double d2 = after == right || !std::isfinite(y(after))
                              ? secant
                              : slope(x[left], x[right], x[after], y1, y2, y(after));
        const double g = 1.0 - f;
        const double cubic =
            f * g * width * (g * (d1 - secant) - f * (d2 - secant)) + g * y1 + f * y2;
        table.weights[i] = std::exp(cubic);
    }
    return table;
}

std::vector<double> geometricMasses(double lowestGeV, double highestGeV, int count) {
    std::vector<double> masses;
    for (int i = 0; i < count; ++i)
        masses.push_back(lowestGeV * std::pow(highestGeV / lowestGeV, i / (count - 1.0)));
    return masses;
}

} // namespace cyrano::physics
