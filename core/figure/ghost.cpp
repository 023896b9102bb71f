#include "core/figure/ghost.hpp"

#include <algorithm>

#include "core/bounds/settings.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/figure/tex_number.hpp"
#include "core/picture/side_by_side.hpp"

namespace cyrano::figure {

namespace {

/// More than these are counted, not listed: the caption is small.
constexpr std::size_t mostListed = 4;

std::string words(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return R"(\text{)" + text + '}';
}

/// GeV^-1 → \mathrm{GeV}^{-1}, after a thin space; nothing for nothing.
std::string unitTex(const std::string& unit) {
    if (unit.empty()) {
        return {};
    }
    const std::size_t caret = unit.find('^');
    const std::string base = R"(\,\mathrm{)" + unit.substr(0, caret) + '}';
    return caret == std::string::npos ? base : base + "^{" + unit.substr(caret + 1) + '}';
}

std::string quantity(double value, const std::string& unit) {
    constexpr int digits = 3;
    return unit == "GeV" && value >= 1e3 ? texNumber(value / 1e3, digits) + unitTex("TeV")
                                         : texNumber(value, digits) + unitTex(unit);
}

/// "\Lambda=1\,\mathrm{TeV}"; choices by their words, with their symbol where they have one.
std::string assignment(const scene::Parameter& parameter, const scene::Scene& scene) {
    const scene::Value value = parameter.get(scene);
    const std::string name = parameter.path.substr(parameter.path.rfind('.') + 1);
    const std::string symbol = parameter.symbol.empty() ? words(name) : parameter.symbol;
    if (const double* number = std::get_if<double>(&value)) {
        return symbol + '=' + quantity(*number, parameter.unit);
    }
    if (const bool* on = std::get_if<bool>(&value)) {
        return symbol + (*on ? R"(\text{ on})" : R"(\text{ off})");
    }
    if (parameter.path == "model.charges") {
        const model::Charges& charges = scene.scenario.model.charges;
        const model::KnownCharges* known = model::findCharges(charges.name);
        return known != nullptr ? std::string(known->symbol) : words("charges " + charges.name);
    }
    std::string word = std::get<std::string>(value);
    return parameter.symbol.empty() ? words(std::move(word)) : symbol + words(": " + word);
}

bool isAssumption(const scene::Parameter& parameter, const scene::PlaneKind& plane) {
    if (parameter.path == plane.xParameter || parameter.path == plane.yParameter) {
        return false; // an axis says it
    }
    return parameter.path == "plane.mass" || parameter.path.starts_with("model.") ||
           parameter.path.starts_with("data.");
}

Layer ghostLayer(const picture::BoundPicture& shown, const scene::Scene& live) {
    Layer out;
    out.id = shown.bound->id();
    out.colour = colourOf(live, *shown.bound);
    out.conditional = !shown.bound->record().condition.empty();
    out.fill = shown.bound->record().status == io::Status::projected ? Fill::outline : Fill::solid;
    out.region = shown.region;
    return out;
}

std::string captionLine(std::vector<std::string> differences) {
    const std::size_t left = differences.size() - std::min(differences.size(), mostListed);
    differences.resize(differences.size() - left);
    std::string out = R"(\text{thin lines (ghost): })";
    for (std::size_t i = 0; i < differences.size(); ++i) {
        out += (i == 0 ? "" : R"(,\ )") + differences[i];
    }
    return left == 0 ? out : out + R"(\text{ and )" + std::to_string(left) + R"( more})";
}

} // namespace

std::string ghostProblem(const scene::Scene& live, const scene::Scene& pinned) {
    if (live.plane.id != pinned.plane.id) {
        return "it has other axes: " + std::string(pinned.plane.kind().title);
    }
    const auto sameScale = [](const scene::Axis& a, const scene::Axis& b) {
        return a.scale == b.scale &&
               (a.scale != scene::AxisScale::symmetricLog || a.linearBelow == b.linearBelow);
    };
    return sameScale(live.plane.x, pinned.plane.x) && sameScale(live.plane.y, pinned.plane.y)
               ? std::string{}
               : "its axes have another scale";
}

std::vector<std::string> ghostDifferences(const picture::Picture& live,
                                          const picture::Picture& pinned) {
    std::vector<std::string> out;
    const auto compare = [&](const scene::Parameter& parameter) {
        const bool counts = parameter.active(live.scene) || parameter.active(pinned.scene);
        if (counts && parameter.get(live.scene) != parameter.get(pinned.scene)) {
            out.push_back(assignment(parameter, pinned.scene));
            return true;
        }
        return false;
    };
    for (const scene::Parameter& parameter : scene::parameters()) {
        if (isAssumption(parameter, pinned.scene.plane.kind())) {
            compare(parameter);
        }
    }
    for (const picture::BoundPicture& shown : pinned.bounds) {
        for (const scene::Parameter& parameter : shown.bound->parameters()) {
            const bool adjusted =
                parameter.get(live.scene) != bounds::ownValue(parameter, live.scene) ||
                parameter.get(pinned.scene) != bounds::ownValue(parameter, pinned.scene);
            if (adjusted && compare(parameter)) {
                out.back() = shown.bound->record().label + R"(\text{: })" + out.back();
            }
        }
    }
    const auto sorted = [](std::vector<std::string> ids) {
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    if (sorted(live.scene.shownBounds) != sorted(pinned.scene.shownBounds)) {
        out.emplace_back(R"(\text{other bounds})");
    }
    return out;
}

void addGhost(Figure& figure, const picture::Picture& live, const picture::Picture& pinned) {
    if (!ghostProblem(live.scene, pinned.scene).empty()) {
        return;
    }
    Ghost ghost{pinned.scene.plane.x, pinned.scene.plane.y, {}};
    for (const picture::BoundPicture& shown : pinned.bounds) {
        const auto now = std::find_if(live.bounds.begin(), live.bounds.end(),
                                      [&](const auto& b) { return b.bound == shown.bound; });
        const bool stayed =
            now != live.bounds.end() && picture::sameEdges(live.scene, pinned.scene, *shown.bound);
        if (!stayed && !shown.region->polygons.empty()) {
            ghost.layers.push_back(ghostLayer(shown, live.scene));
        }
    }
    if (!ghost.layers.empty()) {
        figure.caption.insert(figure.caption.begin(), captionLine(ghostDifferences(live, pinned)));
        figure.ghost = std::move(ghost);
    }
}

} // namespace cyrano::figure
