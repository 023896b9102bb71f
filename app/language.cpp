#include "app/language.hpp"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QTranslator>

static void initCatalogues() {
    Q_INIT_RESOURCE(translations); // a static library's resources need to be asked for
}

namespace cyrano::app {

namespace {

const QString settingsKey = QStringLiteral("language");

QString message(const char* text) {
    return QCoreApplication::translate("Language", text);
}

bool isKnown(const QString& language) {
    return languages().contains(language);
}

void install(const QString& catalogue, const QString& folder) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(catalogue, folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

} // namespace

QStringList languages() {
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString languageOf(const QStringList& wanted) {
    for (const QString& tag : wanted) {
        const QString language = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (isKnown(language)) {
            return language;
        }
    }
    return languages().front();
}

QString chosenLanguage() {
    const QString fromOutside = qEnvironmentVariable("CYRANO_LANGUAGE");
    if (isKnown(fromOutside)) {
        return fromOutside;
    }
    const QString kept = QSettings().value(settingsKey).toString();
    return isKnown(kept) ? kept : languageOf(QLocale::system().uiLanguages());
}

void speak(const QString& language) {
    initCatalogues();
    // Fields read and write numbers as scene files do, in every language.
    QLocale::setDefault(QLocale::c());
    if (language == languages().front()) {
        return;
    }
    install(QStringLiteral("qtbase_") + language,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("cyrano_") + language, QStringLiteral(":/translations"));
}

void addLanguageMenu(QMenu& help) {
    QMenu* menu = help.addMenu(message(QT_TRANSLATE_NOOP("Language", "&Language")));
    menu->setObjectName(QStringLiteral("language_menu"));
    menu->addSection(message(QT_TRANSLATE_NOOP("Language", "From the next start on")));
    auto* group = new QActionGroup(menu);
    const QString kept = QSettings().value(settingsKey).toString();
    const auto add = [&](const QString& name, const QString& language) {
        QAction* action = menu->addAction(name);
        action->setObjectName(QStringLiteral("language.") +
                              (language.isEmpty() ? QStringLiteral("system") : language));
        action->setCheckable(true);
        action->setChecked(kept == language);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu,
                         [language] { QSettings().setValue(settingsKey, language); });
    };
    add(message(QT_TRANSLATE_NOOP("Language", "That of the &system")), QString());
    // Each by its own name, for those who do not read the one in use.
    add(QStringLiteral("&English"), QStringLiteral("en"));
    add(QStringLiteral("&Deutsch"), QStringLiteral("de"));
}

} // namespace cyrano::app
