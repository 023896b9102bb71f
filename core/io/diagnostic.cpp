#include "core/io/diagnostic.hpp"

namespace cyrano::io {

std::string Diagnostic::format() const {
    std::string out;
    if (!file.empty()) {
        out += file;
        if (line > 0) {
            out += ':' + std::to_string(line);
        }
        out += ": ";
    }
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
