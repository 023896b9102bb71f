// Which regions share a paint buffer.
#pragma once

#include <vector>

namespace cyrano::plot {

/// Numbers the regions (back to front) with buffers, from 0 and never falling, such that regions
/// that changed together share buffers with as few unchanged ones as `mostBands` permits. The
/// drawing order is kept, so that nothing jumps when a slider is first touched.
[[nodiscard]] std::vector<int> bandsFor(const std::vector<bool>& changed, int mostBands);

} // namespace cyrano::plot
