#include "core/physics/triangle.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace cyrano::physics {

namespace {

using Complex = std::complex<double>;
using Squares = std::array<double, 3>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double halfPi = std::numbers::pi / 2.0;

// z = sin²φ, χ = π/2 - φ. Both are kept: χ has the digits near the threshold z = 1, φ near 0.
struct Angle {
    Complex phi;
    Complex chi;
};

Angle angle(double z, double oneMinusZ) noexcept {
    if (z < 0.0) {
        const Complex phi(0.0, std::asinh(std::sqrt(-z)));
        return {phi, halfPi - phi};
    }
    if (oneMinusZ >= 0.0) {
        const double root = std::sqrt(z);
        const double rest = std::sqrt(oneMinusZ);
        return {std::atan2(root, rest), std::atan2(rest, root)};
    }
    const Complex chi(0.0, -std::asinh(std::sqrt(-oneMinusZ)));
    return {halfPi - chi, chi};
}

// Both, because F + 1 has no digits of a small F and F - (-1) none of a small 1 + F.
struct Form {
    Complex f;
    Complex onePlus;
};

constexpr Form outside{{nan, nan}, {nan, nan}};

// x/sin x - 1, given sin x.
Complex excess(Complex x, Complex sine) noexcept {
    if (std::abs(x) >= 0.5) {
        return x / sine - 1.0;
    }
    if (x == 0.0) {
        return 0.0;
    }
    const Complex y = x * x;
    const Complex tail = 1.0 - y / 42.0 * (1.0 - y / 72.0 * (1.0 - y / 110.0 * (1.0 - y / 156.0)));
    return x * y / 6.0 * (1.0 - y / 20.0 * tail) / sine;
}

// One argument 0, the others a and b: F = -[f²(z_a) - f²(z_b)]/(z_a - z_b) with z = sin²φ is
// -(φ₋/sin φ₋)(φ₊/sin φ₊), φ± = φ_a ± φ_b, where nothing cancels.
Form formByProduct(double a, double b, double massSquared) noexcept {
    const double scale = 4.0 * massSquared;
    const double za = a / scale;
    const double zb = b / scale;
    const Angle first = angle(za, (scale - a) / scale);
    const Angle second = angle(zb, (scale - b) / scale);
    const bool nearThreshold = za > 0.5 && zb > 0.5;
    const Complex plus = first.phi + second.phi;
    const Complex minus = nearThreshold ? second.chi - first.chi : first.phi - second.phi;
    const Complex sinePlus = std::sin(nearThreshold ? first.chi + second.chi : plus);
    if (nearThreshold && sinePlus == 0.0) {
        return outside;
    }
    const Complex sineMinus = std::sin(minus);
    const Complex e1 = excess(minus, sineMinus);
    const Complex e2 = excess(plus, sinePlus);
    const auto ratio = [](Complex x, Complex sine, Complex e) {
        return std::abs(x) < 0.5 ? 1.0 + e : x / sine;
    };
    const Complex f = -ratio(minus, sineMinus, e1) * ratio(plus, sinePlus, e2);
    const Complex onePlus = -(e1 + e2 + e1 * e2);
    if (za <= 1.0 && zb <= 1.0) {
        return {f.real(), onePlus.real()};
    }
    return {f, onePlus};
}

// 1 + F = -2∬ X/(1-X) over the Feynman simplex, X = (α₁α₂q₁² + α₂α₃q₂² + α₁α₃M²)/m_f² <= 1/3.
Form formOfHeavy(const Squares& p, double massSquared) noexcept {
    using Rule = boost::math::quadrature::gauss<double, 20>;
    const auto outer = [&](double u) {
        const auto inner = [&](double v) {
            const double a1 = u * v;
            const double a2 = u * (1.0 - v);
            const double a3 = 1.0 - u;
            const double x = (a1 * a2 * p[0] + a2 * a3 * p[1] + a1 * a3 * p[2]) / massSquared;
            return x / (1.0 - x);
        };
        return u * Rule::integrate(inner, 0.0, 1.0);
    };
    const double onePlus = -2.0 * Rule::integrate(outer, 0.0, 1.0);
    return {onePlus - 1.0, onePlus};
}

bool sameSign(double a, double b) noexcept {
    return std::signbit(a) == std::signbit(b);
}

// λ = c² - 2c(a+b) + (a-b)². With c the one of its own sign, every term is positive.
double kallen(const Squares& p) noexcept {
    const std::size_t odd = sameSign(p[0], p[1]) ? 2 : sameSign(p[0], p[2]) ? 1 : 0;
    const double c = p[odd];
    const double a = p[(odd + 1) % 3];
    const double b = p[(odd + 2) % 3];
    return c * c - 2.0 * c * (a + b) + (a - b) * (a - b);
}

// Of the three single integrals C₀ = Σ p d/(2G) ∫₀¹ [ln N - ln N₀]/w dτ, the one of p; j, k are the
// other two. N = m² - (1-τ²)p/4, d = j + k - p, w = N/N₀ - 1 = p(λτ² - d²)/4G, G = λN₀ = λm² + pjk.
// It is the dilogarithm form of 't Hooft and Veltman (Nucl. Phys. B153 (1979) 365) for equal masses
// before integration, each residue subtracted: what is left are logarithms at N = 0.
// Points carry c = 1-τ besides τ: a light fermion has its structure at c ~ m²/|p|, and at the
// threshold p = 4m² the logarithm sits at τ = 0; each needs all digits of its own distance.
struct Point {
    double c;
    double tau;
};

struct Edge {
    double p;
    double jk;
    double d;
    double lambda;
    double g;
    double massSquared;

