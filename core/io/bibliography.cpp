#include "core/io/bibliography.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <utility>

#include "core/io/csv.hpp"

namespace cyrano::io {

namespace {

std::string trimmed(std::string text) {
    const auto space = [](unsigned char c) { return std::isspace(c) != 0; };
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), space));
    text.erase(std::find_if_not(text.rbegin(), text.rend(), space).base(), text.end());
    return text;
}

/// Position after the brace that closes the one at `open`; npos when none does.
std::size_t afterMatchingBrace(const std::string& text, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
        if (depth == 0) {
            return i + 1;
        }
    }
    return std::string::npos;
}

std::map<std::string, std::string> readFields(const std::string& body) {
    std::map<std::string, std::string> out;
    std::size_t at = 0;
    while (true) {
        const std::size_t equals = body.find('=', at);
        if (equals == std::string::npos) {
            return out;
        }
        std::string name = trimmed(body.substr(at, equals - at));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        std::size_t begin = body.find_first_not_of(" \t\r\n", equals + 1);
        if (begin == std::string::npos) {
            return out;
        }
        std::size_t end = 0;
        std::string value;
        if (body[begin] == '{') {
            end = afterMatchingBrace(body, begin);
            if (end == std::string::npos) {
                return out;
            }
            value = body.substr(begin + 1, end - begin - 2);
        } else if (body[begin] == '"') {
            end = body.find('"', begin + 1);
            end = end == std::string::npos ? body.size() : end + 1;
            value = body.substr(begin + 1, end - begin - 2);
        } else {
            end = std::min(body.find(',', begin), body.size());
            value = trimmed(body.substr(begin, end - begin));
        }
        out[name] = value;
        at = body.find(',', end);
        if (at == std::string::npos) {
            return out;
        }
        ++at;
    }
}

bool isLetter(const std::string& text, std::size_t at) {
    return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0;
}

/// What titles have in formulas; of other commands the name stays.
std::string symbolOf(const std::string& command) {
    static const std::map<std::string, std::string> symbols{
        {"to", "→"},  {"rightarrow", "→"}, {"alpha", "α"}, {"gamma", "γ"}, {"eta", "η"},
        {"mu", "μ"},  {"nu", "ν"},         {"pi", "π"},    {"rho", "ρ"},   {"tau", "τ"},
        {"phi", "φ"}, {"chi", "χ"},        {"psi", "ψ"},   {"omega", "ω"}, {"Upsilon", "Υ"}};
    const auto found = symbols.find(command);
    return found == symbols.end() ? command : found->second;
}

/// TeX accents as combining characters: {\\"o} → ö. Only what names and titles need.
std::string withoutTex(const std::string& tex) {
    static const std::map<char, std::string> combining{
        {'"', "\u0308"}, {'\'', "\u0301"}, {'`', "\u0300"}, {'^', "\u0302"},
        {'~', "\u0303"}, {'=', "\u0304"},  {'c', "\u0327"}, {'v', "\u030c"}};
    std::string out;
    std::string accent;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        const char c = tex[i];
        if (c == '{' || c == '}') {
            continue;
        }
        if (c == '\\' && i + 1 < tex.size()) {
            const auto found = combining.find(tex[i + 1]);
            std::size_t end = i + 1;
            while (isLetter(tex, end)) {
                ++end;
            }
            if (found != combining.end() && end <= i + 2) { // no longer word such as \chi
                accent = found->second;
                ++i;
            } else if (end > i + 1) {
                out += symbolOf(tex.substr(i + 1, end - i - 1)) + std::exchange(accent, {});
                i = end - 1;
            } else if (tex[i + 1] == '!' || tex[i + 1] == ',') { // spacing in formulas
                ++i;
            }
            continue;
        }
        if (!accent.empty() && c == ' ') {
            continue; // as in "v s" after a backslash
        }
        out += c;
        out += std::exchange(accent, {});
    }
    return out;
}

std::string field(const BibEntry& entry, const std::string& name) {
    const auto found = entry.fields.find(name);
    return found == entry.fields.end() ? std::string{} : withoutTex(found->second);
}

