#include "core/physics/decay_counter.hpp"

#include "core/constants/constants.hpp"

#include <Eigen/Core>

#include <cmath>

namespace cyrano::physics {

namespace {

constexpr std::size_t blockSize = 8;
using Block = Eigen::Array<double, static_cast<int>(blockSize), 1>;
using BlockMap = Eigen::Map<const Block>;

/// 1 - exp(-x), x >= 0: its series below a thousandth, where the difference loses digits.
Block decayedShare(const Block& x) {
    constexpr double small = 1e-3;
    const Block series = x * (1.0 - x * (0.5 - x * (1.0 / 6.0 - x / 24.0)));
    return (x < small).select(series, 1.0 - (-x).exp());
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
    constexpr double allGone = 700.0;
    double sum = 0.0;
    const double* weights = weights_.data();
    for (std::size_t i = 0; i < perMPerGeV_.size(); i += blockSize) {
        const Block perM = BlockMap(perMPerGeV_.data() + i) * totalWidthGeV;
        const Block depth = frontM_ * perM;
        if (depth.minCoeff() < allGone) {
            const Block decays = decayedShare(sliceM_ * perM);
            const Block survives = 1.0 - decays;
            Block inSlices = Block::Zero();
            for (int j = 0; j < slices_; ++j) {
                inSlices = inSlices * survives +
                           BlockMap(weights + static_cast<std::size_t>(j) * blockSize);
            }
            sum += (inSlices * decays * (-depth).exp()).sum();
        }
        weights += blockSize * static_cast<std::size_t>(slices_);
    }
    return sum;
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
