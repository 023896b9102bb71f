#pragma once

#include <QFrame>
#include <QPointer>
#include <QStringList>

#include <vector>

#include "app/panels/command_list.hpp"

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QMainWindow;

namespace cyrano::app {

class CommandModel;

/// Everything the window can do, by a few letters and without a mouse: actions, scenes, parameters
/// ("cutoff 2 TeV" sets one, its name alone goes to its control), planes, bounds. Lies over the
/// window while it is open; what was used last comes first.
class CommandPalette : public QFrame {
    Q_OBJECT

  public:
    CommandPalette(QMainWindow& window, Session& session, const QString& datasetsFolder);

    /// Opens the palette, Ctrl+K; for a menu of the window.
    [[nodiscard]] QAction* openAction() const noexcept { return openAction_; }

    void open();
    void dismiss(); ///< gives the focus back

  Q_SIGNALS:
    /// A built-in scene is to be opened.
    void sceneChosen(const QString& name);
    /// The controls of a bound are wanted; they are looked for when this returns.
    void boundWanted(const QString& boundId);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void build();
    void collect();
    void showMatches();
    void place();
    [[nodiscard]] bool typedKey(int key);
    void moveBy(int rows);
    void runCurrent();
    void run(const Command& command);
    void complete(const Command& command);
    [[nodiscard]] bool focusControl(const Command& command);
    void remember(const QString& id);
    void announce();

    QMainWindow& window_;
    Session& session_;
    QString datasetsFolder_;
    std::vector<scene::BuiltInScene> scenes_; ///< read when the palette is first opened
    std::vector<Command> commands_;
    QStringList recent_;
    QAction* openAction_ = nullptr;
    QLineEdit* field_ = nullptr;
    QListView* list_ = nullptr;
    QLabel* nothing_ = nullptr;
    CommandModel* model_ = nullptr;
    QPointer<QWidget> focusBefore_;
};

} // namespace cyrano::app
