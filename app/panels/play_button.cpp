#include "app/panels/play_button.hpp"

#include <algorithm>
#include <cmath>

namespace cyrano::app {

namespace {

constexpr double wholeRangeMs = 14000.0;
constexpr int tickMs = 16;

} // namespace

PlayButton::PlayButton(Session& session, const scene::Parameter& parameter, QWidget* parent)
    : QToolButton(parent), session_(session), parameter_(parameter) {
    setObjectName(QString::fromStdString(parameter.path) + QStringLiteral(".play"));
    setAccessibleName(tr("Run %1 through its range").arg(QString::fromStdString(parameter.path)));
    setText(QStringLiteral("▶"));
    setCheckable(true);
    setAutoRaise(true);
    setToolTip(tr("Run through the range"));
    ticks_.setInterval(tickMs);
    connect(this, &QToolButton::toggled, this, &PlayButton::setPlaying);
    connect(&ticks_, &QTimer::timeout, this, &PlayButton::step);
}

double PlayButton::value() const {
    return std::get<double>(parameter_.get(session_.scene()));
}

double PlayButton::advanced(double from, double share) const {
    const double to = parameter_.logarithmic
                          ? from * std::pow(parameter_.max / parameter_.min, share)
                          : from + share * (parameter_.max - parameter_.min);
    return std::min(to, parameter_.max);
}

void PlayButton::setPlaying(bool on) {
    setText(on ? QStringLiteral("⏸") : QStringLiteral("▶"));
    const QString path = QString::fromStdString(parameter_.path);
    if (on) {
        start_ = value() >= parameter_.max ? parameter_.min : value();
        since_.start();
        ticks_.start();
    } else {
        ticks_.stop();
        session_.change(path, value());
    }
    Q_EMIT interacting(on);
}

/// The time that has passed sets the value, so that a slow machine shows fewer frames of the same
/// film; a picture still being computed is waited for.
void PlayButton::step() {
    if (session_.busy()) {
        return;
    }
    const double next = advanced(start_, static_cast<double>(since_.elapsed()) / wholeRangeMs);
    session_.change(QString::fromStdString(parameter_.path), next, Session::Phase::drag);
    if (next >= parameter_.max) {
        setChecked(false);
    }
}

} // namespace cyrano::app
