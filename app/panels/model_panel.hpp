#pragma once

#include <QScrollArea>

#include <vector>

#include "app/engine/session.hpp"

namespace cyrano::app {

class ParameterRow;

/// What is assumed: every parameter of the table that has a group, in table order, under headings.
class ModelPanel : public QScrollArea {
    Q_OBJECT

  public:
    explicit ModelPanel(Session& session, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// A slider is being dragged, or was let go.
    void interacting(bool now);
    /// What was typed is no value, and why.
    void complained(const QString& why);

  private:
    struct Section {
        QWidget* heading = nullptr;
        std::vector<ParameterRow*> rows;
    };

    void build();
    void refresh();

    Session& session_;
    std::vector<Section> sections_;
};

} // namespace cyrano::app
