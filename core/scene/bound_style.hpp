#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace cyrano::scene {

/// How the edges of a bound are drawn.
enum class LineStyle { usual, solid, dashed, dotted, none };
/// The lines over the inside of a bound.
enum class HatchStyle { usual, none, rising, falling, horizontal, vertical, crossed, grid };

inline constexpr std::array lineStyles{LineStyle::usual, LineStyle::solid, LineStyle::dashed,
                                       LineStyle::dotted, LineStyle::none};
inline constexpr std::array hatchStyles{
    HatchStyle::usual,      HatchStyle::none,     HatchStyle::rising,  HatchStyle::falling,
    HatchStyle::horizontal, HatchStyle::vertical, HatchStyle::crossed, HatchStyle::grid};

/// The word for it in scene files; "usual" for what its record and kind give it.
[[nodiscard]] std::string_view name(LineStyle style) noexcept;
[[nodiscard]] std::string_view name(HatchStyle style) noexcept;

/// How a bound is drawn where somebody chose otherwise than its record and its kind have it.
struct BoundStyle {
    std::string colour;            ///< #rrggbb; empty: usual
    std::optional<double> opacity; ///< of the inside, 0 to 1
    LineStyle line = LineStyle::usual;
    std::optional<double> width; ///< of the edges, in usual widths, within `lineWidths`
    HatchStyle hatch = HatchStyle::usual;

    bool operator==(const BoundStyle&) const = default;
};

/// Smallest and largest width of edges.
inline constexpr std::array lineWidths{0.25, 8.0};

} // namespace cyrano::scene
