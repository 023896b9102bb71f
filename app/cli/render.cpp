#include <optional>
#include <regex>

#include "app/cli/command.hpp"
#include "app/export/figure_bundle.hpp"
#include "app/export/figure_export.hpp"
#include "app/export/presets.hpp"
#include "core/bounds/settings.hpp"
#include "core/figure/ghost.hpp"
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

std::vector<std::string> presetNames() {
    std::vector<std::string> out;
    for (const exporting::Preset& preset : exporting::presets()) {
        out.push_back(preset.name.toStdString());
    }
    return out;
}

std::vector<std::string> paletteWords() {
    std::vector<std::string> out;
    for (const QString& name : exporting::paletteNames()) {
        out.push_back(name.toStdString());
    }
    return out;
}

class Render final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand("render", "write the figure of a scene");
        scene_.declare(*command);
        command->add_option(
            "-o,--output", file_,
            "FILE.pdf, .svg, .png, .pgf (to be \\input) or .tex (a whole document)");
        command->add_option("--bundle", bundle_,
                            "DIR for PDF, curves as CSV and HEPData, citations and scene together");
        command
            ->add_option("--ghost", ghost_,
                         "SCENE whose edges are laid over the figure as thin lines, where they "
                         "differ")
            ->excludes("--bundle");
        command->add_option("--preset", preset_, "size, letters and lines: see `list presets`")
            ->check(CLI::IsMember(presetNames()));
        command->add_option("--size", size_, "page size, as 86mmx60mm, instead of the preset's");
        command->add_option("--dpi", dpi_, "resolution of a PNG")->check(CLI::Range(30.0, 1200.0));
        command->add_flag("--opaque", opaque_,
                          "mix overlapping colours beforehand: no transparency in the file");
        command->add_flag("--hatch", hatch_,
                          "excluded regions in patterns that need no colour, for grey print");
        command->add_option("--palette", palette_, "colours: records, okabe-ito or petroff")
            ->check(CLI::IsMember(paletteWords()));
        command->add_flag("--text", text_,
                          "keep text as text in an SVG; it needs the fonts of KaTeX to be shown");
        return command;
    }
    bool paints() const override { return true; }

    int run(const bounds::DataFolders& folders) override {
        if (file_.empty() && bundle_.empty()) {
            complain("error: --output FILE or --bundle DIR is required");
            return wrongUsage;
        }
        exporting::ExportOptions options;
        exporting::apply(*exporting::findPreset(QString::fromStdString(preset_)), options);
        options.dpi = dpi_;
        options.style.opaque = opaque_;
        options.style.hatchExcluded = hatch_;
        options.palette = exporting::paletteCalled(QString::fromStdString(palette_)).value();
        options.style.glyphs = text_ ? tex::Ink::Text : tex::Ink::Automatic;
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
        figure::Figure figure = figure::makeFigure(*picture);
        if (const int code = ghost_.empty() ? done : addGhost(figure, *picture, folders, evaluator);
            code != done) {
            return code;
        }
        const QString file = QString::fromStdString(file_);
        if (const auto written = file.isEmpty() ? tl::expected<void, QString>{}
                                                : exporting::exportFigure(figure, file, options);
            !written) {
            complain("error: " + written.error().toStdString());
            return failed;
        }
        return bundle_.empty() ? done : writeBundle(*picture, *catalogue, options);
    }

  private:
    /// In the window of the figure's scene, whatever its own.
    [[nodiscard]] int addGhost(figure::Figure& figure, const picture::Picture& live,
                               const bounds::DataFolders& folders,
                               picture::Evaluator& evaluator) const {
        auto pinned = bounds::openScene(evaluator.catalogue(), ghost_, folders.datasets);
        if (!pinned) {
            complain(pinned.error().format());
            return failed;
        }
        if (const std::string why = figure::ghostProblem(live.scene, *pinned); !why.empty()) {
            complain("error: --ghost " + ghost_ + ": " + why);
            return failed;
        }
        pinned->plane = live.scene.plane;
        figure::addGhost(figure, live, *evaluator.evaluate(*pinned));
        return done;
    }

    [[nodiscard]] int writeBundle(const picture::Picture& picture,
                                  const bounds::Catalogue& catalogue,
                                  const exporting::ExportOptions& options) const {
        const auto written =
            exporting::writeBundle(picture, catalogue, QString::fromStdString(bundle_), options);
        if (!written) {
            complain("error: " + written.error().toStdString());
            return failed;
        }
        return done;
    }

    SceneOptions scene_;
    std::string file_;
    std::string bundle_;
    std::string ghost_;
    std::string preset_ = exporting::presets().front().name.toStdString();
    std::string size_;
    double dpi_ = 200.0;
    bool opaque_ = false;
    bool hatch_ = false;
    std::string palette_ = exporting::name(exporting::Palette::records).toStdString();
    bool text_ = false;
};

} // namespace

std::unique_ptr<Command> makeRender() {
    return std::make_unique<Render>();
}

} // namespace cyrano::cli
