#include "app/cli/validation_report.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "app/cli/ratio_plot.hpp"
#include "app/export/figure_export.hpp"
#include "core/figure/reference_layer.hpp"
#include "core/io/csv.hpp"
#include "core/io/number.hpp"

namespace cyrano::cli {

namespace {

using picture::Comparison;
using picture::EdgeAgreement;

constexpr double agreed = 0.1;

constexpr const char* style = R"(
:root { --ink: #1c1c1c; --quiet: #667; --line: #d8dbe0; --paper: #fff; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f6; color: var(--ink);
  font: 15px/1.5 "Source Sans 3", "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 24px 60px; }
h1 { font-size: 27px; margin: 0 0 6px; } h2 { font-size: 20px; margin: 0 0 2px; }
h3 { font-size: 13px; margin: 20px 0 6px; color: var(--quiet); font-weight: 600;
  text-transform: uppercase; letter-spacing: .05em; }
p { margin: 0 0 9px; max-width: 88ch; } .quiet { color: var(--quiet); }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px;
  padding: 20px 24px; margin-top: 22px; }
table { border-collapse: collapse; width: 100%; font-size: 13.3px; }
th, td { text-align: left; padding: 4px 6px; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { font-weight: 600; } thead th { border-bottom: 1.5px solid #9aa0aa; }
th.span { text-align: center; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.named td:first-child { text-align: left; }
.left { border-left: 1px solid var(--line); }
.good { color: #1b6e3c; font-weight: 600; } .off { color: #a4280f; font-weight: 600; }
tr.fitted td { background: #fff4e0; } .tag { border: 1px solid var(--line); border-radius: 10px;
  padding: 0 8px; font-size: 12.5px; color: var(--quiet); margin-right: 6px; white-space: nowrap; }
.pictures { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; max-width: 860px;
  margin: 14px auto 0; }
.pictures img, .pictures svg { width: 100%; height: auto; display: block; }
svg.ratio text { font: 12.5px "DejaVu Sans", Helvetica, Arial, sans-serif; fill: var(--ink); }
svg.ratio .frame { fill: none; stroke: #1c1c1c; } svg.ratio .axis { stroke: #1c1c1c; }
svg.ratio .grid { stroke: #e3e5e9; } svg.ratio .zero { stroke: #888; }
svg.ratio .band { fill: #e8f3ea; } svg.ratio .core { stroke: #888; stroke-dasharray: 4 3; }
a { color: #1c4f8a; text-decoration: none; } a:hover { text-decoration: underline; }
.swatch { display: inline-block; width: 12px; height: 12px; border-radius: 3px;
  margin-right: 7px; vertical-align: -1px; }
ul { margin: 0; padding-left: 20px; }
@media print { body { background: #fff; } section { break-inside: avoid-page; border: 0; } }
)";

std::string escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped().toStdString();
}

std::string cell(const std::string& text, const std::string& classes = {}) {
    return (classes.empty() ? "<td>" : "<td class=\"" + classes + "\">") + text + "</td>";
}

/// Paragraphs of a record's notes: blank lines part them.
std::string paragraphs(const std::string& notes) {
    std::string out;
    for (const QString& part :
         QString::fromStdString(notes).split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        out += "<p>" + part.trimmed().toHtmlEscaped().toStdString() + "</p>";
    }
    return out;
}

std::string medianCell(const EdgeAgreement& edge) {
    if (edge.core.masses == 0) {
        return cell("–", "n left");
    }
    const bool good = edge.core.medianMagnitude <= agreed;
    return cell(fixedNumber(edge.core.medianMagnitude, 3),
                std::string("n left ") + (good ? "good" : "off"));
}

std::string edgeCells(const EdgeAgreement& edge) {
    const bool core = edge.core.masses > 0;
    return medianCell(edge) + cell(core ? fixedNumber(edge.core.median, 3, true) : "–", "n") +
           cell(core ? fixedNumber(edge.core.maxMagnitude, 3) : "–", "n") +
           cell(edge.all.masses > 0 ? fixedNumber(edge.all.maxMagnitude, 3) : "–", "n") +
           cell(std::to_string(edge.core.masses), "n");
}

std::string tipCells(const Comparison& c) {
    const auto mass = [](const std::optional<double>& value) {
        return value ? io::roundedNumber(*value, 3) : std::string("–");
    };
    const auto ratio = c.tipLogRatio();
    return cell(mass(c.publishedTipGeV), "n left") +
           cell((c.oursTipIsRange ? "≥ " : "") + mass(c.oursTipGeV), "n") +
           cell(ratio        ? fixedNumber(*ratio, 3, true)
                : c.tipTaken ? "taken"
                             : "–",
                "n");
}

std::string fittedWords(const io::Record& record) {
    std::string out;
    for (const picture::NamedInput& input : picture::provenance(record).fitted) {
        out += (out.empty() ? "" : ", ") + escaped(input.name);
    }
    return out.empty() ? "nothing" : out;
}

/// @param named with the column of ids in front
std::string numbersHead(bool named) {
    const std::string id = named ? "<th></th>" : "";
    const std::string edge = "<th class=\"n left\">median |·|</th><th class=\"n\">median</th>"
                             "<th class=\"n\">max |·|</th><th class=\"n\">max, all</th>"
                             "<th class=\"n\">masses</th>";
    return "<thead><tr>" + id +
           "<th colspan=\"5\" class=\"span left\">lower edge</th>"
           "<th colspan=\"5\" class=\"span left\">upper edge</th>"
           "<th colspan=\"3\" class=\"span left\">tip [GeV]</th></tr><tr>" +
           id + edge + edge +
           "<th class=\"n left\">published</th><th class=\"n\">ours</th>"
           "<th class=\"n\">log<sub>10</sub></th></tr></thead>";
}

std::string numbersRow(const Comparison& c, bool named) {
    const std::string id = escaped(c.bound->id());
    std::string out = "<tr>";
    if (named) {
        out += cell("<a href=\"#" + id +
                        "\"><span class=\"swatch\" style=\""
                        "background:" +
                        escaped(c.bound->record().colour) + "\"></span>" + id + "</a>",
                    "n");
    }
    if (!c.silentBecause.empty()) {
        return out +
               "<td colspan=\"13\" class=\"quiet\">not compared: " + escaped(c.silentBecause) +
               "</td></tr>";
    }
    return out + edgeCells(c.lower) + edgeCells(c.upper) + tipCells(c) + "</tr>";
}

std::string summary(const Validation& v) {
    std::string out = "<section><h2>Agreement</h2><p class=\"quiet\">log<sub>10</sub>(computed / "
                      "published) of the coupling at the same mass. Medians and max: masses below "
                      "0.85 of the published tip; “max, all”: up to the tip, where the two edges "
                      "run together and a small shift of the tip is a large ratio. Masses where "
                      "the published curve is cut by the frame of its data are left out. A median "
                      "of at most 0.10 (26 %) counts as agreement.</p><table class=\"named\">" +
                      numbersHead(true) + "<tbody>";
    for (const Comparison& c : v.compared) {
        out += numbersRow(c, true);
    }
    return out + "</tbody></table></section>";
}

std::string inputsTable(const Validation& v, const io::Record& record) {
    const picture::Provenance origin = picture::provenance(record);
    if (origin.fitted.empty() && origin.notFitted.empty()) {
        return {};
    }
    std::string out = "<h3>Inputs</h3><table><thead><tr><th>name</th><th class=\"n\">value</th>"
                      "<th>status</th><th>source</th></tr></thead><tbody>";
    for (const auto* list : {&origin.fitted, &origin.notFitted}) {
        for (const picture::NamedInput& input : *list) {
            out += (list == &origin.fitted ? "<tr class=\"fitted\">" : "<tr>") +
                   cell("<code>" + escaped(input.name) + "</code>") +
                   cell(escaped(inputText(v.scenario, record, input)), "n") +
                   cell(escaped(input.input->status)) + cell(escaped(input.input->source)) +
                   "</tr>";
        }
    }
    return out + "</tbody></table>";
}

/// Citations, with a link for those that read on screen; nothing is loaded by itself.
std::string citations(const Validation& v, const io::Record& record) {
    std::string out = "<h3>References</h3><ul>";
    for (const std::string& key : record.references) {
        const std::string citation = escaped(v.catalogue->citation(key));
        const auto entry = v.catalogue->bibliography().find(key);
        std::string address;
        if (entry != v.catalogue->bibliography().end()) {
            const auto& fields = entry->second.fields;
            if (const auto eprint = fields.find("eprint"); eprint != fields.end()) {
                address = "https://arxiv.org/abs/" + eprint->second;
            } else if (const auto doi = fields.find("doi"); doi != fields.end()) {
                address = "https://doi.org/" + doi->second;
            }
        }
        out += "<li>" +
               (address.empty() ? citation
                                : "<a href=\"" + escaped(address) + "\">" + citation + "</a>") +
               "</li>";
    }
    return out + "</ul>";
}

std::string heading(const io::Record& record) {
    return "<section id=\"" + escaped(record.id) +
           "\"><h2><span class=\"swatch\" style=\""
           "background:" +
           escaped(record.colour) + "\"></span>" + escaped(record.title) +
           "</h2><p><span class=\"tag\">" + escaped(record.id) + "</span><span class=\"tag\">" +
           escaped(io::toText(record.origin)) + "</span><span class=\"tag\">" +
           escaped(record.confidenceLevel) + "</span></p><p>" + escaped(record.mechanism) + "</p>";
}

std::string factsOf(const Comparison& c) {
    const io::PublishedContour& reference = *c.bound->record().reference;
    std::string out = "<h3>Compared with</h3><p>" + escaped(reference.source) + "<br>" +
                      "<span class=\"quiet\">Numbers: " + escaped(reference.digitisedBy) +
                      "<br>Shows: " + escaped(reference.meaning) +
                      "<br>Assumes: " + escaped(reference.assumes) + "</span></p>";
    if (const std::string settings = picture::settingsText(reference.settings); !settings.empty()) {
        out += "<p>Ours with <b>" + escaped(settings) + "</b>.</p>";
    }
    for (const auto& [name, edge] :
         {std::pair{"Lower edge", &c.lower}, std::pair{"Upper edge", &c.upper}}) {
        std::string words;
        if (edge->core.masses > 0) {
            words = "largest deviation in the core at " +
                    io::roundedNumber(edge->core.worstMassGeV, 3) + " GeV";
        }
        if (const std::string why = leftOutText(*edge); !why.empty()) {
            words += (words.empty() ? "" : "; ") + why;
        }
        if (!words.empty()) {
            out += "<p>" + std::string(name) + ": " + escaped(words) + ".</p>";
        }
    }
    return out + "<p>Fitted to a published curve: <b>" + fittedWords(c.bound->record()) +
           "</b>.</p>";
}

/// The figure as the program exports it, as an address that carries the picture itself.
tl::expected<std::string, std::string> pictureAddress(const figure::Figure& figure,
                                                      const QTemporaryDir& scratch) {
    const QString file = scratch.filePath(QStringLiteral("overlay.svg"));
    exporting::ExportOptions options;
    options.sizeMm = {172.0, 112.0};
    if (const auto written = exporting::exportFigure(figure, file, options); !written) {
        return tl::make_unexpected(written.error().toStdString());
    }
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        return tl::make_unexpected(in.errorString().toStdString());
    }
    return "data:image/svg+xml;base64," + in.readAll().toBase64().toStdString();
}

tl::expected<std::string, std::string> section(const Validation& v, const Comparison& c,
                                               const QTemporaryDir& scratch) {
    const io::Record& record = c.bound->record();
    std::string out = heading(record);
    if (!c.silentBecause.empty()) {
        out += "<p>Not compared: " + escaped(c.silentBecause) + ".</p>";
    } else if (const auto figure = figure::comparisonFigure(
                   *c.bound,
                   picture::underSettings(v.scenario, *c.bound, record.reference->settings))) {
        const auto address = pictureAddress(*figure, scratch);
        if (!address) {
            return tl::make_unexpected(address.error());
        }
        out += "<table class=\"numbers\">" + numbersHead(false) + "<tbody>" + numbersRow(c, false) +
               "</tbody></table>" + "<div class=\"pictures\"><img alt=\"" + escaped(record.title) +
               ", computed and published\" src=\"" + *address + "\">" +
               ratioPlot(c, figure->x.axis, escaped(record.colour)) + "</div>" + factsOf(c);
    }
    return out + inputsTable(v, record) + "<h3>Notes</h3>" + paragraphs(record.notes) +
           citations(v, record) + "</section>";
}

/// Expected events beside an independent calculation's.
std::string eventsSection(const Validation& v) {
    if (v.events.empty()) {
        return {};
    }
    std::string out =
        "<section><h2>Expected events</h2><p class=\"quiet\">Ours over those of an independent "
        "calculation, at points along the edges.</p><table><thead><tr><th>bound</th>"
        "<th>with</th><th class=\"n\">points</th><th class=\"n\">median</th>"
        "<th class=\"n\">worst</th><th>source</th></tr></thead><tbody>";
    for (const auto& [bound, events] : v.events) {
        out += "<tr>" + cell("<code>" + escaped(bound->id()) + "</code>") +
               cell(escaped(picture::settingsText(events.reference->settings))) +
               cell(std::to_string(events.ratios.size()), "n") +
               cell(fixedNumber(events.medianRatio, 3), "n") +
               cell(fixedNumber(events.worstRatio, 3), "n") +
               cell(escaped(events.reference->source)) + "</tr>";
    }
    return out + "</tbody></table></section>";
}

std::string withoutCurve(const Validation& v) {
    if (v.withoutCurve.empty()) {
        return {};
    }
    std::string out = "<section><h2>No published curve at hand</h2><p class=\"quiet\">Computed or "
                      "recast from measured tables; nothing to lay them over.</p><table><thead><tr>"
                      "<th>bound</th><th></th><th>origin</th><th>fitted</th></tr></thead><tbody>";
    for (const bounds::Bound* bound : v.withoutCurve) {
        const io::Record& record = bound->record();
        out += "<tr>" + cell("<code>" + escaped(record.id) + "</code>") +
               cell(escaped(record.title)) + cell(io::toText(record.origin)) +
               cell(fittedWords(record)) + "</tr>";
    }
    return out + "</tbody></table></section>";
}

} // namespace

tl::expected<void, std::string> writeReport(const Validation& validation,
                                            const std::string& folder) {
    const QString target = QString::fromStdString(folder);
    const QTemporaryDir scratch;
    if (!QDir().mkpath(target) || !scratch.isValid()) {
        return tl::make_unexpected("cannot make the folder \"" + folder + "\"");
    }
    std::string page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width\">"
                       "<title>Cyrano: computed bounds beside published ones</title><style>" +
                       std::string(style) +
                       "</style></head><body><main><h1>Computed bounds beside published ones</h1>"
                       "<p class=\"quiet\">Cyrano " CYRANO_VERSION ", <code>cyrano validate"
                       "</code>. Photon coupling only, BR(a → γγ) = 1.</p>";
    for (const std::string& change : validation.changes) {
        page += "<p>Changed: <code>" + escaped(change) + "</code></p>";
    }
    if (!validation.compared.empty()) {
        page += summary(validation);
    }
    for (const Comparison& comparison : validation.compared) {
        auto made = section(validation, comparison, scratch);
        if (!made) {
            return tl::make_unexpected(made.error());
        }
        page += *made;
    }
    page += eventsSection(validation) + withoutCurve(validation) + "</main></body></html>\n";
    const std::string file = QDir(target).filePath(QStringLiteral("index.html")).toStdString();
    if (const auto written = io::writeText(file, page); !written) {
        return tl::make_unexpected(written.error().format());
    }
    return {};
}

} // namespace cyrano::cli
