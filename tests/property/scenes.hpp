#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/bounds/catalogue.hpp"
#include "core/model/charges.hpp"
#include "core/physics/particle.hpp"
#include "core/scene/parameters.hpp"
#include "tests/property/property.hpp"

/// Random scenes over everything a user can set: each number between 0 and 1 of a sample is one
/// choice, so that a counterexample shrinks choice by choice.
namespace property {

inline const cyrano::bounds::Catalogue& catalogue() {
    static const auto loaded = std::make_unique<const cyrano::bounds::Catalogue>(
        cyrano::bounds::Catalogue::load({CYRANO_DATASETS, CYRANO_TABLES}));
    return *loaded;
}

/// The value of a parameter at a place between 0 and 1 of its range.
inline cyrano::scene::Value valueAt(const cyrano::scene::Parameter& p, double place) {
    switch (p.kind) {
    case cyrano::scene::Parameter::Kind::toggle:
        return place < 0.5;
    case cyrano::scene::Parameter::Kind::choice:
        return p.choices[std::min(
            static_cast<std::size_t>(place * static_cast<double>(p.choices.size())),
            p.choices.size() - 1)];
    case cyrano::scene::Parameter::Kind::number:
    case cyrano::scene::Parameter::Kind::text:
    case cyrano::scene::Parameter::Kind::list:
        break;
    }
    const double value =
        p.logarithmic ? p.min * std::pow(p.max / p.min, place) : p.min + place * (p.max - p.min);
    return std::clamp(value, p.min, p.max);
}

/// Parameters of the model and of the data, and the mass of planes of two couplings.
inline std::vector<const cyrano::scene::Parameter*> assumptions() {
    std::vector<const cyrano::scene::Parameter*> out;
    for (const cyrano::scene::Parameter& p : cyrano::scene::parameters()) {
        if (p.path != "model.particle" && (p.path.starts_with("model.") ||
                                           p.path.starts_with("data.") || p.path == "plane.mass")) {
            out.push_back(&p);
        }
    }
    return out;
}

/// A bound and a scene it may speak about.
struct Case {
    const cyrano::bounds::Bound* bound;
    cyrano::scene::Scene scene;

    [[nodiscard]] cyrano::bounds::RegionRequest
    request(cyrano::bounds::Precision precision = cyrano::bounds::Precision::full) const {
        return {scene.scenario, scene.plane, {}, precision};
    }
};

/// What randomCase reads of a sample; the rest is the caller's.
inline constexpr std::size_t firstAssumption = 10;

inline Ranges sceneRanges() {
    Ranges out;
    for (const char* name : {"bound", "particle", "plane", "view", "precision", "x", "y",
                             "left edge", "right edge", "own settings"}) {
        out.push_back({name, 0.0, 1.0, Scale::linear});
    }
    for (const cyrano::scene::Parameter* p : assumptions()) {
        out.push_back({p->path, 0.0, 1.0, Scale::linear});
    }
    for (const char* name : {"1st input", "2nd input", "3rd input"}) {
        out.push_back({name, 0.0, 1.0, Scale::linear});
    }
    return out;
}

/// A scene in which each assumption is drawn; with half the numbers the bound's own inputs too.
/// @param bounds the ones to draw from.
inline Case randomCase(const Sample& s, const std::vector<const cyrano::bounds::Bound*>& bounds) {
    namespace scene = cyrano::scene;
    Case out{bounds[s.pick(0, bounds.size())], {}};
    const auto change = [&out](const std::string& path, const scene::Value& value) {
        out.scene = scene::withParameter(out.scene, path, value).value();
    };
    const auto& particles = out.bound->record().particles;
    change("model.particle", particles[s.pick(1, particles.size())]);
    const bool spinOne = out.scene.plane.kind().spinOne();
    std::vector<std::string> planes;
    for (const scene::PlaneKind& kind : scene::planeKinds()) {
        if (kind.spinOne() == spinOne) {
            planes.emplace_back(kind.id);
        }
    }
    change("plane.id", planes[s.pick(2, planes.size())]);
    std::size_t next = firstAssumption;
    for (const scene::Parameter* p : assumptions()) {
        change(p->path, valueAt(*p, s[next++]));
    }
    change("plane.view", std::string(s[3] < 0.3 ? "four-quadrants" : "folded"));
    if (!out.scene.plane.fourQuadrants()) {
        // A window of at least a tenth of the plane.
        scene::Axis& x = out.scene.plane.x;
        const double low = x.axisMin();
        const double width = x.axisMax() - low;
        x.min = x.fromAxis(low + 0.45 * s[7] * width);
        x.max = x.fromAxis(low + (1.0 - 0.45 * s[8]) * width);
    }
    if (s[9] > 0.5) {
        for (const scene::Parameter& p : out.bound->parameters()) {
            if (next < s.ranges().size()) {
                p.set(out.scene, valueAt(p, s[next++]));
            }
        }
    }
    return out;
}

} // namespace property
