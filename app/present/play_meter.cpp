#include "app/present/play_meter.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include "app/present/player.hpp"
#include "app/present/presentation.hpp"

namespace cyrano::present {

namespace {

constexpr int patienceMs = 10000;

} // namespace

PlayMeter::PlayMeter(Presentation& presentation) : presentation_(presentation) {
    Player* player = presentation_.player();
    presentation_.plot().installEventFilter(this);
    connect(player, &Player::frameBegun, this, [this] {
        frame_.start();
        begun_ = true;
        computed_ = painted_ = last_ = false;
    });
    connect(player, &Player::movingChanged, this, [this](bool moving) { last_ = !moving; });
    connect(player, &Player::pictureReady, this, [this] {
        computed_ = true;
        painted_ = false;
    });
}

bool PlayMeter::eventFilter(QObject*, QEvent* event) {
    painted_ = painted_ || event->type() == QEvent::Paint;
    return false;
}

bool PlayMeter::settle() {
    QTimer wake; // so that waiting for events ends
    wake.start(patienceMs);
    QElapsedTimer waiting;
    waiting.start();
    begun_ = false;
    while (waiting.elapsed() < patienceMs) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (begun_ && computed_ && painted_) {
            begun_ = false;
            (last_ ? arrived_ : moving_)
                .push_back(static_cast<double>(frame_.nsecsElapsed()) * 1e-6);
            waiting.start();
            if (last_) {
                return true;
            }
        }
    }
    return false;
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
