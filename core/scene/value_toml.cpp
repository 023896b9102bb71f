#include "core/scene/value_toml.hpp"

#include <algorithm>

#include "core/io/limits.hpp"
#include "core/io/number.hpp"

namespace cyrano::scene {

std::optional<Value> toValue(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return Value{text->get()};
    }
    if (const auto* flag = node.as_boolean()) {
        return Value{flag->get()};
    }
    if (const auto* whole = node.as_integer()) { // also those no double is exactly equal to
        return Value{static_cast<double>(whole->get())};
    }
    if (const auto* number = node.as_floating_point()) {
        return Value{number->get()};
    }
    const auto* array = node.as_array();
    if (array == nullptr) {
        return std::nullopt;
    }
    std::vector<std::string> words;
    for (const toml::node& entry : *array) {
        if (!entry.is_string()) {
            return std::nullopt;
        }
        words.push_back(entry.as_string()->get());
    }
    return Value{words};
}

std::string quotedToml(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr unsigned char del = 0x7f;
    std::string out = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (code < 0x20 || code == del) {
            out += "\\u00";
            out += hex[code >> 4U];
            out += hex[code & 0xfU];
        } else {
            out += c;
        }
    }
    return out + '"';
}

namespace {

/// TOML takes digits alone for an integer of 64 bits, which cannot hold 1e19.
std::string numberToml(double x) {
    const std::string text = io::shortNumber(x);
    return text.find_first_of(".en") == std::string::npos && text.size() > 15 ? text + ".0" : text;
}

} // namespace

std::string tomlText(const Value& value) {
    if (const double* x = std::get_if<double>(&value)) {
        return numberToml(*x);
    }
    if (const bool* b = std::get_if<bool>(&value)) {
        return *b ? "true" : "false";
    }
    if (const std::string* s = std::get_if<std::string>(&value)) {
        return quotedToml(*s);
    }
    std::string out = "[";
    for (const std::string& word : std::get<std::vector<std::string>>(value)) {
        out += (out.size() > 1 ? ", " : "") + quotedToml(word);
    }
    return out + "]";
}

std::string keyToml(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
    return bare ? std::string(key) : quotedToml(key);
}

std::string sizeComplaint(const Value& value) {
    const auto tooLong = [](const std::string& text) { return text.size() > io::longestSceneText; };
    const auto* text = std::get_if<std::string>(&value);
    const auto* words = std::get_if<std::vector<std::string>>(&value);
    if ((text != nullptr && tooLong(*text)) ||
        (words != nullptr && std::any_of(words->begin(), words->end(), tooLong))) {
        return "takes texts of at most " + std::to_string(io::longestSceneText) + " bytes";
    }
    return words != nullptr && words->size() > io::mostSceneWords
               ? "takes at most " + std::to_string(io::mostSceneWords) + " names"
               : "";
}

} // namespace cyrano::scene
