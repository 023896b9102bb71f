#include "app/data_folders.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QStringList>

namespace cyrano::app {

namespace {

/// Not the application's own location: that differs between the window, which has an organisation,
/// and the commands.
QString userBounds() {
    const QString chosen = qEnvironmentVariable("CYRANO_USER_BOUNDS");
    const QString home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return chosen.isEmpty() && !home.isEmpty() ? home + QStringLiteral("/cyrano/bounds") : chosen;
}

} // namespace

bounds::DataFolders findDataFolders() {
    const QString program = QCoreApplication::applicationDirPath();
    // Asked for in so many words: taken as it is, so that what is missing there is said.
    const QString chosen = qEnvironmentVariable("CYRANO_DATA");
    const QStringList roots =
        chosen.isEmpty() ? QStringList{program, program + QStringLiteral("/../share/cyrano")}
                         : QStringList{chosen};
    QString found = roots.front();
    for (const QString& root : roots) {
        if (QDir(root + QStringLiteral("/datasets/bounds")).exists()) {
            found = root;
            break;
        }
    }
    return {(found + QStringLiteral("/datasets")).toStdString(),
            (found + QStringLiteral("/tables")).toStdString(), userBounds().toStdString()};
}

} // namespace cyrano::app
