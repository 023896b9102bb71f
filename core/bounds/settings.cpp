#include "core/bounds/settings.hpp"

#include <algorithm>

#include "core/io/nearest.hpp"
#include "core/scene/parameter_formulas.hpp"
#include "core/scene/scene_library.hpp"
#include "core/scene/style_fields.hpp"

namespace cyrano::bounds {

namespace {

constexpr std::string_view prefix = "bound.";

scene::Value toValue(const scene::Setting& setting) {
    return std::visit([](const auto& x) { return scene::Value{x}; }, setting);
}

/// What stands where the scene gives nothing.
scene::Value valueOf(const io::Input& input, const scene::Scenario& scenario) {
    if (!input.choices.empty()) {
        return input.word;
    }
    return input.derive ? input.derive(scenario) : input.value;
}

scene::Parameter parameterOf(const std::string& key, const io::Input& input) {
    scene::Parameter p;
    p.path = std::string(prefix) + key;
    p.kind =
        input.choices.empty() ? scene::Parameter::Kind::number : scene::Parameter::Kind::choice;
    p.symbol = input.symbol;
    p.unit = input.unit == "1" ? "" : input.unit;
    p.help = input.help;
    p.formula = scene::inputFormula(std::string_view(key).substr(key.rfind('.') + 1));
    p.source = input.source;
    p.choices = input.choices;
    if (input.range) {
        p.min = input.range->min;
        p.max = input.range->max;
        p.logarithmic = input.range->logarithmic;
    }
    const bool isWord = !input.choices.empty();
    p.get = [key, isWord, input](const scene::Scene& s) {
        const auto given = s.scenario.settings.find(key);
        if (given == s.scenario.settings.end()) {
            return valueOf(input, s.scenario);
        }
        const scene::Value value = toValue(given->second);
        return isWord ? scene::Value{scene::toText(value)} : value;
    };
    p.set = [key](scene::Scene& s, const scene::Value& value) {
        if (const double* number = std::get_if<double>(&value)) {
            s.scenario.settings[key] = *number;
        } else if (const std::string* word = std::get_if<std::string>(&value)) {
            s.scenario.settings[key] = *word;
        }
    };
    return p;
}

std::string unknownSetting(const Catalogue& catalogue, const std::string& id,
                           const std::string& key) {
    const Bound* bound = catalogue.find(id);
    if (bound == nullptr) {
        return "no bound '" + id + "'; nearest is '" +
               std::string(io::nearest(id, catalogue.ids())) + "'";
    }
    std::vector<std::string> known{"bound." + id + ".shown"};
    for (const std::string_view field : scene::styleFields()) {
        known.push_back("bound." + id + '.' + std::string(field));
    }
    for (const scene::Parameter& p : bound->parameters()) {
        known.push_back(p.path);
    }
    return "unknown parameter 'bound." + key + "'; nearest is '" +
           std::string(io::nearest("bound." + key, known)) + "'";
}

} // namespace

std::vector<scene::Parameter> settingsOf(const io::Record& record) {
    std::vector<scene::Parameter> out;
    for (const auto& [name, input] : record.inputs) {
        if (input.adjustable()) {
            out.push_back(parameterOf(record.id + '.' + name, input));
        }
    }
    return out;
}

scene::Value ownValue(const scene::Parameter& parameter, scene::Scene scene) {
    scene.scenario.settings.erase(parameter.path.substr(prefix.size()));
    return parameter.get(scene);
}

const scene::Parameter* findSetting(const Catalogue& catalogue, std::string_view path) {
    const std::size_t dot = path.rfind('.');
    if (!path.starts_with(prefix) || dot < prefix.size() || dot == std::string_view::npos) {
        return nullptr;
    }
    const Bound* bound =
        catalogue.find(std::string(path.substr(prefix.size(), dot - prefix.size())));
    if (bound == nullptr) {
        return nullptr;
    }
    const auto all = bound->parameters();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [path](const scene::Parameter& p) { return p.path == path; });
    return found == all.end() ? nullptr : &*found;
}

std::string settingsComplaint(const Catalogue& catalogue, const scene::Scene& scene) {
    for (const auto& [key, setting] : scene.scenario.settings) {
        const scene::Parameter* parameter = findSetting(catalogue, std::string(prefix) + key);
        if (parameter == nullptr) {
            return unknownSetting(catalogue, key.substr(0, key.rfind('.')), key);
        }
        // Choices may be called 1, 2, 4, and then a file or a command line takes them for numbers.
        const bool isWord = parameter->kind == scene::Parameter::Kind::choice;
        const scene::Value value =
            isWord ? scene::Value{scene::toText(toValue(setting))} : toValue(setting);
        if (std::string why = scene::complaint(*parameter, value); !why.empty()) {
            return why;
        }
    }
    return {};
}

io::Result<scene::Scene> openScene(const Catalogue& catalogue, const std::string& nameOrFile,
                                   const std::string& datasetsFolder) {
    auto scene = scene::openScene(nameOrFile, datasetsFolder);
    if (scene) {
        if (const std::string why = settingsComplaint(catalogue, *scene); !why.empty()) {
            return io::failure(why, nameOrFile);
        }
    }
    return scene;
}

} // namespace cyrano::bounds
