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
    connect(player, &Player::movingChanged, this, [this](bool moving) {
        if (!moving) {
            kind_ = Frame::arrived;
        }
    });
    connect(player, &Player::pictureReady, this,
            [this](const app::PicturePtr&, double milliseconds) { finishComputing(milliseconds); });
    const auto settling = [this] {
        begin();
        kind_ = Frame::settled;
    };
    const auto settled = [this] { finishComputing(0.0); };
    connect(&presentation_, &Presentation::settling, this, settling);
    connect(&presentation_, &Presentation::settled, this, settled);
    connect(&presentation_.plot(), &plot::FigurePlot::sharpening, this, settling);
    connect(&presentation_.plot(), &plot::FigurePlot::sharpened, this, settled);
}

void PlayMeter::finishComputing(double milliseconds) {
    evaluationMs_ = milliseconds;
    computed_ = true;
    painting_ = false;
    computedMs_ = elapsedMs();
    // A picture like the one before it is not painted again.
    QTimer::singleShot(repaintMs, this, [this, frame = frame_.msecsSinceReference()] {
        if (!painting_ && frame == frame_.msecsSinceReference()) {
            record(computedMs_);
        }
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
    computed_ = painting_ = recorded_ = false;
    kind_ = Frame::moving;
}

void PlayMeter::record(double milliseconds) {
    if (!recorded_) {
        recorded_ = true;
        times_[static_cast<std::size_t>(kind_)].push_back(milliseconds);
        if (kind_ == Frame::arrived) {
            shown_.push_back(milliseconds - evaluationMs_);
        }
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
    const std::size_t before = settled().size();
    const auto done = [&] {
        return recorded_ && settled().size() > before && presentation_.plot().atRest();
    };
    while (!done() && waiting.elapsed() < patienceMs) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return done();
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
