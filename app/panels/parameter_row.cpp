#include "app/panels/parameter_row.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "app/panels/explanation_card.hpp"
#include "app/panels/play_button.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/segmented.hpp"
#include "app/panels/tex_widget.hpp"
#include "app/panels/value_slider.hpp"

namespace cyrano::app {

namespace {

/// A combo box in a scrolled panel: the wheel scrolls that. With focus, too: it stays with the box
/// that was used last, and the next turn of the wheel would change the physics.
class CalmCombo : public QComboBox {
  public:
    using QComboBox::QComboBox;

  protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

QStringList choicesOf(const scene::Parameter& parameter) {
    QStringList out;
    for (const std::string& choice : parameter.choices) {
        out << QString::fromStdString(choice);
    }
    return out;
}

} // namespace

QString parameterSymbol(const scene::Parameter& parameter) {
    if (!parameter.symbol.empty()) {
        return QString::fromStdString(parameter.symbol);
    }
    return parameter.path == "data.g2_reading" ? QStringLiteral("(g-2)_\\mu") : QString();
}

QString parameterWords(const scene::Parameter& parameter) {
    QString out = QString::fromStdString(parameter.path);
    out = out.mid(out.lastIndexOf(u'.') + 1).replace(u'_', u' ');
    if (parameter.path == "plane.id") { // of all paths the one that ends in no word
        out = QStringLiteral("axes");
    }
    return QCoreApplication::translate("Parameter", out.toUtf8().constData());
}

QString changeName(const scene::Parameter& parameter) {
    QString name = plainTex(parameterSymbol(parameter));
    if (name.isEmpty()) {
        name = parameterWords(parameter);
    }
    return ParameterRow::tr("change of %1").arg(name);
}

QString parameterHelp(const scene::Parameter& parameter, const QString& value) {
    const QString path = QString::fromStdString(parameter.path);
    const QString help =
        QCoreApplication::translate("Parameter", parameter.help.c_str()).toHtmlEscaped();
    QString range;
    if (parameter.kind == scene::Parameter::Kind::number) {
        range = QStringLiteral("%1 … %2 %3")
                    .arg(readable(parameter.min), readable(parameter.max),
                         readableUnit(QString::fromStdString(parameter.unit)));
    } else {
        range = choicesOf(parameter).join(QStringLiteral(" | ")).toHtmlEscaped();
    }
    return QStringLiteral("<p>%1</p><p>%2<br><code>--set %3=%4</code></p>")
        .arg(help, range, path, value.toHtmlEscaped());
}

ParameterRow::ParameterRow(Session& session, const scene::Parameter& parameter,
                           const QString& caption, QWidget* parent)
    : QWidget(parent), session_(session), parameter_(parameter) {
    setObjectName(path() + QStringLiteral(".row"));
    // Reset marks have a gutter of their own, so that all controls end in one line.
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(4);
    lines_ = new QVBoxLayout;
    lines_->setSpacing(3);
    across->addLayout(lines_, 1);
    header_ = new QHBoxLayout;
    header_->setSpacing(4);
    lines_->addLayout(header_);
    const QString symbol = parameterSymbol(parameter);
    if (!symbol.isEmpty()) {
        auto* tex = new TexWidget(symbol, this);
        connect(tex, &TexWidget::doubleClicked, this, [this] { reset(); });
        symbol_ = tex;
    } else if (!caption.isEmpty()) {
        symbol_ = new QLabel(caption, this);
    }
    if (symbol_ != nullptr) {
        symbol_->setObjectName(path() + QStringLiteral(".symbol"));
        header_->addWidget(symbol_);
        header_->addStretch(1);
    }
    resetMark_ = new QToolButton(this);
    resetMark_->setObjectName(path() + QStringLiteral(".reset"));
    resetMark_->setText(QStringLiteral("↺"));
    resetMark_->setAutoRaise(true);
    resetMark_->setFixedSize(22, 22);
    resetMark_->setAccessibleName(tr("Reset %1").arg(path()));
    QSizePolicy keepsRoom = resetMark_->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    resetMark_->setSizePolicy(keepsRoom);
    connect(resetMark_, &QToolButton::clicked, this, [this] { reset(); });
    across->addWidget(resetMark_, 0, Qt::AlignTop);
    new Explanation(session_, parameter_, this);
}

void ParameterRow::describe(QWidget* control) const {
    control->setObjectName(path());
    control->setAccessibleName(path());
    control->setAccessibleDescription(
        QCoreApplication::translate("Parameter", parameter_.help.c_str()));
}

void ParameterRow::change(const scene::Value& value, Session::Phase phase) {
    session_.changeAll({{path(), value}}, changeName(parameter_), phase);
}

void ParameterRow::reset() {
    change(scene::getParameter(session_.original(), parameter_.path).value());
}

void ParameterRow::addBelow(QWidget* control) {
    lines_->addWidget(control);
}

void ParameterRow::addBeside(QWidget* control) {
    header_->addWidget(control);
}

void ParameterRow::refresh() {
    const scene::Value value = parameter_.get(session_.scene());
    const scene::Value original = parameter_.get(session_.original());
    setVisible(parameter_.active(session_.scene()));
    // An input that follows the scene is only moved when it was given a number of its own.
    resetMark_->setVisible(scene::getParameter(session_.scene(), parameter_.path) !=
                           scene::getParameter(session_.original(), parameter_.path));
    const QString originalText = QString::fromStdString(scene::toText(original));
    resetMark_->setToolTip(tr("Back to %1").arg(choiceText(originalText)));
    setToolTip(parameterHelp(parameter_, QString::fromStdString(scene::toText(value))));
    showValue(value);
}

NumberRow::NumberRow(Session& session, const scene::Parameter& parameter, const QString& caption,
                     QWidget* parent)
    : ParameterRow(session, parameter, caption, parent) {
    buildField();
    buildSlider();
    settled_ = new QTimer(this);
    settled_->setSingleShot(true);
    settled_->setInterval(400);
    connect(settled_, &QTimer::timeout, this, &NumberRow::settle);
}

void NumberRow::buildField() {
    field_ = new ValueField(this);
    field_->setObjectName(path() + QStringLiteral(".field"));
    field_->setAccessibleName(tr("%1, value").arg(path()));
    field_->setAlignment(Qt::AlignRight);
    field_->setFixedWidth(QFontMetrics(font()).horizontalAdvance(QStringLiteral("0.000000000")));
    if (parameter_.playable) {
        auto* play = new PlayButton(session_, parameter_, this);
        connect(play, &PlayButton::interacting, this, &NumberRow::interacting);
        addBeside(play);
    }
    addBeside(field_);
    const QString unit = QString::fromStdString(parameter_.unit);
    auto* unitWidget = new TexWidget(unit.isEmpty() ? QString() : texUnit(unit), this);
    // As wide as the widest unit of the table, so that the fields stand in one column.
    auto* cell = new QWidget(this);
    auto* cellLayout = new QHBoxLayout(cell);
    cellLayout->setContentsMargins(0, 0, 0, 0);
    cellLayout->addWidget(unitWidget, 0, Qt::AlignLeft);
    cell->setFixedWidth(TexWidget(texUnit(QStringLiteral("GeV^-1"))).sizeHint().width() + 2);
    addBeside(cell);
    connect(field_, &QLineEdit::editingFinished, this, &NumberRow::typed);
    connect(field_, &ValueField::abandoned, this, [this] { writeField(valueInForce()); });
    // Nobody is left to correct a refused text: the value in force is what counts.
    connect(field_, &ValueField::left, this, [this] {
        if (!field_->complaint().isEmpty()) {
            writeField(valueInForce());
        }
    });
}

void NumberRow::buildSlider() {
    slider_ = new ValueSlider({parameter_.min, parameter_.max, parameter_.logarithmic}, this);
    describe(slider_);
    addBelow(slider_);
    connect(slider_, &QSlider::valueChanged, this, [this] { sliderChanged(); });
    connect(slider_, &QSlider::sliderPressed, this, [this] { Q_EMIT interacting(true); });
    connect(slider_, &QSlider::sliderReleased, this, [this] {
        settle();
        Q_EMIT interacting(false);
    });
    connect(slider_, &ValueSlider::doubleClicked, this, [this] { reset(); });
}

void NumberRow::sliderChanged() {
    change(slider_->quantity(), Session::Phase::drag);
    if (!slider_->isSliderDown()) {
        settled_->start();
    }
}

/// Ends a drag: the value stays, the next change is a step of its own.
void NumberRow::settle() {
    settled_->stop();
    change(parameter_.get(session_.scene()));
}

double NumberRow::valueInForce() const {
    return std::get<double>(parameter_.get(session_.scene()));
}

QString NumberRow::rangeText() const {
    const QString unit = readableUnit(QString::fromStdString(parameter_.unit));
    return tr("%1 lies between %2 and %3")
               .arg(plainTex(parameterSymbol(parameter_)), readable(parameter_.min),
                    readable(parameter_.max)) +
           (unit.isEmpty() ? unit : u' ' + unit);
}

void NumberRow::complain(const QString& why) {
    const QString text =
        tr("%1; %2. It stays at %3.").arg(why, rangeText(), fieldText(valueInForce()));
    field_->setComplaint(text);
    Q_EMIT complained(text);
}

void NumberRow::typed() {
    if (field_->text() == fieldText(valueInForce())) {
        field_->setComplaint({});
        return;
    }
    const auto value = parseQuantity(field_->text(), QString::fromStdString(parameter_.unit));
    if (!value) {
        complain(value.error());
        return;
    }
    if (!scene::complaint(parameter_, *value).empty()) {
        complain(tr("“%1” is refused").arg(field_->text().trimmed()));
        return;
    }
    change(*value);
    writeField(*value); // "1 TeV" becomes 1000 even where that is no change
}

void NumberRow::writeField(double value) {
    written_ = value;
    field_->setComplaint({});
    field_->setText(fieldText(value));
    field_->setCursorPosition(0);
}

void NumberRow::showValue(const scene::Value& value) {
    const double number = std::get<double>(value);
    // Text being typed, or refused, stays until the value itself moves.
    const bool unfinished = field_->isModified() || !field_->complaint().isEmpty();
    if (number != written_ || !unfinished) {
        writeField(number);
    }
    if (!slider_->isSliderDown()) {
        const QSignalBlocker quiet(slider_);
        slider_->setQuantity(number);
    }
}

ChoiceRow::ChoiceRow(Session& session, const scene::Parameter& parameter, const QString& caption,
                     QWidget* parent)
    : ParameterRow(session, parameter, caption, parent) {
    const QStringList choices = choicesOf(parameter);
    qsizetype letters = 0;
    for (const QString& choice : choices) {
        letters += choiceText(choice).size();
    }
    constexpr qsizetype mostLetters = 34; // of buttons side by side in a narrow panel
    if (choices.size() <= 3 && letters <= mostLetters) {
        buildButtons(choices);
    } else {
        buildCombo(choices);
    }
}

void ChoiceRow::buildButtons(const QStringList& choices) {
    buttons_ = new Segmented(choices, path(), this);
    describe(buttons_);
    connect(buttons_, &Segmented::chosen, this, &ChoiceRow::choose);
    const bool slim = choices.join(QString()).size() <= 4;
    if (slim) {
        buttons_->setMinimumWidth(96);
        addBeside(buttons_);
    } else {
        addBelow(buttons_);
    }
}

void ChoiceRow::buildCombo(const QStringList& choices) {
    combo_ = new CalmCombo(this);
    describe(combo_);
    combo_->setFocusPolicy(Qt::StrongFocus);
    for (const QString& choice : choices) {
        combo_->addItem(choiceText(choice), choice);
    }
    addBelow(combo_);
    if (parameter_.resolve) {
        combo_->addItem(tr("From a file…"));
    }
    connect(combo_, &QComboBox::activated, this, [this](int index) {
        const QVariant word = combo_->itemData(index);
        if (word.isValid()) {
            choose(word.toString());
        } else {
            refresh(); // the choice stays what it was until a file is chosen
            askForFile();
        }
    });
}

void ChoiceRow::askForFile() {
    auto* dialog = new QFileDialog(this, tr("Open a file for %1").arg(path()), {},
                                   tr("TOML files (*.toml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ChoiceRow::choose);
    dialog->open();
}

/// The item of a value that came from a file; there is at most one of them.
int ChoiceRow::fileItem(const QString& value) {
    const int listed = static_cast<int>(parameter_.choices.size());
    if (combo_->itemData(listed).isValid()) {
        combo_->removeItem(listed);
    }
    const qsizetype colon = value.lastIndexOf(u':'); // "name: leptons=-1, …"
    combo_->insertItem(listed, value.first(std::max<qsizetype>(colon, 0)), value);
    return listed;
}

void ChoiceRow::choose(const QString& choice) {
    change(choice.toStdString());
}

void ChoiceRow::showValue(const scene::Value& value) {
    const QString choice = QString::fromStdString(scene::toText(value));
    if (buttons_ != nullptr) {
        buttons_->setCurrent(choice);
    } else {
        const QSignalBlocker quiet(combo_);
        const int known = combo_->findData(choice);
        combo_->setCurrentIndex(known < 0 && parameter_.resolve ? fileItem(choice) : known);
    }
}

ToggleRow::ToggleRow(Session& session, const scene::Parameter& parameter, const QString& caption,
                     QWidget* parent)
    : ParameterRow(session, parameter, caption, parent) {
    box_ = new QCheckBox(this);
    describe(box_);
    addBeside(box_);
    connect(box_, &QCheckBox::clicked, this, [this](bool on) { change(on); });
}

void ToggleRow::showValue(const scene::Value& value) {
    box_->setChecked(std::get<bool>(value));
}

ParameterRow* makeParameterRow(Session& session, const scene::Parameter& parameter,
                               const QString& caption, QWidget* parent) {
    switch (parameter.kind) {
    case scene::Parameter::Kind::number:
        return new NumberRow(session, parameter, caption, parent);
    case scene::Parameter::Kind::choice:
        return new ChoiceRow(session, parameter, caption, parent);
    case scene::Parameter::Kind::toggle:
        return new ToggleRow(session, parameter, caption, parent);
    case scene::Parameter::Kind::text:
    case scene::Parameter::Kind::list:
        break;
    }
    return nullptr;
}

} // namespace cyrano::app
