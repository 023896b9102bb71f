#include "app/plot/lines_item.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/plot/region_item.hpp"

namespace cyrano::plot {

namespace {

// Under the names.
constexpr double sheetPt = 1.0;
constexpr float sheetOpacity = 0.55F;

} // namespace

void LinesItem::setPlotStyle(const PlotStyle& style) {
    style_ = style;
    nameLines();
}

QColor LinesItem::lineColour() const {
    return mixed(style_.ink, style_.paper, guideKeep);
}

void LinesItem::nameLines() {
    for (Line& line : lines_) {
        line.name = tex::Label(QString::fromStdString(line.content.label),
                               guideNameSize * style_.pixels(style_.regionLabelPt), nameColour());
    }
}

void LinesItem::setContent(const std::vector<figure::GuideLine>& lines) {
    std::vector<Line> next;
    for (const figure::GuideLine& content : lines) {
        const auto old = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) {
            return line.content.id == content.id;
        });
        next.push_back({content, {}, old == lines_.end() ? std::nullopt : old->anchor});
    }
    lines_ = std::move(next);
    nameLines();
}

void LinesItem::setWindow(const PixelMap& map, const QRectF& rect) {
    map_ = map;
    rect_ = rect;
}

figure::NamedLine LinesItem::onPaper(const Line& line) const {
    figure::NamedLine out;
    out.width = line.name.width();
    out.height = line.name.size().height();
    for (const std::vector<region::Point>& path : line.content.paths) {
        std::vector<region::Point>& points = out.paths.emplace_back();
        for (const region::Point& p : path) {
            const QPointF at = map_.toPixel(p);
            points.push_back({at.x(), at.y()});
        }
    }
    return out;
}

bool LinesItem::placeNames(const figure::Room& room) {
    std::vector<figure::NamedLine> onPaperNow;
    for (const Line& line : lines_) {
        onPaperNow.push_back(onPaper(line));
    }
    const auto rides = figure::placeLineLabels(onPaperNow, room);
    bool moved = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        std::optional<region::Point> anchor;
        if (rides[i]) {
            anchor = map_.toAxis({rides[i]->centre.x, rides[i]->centre.y});
        }
        moved = moved || anchor != lines_[i].anchor;
        lines_[i].anchor = anchor;
    }
    return moved;
}

std::vector<LinesItem::Drawn> LinesItem::drawn() const {
    std::vector<Drawn> out;
    for (const Line& line : lines_) {
        const figure::NamedLine paper = onPaper(line);
        std::optional<figure::Ride> ride;
        if (line.anchor) {
            const QPointF at = map_.toPixel(*line.anchor);
            ride = figure::rideNear(paper, {at.x(), at.y()});
        }
        std::vector<region::Box> boxes;
        if (ride) {
            boxes = figure::boxesOf(paper, *ride);
        }
        const bool whole = std::all_of(boxes.begin(), boxes.end(), [&](const region::Box& box) {
            return rect_.contains(QRectF(QPointF(box.xMin, box.yMin), QPointF(box.xMax, box.yMax)));
        });
        if (!whole) { // moved out of the window by hand
            ride.reset();
            boxes.clear();
        }
        out.push_back(
            {figure::strokes(paper, ride), line.name, line.content.label, ride, std::move(boxes)});
    }
    return out;
}

std::vector<region::Box> LinesItem::nameBoxes() const {
    std::vector<region::Box> out;
    for (const Drawn& line : drawn()) {
        out.insert(out.end(), line.boxes.begin(), line.boxes.end());
    }
    return out;
}

std::vector<std::vector<region::Point>> LinesItem::strokes() const {
    std::vector<std::vector<region::Point>> out;
    for (Drawn& line : drawn()) {
        std::move(line.strokes.begin(), line.strokes.end(), std::back_inserter(out));
    }
    return out;
}

void LinesItem::draw(QCPPainter* painter) {
    if (lines_.empty()) {
        return;
    }
    painter->save();
    painter->setAntialiasing(true);
    painter->setClipRect(rect_);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(linePen(lineColour(), style_.detail * guideLinePt, style_));
    const std::vector<Drawn> lines = drawn();
    for (const Drawn& line : lines) {
        QPainterPath path;
        for (const auto& stroke : line.strokes) {
            for (std::size_t i = 0; i < stroke.size(); ++i) {
                const QPointF at(stroke[i].x, stroke[i].y);
                i == 0 ? path.moveTo(at) : path.lineTo(at);
            }
        }
        painter->drawPath(path);
    }
    painter->setClipping(false);
    for (const Drawn& line : lines) {
        if (line.ride) {
            drawName(painter, line);
        }
    }
    painter->restore();
}

/// On a sheet of paper through which its surroundings shine.
void LinesItem::drawName(QCPPainter* painter, const Drawn& line) const {
    const tex::Label& name = line.name;
    const double drop = 0.5 * (name.ascent() - name.descent());
    const QPointF centre(line.ride->centre.x, line.ride->centre.y);
    const QPointF start(-0.5 * name.width(), drop);
    const double air = style_.pixels(style_.detail * sheetPt);
    QColor sheet = style_.paper;
    sheet.setAlphaF(style_.opaque ? 1.0F : sheetOpacity);
    painter->save();
    painter->translate(centre);
    painter->rotate(line.ride->degrees);
    painter->setPen(Qt::NoPen);
    painter->setBrush(sheet);
    painter->drawRoundedRect(name.bounds(start).marginsAdded({air, 0.0, air, 0.0}), air, air);
    painter->restore();
    name.paint(*painter, centre + QTransform().rotate(line.ride->degrees).map(start),
               line.ride->degrees, style_.glyphs);
}

} // namespace cyrano::plot
