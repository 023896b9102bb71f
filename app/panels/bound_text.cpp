#include "app/panels/bound_text.hpp"

#include <QCoreApplication>
#include <QStringList>

#include "app/panels/readable.hpp"

namespace cyrano::app {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("BoundText", text);
}

QString escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

/// Lines broken by hand join; an empty line begins a paragraph.
QStringList paragraphs(const std::string& notes) {
    QStringList out;
    for (const QString& block : QString::fromStdString(notes).split(QStringLiteral("\n\n"))) {
        const QString text = block.simplified();
        if (!text.isEmpty()) {
            out << text.toHtmlEscaped();
        }
    }
    return out;
}

QString elided(const QString& text, qsizetype most) {
    return text.size() <= most ? text : text.left(most - 1).trimmed() + u'…';
}

QString valueText(const io::Input& input) {
    const QString unit = QString::fromStdString(input.unit);
    return readable(input.value) + (unit == u"1" ? QString() : u' ' + readableUnit(unit));
}

QString head(const bounds::Bound& bound, const QString& silentBecause) {
    const io::Record& record = bound.record();
    QString out = QStringLiteral("<p><b>%1</b></p>").arg(escaped(record.title));
    if (!silentBecause.isEmpty()) {
        out += QStringLiteral("<p><i>%1: %2</i></p>")
                   .arg(translated("Silent here"), silentBecause.toHtmlEscaped());
    }
    return out + QStringLiteral("<p>%1</p>").arg(escaped(record.mechanism));
}

QString papers(const bounds::Catalogue& catalogue, const io::Record& record) {
    QStringList out;
    for (const std::string& key : record.references) {
        out << escaped(catalogue.citation(key));
    }
    return QStringLiteral("<p>%1</p>").arg(out.join(QStringLiteral("<br>")));
}

QString standing(const io::Record& record) {
    return QStringLiteral("<p>%1 · %2 · %3</p>")
        .arg(escaped(record.confidenceLevel), originHelp(record.origin),
             escaped(io::toText(record.status)));
}

QString inputLine(const QString& name, const QString& value, const std::string& status,
                  const std::string& source) {
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;</td><td><i>%3</i></td>"
                          "</tr><tr><td></td><td colspan=2><small>%4</small></td></tr>")
        .arg(name, value, escaped(status), escaped(source));
}

QString inputs(const io::Record& record) {
    QString rows;
    for (const auto& [name, input] : record.inputs) {
        rows += inputLine(escaped(name).replace(u'_', u' '), valueText(input), input.status,
                          input.source);
    }
    for (const auto& [name, table] : record.tables) {
        rows += inputLine(escaped(name).replace(u'_', u' '), translated("table"), {}, table.source);
    }
    if (record.contour) {
        rows += inputLine(translated("contour"), translated("table"), record.contour->assumes,
                          record.contour->source + "; " + record.contour->digitisedBy);
    }
    return rows.isEmpty() ? QString()
                          : QStringLiteral("<p><b>%1</b></p><table>%2</table>")
                                .arg(translated("Inputs"), rows);
}

} // namespace

QString originText(io::Origin origin) {
    switch (origin) {
    case io::Origin::computed:
        return translated("computed");
    case io::Origin::recast:
        return translated("recast");
    case io::Origin::digitised:
        break;
    }
    return translated("digitised");
}

QString originHelp(io::Origin origin) {
    switch (origin) {
    case io::Origin::computed:
        return translated("computed here from formulas and measured inputs");
    case io::Origin::recast:
        return translated("a measured limit, recast for the model at hand");
    case io::Origin::digitised:
        break;
    }
    return translated("a published curve, taken as it is");
}

QString boundDetails(const bounds::Catalogue& catalogue, const bounds::Bound& bound,
                     const QString& silentBecause) {
    const io::Record& record = bound.record();
    QString out = head(bound, silentBecause) + standing(record) + papers(catalogue, record);
    for (const QString& paragraph : paragraphs(record.notes)) {
        out += QStringLiteral("<p>%1</p>").arg(paragraph);
    }
    out += inputs(record);
    return out + QStringLiteral("<p><small>%1: %2<br>%3</small></p>")
                     .arg(translated("Licence of the numbers"), escaped(record.licence),
                          escaped(record.file));
}

QString boundSummary(const bounds::Catalogue& catalogue, const bounds::Bound& bound,
                     const QString& silentBecause) {
    const io::Record& record = bound.record();
    QString out = head(bound, silentBecause) + standing(record) + papers(catalogue, record);
    const QStringList notes = paragraphs(record.notes);
    if (!notes.isEmpty()) {
        out += QStringLiteral("<p>%1</p>").arg(elided(notes.front(), 360));
    }
    QStringList numbers;
    for (const auto& [name, input] : record.inputs) {
        numbers << QStringLiteral("%1 %2 <i>(%3)</i>")
                       .arg(escaped(name).replace(u'_', u' '), valueText(input),
                            escaped(input.status));
    }
    for (const auto& [name, table] : record.tables) {
        numbers << QStringLiteral("%1 <i>(%2)</i>")
                       .arg(escaped(name).replace(u'_', u' '), escaped(table.source));
    }
    if (record.contour) {
        numbers << translated("assumes %1").arg(escaped(record.contour->assumes));
    }
    if (!numbers.isEmpty()) {
        out += QStringLiteral("<p><small>%1</small></p>").arg(numbers.join(QStringLiteral(" · ")));
    }
    return out;
}

} // namespace cyrano::app
