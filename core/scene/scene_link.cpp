#include "core/scene/scene_link.hpp"

#include <boost/crc.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "core/io/toml_tools.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/scene_file.hpp"

namespace cyrano::scene {

namespace {

constexpr std::string_view scheme = "cyrano:";
constexpr std::string_view version = "1";
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t mostCharacters = 65536;
constexpr std::size_t headerBytes = 6; ///< CRC-32, then the length of the text in two bytes

using Bytes = std::string;

std::string encode(const Bytes& bytes) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : bytes) {
        held = (held << 8 | static_cast<unsigned char>(c)) & 0xffffU;
        for (bits += 8; bits >= 6;) {
            bits -= 6;
            out += alphabet[held >> bits & 63U];
        }
    }
    if (bits > 0) {
        out += alphabet[held << (6 - bits) & 63U];
    }
    return out;
}

/// Nothing for a letter outside the alphabet. Left-over bits are not looked at: whether the bytes
/// are the right ones is for the CRC to say.
std::optional<Bytes> decode(std::string_view letters) {
    static const std::array<int, 256> values = [] {
        std::array<int, 256> out{};
        out.fill(-1);
        for (std::size_t i = 0; i < alphabet.size(); ++i) {
            out[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i);
        }
        return out;
    }();
    Bytes out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char letter : letters) {
        const int value = values[static_cast<unsigned char>(letter)];
        if (value < 0) {
            return std::nullopt;
        }
        held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xffffU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(held >> bits & 0xffU);
        }
    }
    return out;
}

std::uint32_t checksum(std::string_view bytes) {
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

/// Most significant byte first.
Bytes number(std::uint32_t value, int bytes) {
    Bytes out;
    for (int i = bytes - 1; i >= 0; --i) {
        out += static_cast<char>(value >> (8 * i) & 0xffU);
    }
    return out;
}

std::uint32_t readNumber(std::string_view bytes) {
    std::uint32_t out = 0;
    for (const char c : bytes) {
        out = out << 8 | static_cast<unsigned char>(c);
    }
    return out;
}

/// A line of a scene file with the table it stands in.
struct Line {
    std::string table;
    std::string text;

    auto operator<=>(const Line&) const = default;
};

std::vector<Line> linesOf(const Scene& scene) {
    std::vector<Line> out;
    std::string table;
    std::istringstream in(writeScene(scene));
    for (std::string text; std::getline(in, text);) {
        if (text.starts_with('[')) {
            table = text;
        } else if (!text.empty()) {
            out.push_back({table, text});
        }
    }
    return out;
}

std::string written(const std::vector<Line>& lines, const std::set<Line>& kept) {
    std::string out;
    std::string table;
    for (const Line& line : lines) {
        if (kept.contains(line)) {
            if (line.table != table) {
                table = line.table;
                out += table + '\n';
            }
            out += line.text + '\n';
        }
    }
    return out;
}

/// The scene file with only those lines that make a difference. Some parameters take others along
/// (a plane opens at its own ranges), so what is left out is found by reading back what is kept.
io::Result<std::string> shortest(const Scene& scene) {
    const std::vector<Line> lines = linesOf(scene);
    std::set<Line> kept{lines.front()}; // the version
    while (true) {
        std::string text = written(lines, kept);
        const auto back = parseScene(text, {});
        if (!back && kept.size() == lines.size()) {
            return tl::make_unexpected(back.error());
        }
        const std::vector<Line> said = back ? linesOf(*back) : std::vector<Line>{};
        const std::set<Line> known(said.begin(), said.end());
        const std::size_t before = kept.size();
        std::copy_if(lines.begin(), lines.end(), std::inserter(kept, kept.end()),
                     [&](const Line& line) { return !known.contains(line); });
        if (kept.size() == before) {
            return text;
        }
    }
}

/// What mail programs and people put around and between.
bool passedOver(char c) {
    return std::string_view(" \t\r\n\v\f<>\"'=").find(c) != std::string_view::npos;
}

/// A link is whole in itself; charges may otherwise be given by the name of a file.
bool namesFile(const std::string& text) {
    const auto root = io::parseToml(text, {});
    const auto word = root ? (*root)["model"]["charges"].value<std::string>() : std::nullopt;
    if (!word) {
        return false;
    }
    const std::vector<std::string>& known = findParameter("model.charges")->choices;
    const std::size_t colon = word->rfind(':');
    const bool entries = colon != std::string::npos && word->find('=', colon) != std::string::npos;
    return !entries && std::find(known.begin(), known.end(), *word) == known.end();
}

io::Result<std::string> contentOf(std::string_view letters) {
    const auto bytes = decode(letters);
    if (!bytes) {
        return io::failure("the link is damaged: it has characters no link has; copy it again");
    }
    if (bytes->size() < headerBytes) {
        return io::failure("the link is cut off at its beginning; copy all of it");
    }
    const std::string_view all = *bytes;
    const std::size_t length = readNumber(all.substr(4, 2));
    const std::string_view text = all.substr(headerBytes);
    if (text.size() < length) {
        return io::failure("the link is cut off: " + std::to_string(text.size()) + " of " +
                           std::to_string(length) + " bytes are there; copy all of it");
    }
    if (text.size() > length || checksum(all.substr(4)) != readNumber(all.substr(0, 4))) {
        return io::failure("the link is damaged: it is not as it was written; copy it again");
    }
    return std::string(text);
}

} // namespace

io::Result<std::string> sceneLink(const Scene& scene) {
    const auto text = shortest(scene);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    const std::size_t letters = ((headerBytes + text->size()) * 4 + 2) / 3;
    const std::size_t characters = scheme.size() + version.size() + 1 + letters;
    if (characters > mostCharacters) {
        return io::failure("the scene is too large for a link (" + std::to_string(characters) +
                           " characters, at most " + std::to_string(mostCharacters) +
                           "); save it as a file");
    }
    const Bytes body = number(static_cast<std::uint32_t>(text->size()), 2) + *text;
    return std::string(scheme) + std::string(version) + ':' +
           encode(number(checksum(body), 4) + body);
}

io::Result<Scene> readSceneLink(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (!passedOver(c)) {
            letters += c;
        }
        if (letters.size() > mostCharacters) {
            return io::failure("is longer than any link to a scene");
        }
    }
    if (!letters.starts_with(scheme)) {
        return io::failure("is not a link to a scene: one begins with 'cyrano:1:'");
    }
    const std::size_t colon = letters.find(':', scheme.size());
    const std::string of = letters.substr(scheme.size(), colon - scheme.size());
    const bool isNumber =
        of.size() < 4 && !of.empty() && of.find_first_not_of("0123456789") == std::string::npos;
    if (colon == std::string::npos || !isNumber) {
        return io::failure("the link is damaged: after 'cyrano:' comes its version and a colon");
    }
    if (of != version) {
        return io::failure("the link is of version " + of + "; this program reads version " +
                           std::string(version) + ": it needs a newer Cyrano");
    }
    const auto content = contentOf(std::string_view(letters).substr(colon + 1));
    if (!content) {
        return tl::make_unexpected(content.error());
    }
    if (namesFile(*content)) {
        return io::failure("the link names a file of charges instead of carrying them");
    }
    return parseScene(*content, {}).map_error([](io::Diagnostic why) {
        why.text = "the scene in the link cannot be read: " + why.text;
        why.line = 0; // of a text nobody sees
        return why;
    });
}

} // namespace cyrano::scene
