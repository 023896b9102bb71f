#pragma once

#include <QToolButton>
#include <QWidget>

#include <functional>

#include "app/engine/session.hpp"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QTimer;
class QVBoxLayout;

namespace cyrano::app {

class Segmented;
class TexWidget;
class ValueField;
class ValueSlider;

/// One parameter of the table as a control: symbol, means of changing it, reset mark. The control
/// itself is named like the parameter's path; its parts <path>.field, <path>.reset, <path>.symbol.
class ParameterRow : public QWidget {
    Q_OBJECT

  public:
    ParameterRow(Session& session, const scene::Parameter& parameter, const QString& caption,
                 QWidget* parent = nullptr);

    /// Shows the session's value, silently.
    void refresh();

  Q_SIGNALS:
    /// A drag began or ended.
    void interacting(bool now);
    /// What was typed is no value, and why.
    void complained(const QString& why);

  protected:
    virtual void showValue(const scene::Value& value) = 0;

    [[nodiscard]] QString path() const { return QString::fromStdString(parameter_.path); }
    void reset();
    void change(const scene::Value& value, Session::Phase phase = Session::Phase::final);
    /// On the line of the symbol, at its right end.
    void addBeside(QWidget* control);
    /// On a line of its own.
    void addBelow(QWidget* control);
    /// Name and help of the parameter, for finding the control and for those who do not see it.
    void describe(QWidget* control) const;

    Session& session_;
    const scene::Parameter& parameter_;

  private:
    QVBoxLayout* lines_ = nullptr;
    QHBoxLayout* header_ = nullptr; ///< line of the symbol
    QToolButton* resetMark_ = nullptr;
    QWidget* symbol_ = nullptr;
};

/// Slider and field.
class NumberRow : public ParameterRow {
    Q_OBJECT

  public:
    NumberRow(Session& session, const scene::Parameter& parameter, const QString& caption,
              QWidget* parent = nullptr);

  protected:
    void showValue(const scene::Value& value) override;

  private:
    void buildField();
    void buildSlider();
    void sliderChanged();
    void typed();
    void complain(const QString& why);
    [[nodiscard]] double valueInForce() const;
    [[nodiscard]] QString rangeText() const;
    void settle();
    void writeField(double value);

    ValueSlider* slider_ = nullptr;
    ValueField* field_ = nullptr;
    double written_ = 0.0;      ///< what the field showed last
    QTimer* settled_ = nullptr; ///< keys and wheel on the slider: one undo step per burst
};

/// Buttons side by side for up to three choices, a combo box for more; the last item opens a file
/// where the parameter takes one.
class ChoiceRow : public ParameterRow {
    Q_OBJECT

  public:
    ChoiceRow(Session& session, const scene::Parameter& parameter, const QString& caption,
              QWidget* parent = nullptr);

  protected:
    void showValue(const scene::Value& value) override;

  private:
    void buildButtons(const QStringList& choices);
    void buildCombo(const QStringList& choices);
    void choose(const QString& choice);
    void askForFile();
    int fileItem(const QString& value);

    Segmented* buttons_ = nullptr;
    QComboBox* combo_ = nullptr;
};

/// A check box.
class ToggleRow : public ParameterRow {
    Q_OBJECT

  public:
    ToggleRow(Session& session, const scene::Parameter& parameter, const QString& caption,
              QWidget* parent = nullptr);

  protected:
    void showValue(const scene::Value& value) override;

  private:
    QCheckBox* box_ = nullptr;
};

/// The row that suits the parameter; none for kinds that are no control.
[[nodiscard]] ParameterRow* makeParameterRow(Session& session, const scene::Parameter& parameter,
                                             const QString& caption, QWidget* parent);

/// TeX symbol of a parameter; empty where words say it better.
[[nodiscard]] QString parameterSymbol(const scene::Parameter& parameter);

/// "bounds.some_choice" → "some choice", in the user's language: for what has no symbol.
[[nodiscard]] QString parameterWords(const scene::Parameter& parameter);

/// What undo calls a change: "change of Λ".
[[nodiscard]] QString changeName(const scene::Parameter& parameter);

/// Help, range and path of a parameter as rich text.
[[nodiscard]] QString parameterHelp(const scene::Parameter& parameter, const QString& value);

} // namespace cyrano::app
