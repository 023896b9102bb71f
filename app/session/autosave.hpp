#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include "app/engine/session.hpp"

namespace cyrano::app {

/// One process's copy of the scene in the folder that all running windows share. Its lock says
/// that the process lives; a file whose lock nobody holds was left behind by one that did not end
/// as it should. At every moment there is a whole scene on the disk, or none at all.
class AutosaveFile {
  public:
    explicit AutosaveFile(QString folder);

    /// Written beside, brought to the disk, then renamed; what was there before is kept as the
    /// previous generation. The error is one line for a person. Blocks for as long as the disk
    /// takes.
    [[nodiscard]] tl::expected<void, QString> write(const scene::Scene& scene);
    /// Takes both generations away: there is nothing to be restored.
    void remove();

  private:
    [[nodiscard]] tl::expected<void, QString> claim();
    void keepPrevious() const;

    QString folder_;
    QString stem_;
    std::unique_ptr<QLockFile> lock_;
};

/// A scene of a run that did not end as it should. Held until it is discarded or goes out of
/// scope, so that no other window offers it too.
class LeftBehind {
  public:
    /// All that lie in a folder, the latest first. Files without a readable scene are cleared away.
    [[nodiscard]] static std::vector<LeftBehind> in(const QString& folder);

    [[nodiscard]] const scene::Scene& scene() const noexcept { return scene_; }
    [[nodiscard]] const QDateTime& changed() const noexcept { return changed_; }
    void discard();

  private:
    QString stem_;
    std::unique_ptr<QLockFile> lock_;
    scene::Scene scene_;
    QDateTime changed_;
};

/// Keeps the session's scene on the disk, at most one second behind, while it has changes that are
/// saved nowhere else (while the undo stack is not clean). The disk is waited for on a thread of
/// its own. A program that ends takes its file along; one that is killed leaves it for the next.
class Autosave : public QObject {
    Q_OBJECT

  public:
    explicit Autosave(Session& session, const QString& folder = userFolder(),
                      QObject* parent = nullptr);
    ~Autosave() override;

    /// Where the scenes of the running windows lie.
    [[nodiscard]] static QString userFolder();

    /// The latest scene that was left behind and is not yet decided about; none mostly.
    [[nodiscard]] const LeftBehind* leftBehind() const noexcept;
    /// Hands it out, to be opened as a change that is not saved (QUndoStack::resetClean). Its file
    /// goes once the scene lies in this window's own.
    [[nodiscard]] std::optional<scene::Scene> restore();
    /// It is not wanted.
    void discard();

  Q_SIGNALS:
    /// The scene could not be kept. Said once, and again only after it worked in between.
    void failed(const QString& why);

  private:
    void save();
    void saved(const tl::expected<void, QString>& outcome);

    Session& session_;
    AutosaveFile file_; ///< belongs to the thread while that runs
    std::vector<LeftBehind> left_;
    std::vector<LeftBehind> restored_; ///< to be discarded once they lie in this window's file
    std::size_t settled_ = 0;          ///< how many of them do when what is being written is
    QTimer timer_;
    QThread thread_;
    QObject onDisk_; ///< lives in the thread
    bool writing_ = false;
    bool complained_ = false;
};

} // namespace cyrano::app
