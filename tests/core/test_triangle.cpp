#include "comparison.hpp"
#include "core/physics/triangle.hpp"
#include "reference_values.hpp"

#include <QtTest>

#include <numbers>

using namespace cyrano::physics;
using fixture::relative;
using Complex = std::complex<double>;

namespace {

// F from C₀ = ∬ of the Feynman simplex, below every threshold, by the midpoint rule with two
// Richardson steps: slow and plain.
double simplexSum(double q1, double q2, double m2, double fermion) {
    const auto midpoint = [&](int n) {
        double sum = 0.0;
        for (int i = 0; i < n; ++i) {
            const double u = (i + 0.5) / n;
            for (int j = 0; j < n; ++j) {
                const double v = (j + 0.5) / n;
                const double a1 = u * v;
                const double a2 = u * (1.0 - v);
                const double a3 = 1.0 - u;
                sum += u / (fermion * fermion - a1 * a2 * q1 - a2 * a3 * q2 - a1 * a3 * m2);
            }
        }
        return -2.0 * fermion * fermion * sum / (static_cast<double>(n) * n);
    };
    const double coarse = midpoint(100);
    const double middle = midpoint(200);
    const double fine = midpoint(400);
    const double first = (4.0 * middle - coarse) / 3.0;
    const double second = (4.0 * fine - middle) / 3.0;
    return (16.0 * second - first) / 15.0;
}

} // namespace

class TestTriangle : public QObject {
    Q_OBJECT

  private slots:
    void heavyFermionDecouples();
    void lightFermion();
    void thresholds();
    void equalArguments();
    void symmetry();
    void matchesSimplexSum();
    void aboveThresholds();
    void methodsMeet();
    void domain();
    void referenceValues();
};

void TestTriangle::heavyFermionDecouples() {
    // 1 + F → -(q₁² + q₂² + M²)/12m²; its digits survive far below rounding of 1.
    const double m = 1e6;
    QVERIFY(relative(onePlusTriangle(0.0, 0.0, 4.0, m), -4.0 / (12.0 * m * m)) < 1e-11);
    QVERIFY(relative(onePlusTriangle(0.0, -1.0, 4.0, m), -3.0 / (12.0 * m * m)) < 1e-11);
    QVERIFY(relative(onePlusTriangle(-2.0, -1.0, 4.0, m), -1.0 / (12.0 * m * m)) < 1e-11);
    // Next order for real photons: -(M²/12m²)(1 + 2M²/15m²).
    const double s = 1e-3;
    QVERIFY(relative(onePlusTriangle(0.0, 0.0, s, 1.0), -s / 12.0 * (1.0 + 2.0 * s / 15.0)) < 1e-7);
    QVERIFY(relative(triangleFormFactor(-1.0, -1.0, 1.0, m), -1.0) < 1e-12);
}

void TestTriangle::lightFermion() {
    QVERIFY(std::abs(triangleFormFactor(0.0, -1.0, 1.0, 1e-8)) < 1e-12);
    QVERIFY(std::abs(onePlusTriangle(-3.0, -1.0, 1.0, 1e-8) - 1.0) < 1e-12);
    // Primakoff, Q² ≫ m² ≫ M²: F → -(m²/Q²) ln²(Q²/m²).
    const double m = 1e-6;
    const double log = std::log(1.0 / (m * m));
    QVERIFY(relative(triangleFormFactor(0.0, -1.0, 1e-20, m), -m * m * log * log) < 1e-9);
}

void TestTriangle::thresholds() {
    QVERIFY(relative(triangleSquare(1.0), std::numbers::pi * std::numbers::pi / 4.0) < 1e-15);
    const auto f = [](double m2) { return triangleFormFactor(0.0, 0.0, m2, 1.0); };
    QCOMPARE(f(4.0 * (1.0 - 1e-9)).imag(), 0.0);
    QVERIFY(f(4.0 * (1.0 + 1e-9)).imag() < 0.0);
    QVERIFY(relative(f(4.0), -std::numbers::pi * std::numbers::pi / 4.0) < 1e-15);
    // A cusp √ wide, not a jump, along every route through it.
    for (const auto& [q1, q2] : {std::pair(0.0, 0.0), {0.0, -2.0}, {-1.0, -2.0}}) {
        const Complex at = triangleFormFactor(q1, q2, 4.0, 1.0);
        const Complex below = triangleFormFactor(q1, q2, 4.0 - 1e-10, 1.0);
        const Complex above = triangleFormFactor(q1, q2, 4.0 + 1e-10, 1.0);
        QVERIFY(std::abs(below - at) < 1e-4 && std::abs(above - at) < 1e-4);
        QVERIFY(std::abs(below - at) > 1e-7 && std::abs(above - at) > 1e-7);
        QVERIFY(below.imag() == 0.0 && above.imag() < 0.0);
    }
}

void TestTriangle::equalArguments() {
    // q² → M²: minus the derivative of f², arcsin√z/√(z(1-z)).
    for (const double z : {-3.0, -1e-6, 0.2, 0.7, 0.999}) {
        const double derivative = z > 0.0 ? std::asin(std::sqrt(z)) / std::sqrt(z * (1.0 - z))
                                          : std::asinh(std::sqrt(-z)) / std::sqrt(-z * (1.0 - z));
        QVERIFY(relative(triangleFormFactor(0.0, 4.0 * z, 4.0 * z, 1.0), -derivative) < 1e-12);
        const double beside = z * (1.0 + 1e-13);
        QVERIFY(relative(triangleFormFactor(0.0, 4.0 * beside, 4.0 * z, 1.0), -derivative) < 1e-9);
    }
    // The definition, where it does not cancel.
    const Complex wanted = -(triangleSquare(5.0) - triangleSquare(-2.0)) / 7.0;
    QVERIFY(relative(triangleFormFactor(-8.0, 0.0, 20.0, 1.0), wanted) < 1e-14);
}

