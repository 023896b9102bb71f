#include "core/bounds/yield_file.hpp"

#include "core/io/csv.hpp"

namespace cyrano::bounds {

std::string yieldFile(const std::string& tablesFolder, const std::string& boundId) {
    return tablesFolder + "/" + boundId + ".yields";
}

std::optional<physics::YieldSurface> readYields(const std::string& tablesFolder,
                                                const std::string& boundId) {
    const auto text = io::readText(yieldFile(tablesFolder, boundId));
    if (!text) {
        return std::nullopt;
    }
    auto surface = physics::YieldSurface::parse(*text);
    return surface ? std::optional(std::move(*surface)) : std::nullopt;
}

} // namespace cyrano::bounds
