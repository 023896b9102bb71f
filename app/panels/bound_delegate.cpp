#include "app/panels/bound_delegate.hpp"

#include <QFontInfo>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

#include "app/panels/row_painting.hpp"
#include "core/scene/bound_style.hpp"

namespace cyrano::app {

namespace {

constexpr int checkSize = 16;
constexpr int swatchSize = 13;
constexpr int gap = 7;

bool isHeading(const QModelIndex& index) {
    return index.data(boundIdRole).toString().isEmpty();
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem& option) {
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

/// The edge of a swatch tells the line of its bound.
QPen swatchPen(const QColor& colour, const QModelIndex& index) {
    switch (static_cast<scene::LineStyle>(index.data(boundLineRole).toInt())) {
    case scene::LineStyle::dashed:
        return QPen(colour, 1.0, Qt::DashLine);
    case scene::LineStyle::dotted:
        return QPen(colour, 1.0, Qt::DotLine);
    case scene::LineStyle::none:
        return QPen(Qt::NoPen);
    case scene::LineStyle::usual:
    case scene::LineStyle::solid:
        break;
    }
    return QPen(colour, 1.0);
}

/// A tint under the pointer and under the row that keys act on.
void paintGround(QPainter& painter, const QStyleOptionViewItem& option) {
    const bool chosen = option.state.testFlag(QStyle::State_HasFocus);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    if (chosen || under) {
        QColor tint = option.palette.color(QPalette::Highlight);
        tint.setAlphaF(chosen ? 0.20F : 0.09F);
        painter.fillRect(option.rect, tint);
    }
}

/// Ours rather than the style's: some styles draw a dark box on a dark ground.
void paintCheck(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto state = index.data(Qt::CheckStateRole).value<Qt::CheckState>();
    const QRectF box = QRectF(BoundDelegate::checkRect(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor fill = option.palette.color(groupOf(option), QPalette::Highlight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = state == Qt::Checked;
    painter.setPen(QPen(on ? fill : muted(option.palette, groupOf(option)), 1.0));
    painter.setBrush(on ? QBrush(fill) : QBrush(option.palette.color(QPalette::Base)));
    painter.drawRoundedRect(box, 3, 3);
    const QPointF c = box.center();
    if (on) {
        const QColor mark = option.palette.color(groupOf(option), QPalette::HighlightedText);
        painter.setPen(QPen(mark, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(
            QPolygonF{{c + QPointF(-3.6, 0.2), c + QPointF(-1.2, 2.8), c + QPointF(3.8, -2.8)}});
    } else if (state == Qt::PartiallyChecked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(c.x() - 4.0, c.y() - 4.0, 8.0, 8.0), 1.5, 1.5);
    }
    painter.restore();
}

} // namespace

QRect BoundDelegate::checkRect(const QRect& row) {
    return {row.x() + 4, row.y() + (row.height() - checkSize) / 2, checkSize, checkSize};
}

QRect BoundDelegate::swatchRect(const QRect& row) {
    return {checkRect(row).right() + 1 + gap, row.y() + (row.height() - swatchSize) / 2, swatchSize,
            swatchSize};
}

void BoundDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    paintGround(*painter, option);
    paintCheck(*painter, option, index);
    if (isHeading(index)) {
        paintHeading(*painter, option, index);
    } else {
        paintBound(*painter, option, index);
    }
    painter->restore();
}

void BoundDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    QFont font = option.font;
    font.setBold(!index.parent().isValid());
    const QRect text = option.rect.adjusted(4 + checkSize + gap, 0, -8, 0);
    painter.setFont(font);
    painter.setPen(option.palette.color(groupOf(option), QPalette::Text));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    painter.setFont(option.font);
    painter.setPen(muted(option.palette, groupOf(option)));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                     index.data(headingCountRole).toString());
}

void BoundDelegate::paintBound(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const QString silent = index.data(boundSilentRole).toString();
    const QRect swatch = swatchRect(option.rect);
    const QColor faint = muted(option.palette, groupOf(option));
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour(index.data(boundColourRole).toString());
    painter.setPen(swatchPen(colour.darker(140), index));
    colour.setAlphaF(silent.isEmpty() ? 0.85F : 0.15F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(swatch).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);

    const auto origin = static_cast<io::Origin>(index.data(boundOriginRole).toInt());
    QRect text = option.rect.adjusted(0, 3, -8, -3);
    text.setLeft(swatch.right() + 1 + gap + 1);
    QFont small = option.font;
    small.setPixelSize(static_cast<int>(std::lround(0.85 * QFontInfo(option.font).pixelSize())));
    const int lower = QFontMetrics(small).height();
    QRect first = text.adjusted(0, 0, 0, -lower);
    paintBadge(painter, first, option.font, origin,
               option.palette.color(QPalette::Base).lightness() < 128);
    first.setRight(first.right() - badgeWidth(option.font, origin) - gap);
    paintTex(painter, first, option.font, index.data(boundLabelRole).toString(),
             silent.isEmpty() ? option.palette.color(groupOf(option), QPalette::Text) : faint);
    painter.setFont(small);
    painter.setPen(faint);
    const QRect second(text.left(), text.bottom() - lower + 1, text.width(), lower);
    const QString words = silent.isEmpty() ? index.data(boundTitleRole).toString() : silent;
    painter.drawText(second, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(small).elidedText(words, Qt::ElideRight, second.width()));
}

QSize BoundDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const double line = QFontMetrics(option.font).height();
    return {180, static_cast<int>(std::lround(isHeading(index) ? 1.6 * line : 2.1 * line + 9.0))};
}

bool BoundDelegate::editorEvent(QEvent* event, QAbstractItemModel*,
                                const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Space) {
            Q_EMIT toggled(index);
        } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT detailsWanted(index);
        } else if (key == Qt::Key_F2) {
            Q_EMIT styleWanted(index);
        } else {
            return false;
        }
        return true;
    }
    if (event->type() != QEvent::MouseButtonRelease) {
        return false;
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const QPoint at = mouse->position().toPoint();
    if (mouse->button() != Qt::LeftButton) {
        return false;
    }
    const QMargins finger(4, 6, 3, 6);
    if (checkRect(option.rect).marginsAdded(finger).contains(at)) {
        Q_EMIT toggled(index);
    } else if (isHeading(index)) {
        return false;
    } else if (swatchRect(option.rect).marginsAdded(finger).contains(at)) {
        Q_EMIT styleWanted(index);
    } else {
        Q_EMIT detailsWanted(index);
    }
    return true;
}

bool BoundDelegate::helpEvent(QHelpEvent* event, QAbstractItemView*, const QStyleOptionViewItem&,
                              const QModelIndex& index) {
    if (event->type() == QEvent::ToolTip && !isHeading(index)) {
        Q_EMIT helpWanted(index, event->globalPos());
        return true;
    }
    return false;
}

} // namespace cyrano::app
