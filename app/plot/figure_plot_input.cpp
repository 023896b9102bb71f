// What the user's mouse and keys do to a FigurePlot.
#include "app/plot/figure_plot.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/plot/label_item.hpp"
#include "app/plot/overlay_item.hpp"
#include "app/plot/region_item.hpp"
#include "core/io/number.hpp"

namespace cyrano::plot {

namespace {

constexpr double clickPixels = 4.0;
constexpr double smallestBand = 8.0; // pixels
constexpr double wheelStep = 0.85;   // span after one notch
constexpr double notch = 120.0;      // eighths of a degree
constexpr std::size_t mostProposals = 500;
constexpr int placeDigits = 6; // of a label's place: finer than a pixel

} // namespace

QPointF FigurePlot::valueAt(QPointF pixel) const {
    const region::Point p = map_.toAxis(pixel);
    return {view_.x.fromAxis(p.x), view_.y.fromAxis(p.y)};
}

/// Over the marker of a point: that point, so that what is said of it is about it exactly.
QPointF FigurePlot::markedValueAt(QPointF pixel) const {
    for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
        const figure::Layer& layer = (*item)->content();
        if (layer.fill == figure::Fill::point && (*item)->shape().fill.contains(pixel)) {
            const region::Point at = layer.region->marks[layer.mark].at;
            return {view_.x.fromAxis(at.x), view_.y.fromAxis(at.y)};
        }
    }
    return valueAt(pixel);
}

void FigurePlot::proposeView(bool finished) {
    if (proposals_.size() >= mostProposals) {
        proposals_.erase(proposals_.begin(), proposals_.begin() + mostProposals / 2);
    }
    proposals_.push_back(view_);
    Q_EMIT viewProposed(view_.x.min, view_.x.max, view_.y.min, view_.y.max, finished);
}

void FigurePlot::showView(const View& view, bool finished) {
    view_ = view;
    frameStale_ = true;
    redrawTimer_.start();
    proposeView(finished);
}

/// The end of a run of wheel steps.
void FigurePlot::settle() {
    redrawTimer_.start();
    proposeView(true);
}

void FigurePlot::setZoomRect(const QRectF& rect) {
    overlay_->setZoomRect(rect);
    overlayLayer_->replot();
}

void FigurePlot::showLabels() {
    if (placeLabels()) {
        textLayer_->replot();
    }
}

void FigurePlot::dragLabel(QPointF position) {
    const QPointF middle = position + held_->grip;
    held_->place = map_.toAxis({std::clamp(middle.x(), plotRect_.left(), plotRect_.right()),
                                std::clamp(middle.y(), plotRect_.top(), plotRect_.bottom())});
    labels_->move(held_->id, held_->place);
    textLayer_->replot();
}

void FigurePlot::keepLabel(const QString& id, std::optional<region::Point> place) {
    const auto layer =
        std::find_if(figure_.layers.begin(), figure_.layers.end(),
                     [&](const figure::Layer& other) { return other.id == id.toStdString(); });
    if (layer == figure_.layers.end()) {
        return; // the region went away meanwhile
    }
    layer->labelPlace = place;
    showLabels();
    QString text;
    if (place) {
        const auto value = [](double v) {
            return QString::fromStdString(io::roundedNumber(v, placeDigits));
        };
        text = value(view_.x.fromAxis(place->x)) + u' ' + value(view_.y.fromAxis(place->y));
    }
    Q_EMIT labelMoved(id, text);
}

/// Labels can be held: the pointer says so.
void FigurePlot::showWhatCanBeHeld(QPointF position) {
    const bool over = plotRect_.contains(position) && labels_->at(position) != nullptr;
    if (over != overLabel_) {
        overLabel_ = over;
        over ? setCursor(Qt::SizeAllCursor) : unsetCursor();
    }
}

void FigurePlot::mousePressEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (!plotRect_.contains(at) || gesture_ != Gesture::none) {
        return;
    }
    const bool left = event->button() == Qt::LeftButton;
    const bool band = event->button() == Qt::RightButton ||
                      (left && event->modifiers().testFlag(Qt::ShiftModifier));
    if (!left && !band) {
        return;
    }
    gesture_ = band ? Gesture::rubberBand : Gesture::click;
    held_.reset();
    if (const LabelItem::Entry* label = band ? nullptr : labels_->at(at)) {
        held_ = HeldLabel{label->id, map_.toPixel(label->centre) - at, label->centre};
    }
    pressedAt_ = at;
    pressedView_ = view_;
    event->accept();
}

