#include "core/quantities/quantities.hpp"

#include "core/io/nearest.hpp"
#include "core/quantities/table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace cyrano::quantities {

namespace {

std::vector<Quantity> collect() {
    std::vector<Quantity> quantities;
    for (auto make : {magneticMomentQuantities, decayQuantities, productionQuantities}) {
        auto subject = make();
        std::move(subject.begin(), subject.end(), std::back_inserter(quantities));
    }
    return quantities;
}

const std::vector<Quantity>& table() {
    static const std::vector<Quantity> quantities = collect();
    return quantities;
}

template <class Range>
std::vector<std::string> names(const Range& range) {
    std::vector<std::string> result;
    for (const auto& item : range) {
        result.push_back(item.name);
    }
    return result;
}

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::string joined(const std::vector<std::string>& words) {
    std::string result;
    for (const auto& word : words) {
        result += (result.empty() ? "" : ", ") + word;
    }
    return result;
}

std::string shown(const InputValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return quoted(*text);
    }
    char buffer[32];
    const auto end =
        std::to_chars(std::begin(buffer), std::end(buffer), std::get<double>(value)).ptr;
    return std::string(buffer, end);
}

std::optional<double> parseNumber(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

// The given value as the argument wants it: a choice, or a finite number.
tl::expected<InputValue, std::string> checked(const Quantity& quantity, const Argument& argument,
                                              const InputValue& given) {
    const auto* text = std::get_if<std::string>(&given);
    const std::string subject =
        "argument " + quoted(argument.name) + " of " + quoted(quantity.name) + " is ";
    const auto& choices = argument.choices;
    if (choices.empty()) {
        const auto value = text ? parseNumber(*text) : std::optional(std::get<double>(given));
        if (!value || !std::isfinite(*value)) {
            return tl::make_unexpected(subject + "a finite number, not " + shown(given));
        }
        return InputValue(*value);
    }
    if (text && std::find(choices.begin(), choices.end(), *text) != choices.end()) {
        return given;
    }
    std::string message = subject + "one of " + joined(choices) + ", not " + shown(given);
    if (text) {
        message += "; the nearest is " + quoted(io::nearest(*text, choices));
    }
    return tl::make_unexpected(std::move(message));
}

bool isFinite(const Value& value) {
    return std::visit(
        [](const auto& v) { return std::isfinite(std::real(v)) && std::isfinite(std::imag(v)); },
        value);
}

} // namespace

std::span<const Quantity> all() {
    return table();
}

const Quantity* find(std::string_view name) {
    const auto& quantities = table();
    const auto found = std::find_if(quantities.begin(), quantities.end(),
                                    [&](const Quantity& q) { return q.name == name; });
    return found == quantities.end() ? nullptr : &*found;
}

tl::expected<Value, std::string> evaluate(std::string_view name,
                                          const std::map<std::string, InputValue>& arguments) {
    const Quantity* quantity = find(name);
    if (!quantity) {
        return tl::make_unexpected("no quantity is called " + quoted(name) + "; the nearest is " +
                                   quoted(io::nearest(name, names(all()))));
    }
    const auto known = names(quantity->arguments);
    for (const auto& [key, value] : arguments) {
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            return tl::make_unexpected(quoted(quantity->name) + " has no argument " + quoted(key) +
                                       "; the nearest is " + quoted(io::nearest(key, known)));
        }
    }
    std::map<std::string, InputValue, std::less<>> values;
    for (const Argument& argument : quantity->arguments) {
        const auto given = arguments.find(argument.name);
        if (given == arguments.end() && !argument.defaultValue) {
            return tl::make_unexpected(quoted(quantity->name) + " needs the argument " +
                                       quoted(argument.name) + " (" + argument.help + ")");
        }
        auto value =
            checked(*quantity, argument,
                    given == arguments.end() ? InputValue(*argument.defaultValue) : given->second);
        if (!value) {
            return tl::make_unexpected(value.error());
        }
        values.emplace(argument.name, std::move(*value));
    }
    const Value result = quantity->evaluate(Arguments(std::move(values)));
    if (!isFinite(result)) {
        return tl::make_unexpected("outside the domain of " + quoted(quantity->name) + ": " +
                                   quantity->domain);
    }
    return result;
}

} // namespace cyrano::quantities
