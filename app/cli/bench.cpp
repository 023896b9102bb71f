#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include <time.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTimer>

#include "app/cli/command.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/main_window.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/io/number.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::cli {

namespace {

constexpr qint64 patienceMs = 5000;
constexpr int warmUpFrames = 5;

double ms(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

/// Since the process was started, in the steps of 10 ms in which Linux tells; nothing elsewhere.
std::optional<double> processAgeMs() {
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    constexpr qsizetype startTime = 19; // proc(5): field 22, counted from the one behind the name
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    const auto perSecond = static_cast<double>(sysconf(_SC_CLK_TCK));
    if (fields.size() <= startTime || clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return std::nullopt;
    }
    const double nowMs =
        1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
    return nowMs - 1e3 * fields[startTime].toDouble() / perSecond;
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

constexpr int restEvery = 25; // frames

/// Moves one slider frame by frame and waits each time until the plot has been painted. Recompute
/// is the evaluation on its thread; paint is everything from there to the picture on screen,
/// hand-over included, and figure the part of it that makes the figure out of the picture. Labels
/// are placed, and edges painted with care, where the hand pauses: frames of their own.
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
        QObject::connect(&window_.session(), &app::Session::refused, &watch_,
                         [this](const QString& why) { complaint = why.toStdString(); });
    }

    /// The first picture, complete.
    bool open() {
        started.reset();
        const auto complete = [this] {
            return window_.session().picture() && !window_.session().busy() &&
                   window_.plot().atRest();
        };
        timer_.start();
        while (!complete() && timer_.elapsed() < patienceMs) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (!started && pictureArrived_ && watch_.seen) {
                started = processAgeMs();
            }
        }
        return complete();
    }

