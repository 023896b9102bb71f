#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

#include "app/engine/session.hpp"

namespace cyrano::app {

/// A picture held on to while the session goes on, so that both can be compared. It follows the
/// session's window: once that rests, what is pinned is computed for it too.
class PinnedPicture : public QObject {
    Q_OBJECT

  public:
    explicit PinnedPicture(Session& session, QObject* parent = nullptr);
    ~PinnedPicture() override;

    /// Holds what the session shows now; nothing happens while it shows nothing yet.
    void pin();
    void unpin();
    [[nodiscard]] bool isPinned() const noexcept { return picture_ != nullptr; }
    /// Null while nothing is pinned.
    [[nodiscard]] PicturePtr picture() const noexcept { return picture_; }

  Q_SIGNALS:
    /// Another picture is pinned, or the same for another window, or none.
    void changed();

  private:
    void follow();
    void compute();
    void startEngine();

    Session& session_;
    PicturePtr picture_;
    std::optional<scene::Plane> wanted_; ///< the window asked for last
    std::unique_ptr<Engine> engine_;     ///< while something is pinned
    QTimer rest_;
};

} // namespace cyrano::app
