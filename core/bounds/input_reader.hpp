#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    /// One that is a word, and which of the known ones it is.
    template <class Enum>
    Enum word(const std::string& name,
              const std::vector<std::pair<std::string_view, Enum>>& known) {
        const auto found = record_.inputs.find(name);
        std::string names;
        for (const auto& [text, value] : known) {
            if (found != record_.inputs.end() && found->second.word == text) {
                return value;
            }
            names += (names.empty() ? "" : ", ") + std::string(text);
        }
        fail("input '" + name + "' is one of " + names);
        return known.front().second;
    }
    [[nodiscard]] bool has(const std::string& name) const { return record_.inputs.contains(name); }
    /// What else is wrong with the inputs.
    void fail(std::string why) {
        if (!problem_) {
            problem_ = io::Diagnostic{io::Severity::error, record_.file, 0, std::move(why)};
        }
    }
    /// One that is a choice of words; makes sure that it is there.
    void choice(const std::string& name) {
        const auto found = record_.inputs.find(name);
        if ((found == record_.inputs.end() || found->second.choices.empty()) && !problem_) {
            problem_ = io::Diagnostic{io::Severity::error, record_.file, 0,
                                      "kind '" + record_.kind + "' needs the input '" + name +
                                          "' with its choices"};
        }
    }
    [[nodiscard]] const std::optional<io::Diagnostic>& problem() const noexcept { return problem_; }

  private:
    const io::Record& record_;
    std::optional<io::Diagnostic> problem_;
};

} // namespace cyrano::bounds
