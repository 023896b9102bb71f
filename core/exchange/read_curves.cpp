#include <algorithm>
#include <cctype>
#include <exception>
#include <filesystem>
#include <string_view>

#include "core/exchange/readers.hpp"
#include "core/exchange/text_lines.hpp"
#include "core/io/csv.hpp"

namespace cyrano::exchange {

namespace {

namespace fs = std::filesystem;

std::string endingOf(const std::string& file) {
    std::string out = fs::path(file).extension().string();
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// HEPData's key, other than in a comment.
bool looksLikeYaml(std::string_view text) {
    constexpr std::string_view key = "independent_variables";
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at)) {
        const std::size_t line = text.substr(0, at).find_last_of("\r\n") + 1; // 0 for the first
        if (std::string_view("#%!").find(text[text.find_first_not_of(" \t", line)]) ==
            std::string_view::npos) {
            return true;
        }
        at = std::min(text.find('\n', at), text.size());
    }
    return text.find("\ndata_file:") != std::string_view::npos;
}

/// The files of AxionLimits are called .txt, have two columns and name eV in their comments.
bool looksLikeAxionLimits(std::string_view text, const std::string& file) {
    if (endingOf(file) != ".txt") {
        return false;
    }
    const Lines lines = cutLines(text.substr(0, 4000));
    const bool eV = std::any_of(lines.comments.begin(), lines.comments.end(), [](const Line& line) {
        return line.text.find("[eV]") != std::string_view::npos ||
               line.text.find("AxionLimits") != std::string_view::npos;
    });
    return eV && !lines.blocks.empty() &&
           cellsOf(lines.blocks.front().front().text, separatorOf(lines.blocks.front())).size() ==
               2;
}

Format formatOf(std::string_view text, const std::string& file) {
    const std::string ending = endingOf(file);
    if (ending == ".lmt") {
        return Format::darkcast;
    }
    if (ending == ".yaml" || ending == ".yml" || ending == ".json" || looksLikeYaml(text)) {
        return Format::hepdataYaml;
    }
    if (text.starts_with("#: ") || text.find("\n#: ") != std::string_view::npos) {
        return Format::hepdataCsv;
    }
    return looksLikeAxionLimits(text, file) ? Format::axionLimits : Format::text;
}

/// Why the bytes are no text, or nothing.
std::string notText(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return "is written in UTF-16; save it as UTF-8 text";
    }
    if (text.starts_with("PK\x03\x04") || text.starts_with("\x1F\x8B")) {
        return "is a packed archive; unpack it and open the table inside";
    }
    if (text.starts_with("%PDF")) {
        return "is a PDF; curves are read from text: CSV, AxionLimits, .lmt or HEPData";
    }
    if (text.find('\0') != std::string_view::npos) {
        return "is no text file; curves are read from CSV, AxionLimits, .lmt or HEPData files";
    }
    return {};
}

io::Result<Import> readAs(const std::string& text, const std::string& file, Format format) {
    switch (format) {
    case Format::darkcast:
        return readDarkcast(text, file);
    case Format::hepdataYaml:
        return readHepdataYaml(text, file);
    case Format::automatic:
    case Format::text:
    case Format::axionLimits:
    case Format::hepdataCsv:
        break;
    }
    return readTable(text, file, format);
}

} // namespace

std::size_t Curve::rows() const noexcept {
    std::size_t out = 0;
    for (const Run& run : runs) {
        out += run.size();
    }
    return out;
}

const char* name(Format format) noexcept {
    switch (format) {
    case Format::automatic:
        return "told by the file";
    case Format::text:
        return "CSV or columns of text";
    case Format::axionLimits:
        return "AxionLimits";
    case Format::darkcast:
        return "Darkcast .lmt";
    case Format::hepdataYaml:
        return "HEPData YAML";
    case Format::hepdataCsv:
        break;
    }
    return "HEPData CSV";
}

std::string stemOf(const std::string& file) {
    const std::string stem = fs::path(file).stem().string();
    return stem.empty() ? "curve" : stem;
}

io::Result<Import> parseCurves(const std::string& text, const std::string& file, Format format) {
    try {
        if (auto fits = io::checkSize(text.size(), io::curveFiles, file); !fits) {
            return tl::make_unexpected(fits.error());
        }
        if (const std::string why = notText(text); !why.empty()) {
            return io::failure(why, file);
        }
        if (std::all_of(text.begin(), text.end(),
                        [](unsigned char c) { return std::isspace(c) != 0; })) {
            return io::failure("is empty", file);
        }
        return readAs(text, file, format == Format::automatic ? formatOf(text, file) : format);
    } catch (const std::exception& problem) {
        return io::failure(std::string("cannot be read: ") + problem.what(), file);
    }
}

io::Result<Import> readCurves(const std::string& file, Format format) {
    try {
        std::error_code error;
        const fs::file_status status = fs::status(file, error);
        if (!fs::exists(status)) {
            return io::failure("does not exist", file);
        }
        if (!fs::is_regular_file(status)) {
            return io::failure(
                fs::is_directory(status) ? "is a folder, not a file" : "is no ordinary file", file);
        }
        const auto text = io::readText(file, io::curveFiles);
        if (!text) {
            return tl::make_unexpected(text.error());
        }
        return parseCurves(*text, file, format);
    } catch (const std::exception& problem) {
        return io::failure(std::string("cannot be read: ") + problem.what(), file);
    }
}

} // namespace cyrano::exchange
