#include "core/figure/tex_number.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/number.hpp"

namespace cyrano::figure {

std::string texNumber(double value, int digits) {
    constexpr int smallestPlain = -2;
    const int largestPlain = std::min(3, digits - 1);
    if (value == 0.0) {
        return "0";
    }
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
    if (exponent >= smallestPlain && exponent <= largestPlain) {
        return io::roundedNumber(value, digits);
    }
    const std::string mantissa = io::roundedNumber(value / std::pow(10.0, exponent), digits);
    const std::string power = "10^{" + std::to_string(exponent) + "}";
    return mantissa == "1" ? power : mantissa + R"(\times)" + power;
}

} // namespace cyrano::figure
