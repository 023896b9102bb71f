#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/io/toml_tools.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::scene {

/// Number, text, true/false or list of texts; nothing for other nodes.
[[nodiscard]] std::optional<Value> toValue(const toml::node& node);

/// Text in quotes, with everything escaped that TOML asks for.
[[nodiscard]] std::string quotedToml(std::string_view text);

/// The value as TOML; reading it back gives an equal value.
[[nodiscard]] std::string tomlText(const Value& value);

/// A key as TOML spells it: bare where it can be.
[[nodiscard]] std::string keyToml(std::string_view key);

/// What is wrong with the size of a value from a file; empty when nothing is.
[[nodiscard]] std::string sizeComplaint(const Value& value);

} // namespace cyrano::scene