void FigurePlot::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (gesture_ == Gesture::click && (at - pressedAt_).manhattanLength() > clickPixels) {
        gesture_ = held_ ? Gesture::label : Gesture::pan;
        setCursor(Qt::ClosedHandCursor);
    }
    if (gesture_ == Gesture::none) {
        showWhatCanBeHeld(at);
    } else if (gesture_ == Gesture::label) {
        dragLabel(at);
    } else if (gesture_ == Gesture::pan) {
        const PixelMap map(pressedView_, plotRect_);
        const region::Point from = map.toAxis(pressedAt_);
        const region::Point to = map.toAxis(at);
        showView({shifted(pressedView_.x, from.x - to.x), shifted(pressedView_.y, from.y - to.y)},
                 false);
    } else if (gesture_ == Gesture::rubberBand) {
        setZoomRect(QRectF(pressedAt_, at).normalized().intersected(plotRect_));
    }
    if (plotRect_.contains(at)) {
        pointerInside_ = true;
        const QPointF value = gesture_ == Gesture::none ? markedValueAt(at) : valueAt(at);
        Q_EMIT pointerMoved(value.x(), value.y());
    } else if (pointerInside_) {
        pointerInside_ = false;
        Q_EMIT pointerLeft();
    }
}

void FigurePlot::mouseReleaseEvent(QMouseEvent* event) {
    if (gesture_ != Gesture::none) {
        endGesture(event->position());
        if (!redrawTimer_.isActive() && refreshLabels()) { // for a picture that came meanwhile
            textLayer_->replot();
        }
    }
}

void FigurePlot::endGesture(QPointF position) {
    const Gesture ended = gesture_;
    gesture_ = Gesture::none;
    clickPinned_ = ended == Gesture::click;
    if (clickPinned_) {
        const QPointF value = markedValueAt(pressedAt_);
        Q_EMIT pointPinned(value.x(), value.y());
    } else if (ended == Gesture::label) {
        unsetCursor();
        overLabel_ = false;
        dragLabel(position);
        keepLabel(held_->id, held_->place);
    } else if (ended == Gesture::pan) {
        unsetCursor();
        overLabel_ = false;
        redrawTimer_.start();
        proposeView(true);
    } else if (ended == Gesture::rubberBand) {
        setZoomRect({});
        const QRectF band = QRectF(pressedAt_, position).normalized().intersected(plotRect_);
        if (band.width() >= smallestBand && band.height() >= smallestBand) {
            const region::Point a = map_.toAxis(band.bottomLeft());
            const region::Point b = map_.toAxis(band.topRight());
            showView({between(view_.x, a.x, b.x), between(view_.y, a.y, b.y)}, true);
        }
    }
}

void FigurePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    gesture_ = Gesture::none;
    if (std::exchange(clickPinned_, false)) {
        Q_EMIT pinWithdrawn();
    }
    const LabelItem::Entry* label =
        event->button() == Qt::LeftButton ? labels_->at(event->position()) : nullptr;
    if (label != nullptr && labelPlaceOf(label->id.toStdString())) {
        keepLabel(QString(label->id), std::nullopt);
        return;
    }
    if (home_ && event->button() == Qt::LeftButton && plotRect_.contains(event->position())) {
        showView(*home_, true);
    }
}

/// Over the plane both axes zoom; beside it only the axis the pointer is at.
void FigurePlot::wheelEvent(QWheelEvent* event) {
    const double turned = event->angleDelta().y() / notch;
    if (turned == 0.0 || gesture_ != Gesture::none) {
        return;
    }
    const QPointF at = event->position();
    const double factor = std::pow(wheelStep, turned);
    const region::Point fixed = map_.toAxis(at);
    View view = view_;
    if (at.x() >= plotRect_.left()) {
        view.x = zoomed(view.x, factor, fixed.x);
    }
    if (at.y() <= plotRect_.bottom()) {
        view.y = zoomed(view.y, factor, fixed.y);
    }
    settleTimer_.start();
    showView(view, false);
    event->accept();
}

void FigurePlot::keyPressEvent(QKeyEvent* event) {
    constexpr double step = 0.1; // of the window
    View view = view_;
    const double width = view.x.axisMax() - view.x.axisMin();
    const double height = view.y.axisMax() - view.y.axisMin();
    const auto zoom = [&](double factor) {
        view.x = zoomed(view.x, factor, view.x.axisMin() + 0.5 * width);
        view.y = zoomed(view.y, factor, view.y.axisMin() + 0.5 * height);
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(wheelStep);
        break;
    case Qt::Key_Minus:
        zoom(1.0 / wheelStep);
        break;
    case Qt::Key_Left:
        view.x = shifted(view.x, -step * width);
        break;
    case Qt::Key_Right:
        view.x = shifted(view.x, step * width);
        break;
    case Qt::Key_Down:
        view.y = shifted(view.y, -step * height);
        break;
    case Qt::Key_Up:
        view.y = shifted(view.y, step * height);
        break;
    case Qt::Key_Escape:
        if (gesture_ == Gesture::label) { // as if it had never been held
            gesture_ = Gesture::none;
            unsetCursor();
            overLabel_ = false;
            showLabels();
            return;
        }
        QCustomPlot::keyPressEvent(event);
        return;
    case Qt::Key_Home:
    case Qt::Key_0:
        view = home_.value_or(view);
        break;
    default:
        QCustomPlot::keyPressEvent(event);
        return;
    }
    settleTimer_.start();
    showView(view, false);
}

void FigurePlot::leaveEvent(QEvent* event) {
    if (pointerInside_) {
        pointerInside_ = false;
        Q_EMIT pointerLeft();
    }
    QCustomPlot::leaveEvent(event);
}

} // namespace cyrano::plot
