// From a picture to what is seen: the figure, the plot at 1600 x 1000 pixels, files.
#include <array>
#include <string>

#include <QPixmap>

#include <benchmark/benchmark.h>

#include "app/export/figure_export.hpp"
#include "app/plot/figure_plot.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/picture/picture.hpp"
#include "tests/bench/world.hpp"

namespace {

using namespace cyrano;

constexpr std::array scenes{"pseudoscalar-after-2025", "dark-photon", "landscape"};
constexpr QSize window{1600, 1000};

picture::Picture pictureOf(const scene::Scene& scene) {
    picture::Evaluator evaluator(bench::catalogue());
    return evaluator.evaluate(scene).value();
}

void makeFigure(benchmark::State& state, const scene::Scene& scene) {
    const picture::Picture picture = pictureOf(scene);
    for (auto _ : state) {
        benchmark::DoNotOptimize(figure::makeFigure(picture));
    }
}

/// Everything anew, labels placed and all edges painted with care.
void paintAll(benchmark::State& state, const scene::Scene& scene) {
    const figure::Figure figure = figure::makeFigure(pictureOf(scene));
    for (auto _ : state) {
        plot::FigurePlot plot;
        plot.resize(window);
        plot.setFigure(figure);
        benchmark::DoNotOptimize(plot.grab());
    }
}

void writeFile(benchmark::State& state, const scene::Scene& scene, const char* suffix) {
    const figure::Figure figure = figure::makeFigure(pictureOf(scene));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const auto written = exporting::exportBytes(figure, QString::fromLatin1(suffix));
        if (!written) {
            state.SkipWithError(written.error().toUtf8().constData());
            return;
        }
        bytes = static_cast<std::size_t>(written->size());
    }
    state.counters["kB"] = static_cast<double>(bytes) * 1e-3;
}

} // namespace

void cyrano::bench::registerPaint() {
    for (const char* name : scenes) {
        const scene::Scene scene = bench::sceneNamed(name);
        const std::string end = '/' + std::string(name);
        benchmark::RegisterBenchmark(("figure" + end).c_str(), makeFigure, scene)
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("paint" + end).c_str(), paintAll, scene)
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("pdf" + end).c_str(), writeFile, scene, "pdf")
            ->Unit(benchmark::kMillisecond);
    }
}
