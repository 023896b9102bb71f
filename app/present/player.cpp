#include "app/present/player.hpp"

#include <algorithm>
#include <utility>

#include "core/scene/morph.hpp"

namespace cyrano::present {

namespace {

constexpr int tickMs = 16;

} // namespace

double eased(double share) noexcept {
    const double t = std::clamp(share, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

Player::Player(std::shared_ptr<picture::Evaluator> evaluator, scene::Storyboard storyboard,
               QObject* parent)
    : QObject(parent), storyboard_(std::move(storyboard)), engine_(std::move(evaluator)) {
    ticks_.setInterval(tickMs);
    ticks_.setTimerType(Qt::PreciseTimer);
    connect(&ticks_, &QTimer::timeout, this, &Player::tick);
    connect(&engine_, &app::Engine::pictureReady, this,
            [this](const app::PicturePtr& picture, double milliseconds) {
                refining_ = false;
                Q_EMIT pictureReady(picture, milliseconds);
                if (std::exchange(arriving_, false)) {
                    refine();
                }
            });
}

void Player::start() {
    ticks_.stop();
    step_ = 0;
    refine();
    Q_EMIT stepChanged(step_);
}

void Player::next() {
    if (step_ + 1 < count()) {
        moveTo(step_ + 1, storyboard_.steps[static_cast<std::size_t>(step_ + 1)].seconds);
    }
}

void Player::back() {
    if (step_ > 0) {
        moveTo(step_ - 1, storyboard_.steps[static_cast<std::size_t>(step_)].seconds);
    }
}

void Player::goTo(int step) {
    const int wanted = std::clamp(step, 0, count() - 1);
    if (wanted != step_) {
        moveTo(wanted, storyboard_.steps[static_cast<std::size_t>(wanted)].seconds);
    }
}

void Player::moveTo(int step, double seconds) {
    step_ = step;
    arriving_ = false;
    from_ = shown_;
    seconds_ = seconds;
    since_.start();
    if (seconds_ <= 0.0 || from_ == storyboard_.steps[static_cast<std::size_t>(step_)].scene) {
        ticks_.stop();
        Q_EMIT movingChanged(true);
        arrive();
    } else {
        ticks_.start();
        Q_EMIT movingChanged(true);
    }
    Q_EMIT stepChanged(step_);
}

/// The time that has passed sets the scene, so that a slow machine shows fewer frames of the same
/// film; a draft still being computed is waited for.
void Player::tick() {
    if (engine_.busy() && !refining_) {
        return;
    }
    const double share = static_cast<double>(since_.elapsed()) / (1000.0 * seconds_);
    if (share >= 1.0) {
        ticks_.stop();
        arrive();
        return;
    }
    Q_EMIT frameBegun();
    refining_ = false;
    shown_ =
        scene::morph(from_, storyboard_.steps[static_cast<std::size_t>(step_)].scene, eased(share));
    engine_.submit(shown_, bounds::Precision::draft);
}

/// The last frame of the way is as quick as the others.
void Player::arrive() {
    Q_EMIT frameBegun();
    refining_ = false;
    arriving_ = true;
    shown_ = storyboard_.steps[static_cast<std::size_t>(step_)].scene;
    engine_.submit(shown_, bounds::Precision::draft);
}

void Player::refine() {
    Q_EMIT frameBegun();
    refining_ = true;
    shown_ = storyboard_.steps[static_cast<std::size_t>(step_)].scene;
    engine_.submit(shown_, bounds::Precision::full);
    Q_EMIT movingChanged(false);
}

} // namespace cyrano::present
