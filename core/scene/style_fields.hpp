// The fields of a bound's style as parameters bound.<id>.colour, .opacity, .line, .width, .hatch.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/scene/bound_style.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::scene {

/// "colour", "opacity", "line", "width", "hatch".
[[nodiscard]] std::span<const std::string_view> styleFields() noexcept;
[[nodiscard]] bool isStyleField(std::string_view field) noexcept;

/// The value of a field; an empty text where it is as usual.
[[nodiscard]] Value styleValue(const BoundStyle& style, std::string_view field);

/// The style with one field changed: an empty text or "usual" gives it back to the record. Why not,
/// as the end of a sentence that begins with the path, where the value is none for that field.
[[nodiscard]] tl::expected<BoundStyle, std::string>
withStyleValue(BoundStyle style, std::string_view field, const Value& value);

} // namespace cyrano::scene
