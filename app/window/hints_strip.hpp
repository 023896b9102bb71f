#pragma once

#include <QFrame>

#include <vector>

class QToolButton;

namespace cyrano::app {

/// Three quiet hints for the first start; as many as there is room for.
class HintsStrip : public QFrame {
    Q_OBJECT

  public:
    explicit HintsStrip(QWidget* parent = nullptr);

    /// Narrower than its hints: it must not hold the window open.
    [[nodiscard]] QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void dismissed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QToolButton* close_ = nullptr;
    std::vector<QWidget*> hints_; ///< the most useful first
};

} // namespace cyrano::app
