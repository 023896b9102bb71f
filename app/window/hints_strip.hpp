#pragma once

#include <QFrame>

namespace cyrano::app {

/// Three quiet hints for the first start.
class HintsStrip : public QFrame {
    Q_OBJECT

  public:
    explicit HintsStrip(QWidget* parent = nullptr);

  Q_SIGNALS:
    void dismissed();

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace cyrano::app
