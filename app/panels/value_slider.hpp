#pragma once

#include <QLineEdit>
#include <QSlider>

namespace cyrano::app {

/// A slider over a range of real numbers, logarithmic where asked. A press beside the handle takes
/// it there, so that any press starts a drag. The wheel needs focus: a panel that is scrolled must
/// not change physics.
class ValueSlider : public QSlider {
    Q_OBJECT

  public:
    struct Range {
        double min = 0.0;
        double max = 1.0;
        bool logarithmic = false;
    };

    ValueSlider(const Range& range, QWidget* parent = nullptr);

    /// Rounded to what a step of the slider can tell apart, inside the range.
    [[nodiscard]] double quantity() const;
    void setQuantity(double value);
    /// Where on the widget the handle stands for a value: for tests and read-outs.
    [[nodiscard]] QPoint handleCentre() const;

  Q_SIGNALS:
    void doubleClicked();

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    [[nodiscard]] QRect handleRect() const;

    Range range_;
};

/// A line edit that can say that what it holds was refused.
class ValueField : public QLineEdit {
    Q_OBJECT

  public:
    using QLineEdit::QLineEdit;

    /// Empty: nothing is wrong.
    void setComplaint(const QString& why);
    [[nodiscard]] const QString& complaint() const noexcept { return complaint_; }

  Q_SIGNALS:
    void abandoned(); ///< Escape
    void left();      ///< the focus has gone elsewhere in the window

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    QString complaint_;
};

} // namespace cyrano::app
