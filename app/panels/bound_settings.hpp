#pragma once

#include <QWidget>

#include <vector>

#include "app/engine/session.hpp"

class QCheckBox;
class QVBoxLayout;

namespace cyrano::app {

class ParameterRow;

/// What a user may change about one bound: the adjustable inputs of its record, and whether the
/// published curve it is compared with lies over it. Hidden where there is nothing.
class BoundSettings : public QWidget {
    Q_OBJECT

  public:
    explicit BoundSettings(Session& session, QWidget* parent = nullptr);

    /// The bound to show; none clears.
    void setBound(const bounds::Bound* bound);

  Q_SIGNALS:
    /// A drag began or ended.
    void interacting(bool now);
    /// What was typed is no value, and why.
    void complained(const QString& why);

  private:
    void refresh();

    Session& session_;
    const bounds::Bound* bound_ = nullptr;
    QVBoxLayout* column_ = nullptr;
    QWidget* page_ = nullptr;
    QCheckBox* published_ = nullptr;
    std::vector<ParameterRow*> rows_;
};

} // namespace cyrano::app
