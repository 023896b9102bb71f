#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <limits>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <rapidcheck.h>

/// What the property tests share: parameter sets drawn from documented ranges, shrunk to round
/// numbers, and checks of so many of them.
///
/// CYRANO_PROPERTY_FACTOR multiplies the number of cases of every property; RC_PARAMS is
/// rapidcheck's own (`seed=…`, `max_success=…`, `reproduce=…`). Without either the seed is the same
/// in every run, lest a run fail for what nobody changed; with a factor it is drawn afresh. A
/// failure prints the seed, the smallest counterexample and the RC_PARAMS that repeat it.
namespace property {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

enum class Scale { logarithmic, linear };

/// Where one number is drawn from. Ends and corners, with their neighbours in floating point, are
/// drawn more often than chance would have it: that is where formulas change.
struct Range {
    std::string name;
    double low;
    double high;
    Scale scale = Scale::logarithmic;
    std::vector<double> corners = {};
};

using Ranges = std::vector<Range>;

/// One parameter set: a number for each of some ranges.
class Sample {
  public:
    static constexpr std::size_t most = 48;

    explicit Sample(const Ranges* ranges) : ranges_(ranges) {}

    double operator[](std::size_t i) const { return values_[i]; }
    void set(std::size_t i, double value) { values_[i] = value; }
    [[nodiscard]] const Ranges& ranges() const { return *ranges_; }
    /// One of `count` possibilities from a number between 0 and 1.
    [[nodiscard]] std::size_t pick(std::size_t i, std::size_t count) const {
        const auto k = static_cast<std::size_t>(values_[i] * static_cast<double>(count));
        return std::min(k, count - 1);
    }

  private:
    const Ranges* ranges_;
    std::array<double, most> values_{};
};

inline std::ostream& operator<<(std::ostream& out, const Sample& sample) {
    for (std::size_t i = 0; i < sample.ranges().size(); ++i) {
        char digits[32];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), sample[i]).ptr;
        out << (i == 0 ? "" : ", ") << sample.ranges()[i].name << " = "
            << std::string_view(digits, static_cast<std::size_t>(end - digits));
    }
    return out;
}

namespace detail {

inline double uniform(rc::Random& random) {
    return static_cast<double>(random.next() >> 11) * 0x1p-53;
}

inline double draw(rc::Random& random, const Range& range) {
    constexpr double atCorners = 0.1;
    const double u = uniform(random);
    if (u < atCorners) {
        std::vector<double> places = range.corners;
        places.push_back(range.low);
        places.push_back(range.high);
        const double place = places[random.next() % places.size()];
        const std::array<double, 3> near{std::nextafter(place, -infinity), place,
                                         std::nextafter(place, infinity)};
        return std::clamp(near[random.next() % near.size()], range.low, range.high);
    }
    const double share = (u - atCorners) / (1.0 - atCorners);
    return range.scale == Scale::logarithmic
               ? std::clamp(range.low * std::pow(range.high / range.low, share), range.low,
                            range.high)
               : range.low + share * (range.high - range.low);
}

/// The same sample with one number rounded to fewer digits, or 1 or 0 in its place.
inline std::vector<Sample> simpler(const Sample& sample) {
    std::vector<Sample> out;
    for (std::size_t i = 0; i < sample.ranges().size(); ++i) {
        const Range& range = sample.ranges()[i];
        std::vector<double> candidates{0.0, 1.0};
        for (const int digits : {0, 1, 3, 6}) {
            char text[32];
            const auto end = std::to_chars(std::begin(text), std::end(text), sample[i],
                                           std::chars_format::scientific, digits)
                                 .ptr;
            double rounded = 0.0;
            std::from_chars(std::begin(text), end, rounded);
            candidates.push_back(rounded);
        }
        const auto weight = [](double x) {
            char text[32];
            return std::to_chars(std::begin(text), std::end(text), x).ptr - std::begin(text);
        };
        for (const double candidate : candidates) {
            if (candidate >= range.low && candidate <= range.high &&
                weight(candidate) < weight(sample[i])) {
                out.push_back(sample);
                out.back().set(i, candidate);
            }
        }
    }
    return out;
}

} // namespace detail

