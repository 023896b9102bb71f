#pragma once

#include <optional>
#include <string>

namespace cyrano::cli {

/// What the program returns to the shell.
enum Exit : int { done = 0, failed = 1, wrongUsage = 2 };

/// What the command line asks for.
struct Outcome {
    std::optional<int> exitCode; ///< set when a subcommand ran, or the words were wrong
    std::string windowScene;     ///< else: the scene the window opens with
};

/// Runs the subcommand the arguments name, or says that the window is wanted.
[[nodiscard]] Outcome run(int argc, char** argv);

} // namespace cyrano::cli
