#pragma once

#include <boost/crc.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace cyrano::fuzz {

/// A link to a scene with any content, its checksum right: as a stranger could make one.
inline std::string linkWith(std::string_view content) {
    const auto bytes = [](std::uint32_t value, int count) {
        std::string out;
        for (int i = count - 1; i >= 0; --i) {
            out += static_cast<char>(value >> (8 * i) & 0xffU);
        }
        return out;
    };
    const std::string body =
        bytes(static_cast<std::uint32_t>(content.size()), 2) + std::string(content);
    boost::crc_32_type crc;
    crc.process_bytes(body.data(), body.size());
    std::string out = "cyrano:1:";
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : bytes(crc.checksum(), 4) + body + '\0') { // one more byte: whole letters
        held = (held << 8 | static_cast<unsigned char>(c)) & 0xffffU;
        for (bits += 8; bits >= 6;) {
            bits -= 6;
            out += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[held >> bits &
                                                                                      63U];
        }
    }
    const std::size_t letters = ((6 + content.size()) * 8 + 5) / 6;
    return out.substr(0, 9 + letters);
}

} // namespace cyrano::fuzz