/// "Jaeckel, Joerg and Spannowsky, Michael" → "Jaeckel, Spannowsky"; more than three → et al.
std::string surnames(const std::string& authors) {
    std::string out;
    int count = 0;
    for (std::size_t at = 0; at < authors.size();) {
        std::size_t end = authors.find(" and ", at);
        end = end == std::string::npos ? authors.size() : end;
        const std::string author = trimmed(authors.substr(at, end - at));
        if (author == "others" || count == 3) {
            return out + " et al.";
        }
        out += (out.empty() ? "" : ", ") + author.substr(0, author.find(','));
        ++count;
        at = end == authors.size() ? end : end + 5;
    }
    return out;
}

std::string authorsOf(const BibEntry& entry) {
    const std::string collaboration = field(entry, "collaboration");
    return collaboration.empty() ? surnames(field(entry, "author")) : collaboration;
}

std::string journalOf(const BibEntry& entry) {
    std::string out = field(entry, "journal");
    if (out.empty()) {
        return out;
    }
    const std::string volume = field(entry, "volume");
    const std::string year = field(entry, "year");
    const std::string pages = field(entry, "pages");
    out += volume.empty() ? "" : " " + volume;
    out += year.empty() ? "" : " (" + year + ")";
    out += pages.empty() ? "" : " " + pages.substr(0, pages.find("--"));
    return out;
}

std::string preprintOf(const BibEntry& entry) {
    const std::string eprint = field(entry, "eprint");
    return eprint.empty() ? eprint : "arXiv:" + eprint;
}

/// What is there, with commas between.
std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (const std::string& part : parts) {
        out += (out.empty() || part.empty() ? "" : ", ") + part;
    }
    return out;
}

} // namespace

std::string BibEntry::oneLine() const {
    const std::string out = joined({authorsOf(*this), journalOf(*this), preprintOf(*this)});
    return out.empty() ? key : out;
}

std::string BibEntry::inFull() const {
    std::string title = field(*this, "title");
    std::erase(title, '$');
    const std::string authors = authorsOf(*this);
    const std::string head =
        authors.empty() || title.empty() ? authors + title : authors + ": " + title;
    const std::string journal = journalOf(*this);
    const std::string out = joined({head, journal.empty() ? field(*this, "year") : journal,
                                    preprintOf(*this), journal.empty() ? address() : ""});
    return out.empty() ? key : out;
}

std::string BibEntry::address() const {
    for (const char* name : {"url", "howpublished"}) {
        const auto found = fields.find(name);
        const std::size_t scheme =
            found == fields.end() ? std::string::npos : found->second.find("://");
        if (scheme != std::string::npos) {
            const std::string rest = found->second.substr(scheme + 3);
            return rest.substr(0, rest.find_first_of("} \t\r\n"));
        }
    }
    return {};
}

Result<Bibliography> readBibliography(const std::string& file) {
    const auto text = readText(file, bibliographyFiles);
    return text ? parseBibliography(*text, file) : tl::make_unexpected(text.error());
}

Result<Bibliography> parseBibliography(const std::string& text, const std::string& file) {
    Bibliography out;
    int line = 1;
    std::size_t counted = 0;
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at)) {
        line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                            text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        const std::size_t open = text.find('{', at);
        const std::size_t end = open == std::string::npos ? open : afterMatchingBrace(text, open);
        const std::size_t comma = open == std::string::npos ? open : text.find(',', open);
        if (end == std::string::npos || comma == std::string::npos || comma >= end) {
            return failure("BibTeX entry is not closed or has no key", file, line);
        }
        BibEntry entry;
        entry.key = trimmed(text.substr(open + 1, comma - open - 1));
        entry.verbatim = text.substr(at, end - at);
        entry.fields = readFields(text.substr(comma + 1, end - comma - 2));
        if (entry.key.empty() || !out.emplace(entry.key, entry).second) {
            return failure("BibTeX key '" + entry.key + "' is empty or appears twice", file, line);
        }
        at = end;
    }
    return out;
}

} // namespace cyrano::io
