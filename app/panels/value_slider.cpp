#include "app/panels/value_slider.hpp"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionSlider>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace cyrano::app {

namespace {

constexpr int steps = 1000;

} // namespace

ValueSlider::ValueSlider(const Range& range, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), range_(range) {
    setRange(0, steps);
    setSingleStep(steps / 200);
    setPageStep(steps / 20);
    setFocusPolicy(Qt::StrongFocus);
}

double ValueSlider::quantity() const {
    const double t = static_cast<double>(value()) / steps;
    double out = 0.0;
    if (range_.logarithmic) {
        out = range_.min * std::pow(range_.max / range_.min, t);
        out = QString::number(out, 'e', 2).toDouble();
    } else {
        const double span = range_.max - range_.min;
        const int decimals = std::max(0, 3 - static_cast<int>(std::ceil(std::log10(span))));
        out = QString::number(range_.min + t * span, 'f', decimals).toDouble();
    }
    return std::clamp(out, range_.min, range_.max);
}

void ValueSlider::setQuantity(double value) {
    const double inside = std::clamp(value, range_.min, range_.max);
    const double t = range_.logarithmic
                         ? std::log(inside / range_.min) / std::log(range_.max / range_.min)
                         : (inside - range_.min) / (range_.max - range_.min);
    setValue(static_cast<int>(std::lround(t * steps)));
}

QRect ValueSlider::handleRect() const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
}

QPoint ValueSlider::handleCentre() const {
    return handleRect().center();
}

void ValueSlider::mousePressEvent(QMouseEvent* event) {
    const QRect handle = handleRect();
    if (event->button() == Qt::LeftButton && !handle.contains(event->position().toPoint())) {
        QStyleOptionSlider option;
        initStyleOption(&option);
        const QRect groove =
            style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
        const int along = static_cast<int>(event->position().x()) - groove.x() - handle.width() / 2;
        // Held before it moves, so that the jump belongs to the drag that follows.
        setSliderDown(true);
        setSliderPosition(QStyle::sliderValueFromPosition(
            minimum(), maximum(), along, groove.width() - handle.width(), option.upsideDown));
    }
    QSlider::mousePressEvent(event);
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        Q_EMIT doubleClicked();
    }
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) {
        QSlider::wheelEvent(event);
    } else {
        event->ignore();
    }
}

void ValueField::setComplaint(const QString& why) {
    complaint_ = why;
    setToolTip(why);
    setAccessibleDescription(why);
    update();
}

bool ValueField::event(QEvent* event) {
    // With nothing typed, undo and redo mean the scene's, not the text's.
    if (event->type() == QEvent::ShortcutOverride && !isModified()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ValueField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!complaint_.isEmpty()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(0xd5, 0x2b, 0x1e), 1.6));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 2.5, 2.5);
    }
}

void ValueField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT abandoned();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void ValueField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    const Qt::FocusReason why = event->reason();
    if (why != Qt::PopupFocusReason && why != Qt::ActiveWindowFocusReason) {
        Q_EMIT left();
    }
}

} // namespace cyrano::app
