#include <optional>
#include <regex>

#include "app/cli/command.hpp"
#include "app/export/figure_export.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/io/number.hpp"

namespace cyrano::cli {

namespace {

/// "86mmx60mm", in millimetres.
std::optional<QSizeF> parseSize(const std::string& text) {
    static const std::regex form(R"(([0-9.]+)mmx([0-9.]+)mm)");
    std::smatch match;
    if (!std::regex_match(text, match, form)) {
        return std::nullopt;
    }
    const auto width = io::parseNumber(match[1].str());
    const auto height = io::parseNumber(match[2].str());
    const auto sane = [](const std::optional<double>& mm) {
        return mm && *mm >= 30.0 && *mm <= 2000.0;
    };
    if (!sane(width) || !sane(height)) {
        return std::nullopt;
    }
    return QSizeF(*width, *height);
}

class Render final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand("render", "write the figure of a scene");
        scene_.declare(*command);
        command->add_option("-o,--output", file_, "FILE.pdf, FILE.svg or FILE.png")->required();
        command->add_option("--size", size_, "page size, as 86mmx60mm");
        command->add_option("--dpi", dpi_, "resolution of a PNG")->check(CLI::Range(30.0, 1200.0));
        return command;
    }
    bool paints() const override { return true; }

    int run(const bounds::DataFolders& folders) override {
        exporting::ExportOptions options;
        options.dpi = dpi_;
        if (!size_.empty()) {
            const auto size = parseSize(size_);
            if (!size) {
                complain("error: --size takes WIDTHmmxHEIGHTmm, each 30 to 2000 mm; got '" + size_ +
                         "'");
                return wrongUsage;
            }
            options.sizeMm = *size;
        }
        const auto catalogue = loadCatalogue(folders);
        const auto scene = scene_.open(folders, *catalogue);
        if (!scene) {
            return scene.error();
        }
        picture::Evaluator evaluator(catalogue);
        const auto picture = evaluator.evaluate(*scene);
        for (const io::Diagnostic& problem : picture->problems) {
            complain(problem.format());
        }
        const auto written = exporting::exportFigure(figure::makeFigure(*picture),
                                                     QString::fromStdString(file_), options);
        if (!written) {
            complain("error: " + written.error().toStdString());
            return failed;
        }
        return done;
    }

  private:
    SceneOptions scene_;
    std::string file_;
    std::string size_;
    double dpi_ = 200.0;
};

} // namespace

std::unique_ptr<Command> makeRender() {
    return std::make_unique<Render>();
}

} // namespace cyrano::cli
