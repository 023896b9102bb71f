#include "app/panels/command_list.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QToolBar>

#include <algorithm>
#include <limits>
#include <tuple>

#include "app/panels/parameter_row.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/segmented.hpp"
#include "core/bounds/settings.hpp"

namespace cyrano::app {

namespace {

using Kind = Command::Kind;
using scene::Parameter;

QString message(const char* text) {
    return QCoreApplication::translate("CommandPalette", text);
}

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString withoutMnemonic(const QString& text) {
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size()) {
            ++i; // "&&" is one that shows
        }
        out += text[i];
    }
    return out;
}

void addNames(Command& command, const QStringList& names) {
    for (const QString& name : names) {
        if (!name.isEmpty()) {
            command.names.emplace_back(name);
        }
    }
}

/// Walks menus down to what can be triggered.
class ActionCollector {
  public:
    explicit ActionCollector(std::vector<Command>& out) : out_(out) {}

    void collect(const QList<QAction*>& actions, const QString& group) {
        for (QAction* action : actions) {
            if (action->menu() != nullptr) {
                collect(action->menu()->actions(), withoutMnemonic(action->text()));
            } else if (usable(*action)) {
                add(action, group);
            }
        }
    }

  private:
    [[nodiscard]] bool usable(const QAction& action) {
        const QString name = action.objectName();
        const bool listedElsewhere =
            name.startsWith(u"scene.") || name == QStringLiteral("action_palette");
        if (action.isSeparator() || !action.isEnabled() || !action.isVisible() ||
            action.text().isEmpty() || listedElsewhere || seen_.contains(&action)) {
            return false;
        }
        seen_.insert(&action);
        return true;
    }

    void add(QAction* action, const QString& group) {
        Command command;
        command.kind = Kind::action;
        command.title = withoutMnemonic(action->text());
        const QString name = action->objectName();
        command.id =
            QStringLiteral("action.") + (name.isEmpty() ? group + u'.' + command.title : name);
        command.group = group;
        command.action = action;
        addNames(command, {command.title, group});
        out_.push_back(std::move(command));
    }

    std::vector<Command>& out_;
    QSet<const QAction*> seen_;
};

Command parameterCommand(const Parameter& parameter, const QString& group) {
    Command command;
    command.kind = Kind::parameter;
    command.id = command.target = qt(parameter.path);
    QString symbol = plainTex(parameterSymbol(parameter));
    if (symbol.contains(u'\\')) { // more TeX than plain text can say
        symbol.clear();
    }
    const QString caption = parameterWords(parameter);
    command.title = symbol.isEmpty() ? caption : QStringLiteral("%1, %2").arg(caption, symbol);
    command.group = group;
    const QString last = command.target.mid(command.target.lastIndexOf(u'.') + 1);
    addNames(command, {command.title, last, symbol, command.target, group});
    return command;
}

void addScenes(std::vector<Command>& out, const std::vector<scene::BuiltInScene>& scenes) {
    for (const scene::BuiltInScene& scene : scenes) {
        Command command;
        command.kind = Kind::scene;
        command.target = qt(scene.name);
        command.id = QStringLiteral("scene.") + command.target;
        command.title = qt(scene.title);
        command.group = message("Scene");
        addNames(command, {command.title, command.target, command.group});
        out.push_back(std::move(command));
    }
}

void addPlanes(std::vector<Command>& out) {
    for (const scene::PlaneKind& plane : scene::planeKinds()) {
        Command command;
        command.kind = Kind::plane;
        command.target = qt(plane.id);
        command.id = QStringLiteral("plane.") + command.target;
        command.title = QCoreApplication::translate("Plane", qt(plane.title).toUtf8().constData());
        command.group = message("Plane");
        addNames(command, {command.title, command.target, qt(plane.brief), command.group});
        out.push_back(std::move(command));
    }
}

void addBounds(std::vector<Command>& out, const bounds::Catalogue& catalogue) {
    for (const bounds::Bound* bound : catalogue.bounds()) {
        Command command;
        command.kind = Kind::bound;
        command.target = qt(bound->id());
        command.id = QStringLiteral("bound.") + command.target;
        command.title = qt(bound->record().title);
        command.group = message("Bound");
        addNames(command, {command.title, command.target, command.group});
        out.push_back(std::move(command));
    }
    for (const bounds::Bound* bound : catalogue.bounds()) {
        for (const Parameter& parameter : bound->parameters()) {
            out.push_back(parameterCommand(parameter, qt(bound->record().title)));
        }
    }
}

