#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace cyrano::io {

enum class Severity { note, warning, error };

/// What went wrong, where, and what to do about it: one line a person can act on.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string file; ///< empty where no file is at fault
    int line = 0;     ///< 0 where unknown
    std::string text;

    /// "file:line: error: text", the form compilers use and editors understand.
    [[nodiscard]] std::string format() const;
    /// "file:line: text", for use inside another message.
    [[nodiscard]] std::string inPassing() const;
};

using Diagnostics = std::vector<Diagnostic>;

template <class T>
using Result = tl::expected<T, Diagnostic>;

/// A message on one line of bearable length, whatever the file it quotes holds.
[[nodiscard]] std::string bearable(std::string text);

/// The failing half of a Result; its text is made bearable.
[[nodiscard]] inline tl::unexpected<Diagnostic> failure(std::string text, std::string file = {},
                                                        int line = 0) {
    return tl::make_unexpected(
        Diagnostic{Severity::error, std::move(file), line, bearable(std::move(text))});
}

} // namespace cyrano::io
