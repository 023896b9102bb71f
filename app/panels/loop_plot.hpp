#pragma once

#include <QWidget>

#include "app/engine/session.hpp"

namespace cyrano::app {

/// What the electron and muon loops add to the photon coupling, against the mass: the factor |1 +
/// F| (|F| for plain pseudoscalar couplings) for the decay into real photons and for Primakoff
/// production on aluminium at 10 GeV, which see different couplings. Shown while the scene has the
/// loop.
class LoopPlot : public QWidget {
    Q_OBJECT

  public:
    explicit LoopPlot(Session& session, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {200, 132}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void refresh();

    Session& session_;
};

} // namespace cyrano::app
