#include "app/panels/reference_delegate.hpp"

#include <QApplication>
#include <QFontInfo>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeWidget>

#include <cmath>

#include "app/panels/readable.hpp"
#include "app/panels/row_painting.hpp"

namespace cyrano::app {

namespace {

constexpr int arrowSize = 18;
constexpr int wrapped = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

bool isHeading(const QModelIndex& index) {
    return !index.parent().isValid();
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem& option) {
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

QFont smallFont(const QFont& font) {
    QFont out = font;
    out.setPixelSize(static_cast<int>(std::lround(0.88 * QFontInfo(font).pixelSize())));
    return out;
}

int heightOf(const QFont& font, int width, const QString& text) {
    return text.isEmpty()
               ? 0
               : QFontMetrics(font).boundingRect(0, 0, width, 100000, wrapped, text).height();
}

/// What a row leaves to its text.
QRect textRect(const QRect& row) {
    return row.adjusted(6, 5, -(arrowSize + 10), -5);
}

} // namespace

ReferenceDelegate::ReferenceDelegate(QTreeWidget* view) : QStyledItemDelegate(view), view_(view) {
    view->viewport()->installEventFilter(this);
}

QRect ReferenceDelegate::arrowRect(const QRect& row) {
    return {row.right() - arrowSize - 4, row.top() + 4, arrowSize, arrowSize};
}

void ReferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool keys = option.state.testFlag(QStyle::State_HasFocus);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    if (chosen || keys || under) {
        QColor tint = option.palette.color(QPalette::Highlight);
        tint.setAlphaF(chosen ? 0.22F : 0.10F);
        painter->fillRect(option.rect, tint);
    }
    if (isHeading(index)) {
        const QRect text = option.rect.adjusted(4, 0, -8, 0);
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(option.palette.color(groupOf(option), QPalette::Text));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setFont(option.font);
        painter->setPen(muted(option.palette, groupOf(option)));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                          index.data(referenceCountRole).toString());
    } else {
        paintReference(*painter, option, index);
    }
    painter->restore();
}

void ReferenceDelegate::paintReference(QPainter& painter, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const {
    const QRect text = textRect(option.rect);
    const QString words = unbroken(index.data().toString());
    painter.setFont(option.font);
    painter.setPen(option.palette.color(groupOf(option), QPalette::Text));
    painter.drawText(text, wrapped, words);
    painter.setFont(smallFont(option.font));
    painter.setPen(muted(option.palette, groupOf(option)));
    painter.drawText(text.adjusted(0, heightOf(option.font, text.width(), words) + 2, 0, 0),
                     wrapped, index.data(referenceServesRole).toString());
    if (!index.data(referenceLinkRole).toString().isEmpty()) {
        const QRectF box = QRectF(arrowRect(option.rect)).adjusted(5.0, 5.0, -5.0, -5.0);
        painter.setPen(QPen(option.palette.color(groupOf(option), QPalette::Highlight), 1.5,
                            Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(box.bottomLeft(), box.topRight());
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(1.5, 0.0), box.topRight(),
                                       box.bottomRight() - QPointF(0.0, 1.5)});
    }
}

QSize ReferenceDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    if (isHeading(index)) {
        return {180, static_cast<int>(std::lround(1.7 * QFontMetrics(option.font).height()))};
    }
    const int indent = 2 * view_->indentation(); // heading and row
    const QRect row(0, 0, view_->viewport()->width() - indent, 100000);
    const int width = textRect(row).width();
    return {180, heightOf(option.font, width, unbroken(index.data().toString())) + 2 +
                     heightOf(smallFont(option.font), width,
                              index.data(referenceServesRole).toString()) +
                     10};
}

bool ReferenceDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                    const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() == QEvent::MouseButtonRelease && !isHeading(index)) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton &&
            arrowRect(option.rect).adjusted(-4, -4, 4, 4).contains(mouse->position().toPoint())) {
            Q_EMIT openWanted(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

bool ReferenceDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                  const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QString link = index.data(referenceLinkRole).toString();
    if (event->type() == QEvent::ToolTip && !link.isEmpty() &&
        arrowRect(option.rect).adjusted(-4, -4, 4, 4).contains(event->pos())) {
        QToolTip::showText(event->globalPos(), tr("Open %1").arg(link), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

/// Rows are as high as their text at the width there is.
bool ReferenceDelegate::eventFilter(QObject* watched, QEvent* event) {
    // The type first: events come until the viewport's end, and the list ends before it.
    if (event->type() == QEvent::Resize && watched == view_->viewport()) {
        Q_EMIT sizeHintChanged({});
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace cyrano::app
