// Labels as LaTeX takes them.
#pragma once

#include <string>
#include <string_view>

namespace cyrano::exporting {

/// A TeX label (UTF-8, as the screen shows it) as inline math: characters beyond ASCII become
/// commands of amsmath and amssymb, and those that would end a line, a macro or an alignment are
/// escaped. A label whose braces, dollars or \left and \right do not match comes as plain text,
/// so that one bad label never breaks a document.
[[nodiscard]] std::string mathText(std::string_view tex);

/// Plain UTF-8 text with nothing in it that means something to TeX.
[[nodiscard]] std::string plainText(std::string_view text);

/// One line for a comment.
[[nodiscard]] std::string commentText(std::string_view text);

} // namespace cyrano::exporting
