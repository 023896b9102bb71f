#pragma once

#include <map>
#include <string>

#include "core/io/diagnostic.hpp"

namespace cyrano::io {

/// One BibTeX entry: kept verbatim for `cite`, with the fields a read-out needs.
struct BibEntry {
    std::string key;
    std::string verbatim;
    std::map<std::string, std::string> fields; ///< lower-case names, outer braces removed

    /// "BESIII, PRD 110 (2024) L031101, arXiv:2404.04640": what fits on one line.
    [[nodiscard]] std::string oneLine() const;
    /// "BESIII: Search for di-photon decays …, Phys. Rev. D 110 (2024) L031101, arXiv:2404.04640",
    /// with the year or the address of what no journal printed.
    [[nodiscard]] std::string inFull() const;
    /// The address in `url` or `howpublished`, without its scheme; empty when there is none.
    [[nodiscard]] std::string address() const;
};

using Bibliography = std::map<std::string, BibEntry>;

/// Reads entries @type{key, name = {value}, …}. TeX inside the values is left alone.
[[nodiscard]] Result<Bibliography> readBibliography(const std::string& file);

/// The same from text at hand; `file` serves messages.
[[nodiscard]] Result<Bibliography> parseBibliography(const std::string& text,
                                                     const std::string& file);

} // namespace cyrano::io
