#include "core/bounds/measured_shift.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/io/number.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::array<std::string_view, 2> epochParameters{"data.epoch", "data.g2_reading"};
constexpr std::array<std::string_view, 1> alphaParameters{"data.alpha"};

std::vector<std::string> variantsOf(const std::string& follows) {
    if (follows == "epoch") {
        return {"before-2025", "after-2025"};
    }
    if (follows == "alpha") {
        return {"rubidium", "cesium"};
    }
    return {""};
}

std::string exponentText(double scale) {
    const auto exponent = static_cast<int>(std::lround(std::log10(scale)));
    return exponent == 0 ? std::string{} : "e" + std::to_string(exponent);
}

} // namespace

MeasuredShift::MeasuredShift(io::Measurement measurement, const std::string& boundId,
                             double ownSigmas)
    : measurement_(std::move(measurement)), prefix_(boundId + '.'), ownSigmas_(ownSigmas) {}

std::string MeasuredShift::problem() const {
    const std::string& follows = measurement_.follows;
    if (follows != "epoch" && follows != "alpha" && !follows.empty()) {
        return "'follows' is epoch or alpha, or left away; got '" + follows + "'";
    }
    for (const std::string& variant : variantsOf(follows)) {
        if (measurement_.in(variant) == nullptr) {
            return follows.empty() ? "has no value"
                                   : "has no value for the " + follows + " '" + variant + "'";
        }
    }
    return {};
}

std::span<const std::string_view> MeasuredShift::dependsOn() const {
    if (measurement_.follows == "epoch") {
        return epochParameters;
    }
    if (measurement_.follows == "alpha") {
        return alphaParameters;
    }
    return {};
}

const io::Comparison* MeasuredShift::chosen(const scene::Scenario& scenario) const {
    if (measurement_.follows == "epoch") {
        const bool before = scenario.data.epoch == scene::Epoch::before2025;
        return measurement_.in(before ? "before-2025" : "after-2025");
    }
    if (measurement_.follows == "alpha") {
        switch (scenario.data.alphaSource) {
        case scene::AlphaSource::rubidium:
            return measurement_.in("rubidium");
        case scene::AlphaSource::cesium:
            return measurement_.in("cesium");
        case scene::AlphaSource::both:
            return nullptr;
        }
    }
    return measurement_.in("");
}

bool MeasuredShift::isNullReading(const scene::Scenario& scenario) const {
    return measurement_.follows == "epoch" && scenario.data.epoch == scene::Epoch::after2025 &&
           scenario.data.momentReading == scene::MomentReading::null;
}

double MeasuredShift::given(const scene::Scenario& scenario, const char* input,
                            double otherwise) const {
    const auto found = scenario.settings.find(prefix_ + input);
    if (found == scenario.settings.end()) {
        return otherwise;
    }
    const double* number = std::get_if<double>(&found->second);
    return number != nullptr ? *number : otherwise;
}

double MeasuredShift::sigmas(const scene::Scenario& scenario) const {
    return given(scenario, "sigmas", ownSigmas_);
}

MeasuredShift::Shift MeasuredShift::measured(const scene::Scenario& scenario) const {
    const double n = sigmas(scenario);
    if (const io::Comparison* one = chosen(scenario)) {
        return {isNullReading(scenario) ? 0.0 : one->difference, one->uncertainty, n};
    }
    double low = INFINITY;
    double high = -INFINITY;
    for (const io::Comparison& c : measurement_.comparisons) {
        low = std::min(low, c.difference - n * c.uncertainty);
        high = std::max(high, c.difference + n * c.uncertainty);
    }
    return {0.5 * (low + high), 0.5 * (high - low) / n, n};
}

MeasuredShift::Shift MeasuredShift::inForce(const scene::Scenario& scenario) const {
    const Shift own = measured(scenario);
    return {given(scenario, "difference", own.difference),
            given(scenario, "uncertainty", own.uncertainty), own.sigmas};
}

std::string MeasuredShift::describe(const scene::Scenario& scenario) const {
    const Shift shift = inForce(scenario);
    const double scale = measurement_.scale;
    const auto number = [scale](double x) { return io::roundedNumber(x / scale, 3); };
    std::string out = "Δa = " + number(shift.difference) + "(" + number(shift.uncertainty) + ")" +
                      exponentText(scale) + ", ±" + io::roundedNumber(shift.sigmas, 3) + "σ";
    const bool isTyped = scenario.settings.contains(prefix_ + "difference") ||
                         scenario.settings.contains(prefix_ + "uncertainty");
    const io::Comparison* one = chosen(scenario);
    if (isTyped) {
        return out;
    }
    if (isNullReading(scenario)) {
        out += ", read around zero";
    } else if (one == nullptr) {
        out += ", holding the bands of both α";
    } else if (!one->published.empty()) {
        out += ", published as " + one->published;
    }
    return out;
}

std::vector<std::string> MeasuredShift::references(const scene::Scenario& scenario) const {
    const bool difference =
        !isNullReading(scenario) && !scenario.settings.contains(prefix_ + "difference");
    std::vector<std::string> out;
    if (!difference && scenario.settings.contains(prefix_ + "uncertainty")) {
        return out;
    }
    const io::Comparison* one = chosen(scenario);
    for (const io::Comparison& comparison : measurement_.comparisons) {
        for (const std::string& key : comparison.references) {
            if ((one == nullptr || one == &comparison) &&
                std::find(out.begin(), out.end(), key) == out.end()) {
                out.push_back(key);
            }
        }
    }
    return out;
}

} // namespace cyrano::bounds
