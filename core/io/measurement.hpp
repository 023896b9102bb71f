#pragma once

#include <string>
#include <vector>

#include "core/io/diagnostic.hpp"

namespace cyrano::io {

/// Experiment minus prediction, its unit implied by the measurement.
struct Comparison {
    std::string variant; ///< epoch ("before-2025") or source of α ("rubidium"); empty: there is one
    double difference = 0.0;
    double uncertainty = 0.0; ///< one standard deviation, experiment and prediction together
    std::string published;    ///< how the difference is quoted, where arithmetic says otherwise
    std::string note;
    std::vector<std::string> references; ///< BibTeX keys behind the numbers, each once
};

/// A measured value of datasets/measurements with its history.
///
/// Each [[value]] says what is left between experiment and prediction in one of three ways:
/// `experiment` and `theory` (added in quadrature), a `difference`, or an `interval` of the
/// experiment, `sigmas` standard deviations to either side of its middle, and `theory`.
struct Measurement {
    std::string id;
    std::string title;
    std::string lepton;
    std::string follows; ///< "epoch", "alpha": what tells the variants apart; empty: nothing
    double scale = 1.0;  ///< power of ten the differences are quoted in
    std::vector<Comparison> comparisons;
    std::string file;

    [[nodiscard]] const Comparison* in(const std::string& variant) const noexcept;
};

[[nodiscard]] Result<Measurement> readMeasurement(const std::string& file);

/// The same from text at hand; `file` serves messages.
[[nodiscard]] Result<Measurement> parseMeasurement(const std::string& text,
                                                   const std::string& file);

} // namespace cyrano::io
