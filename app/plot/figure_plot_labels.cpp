#include "app/plot/figure_plot.hpp"

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
    QSizeF size;
};

/// The caption as large as the plot permits; no lines if it would hide a third of it.
Caption makeCaption(const std::vector<std::string>& sources, const PlotStyle& style, QSizeF room) {
    Caption caption;
    for (const double scale : {1.0, 0.85}) {
        PlotStyle sized = style;
        sized.captionPt = scale * style.captionPt;
        caption.lines.clear();
        for (const std::string& line : sources) {
            caption.lines.emplace_back(QString::fromStdString(line), sized.pixels(sized.captionPt),
                                       QColor(0x33, 0x33, 0x33));
        }
        caption.size = captionSize(caption.lines, sized);
        if (caption.size.width() < 0.7 * room.width() &&
            caption.size.height() < 0.4 * room.height()) {
            return caption;
        }
    }
    return {};
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
        region.covers = item->content().fill != figure::Fill::outline;
        if (!item->content().label.empty()) {
            const tex::Label label(QString::fromStdString(item->content().label), fontPixels);
            region.width = label.width() + 2.0 * padding;
            region.height = label.size().height() + 2.0 * padding;
        }
        regions.push_back(std::move(region));
    }

    const double inset = style_.pixels(style_.tickLengthPt + 1.5);
    const region::Box frame = toBox(plotRect_.adjusted(inset, inset, -inset, -inset));
    Caption caption = makeCaption(figure_.caption, style_, plotRect_.size());
    std::vector<region::Box> obstacles;
    QRectF captionRect;
    if (!caption.lines.empty()) {
        obstacles.push_back(
            figure::emptiestCorner(regions, frame, caption.size.width(), caption.size.height()));
        captionRect = toRect(obstacles.back());
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
    return labels_->update(std::move(entries), std::move(caption.lines), captionRect);
}

} // namespace cyrano::plot
