#include "core/io/diagnostic.hpp"

namespace cyrano::io {

namespace {

std::string placeOf(const Diagnostic& d) {
    if (d.file.empty()) {
        return {};
    }
    return d.file + (d.line > 0 ? ':' + std::to_string(d.line) : std::string{}) + ": ";
}

} // namespace

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
