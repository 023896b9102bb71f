#include <cmath>
#include <map>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/command.hpp"
#include "core/io/number.hpp"
#include "core/physics/decay.hpp"
#include "core/picture/picture.hpp"
#include "core/picture/point.hpp"

namespace cyrano::cli {

namespace {

QJsonValue orNull(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
}

struct PointFacts {
    double massGeV;
    model::Decays decays;
};

PointFacts factsAt(const scene::Scene& scene, double x, double y) {
    const scene::CouplingLine line = scene.plane.kind().line(scene.scenario.model, x);
    return {line.massGeV, model::decays(scene.scenario.model, line.at(y), line.massGeV)};
}

QJsonObject branchingRatios(const model::Decays& d) {
    QJsonObject out;
    for (const model::Channel& channel : model::channels(d)) {
        out.insert(
            QString::fromUtf8(channel.name.data(), static_cast<qsizetype>(channel.name.size())),
            d.branchingRatio(channel.width));
    }
    return out;
}

QJsonObject toJson(const picture::PointVerdict& v, double y) {
    const io::Record& r = v.bound->record();
    return {{"bound", QString::fromStdString(r.id)},
            {"title", QString::fromStdString(r.title)},
            {"role", region::name(v.role)},
            {"status", QString::fromStdString(io::toText(r.status))},
            {"inside", v.inside},
            {"factor", v.inside ? orNull(v.factor(y)) : QJsonValue()},
            {"lower_edge", orNull(v.lowerEdge)},
            {"upper_edge", orNull(v.upperEdge)},
            {"nearest_edge", orNull(v.nearestEdge)},
            {"signal_over_limit", orNull(v.signalOverLimit)},
            {"mechanism", QString::fromStdString(r.mechanism)},
            {"origin", QString::fromStdString(io::toText(r.origin))},
            {"confidence_level", QString::fromStdString(r.confidenceLevel)},
            {"reference", QString::fromStdString(v.citation)},
            {"caveat", QString::fromStdString(v.caveat)}};
}

std::string toLine(const picture::PointVerdict& v, double y) {
    const io::Record& r = v.bound->record();
    std::string out = std::string(v.words()) + ' ';
    out += r.id;
    if (std::isfinite(v.factor(y))) {
        out += ", by a factor " + io::roundedNumber(v.factor(y), 3) + " in the coupling";
    }
    if (v.signalOverLimit && std::isfinite(*v.signalOverLimit)) {
        out += ", signal/limit " + io::roundedNumber(*v.signalOverLimit, 3);
    }
    out += "; " + r.mechanism + "; " + io::toText(r.origin) + ", " + r.confidenceLevel + "; " +
           v.citation;
    return out + (v.caveat.empty() ? "" : " [" + v.caveat + "]") + "\n";
}

/// Shown bounds that have nothing to say about the model, and why: nobody should take their silence
/// for a verdict.
std::string silentBounds(const scene::Scene& scene,
                         const std::vector<picture::PointVerdict>& verdicts) {
    std::map<std::string, std::string> byReason;
    for (const picture::PointVerdict& v : verdicts) {
        const std::string why = v.bound->silentBecause(scene.scenario, scene.plane);
        if (!why.empty()) {
            std::string& ids = byReason[why];
            ids += (ids.empty() ? "" : ", ") + v.bound->id();
        }
    }
    std::string out;
    for (const auto& [why, ids] : byReason) {
        out += "says nothing: " + ids + " (" + why + ")\n";
    }
    return out;
}

class PointCommand final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand(
            "point", "what excludes a point, by what factor, through which mechanism");
        scene_.declare(*command);
        command->add_option("--x", x_, "value on the x axis")->required();
        command->add_option("--y", y_, "value on the y axis")->required();
        command->add_flag("--json", json_, "as JSON");
        return command;
    }

    int run(const bounds::DataFolders& folders) override {
        const auto catalogue = loadCatalogue(folders);
        const auto scene = scene_.open(folders, *catalogue);
        if (!scene) {
            return scene.error();
        }
        const auto& plane = scene->plane;
        if (!(x_ >= plane.x.min && x_ <= plane.x.max && y_ >= plane.y.min && y_ <= plane.y.max)) {
            complain("error: the point lies outside the plane, " + io::shortNumber(plane.x.min) +
                     " to " + io::shortNumber(plane.x.max) + " by " + io::shortNumber(plane.y.min) +
                     " to " + io::shortNumber(plane.y.max) +
                     "; --set plane.x_min=… moves its edges");
            return wrongUsage;
        }
        const auto verdicts = picture::explainPoint(*scene, *catalogue, x_, y_);
        const PointFacts facts = factsAt(*scene, x_, y_);
        return deliver(json_ ? asJson(facts, verdicts) : asText(*scene, facts, verdicts), {});
    }

  private:
    [[nodiscard]] std::string asJson(const PointFacts& facts,
                                     const std::vector<picture::PointVerdict>& verdicts) const {
        QJsonArray bounds;
        bool excluded = false;
        for (const picture::PointVerdict& v : verdicts) {
            bounds.append(toJson(v, y_));
            excluded = excluded || v.excludes();
        }
        const double width = facts.decays.total();
        const QJsonObject root{{"x", x_},
                               {"y", y_},
                               {"excluded", excluded},
                               {"mass_GeV", facts.massGeV},
                               {"width_GeV", width},
                               {"lifetime_s", orNull(physics::lifetimeSeconds(width))},
                               {"branching_ratios", branchingRatios(facts.decays)},
                               {"bounds", bounds}};
        return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString() + '\n';
    }

    [[nodiscard]] std::string asText(const scene::Scene& scene, const PointFacts& facts,
                                     const std::vector<picture::PointVerdict>& verdicts) const {
        const model::Decays& d = facts.decays;
        const double width = d.total();
        std::string out = "m = " + io::roundedNumber(facts.massGeV, 4) + " GeV, ";
        if (scene.scenario.model.brInvisible == 1.0) {
            out += "all decays invisible: their width is not part of the model\n";
        } else {
            out += "width " + io::roundedNumber(width, 4) + " GeV, lifetime " +
                   io::roundedNumber(physics::lifetimeSeconds(width), 4) + " s, c tau " +
                   io::roundedNumber(physics::decayLength(width, 1.0, 1.0), 4) + " m\n";
        }
        out += "branching ratios:";
        for (const model::Channel& channel : model::channels(d)) {
            if (channel.width > 0.0) {
                out += " " + std::string(channel.name) + " " +
                       io::roundedNumber(d.branchingRatio(channel.width), 3) + ",";
            }
        }
        out.back() = '\n';
        bool inside = false;
        const std::string silent = silentBounds(scene, verdicts);
        for (const picture::PointVerdict& v : verdicts) {
            if (v.inside) {
                inside = true;
                out += toLine(v, y_);
            }
        }
        if (inside) {
            return out + silent;
        }
        out += "not excluded by the bounds of this scene\n";
        if (!verdicts.empty() && verdicts.front().nearestEdge) {
            const double edge = *verdicts.front().nearestEdge;
            out += "nearest edge: " + verdicts.front().bound->id() + ", a factor " +
                   io::roundedNumber(std::max(edge / y_, y_ / edge), 3) + " away in the coupling\n";
        }
        return out + silent;
    }

    SceneOptions scene_;
    double x_ = 0.0;
    double y_ = 0.0;
    bool json_ = false;
};

} // namespace

std::unique_ptr<Command> makePoint() {
    return std::make_unique<PointCommand>();
}

} // namespace cyrano::cli
