#include "app/cli/command.hpp"
#include "app/cli/validation_report.hpp"
#include "core/io/nearest.hpp"

namespace cyrano::cli {

namespace {

class Validate final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command =
            root.add_subcommand("validate", "compare computed bounds with published curves");
        // The scene of the photon coupling alone is what published curves assume.
        scene_.declareSettings(*command, "photon-only");
        command->add_option("--bound", ids_, "only this bound (repeatable)")
            ->allow_extra_args(false);
        command->add_flag("--json", json_, "all digits and every mass, as JSON");
        command->add_option("--report", folder_, "also write DIR/index.html with pictures");
        return command;
    }
    bool paints() const override { return !folder_.empty(); }

    int run(const bounds::DataFolders& folders) override {
        const auto catalogue = loadCatalogue(folders);
        const auto scene = scene_.open(folders, *catalogue);
        if (!scene) {
            return scene.error();
        }
        Validation validation;
        validation.catalogue = catalogue.get();
        validation.scenario = scene->scenario;
        validation.changes = scene_.settings();
        for (const std::string& id : ids_.empty() ? catalogue->ids() : ids_) {
            const bounds::Bound* bound = catalogue->find(id);
            if (bound == nullptr) {
                complain("error: no bound '" + id + "'; nearest is '" +
                         std::string(io::nearest(id, catalogue->ids())) + "'");
                return wrongUsage;
            }
            take(*bound, validation);
        }
        const std::string text = json_ ? validationJson(validation) : validationTable(validation);
        const int printed = deliver(text, {});
        if (printed != done || folder_.empty()) {
            return printed;
        }
        if (const auto written = writeReport(validation, folder_); !written) {
            complain("error: " + written.error());
            return failed;
        }
        return done;
    }

  private:
    void take(const bounds::Bound& bound, Validation& validation) const {
        if (bound.record().origin == io::Origin::digitised) {
            if (!ids_.empty()) {
                complain("note: " + bound.id() + " is a published curve itself");
            }
            return;
        }
        for (auto& events : picture::compareEvents(bound, validation.scenario)) {
            validation.events.emplace_back(&bound, std::move(events));
        }
        if (auto comparison = picture::compare(bound, validation.scenario)) {
            validation.compared.push_back(std::move(*comparison));
        } else {
            validation.withoutCurve.push_back(&bound);
        }
    }

    SceneOptions scene_;
    std::vector<std::string> ids_;
    std::string folder_;
    bool json_ = false;
};

} // namespace

std::unique_ptr<Command> makeValidate() {
    return std::make_unique<Validate>();
}

} // namespace cyrano::cli
