#include "core/io/diagnostic.hpp"

#include <algorithm>

#include "core/io/excerpt.hpp"

namespace cyrano::io {

namespace {

std::string placeOf(const Diagnostic& d) {
    if (d.file.empty()) {
        return {};
    }
    return d.file + (d.line > 0 ? ':' + std::to_string(d.line) : std::string{}) + ": ";
}

} // namespace

std::string bearable(std::string text) {
    constexpr std::size_t longest = 1000;
    const bool fine = text.size() <= longest &&
                      std::none_of(text.begin(), text.end(),
                                   [](unsigned char c) { return c < 0x20U || c == 0x7fU; });
    return fine ? text : excerpt(text, longest);
}

std::string Diagnostic::inPassing() const {
    return placeOf(*this) + text;
}

std::string Diagnostic::format() const {
    std::string out = placeOf(*this);
    switch (severity) {
    case Severity::note:
        out += "note: ";
        break;
    case Severity::warning:
        out += "warning: ";
        break;
    case Severity::error:
        out += "error: ";
        break;
    }
    return out + text;
}

} // namespace cyrano::io
