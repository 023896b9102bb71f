#pragma once

#include <QString>
#include <QStringList>

class QMenu;

namespace cyrano::app {

/// What the window speaks: English, which is in the code, and what is under resources/translations.
QStringList languages();

/// The first of the wanted languages that there is, "de" for "de-AT" too; English if there is none.
QString languageOf(const QStringList& wanted);

/// The language to start with: CYRANO_LANGUAGE, else the one chosen in the menu, else the system's.
QString chosenLanguage();

/// Makes the application speak a language, Qt's own dialogs too where Qt's catalogue is installed.
/// Once, before the first window. Numbers stay as they are written everywhere: "0.3".
void speak(const QString& language);

/// Help → Language: kept in the settings, for the next start.
void addLanguageMenu(QMenu& help);

} // namespace cyrano::app
