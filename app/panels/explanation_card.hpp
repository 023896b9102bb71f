#pragma once

#include <QFrame>
#include <QPointer>

#include "app/engine/session.hpp"

class QLabel;

namespace cyrano::app {

class TexWidget;

/// Makes a control explain its parameter: where the pointer rests on it, and by key while it has
/// the focus. Belongs to the control.
class Explanation : public QObject {
    Q_OBJECT

  public:
    Explanation(Session& session, const scene::Parameter& parameter, QWidget* control);

    /// Of the control that has the focus in a window, or that what has it is a part of; none
    /// elsewhere.
    [[nodiscard]] static Explanation* ofFocus(const QWidget& window);

    [[nodiscard]] QWidget& control() const { return *control_; }
    [[nodiscard]] Session& session() const noexcept { return session_; }
    [[nodiscard]] const scene::Parameter& parameter() const noexcept { return parameter_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    Session& session_;
    const scene::Parameter& parameter_;
    QWidget* control_;
};

/// What a parameter is: symbol, help, the formula it enters, range, how a command line sets it, and
/// who wrote the formula down. Lies beside its control and takes neither clicks nor keys.
class ExplanationCard : public QFrame {
    Q_OBJECT

  public:
    /// How it came up, and with that what takes it away: the pointer going elsewhere, or the focus.
    enum class By { pointer, key };

    /// A window has one, made when it is first asked for.
    static ExplanationCard& of(QWidget& window);

    void explain(const Explanation& explanation, By by);
    /// By key: shows the card of what has the focus, or takes it away again. False where nothing
    /// explains itself.
    static bool toggle(QWidget& window);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    explicit ExplanationCard(QWidget& window);

    void build();
    void fill();
    void place();
    [[nodiscard]] bool isOverControl(const QPointF& global) const;

    QPointer<const Explanation> explanation_;
    By by_ = By::pointer;
    QMetaObject::Connection following_; ///< the value, while it is shown
    QWidget* page_ = nullptr;
    TexWidget* symbol_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* help_ = nullptr;
    QFrame* board_ = nullptr; ///< behind the formula
    TexWidget* formula_ = nullptr;
    QLabel* rangeName_ = nullptr;
    QLabel* range_ = nullptr;
    QLabel* set_ = nullptr;
    QLabel* sourceName_ = nullptr;
    QLabel* source_ = nullptr;
};

} // namespace cyrano::app