void TestTriangle::symmetry() {
    const double points[][3] = {{0.0, -3.0, 2.0},
                                {-1.0, -2.0, 1.5},
                                {0.5, -3.0, 9.0},
                                {-0.1, 0.3, 0.7},
                                {-30.0, -40.0, 30.0}};
    for (const auto& [a, b, c] : points) {
        const Complex wanted = triangleFormFactor(a, b, c, 1.0);
        QVERIFY(relative(triangleFormFactor(b, a, c, 1.0), wanted) < 1e-12);
        QVERIFY(relative(triangleFormFactor(c, b, a, 1.0), wanted) < 1e-12);
        QVERIFY(relative(triangleFormFactor(b, c, a, 1.0), wanted) < 1e-12);
        // Only ratios to the fermion mass count.
        QVERIFY(relative(triangleFormFactor(1e-4 * a, 1e-4 * b, 1e-4 * c, 0.01), wanted) < 1e-12);
        QVERIFY(relative(scalarTriangle(a, b, c, 2.0) * 8.0, triangleFormFactor(a, b, c, 2.0)) <
                1e-15);
    }
}

void TestTriangle::matchesSimplexSum() {
    const double points[][3] = {{-1.0, -2.0, 1.5}, {-5.0, -7.0, 2.0}, {0.5, 0.7, 0.9},
                                {-8.0, -0.5, 3.0}, {2.0, -3.0, 1.0},  {0.0, -4.0, 3.0}};
    for (const auto& [a, b, c] : points) {
        QVERIFY(relative(triangleFormFactor(a, b, c, 1.0), simplexSum(a, b, c, 1.0)) < 1e-9);
    }
}

void TestTriangle::aboveThresholds() {
    // Made with mpmath: ∬ of the simplex at complex masses m² - ikε, taken to k = 0 by a
    // polynomial.
    const struct {
        double q1, q2, m2;
        Complex wanted;
    } points[] = {
        {6.0, 5.0, 30.0, {0.6329896192529725, -0.3645950318970713}},
        {1.0, -30.0, 17.0, {-0.3298740858240907, -0.3897521952950368}},
        {-0.5, -9.0, 40.0, {-0.05532313571529151, -0.454733526978077}},
    };
    for (const auto& [q1, q2, m2, wanted] : points) {
        QVERIFY(relative(triangleFormFactor(q1, q2, m2, 1.0), wanted) < 1e-12);
    }
}

void TestTriangle::methodsMeet() {
    // Closed form at q₁² = 0 against single integrals beside it, over light and heavy fermions.
    for (const double fermion : {1e-3, 0.1, 0.4}) {
        for (const double m2 : {1e-5, 0.02, 0.5, 30.0}) {
            for (const double q2 : {-1e-3, -1.0, -1e3}) {
                const Complex closed = triangleFormFactor(0.0, q2, m2, fermion);
                const Complex beside = triangleFormFactor(-1e-22, q2, m2, fermion);
                QVERIFY(relative(beside, closed) < 1e-10);
            }
        }
    }
    // Double and single integrals where one takes over from the other.
    const Complex inside = triangleFormFactor(-0.3, -1.0, 0.6, 1.0);
    const Complex outside = triangleFormFactor(-0.3, -1.0 - 1e-13, 0.6, 1.0);
    QVERIFY(relative(outside, inside) < 1e-12);
}

void TestTriangle::domain() {
    QVERIFY(std::isnan(triangleFormFactor(0.0, 0.0, 1.0, 0.0).real()));
    QVERIFY(std::isnan(triangleFormFactor(0.0, 4.0, 4.0, 1.0).real())); // diverges
    QVERIFY(std::isnan(triangleFormFactor(3.0, 3.0, 3.0, 1.0).real())); // λ < 0
    QVERIFY(std::isnan(triangleFormFactor(0.0, INFINITY, 1.0, 1.0).real()));
    QCOMPARE(triangleFormFactor(0.0, 0.0, 0.0, 1.0), Complex(-1.0, 0.0));
}

void TestTriangle::referenceValues() {
    using reference::Point;
    using reference::worst;
    QVERIFY(worst("f_tau2", [](const Point& p) { return triangleSquare(p.number(0)); }) < 1e-13);
    QVERIFY(worst("C0_00M", [](const Point& p) {
                return scalarTriangle(0.0, 0.0, p.number(0), p.number(1));
            }) < 1e-13);
    QVERIFY(worst("C0_0qM", [](const Point& p) {
                return scalarTriangle(0.0, p.number(0), p.number(1), p.number(2));
            }) < 1e-13);
    QVERIFY(worst("C0_gen", [](const Point& p) {
                return scalarTriangle(p.number(0), p.number(1), p.number(2), p.number(3));
            }) < 1e-12);
    QVERIFY(worst("F_triangle", [](const Point& p) {
                return triangleFormFactor(p.number(0), p.number(1), p.number(2), p.number(3));
            }) < 1e-13);
}

QTEST_APPLESS_MAIN(TestTriangle)
#include "test_triangle.moc"
