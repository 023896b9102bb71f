// The formulas that are evaluated most often.
#include <cmath>

#include <benchmark/benchmark.h>

#include "core/bounds/yield_file.hpp"
#include "core/physics/decay_counter.hpp"
#include "core/physics/magnetic_moment.hpp"
#include "core/physics/yield_surface.hpp"

namespace {

using namespace cyrano;

constexpr double massGeV = 0.1;

/// The yields of photons in E137's dump, as the build made them.
const physics::YieldSurface* yields() {
    static const auto read = bounds::readYields(CYRANO_TABLES, "e137.primakoff");
    return read ? &*read : nullptr;
}

void loopFunctions(benchmark::State& state) {
    const double r = std::pow(10.0, static_cast<double>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(physics::h1(r) + physics::h2(r) + physics::hS(r));
    }
}
BENCHMARK(loopFunctions)->DenseRange(-4, 8, 3)->Name("kernel/h1_h2_hS/log10_r");

void yieldsAtMass(benchmark::State& state) {
    if (yields() == nullptr) {
        state.SkipWithError("no table of yields");
        return;
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(yields()->at(massGeV));
    }
}
BENCHMARK(yieldsAtMass)->Name("kernel/yields_at_mass");

void decaysOfOneLifetime(benchmark::State& state) {
    if (yields() == nullptr) {
        state.SkipWithError("no table of yields");
        return;
    }
    const physics::DecayCounter counter(yields()->at(massGeV), massGeV);
    double widthGeV = 1e-16;
    for (auto _ : state) {
        benchmark::DoNotOptimize(counter(widthGeV));
        widthGeV *= 1.0 + 1e-9;
    }
}
BENCHMARK(decaysOfOneLifetime)->Name("kernel/decays_of_one_lifetime");

} // namespace
