#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

#include "app/engine/engine.hpp"
#include "core/scene/storyboard.hpp"

namespace cyrano::present {

/// Where a morph stands after a share of its time: it starts and stops softly.
[[nodiscard]] double eased(double share) noexcept;

/// Walks through a storyboard: from step to step the sliders run and everything is recomputed, in
/// drafts on the way and on arrival, then in full. Nothing waits; a new order starts from wherever
/// the picture stands.
class Player : public QObject {
    Q_OBJECT

  public:
    Player(std::shared_ptr<picture::Evaluator> evaluator, scene::Storyboard storyboard,
           QObject* parent = nullptr);

    [[nodiscard]] const scene::Storyboard& storyboard() const noexcept { return storyboard_; }
    [[nodiscard]] int count() const noexcept { return static_cast<int>(storyboard_.steps.size()); }
    /// The step shown, or on the way to.
    [[nodiscard]] int step() const noexcept { return step_; }
    [[nodiscard]] bool moving() const noexcept { return ticks_.isActive() || arriving_; }
    [[nodiscard]] bool busy() const noexcept { return moving() || engine_.busy(); }
    /// The scene asked for last; between two steps while it moves.
    [[nodiscard]] const scene::Scene& scene() const noexcept { return shown_; }

    /// Shows the first step.
    void start();
    void next();
    void back();
    /// To a step counted from 0; one that does not exist is the nearest that does.
    void goTo(int step);

  Q_SIGNALS:
    void stepChanged(int step);
    /// False once the last picture of a morph has been asked for.
    void movingChanged(bool moving);
    /// Before anything of a new picture is worked out.
    void frameBegun();
    void pictureReady(cyrano::app::PicturePtr picture, double milliseconds);

  private:
    void moveTo(int step, double seconds);
    void tick();
    void arrive();
    void refine();

    scene::Storyboard storyboard_;
    app::Engine engine_;
    QTimer ticks_;
    QElapsedTimer since_;
    scene::Scene from_;
    scene::Scene shown_;
    double seconds_ = 0.0;
    int step_ = 0;
    bool arriving_ = false; ///< the draft of a step is under way
    bool refining_ = false; ///< its picture in full is
};

} // namespace cyrano::present
