#include <algorithm>
#include <cmath>

#include "core/figure/figure.hpp"
#include "core/figure/tex_number.hpp"
#include "core/io/number.hpp"

namespace cyrano::figure {

namespace {

constexpr int maxLabelled = 9;
constexpr double slack = 1e-9; // a tick on the frame counts

std::string powerOfTen(int exponent) {
    return exponent == 0 ? "1" : exponent == 1 ? "10" : "10^{" + std::to_string(exponent) + "}";
}

std::string multipleOfPower(int multiple, int exponent) {
    if (exponent >= -2 && exponent <= 2) {
        return io::roundedNumber(multiple * std::pow(10.0, exponent), 3);
    }
    return std::to_string(multiple) + R"(\times)" + powerOfTen(exponent);
}

void logarithmicTicks(FigureAxis& out) {
    const double low = out.axis.axisMin();
    const double high = out.axis.axisMax();
    const double decades = high - low;
    const int first = static_cast<int>(std::floor(low));
    const int last = static_cast<int>(std::ceil(high));
    const auto inside = [&](double t) { return t >= low - slack && t <= high + slack; };
    const int step = std::max(1, static_cast<int>(std::ceil(decades / maxLabelled)));
    for (int e = first; e <= last; ++e) {
        const bool labelled = ((e % step) + step) % step == 0;
        if (inside(e)) {
            if (labelled) {
                out.ticks.push_back({static_cast<double>(e), powerOfTen(e)});
            } else {
                out.minorTicks.push_back(e);
            }
        }
        for (int k = 2; k <= 9 && step == 1; ++k) {
            const double t = e + std::log10(static_cast<double>(k));
            if (!inside(t)) {
                continue;
            }
            const bool named = decades <= 1.0 || (decades <= 2.0 && (k == 2 || k == 5));
            if (named) {
                out.ticks.push_back({t, multipleOfPower(k, e)});
            } else {
                out.minorTicks.push_back(t);
            }
        }
    }
}

/// Zero, and decades of both signs; every second, third, … where they are many.
void symmetricTicks(FigureAxis& out) {
    const scene::Axis& axis = out.axis;
    const int smallest = static_cast<int>(std::ceil(std::log10(axis.linearBelow) - slack));
    const double reach = std::max(std::abs(axis.min), std::abs(axis.max));
    const int largest = static_cast<int>(std::floor(std::log10(reach) + slack));
    const int step =
        std::max(1, static_cast<int>(std::ceil(2.0 * (largest - smallest + 1) / maxLabelled)));
    const auto add = [&](double value, std::string label) {
        const double t = axis.toAxis(value);
        if (t < axis.axisMin() - slack || t > axis.axisMax() + slack) {
            return;
        }
        if (label.empty()) {
            out.minorTicks.push_back(t);
        } else {
            out.ticks.push_back({t, std::move(label)});
        }
    };
    for (const int sign : {-1, 1}) {
        for (int e = smallest; e <= largest; ++e) {
            const bool labelled = (largest - e) % step == 0;
            add(sign * std::pow(10.0, e),
                labelled ? (sign < 0 ? "-" : "") + powerOfTen(e) : std::string{});
        }
    }
    add(0.0, "0");
    std::sort(out.ticks.begin(), out.ticks.end(),
              [](const Tick& a, const Tick& b) { return a.position < b.position; });
}

/// Round values over [min, max], at their axis positions: all there is to label on a logarithmic
/// axis too once it spans less than a factor of about two.
void roundTicks(FigureAxis& out) {
    const double span = out.axis.max - out.axis.min;
    const double raw = span / 6.0;
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    double step = magnitude;
    for (const double factor : {2.0, 5.0, 10.0}) {
        if (step < raw) {
            step = factor * magnitude;
        }
    }
    for (double t = std::ceil(out.axis.min / step) * step; t <= out.axis.max + slack * span;
         t += step) {
        const double rounded = std::abs(t) < slack * span ? 0.0 : t;
        out.ticks.push_back({out.axis.toAxis(rounded), texNumber(rounded, 6)});
        for (int k = 1; k < 5; ++k) {
            if (t + step * k / 5.0 < out.axis.max) {
                out.minorTicks.push_back(out.axis.toAxis(t + step * k / 5.0));
            }
        }
    }
}

} // namespace

FigureAxis makeAxis(const scene::Axis& axis, std::string label) {
    FigureAxis out;
    out.axis = axis;
    out.label = std::move(label);
    if (axis.scale == scene::AxisScale::logarithmic) {
        logarithmicTicks(out);
    } else if (axis.scale == scene::AxisScale::symmetricLog) {
        symmetricTicks(out);
    }
    constexpr std::size_t fewest = 2;
    if (out.ticks.size() < fewest) {
        out.ticks.clear();
        out.minorTicks.clear();
        roundTicks(out);
    }
    return out;
}

} // namespace cyrano::figure
