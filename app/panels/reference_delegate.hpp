#pragma once

#include <QStyledItemDelegate>

class QTreeWidget;

namespace cyrano::app {

enum ReferenceRole {
    referencePaperRole = Qt::UserRole, ///< index among the papers; none for other rows
    referenceCurveRole,                ///< index among the digitised curves; none for other rows
    referenceServesRole,               ///< second paragraph: what it is there for
    referenceKeyRole,                  ///< the same row in the next picture's list
    referenceLinkRole,                 ///< web address; empty where there is none
    referenceCountRole                 ///< of a heading
};

/// Draws a reference in as many lines as it needs, below it what it serves, and an arrow that opens
/// it on the web.
class ReferenceDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    explicit ReferenceDelegate(QTreeWidget* view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    /// Where the arrow stands in a row.
    [[nodiscard]] static QRect arrowRect(const QRect& row);

  Q_SIGNALS:
    void openWanted(const QModelIndex& index);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void paintReference(QPainter& painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const;

    QTreeWidget* view_;
};

} // namespace cyrano::app
