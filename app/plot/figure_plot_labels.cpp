#include "app/plot/figure_plot.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <span>

#include "app/plot/label_item.hpp"
#include "app/plot/lines_item.hpp"
#include "app/plot/region_item.hpp"
#include "core/figure/room.hpp"
#include "core/figure/tex_wrap.hpp"

namespace cyrano::plot {

namespace {

constexpr double labelPaddingPt = 2.0;
constexpr std::array<double, 3> captionScales{1.0, 0.875, 0.75};
constexpr std::array<double, 4> captionParts{1.0, 0.75, 0.6, 0.45}; ///< of its longest line
constexpr double worthWrapping = 0.85;                              ///< of what is hidden
// Parts of the frame.
constexpr double widestCaption = 0.75;
constexpr double tallestCaption = 0.4;
constexpr double tallestKey = 0.5; // a caption that explains numbers
constexpr double keyLine = 0.5;

region::Box toBox(const QRectF& rect) {
    return {rect.left(), rect.right(), rect.top(), rect.bottom()};
}

QRectF toRect(const region::Box& box) {
    return {box.xMin, box.yMin, box.xMax - box.xMin, box.yMax - box.yMin};
}

struct Caption {
    std::vector<std::string> sources; ///< TeX
    std::vector<std::size_t> of;      ///< the line asked for that each is a piece of
    std::vector<tex::Label> lines;
    double fontPixels = 0.0;
    QRectF rect;
};

/// Cuts the lines of a caption to a part of the longest's length; those behind the assumptions, the
/// key, between its entries only.
void wrap(Caption& caption, const std::vector<std::string>& sources, std::size_t assumptions,
          double part, double fontPixels) {
    const auto width = [fontPixels](const std::string& tex) {
        return tex::Label(QString::fromStdString(tex), fontPixels).width();
    };
    double longest = 0.0;
    for (const std::string& line : sources) {
        longest = std::max(longest, width(line));
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto at = i < assumptions ? figure::Cut::words : figure::Cut::entries;
        for (std::string& cut : figure::wrappedTex(sources[i], part * longest, width, at)) {
            caption.sources.push_back(std::move(cut));
            caption.of.push_back(i);
        }
    }
}

/// The caption as large as it can be without hiding an outline; where it hides some at any size,
/// narrower if that hides much less. No lines if it would take too much of the frame.
Caption makeCaption(const std::vector<std::string>& sources, std::size_t assumptions,
                    const PlotStyle& style, const figure::Room& room) {
    Caption best;
    figure::Hidden least{std::numeric_limits<int>::max(), 0};
    const double tallest = sources.size() == assumptions ? tallestCaption : tallestKey;
    const double width = room.frame().xMax - room.frame().xMin;
    const double height = room.frame().yMax - room.frame().yMin;
    for (const double part : captionParts) {
        for (const double scale : captionScales) {
            if (least.outlines == 0) {
                return best;
            }
            Caption caption;
            caption.fontPixels = scale * style.pixels(style.captionPt);
            if (part < 1.0) {
                wrap(caption, sources, assumptions, part, caption.fontPixels);
            } else {
                caption.sources = sources;
                caption.of.resize(sources.size());
                std::iota(caption.of.begin(), caption.of.end(), std::size_t{0});
            }
            for (const std::string& line : caption.sources) {
                caption.lines.emplace_back(QString::fromStdString(line), caption.fontPixels,
                                           style.captionInk);
            }
            const QSizeF size = captionSize(caption.lines, caption.fontPixels);
            if (size.isEmpty() || size.width() > widestCaption * width ||
                size.height() > tallest * height) {
                continue;
            }
            const figure::Place place = room.beside(size.width(), size.height());
            caption.rect = toRect(place.box);
            if (part < 1.0 ? place.hides.weight() < worthWrapping * least.weight()
                           : place.hides.outlines < least.outlines) {
                least = place.hides;
                best = std::move(caption);
            }
        }
    }
    return best;
}

/// What stands for a region in the frame.
enum class Sign { name, number, none };

/// The signs of all regions, their places, and the caption that goes with them.
class Lettering {
  public:
    Lettering(std::vector<figure::LabelledRegion> regions, std::vector<std::string> names,
              const PlotStyle& style, const region::Box& frame, const LinesItem& lines)
        : regions_(std::move(regions)), names_(std::move(names)), style_(style), frame_(frame),
          taken_(lines.nameBoxes()), room_(regions_, frame_, taken_, lines.strokes()),
          signs_(names_.size(), Sign::name) {
        measure();
    }

