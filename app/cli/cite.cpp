#include "app/cli/command.hpp"
#include "core/picture/citations.hpp"

namespace cyrano::cli {

namespace {

class Cite final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command =
            root.add_subcommand("cite", "what to cite with the picture of a scene: the papers of "
                                        "what is visible, and who digitised its curves");
        scene_.declare(*command);
        command
            ->add_option("--format", format_,
                         "bibtex (default), text for people, or tex: \\cite{…}")
            ->check(CLI::IsMember({"bibtex", "text", "tex"}));
        command->add_option("-o,--output", file_, "write to a file");
        return command;
    }

    int run(const bounds::DataFolders& folders) override {
        const auto catalogue = loadCatalogue(folders);
        const auto scene = scene_.open(folders, *catalogue);
        if (!scene) {
            return scene.error();
        }
        picture::Evaluator evaluator(catalogue);
        const auto picture = evaluator.evaluate(*scene);
        if (!picture) {
            return failed;
        }
        const picture::Citations citations = picture::citationsOf(*picture, *catalogue);
        for (const picture::Citation& paper : citations.papers) {
            if (paper.entry == nullptr) {
                complain("warning: '" + paper.key + "' is not in the bibliography");
            }
        }
        return deliver(format_ == "text"  ? picture::toText(citations)
                       : format_ == "tex" ? picture::toTex(citations)
                                          : picture::toBibtex(citations),
                       file_);
    }

  private:
    SceneOptions scene_;
    std::string format_ = "bibtex";
    std::string file_;
};

} // namespace

std::unique_ptr<Command> makeCite() {
    return std::make_unique<Cite>();
}

} // namespace cyrano::cli
