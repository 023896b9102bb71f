#pragma once

#include <QHash>
#include <QWidget>

#include <string>
#include <vector>

#include "app/engine/session.hpp"

class QLineEdit;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace cyrano::app {

class BoundDelegate;
class BoundSettings;

/// What is measured: every bound of the catalogue, by standing (existing, projected, superseded)
/// and kind of experiment. Boxes show and hide, swatches recolour, a click on a row opens its
/// record below.
class BoundsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit BoundsPanel(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QTreeWidget* tree() const noexcept { return tree_; }
    /// Row of a bound; none for an unknown id.
    [[nodiscard]] QTreeWidgetItem* itemOf(const QString& boundId) const {
        return rows_.value(boundId);
    }
    /// Details of the bound, as a click on its row does: opened, or closed when they are open.
    void showDetails(const QString& boundId);
    /// The same, without closing what is open already.
    void openDetails(const QString& boundId);

  Q_SIGNALS:
    /// The bound under the pointer; empty when there is none.
    void highlighted(const QString& boundId);
    /// A drag of a bound's own parameter began or ended.
    void interacting(bool now);
    /// What was typed is no value, and why.
    void complained(const QString& why);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildTree();
    [[nodiscard]] QLineEdit* buildFilter();
    void showMatching(const QString& text);
    [[nodiscard]] bool isOfThisSpin(const QString& id) const;
    [[nodiscard]] bool anyShown(const QTreeWidgetItem* heading) const;
    void fillTree();
    void refill();
    void addBound(QTreeWidgetItem* standing, const bounds::Bound& bound);
    void refresh();
    void refreshHeading(QTreeWidgetItem* heading);
    void toggle(const QModelIndex& index);
    void openStyle(const QModelIndex& at);
    void openMenu(const QPoint& at);
    [[nodiscard]] QString silentBecause(const bounds::Bound& bound) const;
    [[nodiscard]] std::vector<std::string> idsBelow(const QTreeWidgetItem* item) const;

    Session& session_;
    QLineEdit* filter_ = nullptr;
    bool spinOne_ = false; ///< which particles the rows are for
    QTreeWidget* tree_ = nullptr;
    BoundDelegate* delegate_ = nullptr;
    QWidget* lower_ = nullptr; ///< settings and record of one bound
    BoundSettings* settings_ = nullptr;
    QTextBrowser* details_ = nullptr;
    QString detailsOf_;
    QHash<QString, QTreeWidgetItem*> rows_;
    QHash<QString, QString> wordsOf_; ///< what the search looks through
};

} // namespace cyrano::app
