#include "app/plot/hatching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

// Patterns of excluded regions in print, as multiples of the style's spacing. Those of allowed
// regions are denser, at 45 degrees.
using Pattern = std::vector<Hatch>;

const std::vector<Pattern>& excludedPatterns() {
    static const std::vector<Pattern> all{
        {{45.0, 3.0}},
        {{0.0, 2.8}},
        {{-45.0, 3.0}},
        {{90.0, 2.8}},
        {{45.0, 4.4}, {-45.0, 4.4}},
        {{20.0, 3.4}},
        {{0.0, 4.2}, {90.0, 4.2}},
        {{-70.0, 3.4}},
        {{70.0, 3.8}},
        {{-20.0, 3.8}},
        {{20.0, 4.8}, {-70.0, 4.8}},
    };
    return all;
}

constexpr double chosenSpacing = 1.6; // of hatching somebody chose for one region
constexpr double crossedSpacing = 2.4;

Pattern chosenPattern(scene::HatchStyle style) {
    switch (style) {
    case scene::HatchStyle::rising:
        return {{45.0, chosenSpacing}};
    case scene::HatchStyle::falling:
        return {{-45.0, chosenSpacing}};
    case scene::HatchStyle::horizontal:
        return {{0.0, chosenSpacing}};
    case scene::HatchStyle::vertical:
        return {{90.0, chosenSpacing}};
    case scene::HatchStyle::crossed:
        return {{45.0, crossedSpacing}, {-45.0, crossedSpacing}};
    case scene::HatchStyle::grid:
        return {{0.0, crossedSpacing}, {90.0, crossedSpacing}};
    case scene::HatchStyle::usual:
    case scene::HatchStyle::none:
        break;
    }
    return {};
}

/// How alike two patterns look: 1 the same, 0 as different as can be.
double likeness(const Pattern& a, const Pattern& b) {
    constexpr double unlike = 45.0; // degrees
    double closest = 180.0;
    for (const Hatch& one : a) {
        for (const Hatch& other : b) {
            const double turn = std::abs(one.degrees - other.degrees);
            closest = std::min({closest, turn, 180.0 - turn});
        }
    }
    const double angle = std::max(0.0, 1.0 - closest / unlike);
    return a.size() == b.size() ? angle : 0.5 * angle;
}

/// The cells of a frame.
class Board {
  public:
    static constexpr int columns = 96;
    static constexpr int rows = 72;
    using Cells = std::vector<char>;

    explicit Board(const figure::Figure& figure)
        : x_(figure.x.axis.axisMin()), dx_((figure.x.axis.axisMax() - x_) / columns),
          y_(figure.y.axis.axisMin()), dy_((figure.y.axis.axisMax() - y_) / rows) {}

    /// Which cells have their middle in the polygons.
    [[nodiscard]] Cells covered(const std::vector<region::Polygon>& polygons) const {
        Cells out(columns * rows, 0);
        const auto row = [this](double y) {
            return std::clamp(static_cast<int>(std::ceil((y - y_) / dy_ - 0.5)), 0, rows);
        };
        for (int column = 0; column < columns; ++column) {
            for (const region::Interval& part :
                 region::verticalSlice(polygons, x_ + (column + 0.5) * dx_)) {
                for (int r = row(part.low); r < row(part.high); ++r) {
                    out[static_cast<std::size_t>(r * columns + column)] = 1;
                }
            }
        }
        return out;
    }

    /// The cells and those beside them.
    [[nodiscard]] static Cells grown(const Cells& cells) {
        Cells out = cells;
        for (int r = 0; r < rows; ++r) {
            for (int c = 0; c < columns; ++c) {
                const auto at = [&](int row, int column) {
                    return row >= 0 && row < rows && column >= 0 && column < columns &&
                           cells[static_cast<std::size_t>(row * columns + column)] != 0;
                };
                if (at(r - 1, c) || at(r + 1, c) || at(r, c - 1) || at(r, c + 1)) {
                    out[static_cast<std::size_t>(r * columns + c)] = 1;
                }
            }
        }
        return out;
    }

  private:
    double x_;
    double dx_;
    double y_;
    double dy_;
};

std::ptrdiff_t area(const Board::Cells& cells) {
    return std::count(cells.begin(), cells.end(), 1);
}