/// Samples of ranges, which must outlive them.
inline rc::Gen<Sample> samples(const Ranges& ranges) {
    return [&ranges](const rc::Random& given, int) {
        rc::Random random(given);
        Sample sample(&ranges);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            sample.set(i, detail::draw(random, ranges[i]));
        }
        return rc::shrinkable::shrinkRecur(
            sample, [](const Sample& s) { return rc::seq::fromContainer(detail::simpler(s)); });
    };
}

/// Times the number of cases a property asks for.
inline double factor() {
    const char* given = std::getenv("CYRANO_PROPERTY_FACTOR");
    const std::string_view text = given != nullptr ? given : "";
    double value = 1.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value > 0.0 ? value : 1.0;
}

/// How many cases were checked so far in this process.
inline long& casesChecked() {
    static long count = 0;
    return count;
}

/// Checks `cases` random samples (times the factor).
/// @param claim takes a sample and says what is wrong with it; empty when nothing is.
template <class Claim>
bool holds(const std::string& name, int cases, const Ranges& ranges, const Claim& claim) {
    constexpr std::uint64_t everydaySeed = 20251122;
    const rc::detail::Configuration& given = rc::detail::configuration();
    const char* words = std::getenv("RC_PARAMS");
    const std::string_view text = words != nullptr ? words : "";
    rc::detail::TestParams params = given.testParams;
    if (text.find("seed") == std::string_view::npos && factor() == 1.0) {
        params.seed = everydaySeed;
    }
    if (text.find("max_success") == std::string_view::npos) {
        params.maxSuccess = std::max(1, static_cast<int>(cases * factor()));
    }
    const rc::Gen<Sample> gen = samples(ranges);
    const auto result = rc::detail::checkTestable(
        [&] {
            const Sample sample = *gen;
            if (const std::string problem = claim(sample); !problem.empty()) {
                RC_FAIL(problem);
            }
        },
        rc::detail::TestMetadata{name, name}, params);
    rc::detail::SuccessResult success;
    if (result.match(success)) {
        casesChecked() += success.numSuccess;
        return true;
    }
    std::cerr << "\nproperty '" << name << "', RC_PARAMS=\"seed=" << params.seed
              << " max_success=" << params.maxSuccess << "\"\n";
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << std::endl;
    return false;
}

/// "name = value is not finite"; empty when it is.
inline std::string finite(std::string_view name, double value) {
    if (std::isfinite(value)) {
        return {};
    }
    return std::string(name) + " is " + (std::isnan(value) ? "NaN" : value > 0 ? "Inf" : "-Inf");
}

/// The same, and that it lies between two numbers (the upper one may be infinite).
inline std::string within(std::string_view name, double value, double low, double high) {
    if (value >= low && value <= high && std::isfinite(value)) {
        return {};
    }
    std::ostringstream out;
    out.precision(17);
    out << name << " = " << value << " is not between " << low << " and " << high;
    return out.str();
}

inline std::string notNegative(std::string_view name, double value) {
    return within(name, value, 0.0, std::numeric_limits<double>::max());
}

/// "name is …, not NaN"; empty when it is NaN.
inline std::string undefined(std::string_view name, double value) {
    return std::isnan(value) ? std::string{}
                             : std::string(name) + " is " + std::to_string(value) + ", not NaN";
}

/// The first complaint of several.
inline std::string firstOf(std::initializer_list<std::string> problems) {
    for (const std::string& problem : problems) {
        if (!problem.empty()) {
            return problem;
        }
    }
    return {};
}

/// Whether two numbers agree to a relative tolerance, or to an absolute one.
inline bool near(double a, double b, double relative, double absolute = 0.0) {
    return a == b ||
           std::abs(a - b) <= std::max(relative * std::max(std::abs(a), std::abs(b)), absolute);
}

/// "what: a against b"; empty where they are near.
inline std::string differs(std::string_view what, double a, double b, double relative,
                           double absolute = 0.0) {
    if (near(a, b, relative, absolute)) {
        return {};
    }
    std::ostringstream out;
    out.precision(17);
    out << what << ": " << a << " against " << b;
    return out.str();
}

/// One property: what is claimed of how many samples of which ranges.
struct Row {
    std::string name;
    int cases;
    Ranges ranges;
    std::function<std::string(const Sample&)> claim;
};

inline bool holds(const Row& row) {
    return holds(row.name, row.cases, row.ranges, row.claim);
}

} // namespace property
