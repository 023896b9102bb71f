#include "core/io/csv.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string_view>
#include <system_error>

#include "core/io/excerpt.hpp"
#include "core/io/number.hpp"

namespace cyrano::io {

namespace fs = std::filesystem;

namespace {

std::vector<std::string_view> fields(std::string_view line) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t comma = line.find(',');
        out.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos) {
            return out;
        }
        line.remove_prefix(comma + 1);
    }
}

bool usable(double value) {
    return std::isfinite(value) && value > 0.0;
}

} // namespace

Result<std::string> readText(const std::string& file, const SizeLimit& limit) {
    std::error_code unknown;
    if (fs::is_directory(file, unknown)) {
        return failure("is a folder, not a file", file);
    }
    if (const auto size = fs::file_size(file, unknown); !unknown) {
        if (auto fits = checkSize(size, limit, file); !fits) {
            return tl::make_unexpected(fits.error());
        }
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return failure("cannot be read", file);
    }
    // Pipes and devices tell no size beforehand.
    std::string out;
    std::vector<char> piece(1 << 16);
    while (in && out.size() <= limit.bytes) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        out.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) {
        return failure("cannot be read to its end", file);
    }
    if (out.size() > limit.bytes) {
        return failure("does not end; " + std::string(limit.what) + " up to " +
                           sizeText(limit.bytes) + " are read",
                       file);
    }
    if (out.starts_with("\xEF\xBB\xBF")) {
        out.erase(0, 3); // byte order mark of some editors
    }
    return out;
}

namespace {

/// The reason where it failed, as the end of a sentence.
std::optional<std::string> writeThrough(const std::string& file, const std::string& text) {
    errno = 0;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.flush();
    if (out) {
        return std::nullopt;
    }
    return errno == 0 ? std::string() : ": " + std::generic_category().message(errno);
}

/// A name beside the target that no file of the user's has.
std::string temporaryName(const std::string& target) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::random_device random;
    std::string out = target + '.';
    for (int i = 0; i < 8; ++i) {
        out += digits[random() % digits.size()];
    }
    return out + ".part";
}

} // namespace

Result<void> writeText(const std::string& file, const std::string& text) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (fs::is_directory(status)) {
        return failure("is a folder, not a file", file);
    }
    // A pipe or a device is written to, not replaced; a link keeps pointing where it points.
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        const auto why = writeThrough(file, text);
        return why ? failure("cannot be written" + *why, file) : Result<void>{};
    }
    const std::string target = fs::exists(status) ? fs::canonical(file, error).string() : file;
    const std::string temporary = temporaryName(target);
    if (const auto why = writeThrough(temporary, text)) {
        fs::remove(temporary, error);
        return failure("cannot be written" + *why, file);
    }
    fs::rename(temporary, target, error);
    if (error) {
        const std::string why = error.message();
        fs::remove(temporary, error);
        return failure("cannot be written: " + why, file);
    }
    return {};
}

Result<std::vector<CurveSegment>> readCurve(const std::string& file) {
    const auto text = readText(file, curveFiles);
    return text ? parseCurve(*text, file) : tl::make_unexpected(text.error());
}

Result<std::vector<CurveSegment>> parseCurve(const std::string& text, const std::string& file) {
    constexpr int mostRows = 5000;
    int rows = 0;
    std::vector<CurveSegment> segments;
    std::string current;
    bool header = true;
    int lineNumber = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        ++lineNumber;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (line.size() > longestLine) {
            return failure("has a line of " + sizeText(line.size()) + "; a row has three numbers",
                           file, lineNumber);
        }
        const auto columns = fields(line);
        if (columns.size() != 3) {
            return failure("needs three columns (segment, x, y), has " +
                               std::to_string(columns.size()),
                           file, lineNumber);
        }
        if (header) {
            if (columns[0] != "segment") {
                return failure("the first line names the columns, the first of them 'segment'",
                               file, lineNumber);
            }
            header = false;
            continue;
        }
        const auto x = parseNumber(columns[1]);
        const auto y = parseNumber(columns[2]);
        if (!x || !y || !usable(*x) || !usable(*y)) {
            return failure("needs two positive numbers after the segment, got '" +
                               excerpt(line, 80) + "'",
                           file, lineNumber);
        }
        if (segments.empty() || columns[0] != current) {
            current = std::string(columns[0]);
            segments.emplace_back();
        }
        segments.back().x.push_back(*x);
        segments.back().y.push_back(*y);
        if (++rows > mostRows) {
            return failure("has more than " + std::to_string(mostRows) +
                               " rows; no eye needs so many: thin the curve",
                           file, lineNumber);
        }
    }
    if (segments.empty()) {
        return failure("has no rows", file);
    }
    return segments;
}

} // namespace cyrano::io
