#pragma once

#include <cmath>
#include <optional>

#include "core/physics/dump_yield.hpp"

/// Both edges of a nose by a scan and bisections: slow, and without the roots of the program.
namespace fixture {

struct Edges {
    double lower;
    double upper;
};

/// Both couplings where `signal` (over its limit) is one, from its highest point between the
/// logarithms outwards; none if it stays below.
template <class Signal>
std::optional<Edges> edgesOf(Signal signal, double lnFrom, double lnTo, double step) {
    double best = lnFrom;
    double highest = signal(std::exp(best));
    for (double x = lnFrom + step; x < lnTo; x += step) {
        const double here = signal(std::exp(x));
        if (here > highest) {
            best = x;
            highest = here;
        }
    }
    if (highest < 1.0) {
        return std::nullopt;
    }
    const auto root = [&](double outside) {
        double inside = best;
        for (int i = 0; i < 60; ++i) {
            const double middle = 0.5 * (inside + outside);
            (signal(std::exp(middle)) > 1.0 ? inside : outside) = middle;
        }
        return std::exp(inside);
    };
    return Edges{root(lnFrom), root(lnTo)};
}

} // namespace fixture

/// Of a dump, with nothing but a -> gamma gamma.
namespace fixture::dump {

inline double events(const cyrano::physics::YieldTable& table, double mass, double coupling) {
    const double width = coupling * coupling * std::pow(mass, 3) / (64.0 * M_PI);
    return cyrano::physics::expectedEvents(table, mass, coupling * coupling, width, 1.0);
}

/// Both couplings at which it sees `limit` events.
inline std::optional<Edges> edges(const cyrano::physics::YieldTable& table, double mass,
                                  double limit) {
    return edgesOf([&](double coupling) { return events(table, mass, coupling) / limit; },
                   std::log(1e-11), std::log(1e4), 0.02);
}

} // namespace fixture::dump
