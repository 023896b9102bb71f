#include "app/export/pgf_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdio>

namespace cyrano::exporting {

namespace {

struct Character {
    char32_t code;
    const char* tex; ///< in math
};

constexpr auto mathCharacters = std::to_array<Character>({
    {0xb0, R"(^{\circ})"},
    {0xb1, R"(\pm)"},
    {0xb2, "^{2}"},
    {0xb3, "^{3}"},
    {0xb5, R"(\mu)"},
    {0xb7, R"(\cdot)"},
    {0xb9, "^{1}"},
    {0xd7, R"(\times)"},
    {0x127, R"(\hbar)"},
    {0x391, R"(\mathrm{A})"},
    {0x392, R"(\mathrm{B})"},
    {0x393, R"(\Gamma)"},
    {0x394, R"(\Delta)"},
    {0x398, R"(\Theta)"},
    {0x39b, R"(\Lambda)"},
    {0x39e, R"(\Xi)"},
    {0x3a0, R"(\Pi)"},
    {0x3a3, R"(\Sigma)"},
    {0x3a5, R"(\Upsilon)"},
    {0x3a6, R"(\Phi)"},
    {0x3a8, R"(\Psi)"},
    {0x3a9, R"(\Omega)"},
    {0x3b1, R"(\alpha)"},
    {0x3b2, R"(\beta)"},
    {0x3b3, R"(\gamma)"},
    {0x3b4, R"(\delta)"},
    {0x3b5, R"(\varepsilon)"},
    {0x3b6, R"(\zeta)"},
    {0x3b7, R"(\eta)"},
    {0x3b8, R"(\theta)"},
    {0x3b9, R"(\iota)"},
    {0x3ba, R"(\kappa)"},
    {0x3bb, R"(\lambda)"},
    {0x3bc, R"(\mu)"},
    {0x3bd, R"(\nu)"},
    {0x3be, R"(\xi)"},
    {0x3bf, "o"},
    {0x3c0, R"(\pi)"},
    {0x3c1, R"(\rho)"},
    {0x3c3, R"(\sigma)"},
    {0x3c4, R"(\tau)"},
    {0x3c5, R"(\upsilon)"},
    {0x3c6, R"(\varphi)"},
    {0x3c7, R"(\chi)"},
    {0x3c8, R"(\psi)"},
    {0x3c9, R"(\omega)"},
    {0x3d5, R"(\phi)"},
    {0x3f5, R"(\epsilon)"},
    {0x2032, R"(^{\prime})"},
    {0x2070, "^{0}"},
    {0x2074, "^{4}"},
    {0x2075, "^{5}"},
    {0x2076, "^{6}"},
    {0x2077, "^{7}"},
    {0x2078, "^{8}"},
    {0x2079, "^{9}"},
    {0x207a, "^{+}"},
    {0x207b, "^{-}"},
    {0x210f, R"(\hbar)"},
    {0x2113, R"(\ell)"},
    {0x2190, R"(\leftarrow)"},
    {0x2192, R"(\to)"},
    {0x2194, R"(\leftrightarrow)"},
    {0x2202, R"(\partial)"},
    {0x2208, R"(\in)"},
    {0x2212, "-"},
    {0x221a, R"(\surd)"},
    {0x221d, R"(\propto)"},
    {0x221e, R"(\infty)"},
    {0x223c, R"(\sim)"},
    {0x2248, R"(\approx)"},
    {0x2260, R"(\neq)"},
    {0x2264, R"(\leq)"},
    {0x2265, R"(\geq)"},
    {0x226a, R"(\ll)"},
    {0x2272, R"(\lesssim)"},
    {0x2273, R"(\gtrsim)"},
});

constexpr auto textCharacters = std::to_array<Character>({
    {0xa0, "~"},
    {0x2009, R"(\,)"},
    {0x2013, R"(\text{--})"},
    {0x2014, R"(\text{---})"},
    {0x2018, R"(\text{`})"},
    {0x2019, R"(\text{'})"},
    {0x2026, R"(\ldots{})"},
    {0x202f, R"(\,)"},
});

/// One character of UTF-8 taken off the front; a broken one is a byte.
char32_t takeCharacter(std::string_view& text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    const char32_t first = byte(0);
    const std::size_t size = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size == 1 || size > text.size()) {
        text.remove_prefix(1);
        return first;
    }
    char32_t code = first & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        code = (code << 6U) | (byte(i) & 0x3fU);
    }
    text.remove_prefix(size);
    return code;
}

