#include "app/present/play_meter.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include "app/present/player.hpp"
#include "app/present/presentation.hpp"

namespace cyrano::present {

namespace {

constexpr int patienceMs = 10000;
constexpr int repaintMs = 50; // no picture that has to be painted waits as long

} // namespace

PlayMeter::PlayMeter(Presentation& presentation) : presentation_(presentation) {
    Player* player = presentation_.player();
    presentation_.plot().installEventFilter(this);
    connect(player, &Player::frameBegun, this, &PlayMeter::begin);
    connect(player, &Player::movingChanged, this, [this](bool moving) { last_ = !moving; });
    connect(player, &Player::pictureReady, this, [this] {
        computed_ = true;
        painting_ = false;
        computedMs_ = elapsedMs();
        // A picture like the one before it is not painted again.
        QTimer::singleShot(repaintMs, this, [this, frame = frame_.msecsSinceReference()] {
            if (!painting_ && frame == frame_.msecsSinceReference()) {
                record(computedMs_);
            }
        });
    });
}

double PlayMeter::elapsedMs() const {
    return static_cast<double>(frame_.nsecsElapsed()) * 1e-6;
}

void PlayMeter::begin() {
    if (computed_) {
        record(painting_ ? elapsedMs() : computedMs_);
    }
    frame_.start();
    computed_ = painting_ = recorded_ = last_ = false;
}

void PlayMeter::record(double milliseconds) {
    if (!recorded_) {
        recorded_ = true;
        (last_ ? arrived_ : moving_).push_back(milliseconds);
    }
}

/// Painting is over when the event after it is served.
bool PlayMeter::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Paint && computed_ && !recorded_ && !painting_) {
        painting_ = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (painting_) {
                    record(elapsedMs());
                }
            },
            Qt::QueuedConnection);
    }
    return false;
}

bool PlayMeter::settle() {
    QTimer wake; // so that waiting for events ends
    wake.start(patienceMs);
    QElapsedTimer waiting;
    waiting.start();
    const std::size_t before = arrived_.size();
    while (arrived_.size() == before && waiting.elapsed() < patienceMs) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return arrived_.size() > before;
}

bool PlayMeter::run() {
    Player* player = presentation_.player();
    while (player->busy()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    for (int step = 1; step < player->count(); ++step) {
        player->next();
        if (!settle()) {
            return false;
        }
    }
    return true;
}

} // namespace cyrano::present
