#include "app/cli/cli.hpp"

#include <QApplication>
#include <QCoreApplication>

#include "app/cli/command.hpp"
#include "app/data_folders.hpp"
#include "app/tex/engine.hpp"

namespace cyrano::cli {

namespace {

/// Qt's remarks about the absent display are no diagnostics of ours.
void onlySerious(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        complain(text.toStdString());
    }
}

int runCommand(Command& command, int argc, char** argv) {
    if (!command.paints()) {
        const QCoreApplication application(argc, argv);
        return command.run(app::findDataFolders());
    }
    // Fonts and widgets, but never a display: a batch job looks the same everywhere.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(onlySerious);
    const QApplication application(argc, argv);
    const int code = command.run(app::findDataFolders());
    const auto plain = tex::Engine::instance().complaints();
    for (auto it = plain.cbegin(); it != plain.cend(); ++it) {
        complain("warning: label '" + it.value().toStdString() +
                 "' shown as plain text: " + it.key().toStdString());
    }
    return code;
}

} // namespace

Outcome run(int argc, char** argv) {
    CLI::App root{"Cyrano: exclusion plots of MeV-GeV particles, recomputed live.\n"
                  "Without a subcommand the window opens."};
    root.set_version_flag("--version", CYRANO_VERSION);
    root.require_subcommand(0, 1);
    std::string windowScene = "pseudoscalar-after-2025";
    root.add_option("SCENE", windowScene, "scene the window opens with (name or file)");
    const auto all = commands();
    std::vector<std::pair<CLI::App*, Command*>> declared;
    for (const auto& command : all) {
        declared.emplace_back(command->declare(root), command.get());
    }
    try { // the library's way to say help was asked for, or the words are wrong
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        root.exit(error);
        return {asked ? done : wrongUsage, {}};
    }
    for (const auto& [subcommand, command] : declared) {
        if (subcommand->parsed()) {
            return {runCommand(*command, argc, argv), {}};
        }
    }
    return {std::nullopt, windowScene};
}

} // namespace cyrano::cli
