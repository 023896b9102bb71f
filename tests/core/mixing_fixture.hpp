#pragma once

#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/bounds/kinds.hpp"
#include "core/model/charges.hpp"

/// Searches for dark photons with made-up curves, and scenes to recast them to.
namespace fixture {

using cyrano::bounds::Bound;
using cyrano::bounds::Interval;

struct SearchInputs {
    std::string production = "electron-beam";
    std::string finalState = "electrons";
    std::string search = "prompt";
    double decayOverShield = 0.0; ///< 0: not given
};

inline cyrano::io::Record record(const SearchInputs& inputs, cyrano::io::PublishedContour contour) {
    cyrano::io::Record out;
    out.id = "sample";
    out.kind = "mixing-search";
    out.particles = {"vector", "axial-vector"};
    out.couplings = {"mixing"};
    out.inputs["production"].word = inputs.production;
    out.inputs["final_state"].word = inputs.finalState;
    out.inputs["search"].word = inputs.search;
    if (inputs.decayOverShield > 0.0) {
        out.inputs["decay_over_shield"].value = inputs.decayOverShield;
        out.inputs["decay_over_shield"].unit = "1";
    }
    contour.plane = "mass-epsilon";
    out.contour = std::move(contour);
    return out;
}

inline cyrano::bounds::MadeBound made(cyrano::io::Record record) {
    static const std::map<std::string, cyrano::io::Measurement> none;
    return cyrano::bounds::makeMixingSearch(std::move(record), {none, {}});
}

/// Two jagged runs with a gap between them and a jump within.
inline cyrano::io::PublishedContour jagged() {
    cyrano::io::PublishedContour out;
    out.shape = cyrano::io::PublishedContour::Shape::lowerEdge;
    out.segments = {{{0.01, 0.012, 0.03, 0.03, 0.08, 0.2}, {1e-3, 2e-3, 7e-4, 9e-4, 3e-4, 6e-4}},
                    {{0.3, 0.7, 0.9, 2.0, 5.0}, {5e-4, 8e-4, 7e-4, 9e-4, 2e-3}}};
    return out;
}

inline cyrano::io::PublishedContour flat(double lowGeV, double highGeV, double mixing) {
    cyrano::io::PublishedContour out;
    out.shape = cyrano::io::PublishedContour::Shape::lowerEdge;
    out.segments = {{{lowGeV, highGeV}, {mixing, mixing}}};
    return out;
}

/// Evenly spaced in ln m, uneven in ε.
inline cyrano::io::PublishedContour rows(double lowGeV, double highGeV, int count) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(0.8, 1.2);
    cyrano::io::PublishedContour out = flat(lowGeV, highGeV, 1e-3);
    out.segments.front() = {};
    for (int i = 0; i < count; ++i) {
        out.segments.front().x.push_back(
            lowGeV * std::pow(highGeV / lowGeV, static_cast<double>(i) / (count - 1)));
        out.segments.front().y.push_back(1e-3 * noise(random));
    }
    return out;
}

/// A nose that falls as lifetimes do, with its tip at 60 MeV.
inline cyrano::io::PublishedContour island() {
    cyrano::io::PublishedContour out;
    out.shape = cyrano::io::PublishedContour::Shape::closed;
    out.segments = {{{0.002, 0.01, 0.03, 0.05, 0.06, 0.05, 0.03, 0.01, 0.002},
                     {1e-7, 1.2e-7, 1.6e-7, 3e-7, 6e-7, 9e-7, 3e-6, 2e-5, 3e-4}}};
    return out;
}

inline cyrano::scene::Scenario scenario(const std::string& charges = "dark-photon") {
    cyrano::scene::Scenario out;
    out.model.particle = cyrano::model::Particle::vector;
    out.model.charges = cyrano::model::findCharges(charges)->charges;
    return out;
}

inline cyrano::scene::Scenario withInvisible(double branching) {
    cyrano::scene::Scenario out = scenario();
    out.model.brInvisible = branching;
    return out;
}

inline cyrano::scene::Plane plane() {
    cyrano::scene::Plane out;
    out.id = "mass-epsilon";
    out.x = {cyrano::scene::AxisScale::logarithmic, 1e-3, 10.0};
    out.y = {cyrano::scene::AxisScale::logarithmic, 1e-9, 1.0};
    return out;
}

inline std::vector<Interval> stretches(const Bound& bound, const cyrano::scene::Scenario& at,
                                       double massGeV) {
    const cyrano::scene::Plane p = plane();
    return bound.intervalsAt({at, p, {}}, massGeV);
}

inline double lowerEdge(const Bound& bound, const cyrano::scene::Scenario& at, double massGeV) {
    const auto found = stretches(bound, at, massGeV);
    return found.empty() ? std::nan("") : found.front().low;
}

inline cyrano::region::Region regionOf(const Bound& bound, const cyrano::scene::Scenario& at) {
    const cyrano::scene::Plane p = plane();
    return bound.region({at, p, {}});
}

inline std::string caveat(const Bound& bound, const cyrano::scene::Scenario& at, double massGeV,
                          double mixing) {
    const cyrano::scene::Plane p = plane();
    return bound.caveatAt({at, p, {}}, massGeV, mixing);
}

} // namespace fixture
