#pragma once

#include <QStyledItemDelegate>

namespace cyrano::app {

/// What a row of the list of bounds carries.
enum BoundRole {
    boundIdRole = Qt::UserRole, ///< empty on headings
    boundLabelRole,             ///< TeX
    boundTitleRole,
    boundColourRole,
    boundLineRole,    ///< int of scene::LineStyle, as its edges are drawn
    boundOriginRole,  ///< int of io::Origin
    boundSilentRole,  ///< why nothing is drawn
    headingCountRole, ///< "3 of 5"
};

/// Paints the rows and turns clicks on their parts into signals; the model itself is only changed
/// from the scene.
class BoundDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] static QRect checkRect(const QRect& row);
    [[nodiscard]] static QRect swatchRect(const QRect& row);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

  Q_SIGNALS:
    void toggled(const QModelIndex& index);
    void styleWanted(const QModelIndex& index);
    void detailsWanted(const QModelIndex& index);
    void helpWanted(const QModelIndex& index, const QPoint& globalPosition);

  private:
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const;
    void paintBound(QPainter& painter, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;
};

} // namespace cyrano::app
