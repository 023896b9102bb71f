#include "app/panels/import_columns.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <cmath>

#include "core/exchange/on_plane.hpp"
#include "core/io/number.hpp"
#include "core/scene/plane.hpp"

namespace cyrano::app {

namespace {

QWidget* inOneRow(std::initializer_list<QWidget*> parts) {
    auto* out = new QWidget;
    auto* row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    bool first = true;
    for (QWidget* part : parts) {
        row->addWidget(part, first ? 1 : 0);
        first = false;
    }
    return out;
}

} // namespace

ImportColumns::ImportColumns(QWidget* parent) : QWidget(parent) {
    build();
}

QComboBox* ImportColumns::combo(const char* name, const QString& accessible) {
    auto* out = new QComboBox(this);
    out->setObjectName(QString::fromUtf8(name));
    out->setAccessibleName(accessible);
    out->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    out->setMinimumContentsLength(8);
    return out;
}

/// Why the guess is as it is, small under the controls.
void ImportColumns::addReason(QFormLayout& form, QLabel*& label, const char* name) {
    label = new QLabel(this);
    label->setObjectName(QString::fromUtf8(name));
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(QString(), label);
}

void ImportColumns::build() {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    massColumn_ = combo("import_mass_column", tr("Column of the mass"));
    massUnit_ = combo("import_mass_unit", tr("Unit of the mass"));
    for (const exchange::MassUnit unit : exchange::massUnits) {
        massUnit_->addItem(QString::fromUtf8(exchange::name(unit)));
    }
    massLog_ = new QCheckBox(tr("log10"), this);
    massLog_->setObjectName(QStringLiteral("import_mass_log"));
    form->addRow(tr("Mass"), inOneRow({massColumn_, massUnit_, massLog_}));
    addReason(*form, whyMass_, "import_why_mass");
    couplingColumn_ = combo("import_coupling_column", tr("Column of the coupling"));
    couplingUnit_ = combo("import_coupling_unit", tr("Unit of the coupling"));
    for (const exchange::CouplingUnit unit : exchange::couplingUnits) {
        couplingUnit_->addItem(QString::fromUtf8(exchange::name(unit)));
    }
    couplingLog_ = new QCheckBox(tr("log10"), this);
    couplingLog_->setObjectName(QStringLiteral("import_coupling_log"));
    form->addRow(tr("Coupling"), inOneRow({couplingColumn_, couplingUnit_, couplingLog_}));
    addReason(*form, whyCoupling_, "import_why_coupling");
    factor_ = new QLineEdit(QStringLiteral("1"), this);
    factor_->setObjectName(QStringLiteral("import_factor"));
    factor_->setAccessibleName(tr("Factor of the coupling"));
    factor_->setMaximumWidth(80);
    factor_->setToolTip(tr("The coupling is that many times what the number says."));
    upperColumn_ = combo("import_upper_column", tr("Column of the upper edge"));
    form->addRow(tr("Upper edge"),
                 inOneRow({upperColumn_, new QLabel(tr("factor"), this), factor_}));
    plane_ = combo("import_plane", tr("Plane"));
    for (const scene::PlaneKind& kind : scene::planeKinds()) {
        plane_->addItem(QString::fromUtf8(kind.brief.data(), static_cast<int>(kind.brief.size())),
                        QString::fromUtf8(kind.id.data(), static_cast<int>(kind.id.size())));
    }
    form->addRow(tr("Plane"), plane_);
    shape_ = combo("import_shape", tr("Shape"));
    shape_->addItems({tr("excluded above the curve"), tr("closed: excluded inside"),
                      tr("open: cut by a frame")});
    form->addRow(tr("Shape"), shape_);
    firstEnd_ = combo("import_first_end", tr("Side where the curve begins"));
    lastEnd_ = combo("import_last_end", tr("Side where the curve ends"));
    for (QComboBox* end : {firstEnd_, lastEnd_}) {
        end->addItems({tr("left"), tr("right"), tr("top"), tr("bottom")});
    }
    form->addRow(tr("Leaves at"), inOneRow({firstEnd_, lastEnd_}));
    addReason(*form, whyShape_, "import_why_shape");

    for (const auto& [control, reason] :
         {std::pair{massColumn_, whyMass_}, std::pair{massUnit_, whyMass_},
          std::pair{couplingColumn_, whyCoupling_}, std::pair{couplingUnit_, whyCoupling_},
          std::pair{shape_, whyShape_}, std::pair{firstEnd_, whyShape_},
          std::pair{lastEnd_, whyShape_}, std::pair{upperColumn_, whyShape_}}) {
        connect(control, &QComboBox::currentIndexChanged, this,
                [this, reason = reason] { edited(reason); });
    }
    connect(massLog_, &QCheckBox::toggled, this, [this] { edited(whyMass_); });
    connect(couplingLog_, &QCheckBox::toggled, this, [this] { edited(whyCoupling_); });
    connect(factor_, &QLineEdit::textChanged, this, [this] { edited(whyCoupling_); });
    connect(plane_, &QComboBox::currentIndexChanged, this, &ImportColumns::choosePlane);
    setTabOrder(upperColumn_, factor_);
    enableEnds();
}

void ImportColumns::fillColumns(const QStringList& headings) {
    for (QComboBox* column : {massColumn_, couplingColumn_, upperColumn_}) {
        column->clear();
    }
    upperColumn_->addItem(tr("none"));
    for (QComboBox* column : {massColumn_, couplingColumn_, upperColumn_}) {
        column->addItems(headings);
    }
}

void ImportColumns::setCurve(const exchange::Curve& curve, const exchange::Preview& preview) {
    filling_ = true;
    QStringList headings;
    for (std::size_t i = 0; i < curve.columns.size(); ++i) {
        headings << QString::fromStdString(preview.headings.at(i));
    }
    fillColumns(headings);
    filling_ = false;
    setChoice(preview.choice);
    whyMass_->setText(QString::fromStdString(preview.whyMass));
    whyCoupling_->setText(QString::fromStdString(preview.whyCoupling));
    whyShape_->setText(QString::fromStdString(preview.whyShape));
}

void ImportColumns::setChoice(const exchange::Choice& choice) {
    filling_ = true;
    massColumn_->setCurrentIndex(static_cast<int>(choice.massColumn));
    couplingColumn_->setCurrentIndex(static_cast<int>(choice.couplingColumn));
    upperColumn_->setCurrentIndex(choice.upperColumn ? static_cast<int>(*choice.upperColumn) + 1
                                                     : 0);
    massUnit_->setCurrentIndex(static_cast<int>(choice.massUnit));
    couplingUnit_->setCurrentIndex(static_cast<int>(choice.couplingUnit));
    massLog_->setChecked(choice.massLog10);
    couplingLog_->setChecked(choice.couplingLog10);
    factor_->setText(QString::fromStdString(io::shortNumber(choice.factor)));
    plane_->setCurrentIndex(plane_->findData(QString::fromStdString(choice.plane)));
    shape_->setCurrentIndex(choice.shape == io::PublishedContour::Shape::lowerEdge ? 0
                            : choice.shape == io::PublishedContour::Shape::closed  ? 1
                                                                                   : 2);
    firstEnd_->setCurrentIndex(static_cast<int>(choice.firstEnd));
    lastEnd_->setCurrentIndex(static_cast<int>(choice.lastEnd));
    for (QLabel* reason : {whyMass_, whyCoupling_, whyShape_}) {
        reason->clear();
    }
    filling_ = false;
    enableEnds();
    Q_EMIT changed();
}

exchange::Choice ImportColumns::choice() const {
    using Shape = io::PublishedContour::Shape;
    using Side = io::PublishedContour::Side;
    exchange::Choice out;
    // No column chosen is one the curve does not have: refused with a sentence.
    out.massColumn = static_cast<std::size_t>(massColumn_->currentIndex());
    out.couplingColumn = static_cast<std::size_t>(couplingColumn_->currentIndex());
    if (upperColumn_->currentIndex() > 0) {
        out.upperColumn = static_cast<std::size_t>(upperColumn_->currentIndex() - 1);
    }
    out.massUnit = static_cast<exchange::MassUnit>(massUnit_->currentIndex());
    out.couplingUnit = static_cast<exchange::CouplingUnit>(couplingUnit_->currentIndex());
    out.massLog10 = massLog_->isChecked();
    out.couplingLog10 = couplingLog_->isChecked();
    out.factor = io::parseNumber(factor_->text().trimmed().toStdString()).value_or(std::nan(""));
    out.plane = plane_->currentData().toString().toStdString();
    const int shape = shape_->currentIndex();
    out.shape = shape == 0 ? Shape::lowerEdge : shape == 1 ? Shape::closed : Shape::open;
    out.firstEnd = static_cast<Side>(firstEnd_->currentIndex());
    out.lastEnd = static_cast<Side>(lastEnd_->currentIndex());
    return out;
}

/// A plane brings the unit of its axis along.
void ImportColumns::choosePlane() {
    if (filling_) {
        return;
    }
    exchange::Choice now = choice();
    exchange::choosePlane(now, now.plane);
    filling_ = true;
    couplingUnit_->setCurrentIndex(static_cast<int>(now.couplingUnit));
    filling_ = false;
    edited(whyCoupling_);
}

/// What the user says needs no reason.
void ImportColumns::edited(QLabel* reason) {
    enableEnds();
    if (!filling_) {
        reason->clear();
        Q_EMIT changed();
    }
}

void ImportColumns::enableEnds() {
    constexpr int open = 2;
    firstEnd_->setEnabled(shape_->currentIndex() == open);
    lastEnd_->setEnabled(shape_->currentIndex() == open);
}

} // namespace cyrano::app
