#include "core/io/limits.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/io/number.hpp"

namespace cyrano::io {

namespace fs = std::filesystem;

namespace {

bool holds(const fs::path& folder, const fs::path& inner) {
    return std::mismatch(folder.begin(), folder.end(), inner.begin(), inner.end()).first ==
           folder.end();
}

bool hasControlCharacter(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

} // namespace

std::string sizeText(std::uintmax_t bytes) {
    constexpr std::uintmax_t step = 1000;
    if (bytes < step) {
        return std::to_string(bytes) + " bytes";
    }
    double size = static_cast<double>(bytes);
    for (const char* unit : {" kB", " MB", " GB"}) {
        size /= static_cast<double>(step);
        if (size < 999.5) {
            const std::string digits = roundedNumber(size, size < 9.95 ? 2 : 3);
            return digits + (digits.size() == 1 ? ".0" : "") + unit;
        }
    }
    return "more than 999 GB";
}

Result<void> checkSize(std::uintmax_t bytes, const SizeLimit& limit, const std::string& file) {
    if (bytes <= limit.bytes) {
        return {};
    }
    return failure("is " + sizeText(bytes) + "; " + std::string(limit.what) + " up to " +
                       sizeText(limit.bytes) + " are read",
                   file);
}

Result<std::string> fileInside(const std::string& folder, const std::string& name,
                               const std::string& namedIn, int line) {
    const auto refused = [&](const std::string& why) {
        return failure("names the file '" + name + "', " + why, namedIn, line);
    };
    if (name.empty() || hasControlCharacter(name)) {
        return refused("which is no name of a file");
    }
    const std::string elsewhere = "which is not in its own folder: put a copy beside it";
    const fs::path given(name);
    if (given.is_absolute()) {
        return refused(elsewhere);
    }
    std::error_code error;
    const fs::path home =
        fs::weakly_canonical(folder.empty() ? fs::path(".") : fs::path(folder), error);
    const fs::path whole = error ? fs::path{} : fs::weakly_canonical(home / given, error);
    if (error || !holds(home, whole)) {
        return refused(elsewhere);
    }
    const fs::file_status status = fs::status(whole, error);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
        return refused("which is no ordinary file"); // a pipe would be waited for
    }
    return (fs::path(folder) / given).string();
}

} // namespace cyrano::io
