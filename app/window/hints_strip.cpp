#include "app/window/hints_strip.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "app/panels/tex_widget.hpp"

namespace cyrano::app {

HintsStrip::HintsStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("hints"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 4, 6, 4);
    row->setSpacing(5);
    row->addWidget(new QLabel(tr("Drag"), this));
    row->addWidget(new TexWidget(QStringLiteral("\\Lambda"), this));
    row->addWidget(new QLabel(tr("to move the cutoff"), this));
    row->addStretch(1);
    row->addWidget(new QLabel(tr("Click a bound’s box to hide it"), this));
    row->addStretch(1);
    row->addWidget(new QLabel(tr("Point at the plot to see what excludes it"), this));
    row->addStretch(1);
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("hints_dismiss"));
    close->setText(tr("Got it"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &HintsStrip::dismissed);
    row->addWidget(close);
}

void HintsStrip::paintEvent(QPaintEvent*) {
    QColor tint = palette().color(QPalette::Highlight);
    tint.setAlphaF(0.13F);
    QPainter(this).fillRect(rect(), tint);
}

} // namespace cyrano::app
