#include "app/panels/import_dialog.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/panels/import_columns.hpp"
#include "app/panels/import_drop.hpp"
#include "app/panels/import_preview.hpp"
#include "app/panels/provenance_form.hpp"
#include "app/plot/figure_plot.hpp"
#include "core/exchange/on_plane.hpp"
#include "core/exchange/record_folder.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::app {

namespace {

constexpr std::size_t previewRows = 8;
constexpr int tableHeight = 170;
constexpr QSize plotSize{440, 260};
constexpr QSize usualSize{1060, 780};
constexpr int linesKept = 2; ///< of a message, so that nothing jumps when it comes

/// What differs between two ways to read a curve, short enough for a button.
QString differenceOf(const exchange::Choice& now, const exchange::Choice& other) {
    if (now.massUnit != other.massUnit) {
        return ImportDialog::tr("Use %1").arg(QString::fromUtf8(exchange::name(other.massUnit)));
    }
    if (now.couplingUnit != other.couplingUnit) {
        return ImportDialog::tr("Use %1").arg(
            QString::fromUtf8(exchange::name(other.couplingUnit)));
    }
    const bool log = other.massLog10 != now.massLog10 ? other.massLog10 : other.couplingLog10;
    return log ? ImportDialog::tr("Read as log10") : ImportDialog::tr("Read without log10");
}

} // namespace

ImportDialog::ImportDialog(Session& session, bounds::DataFolders folders, QWidget* parent)
    : QDialog(parent), session_(session), folders_(std::move(folders)) {
    setObjectName(QStringLiteral("import_dialog"));
    setWindowTitle(tr("Import a curve"));
    auto* page = new QVBoxLayout(this);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(18);
    sides->addWidget(buildFilePart(), 1);
    sides->addWidget(buildPreviewPart(), 1);
    page->addLayout(sides, 1);
    buildButtons(*page);
    connect(columns_, &ImportColumns::changed, this, &ImportDialog::choiceChanged);
    connect(form_, &ProvenanceForm::changed, this, &ImportDialog::showReason);
    connect(curve_, &QComboBox::currentIndexChanged, this, &ImportDialog::showCurve);
    for (QWidget* part : findChildren<QWidget*>()) {
        part->setAcceptDrops(false); // a file dropped on a line of text is no text
    }
    auto* drop = new ImportDrop(*this);
    connect(drop, &ImportDrop::dropped, this, &ImportDialog::openFile);
    columns_->setEnabled(false);
    showComparison();
    showReason();
    resize(usualSize);
}

bool ImportDialog::accepts(const QMimeData* data) {
    return !curveFileIn(data).isEmpty();
}

