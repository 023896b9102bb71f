#pragma once

#include <QFrame>

#include <vector>

#include "app/engine/session.hpp"
#include "core/figure/figure.hpp"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace cyrano::app {

class ValueSlider;

/// How one bound is drawn, to be changed: its colour (the record's, those of two palettes told
/// apart by all, any other), how much of it shows through, its line, width and hatching. What is
/// changed is seen at once, one step of undo each; Escape or a click elsewhere closes it.
class BoundStylePopup : public QFrame {
    Q_OBJECT

  public:
    /// Of a bound of the session's catalogue; deletes itself when closed.
    BoundStylePopup(Session& session, const QString& boundId, QWidget* parent);

    /// Opens it beside that place of the screen, all of it in view.
    void openAt(const QRect& global);

  Q_SIGNALS:
    /// The opacity is being dragged.
    void interacting(bool now);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void addColours(QGridLayout& grid);
    /// A row of colours to choose from; the first is in that row of the grid.
    void addPalette(QGridLayout& grid, const QString& name, const std::vector<QColor>& colours);
    void addOpacity(QGridLayout& grid);
    void addLine(QGridLayout& grid);
    void addHatch(QGridLayout& grid);
    void addButtons(QGridLayout& grid);
    /// The caption of a row, and the widget it is for.
    void addRow(QGridLayout& grid, const QString& caption, QWidget* widget);
    QToolButton* swatch(const QColor& colour, const QString& name);
    /// To the swatch beside, above or below; false for any other key.
    bool walk(const QToolButton* from, int key);
    void chooseOther();
    void set(const char* field, const scene::Value& value, const QString& what,
             Session::Phase phase = Session::Phase::final);
    void reset();
    void refresh();
    [[nodiscard]] figure::Layer layer() const;
    [[nodiscard]] const bounds::Bound& bound() const;

    Session& session_;
    QString boundId_;
    std::vector<QToolButton*> swatches_;
    ValueSlider* opacity_ = nullptr;
    QLabel* percent_ = nullptr;
    QComboBox* line_ = nullptr;
    QDoubleSpinBox* width_ = nullptr;
    QComboBox* hatch_ = nullptr;
    QPushButton* reset_ = nullptr;
};

} // namespace cyrano::app
