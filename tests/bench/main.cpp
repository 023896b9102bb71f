// Benchmarks paint, so they need an application before the first of them runs.
#include <QApplication>

#include <benchmark/benchmark.h>

#include "tests/bench/world.hpp"

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    cyrano::bench::registerRegions();
    cyrano::bench::registerPaint();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