QWidget* ImportDialog::buildFilePart() {
    auto* out = new QWidget(this);
    auto* column = new QVBoxLayout(out);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    file_ = new QLineEdit(out);
    file_->setObjectName(QStringLiteral("import_file"));
    file_->setAccessibleName(tr("File"));
    file_->setReadOnly(true);
    file_->setPlaceholderText(
        tr("CSV, text, AxionLimits, Darkcast .lmt, HEPData; or drop it here"));
    auto* choose = new QPushButton(tr("&Choose…"), out);
    choose->setObjectName(QStringLiteral("import_choose"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    row->addWidget(file_, 1);
    row->addWidget(choose);
    column->addLayout(row);
    curve_ = new QComboBox(out);
    curve_->setObjectName(QStringLiteral("import_curve"));
    curve_->setAccessibleName(tr("Curve of the file"));
    curve_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(curve_);
    table_ = new QTableWidget(out);
    table_->setObjectName(QStringLiteral("import_table"));
    table_->setAccessibleName(tr("First rows of the curve"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setFocusPolicy(Qt::NoFocus);
    table_->verticalHeader()->hide();
    table_->setFixedHeight(tableHeight);
    column->addWidget(table_);
    rows_ = new QLabel(out);
    rows_->setObjectName(QStringLiteral("import_rows"));
    rows_->setForegroundRole(QPalette::PlaceholderText);
    rows_->setWordWrap(true);
    column->addWidget(rows_);
    columns_ = new ImportColumns(out);
    column->addWidget(columns_);
    column->addStretch(1);
    return out;
}

QWidget* ImportDialog::buildPreviewPart() {
    auto* out = new QWidget(this);
    auto* column = new QVBoxLayout(out);
    column->setContentsMargins(0, 0, 0, 0);
    plot_ = new plot::FigurePlot(out);
    plot_->setObjectName(QStringLiteral("import_plot"));
    plot_->setAccessibleName(tr("The curve among what is known"));
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->setMinimumSize(plotSize);
    column->addWidget(plot_, 1);
    auto* row = new QHBoxLayout;
    warning_ = new QLabel(out);
    warning_->setObjectName(QStringLiteral("import_warning"));
    warning_->setWordWrap(true);
    warning_->setMinimumHeight(linesKept * warning_->fontMetrics().lineSpacing());
    suggestion_ = new QPushButton(out);
    suggestion_->setObjectName(QStringLiteral("import_suggestion"));
    suggestion_->setAutoDefault(false);
    suggestion_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    suggestion_->hide();
    connect(suggestion_, &QPushButton::clicked, this, &ImportDialog::takeSuggestion);
    row->addWidget(warning_, 1);
    row->addWidget(suggestion_);
    column->addLayout(row);
    auto* box = new QGroupBox(tr("Where it is from"), out);
    auto* inside = new QVBoxLayout(box);
    form_ = new ProvenanceForm(session_.catalogue(), box);
    inside->addWidget(form_);
    column->addWidget(box);
    return out;
}

void ImportDialog::buildButtons(QVBoxLayout& page) {
    auto* row = new QHBoxLayout;
    reason_ = new QLabel(this);
    reason_->setObjectName(QStringLiteral("import_reason"));
    reason_->setWordWrap(true);
    reason_->setMinimumHeight(linesKept * reason_->fontMetrics().lineSpacing());
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("&Import"));
    buttons_->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("import_ok"));
    connect(buttons_, &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    row->addWidget(reason_, 1);
    row->addWidget(buttons_);
    page.addLayout(row);
}

void ImportDialog::chooseFile() {
    auto* dialog = new QFileDialog(
        this, tr("Import a curve"), QFileInfo(file_->text()).absolutePath(),
        tr("Curves (*.csv *.txt *.dat *.tsv *.lmt *.yaml *.yml *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::openFile);
    dialog->open();
}

void ImportDialog::openFile(const QString& file) {
    file_->setText(file);
    auto read = exchange::readCurves(file.toStdString());
    const QSignalBlocker quiet(curve_);
    curve_->clear();
    read_ = read ? std::move(*read) : exchange::Import{};
    problem_ = read ? QString() : QString::fromStdString(read.error().format());
    for (const exchange::Curve& curve : read_.curves) {
        curve_->addItem(tr("%1 (%2, %3 rows)")
                            .arg(QString::fromStdString(curve.name),
                                 QString::fromUtf8(exchange::name(curve.format)))
                            .arg(curve.rows()));
    }
    columns_->setEnabled(!read_.curves.empty());
    showCurve(0);
}

void ImportDialog::showCurve(int index) {
    at_ = static_cast<std::size_t>(std::max(index, 0));
    if (at_ >= read_.curves.size()) {
        table_->setRowCount(0);
        table_->setColumnCount(0);
        rows_->clear();
        contour_.reset();
        plausibility_ = {};
        showComparison();
        showReason();
        return;
    }
    const exchange::Curve& curve = read_.curves[at_];
    const exchange::Preview preview = exchange::preview(curve, previewRows);
    fillTable(preview);
    form_->suggest(QFileInfo(file_->text()).completeBaseName(), QString::fromStdString(curve.name));
    columns_->setCurve(curve, preview); // tells choiceChanged()
}

void ImportDialog::fillTable(const exchange::Preview& preview) {
    QStringList headings;
    for (const std::string& heading : preview.headings) {
        headings << QString::fromStdString(heading);
    }
    table_->clear();
    table_->setColumnCount(static_cast<int>(headings.size()));
    table_->setHorizontalHeaderLabels(headings);
    table_->setRowCount(static_cast<int>(preview.rows.size()));
    for (std::size_t i = 0; i < preview.rows.size(); ++i) {
        for (std::size_t j = 0; j < preview.rows[i].size(); ++j) {
            table_->setItem(static_cast<int>(i), static_cast<int>(j),
                            new QTableWidgetItem(QString::fromStdString(preview.rows[i][j])));
        }
    }
    table_->resizeColumnsToContents();
    QString text = tr("rows: %1, pieces: %2").arg(preview.rowCount).arg(preview.runCount);
    for (const io::Diagnostic& note : read_.notes) {
        text += u'\n' + QString::fromStdString(note.text);
    }
    rows_->setText(text);
}

void ImportDialog::choiceChanged() {
    const exchange::Choice choice = columns_->choice();
    auto contour = exchange::toContour(read_.curves[at_], choice);
    problem_ = contour ? QString() : QString::fromStdString(contour.error().format());
    contour_.reset();
    plausibility_ = {};
    if (contour) {
        contour_ = std::move(*contour);
        plausibility_ = exchange::plausibility(read_.curves[at_], choice, known(choice.plane));
    }
    showComparison();
    showReason();
}

const std::vector<exchange::Neighbour>& ImportDialog::known(const std::string& plane) {
    auto found = known_.find(plane);
    if (found == known_.end()) {
        found = known_.emplace(plane, exchange::knownCurves(session_.catalogue(), plane)).first;
    }
    return found->second;
}

void ImportDialog::showComparison() {
    plot_->setFigure(
        importFigure(session_, contour_, "\\text{" + tr("the new curve").toStdString() + '}'));
    const bool odd = plausibility_.suspicious;
    warning_->setText(odd ? tr("Careful: %1").arg(QString::fromStdString(plausibility_.text))
                          : QString());
    if (plausibility_.suggestion) {
        suggestion_->setText(differenceOf(columns_->choice(), *plausibility_.suggestion));
        suggestion_->setToolTip(QString::fromStdString(plausibility_.suggestionText));
    }
    suggestion_->setVisible(odd && plausibility_.suggestion.has_value());
}

void ImportDialog::takeSuggestion() {
    if (plausibility_.suggestion) {
        columns_->setChoice(exchange::Choice(*plausibility_.suggestion));
    }
}

QString ImportDialog::reason() const {
    if (!problem_.isEmpty()) {
        return problem_;
    }
    if (!contour_) {
        return tr("Choose a file");
    }
    if (folders_.user.empty()) {
        return tr("There is no folder for bounds of your own here");
    }
    return form_->missing();
}

void ImportDialog::showReason() {
    const QString why = reason();
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(why.isEmpty());
    const bool elsewhere = contour_ && contour_->plane != session_.scene().plane.id;
    reason_->setText(why.isEmpty() && elsewhere
                         ? tr("The scene is of another plane; the curve appears when that is '%1'.")
                               .arg(QString::fromStdString(contour_->plane))
                         : why);
}

void ImportDialog::accept() {
    if (!reason().isEmpty()) {
        return;
    }
    const exchange::Provenance form = form_->provenance();
    const auto written =
        exchange::writeRecordFolder(*contour_, form).and_then([this](const auto& folder) {
            return exchange::saveRecordFolder(folders_.user, folder);
        });
    if (!written) {
        reason_->setText(QString::fromStdString(written.error().format()));
        return;
    }
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    auto catalogue = std::make_shared<const bounds::Catalogue>(bounds::Catalogue::load(folders_));
    QGuiApplication::restoreOverrideCursor();
    session_.setCatalogue(std::move(catalogue));
    if (session_.catalogue().find(form.id) == nullptr) {
        const io::Diagnostics& problems = session_.catalogue().problems();
        reason_->setText(problems.empty() ? tr("The record could not be read back")
                                          : QString::fromStdString(problems.back().format()));
        return;
    }
    showBound(form.id, form.title);
    Q_EMIT imported(QString::fromStdString(form.id));
    QDialog::accept();
}

void ImportDialog::showBound(const std::string& id, const std::string& title) {
    std::vector<std::string> shown = session_.scene().shownBounds;
    if (!session_.scene().shows(id)) {
        shown.push_back(id);
        session_.changeAll({{QStringLiteral("bounds.shown"), shown}},
                           tr("import %1").arg(QString::fromStdString(title)));
    }
}

} // namespace cyrano::app
