#pragma once

#include <QtGlobal>

#include <cmath>
#include <complex>

/// How tests compare numbers with what they should be.
namespace fixture {

/// Whether `value` meets `expected` to a relative tolerance; says both where it does not.
inline bool close(double value, double expected, double tolerance) {
    const bool good = std::abs(value / expected - 1.0) < tolerance;
    if (!good) {
        qWarning("%.8g instead of %.8g, ratio %.6f", value, expected, value / expected);
    }
    return good;
}

/// |got/wanted - 1|.
inline double relative(double got, double wanted) {
    return std::abs(got / wanted - 1.0);
}

inline double relative(std::complex<double> got, std::complex<double> wanted) {
    return std::abs(got / wanted - 1.0);
}

} // namespace fixture
