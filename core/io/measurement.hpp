#pragma once

#include <string>
#include <vector>

#include "core/io/diagnostic.hpp"

namespace cyrano::io {

/// A number with one standard deviation, its unit implied by the measurement.
struct Measured {
    double value = 0.0;
    double uncertainty = 0.0;
    std::string source;
    std::string reference; ///< BibTeX key
};

/// Experiment against theory in one epoch.
struct Comparison {
    std::string epoch; ///< "before-2025", "after-2025"
    Measured experiment;
    Measured theory;
    std::string note;

    [[nodiscard]] double difference() const noexcept { return experiment.value - theory.value; }
    /// Experiment and theory in quadrature.
    [[nodiscard]] double uncertainty() const noexcept;
};

/// A measured value of datasets/measurements with its history.
struct Measurement {
    std::string id;
    std::string title;
    std::string lepton;
    std::vector<Comparison> comparisons;
    std::string file;

    [[nodiscard]] const Comparison* in(const std::string& epoch) const noexcept;
};

[[nodiscard]] Result<Measurement> readMeasurement(const std::string& file);

} // namespace cyrano::io
