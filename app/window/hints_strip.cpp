#include "app/window/hints_strip.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace cyrano::app {

namespace {

constexpr QMargins stripMargins(14, 4, 6, 4);
constexpr int hintGap = 18;

} // namespace

HintsStrip::HintsStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("hints"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->setContentsMargins(stripMargins);
    row->setSpacing(0);
    for (const QString& words : {tr("Drag a slider and watch the bounds move"),
                                 tr("Point at the plot to see what excludes it"),
                                 tr("Click a bound’s box to hide it, its name to change it")}) {
        hints_.push_back(new QLabel(words, this));
    }
    for (QWidget* hint : hints_) {
        row->addWidget(hint);
        row->addStretch(1);
    }
    close_ = new QToolButton(this);
    close_->setObjectName(QStringLiteral("hints_dismiss"));
    close_->setText(tr("Got it"));
    close_->setAutoRaise(true);
    connect(close_, &QToolButton::clicked, this, &HintsStrip::dismissed);
    row->addWidget(close_);
}

QSize HintsStrip::minimumSizeHint() const {
    return {close_->sizeHint().width(), QFrame::minimumSizeHint().height()};
}

/// Hints that would be cut off are left out.
void HintsStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    int room = width() - stripMargins.left() - stripMargins.right() - close_->sizeHint().width();
    for (QWidget* hint : hints_) {
        room -= hint->sizeHint().width() + hintGap;
        hint->setVisible(room >= 0);
    }
}

void HintsStrip::paintEvent(QPaintEvent*) {
    QColor tint = palette().color(QPalette::Highlight);
    tint.setAlphaF(0.13F);
    QPainter(this).fillRect(rect(), tint);
}

} // namespace cyrano::app