    double n(Point t) const noexcept {
        return t.c < 0.5 ? massSquared - t.c * (1.0 + t.tau) * p / 4.0
                         : (massSquared - p / 4.0) + t.tau * t.tau * p / 4.0;
    }
    double w(Point t) const noexcept {
        return -p * (4.0 * jk + lambda * t.c * (1.0 + t.tau)) / (4.0 * g);
    }
    double realPart(Point t) const noexcept {
        const double deviation = w(t);
        if (std::abs(deviation) < 0.5) {
            return deviation == 0.0 ? 1.0 : std::log1p(deviation) / deviation;
        }
        constexpr double smallest = std::numeric_limits<double>::min();
        return std::log(std::max(std::abs(n(t) / g * lambda), smallest)) / deviation;
    }
    // ln(N - iε): -iπ where N < 0.
    double imaginaryPart(Point t) const noexcept {
        const bool negative = n(t) < 0.0;
        if (negative == (g < 0.0)) {
            return 0.0;
        }
        return (negative ? -std::numbers::pi : std::numbers::pi) / w(t);
    }
    Complex integral() const noexcept;
};

// j + k - p, the difference of two near each other taken first.
double edgeDifference(double p, double j, double k) noexcept {
    return sameSign(p, j) ? (j - p) + k : (k - p) + j;
}

// Double-exponential rule on (0, 1): its nodes crowd at both ends, where logarithms may be. Fixed
// nodes, because Boost's adaptive rule asserts on the tiny intervals that occur here.
struct Node {
    double fraction;
    double rest; // 1 - fraction, with its own digits
    double weight;
};

constexpr int nodesPerUnit = 32;
constexpr int lastNode = 4 * nodesPerUnit;
using Nodes = std::array<Node, 2 * lastNode + 1>;

Nodes makeNodes() noexcept {
    Nodes nodes{};
    const double step = 1.0 / nodesPerUnit;
    for (int i = -lastNode; i <= lastNode; ++i) {
        const double t = i * step;
        const double fraction = 1.0 / (1.0 + std::exp(-2.0 * halfPi * std::sinh(t)));
        const double rest = 1.0 / (1.0 + std::exp(2.0 * halfPi * std::sinh(t)));
        const double weight = 2.0 * halfPi * std::cosh(t) * fraction * rest * step;
        nodes[static_cast<std::size_t>(i + lastNode)] = {fraction, rest, weight};
    }
    return nodes;
}

template <class Integrand>
double integrate(const Integrand& f, const Point& from, const Point& to) noexcept {
    static const Nodes nodes = makeNodes();
    const double length = from.c < 0.5 ? to.c - from.c : from.tau - to.tau;
    double sum = 0.0;
    for (const Node& node : nodes) {
        sum += node.weight * f({from.c + length * node.fraction, to.tau + length * node.rest});
    }
    return sum * length;
}

Complex Edge::integral() const noexcept {
    std::array<Point, 4> ends{{{0.0, 1.0}}};
    std::size_t count = 1;
    if (jk < 0.0) { // w = 0 inside
        const double root = std::sqrt(lambda);
        ends[count++] = {-4.0 * jk / (root * (root + std::abs(d))), std::abs(d) / root};
    }
    if (p > 4.0 * massSquared) { // N = 0 inside
        const double beta = std::sqrt((p - 4.0 * massSquared) / p);
        ends[count++] = {4.0 * massSquared / p / (1.0 + beta), beta};
    }
    ends[count++] = {1.0, 0.0};
    std::sort(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(count),
              [](const Point& a, const Point& b) { return a.tau > b.tau; });

    double real = 0.0;
    double imaginary = 0.0;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const Point& from = ends[i];
        const Point& to = ends[i + 1];
        real += integrate([&](Point t) { return realPart(t); }, from, to);
        if (imaginaryPart({0.5 * (from.c + to.c), 0.5 * (from.tau + to.tau)}) != 0.0) {
            imaginary += integrate([&](Point t) { return imaginaryPart(t); }, from, to);
        }
    }
    return {real, imaginary};
}

