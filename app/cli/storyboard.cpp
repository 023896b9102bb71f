#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <optional>
#include <regex>

#include "app/cli/command.hpp"
#include "app/present/film_writer.hpp"
#include "app/present/open_storyboard.hpp"
#include "app/present/play_meter.hpp"
#include "app/present/presentation.hpp"
#include "app/present/storyboard_export.hpp"
#include "core/io/number.hpp"

namespace cyrano::cli {

namespace {

constexpr double mmPerInch = 25.4;

/// "254mmx143mm", or "1920pxx1080px" and "1920x1080", which are pixels at `dpi`; in millimetres.
std::optional<QSizeF> parseSize(const std::string& text, double dpi) {
    static const std::regex form(R"(([0-9.]+)(mm|px)?[x×]([0-9.]+)(mm|px)?)");
    std::smatch match;
    if (!std::regex_match(text, match, form) || match[2].str() != match[4].str()) {
        return std::nullopt;
    }
    const auto width = io::parseNumber(match[1].str());
    const auto height = io::parseNumber(match[3].str());
    if (!width || !height) {
        return std::nullopt;
    }
    const double unit = match[2].str() == "mm" ? 1.0 : mmPerInch / dpi;
    const QSizeF out(*width * unit, *height * unit);
    const auto sane = [](double mm) { return mm >= 20.0 && mm <= 2000.0; };
    return sane(out.width()) && sane(out.height()) ? std::optional(out) : std::nullopt;
}

double quantile(std::vector<double> sorted, double q) {
    std::sort(sorted.begin(), sorted.end());
    const double rank = std::ceil(q * static_cast<double>(sorted.size()));
    return sorted.empty() ? 0.0 : sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
}

class StoryboardCommand final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand(
            "storyboard", "list, export or time a storyboard: scenes with captions, and the way "
                          "from one to the next");
        command->add_option("STORYBOARD", name_, "a built-in storyboard or a file")->required();
        command->add_option("-o,--output", output_,
                            "FILE.pdf (a page per step), a folder (the play as PNG frames), or "
                            "FILE.mp4, FILE.webp (by ffmpeg)");
        command->add_option("--size", size_, "of a slide: 254mmx143mm or 1920x1080 (pixels)");
        command->add_option("--dpi", options_.dpi, "pixels per inch of frames")
            ->check(CLI::Range(30.0, 1200.0));
        command->add_option("--fps", options_.framesPerSecond, "frames per second")
            ->check(CLI::Range(1.0, 120.0));
        command->add_option("--hold", options_.holdSeconds, "seconds each step stands")
            ->check(CLI::Range(0.0, 600.0));
        command->add_flag("--time", time_, "play it offscreen and report the time of a frame");
        return command;
    }
    bool paints() const override { return true; }

    int run(const bounds::DataFolders& folders) override {
        if (!size_.empty()) {
            const auto size = parseSize(size_, options_.dpi);
            if (!size) {
                complain("error: --size takes WIDTHmmxHEIGHTmm or WIDTHxHEIGHT in pixels, each 20 "
                         "to 2000 mm; got '" +
                         size_ + "'");
                return wrongUsage;
            }
            options_.sizeMm = *size;
        }
        const auto catalogue = loadCatalogue(folders);
        const auto storyboard = present::openStoryboard(*catalogue, name_, folders.datasets);
        if (!storyboard) {
            complain(storyboard.error().format());
            return storyboard.error().file.empty() ? wrongUsage : failed;
        }
        const auto evaluator = std::make_shared<picture::Evaluator>(catalogue);
        if (time_) {
            return timeIt(*storyboard, evaluator);
        }
        return output_.empty() ? list(*storyboard) : exportIt(*storyboard, *evaluator);
    }

  private:
    static int list(const scene::Storyboard& storyboard) {
        std::cout << storyboard.title << '\n';
        int number = 0;
        for (const scene::Step& step : storyboard.steps) {
            std::cout << ++number << '\t' << io::shortNumber(step.seconds) << " s\t"
                      << step.scene.title << '\t' << step.caption << '\n';
        }
        return finishOutput();
    }

    int exportIt(const scene::Storyboard& storyboard, picture::Evaluator& evaluator) const {
        const QString file = QString::fromStdString(output_);
        const QString suffix = QFileInfo(file).suffix().toLower();
        int tenth = 0;
        const present::Progress progress = [&](int done, int total) {
            if (const int now = 10 * done / total; now != tenth) {
                tenth = now;
                complain(std::to_string(done) + " of " + std::to_string(total));
            }
        };
        present::Outcome out;
        if (suffix == u"pdf") {
            out = present::exportPages(storyboard, evaluator, file, options_, progress);
        } else if (present::FilmWriter::isFilm(file)) {
            out = present::exportFilm(storyboard, evaluator, file, options_, progress);
        } else if (suffix.isEmpty() || QFileInfo(file).isDir()) {
            out = present::exportFrames(storyboard, evaluator, file, options_, progress);
        } else {
            complain(
                "error: a storyboard becomes a .pdf, .mp4, .webp or a folder of frames, not '" +
                output_ + "'");
            return wrongUsage;
        }
        if (!out) {
            complain("error: " + out.error().toStdString());
            return failed;
        }
        return done;
    }

    static int timeIt(const scene::Storyboard& storyboard,
                      const std::shared_ptr<picture::Evaluator>& evaluator) {
        present::Presentation presentation(evaluator);
        presentation.resize(1600, 1000);
        presentation.play(storyboard);
        presentation.show();
        present::PlayMeter meter(presentation);
        if (!meter.run()) {
            complain("error: no picture came");
            return failed;
        }
        for (const auto& [name, times] :
             {std::pair{"on the way", &meter.moving()}, std::pair{"at a step", &meter.arrived()},
              std::pair{"at a step, computed", &meter.shown()},
              std::pair{"labels and edges there", &meter.settled()}}) {
            std::cout << name << ": " << times->size() << " frames, median "
                      << io::roundedNumber(quantile(*times, 0.5), 3) << ", p99 "
                      << io::roundedNumber(quantile(*times, 0.99), 3) << ", longest "
                      << io::roundedNumber(quantile(*times, 1.0), 3) << " ms\n";
        }
        return finishOutput();
    }

    std::string name_;
    std::string output_;
    std::string size_;
    present::PlayOptions options_;
    bool time_ = false;
};

} // namespace

std::unique_ptr<Command> makeStoryboard() {
    return std::make_unique<StoryboardCommand>();
}

} // namespace cyrano::cli
