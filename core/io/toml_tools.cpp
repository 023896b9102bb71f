#include "core/io/toml_tools.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/limits.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"

namespace cyrano::io {

namespace {

/// Position after the text in quotes that begins at `at`; lines in it are counted.
std::size_t afterQuotes(std::string_view text, std::size_t at, int& line) {
    const char quote = text[at];
    const std::string three(3, quote);
    const bool lines = text.substr(at).starts_with(three);
    for (std::size_t i = at + (lines ? 3 : 1); i < text.size(); ++i) {
        if (text[i] == '\\' && quote == '"') {
            ++i; // of "\\" and "\"" the second
            line += i < text.size() && text[i] == '\n' ? 1 : 0;
        } else if (text[i] == '\n') {
            if (!lines) {
                return i; // not closed: for the library to say
            }
            ++line;
        } else if (lines ? text.substr(i).starts_with(three) : text[i] == quote) {
            std::size_t end = i + (lines ? 3 : 1);
            while (lines && end < text.size() && end < i + 5 && text[end] == quote) {
                ++end; // two quotes of the text may stand before the closing three
            }
            return end;
        }
    }
    return text.size();
}

/// Line of the first value or key nested deeper than any file of ours; the library would follow a
/// key until the stack ends. 0 when there is none.
int tooDeepLine(std::string_view text) {
    int line = 1;
    int depth = 0;
    int parts = 1;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            i = afterQuotes(text, i, line);
            continue;
        }
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
            continue;
        }
        if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            depth = std::max(depth - 1, 0);
        }
        const bool keyEnds = std::string_view("=,[]{}\n").find(c) != std::string_view::npos;
        parts = keyEnds ? 1 : parts + (c == '.' ? 1 : 0);
        if (depth > deepestNesting || parts > longestKey) {
            return line;
        }
        line += c == '\n' ? 1 : 0;
        ++i;
    }
    return 0;
}

} // namespace

Result<toml::table> parseToml(const std::string& text, const std::string& file) {
    if (auto fits = checkSize(text.size(), tomlFiles, file); !fits) {
        return tl::make_unexpected(fits.error());
    }
    if (const int line = tooDeepLine(text); line != 0) {
        return failure("is nested too deeply: brackets to " + std::to_string(deepestNesting) +
                           " levels and keys of " + std::to_string(longestKey) + " parts are read",
                       file, line);
    }
    try { // the library's one way to report a syntax error
        return toml::parse(text, std::string_view(file));
    } catch (const toml::parse_error& error) {
        return failure("not valid TOML: " + std::string(error.description()), file,
                       static_cast<int>(error.source().begin.line));
    }
}

Result<toml::table> parseSceneToml(const std::string& text, const std::string& file,
                                   const std::string& what, int version) {
    if (auto fits = checkSize(text.size(), sceneFiles, file); !fits) {
        return tl::make_unexpected(fits.error());
    }
    auto root = parseToml(text, file);
    if (!root) {
        return root;
    }
    const std::string first = "cyrano = " + std::to_string(version);
    const auto found = (*root)["cyrano"].value<double>();
    if (!found) {
        return failure("is not " + what + ": the first line is '" + first + "'", file);
    }
    if (*found != version) {
        return failure("is of format " + shortNumber(*found) + "; this program reads format " +
                           std::to_string(version),
                       file, 1);
    }
    return root;
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
    problems_.push_back({Severity::error, file_, lineOf(node != nullptr ? *node : table_),
                         bearable(std::move(text))});
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
