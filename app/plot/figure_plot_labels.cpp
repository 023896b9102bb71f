#include "app/plot/figure_plot.hpp"

#include <limits>
#include <span>

#include "app/plot/label_item.hpp"
#include "app/plot/region_item.hpp"
#include "core/figure/label_placement.hpp"

namespace cyrano::plot {

namespace {

constexpr double labelPaddingPt = 2.0;

region::Box toBox(const QRectF& rect) {
    return {rect.left(), rect.right(), rect.top(), rect.bottom()};
}

QRectF toRect(const region::Box& box) {
    return {box.xMin, box.yMin, box.xMax - box.xMin, box.yMax - box.yMin};
}

struct Caption {
    std::vector<tex::Label> lines;
    double fontPixels = 0.0;
    QRectF rect;
};

/// The caption as large as it can be without hiding an outline; where it hides some at any size,
/// the least. No lines if it would take a good part of the plot.
Caption makeCaption(const std::vector<std::string>& sources, const PlotStyle& style,
                    std::span<const figure::LabelledRegion> regions, const region::Box& frame) {
    Caption best;
    int leastHidden = std::numeric_limits<int>::max();
    const double width = frame.xMax - frame.xMin;
    const double height = frame.yMax - frame.yMin;
    for (const double scale : {1.0, 0.875, 0.75}) {
        Caption caption;
        caption.fontPixels = scale * style.pixels(style.captionPt);
        for (const std::string& line : sources) {
            caption.lines.emplace_back(QString::fromStdString(line), caption.fontPixels,
                                       QColor(0x33, 0x33, 0x33));
        }
        const QSizeF size = captionSize(caption.lines, caption.fontPixels);
        if (size.isEmpty() || size.width() > 0.75 * width || size.height() > 0.4 * height) {
            continue;
        }
        const figure::Corner corner =
            figure::emptiestCorner(regions, frame, size.width(), size.height());
        caption.rect = toRect(corner.box);
        if (corner.outlineCells < leastHidden) {
            leastHidden = corner.outlineCells;
            best = std::move(caption);
        }
    }
    return best;
}

} // namespace

bool FigurePlot::placeLabels() {
    labelsStale_ = false;
    labelsWrong_ = false;
    const double padding = style_.pixels(labelPaddingPt);
    const double fontPixels = style_.pixels(style_.regionLabelPt);
    std::vector<figure::LabelledRegion> regions;
    regions.reserve(items_.size());
    for (const RegionItem* item : items_) {
        figure::LabelledRegion region;
        region.polygons = item->shape().polygons;
        region.covers = item->content().fill != figure::Fill::outline &&
                        item->content().fill != figure::Fill::overlay;
        if (!item->content().label.empty()) {
            const tex::Label label(QString::fromStdString(item->content().label), fontPixels);
            region.width = label.width() + 2.0 * padding;
            region.height = label.size().height() + 2.0 * padding;
        }
        regions.push_back(std::move(region));
    }

    const double inset = style_.pixels(style_.tickLengthPt + 1.5);
    const region::Box frame = toBox(plotRect_.adjusted(inset, inset, -inset, -inset));
    Caption caption = makeCaption(figure_.caption, style_, regions, frame);
    std::vector<region::Box> obstacles;
    if (!caption.lines.empty()) {
        obstacles.push_back(toBox(caption.rect));
    }
    const auto placements = figure::placeLabels(regions, frame, obstacles);

    std::vector<LabelItem::Entry> entries;
    for (std::size_t i = 0; i < placements.size(); ++i) {
        const figure::LabelPlacement& placement = placements[i];
        if (placement.hidden) {
            continue;
        }
        LabelItem::Entry entry;
        const figure::Layer& content = items_[i]->content();
        entry.id = QString::fromStdString(content.id);
        entry.colour = textTint(items_[i]->colour());
        entry.label = tex::Label(QString::fromStdString(content.label),
                                 placement.scale * fontPixels, entry.colour);
        entry.centre = map_.toAxis({placement.x, placement.y});
        entry.rotated = placement.rotated;
        if (placement.leader) {
            entry.leader = map_.toAxis({placement.leader->x, placement.leader->y});
        }
        entries.push_back(std::move(entry));
    }
    return labels_->update(std::move(entries), std::move(caption.lines), caption.rect,
                           caption.fontPixels);
}

} // namespace cyrano::plot
