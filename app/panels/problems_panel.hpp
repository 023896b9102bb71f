#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

#include "app/engine/session.hpp"

class QLabel;
class QToolButton;
class QTreeWidget;

namespace cyrano::app {

/// What went wrong and where: broken records, scenes that show what does not exist, refused
/// changes, TeX that could not be set. Nothing here stops the rest.
class ProblemsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ProblemsPanel(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] int count() const noexcept { return count_; }
    /// A problem of the window itself (a file that could not be read or written), and the action
    /// it is the failure of.
    void report(const io::Diagnostic& problem, const QString& action);
    /// The action has succeeded: its earlier failures are over.
    void settle(const QString& action);

  Q_SIGNALS:
    void countChanged(int count);

  private:
    struct Reported {
        QString action;
        io::Diagnostic problem;
    };

    void refresh();
    void refuse(const QString& why);
    void add(const io::Diagnostic& problem);
    [[nodiscard]] io::Diagnostics texProblems() const;

    Session& session_;
    QLabel* quiet_ = nullptr;
    QTreeWidget* list_ = nullptr;
    QToolButton* clear_ = nullptr;
    std::vector<Reported> reported_; ///< newest last, bounded
    QStringList lines_;              ///< what the list shows
    int count_ = -1;                 ///< −1 before the first look
};

} // namespace cyrano::app
