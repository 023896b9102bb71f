#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include "app/engine/session.hpp"
#include "core/picture/citations.hpp"

class QAction;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace cyrano::app {

class BoundNames;

/// What is to be cited with the picture on the screen, no paper more and none less: grouped by what
/// they serve, each with the bounds that rest on it. Chosen rows are outlined in the plot; they, or
/// all, are copied as BibTeX or as text; arrows open them on the web.
class ReferencesPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ReferencesPanel(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QTreeWidget* list() const noexcept { return list_; }
    [[nodiscard]] QSize sizeHint() const override { return {330, 400}; }

  Q_SIGNALS:
    /// The bounds that rest on what is chosen.
    void highlighted(const QStringList& boundIds);
    /// Something was copied, or could not be opened; what to say about it.
    void told(const QString& what);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildList();
    [[nodiscard]] QWidget* buildButtons();
    QAction* addAction(const QString& text, const char* name, const QKeySequence& key);
    void pictureChanged();
    void refresh();
    void fill(const picture::Picture& picture);
    void addPapers(const BoundNames& nameOf);
    void addCurves(const BoundNames& nameOf);
    QTreeWidgetItem* heading(const QString& text);
    QTreeWidgetItem* addRow(QTreeWidgetItem* under, const QString& text, const QString& serves,
                            const QString& link);
    void showMatching();
    void showCounts();
    void showChosen();
    void showMenu(const QPoint& at);
    [[nodiscard]] QList<QTreeWidgetItem*> rows() const;
    /// Chosen rows, or else those the filter leaves.
    [[nodiscard]] QList<QTreeWidgetItem*> wantedRows() const;
    [[nodiscard]] picture::Citations wanted() const;
    void copyBibtex();
    void copyText();
    void open(const QString& link);
    void openChosen();

    Session& session_;
    picture::Citations citations_;
    std::string shown_; ///< what the list was made of, as text
    bool stale_ = true; ///< a picture came while nobody looked
    QTimer coalesce_;   ///< a drag brings pictures faster than anyone reads
    QStringList highlighted_;
    QLineEdit* filter_ = nullptr;
    QTreeWidget* list_ = nullptr;
    QAction* copyBibtex_ = nullptr;
    QAction* copyText_ = nullptr;
    QAction* open_ = nullptr;
};

} // namespace cyrano::app
