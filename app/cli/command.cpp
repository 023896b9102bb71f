#include "app/cli/command.hpp"

#include <iostream>

#include "core/bounds/settings.hpp"
#include "core/io/csv.hpp"
#include "core/io/nearest.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::cli {

std::vector<std::unique_ptr<Command>> commands() {
    std::vector<std::unique_ptr<Command>> out;
    out.push_back(makeRender());
    out.push_back(makeContour());
    out.push_back(makePoint());
    out.push_back(makeQuantity());
    out.push_back(makeList());
    out.push_back(makeBench());
    out.push_back(makeValidate());
    out.push_back(makeCite());
    out.push_back(makeStoryboard());
    out.push_back(makeImport());
    return out;
}

void SceneOptions::declare(CLI::App& command, bool sceneRequired) {
    auto* scene = command.add_option("SCENE", name_, "a built-in scene or a scene file");
    if (sceneRequired) {
        scene->required();
    }
    declareSettings(command, std::move(name_));
}

void SceneOptions::declareSettings(CLI::App& command, std::string scene) {
    name_ = std::move(scene);
    command.add_option("--set", settings_, "change a parameter: PATH=VALUE (repeatable)")
        ->allow_extra_args(false);
}

namespace {

/// A misspelt id in bound.<id>.… would change nothing and say nothing; empty when it exists.
std::string unknownBound(const std::string& path, const bounds::Catalogue& catalogue) {
    const std::string prefix = "bound.";
    const std::size_t end = path.rfind('.');
    if (!path.starts_with(prefix) || end < prefix.size()) {
        return {};
    }
    const std::string id = path.substr(prefix.size(), end - prefix.size());
    if (catalogue.find(id.substr(0, id.find(':'))) != nullptr) {
        return {}; // also what is drawn besides it, as "x17:2" of several points
    }
    return "no bound '" + id + "'; nearest is '" + std::string(io::nearest(id, catalogue.ids())) +
           "'";
}

} // namespace

tl::expected<scene::Scene, int> SceneOptions::open(const bounds::DataFolders& folders,
                                                   const bounds::Catalogue& catalogue) const {
    auto scene = bounds::openScene(catalogue, name_, folders.datasets);
    if (!scene) {
        complain(scene.error().format());
        return tl::make_unexpected(scene.error().file.empty() ? wrongUsage : failed);
    }
    for (const std::string& setting : settings_) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos) {
            complain("error: --set takes PATH=VALUE, got '" + setting + "'");
            return tl::make_unexpected<int>(wrongUsage);
        }
        const std::string path = setting.substr(0, equals);
        if (const std::string why = unknownBound(path, catalogue); !why.empty()) {
            complain("error: --set " + setting + ": " + why);
            return tl::make_unexpected<int>(wrongUsage);
        }
        auto changed = scene::withParameterText(*scene, path, setting.substr(equals + 1));
        if (!changed) {
            complain("error: --set " + setting + ": " + changed.error());
            return tl::make_unexpected<int>(wrongUsage);
        }
        scene = std::move(*changed);
    }
    if (const std::string why = scene::checkPlane(*scene); !why.empty()) {
        complain("error: " + why);
        return tl::make_unexpected<int>(wrongUsage);
    }
    if (const std::string why = bounds::settingsComplaint(catalogue, *scene); !why.empty()) {
        complain("error: " + why);
        return tl::make_unexpected<int>(wrongUsage);
    }
    for (const std::string& id : scene->shownBounds) {
        if (catalogue.find(id) == nullptr) {
            complain("warning: the scene shows '" + id + "', which is no bound here; nearest is '" +
                     std::string(io::nearest(id, catalogue.ids())) + "'");
        }
    }
    return std::move(*scene);
}

std::shared_ptr<const bounds::Catalogue> loadCatalogue(const bounds::DataFolders& folders) {
    auto catalogue = std::make_shared<const bounds::Catalogue>(bounds::Catalogue::load(folders));
    for (const io::Diagnostic& problem : catalogue->problems()) {
        complain(problem.format());
    }
    return catalogue;
}

void complain(const std::string& line) {
    std::cerr << line << '\n';
}

int finishOutput() {
    if (std::cout.flush()) {
        return done;
    }
    complain("error: the standard output cannot be written to");
    return failed;
}

int deliver(const std::string& text, const std::string& file) {
    if (file.empty()) {
        std::cout << text;
        return finishOutput();
    }
    if (const auto written = io::writeText(file, text); !written) {
        complain(written.error().format());
        return failed;
    }
    return done;
}

} // namespace cyrano::cli
