#include "core/physics/decay_counter.hpp"

#include "core/constants/constants.hpp"
#include "core/physics/wide.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cyrano::physics {

namespace {

constexpr std::size_t blockSize = 16;

/// 1 - exp(-x), x >= 0, given exp(-x): its series below a thousandth, where the difference loses
/// digits.
CYRANO_IN_CALLER double decayedShare(double x, double survives) {
    constexpr double small = 1e-3;
    const double series = x * (1.0 - x * (0.5 - x * (1.0 / 6.0 - x / 24.0)));
    return x < small ? series : 1.0 - survives;
}

/// Decays per squared coupling from `blockSize` energies.
/// @param perM decays per metre.
/// @param weights slices from the last, then energies.
CYRANO_IN_CALLER double decaysInBlock(const double* perM, const double* weights, int slices,
                                      double frontM, double sliceM) {
    double arrives[blockSize];
    double decays[blockSize];
    double inSlices[blockSize] = {};
#pragma omp simd
    for (std::size_t k = 0; k < blockSize; ++k) {
        arrives[k] = exp(-frontM * perM[k]);
        decays[k] = exp(-sliceM * perM[k]);
    }
#pragma omp simd
    for (std::size_t k = 0; k < blockSize; ++k) {
        decays[k] = decayedShare(sliceM * perM[k], decays[k]);
    }
    for (int j = 0; j < slices; ++j) {
#pragma omp simd
        for (std::size_t k = 0; k < blockSize; ++k) {
            inSlices[k] = inSlices[k] * (1.0 - decays[k]) + weights[k];
        }
        weights += blockSize;
    }
    double sum = 0.0;
    for (std::size_t k = 0; k < blockSize; ++k) {
        sum += inSlices[k] * decays[k] * arrives[k];
    }
    return sum;
}

struct Layout {
    const std::vector<double>& perMPerGeV;
    const std::vector<double>& weights;
    int slices;
    double frontM;
    double sliceM;
};

CYRANO_IN_CALLER double decaysInAll(const Layout& layout, double totalWidthGeV) {
    constexpr double allGone = 700.0;
    double sum = 0.0;
    const double* weights = layout.weights.data();
    for (std::size_t i = 0; i < layout.perMPerGeV.size(); i += blockSize) {
        double perM[blockSize];
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < blockSize; ++k) {
            perM[k] = layout.perMPerGeV[i + k] * totalWidthGeV;
            least = std::min(least, perM[k]);
        }
        if (least * layout.frontM < allGone) {
            sum += decaysInBlock(perM, weights, layout.slices, layout.frontM, layout.sliceM);
        }
        weights += blockSize * static_cast<std::size_t>(layout.slices);
    }
    return sum;
}

double decaysPlain(const Layout& layout, double totalWidthGeV) {
    return decaysInAll(layout, totalWidthGeV);
}

CYRANO_WIDE double decaysWide(const Layout& layout, double totalWidthGeV) {
    return decaysInAll(layout, totalWidthGeV);
}

} // namespace

DecayCounter::DecayCounter(const YieldTable& table, double massGeV)
    : frontM_(table.frontM), sliceM_(table.sliceM), slices_(table.slices) {
    const std::size_t rows = table.energiesGeV.size();
    const std::size_t blocks = (rows + blockSize - 1) / blockSize;
    const auto slices = static_cast<std::size_t>(slices_);
    perMPerGeV_.assign(blocks * blockSize, 0.0);
    weights_.assign(blocks * blockSize * slices, 0.0);
    for (std::size_t i = 0; i < rows; ++i) {
        const double energyGeV = table.energiesGeV[i];
        if (!(energyGeV > massGeV)) {
            continue;
        }
        const double momentumGeV = std::sqrt((energyGeV - massGeV) * (energyGeV + massGeV));
        perMPerGeV_[i] = massGeV / (momentumGeV * constants::hbarCGeVm);
        double* out = weights_.data() + i / blockSize * blockSize * slices + i % blockSize;
        for (std::size_t j = 0; j < slices; ++j) {
            out[(slices - 1 - j) * blockSize] = table.weights[i * slices + j];
        }
    }
}

double DecayCounter::operator()(double totalWidthGeV) const noexcept {
    const Layout layout{perMPerGeV_, weights_, slices_, frontM_, sliceM_};
    return wide() ? decaysWide(layout, totalWidthGeV) : decaysPlain(layout, totalWidthGeV);
}

bool addYields(YieldTable& sum, const YieldTable& more, double factor) {
    if (sum.energiesGeV != more.energiesGeV || sum.frontM != more.frontM ||
        sum.sliceM != more.sliceM || sum.slices != more.slices ||
        sum.weights.size() != more.weights.size()) {
        return false;
    }
    for (std::size_t i = 0; i < sum.weights.size(); ++i) {
        sum.weights[i] += factor * more.weights[i];
    }
    return true;
}

} // namespace cyrano::physics
