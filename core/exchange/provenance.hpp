#pragma once

#include <string>
#include <vector>

#include "core/exchange/record_folder.hpp"

namespace cyrano::exchange {

/// A field of the provenance form that is still to be filled in.
struct MissingField {
    std::string field; ///< "digitised-by", as the command line spells it
    std::string what;  ///< "who digitised the curve"
};

/// Everything that a form lacks, in the order of the form; empty when a curve may be taken over.
[[nodiscard]] std::vector<MissingField> missingFrom(const Provenance& form);

/// "a title, the licence of the numbers": what is missing, in words.
[[nodiscard]] std::string inWords(const std::vector<MissingField>& missing);

} // namespace cyrano::exchange
