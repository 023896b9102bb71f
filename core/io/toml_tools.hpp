#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/io/diagnostic.hpp"

namespace cyrano::io {

/// Parses a TOML file within the limits of core/io/limits.hpp; the error carries the line.
[[nodiscard]] Result<toml::table> parseToml(const std::string& text, const std::string& file);

/// The same for scenes and storyboards, which are smaller and begin with 'cyrano = <version>'.
/// @param what what it should be, "a scene".
[[nodiscard]] Result<toml::table> parseSceneToml(const std::string& text, const std::string& file,
                                                 const std::string& what, int version);

/// Line a node stands on, 0 where unknown.
[[nodiscard]] int lineOf(const toml::node& node) noexcept;

/// Refuses keys outside `known`, naming the nearest one.
[[nodiscard]] Result<void> onlyKeys(const toml::table& table, const std::vector<std::string>& known,
                                    const std::string& file, std::string_view where);

/// Reads values from one table and remembers the first thing wrong, so that a reader can ask for
/// everything it needs and look once.
class TableReader {
  public:
    TableReader(const toml::table& table, std::string file, std::string where)
        : table_(table), file_(std::move(file)), where_(std::move(where)) {}

    [[nodiscard]] std::string text(const std::string& key); ///< required, not empty
    [[nodiscard]] std::string optionalText(const std::string& key);
    [[nodiscard]] double number(const std::string& key); ///< required, finite
    [[nodiscard]] std::vector<std::string> words(const std::string& key);
    [[nodiscard]] std::vector<std::string> optionalWords(const std::string& key);
    [[nodiscard]] const toml::table* optionalTable(const std::string& key);

    void fail(std::string text, const toml::node* node = nullptr);
    [[nodiscard]] const std::vector<Diagnostic>& problems() const noexcept { return problems_; }

  private:
    const toml::table& table_;
    std::string file_;
    std::string where_;
    std::vector<Diagnostic> problems_;
};

} // namespace cyrano::io
