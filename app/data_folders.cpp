#include "app/data_folders.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

namespace cyrano::app {

bounds::DataFolders findDataFolders() {
    const QString program = QCoreApplication::applicationDirPath();
    QStringList roots{program, program + QStringLiteral("/../share/cyrano")};
    const QString chosen = qEnvironmentVariable("CYRANO_DATA");
    if (!chosen.isEmpty()) {
        roots.prepend(chosen);
    }
    for (const QString& root : roots) {
        if (QDir(root + QStringLiteral("/datasets/bounds")).exists()) {
            return {(root + QStringLiteral("/datasets")).toStdString(),
                    (root + QStringLiteral("/tables")).toStdString()};
        }
    }
    return {(program + QStringLiteral("/datasets")).toStdString(),
            (program + QStringLiteral("/tables")).toStdString()};
}

} // namespace cyrano::app
