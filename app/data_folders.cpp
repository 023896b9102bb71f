#include "app/data_folders.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

namespace cyrano::app {

bounds::DataFolders findDataFolders() {
    const QString program = QCoreApplication::applicationDirPath();
    // Asked for in so many words: taken as it is, so that what is missing there is said.
    const QString chosen = qEnvironmentVariable("CYRANO_DATA");
    const QStringList roots =
        chosen.isEmpty() ? QStringList{program, program + QStringLiteral("/../share/cyrano")}
                         : QStringList{chosen};
    for (const QString& root : roots) {
        if (QDir(root + QStringLiteral("/datasets/bounds")).exists()) {
            return {(root + QStringLiteral("/datasets")).toStdString(),
                    (root + QStringLiteral("/tables")).toStdString()};
        }
    }
    return {(roots.front() + QStringLiteral("/datasets")).toStdString(),
            (roots.front() + QStringLiteral("/tables")).toStdString()};
}

} // namespace cyrano::app
