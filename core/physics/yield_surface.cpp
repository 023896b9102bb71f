#include "core/physics/yield_surface.hpp"

#include "core/io/number.hpp"
#include "core/physics/wide.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

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

/// Logarithms at the ends of a stretch and their slopes (NaN: the secant's); `f` of its width in.
struct Stretch {
    const double* y1;
    const double* y2;
    const double* d1;
    const double* d2;
    double width;
    double f;
};

/// Exponentials of the cubics through the ends.
CYRANO_IN_CALLER void exponentials(const Stretch& stretch, double* out, std::size_t size) {
    const auto [y1, y2, d1, d2, width, f] = stretch; // a copy: `out` cannot change it
    const double g = 1.0 - f;
    const double bow = f * g * width;
    const double perWidth = 1.0 / width;
#pragma omp simd
    for (std::size_t i = 0; i < size; ++i) {
        const double secant = (y2[i] - y1[i]) * perWidth;
        const double bend1 = d1[i] - secant;
        const double bend2 = d2[i] - secant;
        const double known1 = bend1 == bend1 ? bend1 : 0.0;
        const double known2 = bend2 == bend2 ? bend2 : 0.0;
        out[i] = exp(bow * (g * known1 - f * known2) + g * y1[i] + f * y2[i]);
    }
}

void exponentialsPlain(const Stretch& s, double* out, std::size_t size) {
    exponentials(s, out, size);
}

CYRANO_WIDE void exponentialsWide(const Stretch& s, double* out, std::size_t size) {
    exponentials(s, out, size);
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
    const std::size_t size = weights_.size() / massesGeV_.size();
    slopes_.assign(weights_.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = size; i + size < weights_.size(); ++i) {
        const double* x = logMasses_.data() + i / size;
        const double* y = logWeights_.data() + i;
        if (std::isfinite(y[0]) && std::isfinite(*(y - size)) && std::isfinite(y[size])) {
            slopes_[i] = slope(x[-1], x[0], x[1], *(y - size), y[0], y[size]);
        }
    }
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
    const auto left = static_cast<std::size_t>(above - massesGeV_.begin()) - 1;
    const double width = logMasses_[left + 1] - logMasses_[left];
    const double f = (std::log(massGeV) - logMasses_[left]) / width;
    const std::size_t size = weights_.size() / massesGeV_.size();
    const double* y1 = logWeights_.data() + left * size;
    const double* y2 = y1 + size;
    const double* d1 = slopes_.data() + left * size;
    const double* d2 = d1 + size;
    table.weights.resize(size);
    const Stretch stretch{y1, y2, d1, d2, width, f};
    (wide() ? exponentialsWide : exponentialsPlain)(stretch, table.weights.data(), size);
    for (std::size_t i = 0; i < size; ++i) {
        if (!std::isfinite(y1[i]) || !std::isfinite(y2[i])) {
            table.weights[i] = besideNothing(left, i, f);
        }
    }
    return table;
}

/// Next to where the acceptance closes there is no logarithm to interpolate.
double YieldSurface::besideNothing(std::size_t left, std::size_t i, double f) const {
    const std::size_t size = weights_.size() / massesGeV_.size();
    const auto y = [&](std::size_t mass) { return logWeights_[mass * size + i]; };
    const double* x = logMasses_.data();
    const std::size_t right = left + 1;
    const bool opens = std::isfinite(y(right));
    const std::size_t open = opens ? right : left;
    const std::size_t further =
        opens ? std::min(right + 1, massesGeV_.size() - 1) : left - (left == 0 ? 0 : 1);
    const double width = x[right] - x[left];
    const double rise = further == open || !std::isfinite(y(further)) || !std::isfinite(y(open))
                            ? 1.0
                            : width * (y(further) - y(open)) / (x[further] - x[open]);
    return weights_[open * size + i] * fromNothing(opens ? f : 1.0 - f, opens ? rise : -rise);
}

std::vector<double> geometricMasses(double lowestGeV, double highestGeV, int count) {
    std::vector<double> masses;
    for (int i = 0; i < count; ++i)
        masses.push_back(lowestGeV * std::pow(highestGeV / lowestGeV, i / (count - 1.0)));
    return masses;
}

} // namespace cyrano::physics
