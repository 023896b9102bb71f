#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/command.hpp"
#include "core/exchange/writers.hpp"
#include "core/io/nearest.hpp"
#include "core/io/number.hpp"
#include "core/picture/curves.hpp"
#include "core/picture/picture.hpp"

namespace cyrano::cli {

namespace {

struct Traced {
    const bounds::Bound* bound;
    std::shared_ptr<const region::Region> region;
};

/// Curves with what their records say of them.
std::vector<exchange::Labelled> labelled(const scene::Plane& plane,
                                         const std::vector<Traced>& traced,
                                         const bounds::Catalogue& catalogue) {
    std::vector<exchange::Labelled> out;
    for (const Traced& entry : traced) {
        out.push_back(picture::labelledCurve(*entry.bound, *entry.region, plane, catalogue));
    }
    return out;
}

/// Rows bound,polygon,x,y; each polygon ends on its first point.
std::string toCsv(const scene::Plane& plane, const std::vector<Traced>& traced) {
    std::string out = "bound,polygon,x,y\n";
    for (const Traced& entry : traced) {
        int number = 0;
        for (const region::Polygon& polygon : entry.region->polygons) {
            const std::string head = entry.bound->id() + ',' + std::to_string(number++) + ',';
            for (std::size_t i = 0; i <= polygon.points.size(); ++i) {
                const region::Point& p = polygon.points[i % polygon.points.size()];
                out += head + io::fullNumber(plane.x.fromAxis(p.x)) + ',' +
                       io::fullNumber(plane.y.fromAxis(p.y)) + '\n';
            }
        }
    }
    return out;
}

std::string toJson(const scene::Scene& scene, const std::vector<Traced>& traced) {
    QJsonArray list;
    for (const Traced& entry : traced) {
        QJsonArray polygons;
        for (const region::Polygon& polygon : entry.region->polygons) {
            QJsonArray points;
            for (const region::Point& p : polygon.points) {
                points.append(QJsonArray{scene.plane.x.fromAxis(p.x), scene.plane.y.fromAxis(p.y)});
            }
            polygons.append(QJsonObject{{"hole", polygon.hole}, {"points", points}});
        }
        const std::string silent = entry.bound->silentBecause(scene.scenario, scene.plane);
        QJsonObject object{
            {"id", QString::fromStdString(entry.bound->id())},
            {"role", region::name(entry.region->role)},
            {"origin", QString::fromStdString(io::toText(entry.bound->record().origin))},
            {"polygons", polygons}};
        if (!silent.empty()) {
            object["silent_because"] = QString::fromStdString(silent);
        }
        list.append(object);
    }
    const auto& kind = scene.plane.kind();
    const QJsonObject root{
        {"plane", QString::fromUtf8(kind.id.data(), static_cast<qsizetype>(kind.id.size()))},
        {"x_unit", QString::fromUtf8(kind.xUnit.data(), static_cast<qsizetype>(kind.xUnit.size()))},
        {"y_unit", QString::fromUtf8(kind.yUnit.data(), static_cast<qsizetype>(kind.yUnit.size()))},
        {"bounds", list}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

class Contour final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand("contour", "print the polygons of regions");
        scene_.declare(*command);
        command->add_option("--bound", ids_, "only this bound, shown or not (repeatable)")
            ->allow_extra_args(false);
        command
            ->add_option(
                "--format", format_,
                "csv, csv-annotated (plane, units, shapes and origin as comments), json or "
                "hepdata (YAML); for one --bound also axionlimits or lmt")
            ->check(
                CLI::IsMember({"csv", "csv-annotated", "json", "axionlimits", "lmt", "hepdata"}));
        command->add_option("-o,--output", file_, "write to a file");
        return command;
    }

    int run(const bounds::DataFolders& folders) override {
        const auto catalogue = loadCatalogue(folders);
        const auto scene = scene_.open(folders, *catalogue);
        if (!scene) {
            return scene.error();
        }
        picture::Evaluator evaluator(catalogue);
        std::vector<Traced> traced;
        for (const std::string& id : ids_.empty() ? scene->shownBounds : ids_) {
            const bounds::Bound* bound = evaluator.catalogue().find(id);
            if (bound == nullptr && ids_.empty()) {
                continue; // its record is broken, which has been said
            }
            if (bound == nullptr) {
                complain("error: no bound '" + id + "'; nearest is '" +
                         io::nearest(id, evaluator.catalogue().ids()) + "'");
                return ids_.empty() ? failed : wrongUsage;
            }
            const auto region = evaluator.regionOf(*scene, *bound);
            if (const std::string why = bound->silentBecause(scene->scenario, scene->plane);
                !why.empty()) {
                complain("note: " + id + " says nothing: " + why);
            } else if (region->empty()) {
                complain("note: " + id + " has no region in this window");
            }
            traced.push_back({bound, region});
        }
        if (format_ == "json") {
            return deliver(toJson(*scene, traced), file_);
        }
        if (format_ == "csv") {
            return deliver(toCsv(scene->plane, traced), file_);
        }
        const auto curves = labelled(scene->plane, traced, evaluator.catalogue());
        if (format_ == "axionlimits" || format_ == "lmt") {
            return deliverOne(curves);
        }
        return deliver(format_ == "csv-annotated" ? exchange::writeCsv(curves)
                                                  : exchange::writeHepdata(curves),
                       file_);
    }

  private:
    /// Formats that hold one curve per file.
    [[nodiscard]] int deliverOne(const std::vector<exchange::Labelled>& curves) const {
        if (curves.size() != 1) {
            complain("error: a file of format " + format_ + " holds one curve; choose a --bound");
            return wrongUsage;
        }
        const auto text = format_ == "lmt" ? exchange::writeDarkcast(curves.front())
                                           : exchange::writeAxionLimits(curves.front());
        if (!text) {
            complain(text.error().format());
            return failed;
        }
        return deliver(*text, file_);
    }

    SceneOptions scene_;
    std::vector<std::string> ids_;
    std::string format_ = "csv";
    std::string file_;
};

} // namespace

std::unique_ptr<Command> makeContour() {
    return std::make_unique<Contour>();
}

} // namespace cyrano::cli