/// Patterns for regions given from the largest to the smallest.
class Patterns {
  public:
    int choose(const Board::Cells& cells) {
        const std::ptrdiff_t all = area(cells);
        std::ptrdiff_t alone = 0;
        std::ptrdiff_t full = 0;
        std::ptrdiff_t overfull = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            alone += cells[i] != 0 && piled_[i] == 0 ? 1 : 0;
            full += cells[i] != 0 && piled_[i] >= mostPiled ? 1 : 0;
            overfull += cells[i] != 0 && piled_[i] > mostPiled ? 1 : 0;
        }
        // A part of its own must not look like another kind of region.
        const bool seen = leastAlone * static_cast<double>(all) < static_cast<double>(alone);
        if (2 * (seen ? overfull : full) > all) {
            return noTurn;
        }
        const Board::Cells around = Board::grown(cells);
        std::vector<double> met(excludedPatterns().size(), 0.0);
        for (std::size_t p = 0; p < used_.size(); ++p) {
            for (std::size_t i = 0; i < around.size(); ++i) {
                met[p] += around[i] != 0 && used_[p][i] != 0 ? 1.0 : 0.0;
            }
        }
        const auto chosen = static_cast<std::size_t>(best(met));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            piled_[i] += cells[i];
            used_[chosen][i] = static_cast<char>(used_[chosen][i] | cells[i]);
        }
        ++times_[chosen];
        return static_cast<int>(chosen);
    }

  private:
    static constexpr double leastAlone = 0.04; // part of a region that is worth a pattern

    /// The pattern least like those met; among equals the one least used.
    [[nodiscard]] std::ptrdiff_t best(const std::vector<double>& met) const {
        const auto& all = excludedPatterns();
        constexpr double usedCost = 0.2; // cells
        std::vector<double> cost;
        for (std::size_t p = 0; p < all.size(); ++p) {
            double sum = usedCost * times_[p];
            for (std::size_t q = 0; q < all.size(); ++q) {
                sum += met[q] * likeness(all[p], all[q]);
            }
            cost.push_back(sum);
        }
        return std::min_element(cost.begin(), cost.end()) - cost.begin();
    }

    static constexpr std::size_t cellCount = Board::columns * Board::rows;
    std::vector<int> piled_ = std::vector<int>(cellCount, 0);
    std::vector<Board::Cells> used_ =
        std::vector<Board::Cells>(excludedPatterns().size(), Board::Cells(cellCount, 0));
    std::vector<int> times_ = std::vector<int>(excludedPatterns().size(), 0);
};

/// Excluded regions without a hatching of their own.
bool wantsPattern(const figure::Layer& layer, const PlotStyle& style) {
    return style.hatchExcluded && layer.fill == figure::Fill::solid && layer.region &&
           !layer.region->polygons.empty() && layer.style.hatch == scene::HatchStyle::usual;
}

} // namespace

int patternCount() noexcept {
    return static_cast<int>(excludedPatterns().size());
}

std::vector<Hatch> hatchesOf(const figure::Layer& layer, int turn, const PlotStyle& style) {
    if (layer.fill == figure::Fill::overlay || layer.fill == figure::Fill::point) {
        return {};
    }
    Pattern out;
    if (layer.style.hatch != scene::HatchStyle::usual) {
        out = chosenPattern(layer.style.hatch);
    } else if (layer.fill == figure::Fill::hatched) {
        out = {{turn % 2 == 0 ? 45.0 : -45.0, 1.0}};
    } else if (layer.fill == figure::Fill::solid && style.hatchExcluded && turn != noTurn) {
        out = excludedPatterns()[static_cast<std::size_t>(turn % patternCount())];
    }
    for (Hatch& hatch : out) {
        hatch.spacing *= style.hatchSpacingPt;
    }
    return out;
}

QColor hatchColour(figure::Fill fill, const QColor& colour, const PlotStyle& style) {
    // Opaque, as if translucent: opaque lines stay lines in PDF, others become outlines.
    return fill == figure::Fill::hatched ? mixed(colour, style.paper, hatchKeep)
                                         : textTint(colour, style);
}

std::vector<int> hatchTurns(const figure::Figure& figure, const PlotStyle& style) {
    std::vector<int> out(figure.layers.size(), 0);
    int allowed = 0;
    std::vector<std::pair<std::size_t, Board::Cells>> waiting;
    const Board board(figure);
    for (std::size_t i = 0; i < figure.layers.size(); ++i) {
        const figure::Layer& layer = figure.layers[i];
        if (layer.fill == figure::Fill::hatched) {
            out[i] = allowed++;
        } else if (wantsPattern(layer, style)) {
            waiting.emplace_back(i, board.covered(layer.region->polygons));
        }
    }
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const auto& a, const auto& b) { return area(a.second) > area(b.second); });
    Patterns patterns;
    for (const auto& [i, cells] : waiting) {
        out[i] = patterns.choose(cells);
    }
    return out;
}

} // namespace cyrano::plot
