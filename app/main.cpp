#include <QApplication>

#include <iostream>

#include "app/cli/cli.hpp"
#include "app/data_folders.hpp"
#include "app/window/main_window.hpp"
#include "core/bounds/settings.hpp"

int main(int argc, char** argv) {
    using namespace cyrano;
    const cli::Outcome outcome = cli::run(argc, argv);
    if (outcome.exitCode) {
        return *outcome.exitCode;
    }
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    // Qt would abort; a person wants a sentence.
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        std::cerr
            << "error: no display for the window; 'cyrano render SCENE -o figure.pdf' and the "
               "other subcommands need none (cyrano --help)\n";
        return cli::failed;
    }
#endif
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("cyrano"));
    QApplication::setApplicationName(QStringLiteral("cyrano"));
    QApplication::setApplicationDisplayName(QStringLiteral("Cyrano"));
    QApplication::setApplicationVersion(QStringLiteral(CYRANO_VERSION));
    const bounds::DataFolders folders = app::findDataFolders();
    auto evaluator = std::make_shared<picture::Evaluator>(
        std::make_shared<const bounds::Catalogue>(bounds::Catalogue::load(folders)));
    const auto scene =
        bounds::openScene(evaluator->catalogue(), outcome.windowScene, folders.datasets);
    if (!scene) {
        std::cerr << scene.error().format() << '\n';
        return scene.error().file.empty() ? cli::wrongUsage : cli::failed;
    }
    app::MainWindow window(evaluator, QString::fromStdString(folders.datasets), *scene,
                           QString::fromStdString(outcome.windowScene));
    window.show();
    return QApplication::exec();
}
