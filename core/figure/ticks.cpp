#include <algorithm>
#include <cmath>

#include "core/figure/figure.hpp"
#include "core/figure/tex_number.hpp"
#include "core/io/number.hpp"

namespace cyrano::figure {

namespace {

constexpr int maxLabelled = 9;
constexpr std::size_t fewest = 2; // labels that tell a scale
constexpr double slack = 1e-9;    // a tick on the frame counts

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
                out.ticks.push_back({t, multipleOfPower(k, e), k == 2 || k == 5 ? 1 : 2});
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
    const auto add = [&](double value, std::string label, int rank) {
        const double t = axis.toAxis(value);
        if (t < axis.axisMin() - slack || t > axis.axisMax() + slack) {
            return;
        }
        if (label.empty()) {
            out.minorTicks.push_back(t);
        } else {
            out.ticks.push_back({t, std::move(label), rank});
        }
    };
    for (const int sign : {-1, 1}) {
        for (int e = smallest; e <= largest; ++e) {
            const bool labelled = (largest - e) % step == 0;
            add(sign * std::pow(10.0, e),
                labelled ? (sign < 0 ? "-" : "") + powerOfTen(e) : std::string{}, 0);
        }
    }
    add(0.0, "0", -1);
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

/// The axis of what the reading makes of the values.
scene::Axis written(const scene::Axis& axis, const scene::Reading& reading) {
    const double a = reading.shown(axis.min);
    const double b = reading.shown(axis.max);
    return {axis.scale, std::min(a, b), std::max(a, b), reading.shown(axis.linearBelow)};
}

/// Ticks of the written axis to their places on the axis itself.
void takeBack(FigureAxis& out, const scene::Axis& axis, const scene::Reading& reading) {
    const scene::Axis shown = out.axis;
    const auto place = [&](double t) {
        return axis.scale == scene::AxisScale::logarithmic
                   ? (t - std::log10(reading.factor)) / reading.power
                   : axis.toAxis(reading.value(shown.fromAxis(t)));
    };
    for (Tick& tick : out.ticks) {
        tick.position = place(tick.position);
    }
    for (double& minor : out.minorTicks) {
        minor = place(minor);
    }
    if (reading.power < 0.0) {
        std::reverse(out.ticks.begin(), out.ticks.end());
        std::reverse(out.minorTicks.begin(), out.minorTicks.end());
    }
}

/// Every n-th of the ticks, so that one of the lowest rank stays.
std::vector<std::size_t> everyNth(std::span<const TickExtent> ticks,
                                  const std::vector<std::size_t>& among, std::size_t n) {
    const auto lowest =
        std::min_element(among.begin(), among.end(), [&](std::size_t a, std::size_t b) {
            return ticks[a].rank < ticks[b].rank;
        });
    std::vector<std::size_t> out;
    for (auto i = static_cast<std::size_t>(lowest - among.begin()) % n; i < among.size(); i += n) {
        out.push_back(among[i]);
    }
    return out;
}

} // namespace

std::vector<std::size_t> labelledTicks(std::span<const TickExtent> ticks, double gap) {
    const auto apart = [&](const std::vector<std::size_t>& shown) {
        for (std::size_t i = 1; i < shown.size(); ++i) {
            const TickExtent& a = ticks[shown[i - 1]];
            const TickExtent& b = ticks[shown[i]];
            if (std::abs(b.place - a.place) < 0.5 * (a.length + b.length) + gap) {
                return false;
            }
        }
        return true;
    };
    std::vector<std::size_t> among; // what is left of them
    for (const int most : {2, 1, 0}) {
        std::vector<std::size_t> next;
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            if (ticks[i].rank <= most) {
                next.push_back(i);
            }
        }
        if (next.size() < fewest) {
            break; // one label tells no scale
        }
        among = std::move(next);
        if (apart(among)) {
            return among;
        }
    }
    for (std::size_t n = 2; n < among.size(); ++n) {
        if (std::vector<std::size_t> shown = everyNth(ticks, among, n);
            apart(shown) && shown.size() >= fewest) {
            return shown;
        }
    }
    return ticks.empty() ? std::vector<std::size_t>{} : std::vector<std::size_t>{0};
}

FigureAxis makeAxis(const scene::Axis& axis, std::string label, const scene::Reading& reading) {
    FigureAxis out;
    out.axis = written(axis, reading);
    out.label = std::move(label);
    if (axis.scale == scene::AxisScale::logarithmic) {
        logarithmicTicks(out);
    } else if (axis.scale == scene::AxisScale::symmetricLog) {
        symmetricTicks(out);
    }
    if (out.ticks.size() < fewest) {
        out.ticks.clear();
        out.minorTicks.clear();
        roundTicks(out);
    }
    if (reading != scene::Reading{}) {
        takeBack(out, axis, reading);
    }
    out.axis = axis;
    out.reading = reading;
    return out;
}

} // namespace cyrano::figure
