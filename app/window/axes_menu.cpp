#include "app/window/axes_menu.hpp"

#include <QActionGroup>
#include <QCoreApplication>

#include <algorithm>
#include <map>

#include "app/panels/parameter_row.hpp"

namespace cyrano::app {

namespace {

constexpr const char* topAxis = "plane.top_axis";
constexpr const char* rightAxis = "plane.right_axis";

/// A word of the parameter table as a person reads it; units as they are.
QString spelled(const std::string& word) {
    static const std::map<std::string, const char*> names{
        {"none", QT_TRANSLATE_NOOP("AxesMenu", "None")},
        {"GeV^-1", "GeV⁻¹"},
        {"TeV^-1", "TeV⁻¹"},
        {"frequency", QT_TRANSLATE_NOOP("AxesMenu", "Frequency mc²/h")},
        {"wavelength", QT_TRANSLATE_NOOP("AxesMenu", "Wavelength h/mc")},
        {"inverse", QT_TRANSLATE_NOOP("AxesMenu", "Inverse coupling in TeV")},
        {"squared", QT_TRANSLATE_NOOP("AxesMenu", "Coupling squared")},
        {"alpha", QT_TRANSLATE_NOOP("AxesMenu", "Fine-structure constant of the coupling")},
        {"decay-constant", QT_TRANSLATE_NOOP("AxesMenu", "Decay constant f_a/C")},
        {"decay-length", QT_TRANSLATE_NOOP("AxesMenu", "Decay length cτ")},
        {"lifetime", QT_TRANSLATE_NOOP("AxesMenu", "Lifetime τ")},
    };
    const auto found = names.find(word);
    return found == names.end() ? QString::fromStdString(word)
                                : QCoreApplication::translate("AxesMenu", found->second);
}

} // namespace

AxesMenu::AxesMenu(Session& session, QWidget* parent)
    : QMenu(tr("&Axes"), parent), session_(session) {
    setObjectName(QStringLiteral("axes_menu"));
    addSection("plane.mass_unit", tr("&Mass in"));
    addSection("plane.coupling_unit", tr("&Coupling in"));
    addSection(topAxis, tr("Second axis &above"));
    addSection(rightAxis, tr("Second axis at the &right"));
    addSection("plane.lifetime_lines", tr("&Lines of equal lifetime"));
    connect(&session_, &Session::sceneChanged, this, &AxesMenu::refresh);
    refresh();
}

void AxesMenu::addSection(const char* path, const QString& title) {
    const scene::Parameter& parameter = *scene::findParameter(path);
    Section section{parameter, addMenu(title), {}};
    auto* group = new QActionGroup(this);
    for (const std::string& word : parameter.choices) {
        QAction* action = section.menu->addAction(spelled(word));
        action->setObjectName(
            QStringLiteral("axes.%1.%2").arg(QLatin1String(path), QString::fromStdString(word)));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, &parameter, word] {
            session_.changeAll({{QString::fromStdString(parameter.path), word}},
                               changeName(parameter));
        });
        section.choices.push_back({word, action});
    }
    sections_.push_back(std::move(section));
}

bool AxesMenu::meansSomething(const scene::Parameter& parameter, const std::string& word) const {
    const scene::Scene& scene = session_.scene();
    const model::Model& model = scene.scenario.model;
    if (word == "none") {
        return true;
    }
    if (parameter.path == topAxis) {
        return scene::secondReadingOfX(scene.plane, model, word).has_value();
    }
    if (parameter.path == rightAxis) {
        return scene::secondReadingOfY(scene.plane, model, word).has_value();
    }
    return true;
}

void AxesMenu::refresh() {
    for (const Section& section : sections_) {
        const std::string now = scene::toText(section.parameter.get(session_.scene()));
        const bool active = section.parameter.active(session_.scene());
        section.menu->menuAction()->setVisible(active);
        for (const Choice& choice : section.choices) {
            choice.action->setVisible(active && meansSomething(section.parameter, choice.word));
            choice.action->setChecked(choice.word == now);
        }
    }
}

} // namespace cyrano::app
