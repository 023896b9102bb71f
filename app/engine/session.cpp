#include "app/engine/session.hpp"

#include "core/bounds/settings.hpp"

namespace cyrano::app {

/// One step of the history: which paths were changed, and the scenes before and after. Whole
/// scenes, because a value may bring others along (a plane its window) and may come from a file.
class ChangeParameters : public QUndoCommand {
  public:
    ChangeParameters(Session& session, QStringList paths, scene::Scene after, const QString& name,
                     int serial)
        : QUndoCommand(name), session_(session), paths_(std::move(paths)), before_(session.scene()),
          after_(std::move(after)), serial_(serial) {}

    void undo() override {
        session_.precision_ = bounds::Precision::full;
        session_.apply(before_);
    }
    void redo() override { session_.apply(after_); }
    int id() const override { return 1; }

    /// Moves of one drag become one step.
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const ChangeParameters*>(other);
        if (next->serial_ != serial_ || next->paths_ != paths_) {
            return false;
        }
        after_ = next->after_;
        return true;
    }

  private:
    Session& session_;
    QStringList paths_;
    scene::Scene before_;
    scene::Scene after_;
    int serial_;
};

/// Another scene in the place of this one, as one step.
class ReplaceScene : public QUndoCommand {
  public:
    ReplaceScene(Session& session, scene::Scene after, const QString& name)
        : QUndoCommand(name), session_(session), before_(session.scene_),
          originalBefore_(session.original_), after_(std::move(after)) {}

    void undo() override { put(before_, originalBefore_); }
    void redo() override { put(after_, after_); }

  private:
    void put(const scene::Scene& scene, const scene::Scene& original) {
        session_.original_ = original;
        session_.apply(scene);
    }

    Session& session_;
    scene::Scene before_;
    scene::Scene originalBefore_;
    scene::Scene after_;
};

Session::Session(std::shared_ptr<picture::Evaluator> evaluator, QObject* parent)
    : QObject(parent), evaluator_(std::move(evaluator)) {
    startEngine();
}

void Session::startEngine() {
    engine_ = std::make_unique<Engine>(evaluator_); // an older one stops its work and ends here
    connect(engine_.get(), &Engine::pictureReady, this,
            [this](const PicturePtr& picture, double milliseconds) {
                picture_ = picture;
                Q_EMIT pictureChanged(milliseconds);
            });
}

void Session::setCatalogue(std::shared_ptr<const bounds::Catalogue> catalogue) {
    retired_.push_back(evaluator_);
    evaluator_ = std::make_shared<picture::Evaluator>(std::move(catalogue));
    startEngine();
    Q_EMIT catalogueChanged();
    if (opened_) {
        precision_ = bounds::Precision::full;
        apply(scene_);
    }
}

void Session::open(const scene::Scene& scene) {
    precision_ = bounds::Precision::full;
    if (opened_) {
        undo_.push(new ReplaceScene(*this, scene, tr("opening a scene")));
    } else {
        opened_ = true;
        original_ = scene;
        apply(scene);
    }
    ++dragSerial_;
}

void Session::setUsualBounds(bool spinOne, std::vector<std::string> ids) {
    usualBounds_[spinOne ? 1 : 0] = std::move(ids);
}

void Session::change(const QString& path, const scene::Value& value, Phase phase) {
    changeAll({{path, value}}, path, phase);
}

void Session::changeAll(const std::vector<std::pair<QString, scene::Value>>& changes,
                        const QString& name, Phase phase) {
    QStringList paths;
    scene::Scene next = scene_;
    for (const auto& [path, value] : changes) {
        auto changed = scene::withParameter(next, path.toStdString(), value);
        if (!changed) {
            Q_EMIT refused(QString::fromStdString(changed.error()));
            return;
        }
        paths << path;
        next = std::move(*changed);
    }
    if (const bool spinOne = next.plane.kind().spinOne();
        spinOne != scene_.plane.kind().spinOne() && next.shownBounds == scene_.shownBounds &&
        !usualBounds_[spinOne ? 1 : 0].empty()) {
        next.shownBounds = usualBounds_[spinOne ? 1 : 0];
    }
    if (const std::string why = scene::checkPlane(next); !why.empty()) {
        Q_EMIT refused(QString::fromStdString(why));
        return;
    }
    if (const std::string why = bounds::settingsComplaint(catalogue(), next); !why.empty()) {
        Q_EMIT refused(QString::fromStdString(why));
        return;
    }
    const bool moved = !(next == scene_);
    if (moved) {
        precision_ = phase == Phase::drag ? bounds::Precision::draft : bounds::Precision::full;
        undo_.push(
            new ChangeParameters(*this, std::move(paths), std::move(next), name, dragSerial_));
    }
    if (phase == Phase::final) {
        ++dragSerial_;
        if (precision_ == bounds::Precision::draft) { // the last move of a drag is drawn in full
            precision_ = bounds::Precision::full;
            engine_->submit(scene_, precision_);
        }
    }
}

void Session::reset(const QString& path) {
    if (const auto value = scene::getParameter(original_, path.toStdString())) {
        change(path, *value);
    }
}

void Session::apply(const scene::Scene& scene) {
    scene_ = scene;
    engine_->submit(scene_, precision_);
    Q_EMIT sceneChanged();
}

} // namespace cyrano::app
