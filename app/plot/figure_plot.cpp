#include "app/plot/figure_plot.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/plot/flat_fills.hpp"
#include "app/plot/frame_item.hpp"
#include "app/plot/ghost_item.hpp"
#include "app/plot/hatching.hpp"
#include "app/plot/label_item.hpp"
#include "app/plot/lines_item.hpp"
#include "app/plot/overlay_item.hpp"
#include "app/plot/region_band.hpp"
#include "app/plot/region_item.hpp"
#include "app/tex/engine.hpp"
#include "core/figure/axes.hpp"

namespace cyrano::plot {

namespace {

constexpr int smallestPlot = 40;
constexpr int sharpenMs = 60; // after the last move: no part of its frame

bool sameTicks(const figure::FigureAxis& a, const figure::FigureAxis& b) {
    const auto same = [](const figure::Tick& p, const figure::Tick& q) {
        return p.position == q.position && p.label == q.label;
    };
    return a.axis == b.axis && a.label == b.label && a.minorTicks == b.minorTicks &&
           std::equal(a.ticks.begin(), a.ticks.end(), b.ticks.begin(), b.ticks.end(), same);
}

bool sameTicks(const std::optional<figure::FigureAxis>& a,
               const std::optional<figure::FigureAxis>& b) {
    return a.has_value() == b.has_value() && (!a || sameTicks(*a, *b));
}

/// The title is plain text, whatever its characters mean in TeX.
QString titleSource(const figure::Figure& figure) {
    if (figure.title.empty()) {
        return {};
    }
    const QString tex = tex::textAsTex(QString::fromStdString(figure.title));
    return figure.sans ? QStringLiteral("\\textsf{%1}").arg(tex) : tex;
}

/// What will be written. A moving caption is not.
QStringList sourcesOf(const figure::Figure& figure, bool moving) {
    QStringList out;
    const auto add = [&out](const std::string& tex) {
        if (!tex.empty()) {
            out.append(QString::fromStdString(tex));
        }
    };
    add(titleSource(figure).toStdString());
    for (const figure::FigureAxis* axis :
         {&figure.x, &figure.y, figure.top ? &*figure.top : nullptr,
          figure.right ? &*figure.right : nullptr}) {
        if (axis == nullptr) {
            continue;
        }
        add(axis->label);
        for (const figure::Tick& tick : axis->ticks) {
            add(tick.label);
        }
    }
    for (const figure::Layer& layer : figure.layers) {
        add(layer.label);
    }
    for (const std::string& line : moving ? std::vector<std::string>{} : figure.caption) {
        add(line);
    }
    for (const figure::GuideLine& line : figure.lines) {
        add(line.label);
    }
    return out;
}

} // namespace

FigurePlot::FigurePlot(QWidget* parent, Purpose purpose) : QCustomPlot(parent), purpose_(purpose) {
    wantedStyle_.pixelsPerPoint = logicalDpiX() / 72.0;
    setPlottingHint(QCP::phImmediateRefresh, false);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Exclusion plot"));
    prepareLayers();
    if (purpose_ == Purpose::file) {
        const QString name = QStringLiteral("insides");
        addLayer(name, textLayer_, limBelow);
        flatFills_ = new FlatFillsItem(this, items_);
        flatFills_->setLayer(name);
    }
    lines_ = new LinesItem(this);
    frame_ = new FrameItem(this);
    labels_ = new LabelItem(this);
    overlay_ = new OverlayItem(this);
    lines_->setLayer(textLayer_);
    frame_->setLayer(textLayer_);
    labels_->setLayer(textLayer_);
    overlay_->setLayer(overlayLayer_);
    settleTimer_.setSingleShot(true);
    settleTimer_.setInterval(180);
    connect(&settleTimer_, &QTimer::timeout, this, &FigurePlot::settle);
    sharpenTimer_.setSingleShot(true);
    sharpenTimer_.setInterval(sharpenMs);
    connect(&sharpenTimer_, &QTimer::timeout, this, &FigurePlot::sharpen);
    redrawTimer_.setSingleShot(true);
    redrawTimer_.setInterval(0);
    connect(&redrawTimer_, &QTimer::timeout, this, &FigurePlot::redrawAll);
    setPlotStyle(wantedStyle_);
}

FigurePlot::~FigurePlot() = default;

// Of QCustomPlot's layers two are of use; every further buffer costs a blend per frame.
void FigurePlot::prepareLayers() {
    textLayer_ = layer(QStringLiteral("axes"));
    overlayLayer_ = layer(QStringLiteral("overlay"));
    textLayer_->setMode(QCPLayer::lmBuffered);
    overlayLayer_->setMode(QCPLayer::lmBuffered);
    setCurrentLayer(textLayer_);
    for (const char* name : {"background", "grid", "main", "legend"}) {
        removeLayer(layer(QLatin1String(name)));
    }
    legend->setVisible(false);
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMinimumSize(smallestPlot, smallestPlot);
}

void FigurePlot::setPlotStyle(const PlotStyle& style) {
    wantedStyle_ = style;
    setBackground(QBrush(style.paper));
    arrangedFor_ = QRect();
    redrawAll();
}

/// In a small window everything is drawn smaller; on paper, points are points.
void FigurePlot::fitStyle() {
    constexpr QSizeF roomy(760.0, 520.0);
    constexpr double smallest = 0.62;
    PlotStyle style = wantedStyle_;
    if (purpose_ == Purpose::window) {
        const double fit =
            std::min(viewport().width() / roomy.width(), viewport().height() / roomy.height());
        style.pixelsPerPoint *= std::clamp(fit, smallest, 1.0);
    }
    if (style == style_) {
        return;
    }
    style_ = style;
    for (const auto& item : items_) {
        item->setPlotStyle(style_);
    }
    if (flatFills_ != nullptr) {
        flatFills_->setPlotStyle(style_);
    }
    if (ghost_ != nullptr) {
        ghost_->setPlotStyle(style_);
    }
    lines_->setPlotStyle(style_);
    labels_->setPlotStyle(style_);
    overlay_->setPlotStyle(style_);
    frameStale_ = true;
    labelsStale_ = true;
}

void FigurePlot::redrawAll() {
    redrawTimer_.stop();
    if (purpose_ == Purpose::window) {
        replot(rpQueuedRefresh);
    }
}

void FigurePlot::setFigure(const figure::Figure& figure) {
    sinceFigure_.start();
    tex::Engine::instance().prefetch(sourcesOf(figure, busy()));
    const View before = view_;
    adoptView({figure.x.axis, figure.y.axis});
    const bool sameFrame = sameView(view_, before) && sameTicks(figure.x, figure_.x) &&
                           sameTicks(figure.y, figure_.y) && sameTicks(figure.top, figure_.top) &&
                           sameTicks(figure.right, figure_.right) &&
                           figure.title == figure_.title && figure.sans == figure_.sans;
    const bool sameLines = figure.lines == figure_.lines;
    const bool sameCaption = figure.caption == figure_.caption;
    labelsStale_ =
        labelsStale_ ||
        !std::equal(figure.layers.begin(), figure.layers.end(), figure_.layers.begin(),
                    figure_.layers.end(), [](const auto& a, const auto& b) {
                        return a.id == b.id && a.label == b.label && a.labelPlace == b.labelPlace;
                    });
    figure_ = figure;
    if (!sameLines) {
        lines_->setContent(figure_.lines);
    }
    const std::vector<bool> changed = syncItems();
    syncGhost();
    frameStale_ = frameStale_ || !sameFrame;
    labelsStale_ = labelsStale_ || !sameFrame || !sameCaption || !sameLines || restructured_ ||
                   std::find(changed.begin(), changed.end(), true) != changed.end();

    if (restructured_ || worthRegrouping(changed)) {
        assignBands(restructured_ ? std::vector<bool>(items_.size(), false) : changed);
        restructured_ = false;
        redrawAll();
        return;
    }
    if (frameStale_ || viewport() != arrangedFor_ || hasInvalidatedPaintBuffers()) {
        redrawAll();
        return;
    }
    chooseEdges();
    std::vector<bool> dirty(bands_.size(), false);
    for (std::size_t i = 0; i < changed.size(); ++i) {
        if (changed[i]) {
            dirty[static_cast<std::size_t>(bandOf_[i])] = true;
        }
    }
    for (std::size_t band = 0; band < bands_.size(); ++band) {
        if (dirty[band]) {
            bands_[band]->layer()->replot();
        }
    }
    const bool moved = refreshLabels();
    if (moved || !sameLines) {
        textLayer_->replot();
    }
    if (!highlightedIds_.isEmpty()) {
        overlayLayer_->replot();
    }
}

/// Answers to proposals may be late: one that is not the last does not move the window back.
void FigurePlot::adoptView(const View& next) {
    const View shownBefore{figure_.x.axis, figure_.y.axis};
    if (proposals_.empty()) {
        if (!home_ || !sameView(next, shownBefore)) {
            home_ = next;
        }
        view_ = next;
        return;
    }
    const auto isNext = [&](const View& proposal) { return sameView(proposal, next); };
    if (isNext(proposals_.back())) {
        proposals_.clear();
        view_ = next;
        return;
    }
    const bool late =
        isNext(shownBefore) || std::any_of(proposals_.begin(), proposals_.end(), isNext);
    if (!late) {
        proposals_.clear();
        view_ = next;
    }
}

RegionItem* FigurePlot::itemOf(const std::string& id) const {
    const auto it = std::find_if(items_.begin(), items_.end(),
                                 [&](const auto& item) { return item->content().id == id; });
    return it == items_.end() ? nullptr : it->get();
}

std::vector<bool> FigurePlot::syncItems() {
    std::vector<std::unique_ptr<RegionItem>> items;
    std::vector<bool> changed;
    std::vector<std::unique_ptr<RegionItem>> left = std::move(items_);
    const std::vector<int> turns = hatchTurns(figure_, wantedStyle_);
    restructured_ = restructured_ || left.size() != figure_.layers.size();
    for (const figure::Layer& layer : figure_.layers) {
        const auto it = std::find_if(left.begin(), left.end(), [&](const auto& item) {
            return item != nullptr && item->content().id == layer.id;
        });
        const bool known = it != left.end();
        // In its place if that many before it were in theirs.
        restructured_ = restructured_ || !known ||
                        it - left.begin() != static_cast<std::ptrdiff_t>(items.size());
        std::unique_ptr<RegionItem> item = known ? std::move(*it) : std::make_unique<RegionItem>();
        if (!known) {
            item->setPlotStyle(style_);
        }
        changed.push_back(item->setContent(layer, turns[items.size()]));
        items.push_back(std::move(item));
    }
    items_ = std::move(items);
    for (const auto& item : items_) {
        item->setWindow(map_, plotRect_, computed_);
    }
    overlay_->setHighlighted(highlightedItems());
    return changed;
}

void FigurePlot::syncGhost() {
    const bool wanted = figure_.ghost.has_value();
    if (wanted && ghost_ == nullptr) {
        const QString name = QStringLiteral("ghost");
        addLayer(name, textLayer_, limBelow);
        ghostLayer_ = layer(name);
        ghostLayer_->setMode(QCPLayer::lmBuffered);
        ghost_ = new GhostItem(this);
        ghost_->setLayer(ghostLayer_);
        ghost_->setPlotStyle(style_);
        ghost_->setWindow(map_, plotRect_);
        restructured_ = true;
    } else if (!wanted && ghost_ != nullptr) {
        removeItem(std::exchange(ghost_, nullptr));
        removeLayer(std::exchange(ghostLayer_, nullptr));
        restructured_ = true;
    }
    if (wanted && ghost_->setContent(*figure_.ghost) && !restructured_) {
        ghostLayer_->replot();
    }
}

void FigurePlot::setFrameContent() {
    const bool asComputed = sameView(view_, {figure_.x.axis, figure_.y.axis});
    const QString title = titleSource(figure_);
    if (asComputed) {
        frame_->setContent({figure_.x, figure_.y, figure_.top, figure_.right}, title, style_);
    } else {
        frame_->setContent(figure::axesOver(figure_, view_.x, view_.y), title, style_);
    }
    const QMargins wanted = frame_->margins();
    // Under the user's hand the frame may shrink, but it does not breathe.
    margins_ = asComputed ? wanted
                          : QMargins(std::max(margins_.left(), wanted.left()),
                                     std::max(margins_.top(), wanted.top()),
                                     std::max(margins_.right(), wanted.right()),
                                     std::max(margins_.bottom(), wanted.bottom()));
    const auto sync = [](QCPAxis* axis, const scene::Axis& shown) {
        axis->setScaleType(shown.scale == scene::AxisScale::logarithmic ? QCPAxis::stLogarithmic
                                                                        : QCPAxis::stLinear);
        axis->setRange(shown.min, shown.max);
    };
    sync(xAxis, view_.x);
    sync(yAxis, view_.y);
    frameStale_ = false;
}

void FigurePlot::arrange() {
    if (viewport() != arrangedFor_) {
        fitStyle();
    }
    if (frameStale_) {
        setFrameContent();
        arrangedFor_ = QRect();
    }
    if (viewport() != arrangedFor_) {
        layOut();
    }
    refreshLabels();
    chooseEdges();
}

void FigurePlot::layOut() {
    arrangedFor_ = viewport();
    labelsStale_ = true;
    const QRect inside = viewport().marginsRemoved(margins_);
    const QSize size = inside.size().expandedTo({smallestPlot, smallestPlot});
    plotRect_ = QRectF(inside.topLeft(), size);
    axisRect()->setMargins(margins_);
    map_ = PixelMap(view_, plotRect_);
    const QPointF low = map_.toPixel({figure_.x.axis.axisMin(), figure_.y.axis.axisMin()});
    const QPointF high = map_.toPixel({figure_.x.axis.axisMax(), figure_.y.axis.axisMax()});
    computed_ = QRectF(low, high).normalized();
    for (const auto& item : items_) {
        item->setWindow(map_, plotRect_, computed_);
    }
    if (ghost_ != nullptr) {
        ghost_->setWindow(map_, plotRect_);
    }
    for (RegionBand* band : bands_) {
        band->setWindow(plotRect_);
    }
    lines_->setWindow(map_, plotRect_);
    frame_->setWindow(map_, plotRect_);
    labels_->setWindow(map_, plotRect_);
    overlay_->setWindow(map_, plotRect_);
    markProbe();
}

void FigurePlot::updateLayout() {
    arrange();
    QCustomPlot::updateLayout();
}

void FigurePlot::setProbe(std::optional<QPointF> value) {
    probe_ = value;
    markProbe();
    overlayLayer_->replot();
}

void FigurePlot::setReference(std::optional<QPointF> value) {
    reference_ = value;
    markProbe();
    overlayLayer_->replot();
}

void FigurePlot::markProbe() {
    // A held point may have been one of a plane of both signs: on this one it has no place.
    const auto onAxes =
        [this](const std::optional<QPointF>& value) -> std::optional<region::Point> {
        if (!value) {
            return std::nullopt;
        }
        const region::Point p{view_.x.toAxis(value->x()), view_.y.toAxis(value->y())};
        return std::isfinite(p.x) && std::isfinite(p.y) ? std::optional(p) : std::nullopt;
    };
    overlay_->setProbe(onAxes(probe_));
    overlay_->setReference(onAxes(reference_));
}

void FigurePlot::highlightAll(const QStringList& boundIds) {
    highlightedIds_ = boundIds;
    highlightedIds_.removeAll(QString());
    overlay_->setHighlighted(highlightedItems());
    overlayLayer_->replot();
}

std::vector<const RegionItem*> FigurePlot::highlightedItems() const {
    std::vector<const RegionItem*> out;
    for (const QString& id : highlightedIds_) {
        if (const RegionItem* item = itemOf(id.toStdString())) {
            out.push_back(item);
        }
    }
    return out;
}

QStringList FigurePlot::highlightedIds() const {
    QStringList out = highlightedIds_;
    out.removeIf([this](const QString& id) { return itemOf(id.toStdString()) == nullptr; });
    return out;
}

std::vector<PlacedLabel> FigurePlot::placedLabels() const {
    std::vector<PlacedLabel> out;
    for (const LabelItem::Entry& entry : labels_->entries()) {
        if (labels_->isShown(entry)) {
            out.push_back({entry.id, labels_->rectOf(entry), entry.leader.has_value()});
        }
    }
    return out;
}

QRectF FigurePlot::captionRect() const {
    return labels_->captionRect();
}

} // namespace cyrano::plot
