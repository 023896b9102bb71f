#include "core/physics/ring_acceptance.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {
namespace {

constexpr double pi = std::numbers::pi;

/// exp(-x) I_0(x), x >= 0; Abramowitz and Stegun 9.8.1 and 9.8.2, error below 3e-7.
double scaledBesselI0(double x) {
    if (x < 3.75) {
        const double y = (x / 3.75) * (x / 3.75);
        const double series =
            1.0 + y * (3.5156229 +
                       y * (3.0899424 +
                            y * (1.2067492 + y * (0.2659732 + y * (0.0360768 + y * 0.0045813)))));
        return std::exp(-x) * series;
    }
    const double y = 3.75 / x;
    const double tail = -0.02057706 + y * (0.02635537 + y * (-0.01647633 + y * 0.00392377));
    const double series =
        0.39894228 +
        y * (0.01328592 + y * (0.00225319 + y * (-0.00157565 + y * (0.00916281 + y * tail))));
    return series / std::sqrt(x);
}

/// Density at d of a circle of radius k blurred by a unit Gaussian per plane (Rice).
double blurredCircle(double distance, double radius) {
    const double gap = distance - radius;
    return std::exp(-0.5 * gap * gap) * scaledBesselI0(distance * radius) / (2.0 * pi);
}

/// int 2 pi d p(d) f(d) dd over an annulus. The sine substitution takes the square-root edges of
/// the ring fraction away.
double annulus(const AimProfile& aim, double inner, double outer, double ringRadius,
               double diskRadius, const GaussRule& rule) {
    const double middle = 0.5 * (inner + outer);
    const double half = 0.5 * (outer - inner);
    double sum = 0.0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double angle = 0.5 * pi * rule.node[i];
        const double distance = middle + half * std::sin(angle);
        sum += rule.weight[i] * std::cos(angle) * distance * aim.density(distance) *
               ringFractionInDisk(distance, ringRadius, diskRadius);
    }
    return pi * pi * half * sum;
}

} // namespace

double ringFractionInDisk(double offset, double ringRadius, double diskRadius) noexcept {
    if (!(offset >= 0.0 && ringRadius >= 0.0 && diskRadius > 0.0))
        return std::numeric_limits<double>::quiet_NaN();
    if (offset + ringRadius <= diskRadius)
        return 1.0;
    if (std::abs(offset - ringRadius) >= diskRadius)
        return 0.0;
    const double cosine = (offset * offset + ringRadius * ringRadius - diskRadius * diskRadius) /
                          (2.0 * offset * ringRadius);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) / pi;
}

GaussRule gaussLegendre(int count) {
    assert(count >= 1);
    GaussRule rule;
    for (int i = 0; i < count; ++i) {
        double x = -std::cos(pi * (i + 0.75) / (count + 0.5));
        double slope = 1.0;
        for (int iteration = 0; iteration < 20; ++iteration) {
            double previous = 1.0;
            double value = x;
            for (int degree = 2; degree <= count; ++degree) {
                const double next =
                    ((2.0 * degree - 1.0) * x * value - (degree - 1.0) * previous) / degree;
                previous = value;
                value = next;
            }
            slope = count * (x * value - previous) / (x * x - 1.0);
            const double change = value / slope;
            x -= change;
            if (std::abs(change) < 1e-15)
                break;
        }
        rule.node.push_back(x);
        rule.weight.push_back(2.0 / ((1.0 - x * x) * slope * slope));
    }
    return rule;
}

AimProfile::AimProfile(std::span<const double> circleRadii, double reach, int count)
    : reach_(reach), step_(std::asinh(reach) / count), count_(count), circles_(circleRadii.size()),
      table_(static_cast<std::size_t>(count) + 3) {
    assert(count >= 8 && reach > 0.0);
    kernel_.reserve(table_.size() * circles_);
    for (std::size_t i = 1; i < table_.size(); ++i) {
        const double distance = std::sinh(static_cast<double>(i - 1) * step_);
        for (const double radius : circleRadii)
            kernel_.push_back(blurredCircle(distance, radius));
    }
}

void AimProfile::setStrengths(std::span<const double> strengths) {
    assert(strengths.size() == circles_);
    const double* row = kernel_.data();
    for (std::size_t i = 1; i < table_.size(); ++i, row += circles_) {
        double sum = 0.0;
        for (std::size_t q = 0; q < circles_; ++q)
            sum += strengths[q] * row[q];
        table_[i] = sum;
    }
    table_[0] = table_[2];
}

double AimProfile::density(double distance) const noexcept {
    if (distance > reach_)
        return 0.0;
    const double x = std::log(distance + std::sqrt(1.0 + distance * distance)) / step_;
    const int cell = std::min(static_cast<int>(x), count_ - 1);
    const double f = x - cell;
    const double* p = table_.data() + cell;
    const double g = f - 1.0;
    const double h = f - 2.0;
    const double k = f + 1.0;
    return 0.5 * (g * h * k * p[1] - f * h * k * p[2]) + f * g * (k * p[3] - h * p[0]) / 6.0;
}

double singleHit(const AimProfile& aim, double ringRadius, double diskRadius,
                 const GaussRule& rule) noexcept {
    const double edge = std::abs(diskRadius - ringRadius);
    double hits = annulus(aim, edge, diskRadius + ringRadius, ringRadius, diskRadius, rule);
    if (ringRadius < diskRadius)
        hits += annulus(aim, 0.0, edge, ringRadius, diskRadius, rule);
    return hits;
}

double doubleHit(const AimProfile& aim, double innerRadius, double outerRadius, double diskRadius,
                 const GaussRule& rule) noexcept {
    const double halfChord = 0.5 * (innerRadius + outerRadius);
    if (halfChord >= diskRadius)
        return 0.0;
    // Aiming points between two circles of radius R, centred -inner and +outer along the chord.
    const double halfHeight = std::sqrt(diskRadius * diskRadius - halfChord * halfChord);
    const double middle = 0.5 * (outerRadius - innerRadius);
    double sum = 0.0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double angle = 0.25 * pi * (1.0 + rule.node[i]);
        const double y = halfHeight * std::sin(angle);
        const double halfWidth = std::sqrt(diskRadius * diskRadius - y * y) - halfChord;
        double row = 0.0;
        for (std::size_t j = 0; j < rule.node.size(); ++j) {
            const double x = middle + halfWidth * rule.node[j];
            row += rule.weight[j] * aim.density(std::sqrt(x * x + y * y));
        }
        sum += rule.weight[i] * std::cos(angle) * halfWidth * row;
    }
    return 0.5 * pi * halfHeight * sum; // both halves of the lens
}

} // namespace cyrano::physics
