#pragma once

#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/picture/validation.hpp"

namespace cyrano::cli {

/// Everything `cyrano validate` found.
struct Validation {
    const bounds::Catalogue* catalogue = nullptr;
    bounds::Scenario scenario;
    std::vector<std::string> changes; ///< --set: what the curves do not assume
    std::vector<picture::Comparison> compared;
    std::vector<const bounds::Bound*> withoutCurve; ///< computed, no published curve at hand
    /// Expected events beside those of an independent calculation, where the record has some.
    std::vector<std::pair<const bounds::Bound*, picture::EventComparison>> events;
};

/// Aligned columns for people, with what was left out and what was fitted below.
[[nodiscard]] std::string validationTable(const Validation& validation);

/// The same with all digits and every mass.
[[nodiscard]] std::string validationJson(const Validation& validation);

/// "3 GeV", "primary": the value an input has in the scenario, and the record's where it differs.
[[nodiscard]] std::string inputText(const bounds::Scenario& scenario, const io::Record& record,
                                    const picture::NamedInput& input);

/// Which masses an edge was not compared at and why, in words; empty when there are none.
[[nodiscard]] std::string leftOutText(const picture::EdgeAgreement& edge);

/// `digits` decimals, with a sign where asked for.
[[nodiscard]] std::string fixedNumber(double value, int digits, bool sign = false);

} // namespace cyrano::cli