    bool frame(int index, bool counted) {
        pictureArrived_ = false;
        watch_.seen = false;
        timer_.start();
        window_.session().change(path_, valueAt(index), app::Session::Phase::drag);
        const double changeMs = ms(timer_);
        while (!pictureArrived_ || !watch_.seen) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (!complaint.empty()) {
                return false;
            }
            if (timer_.elapsed() > patienceMs) {
                complaint = pictureArrived_
                                ? "the picture does not change with " + path_.toStdString() +
                                      ": drag another --parameter"
                                : "no picture within " + std::to_string(patienceMs) + " ms";
                return false;
            }
        }
        const double elapsedMs = ms(timer_);
        if (counted) {
            recompute.times.push_back(recomputeMs_);
            paint.times.push_back(elapsedMs - changeMs - recomputeMs_);
            total.times.push_back(elapsedMs);
            timer_.start();
            (void)figure::makeFigure(*window_.session().picture());
            figure.times.push_back(ms(timer_));
            if ((index - warmUpFrames) % restEvery == 0) {
                rest();
            }
        }
        return true;
    }

    std::optional<double> started; ///< age of the process when the first picture was painted
    Stage recompute;
    Stage figure;
    Stage paint;
    Stage total;
    Stage labels;
    Stage edges;
    std::string complaint; ///< why there was no frame

  private:
    void rest() {
        plot::FigurePlot& plot = window_.plot();
        timer_.start();
        plot.setInteracting(false);
        plot.repaint();
        labels.times.push_back(ms(timer_));
        const auto begun =
            QObject::connect(&plot, &plot::FigurePlot::sharpening, [this] { timer_.start(); });
        const auto ended = QObject::connect(&plot, &plot::FigurePlot::sharpened, [&] {
            plot.repaint();
            edges.times.push_back(ms(timer_));
        });
        while (!plot.atRest()) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QObject::disconnect(begun);
        QObject::disconnect(ended);
        plot.setInteracting(true);
    }

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
        command->add_option("--parameter", path_,
                            "the slider that is dragged; by default one that does something here");
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
        if (path_.empty()) {
            path_ = usualSlider(*scene);
        }
        const scene::Parameter* parameter = scene::findParameter(path_);
        if (parameter == nullptr || parameter->kind != scene::Parameter::Kind::number) {
            complain("error: --parameter takes the path of a number, got '" + path_ + "'");
            return wrongUsage;
        }
        if (!parameter->active(*scene)) {
            complain("error: " + path_ + " does nothing in this scene; '" + usualSlider(*scene) +
                     "' does");
            return wrongUsage;
        }
        app::MainWindow window(std::make_shared<picture::Evaluator>(catalogue),
                               QString::fromStdString(folders.datasets), *scene);
        window.resize(1600, 1000);
        window.show();
        DragBench bench(window, path_);
        if (!bench.open()) {
            complain("error: the window does not come to rest");
            return failed;
        }
        window.plot().setInteracting(true); // as the model panel does while a slider is held
        for (int i = 0; i < frames_ + warmUpFrames; ++i) {
            if (!bench.frame(i, i >= warmUpFrames)) {
                complain("error: " + bench.complaint);
                return failed;
            }
        }
        const std::vector<BoundTime> cold = coldBounds(catalogue, *scene);
        return deliver(json_ ? asJson(bench, cold) : asText(bench, cold), {});
    }

  private:
    struct BoundTime {
        std::string id;
        double milliseconds;
    };

    /// The cutoff where loops depend on it, else the first slider of the model panel that does
    /// something.
    [[nodiscard]] static std::string usualSlider(const scene::Scene& scene) {
        std::string out;
        for (const scene::Parameter& parameter : scene::parameters()) {
            const bool slides = parameter.kind == scene::Parameter::Kind::number &&
                                !parameter.group.empty() && parameter.active(scene);
            if (slides && (out.empty() || parameter.path == "model.cutoff")) {
                out = parameter.path;
            }
        }
        return out;
    }

    /// Every bound of the scene by itself, on this thread, nothing remembered: the best of a few.
    [[nodiscard]] static std::vector<BoundTime>
    coldBounds(const std::shared_ptr<const bounds::Catalogue>& catalogue,
               const scene::Scene& scene) {
        constexpr int rounds = 3;
        std::vector<BoundTime> out;
        for (const std::string& id : scene.shownBounds) {
            const bounds::Bound* bound = catalogue->find(id);
            if (bound == nullptr) {
                continue;
            }
            double best = std::numeric_limits<double>::infinity();
            for (int round = 0; round < rounds; ++round) {
                picture::Evaluator evaluator(catalogue);
                QElapsedTimer timer;
                timer.start();
                (void)evaluator.regionOf(scene, *bound);
                best = std::min(best, ms(timer));
            }
            out.push_back({id, best});
        }
        return out;
    }

    [[nodiscard]] static double sum(const std::vector<BoundTime>& bounds) {
        return std::accumulate(
            bounds.begin(), bounds.end(), 0.0,
            [](double all, const BoundTime& one) { return all + one.milliseconds; });
    }

    /// Stages in the order of a frame, then the whole of it, then what happens at rest.
    [[nodiscard]] static std::vector<std::pair<std::string, const Stage*>>
    stagesOf(const DragBench& bench) {
        return {{"recompute", &bench.recompute}, {"figure", &bench.figure},
                {"paint", &bench.paint},         {"total", &bench.total},
                {"labels", &bench.labels},       {"edges", &bench.edges}};
    }

    [[nodiscard]] std::string asJson(const DragBench& bench,
                                     const std::vector<BoundTime>& cold) const {
        QJsonObject root{{"scene", QString::fromStdString(scene_.name())},
                         {"parameter", QString::fromStdString(path_)},
                         {"frames", frames_},
                         {"unit", "ms"},
                         {"cold_all_bounds", sum(cold)}};
        QJsonObject bounds;
        for (const BoundTime& one : cold) {
            bounds.insert(QString::fromStdString(one.id), one.milliseconds);
        }
        root.insert("cold_bounds", bounds);
        if (bench.started) {
            root.insert("start", *bench.started);
        }
        for (const auto& [name, stage] : stagesOf(bench)) {
            root.insert(QString::fromStdString(name), stage->json());
        }
        return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString() + '\n';
    }

    [[nodiscard]] std::string asText(const DragBench& bench, std::vector<BoundTime> cold) const {
        std::string out =
            "all bounds, cold, one thread: " + io::roundedNumber(sum(cold), 3) + " ms\n";
        std::sort(cold.begin(), cold.end(), [](const BoundTime& a, const BoundTime& b) {
            return a.milliseconds > b.milliseconds;
        });
        for (const BoundTime& one : cold) {
            out += "  " + one.id + '\t' + io::roundedNumber(one.milliseconds, 3) + " ms\n";
        }
        if (bench.started) {
            out +=
                "start of the program to first picture: " + io::roundedNumber(*bench.started, 3) +
                " ms\n";
        }
        out += "drag of " + path_ + ", " + std::to_string(frames_) + " frames\n";
        for (const auto& [name, stage] : stagesOf(bench)) {
            out += "  " + name + ": median " + io::roundedNumber(stage->quantile(0.5), 3) +
                   ", p95 " + io::roundedNumber(stage->quantile(0.95), 3) + ", p99 " +
                   io::roundedNumber(stage->quantile(0.99), 3) + " ms\n";
        }
        return out;
    }

    SceneOptions scene_;
    int frames_ = 300;
    std::string path_;
    bool json_ = false;
};

} // namespace

std::unique_ptr<Command> makeBench() {
    return std::make_unique<Bench>();
}

} // namespace cyrano::cli
