#pragma once

#include <QObject>
#include <QString>

class QMimeData;
class QWidget;

namespace cyrano::app {

/// The one local file that is dragged, if its name is that of a table of numbers (CSV, text,
/// Darkcast, YAML, JSON); else empty.
[[nodiscard]] QString curveFileIn(const QMimeData* data);

/// Lets files with curves be dropped onto a widget and whatever lies on it.
class ImportDrop : public QObject {
    Q_OBJECT

  public:
    explicit ImportDrop(QWidget& target);

  Q_SIGNALS:
    void dropped(const QString& file);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace cyrano::app
