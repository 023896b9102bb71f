#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/command.hpp"
#include "app/export/presets.hpp"
#include "core/io/number.hpp"
#include "core/quantities/quantities.hpp"
#include "core/scene/parameters.hpp"
#include "core/scene/scene_library.hpp"

namespace cyrano::cli {

namespace {

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

QJsonArray texts(const std::vector<std::string>& words) {
    QJsonArray out;
    for (const std::string& word : words) {
        out.append(text(word));
    }
    return out;
}

QJsonArray listBounds(const bounds::Catalogue& catalogue) {
    QJsonArray out;
    for (const bounds::Bound* bound : catalogue.bounds()) {
        const io::Record& r = bound->record();
        QJsonArray citations;
        for (const std::string& key : r.references) {
            citations.append(text(catalogue.citation(key)));
        }
        out.append(QJsonObject{{"name", text(r.id)},
                               {"help", text(r.title)},
                               {"kind", text(r.kind)},
                               {"group", text(r.group)},
                               {"status", text(io::toText(r.status))},
                               {"origin", text(io::toText(r.origin))},
                               {"confidence_level", text(r.confidenceLevel)},
                               {"references", citations},
                               {"licence", text(r.licence)},
                               {"notes", text(r.notes)}});
    }
    return out;
}

QJsonArray listScenes(const std::string& datasets) {
    QJsonArray out;
    for (const scene::BuiltInScene& s : scene::builtInScenes(datasets)) {
        out.append(QJsonObject{{"name", text(s.name)}, {"help", text(s.title)}});
    }
    return out;
}

QJsonArray listQuantities() {
    QJsonArray out;
    for (const quantities::Quantity& q : quantities::all()) {
        QJsonArray arguments;
        for (const quantities::Argument& a : q.arguments) {
            QJsonObject argument{
                {"name", text(a.name)}, {"unit", text(a.unit)}, {"help", text(a.help)}};
            if (!a.choices.empty()) {
                argument["choices"] = texts(a.choices);
            }
            if (a.defaultValue) {
                argument["default"] = text(*a.defaultValue);
            }
            arguments.append(argument);
        }
        out.append(QJsonObject{{"name", text(q.name)},
                               {"help", text(q.help)},
                               {"unit", text(q.unit)},
                               {"source", text(q.source)},
                               {"arguments", arguments}});
    }
    return out;
}

QJsonObject parameterEntry(const scene::Parameter& p) {
    QJsonObject object{{"name", text(p.path)}, {"help", text(p.help)}, {"unit", text(p.unit)}};
    if (!p.symbol.empty()) {
        object["symbol"] = text(p.symbol);
    }
    if (!p.formula.empty()) {
        object["formula"] = text(p.formula);
    }
    if (!p.source.empty()) {
        object["source"] = text(p.source);
    }
    if (p.kind == scene::Parameter::Kind::number) {
        object["min"] = p.min;
        object["max"] = p.max;
    }
    if (!p.choices.empty()) {
        object["choices"] = texts(p.choices);
    }
    return object;
}

QJsonArray listParameters(const bounds::Catalogue& catalogue) {
    QJsonArray out;
    for (const scene::Parameter& p : scene::parameters()) {
        out.append(parameterEntry(p));
    }
    for (const bounds::Bound* bound : catalogue.bounds()) {
        for (const scene::Parameter& p : bound->parameters()) {
            QJsonObject object = parameterEntry(p);
            object["default"] = text(scene::toText(p.get(scene::Scene{})));
            out.append(object);
        }
    }
    for (const auto& [field, help] :
         {std::pair{"shown", "Whether the bound is drawn."},
          std::pair{"published", "Whether the published curve lies over a computed bound."},
          std::pair{"colour", "Colour as #rrggbb; empty for the record's own."}}) {
        out.append(QJsonObject{{"name", QStringLiteral("bound.ID.") + field}, {"help", help}});
    }
    return out;
}

QJsonArray listPresets() {
    QJsonArray out;
    for (const exporting::Preset& p : exporting::presets()) {
        const plot::PlotStyle& style = p.style;
        const bool sans = p.letters == exporting::Letters::sans;
        out.append(QJsonObject{{"name", p.name},
                               {"help", QStringLiteral("%1, %2 mm x %3 mm")
                                            .arg(p.title)
                                            .arg(p.sizeMm.width())
                                            .arg(p.sizeMm.height())},
                               {"title", p.title},
                               {"width_mm", p.sizeMm.width()},
                               {"height_mm", p.sizeMm.height()},
                               {"letters", sans ? "sans" : "serif"},
                               {"tick_pt", style.tickPt},
                               {"axis_label_pt", style.axisLabelPt},
                               {"region_label_pt", style.regionLabelPt},
                               {"caption_pt", style.captionPt},
                               {"outline_pt", style.outlinePt},
                               {"frame_pt", style.framePt},
                               {"dark", style.dark()}});
    }
    return out;
}

std::string asText(const QJsonArray& entries) {
    qsizetype width = 0;
    for (const QJsonValue& entry : entries) {
        width = std::max(width, entry["name"].toString().size());
    }
    std::string out;
    for (const QJsonValue& entry : entries) {
        QString line = entry["name"].toString().leftJustified(width + 2) + entry["help"].toString();
        for (const char* extra : {"origin", "status"}) {
            if (!entry[extra].isUndefined()) {
                line += " [" + entry[extra].toString() + "]";
            }
        }
        if (!entry["arguments"].isUndefined()) {
            QStringList names;
            const QJsonArray arguments = entry["arguments"].toArray();
            for (const QJsonValue& argument : arguments) {
                names << argument["name"].toString();
            }
            line += " (" + names.join(", ") + ")";
        }
        out += line.toStdString() + '\n';
    }
    return out;
}

class ListCommand final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command = root.add_subcommand("list", "what there is");
        command->add_option("WHAT", what_, "bounds, scenes, quantities, parameters or presets")
            ->required()
            ->check(CLI::IsMember({"bounds", "scenes", "quantities", "parameters", "presets"}));
        command->add_flag("--json", json_, "as JSON");
        return command;
    }

    int run(const bounds::DataFolders& folders) override {
        const QJsonArray entries = what_ == "bounds"       ? listBounds(*loadCatalogue(folders))
                                   : what_ == "scenes"     ? listScenes(folders.datasets)
                                   : what_ == "quantities" ? listQuantities()
                                   : what_ == "presets"    ? listPresets()
                                                        : listParameters(*loadCatalogue(folders));
        return deliver(json_ ? QJsonDocument(entries).toJson(QJsonDocument::Compact).toStdString() +
                                   '\n'
                             : asText(entries),
                       {});
    }

  private:
    std::string what_;
    bool json_ = false;
};

} // namespace

std::unique_ptr<Command> makeList() {
    return std::make_unique<ListCommand>();
}

} // namespace cyrano::cli
