#include "core/bounds/bound.hpp"

#include <algorithm>
#include <cmath>

#include "core/bounds/settings.hpp"
#include "core/bounds/trace.hpp"
#include "core/physics/particle.hpp"

namespace cyrano::bounds {

Bound::Bound(io::Record record) : record_(std::move(record)), parameters_(settingsOf(record_)) {}

double Bound::setting(const Scenario& scenario, std::string_view input) const {
    const auto given = scenario.settings.find(record_.id + '.' + std::string(input));
    if (given != scenario.settings.end()) {
        if (const double* number = std::get_if<double>(&given->second)) {
            return *number;
        }
    }
    const auto own = record_.inputs.find(std::string(input));
    if (own == record_.inputs.end()) {
        return std::nan("");
    }
    return own->second.derive ? own->second.derive(scenario) : own->second.value;
}

std::string Bound::choice(const Scenario& scenario, std::string_view input) const {
    const auto given = scenario.settings.find(record_.id + '.' + std::string(input));
    if (given != scenario.settings.end()) {
        return std::visit([](const auto& value) { return scene::toText(scene::Value{value}); },
                          given->second);
    }
    const auto own = record_.inputs.find(std::string(input));
    return own == record_.inputs.end() ? std::string{} : own->second.word;
}

std::string Bound::silentBecause(const Scenario& scenario, const scene::Plane& plane) const {
    const auto needs = [this](std::string_view coupling) {
        return std::find(record_.couplings.begin(), record_.couplings.end(), coupling) !=
               record_.couplings.end();
    };
    const std::string particle(physics::name(scenario.model.particle));
    if (std::find(record_.particles.begin(), record_.particles.end(), particle) ==
        record_.particles.end()) {
        return "not applicable to " + std::string(particle.starts_with('a') ? "an " : "a ") +
               particle;
    }
    if (std::string why = planeProblem(plane); !why.empty()) {
        return why;
    }
    if (std::string why = modelProblem(scenario); !why.empty()) {
        return why;
    }
    // Couplings on an axis are there whatever the model says.
    const model::Couplings couplings =
        model::couplings(plane.kind().place(scenario.model, plane.x.max, plane.y.max));
    if (needs("photon-z") && couplings.photonZPerGeV == 0.0) {
        return "the model has no photon–Z coupling";
    }
    if (needs("electron") && couplings.lepton[model::electron] == 0.0) {
        return "the model has no coupling to electrons";
    }
    if (needs("lepton") && couplings.lepton == decltype(couplings.lepton){}) {
        return "the model has no lepton coupling";
    }
    return {};
}

Region Bound::region(const RegionRequest& request) const {
    if (!silentBecause(request.scenario, request.plane).empty()) {
        return {role(request.scenario), {}, {}};
    }
    return traceRegion(*this, request);
}

std::vector<Interval> Bound::intervalsAt(const RegionRequest& request, double x) const {
    const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
    const Interval masses = massRangeGeV();
    if (!silentBecause(request.scenario, request.plane).empty() || line.massGeV < masses.low ||
        line.massGeV > masses.high) {
        return {};
    }
    const auto made = column(request.scenario, line.massGeV);
    return made == nullptr
               ? std::vector<Interval>{}
               : excludedIntervals(*made, line, request.plane.y.min, request.plane.y.max);
}

std::optional<double> Bound::logExcessAt(const RegionRequest& request, double x, double y) const {
    const CouplingLine line = request.plane.kind().line(request.scenario.model, x);
    const Interval masses = massRangeGeV();
    if (!silentBecause(request.scenario, request.plane).empty() || line.massGeV < masses.low ||
        line.massGeV > masses.high) {
        return std::nullopt;
    }
    const auto made = column(request.scenario, line.massGeV);
    return made == nullptr ? std::nullopt : std::optional(made->logExcess(line.at(y)));
}

std::string Bound::caveatAt(const RegionRequest& request, double, double) const {
    std::string out = record_.caution();
    if (std::string changed = changedSettings(request.scenario); !changed.empty()) {
        out += (out.empty() ? "" : "; ") + changed;
    }
    return out;
}

std::string Bound::changedSettings(const Scenario& scenario) const {
    std::string out;
    scene::Scene scene;
    scene.scenario = scenario;
    for (const scene::Parameter& parameter : parameters_) {
        const scene::Value now = parameter.get(scene);
        const scene::Value own = ownValue(parameter, scene);
        if (now != own) {
            out += (out.empty() ? "changed: " : ", ") +
                   parameter.path.substr(parameter.path.rfind('.') + 1) + " = " +
                   scene::toText(now) + " (record: " + scene::toText(own) + ')';
        }
    }
    return out;
}

} // namespace cyrano::bounds
