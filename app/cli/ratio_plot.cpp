#include "app/cli/ratio_plot.hpp"

#include <algorithm>
#include <cmath>

#include "app/cli/validation_output.hpp"

namespace cyrano::cli {

namespace {

using picture::Comparison;
using picture::EdgePair;
using picture::MassRow;

constexpr double width = 760.0;
constexpr double height = 250.0;
constexpr double left = 67.0; ///< as the frame of the picture above
constexpr double right = 16.0;
constexpr double top = 30.0;
constexpr double bottom = 50.0;
constexpr double agreed = 0.1; ///< the band within which edges count as agreeing
constexpr double leastReach = 0.2;
constexpr double reachStep = 0.1;
constexpr const char* upperColour = "#1c1c1c";

std::string at(double value) {
    return fixedNumber(value, 2);
}

/// What the plot spans: log10 of the mass, and plus or minus a log10 ratio.
class Canvas {
  public:
    explicit Canvas(const Comparison& c, const scene::Axis& masses)
        : xMin_(masses.axisMin()), xMax_(masses.axisMax()), reach_(leastReach) {
        for (const MassRow& row : c.rows) {
            for (const EdgePair* pair : {&row.lower, &row.upper}) {
                if (const auto ratio = pair->logRatio()) {
                    reach_ = std::max(reach_, std::abs(*ratio) + 0.2 * reachStep);
                }
            }
        }
        reach_ = std::ceil(reach_ / reachStep) * reachStep;
    }
    [[nodiscard]] double x(double logMass) const {
        return left + (logMass - xMin_) / (xMax_ - xMin_) * (width - left - right);
    }
    [[nodiscard]] double y(double ratio) const {
        return top + (1.0 - ratio / reach_) / 2.0 * (height - top - bottom);
    }
    [[nodiscard]] double xMin() const { return xMin_; }
    [[nodiscard]] double xMax() const { return xMax_; }
    [[nodiscard]] double reach() const { return reach_; }

