#pragma once

#include <tl/expected.hpp>

#include <complex>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Every formula of the program by name: what the command line evaluates and lists.
namespace cyrano::quantities {

using Value = std::variant<double, std::complex<double>>;
using InputValue = std::variant<double, std::string>;

/// One argument: a word where there are choices, else a number.
struct Argument {
    std::string name;
    std::string unit; ///< empty for a pure number or a word
    std::string help;
    std::vector<std::string> choices;
    std::optional<std::string> defaultValue;
};

/// The checked arguments of one evaluation. Asking for a name the quantity does not declare is a
/// programming error.
class Arguments {
  public:
    explicit Arguments(std::map<std::string, InputValue, std::less<>> values)
        : values_(std::move(values)) {}

    double number(std::string_view name) const { return std::get<double>(at(name)); }
    const std::string& word(std::string_view name) const { return std::get<std::string>(at(name)); }

  private:
    const InputValue& at(std::string_view name) const { return values_.find(name)->second; }

    std::map<std::string, InputValue, std::less<>> values_;
};

struct Quantity {
    std::string name;
    std::string unit;   ///< empty for a pure number
    std::string source; ///< equation and where it is from
    std::string help;
    std::string domain; ///< where it has a value, for the message when it has none
    std::vector<Argument> arguments;
    std::function<Value(const Arguments&)> evaluate;
};

/// All quantities, in the order lists show them. Made once; safe to call from any thread.
std::span<const Quantity> all();

/// The quantity of that name, or null.
const Quantity* find(std::string_view name);

/// Value of a quantity. Numbers may come as text ("0.1", point as decimal mark in every locale);
/// arguments left out take their default. The error is one line: it names the unknown quantity or
/// argument and the nearest one there is, the missing argument, the value that is no number or no
/// choice, or the domain that was left.
tl::expected<Value, std::string> evaluate(std::string_view name,
                                          const std::map<std::string, InputValue>& arguments);

} // namespace cyrano::quantities
