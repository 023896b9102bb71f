#pragma once

#include <optional>
#include <string>

#include "core/io/record.hpp"

namespace cyrano::bounds {

/// Takes the inputs of a record one after the other and remembers the first one missing.
class InputReader {
  public:
    explicit InputReader(const io::Record& record) : record_(record) {}

    double operator()(const std::string& name, const std::string& unit) {
        const auto value = record_.input(name, unit);
        if (!value && !problem_) {
            problem_ = value.error();
        }
        return value.value_or(0.0);
    }
    /// A positive one.
    double positive(const std::string& name, const std::string& unit) {
        const double value = (*this)(name, unit);
        if (!(value > 0.0) && !problem_) {
            problem_ = io::Diagnostic{io::Severity::error, record_.file, 0,
                                      "input '" + name + "' must be positive"};
        }
        return value;
    }
    [[nodiscard]] const std::optional<io::Diagnostic>& problem() const noexcept { return problem_; }

  private:
    const io::Record& record_;
    std::optional<io::Diagnostic> problem_;
};

} // namespace cyrano::bounds