/// The one choice the text begins, as files or as people write it.
std::optional<scene::Value> choiceIn(const QString& text, const Parameter& parameter) {
    std::optional<scene::Value> out;
    for (const std::string& choice : parameter.choices) {
        const QString word = qt(choice);
        if (text == word || (text == u"1" && word == u"+1")) {
            return choice;
        }
        if (word.startsWith(text, Qt::CaseInsensitive) ||
            choiceText(word).startsWith(text, Qt::CaseInsensitive)) {
            if (out) {
                return std::nullopt;
            }
            out = choice;
        }
    }
    return out;
}

std::optional<bool> switchIn(const QString& text) {
    const QString word = text.toLower();
    for (const char* on : {"on", "true", "yes", "show", "shown"}) {
        if (word == QLatin1String(on)) {
            return true;
        }
    }
    for (const char* off : {"off", "false", "no", "hide", "hidden"}) {
        if (word == QLatin1String(off)) {
            return false;
        }
    }
    return std::nullopt;
}

QString shownText(bool shown) {
    return shown ? message("shown") : message("hidden");
}

QString valueText(const Parameter& parameter, const scene::Value& value) {
    if (const double* number = std::get_if<double>(&value)) {
        const QString unit = readableUnit(qt(parameter.unit));
        return unit.isEmpty() ? readable(*number) : readable(*number) + u' ' + unit;
    }
    if (const bool* on = std::get_if<bool>(&value)) {
        return *on ? message("on") : message("off");
    }
    const QString text = qt(scene::toText(value));
    return parameter.kind == Parameter::Kind::choice ? choiceText(text) : text;
}

std::optional<Assignment> valueIn(const QString& text, const Parameter& parameter) {
    std::optional<scene::Value> value;
    switch (parameter.kind) {
    case Parameter::Kind::number:
        if (const auto number = parseQuantity(text, qt(parameter.unit))) {
            value = *number;
        }
        break;
    case Parameter::Kind::toggle:
        if (const auto on = switchIn(text)) {
            value = *on;
        }
        break;
    case Parameter::Kind::choice:
        value = choiceIn(text, parameter);
        break;
    case Parameter::Kind::text:
        value = text.toStdString();
        break;
    case Parameter::Kind::list:
        break;
    }
    if (!value) {
        return std::nullopt;
    }
    QString complaint;
    if (!scene::complaint(parameter, *value).empty()) {
        const QString unit = readableUnit(qt(parameter.unit));
        complaint = message("%1 … %2 %3")
                        .arg(readable(parameter.min), readable(parameter.max), unit)
                        .trimmed();
    }
    return Assignment{*value, valueText(parameter, *value), complaint};
}

std::optional<Assignment> assignmentIn(const QString& text, const Command& command,
                                       const Session& session) {
    if (command.kind == Kind::bound) {
        const auto shown = switchIn(text);
        return shown ? std::optional(Assignment{*shown, shownText(*shown), {}}) : std::nullopt;
    }
    const Parameter* parameter = parameterOf(command, session);
    return parameter != nullptr ? valueIn(text, *parameter) : std::nullopt;
}

/// A typed text cut into a name and what may be a value.
struct Cut {
    QStringList name;
    QString value;
};

std::vector<Cut> cutsOf(const QString& typed) {
    const QString text = typed.simplified();
    std::vector<Cut> out;
    for (qsizetype at = text.indexOf(u' '); at >= 0; at = text.indexOf(u' ', at + 1)) {
        QString value = text.mid(at + 1);
        while (value.startsWith(u'=') || value.startsWith(u' ')) {
            value.remove(0, 1);
        }
        QString name = text.left(at);
        while (name.endsWith(u'=')) {
            name.chop(1);
        }
        if (!value.isEmpty()) {
            out.push_back({searchWords(name), value});
        }
    }
    return out;
}

/// Where a bound that is shown again belongs: hiding and showing leave the drawing order alone.
std::vector<std::string> shownWith(const Session& session, const std::string& id) {
    std::vector<std::string> shown = session.scene().shownBounds;
    const std::vector<std::string>& order = session.original().shownBounds;
    const auto own = std::find(order.begin(), order.end(), id);
    const auto before = std::find_if(shown.begin(), shown.end(), [&](const std::string& other) {
        return std::find(own, order.end(), other) != order.end();
    });
    shown.insert(before, id);
    return shown;
}

} // namespace

