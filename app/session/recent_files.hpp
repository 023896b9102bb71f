#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace cyrano::app {

/// The scene files opened or saved last, remembered between starts and shared by all windows.
class RecentFiles : public QObject {
    Q_OBJECT

  public:
    static constexpr qsizetype most = 12;

    explicit RecentFiles(QObject* parent = nullptr);

    /// Absolute paths, the latest first.
    [[nodiscard]] QStringList files() const;
    /// Puts a file on top. No name, no effect: built-in scenes have none.
    void add(const QString& file);
    /// Asks for a file to be opened; one that is gone is dropped instead.
    void open(const QString& file);
    void clear();
    /// The menu's content: files by name, with their folders where names repeat, and clearing.
    void fill(QMenu& menu);

  Q_SIGNALS:
    /// The list is another: menus are filled anew.
    void changed();
    void openRequested(const QString& file);
    /// The file is not there any more.
    void gone(const QString& file);

  private:
    void keep(const QStringList& files);
};

} // namespace cyrano::app
