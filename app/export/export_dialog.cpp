#include "app/export/export_dialog.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>

#include "app/export/presets.hpp"

namespace cyrano::exporting {

namespace {

constexpr int paintDelayMs = 120;

QSettings settings() {
    return QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano"));
}

QString key(const char* name) {
    return QStringLiteral("export/") + QLatin1String(name);
}

QDoubleSpinBox* millimetres(const char* name) {
    auto* out = new QDoubleSpinBox;
    out->setObjectName(QLatin1String(name));
    out->setRange(30.0, 2000.0);
    out->setDecimals(1);
    out->setSuffix(QStringLiteral(" mm"));
    return out;
}

/// Chooses the entry with that data, if there is one.
void choose(QComboBox& box, const QString& data) {
    if (const int at = box.findData(data); at >= 0) {
        box.setCurrentIndex(at);
    }
}

} // namespace

ExportDialog::ExportDialog(const figure::Figure& figure, const QString& suggestedName,
                           QWidget* parent)
    : QDialog(parent), figure_(figure), suggestedName_(suggestedName) {
    setObjectName(QStringLiteral("export_dialog"));
    setWindowTitle(tr("Export figure"));
    paintSoon_.setSingleShot(true);
    paintSoon_.setInterval(paintDelayMs);
    connect(&paintSoon_, &QTimer::timeout, this, &ExportDialog::paintPreview);

    picture_ = new QLabel;
    picture_->setObjectName(QStringLiteral("export_preview"));
    picture_->setAccessibleName(tr("Preview of the exported figure"));
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setMinimumSize(420, 320);
    picture_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    message_ = new QLabel;
    message_->setObjectName(QStringLiteral("export_message"));
    message_->setWordWrap(true);

    auto* form = new QFormLayout;
    addChoices(*form);
    addSwitches(*form);
    auto* copyButton = new QPushButton(tr("&Copy"));
    copyButton->setObjectName(QStringLiteral("export_copy"));
    copyButton->setToolTip(tr("Copy the figure as PNG, SVG and PDF"));
    copyButton->setAutoDefault(false);
    auto* exportButton = new QPushButton(tr("&Export…"));
    exportButton->setObjectName(QStringLiteral("export_export"));
    exportButton->setDefault(true);
    auto* closeButton = new QPushButton(tr("Close"));
    closeButton->setObjectName(QStringLiteral("export_close"));
    closeButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(exportButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copyButton);
    buttons->addStretch();
    buttons->addWidget(closeButton);
    buttons->addWidget(exportButton);

    auto* right = new QVBoxLayout;
    right->addLayout(form);
    right->addWidget(message_);
    right->addStretch();
    right->addLayout(buttons);
    auto* whole = new QHBoxLayout(this);
    whole->addWidget(picture_, 1);
    whole->addLayout(right);
    restore();
    resize(980, 520);
    paintSoon_.start(0);
}

void ExportDialog::addChoices(QFormLayout& form) {
    preset_ = new QComboBox;
    preset_->setObjectName(QStringLiteral("export_preset"));
    for (const Preset& preset : presets()) {
        preset_->addItem(QCoreApplication::translate("Preset", preset.title.toUtf8().constData()),
                         preset.name);
    }
    width_ = millimetres("export_width");
    height_ = millimetres("export_height");
    format_ = new QComboBox;
    format_->setObjectName(QStringLiteral("export_format"));
    format_->addItem(tr("PDF"), QStringLiteral("pdf"));
    format_->addItem(tr("SVG"), QStringLiteral("svg"));
    format_->addItem(tr("PNG"), QStringLiteral("png"));
    format_->addItem(tr("PGF, to be \\input"), QStringLiteral("pgf"));
    format_->addItem(tr("LaTeX, a whole document"), QStringLiteral("tex"));
    dpi_ = new QDoubleSpinBox;
    dpi_->setObjectName(QStringLiteral("export_dpi"));
    dpi_->setRange(30.0, 1200.0);
    dpi_->setDecimals(0);
    dpi_->setSingleStep(50.0);
    dpi_->setSuffix(tr(" dpi"));
    dpi_->setValue(ExportOptions{}.dpi);
    palette_ = new QComboBox;
    palette_->setObjectName(QStringLiteral("export_palette"));
    palette_->addItem(tr("As shown"), name(Palette::records));
    palette_->addItem(QStringLiteral("Okabe–Ito"), name(Palette::okabeIto));
    palette_->addItem(QStringLiteral("Petroff"), name(Palette::petroff));
    form.addRow(tr("&For"), preset_);
    form.addRow(tr("&Width"), width_);
    form.addRow(tr("&Height"), height_);
    form.addRow(tr("For&mat"), format_);
    form.addRow(tr("&Resolution"), dpi_);
    form.addRow(tr("Co&lours"), palette_);
    connect(preset_, &QComboBox::currentIndexChanged, this, &ExportDialog::takePreset);
    for (QComboBox* box : {format_, palette_}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::changed);
    }
    for (QDoubleSpinBox* box : {width_, height_, dpi_}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportDialog::changed);
    }
}

void ExportDialog::addSwitches(QFormLayout& form) {
    const auto add = [&](const char* name, const QString& text, const QString& help) {
        auto* box = new QCheckBox(text);
        box->setObjectName(QLatin1String(name));
        box->setToolTip(help);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::changed);
        form.addRow(QString(), box);
        return box;
    };
    opaque_ = add("export_opaque", tr("&No transparency"),
                  tr("Mix overlapping colours beforehand, for journals that forbid transparency"));
    hatch_ = add("export_hatch", tr("Patterns for &grey print"),
                 tr("Excluded regions in patterns that can be told apart without colours"));
    text_ = add("export_text", tr("Keep &text in the SVG"),
                tr("Text can be edited, but needs the fonts of KaTeX to be shown"));
}

