#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTimer>

#include "app/cli/command.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/main_window.hpp"
#include "core/io/number.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::cli {

namespace {

constexpr qint64 patienceMs = 5000;
constexpr int warmUpFrames = 5;

double ms(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

/// Sees paint events of a widget.
class PaintWatch : public QObject {
  public:
    bool seen = false;

  protected:
    bool eventFilter(QObject*, QEvent* event) override {
        seen = seen || event->type() == QEvent::Paint;
        return false;
    }
};

struct Stage {
    std::vector<double> times;

    [[nodiscard]] double quantile(double q) const {
        std::vector<double> sorted = times;
        std::sort(sorted.begin(), sorted.end());
        const auto index =
            static_cast<std::size_t>(std::ceil(q * static_cast<double>(sorted.size())) - 1.0);
        return sorted.empty() ? 0.0 : sorted[std::min(index, sorted.size() - 1)];
    }
    [[nodiscard]] QJsonObject json() const {
        return {{"median", quantile(0.5)}, {"p95", quantile(0.95)}, {"p99", quantile(0.99)}};
    }
};

/// Moves one slider frame by frame and waits each time until the plot has been painted. Paint is
/// everything from the finished computation to the picture on screen, hand-over included.
class DragBench {
  public:
    DragBench(app::MainWindow& window, std::string path)
        : window_(window), path_(QString::fromStdString(path)),
          parameter_(*scene::findParameter(path)) {
        window_.plot().installEventFilter(&watch_);
        wake_.start(static_cast<int>(patienceMs)); // so that waiting for events ends
        QObject::connect(&window_.session(), &app::Session::pictureChanged, &watch_,
                         [this](double milliseconds) {
                             recomputeMs_ = milliseconds;
                             pictureArrived_ = true;
                             watch_.seen = false;
                         });
    }

    bool frame(int index, bool counted) {
        pictureArrived_ = false;
        watch_.seen = false;
        timer_.start();
        window_.session().change(path_, valueAt(index), app::Session::Phase::drag);
        const double changeMs = ms(timer_);
        while (!pictureArrived_ || !watch_.seen) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (timer_.elapsed() > patienceMs) {
                return false;
            }
        }
        const double elapsedMs = ms(timer_);
        if (counted) {
            recompute.times.push_back(recomputeMs_);
            paint.times.push_back(elapsedMs - changeMs - recomputeMs_);
            total.times.push_back(elapsedMs);
        }
        return true;
    }

    Stage recompute;
    Stage paint;
    Stage total;

  private:
    /// A hand moving to and fro over the middle half of the slider, never twice on one value.
    [[nodiscard]] double valueAt(int index) const {
        const double u = 0.5 + 0.25 * std::sin(0.1 * index + 1e-4 * index);
        return parameter_.logarithmic
                   ? parameter_.min * std::pow(parameter_.max / parameter_.min, u)
                   : parameter_.min + u * (parameter_.max - parameter_.min);
    }

    app::MainWindow& window_;
    QString path_;
    const scene::Parameter& parameter_;
    PaintWatch watch_;
    QTimer wake_;
    QElapsedTimer timer_;
    double recomputeMs_ = 0.0;
    bool pictureArrived_ = false;
};

class Bench final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command =
            root.add_subcommand("bench", "latencies of the window's own path, offscreen");
        scene_.declare(*command, false);
        command->add_option("--frames", frames_, "slider moves to time")
            ->check(CLI::Range(1, 100000));
        command->add_option("--parameter", path_, "the slider that is dragged");
        command->add_flag("--json", json_, "as JSON (milliseconds)");
        return command;
    }
    bool paints() const override { return true; }

    int run(const bounds::DataFolders& folders) override {
        QStandardPaths::setTestModeEnabled(true); // the user's window settings stay out of it
        const auto catalogue = loadCatalogue(folders);
        const auto scene = scene_.open(folders, *catalogue);
        if (!scene) {
            return scene.error();
        }
        const scene::Parameter* parameter = scene::findParameter(path_);
        if (parameter == nullptr || parameter->kind != scene::Parameter::Kind::number) {
            complain("error: --parameter takes the path of a number, got '" + path_ + "'");
            return wrongUsage;
        }
        const double coldMs = coldEvaluation(catalogue, *scene);
        QElapsedTimer start;
        start.start();
        app::MainWindow window(std::make_shared<picture::Evaluator>(catalogue),
                               QString::fromStdString(folders.datasets), *scene);
        window.resize(1600, 1000);
        window.show();
        DragBench bench(window, path_);
        window.plot().setInteracting(true); // as the model panel does while a slider is held
        for (int i = 0; i < frames_ + warmUpFrames; ++i) {
            if (!bench.frame(i, i >= warmUpFrames)) {
                complain("error: no picture within " + std::to_string(patienceMs) + " ms");
                return failed;
            }
        }
        return deliver(json_ ? asJson(bench, coldMs) : asText(bench, coldMs), {});
    }

  private:
    /// Every bound of the scene once, one thread, nothing remembered.
    [[nodiscard]] static double
    coldEvaluation(const std::shared_ptr<const bounds::Catalogue>& catalogue,
                   const scene::Scene& scene) {
        picture::Evaluator evaluator(catalogue);
        QElapsedTimer timer;
        timer.start();
        (void)evaluator.evaluate(scene);
        return ms(timer);
    }

    [[nodiscard]] std::string asJson(const DragBench& bench, double coldMs) const {
        const QJsonObject root{{"scene", QString::fromStdString(scene_.name())},
                               {"parameter", QString::fromStdString(path_)},
                               {"frames", frames_},
                               {"unit", "ms"},
                               {"cold_all_bounds", coldMs},
                               {"recompute", bench.recompute.json()},
                               {"paint", bench.paint.json()},
                               {"total", bench.total.json()}};
        return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString() + '\n';
    }

    [[nodiscard]] static std::string asText(const DragBench& bench, double coldMs) {
        std::string out = "all bounds, cold, one thread: " + io::roundedNumber(coldMs, 3) + " ms\n";
        for (const auto& [name, stage] :
             {std::pair{"recompute", &bench.recompute}, std::pair{"paint", &bench.paint},
              std::pair{"total", &bench.total}}) {
            out += std::string(name) + ": median " + io::roundedNumber(stage->quantile(0.5), 3) +
                   ", p95 " + io::roundedNumber(stage->quantile(0.95), 3) + ", p99 " +
                   io::roundedNumber(stage->quantile(0.99), 3) + " ms\n";
        }
        return out;
    }

    SceneOptions scene_;
    int frames_ = 300;
    std::string path_ = "model.cutoff";
    bool json_ = false;
};

} // namespace

std::unique_ptr<Command> makeBench() {
    return std::make_unique<Bench>();
}

} // namespace cyrano::cli