std::vector<Command> commandsOf(const QMainWindow& window, const Session& session,
                                const std::vector<scene::BuiltInScene>& scenes) {
    std::vector<Command> out;
    ActionCollector actions(out);
    if (const auto* bar = qobject_cast<QMenuBar*>(window.menuWidget())) {
        actions.collect(bar->actions(), {});
    }
    for (const QToolBar* bar : window.findChildren<QToolBar*>(Qt::FindDirectChildrenOnly)) {
        actions.collect(bar->actions(), bar->windowTitle());
    }
    actions.collect(window.actions(), message("Window"));
    addScenes(out, scenes);
    for (const Parameter& parameter : scene::parameters()) {
        if (parameter.kind != Parameter::Kind::list) {
            const QString group =
                parameter.group.empty()
                    ? message("Parameter")
                    : QCoreApplication::translate("Parameter", parameter.group.c_str());
            out.push_back(parameterCommand(parameter, group));
        }
    }
    addPlanes(out);
    addBounds(out, session.catalogue());
    return out;
}

std::vector<CommandMatch> matchingCommands(const QString& typed,
                                           const std::vector<Command>& commands,
                                           const QStringList& recent, const Session& session) {
    struct Found {
        CommandMatch match;
        int distance;
        qsizetype lastUse;
        bool ofBound; ///< an input of a bound comes after the bounds

        [[nodiscard]] auto order() const {
            return std::tuple(distance / distancesPerClass, lastUse, ofBound, distance);
        }
    };
    const QStringList words = searchWords(typed);
    const std::vector<Cut> cuts = cutsOf(typed);
    QHash<QString, qsizetype> uses;
    for (qsizetype i = recent.size() - 1; i >= 0; --i) {
        uses.insert(recent[i], i);
    }
    std::vector<Found> found;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const Command& command = commands[i];
        std::optional<int> best = distanceTo(words, command.names);
        std::optional<Assignment> assignment;
        for (const Cut& cut : cuts) {
            const auto named = distanceTo(cut.name, command.names);
            if (named && (!best || *named <= *best)) {
                if (auto value = assignmentIn(cut.value, command, session)) {
                    assignment = std::move(value);
                    best = named;
                }
            }
        }
        if (best) {
            const auto use = uses.value(command.id, std::numeric_limits<qsizetype>::max());
            const bool ofBound =
                command.kind == Kind::parameter && command.target.startsWith(u"bound.");
            found.push_back({{i, std::move(assignment)}, *best, use, ofBound});
        }
    }
    // What was used before goes ahead of what is as near by class, whatever its length.
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.order() < b.order(); });
    std::vector<CommandMatch> out;
    out.reserve(found.size());
    std::transform(found.begin(), found.end(), std::back_inserter(out),
                   [](Found& f) { return std::move(f.match); });
    return out;
}

const Parameter* parameterOf(const Command& command, const Session& session) {
    if (command.kind != Kind::parameter) {
        return nullptr;
    }
    const std::string path = command.target.toStdString();
    const Parameter* own = scene::findParameter(path);
    return own != nullptr ? own : bounds::findSetting(session.catalogue(), path);
}

QString stateOf(const Command& command, const Session& session) {
    switch (command.kind) {
    case Kind::action:
        if (!command.action) {
            return {};
        }
        if (command.action->isCheckable()) {
            const QString on = command.action->isChecked() ? message("on") : message("off");
            const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
            return keys.isEmpty() ? on : QStringLiteral("%1   %2").arg(on, keys);
        }
        return command.action->shortcut().toString(QKeySequence::NativeText);
    case Kind::scene:
        return {};
    case Kind::plane:
        return qt(session.scene().plane.id) == command.target ? message("current") : QString();
    case Kind::bound:
        return shownText(session.scene().shows(command.target.toStdString()));
    case Kind::parameter:
        break;
    }
    const Parameter* parameter = parameterOf(command, session);
    return parameter == nullptr ? QString()
                                : valueText(*parameter, parameter->get(session.scene()));
}

void assign(const Command& command, const scene::Value& value, Session& session) {
    if (command.kind == Kind::plane) {
        session.changeAll({{QStringLiteral("plane.id"), value}},
                          changeName(*scene::findParameter("plane.id")));
    } else if (command.kind == Kind::bound) {
        const bool show = std::get<bool>(value);
        const std::string id = command.target.toStdString();
        if (session.scene().shows(id) == show) {
            return;
        }
        std::vector<std::string> shown = session.scene().shownBounds;
        if (show) {
            shown = shownWith(session, id);
        } else {
            std::erase(shown, id);
        }
        session.changeAll({{QStringLiteral("bounds.shown"), shown}},
                          (show ? message("show %1") : message("hide %1")).arg(command.title));
    } else if (const Parameter* parameter = parameterOf(command, session)) {
        session.changeAll({{command.target, value}}, changeName(*parameter));
    }
}

} // namespace cyrano::app
