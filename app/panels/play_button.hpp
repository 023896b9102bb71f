#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QToolButton>

#include "app/engine/session.hpp"

namespace cyrano::app {

/// Runs a number through its range while it is down, from where it stands to the end (and from the
/// start where it stands at the end), as one step of the history.
class PlayButton : public QToolButton {
    Q_OBJECT

  public:
    PlayButton(Session& session, const scene::Parameter& parameter, QWidget* parent = nullptr);

  Q_SIGNALS:
    void interacting(bool now);

  private:
    void setPlaying(bool on);
    void step();
    [[nodiscard]] double value() const;
    [[nodiscard]] double advanced(double from, double share) const;

    Session& session_;
    const scene::Parameter& parameter_;
    QTimer ticks_;
    QElapsedTimer since_;
    double start_ = 0.0;
};

} // namespace cyrano::app