const Preset& ExportDialog::preset() const {
    return presets()[static_cast<std::size_t>(preset_->currentIndex())];
}

void ExportDialog::takePreset() {
    const QSizeF size = preset().sizeMm;
    width_->setValue(size.width());
    height_->setValue(size.height());
    changed();
}

ExportOptions ExportDialog::options() const {
    ExportOptions out;
    apply(preset(), out);
    out.sizeMm = {width_->value(), height_->value()};
    out.dpi = dpi_->value();
    out.palette = paletteCalled(palette_->currentData().toString()).value_or(Palette::records);
    out.style.opaque = opaque_->isChecked();
    out.style.hatchExcluded = hatch_->isChecked();
    out.style.glyphs =
        text_->isChecked() && suffix() == u"svg" ? tex::Ink::Text : tex::Ink::Automatic;
    return out;
}

QString ExportDialog::suffix() const {
    return format_->currentData().toString();
}

void ExportDialog::setFigure(const figure::Figure& figure) {
    figure_ = figure;
    paintSoon_.start();
}

void ExportDialog::changed() {
    dpi_->setEnabled(suffix() == u"png");
    text_->setEnabled(suffix() == u"svg");
    message_->clear();
    remember();
    paintSoon_.start();
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    paintSoon_.start();
}

void ExportDialog::paintPreview() {
    const qreal ratio = devicePixelRatioF();
    preview_ = exportPreview(figure_, suffix(), options(), picture_->size() * ratio);
    preview_.setDevicePixelRatio(ratio);
    picture_->setPixmap(QPixmap::fromImage(preview_));
}

bool ExportDialog::exportTo(const QString& file) {
    if (const auto written = exportFigure(figure_, file, options()); !written) {
        tell(written.error(), false);
        Q_EMIT failed(written.error(), file);
        return false;
    }
    settings().setValue(key("folder"), QFileInfo(file).absolutePath());
    tell(tr("Exported %1").arg(QFileInfo(file).fileName()), true);
    Q_EMIT exported(file);
    return true;
}

void ExportDialog::copy() {
    constexpr std::pair<const char*, const char*> kinds[] = {
        {"png", "image/png"}, {"svg", "image/svg+xml"}, {"pdf", "application/pdf"}};
    auto* mime = new QMimeData; // the clipboard's from setMimeData() on
    for (const auto& [kind, type] : kinds) {
        const auto bytes = exportBytes(figure_, QLatin1String(kind), options());
        if (!bytes) {
            delete mime;
            tell(bytes.error(), false);
            return;
        }
        mime->setData(QLatin1String(type), *bytes);
        if (kind == QLatin1String("png")) {
            mime->setImageData(QImage::fromData(*bytes, "PNG"));
        }
    }
    QGuiApplication::clipboard()->setMimeData(mime);
    tell(tr("Copied as PNG, SVG and PDF"), true);
}

void ExportDialog::chooseFile() {
    const QString folder = settings().value(key("folder")).toString();
    const QString wanted = QStringLiteral("%1.%2").arg(suggestedName_, suffix());
    auto* dialog = new QFileDialog(this, tr("Export figure"), folder,
                                   QStringLiteral("%1 (*.%2)").arg(suffix().toUpper(), suffix()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix());
    dialog->selectFile(wanted);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::restore() {
    const QSettings stored = settings();
    const auto number = [&](QDoubleSpinBox& box, const char* name) {
        if (const double value = stored.value(key(name)).toDouble(); value > 0.0) {
            box.setValue(value);
        }
    };
    const auto flag = [&](QCheckBox& box, const char* name) {
        box.setChecked(stored.value(key(name)).toBool());
    };
    // Read before the controls, in changing, write what they have.
    const QSignalBlocker quiet[] = {
        QSignalBlocker(preset_), QSignalBlocker(width_), QSignalBlocker(height_),
        QSignalBlocker(format_), QSignalBlocker(dpi_),   QSignalBlocker(palette_),
        QSignalBlocker(opaque_), QSignalBlocker(hatch_), QSignalBlocker(text_)};
    choose(*preset_, stored.value(key("preset")).toString());
    width_->setValue(preset().sizeMm.width());
    height_->setValue(preset().sizeMm.height());
    number(*width_, "width_mm");
    number(*height_, "height_mm");
    choose(*format_, stored.value(key("format")).toString());
    number(*dpi_, "dpi");
    choose(*palette_, stored.value(key("palette")).toString());
    flag(*opaque_, "opaque");
    flag(*hatch_, "hatch");
    flag(*text_, "text");
    changed();
}

void ExportDialog::remember() const {
    QSettings stored = settings();
    stored.setValue(key("preset"), preset_->currentData());
    stored.setValue(key("width_mm"), width_->value());
    stored.setValue(key("height_mm"), height_->value());
    stored.setValue(key("format"), suffix());
    stored.setValue(key("dpi"), dpi_->value());
    stored.setValue(key("palette"), palette_->currentData());
    stored.setValue(key("opaque"), opaque_->isChecked());
    stored.setValue(key("hatch"), hatch_->isChecked());
    stored.setValue(key("text"), text_->isChecked());
}

void ExportDialog::tell(const QString& text, bool good) {
    QPalette colours;
    if (!good) {
        colours.setColor(QPalette::WindowText, QColor(0xb0, 0x20, 0x20));
    }
    message_->setPalette(colours);
    message_->setText(text);
}

} // namespace cyrano::exporting