/// Right in text and in math alike. Letters of the Latin alphabets are for LaTeX to read; what is
/// in none of the stock fonts is written as its number.
std::string beyondAscii(char32_t code, std::string_view bytes) {
    const auto in = [code](const auto& table) {
        const auto it = std::find_if(table.begin(), table.end(),
                                     [code](const Character& c) { return c.code == code; });
        return it == table.end() ? nullptr : it->tex;
    };
    if (const char* tex = in(mathCharacters)) {
        return std::string(R"(\ensuremath{)") + tex + '}';
    }
    if (const char* tex = in(textCharacters)) {
        return tex;
    }
    if (code >= 0xc0 && code <= 0x17f) {
        return R"(\text{)" + std::string(bytes) + '}';
    }
    std::array<char, 24> number{};
    std::snprintf(number.data(), number.size(), "\\text{[U+%04X]}", static_cast<unsigned>(code));
    return number.data();
}

std::size_t count(std::string_view text, std::string_view macro) {
    std::size_t n = 0;
    for (std::size_t at = text.find(macro); at != std::string_view::npos;
         at = text.find(macro, at + macro.size())) {
        const std::size_t end = at + macro.size();
        n += end >= text.size() || std::isalpha(static_cast<unsigned char>(text[end])) == 0 ? 1 : 0;
    }
    return n;
}

bool matches(std::string_view tex) {
    int depth = 0;
    bool dollar = false;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        if (tex[i] == '\\') {
            if (++i == tex.size()) {
                return false;
            }
        } else if (tex[i] == '{') {
            ++depth;
        } else if (tex[i] == '}' && --depth < 0) {
            return false;
        } else if (tex[i] == '$') {
            // Only inside \text{…}, where it switches back to math.
            if (depth == 0) {
                return false;
            }
            dollar = !dollar;
        }
    }
    return depth == 0 && !dollar && count(tex, R"(\left)") == count(tex, R"(\right)") &&
           count(tex, R"(\begin)") == count(tex, R"(\end)");
}

} // namespace

std::string mathText(std::string_view tex) {
    if (!matches(tex)) {
        return plainText(tex);
    }
    const bool aligned = tex.find(R"(\begin)") != std::string_view::npos;
    std::string out = "$";
    while (!tex.empty()) {
        const std::string_view before = tex;
        const char32_t code = takeCharacter(tex);
        const std::string_view bytes = before.substr(0, before.size() - tex.size());
        if (code == U'\\') {
            const std::string_view next = tex;
            if (takeCharacter(tex) >= 0x80) {
                tex = next; // a backslash alone says nothing here
                continue;
            }
            out += '\\';
            out += next.front();
        } else if (code >= 0x80) {
            out += beyondAscii(code, bytes);
        } else if (code == U'%' || code == U'#' || (code == U'&' && !aligned)) {
            out += '\\';
            out += bytes;
        } else {
            out += code < 0x20 ? " " : bytes;
        }
    }
    return out + '$';
}

std::string plainText(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t code = takeCharacter(text);
        const std::string_view bytes = before.substr(0, before.size() - text.size());
        if (code >= 0x80) {
            out += beyondAscii(code, bytes);
        } else if (code == U'\\') {
            out += R"(\textbackslash{})";
        } else if (code == U'~') {
            out += R"(\textasciitilde{})";
        } else if (code == U'^') {
            out += R"(\textasciicircum{})";
        } else if (code == U'<' || code == U'>' || code == U'|') {
            out += '$' + std::string(bytes) + '$'; // other signs in the old text fonts
        } else if (std::string_view("{}$&#_%").find(bytes) != std::string_view::npos) {
            out += '\\';
            out += bytes;
        } else {
            out += code < 0x20 ? " " : bytes;
        }
    }
    return out;
}

std::string commentText(std::string_view text) {
    std::string out(text);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return out;
}

} // namespace cyrano::exporting
