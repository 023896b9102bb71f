#pragma once

#include <QAction>
#include <QPointer>
#include <QString>

#include <optional>
#include <vector>

#include "app/engine/session.hpp"
#include "app/panels/command_match.hpp"
#include "core/scene/scene_library.hpp"

class QMainWindow;

namespace cyrano::app {

/// One thing the command palette can do.
struct Command {
    enum class Kind { action, scene, parameter, plane, bound };

    Kind kind = Kind::action;
    QString id; ///< the same in every run: "scene.dark-photon", "model.cutoff"
    QString title;
    QString group; ///< where it belongs: a menu, "Bound", the title of a bound
    /// What the command is about: a parameter path, the name of a scene, the id of a plane or
    /// bound.
    QString target;
    QPointer<QAction> action;
    std::vector<SearchText> names; ///< what it is found by, the title first
};

/// A value typed after the name of a parameter or bound.
struct Assignment {
    scene::Value value;
    QString text;      ///< "2000 GeV", "shown"
    QString complaint; ///< why the value cannot be; empty when it can
};

/// A line of the palette: a command, and the value it would give.
struct CommandMatch {
    std::size_t command;
    std::optional<Assignment> assignment;
};

/// Everything that can be done in the window: the enabled actions of its menus and tool bars,
/// built-in scenes, parameters, planes, all bounds and what can be changed about them.
[[nodiscard]] std::vector<Command> commandsOf(const QMainWindow& window, const Session& session,
                                              const std::vector<scene::BuiltInScene>& scenes);

/// What fits the typed text, the nearest first; among equally near ones what was used last (ids in
/// `recent`, the latest first). A text such as "cutoff 2000" gives the parameter that value.
[[nodiscard]] std::vector<CommandMatch> matchingCommands(const QString& typed,
                                                         const std::vector<Command>& commands,
                                                         const QStringList& recent,
                                                         const Session& session);

/// The parameter behind a command: of the table, or of a bound.
[[nodiscard]] const scene::Parameter* parameterOf(const Command& command, const Session& session);

/// Shortcut or current value, as text: "Ctrl+S", "1000 GeV", "shown".
[[nodiscard]] QString stateOf(const Command& command, const Session& session);

/// Shows or hides a bound, and gives planes and parameters their values, as one step of the
/// history.
void assign(const Command& command, const scene::Value& value, Session& session);

} // namespace cyrano::app
