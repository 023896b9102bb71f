#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace cyrano::app {

/// Word of a scene file as people read it: "after-2025" → "after 2025", "-1" → "−1".
[[nodiscard]] QString choiceText(const QString& word);

/// A few exclusive choices side by side. Buttons are named <prefix>.<choice>.
class Segmented : public QWidget {
    Q_OBJECT

  public:
    Segmented(const QStringList& choices, const QString& prefix, QWidget* parent = nullptr);

    /// Silent: does not emit.
    void setCurrent(const QString& choice);

  Q_SIGNALS:
    /// Clicked or chosen by key.
    void chosen(const QString& choice);

  private:
    QStringList choices_;
    QButtonGroup* buttons_ = nullptr;
};

} // namespace cyrano::app
