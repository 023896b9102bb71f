#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "app/engine/engine.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::app {

/// The scene being looked at and the one way to change it. Every change names a parameter path,
/// becomes one undo command (moves of one drag merge), and leads to a new picture.
class Session : public QObject {
    Q_OBJECT

  public:
    /// Whether more moves of the same drag will follow.
    enum class Phase { drag, final };

    Session(std::shared_ptr<picture::Evaluator> evaluator, QObject* parent = nullptr);

    [[nodiscard]] const scene::Scene& scene() const noexcept { return scene_; }
    /// The scene as it was opened: what reset marks and double clicks return to.
    [[nodiscard]] const scene::Scene& original() const noexcept { return original_; }
    [[nodiscard]] const bounds::Catalogue& catalogue() const noexcept {
        return evaluator_->catalogue();
    }
    [[nodiscard]] std::shared_ptr<picture::Evaluator> evaluator() const noexcept {
        return evaluator_;
    }
    [[nodiscard]] PicturePtr picture() const noexcept { return picture_; }
    [[nodiscard]] QUndoStack& undoStack() noexcept { return undo_; }
    [[nodiscard]] bool busy() const noexcept { return engine_->busy(); }

    /// Opens a scene. The first one begins the history, later ones are steps of it.
    void open(const scene::Scene& scene);
    /// Changes one value. A refused one is reported by `refused`; nothing changes then.
    void change(const QString& path, const scene::Value& value, Phase phase = Phase::final);
    /// Changes several values as one step (a zoom sets four edges). `name` is what undo calls it.
    void changeAll(const std::vector<std::pair<QString, scene::Value>>& changes,
                   const QString& name, Phase phase = Phase::final);
    /// What is shown when a change takes the scene to particles of the other spin, where the bounds
    /// shown so far have nothing to say.
    void setUsualBounds(bool spinOne, std::vector<std::string> ids);
    /// Back to the value the scene was opened with.
    void reset(const QString& path);
    /// Other bounds from now on, under the same scene and history. Bounds of the old catalogue stay
    /// alive as long as the session, for pictures that still show them.
    void setCatalogue(std::shared_ptr<const bounds::Catalogue> catalogue);

  Q_SIGNALS:
    /// The assumptions changed; the picture follows. Panels update their controls.
    void sceneChanged();
    /// A new whole picture; `milliseconds` of computation.
    void pictureChanged(double milliseconds);
    void refused(const QString& why);
    /// Other bounds: whoever holds pointers to bounds asks for them again. Comes before the
    /// sceneChanged that lets everybody refresh.
    void catalogueChanged();

  private:
    friend class ChangeParameters;
    friend class ReplaceScene;
    void apply(const scene::Scene& scene);
    void startEngine();

    std::shared_ptr<picture::Evaluator> evaluator_;
    std::vector<std::shared_ptr<picture::Evaluator>> retired_; ///< own the bounds they once showed
    std::unique_ptr<Engine> engine_;
    QUndoStack undo_;
    scene::Scene scene_;
    scene::Scene original_;
    std::array<std::vector<std::string>, 2> usualBounds_; ///< by spin: 0, 1
    bool opened_ = false;
    PicturePtr picture_;
    bounds::Precision precision_ = bounds::Precision::full; ///< of what is submitted
    int dragSerial_ = 0; ///< counts finished changes, so that only moves of one drag merge
};

} // namespace cyrano::app
