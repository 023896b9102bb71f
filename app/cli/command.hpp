#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/cli.hpp"
#include "core/bounds/catalogue.hpp"
#include "core/io/diagnostic.hpp"
#include "core/scene/scene.hpp"

namespace cyrano::cli {

/// One subcommand. To add one: a file with its factory, and a line in commands().
class Command {
  public:
    virtual ~Command() = default;
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// Adds itself and its options; the returned subcommand says whether it was called.
    virtual CLI::App* declare(CLI::App& root) = 0;
    /// Whether it paints (and so needs fonts and widgets, though never a display).
    [[nodiscard]] virtual bool paints() const { return false; }
    /// Results on stdout, diagnostics on stderr.
    [[nodiscard]] virtual int run(const bounds::DataFolders& folders) = 0;
};

[[nodiscard]] std::vector<std::unique_ptr<Command>> commands();

std::unique_ptr<Command> makeRender();
std::unique_ptr<Command> makeContour();
std::unique_ptr<Command> makePoint();
std::unique_ptr<Command> makeQuantity();
std::unique_ptr<Command> makeList();
std::unique_ptr<Command> makeBench();
std::unique_ptr<Command> makeValidate();
std::unique_ptr<Command> makeCite();
std::unique_ptr<Command> makeStoryboard();
std::unique_ptr<Command> makeImport();

/// The scene argument and --set, which every command about a scene has.
class SceneOptions {
  public:
    void declare(CLI::App& command, bool sceneRequired = true);
    /// Only --set, for a command that always speaks about the same built-in scene.
    void declareSettings(CLI::App& command, std::string scene);
    /// The scene with its --set applied; prints why not and returns the exit code otherwise.
    [[nodiscard]] tl::expected<scene::Scene, int> open(const bounds::DataFolders& folders,
                                                       const bounds::Catalogue& catalogue) const;
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// The --set as given.
    [[nodiscard]] const std::vector<std::string>& settings() const noexcept { return settings_; }

  private:
    std::string name_ = "pseudoscalar-after-2025";
    std::vector<std::string> settings_;
};

/// Loads the catalogue; its problems go to stderr, the rest works.
[[nodiscard]] std::shared_ptr<const bounds::Catalogue>
loadCatalogue(const bounds::DataFolders& folders);

/// One line on stderr.
void complain(const std::string& line);

/// After writing to stdout: says so where it did not get there; the exit code.
[[nodiscard]] int finishOutput();

/// To the file, or to stdout where the name is empty; the exit code.
[[nodiscard]] int deliver(const std::string& text, const std::string& file);

} // namespace cyrano::cli