    /// Names first; where one finds no good place, a number with a key in the caption; where not
    /// even that finds one, nothing, and the caption says so.
    void settle(const std::vector<std::string>& assumptions) {
        for (;;) {
            place(assumptions);
            const bool keyMissing = caption_.lines.empty() && count(Sign::number) > 0;
            bool better = false;
            for (std::size_t i = 0; i < signs_.size(); ++i) {
                if (placements_[i].wanting && signs_[i] == Sign::name) {
                    signs_[i] = Sign::number;
                    better = true;
                } else if (placements_[i].wanting && placements_[i].hidden) {
                    signs_[i] = Sign::none;
                    better = true;
                }
            }
            if (keyMissing) {
                std::replace(signs_.begin(), signs_.end(), Sign::number, Sign::none);
            }
            if (!better && !keyMissing) {
                return;
            }
            measure();
        }
    }

    /// What is written for a region.
    [[nodiscard]] std::string text(std::size_t i) const {
        if (signs_[i] != Sign::number) {
            return signs_[i] == Sign::name ? names_[i] : std::string{};
        }
        const auto before = signs_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        return R"(\mathbf{)" + std::to_string(std::count(signs_.begin(), before, Sign::number)) +
               '}';
    }

    [[nodiscard]] const std::vector<figure::LabelPlacement>& placements() const {
        return placements_;
    }
    [[nodiscard]] const Caption& caption() const { return caption_; }

  private:
    [[nodiscard]] std::ptrdiff_t count(Sign sign) const {
        return std::count(signs_.begin(), signs_.end(), sign);
    }

    void measure() {
        const double padding = style_.pixels(labelPaddingPt);
        for (std::size_t i = 0; i < regions_.size(); ++i) {
            const std::string source = text(i);
            const tex::Label label = source.empty()
                                         ? tex::Label()
                                         : tex::Label(QString::fromStdString(source),
                                                      style_.pixels(style_.regionLabelPt));
            regions_[i].width = source.empty() ? 0.0 : label.width() + 2.0 * padding;
            regions_[i].height = source.empty() ? 0.0 : label.size().height() + 2.0 * padding;
        }
    }

    void place(const std::vector<std::string>& assumptions) {
        std::vector<std::string> lines = assumptions;
        for (std::string& line : key()) {
            lines.push_back(std::move(line));
        }
        if (const auto left = count(Sign::none); left > 0) {
            lines.push_back(left == 1
                                ? R"(\text{1 label left out})"
                                : R"(\text{)" + std::to_string(left) + R"( labels left out})");
        }
        caption_ = makeCaption(lines, assumptions.size(), style_, room_);
        std::vector<region::Box> obstacles = taken_;
        if (!caption_.lines.empty()) {
            obstacles.push_back(toBox(caption_.rect));
        }
        placements_ = figure::placeLabels(regions_, frame_, obstacles);
    }