Form formByEdges(const Squares& p, double massSquared) noexcept {
    const double lambda = kallen(p);
    const double g = lambda * massSquared + p[0] * p[1] * p[2];
    if (!(lambda > 0.0) || g == 0.0) {
        return outside;
    }
    Complex sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double j = p[(i + 1) % 3];
        const double k = p[(i + 2) % 3];
        const double d = edgeDifference(p[i], j, k);
        sum += p[i] * d * Edge{p[i], j * k, d, lambda, g, massSquared}.integral();
    }
    const Complex f = sum * (massSquared / g);
    return {f, 1.0 + f};
}

Form triangleForm(double q1Squared, double q2Squared, double massSquared,
                  double fermionMassGeV) noexcept {
    Squares p{q1Squared, q2Squared, massSquared};
    const double scale = fermionMassGeV * fermionMassGeV;
    if (!(fermionMassGeV > 0.0) || !std::isfinite(q1Squared + q2Squared + massSquared)) {
        return outside;
    }
    const auto zero = std::find(p.begin(), p.end(), 0.0);
    if (zero != p.end()) {
        std::iter_swap(zero, p.begin());
        return formByProduct(p[1], p[2], scale);
    }
    const bool heavy =
        std::all_of(p.begin(), p.end(), [&](double square) { return std::abs(square) <= scale; });
    return heavy ? formOfHeavy(p, scale) : formByEdges(p, scale);
}

} // namespace

std::complex<double> triangleSquare(double z) noexcept {
    const Complex phi = angle(z, 1.0 - z).phi;
    const Complex square = phi * phi;
    return z <= 1.0 ? Complex(square.real(), 0.0) : square;
}

std::complex<double> onePlusTriangle(double q1Squared, double q2Squared, double massSquared,
                                     double fermionMassGeV) noexcept {
    return triangleForm(q1Squared, q2Squared, massSquared, fermionMassGeV).onePlus;
}

std::complex<double> triangleFormFactor(double q1Squared, double q2Squared, double massSquared,
                                        double fermionMassGeV) noexcept {
    return triangleForm(q1Squared, q2Squared, massSquared, fermionMassGeV).f;
}

std::complex<double> scalarTriangle(double q1Squared, double q2Squared, double massSquared,
                                    double fermionMassGeV) noexcept {
    return triangleFormFactor(q1Squared, q2Squared, massSquared, fermionMassGeV) /
           (2.0 * fermionMassGeV * fermionMassGeV);
}

} // namespace cyrano::physics
