#include "app/window/hints_strip.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "app/panels/tex_widget.hpp"

namespace cyrano::app {

namespace {

constexpr QMargins stripMargins(14, 4, 6, 4);
constexpr int hintGap = 18;

/// Words, with a symbol between them where one is named.
QWidget* makeHint(const QString& before, const QString& tex, const QString& after,
                  QWidget* parent) {
    auto* out = new QWidget(parent);
    auto* row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    row->addWidget(new QLabel(before, out));
    if (!tex.isEmpty()) {
        row->addWidget(new TexWidget(tex, out));
        row->addWidget(new QLabel(after, out));
    }
    return out;
}

} // namespace

HintsStrip::HintsStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("hints"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->setContentsMargins(stripMargins);
    row->setSpacing(0);
    hints_ = {makeHint(tr("Drag"), QStringLiteral("\\Lambda"), tr("to move the cutoff"), this),
              makeHint(tr("Point at the plot to see what excludes it"), {}, {}, this),
              makeHint(tr("Click a bound’s box to hide it, its name to change it"), {}, {}, this)};
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
