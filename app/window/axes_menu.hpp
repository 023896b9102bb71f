// What is written at the axes, as a menu.
#pragma once

#include <QMenu>

#include <vector>

#include "app/engine/session.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::app {

/// Units, second axes and lines of equal lifetime: one submenu for each parameter, with what
/// means something in the scene's plane. Actions are named axes.<path>.<word>.
class AxesMenu : public QMenu {
    Q_OBJECT

  public:
    AxesMenu(Session& session, QWidget* parent);

  private:
    struct Choice {
        std::string word;
        QAction* action;
    };
    struct Section {
        const scene::Parameter& parameter;
        QMenu* menu;
        std::vector<Choice> choices;
    };

    void addSection(const char* path, const QString& title);
    void refresh();
    [[nodiscard]] bool meansSomething(const scene::Parameter& parameter,
                                      const std::string& word) const;

    Session& session_;
    std::vector<Section> sections_;
};

} // namespace cyrano::app