    /// "1 LEP, 2 CHARM, …" in lines of at most a good part of the frame.
    [[nodiscard]] std::vector<std::string> key() const {
        const double fontPixels = captionScales.back() * style_.pixels(style_.captionPt);
        const double longest = keyLine * (frame_.xMax - frame_.xMin);
        std::vector<std::string> out;
        double length = 0.0;
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            if (signs_[i] != Sign::number) {
                continue;
            }
            const std::string entry = text(i) + R"(\;)" + names_[i];
            const double width =
                tex::Label(QString::fromStdString(entry), fontPixels).width() + fontPixels;
            const bool fits = !out.empty() && length + width <= longest;
            if (fits) {
                out.back() += R"(\quad )" + entry;
            } else {
                out.push_back(entry);
            }
            length = fits ? length + width : width;
        }
        return out;
    }

    std::vector<figure::LabelledRegion> regions_;
    std::vector<std::string> names_; ///< TeX
    const PlotStyle& style_;
    region::Box frame_;
    std::vector<region::Box> taken_; ///< by names of guide lines
    figure::Room room_;
    std::vector<Sign> signs_;
    std::vector<figure::LabelPlacement> placements_;
    Caption caption_;
};

} // namespace

std::optional<region::Point> FigurePlot::labelPlaceOf(const std::string& layerId) const {
    if (gesture_ == Gesture::label && held_->id.toStdString() == layerId) {
        return held_->place;
    }
    const auto layer =
        std::find_if(figure_.layers.begin(), figure_.layers.end(),
                     [&](const figure::Layer& other) { return other.id == layerId; });
    return layer == figure_.layers.end() ? std::nullopt : layer->labelPlace;
}

bool FigurePlot::placeLabels() {
    labelsStale_ = false;
    ++placements_;
    std::vector<figure::LabelledRegion> regions;
    std::vector<std::string> names;
    for (const auto& item : items_) {
        const figure::Layer& content = item->content();
        figure::LabelledRegion region;
        region.polygons = item->shape().polygons;
        region.covers =
            content.fill != figure::Fill::outline && content.fill != figure::Fill::overlay;
        region.marker = content.fill == figure::Fill::point;
        if (const auto place = labelPlaceOf(content.id)) {
            const QPointF at = map_.toPixel(*place);
            region.byHand = region::Point{at.x(), at.y()};
        }
        regions.push_back(std::move(region));
        names.push_back(content.label);
    }
    const double inset = style_.pixels(style_.tickLengthPt + 1.5);
    const region::Box frame = toBox(plotRect_.adjusted(inset, inset, -inset, -inset));
    bool namesMoved = false;
    if (!figure_.lines.empty()) {
        namesMoved = lines_->placeNames(figure::Room(regions, frame));
    }
    Lettering lettering(std::move(regions), std::move(names), style_, frame, *lines_);
    lettering.settle(figure_.caption);

    std::vector<LabelItem::Entry> entries;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const figure::LabelPlacement& placement = lettering.placements()[i];
        if (placement.hidden) {
            continue;
        }
        LabelItem::Entry entry;
        entry.id = QString::fromStdString(items_[i]->content().id);
        entry.name = items_[i]->content().label;
        entry.source = lettering.text(i);
        entry.colour = textTint(items_[i]->colour(), style_);
        entry.label =
            tex::Label(QString::fromStdString(entry.source),
                       placement.scale * style_.pixels(style_.regionLabelPt), entry.colour);
        entry.centre = map_.toAxis({placement.x, placement.y});
        entry.rotated = placement.rotated;
        if (placement.leader) {
            entry.leader = map_.toAxis({placement.leader->x, placement.leader->y});
        }
        entries.push_back(std::move(entry));
    }
    const Caption& caption = lettering.caption();
    captionLines_ = caption.sources;
    placedCaption_.clear();
    for (std::size_t i = 0; i < caption.sources.size(); ++i) {
        const bool assumption = caption.of[i] < figure_.caption.size();
        placedCaption_.push_back(
            {caption.sources[i], assumption ? figure_.caption[caption.of[i]] : std::string()});
    }
    return labels_->update(std::move(entries), caption.lines, caption.rect, caption.fontPixels) ||
           namesMoved;
}

} // namespace cyrano::plot
