#include "app/panels/provenance_form.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include "core/exchange/provenance.hpp"

namespace cyrano::app {

namespace {

/// A folder's name out of any words: "Belle II (2024)" → "belle-ii-2024".
QString slugOf(const QString& words) {
    QString out;
    for (const QChar c : words.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain) {
            out += c;
        } else if (!out.isEmpty() && !out.endsWith(u'-')) {
            out += u'-';
        }
    }
    constexpr qsizetype longest = 40;
    out.truncate(longest);
    while (out.endsWith(u'-')) {
        out.chop(1);
    }
    return out;
}

} // namespace

ProvenanceForm::ProvenanceForm(const bounds::Catalogue& catalogue, QWidget* parent)
    : QWidget(parent), catalogue_(catalogue) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    title_ = line(*form, "import_title", tr("Title"), tr("as a list calls it"));
    id_ = line(*form, "import_id", tr("Id"), tr("small letters, digits and -"));
    citation_ = line(*form, "import_citation", tr("Citation"),
                     tr("the paper, or a key of the bibliography"));
    year_ = line(*form, "import_year", tr("Year"), tr("of the publication"));
    level_ = line(*form, "import_level", tr("Confidence level"), tr("90% CL"));
    digitisedBy_ =
        line(*form, "import_digitised_by", tr("Digitised by"), tr("who made numbers of the curve"));
    licence_ = line(*form, "import_licence", tr("Licence"), tr("of the numbers, or: not stated"));
    notes_ = line(*form, "import_notes", tr("Notes"), tr("anything else to know"));
    status_ = new QComboBox(this);
    status_->setObjectName(QStringLiteral("import_status"));
    status_->addItems({tr("measured"), tr("projected"), tr("superseded"), tr("disputed")});
    form->addRow(tr("Status"), status_);
}

QLineEdit* ProvenanceForm::line(QFormLayout& form, const char* name, const QString& caption,
                                const QString& hint) {
    auto* out = new QLineEdit(this);
    out->setObjectName(QString::fromUtf8(name));
    out->setPlaceholderText(hint);
    form.addRow(caption, out);
    connect(out, &QLineEdit::textChanged, this, &ProvenanceForm::changed);
    return out;
}

void ProvenanceForm::suggest(const QString& file, const QString& curve) {
    if (!id_->isModified()) {
        id_->setText(slugOf(file));
    }
    if (!title_->isModified()) {
        title_->setText(curve == file ? QString() : curve); // a file's name is no title
    }
}

exchange::Provenance ProvenanceForm::provenance() const {
    const auto text = [](const QLineEdit* edit) { return edit->text().trimmed().toStdString(); };
    exchange::Provenance out;
    out.id = text(id_);
    out.title = text(title_);
    out.citation = text(citation_);
    if (catalogue_.bibliography().contains(out.citation)) {
        out.paperKey = std::exchange(out.citation, {});
    }
    out.year = year_->text().trimmed().toInt();
    out.confidenceLevel = text(level_);
    out.digitisedBy = text(digitisedBy_);
    out.licence = text(licence_);
    out.notes = text(notes_);
    out.status = static_cast<io::Status>(status_->currentIndex());
    return out;
}

QString ProvenanceForm::missing() const {
    const exchange::Provenance form = provenance();
    if (const auto fields = exchange::missingFrom(form); !fields.empty()) {
        return tr("Still to say: %1").arg(QString::fromStdString(exchange::inWords(fields)));
    }
    return catalogue_.find(form.id) != nullptr
               ? tr("A bound with the id '%1' exists already").arg(QString::fromStdString(form.id))
               : QString();
}

} // namespace cyrano::app