  private:
    double xMin_;
    double xMax_;
    double reach_;
};

std::string line(double x1, double y1, double x2, double y2, const std::string& style) {
    return "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" +
           at(y2) + "\" " + style + "/>";
}

std::string words(double x, double y, const std::string& text, const std::string& more = {}) {
    return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" " + more + ">" + text + "</text>";
}

/// "10⁻³", "2·10⁻³"; plain where that is shorter.
std::string massLabel(int decade, int digit) {
    if (decade == 0 || decade == 1) {
        return std::to_string(decade == 0 ? digit : 10 * digit);
    }
    return (digit == 1 ? "" : std::to_string(digit) + "·") + "10<tspan dy=\"-5\" font-size=\"9\">" +
           (decade < 0 ? "−" : "") + std::to_string(std::abs(decade)) + "</tspan>";
}

/// Decades, with 2 and 5 between them where there is room.
std::string massTicks(const Canvas& canvas) {
    const bool between = canvas.xMax() - canvas.xMin() < 2.5;
    const double foot = height - bottom;
    std::string out;
    for (int decade = static_cast<int>(std::floor(canvas.xMin())); decade <= canvas.xMax();
         ++decade) {
        for (int digit = 1; digit <= 9; ++digit) {
            const double position = decade + std::log10(digit);
            if (position < canvas.xMin() || position > canvas.xMax()) {
                continue;
            }
            const bool labelled = digit == 1 || (between && (digit == 2 || digit == 5));
            const double x = canvas.x(position);
            out += line(x, foot, x, foot - (labelled ? 6.0 : 3.0), "class=\"axis\"");
            if (labelled) {
                out += words(x, foot + 17.0, massLabel(decade, digit), "text-anchor=\"middle\"");
            }
        }
    }
    return out;
}

std::string ratioTicks(const Canvas& canvas) {
    const double step = canvas.reach() > 0.55 ? 0.5 : reachStep;
    std::string out;
    const int n = static_cast<int>(canvas.reach() / step + 1e-9);
    for (int i = -n; i <= n; ++i) {
        const double y = canvas.y(i * step);
        out += line(left, y, width - right, y, i == 0 ? "class=\"zero\"" : "class=\"grid\"");
        std::string label = i == 0 ? "0" : fixedNumber(std::abs(i * step), 1);
        out += words(left - 7.0, y + 4.0,
                     (i < 0   ? "−"
                      : i > 0 ? "+"
                              : "") +
                         label,
                     "text-anchor=\"end\"");
    }
    return out;
}

std::string marker(bool lower, double x, double y, const std::string& colour) {
    if (lower) {
        return "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"3.4\" fill=\"" + colour +
               "\"/>";
    }
    return "<rect x=\"" + at(x - 3.0) + "\" y=\"" + at(y - 3.0) +
           "\" width=\"6\" height=\"6\" fill=\"#fff\" stroke=\"" + colour +
           "\" stroke-width=\"1.3\"/>";
}

/// Points joined where neighbouring masses both have one.
std::string edgePoints(const Canvas& canvas, const Comparison& c, bool lower,
                       const std::string& colour) {
    std::string path;
    std::string points;
    bool joined = false;
    for (const MassRow& row : c.rows) {
        const auto ratio = (lower ? row.lower : row.upper).logRatio();
        if (!ratio) {
            joined = false;
            continue;
        }
        const double x = canvas.x(std::log10(row.massGeV));
        const double y = canvas.y(*ratio);
        path += (joined ? "L" : "M") + at(x) + ' ' + at(y);
        points += marker(lower, x, y, colour);
        joined = true;
    }
    return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour +
           "\" stroke-width=\"1\" stroke-opacity=\"0.7\"/>" + points;
}

std::string legend(const std::string& colour) {
    const double y = top - 14.0;
    return marker(true, left + 6.0, y, colour) + words(left + 16.0, y + 4.0, "lower edge") +
           marker(false, left + 106.0, y, upperColour) + words(left + 116.0, y + 4.0, "upper edge");
}

/// Where the core ends: beyond, the two edges run together towards the tip.
std::string coreEnd(const Canvas& canvas, const Comparison& c) {
    const auto beyond =
        std::find_if(c.rows.begin(), c.rows.end(), [](const MassRow& row) { return !row.core; });
    if (beyond == c.rows.end() || !c.publishedTipGeV) {
        return {};
    }
    const double x = canvas.x(std::log10(picture::coreOfTip * *c.publishedTipGeV));
    return line(x, top, x, height - bottom, "class=\"core\"") +
           words(x - 5.0, top - 10.0, "0.85 of the tip", "text-anchor=\"middle\"");
}

} // namespace

std::string ratioPlot(const Comparison& comparison, const scene::Axis& masses,
                      const std::string& colour) {
    const Canvas canvas(comparison, masses);
    const double middle = 0.5 * (top + height - bottom);
    return "<svg class=\"ratio\" viewBox=\"0 0 " + at(width) + ' ' + at(height) +
           "\" role=\"img\" aria-label=\"ratio of the edges against the mass\">" + "<rect x=\"" +
           at(left) + "\" y=\"" + at(canvas.y(agreed)) + "\" width=\"" + at(width - left - right) +
           "\" height=\"" + at(canvas.y(-agreed) - canvas.y(agreed)) + "\" class=\"band\"/>" +
           ratioTicks(canvas) + massTicks(canvas) + "<rect x=\"" + at(left) + "\" y=\"" + at(top) +
           "\" width=\"" + at(width - left - right) + "\" height=\"" + at(height - top - bottom) +
           "\" class=\"frame\"/>" + coreEnd(canvas, comparison) +
           edgePoints(canvas, comparison, true, colour) +
           edgePoints(canvas, comparison, false, upperColour) + legend(colour) +
           words(0.5 * (left + width - right), height - 10.0,
                 "mass <tspan font-style=\"italic\">m</tspan> [GeV]", "text-anchor=\"middle\"") +
           words(16.0, middle,
                 "log<tspan dy=\"3\" font-size=\"9\">10</tspan>"
                 "<tspan dy=\"-3\"> (computed / published)</tspan>",
                 "text-anchor=\"middle\" transform=\"rotate(-90 16 " + at(middle) + ")\"") +
           "</svg>";
}

} // namespace cyrano::cli
