#include <QApplication>

#include <cstdlib>
#include <iostream>

#include "app/cli/cli.hpp"
#include "app/data_folders.hpp"
#include "app/language.hpp"
#include "app/window/main_window.hpp"
#include "core/bounds/settings.hpp"

namespace {

constexpr const char* withoutDisplay =
    "'cyrano render SCENE -o figure.pdf' and the other subcommands need none (cyrano --help)\n";

/// Qt aborts where it cannot open a window; a person wants a sentence, with what Qt found out.
void tellAndLeave(QtMsgType type, const QMessageLogContext&, const QString& text) {
    static std::string found;
    if (type == QtWarningMsg || type == QtCriticalMsg) {
        found += (found.empty() ? "" : "; ") + text.trimmed().toStdString();
    } else if (type == QtFatalMsg) {
        std::cerr << "error: no display for the window ("
                  << (found.empty() ? text.toStdString() : found) << "); " << withoutDisplay;
        std::_Exit(cyrano::cli::failed);
    }
}

} // namespace

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
        std::cerr << "error: no display for the window; " << withoutDisplay;
        return cli::failed;
    }
#endif
    const auto usualHandler = qInstallMessageHandler(tellAndLeave);
    QApplication application(argc, argv);
    qInstallMessageHandler(usualHandler);
    QApplication::setOrganizationName(QStringLiteral("cyrano"));
    QApplication::setApplicationName(QStringLiteral("cyrano"));
    QApplication::setApplicationDisplayName(QStringLiteral("Cyrano"));
    QApplication::setApplicationVersion(QStringLiteral(CYRANO_VERSION));
    app::speak(app::chosenLanguage());
    const bounds::DataFolders folders = app::findDataFolders();
    auto evaluator = std::make_shared<picture::Evaluator>(
        std::make_shared<const bounds::Catalogue>(bounds::Catalogue::load(folders)));
    const auto scene =
        bounds::openScene(evaluator->catalogue(), outcome.windowScene, folders.datasets);
    if (!scene) {
        for (const io::Diagnostic& problem : evaluator->catalogue().problems()) {
            std::cerr << problem.format() << '\n';
        }
        std::cerr << scene.error().format() << '\n';
        return scene.error().file.empty() ? cli::wrongUsage : cli::failed;
    }
    app::MainWindow window(evaluator, QString::fromStdString(folders.datasets), *scene,
                           QString::fromStdString(outcome.windowScene));
    window.show();
    return QApplication::exec();
}
