#pragma once

#include <string>

#include "core/io/diagnostic.hpp"
#include "core/model/charges.hpp"

namespace cyrano::io {

/// Reads charges of a user's own:
///
///     cyrano = 1
///     title = "…"        # optional
///     [charges]
///     leptons = -1       # e, μ, τ
///     quarks = "1/3"     # all six
///     neutrinos = -1     # all three
///     up = 0.25          # one of them: electron … tau, electron_neutrino …, up … top
///
/// A particle's own key overrides a common one, what is not named is 0. Charges are in units of εe,
/// at most 100 in size, not all 0. Their name is the title, or the file's.
[[nodiscard]] Result<model::Charges> readCharges(const std::string& file);

/// The same from text at hand; `file` serves messages and the name.
[[nodiscard]] Result<model::Charges> parseCharges(const std::string& text, const std::string& file);

/// Charges as one line: the word of known ones, else "name: leptons=-1, up=1/3", zeros left out.
[[nodiscard]] std::string chargesText(const model::Charges& charges);

/// Whether a word can only be the path of a file: neither known charges nor such a line.
[[nodiscard]] bool namesChargesFile(const std::string& word);

/// The charges of such a line, or of a file with that path.
[[nodiscard]] Result<model::Charges> resolveCharges(const std::string& word);

} // namespace cyrano::io
