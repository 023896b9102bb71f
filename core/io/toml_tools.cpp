#include "core/io/toml_tools.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/nearest.hpp"

namespace cyrano::io {

namespace {

/// Line of the first key nested deeper than any file of ours; the library would follow it until
/// the stack ends. 0 when there is none.
int tooDeepLine(const std::string& text) {
    constexpr int deepest = 50;
    int line = 1;
    int dots = 0;
    bool inKey = true;
    for (const char c : text) {
        if (c == '\n') {
            ++line;
            dots = 0;
            inKey = true;
        } else if (c == '=' || c == '"' || c == '\'' || c == '#') {
            inKey = false;
        } else if (inKey && c == '.' && ++dots > deepest) {
            return line;
        }
    }
    return 0;
}

} // namespace

Result<toml::table> parseToml(const std::string& text, const std::string& file) {
    if (const int line = tooDeepLine(text); line != 0) {
        return failure("not valid TOML: keys nested too deeply", file, line);
    }
    try { // the library's one way to report a syntax error
        return toml::parse(text, std::string_view(file));
    } catch (const toml::parse_error& error) {
        return failure("not valid TOML: " + std::string(error.description()), file,
                       static_cast<int>(error.source().begin.line));
    }
}

int lineOf(const toml::node& node) noexcept {
    return static_cast<int>(node.source().begin.line);
}

Result<void> onlyKeys(const toml::table& table, const std::vector<std::string>& known,
                      const std::string& file, std::string_view where) {
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return failure("unknown key '" + name + "' in " + std::string(where) +
                               "; nearest is '" + std::string(nearest(name, known)) + "'",
                           file, static_cast<int>(key.source().begin.line));
        }
    }
    return {};
}

void TableReader::fail(std::string text, const toml::node* node) {
    problems_.push_back(
        {Severity::error, file_, lineOf(node != nullptr ? *node : table_), std::move(text)});
}

std::string TableReader::text(const std::string& key) {
    const std::string value = optionalText(key);
    if (value.empty() && table_[key].node() == nullptr) {
        fail("'" + key + "' is missing in " + where_);
    } else if (value.empty() && problems_.empty()) {
        fail("'" + key + "' in " + where_ + " may not be empty", table_[key].node());
    }
    return value;
}

std::string TableReader::optionalText(const std::string& key) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return {};
    }
    if (!node->is_string()) {
        fail("'" + key + "' in " + where_ + " takes text in quotes", node);
        return {};
    }
    return node->as_string()->get();
}

double TableReader::number(const std::string& key) {
    const toml::node* node = table_.get(key);
    const auto value = node != nullptr ? node->value<double>() : std::nullopt;
    if (node == nullptr) {
        fail("'" + key + "' is missing in " + where_);
    } else if (!value || !std::isfinite(*value)) {
        fail("'" + key + "' in " + where_ + " takes a number", node);
    }
    return value.value_or(0.0);
}

std::vector<std::string> TableReader::words(const std::string& key) {
    auto out = optionalWords(key);
    if (out.empty()) {
        fail("'" + key + "' in " + where_ + " needs at least one entry", table_.get(key));
    }
    return out;
}

std::vector<std::string> TableReader::optionalWords(const std::string& key) {
    std::vector<std::string> out;
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return out;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        fail("'" + key + "' in " + where_ + " takes a list", node);
        return out;
    }
    for (const toml::node& entry : *array) {
        if (!entry.is_string()) {
            fail("'" + key + "' in " + where_ + " takes a list of texts", &entry);
            return out;
        }
        out.push_back(entry.as_string()->get());
    }
    return out;
}

const toml::table* TableReader::optionalTable(const std::string& key) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return nullptr;
    }
    if (!node->is_table()) {
        fail("'" + key + "' in " + where_ + " is a table", node);
        return nullptr;
    }
    return node->as_table();
}

} // namespace cyrano::io
