#include "app/cli/validation_output.hpp"

#include <map>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include "core/io/number.hpp"

namespace cyrano::cli {

namespace {

using picture::Comparison;
using picture::Deviation;
using picture::EdgeAgreement;
using picture::EdgePair;

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

/// Padded by what is seen, not by bytes.
std::string padded(const std::string& s, int width, bool right = true) {
    const QString q = text(s);
    return (right ? q.rightJustified(width) : q.leftJustified(width)).toStdString();
}

std::string edgeColumns(const EdgeAgreement& edge) {
    const bool core = edge.core.masses > 0;
    return padded(std::to_string(edge.core.masses), 8) +
           padded(core ? fixedNumber(edge.core.median, 3, true) : "-", 9) +
           padded(core ? fixedNumber(edge.core.medianMagnitude, 3) : "-", 8) +
           padded(core ? fixedNumber(edge.core.maxMagnitude, 3) : "-", 8) +
           padded(edge.all.masses > 0 ? fixedNumber(edge.all.maxMagnitude, 3) : "-", 9);
}

std::string tipColumns(const Comparison& c) {
    const std::string ours =
        c.oursTipGeV ? (c.oursTipIsRange ? ">=" : "") + io::roundedNumber(*c.oursTipGeV, 3) : "-";
    const auto ratio = c.tipLogRatio();
    return padded(c.publishedTipGeV ? io::roundedNumber(*c.publishedTipGeV, 3) : "-", 12) +
           padded(ours, 10) +
           padded(ratio        ? fixedNumber(*ratio, 3, true)
                  : c.tipTaken ? "taken"
                               : "-",
                  9);
}

std::string inputsText(const Validation& v, const io::Record& record,
                       const std::vector<picture::NamedInput>& inputs) {
    std::string out;
    for (const picture::NamedInput& input : inputs) {
        out +=
            (out.empty() ? "" : "; ") + input.name + " = " + inputText(v.scenario, record, input);
    }
    return out;
}

/// "measured: beam_energy, …; memory: …", fitted ones not among them.
std::string statusText(const io::Record& record) {
    std::map<std::string, std::string> names;
    for (const picture::NamedInput& input : picture::provenance(record).notFitted) {
        std::string& list = names[input.input->status];
        list += (list.empty() ? "" : ", ") + input.name;
    }
    std::string out;
    for (const auto& [status, list] : names) {
        out += (out.empty() ? "" : "; ") + status + ": " + list;
    }
    return out;
}

std::string originLines(const Validation& v, const io::Record& record) {
    const std::string fitted = inputsText(v, record, picture::provenance(record).fitted);
    const std::string rest = statusText(record);
    return "  fitted      " + (fitted.empty() ? "nothing" : fitted) + '\n' +
           (rest.empty() ? "" : "  not fitted  " + rest + '\n');
}

std::string details(const Validation& v, const Comparison& c) {
    const io::Record& record = c.bound->record();
    std::string out = record.id + "  " + record.title + '\n';
    out += "  published   " + record.reference->source + '\n';
    out += "  it shows    " + record.reference->meaning + '\n';
    out += "  it assumes  " + record.reference->assumes + '\n';
    if (const std::string settings = picture::settingsText(record.reference->settings);
        !settings.empty()) {
        out += "  ours with   " + settings + '\n';
    }
    if (!c.silentBecause.empty()) {
        return out + "  not compared: " + c.silentBecause + '\n';
    }
    for (const auto& [name, edge] :
         {std::pair{"lower edge", &c.lower}, std::pair{"upper edge", &c.upper}}) {
        if (const std::string why = leftOutText(*edge); !why.empty()) {
            out += std::string("  ") + name + "  " + why + '\n';
        }
    }
    return out + originLines(v, record);
}

std::string eventsTable(const Validation& v) {
    if (v.events.empty()) {
        return {};
    }
    std::string out = "expected events, ours/independent calculation\n\n";
    for (const auto& [bound, events] : v.events) {
        out += padded(bound->id(), 9, false) + padded(std::to_string(events.ratios.size()), 3) +
               " points  median " + fixedNumber(events.medianRatio, 3) + "  worst " +
               fixedNumber(events.worstRatio, 3);
        const std::string settings = picture::settingsText(events.reference->settings);
        out += settings.empty() ? "\n" : "  with " + settings + '\n';
    }
    return out;
}

std::string changesText(const Validation& v) {
    std::string out;
    for (const std::string& change : v.changes) {
        out += "changed: " + change + '\n';
    }
    return out;
}

QJsonObject deviationJson(const Deviation& d) {
    QJsonObject out{{"masses", d.masses}};
    if (d.masses > 0) {
        out["median"] = d.median;
        out["median_magnitude"] = d.medianMagnitude;
        out["max_magnitude"] = d.maxMagnitude;
        out["worst_mass_GeV"] = d.worstMassGeV;
    }
    return out;
}

QJsonObject edgeJson(const EdgeAgreement& edge) {
    return {{"core", deviationJson(edge.core)},
            {"all", deviationJson(edge.all)},
            {"left_out", QJsonObject{{"frame_of_data", edge.cut},
                                     {"no_edge", edge.missing},
                                     {"taken_from_published", edge.taken}}}};
}

QJsonValue number(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject pairJson(const EdgePair& pair) {
    return {{"published", number(pair.published)},
            {"ours", number(pair.ours)},
            {"frame_of_data", pair.cut},
            {"taken_from_published", pair.taken},
            {"log10_ratio", number(pair.logRatio())}};
}

QJsonArray inputsJson(const Validation& v, const io::Record& record,
                      const std::vector<picture::NamedInput>& inputs) {
    QJsonArray out;
    for (const picture::NamedInput& input : inputs) {
        out.append(QJsonObject{{"name", text(input.name)},
                               {"value", text(inputText(v.scenario, record, input))},
                               {"status", text(input.input->status)},
                               {"source", text(input.input->source)}});
    }
    return out;
}

QJsonObject recordJson(const Validation& v, const io::Record& record) {
    const picture::Provenance origin = picture::provenance(record);
    return {{"id", text(record.id)},
            {"title", text(record.title)},
            {"origin", text(io::toText(record.origin))},
            {"fitted", inputsJson(v, record, origin.fitted)},
            {"not_fitted", inputsJson(v, record, origin.notFitted)}};
}

QJsonObject comparisonJson(const Validation& v, const Comparison& c) {
    const io::Record& record = c.bound->record();
    QJsonObject out = recordJson(v, record);
    out["reference"] = QJsonObject{{"source", text(record.reference->source)},
                                   {"digitised_by", text(record.reference->digitisedBy)},
                                   {"meaning", text(record.reference->meaning)},
                                   {"assumes", text(record.reference->assumes)}};
    if (!c.silentBecause.empty()) {
        out["silent_because"] = text(c.silentBecause);
        return out;
    }
    out["lower"] = edgeJson(c.lower);
    out["upper"] = edgeJson(c.upper);
    out["tip"] = QJsonObject{{"published_GeV", number(c.publishedTipGeV)},
                             {"ours_GeV", number(c.oursTipGeV)},
                             {"ours_at_end_of_range", c.oursTipIsRange},
                             {"taken_from_published", c.tipTaken},
                             {"log10_ratio", number(c.tipLogRatio())}};
    QJsonArray rows;
    for (const picture::MassRow& row : c.rows) {
        rows.append(QJsonObject{{"mass_GeV", row.massGeV},
                                {"core", row.core},
                                {"lower", pairJson(row.lower)},
                                {"upper", pairJson(row.upper)}});
    }
    out["rows"] = rows;
    return out;
}

} // namespace

std::string fixedNumber(double value, int digits, bool sign) {
    std::string out = QString::number(value, 'f', digits).toStdString();
    if (out.starts_with('-') && out.find_first_of("123456789") == std::string::npos) {
        out.erase(0, 1); // no minus before what rounds to zero
    }
    return sign && !out.starts_with('-') ? '+' + out : out;
}

std::string inputText(const bounds::Scenario& scenario, const io::Record& record,
                      const picture::NamedInput& input) {
    const std::string own =
        input.input->word.empty() ? io::roundedNumber(input.input->value, 4) : input.input->word;
    const std::string unit = input.input->unit == "1" || input.input->unit.empty()
                                 ? std::string{}
                                 : ' ' + input.input->unit;
    const auto set = scenario.settings.find(record.id + '.' + input.name);
    if (set == scenario.settings.end()) {
        return own + unit;
    }
    const double* value = std::get_if<double>(&set->second);
    return (value != nullptr ? io::roundedNumber(*value, 4) : std::get<std::string>(set->second)) +
           unit + " (set; the record has " + own + ')';
}

std::string leftOutText(const EdgeAgreement& edge) {
    const auto masses = [](int n) { return std::to_string(n) + (n == 1 ? " mass" : " masses"); };
    std::string out;
    if (edge.cut > 0) {
        out = masses(edge.cut) + " left out: the published curve is cut by its frame there";
    }
    if (edge.missing > 0) {
        out += (out.empty() ? "" : "; ") + masses(edge.missing) +
               " left out: published, but without such an edge here";
    }
    if (edge.taken > 0) {
        out += (out.empty() ? "" : "; ") + masses(edge.taken) +
               " left out: our edge there is the published one, not computed";
    }
    return out;
}

std::string validationTable(const Validation& v) {
    std::string out;
    if (!v.compared.empty()) {
        std::size_t width = 8;
        for (const Comparison& c : v.compared) {
            width = std::max(width, c.bound->id().size() + 1);
        }
        const int first = static_cast<int>(width);
        const std::string edge = "  masses   median  |med.|     max  max all";
        out = "log10(ours/published) of the coupling below 0.85 of the published tip "
              "(max all: up to the tip)\n" +
              changesText(v) + '\n' + padded("", first) + padded("lower edge", 42) +
              padded("upper edge", 42) + padded("tip [GeV]", 31) + '\n' +
              padded("bound", first, false) + edge + edge + "   published      ours    log10\n";
        for (const Comparison& c : v.compared) {
            out += padded(c.bound->id(), first, false);
            out += c.silentBecause.empty()
                       ? edgeColumns(c.lower) + edgeColumns(c.upper) + tipColumns(c)
                       : "  not compared: " + c.silentBecause;
            out += '\n';
        }
        out += (v.events.empty() ? "" : "\n") + eventsTable(v);
        for (const Comparison& c : v.compared) {
            out += '\n' + details(v, c);
        }
    }
    for (const bounds::Bound* bound : v.withoutCurve) {
        out += (out.empty() ? "" : "\n") + bound->id() + "  " + bound->record().title +
               "\n  no published curve at hand\n" + originLines(v, bound->record());
    }
    return out;
}

std::string validationJson(const Validation& v) {
    QJsonArray compared;
    for (const Comparison& c : v.compared) {
        compared.append(comparisonJson(v, c));
    }
    QJsonArray without;
    for (const bounds::Bound* bound : v.withoutCurve) {
        without.append(recordJson(v, bound->record()));
    }
    QJsonArray changes;
    for (const std::string& change : v.changes) {
        changes.append(text(change));
    }
    QJsonArray events;
    for (const auto& [bound, comparison] : v.events) {
        QJsonArray ratios;
        for (const double ratio : comparison.ratios) {
            ratios.append(ratio);
        }
        events.append(
            QJsonObject{{"id", text(bound->id())},
                        {"source", text(comparison.reference->source)},
                        {"settings", text(picture::settingsText(comparison.reference->settings))},
                        {"ratios", ratios},
                        {"median_ratio", comparison.medianRatio},
                        {"worst_ratio", comparison.worstRatio}});
    }
    return QJsonDocument(QJsonObject{{"changes", changes},
                                     {"events", events},
                                     {"bounds", compared},
                                     {"without_published_curve", without}})
        .toJson()
        .toStdString();
}

} // namespace cyrano::cli
