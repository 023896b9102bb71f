#include "core/bounds/yield_file.hpp"

#include <cstdint>
#include <string_view>

#include "core/io/csv.hpp"

namespace cyrano::bounds {

std::string yieldFile(const std::string& tablesFolder, const std::string& name) {
    return tablesFolder + "/" + name + ".yields";
}

namespace {

constexpr std::string_view mark = "checksum ";

/// FNV-1a: not against malice, against a damaged disk.
std::string checksum(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return std::to_string(hash);
}

} // namespace

std::string sealed(const std::string& yields) {
    return yields + std::string(mark) + checksum(yields) + '\n';
}

std::optional<physics::YieldSurface> readYields(const std::string& tablesFolder,
                                                const std::string& name) {
    const auto text = io::readText(yieldFile(tablesFolder, name));
    if (!text) {
        return std::nullopt;
    }
    const std::size_t end = text->rfind(mark);
    if (end == std::string::npos || sealed(text->substr(0, end)) != *text) {
        return std::nullopt;
    }
    auto surface = physics::YieldSurface::parse(std::string_view(*text).substr(0, end));
    return surface ? std::optional(std::move(*surface)) : std::nullopt;
}

} // namespace cyrano::bounds
