// Regions from nothing, on one thread: each bound of a scene, and whole scenes.
#include <array>
#include <string>

#include <benchmark/benchmark.h>

#include "core/picture/picture.hpp"
#include "tests/bench/world.hpp"

namespace {

using namespace cyrano;

constexpr std::array scenes{"nose", "photon-only", "pseudoscalar-after-2025", "dark-photon",
                            "landscape"};

void traceOne(benchmark::State& state, const scene::Scene& scene, const bounds::Bound* bound,
              bounds::Precision precision) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(bound->region({scene.scenario, scene.plane, {}, precision}));
    }
}

void traceAll(benchmark::State& state, const scene::Scene& scene, bounds::Precision precision) {
    const auto catalogue = bench::catalogue();
    for (auto _ : state) {
        for (const std::string& id : scene.shownBounds) {
            if (const bounds::Bound* bound = catalogue->find(id)) {
                benchmark::DoNotOptimize(
                    bound->region({scene.scenario, scene.plane, {}, precision}));
            }
        }
    }
}

void evaluateCold(benchmark::State& state, const scene::Scene& scene) {
    for (auto _ : state) {
        picture::Evaluator evaluator(bench::catalogue());
        benchmark::DoNotOptimize(evaluator.evaluate(scene));
    }
}

} // namespace

void cyrano::bench::registerRegions() {
    for (const char* name : scenes) {
        const scene::Scene scene = bench::sceneNamed(name);
        const std::string prefix = "scene/" + std::string(name);
        benchmark::RegisterBenchmark((prefix + "/full").c_str(), traceAll, scene,
                                     bounds::Precision::full)
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark((prefix + "/draft").c_str(), traceAll, scene,
                                     bounds::Precision::draft)
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark((prefix + "/all_cores").c_str(), evaluateCold, scene)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
        for (const std::string& id : scene.shownBounds) {
            if (const bounds::Bound* bound = bench::catalogue()->find(id)) {
                benchmark::RegisterBenchmark(("region/" + std::string(name) + '/' + id).c_str(),
                                             traceOne, scene, bound, bounds::Precision::full)
                    ->Unit(benchmark::kMillisecond);
            }
        }
    }
}
