#include "app/panels/probe_panel.hpp"

#include <QComboBox>
#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/readable.hpp"
#include "app/panels/tex_widget.hpp"
#include "app/panels/verdict_list.hpp"
#include "core/physics/decay.hpp"

namespace cyrano::app {

namespace {

/// Setting a label typesets it: only where it changed.
void showSymbol(TexWidget* widget, std::string_view tex) {
    const QString symbol = QString::fromUtf8(tex.data(), static_cast<qsizetype>(tex.size())) + u'=';
    if (widget->tex() != symbol) {
        widget->setTex(symbol);
    }
}

} // namespace

ProbePanel::ProbePanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("probe_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 8, 4);
    column->setSpacing(4);
    hint_ = new QLabel(tr("Point at the plot to see what excludes a point, by how much, and on "
                          "whose authority. A click holds the point."),
                       this);
    hint_->setEnabled(false); // quiet
    column->addWidget(hint_);
    header_ = new QWidget(this);
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    buildHeader(row);
    header_->hide();
    column->addWidget(header_);
    buildList();
    column->addWidget(list_, 1);
    coalesce_.setSingleShot(true);
    coalesce_.setInterval(12);
    connect(&coalesce_, &QTimer::timeout, this, &ProbePanel::explain);
    connect(&session_, &Session::sceneChanged, this, &ProbePanel::later);
    connect(&session_, &Session::catalogueChanged, this, &ProbePanel::fillPlaces);
}

/// Imported bounds may bring places along; the chosen one stays while it is there.
void ProbePanel::fillPlaces() {
    const QSignalBlocker quiet(place_); // whoever exchanges the catalogue refreshes all
    const QString chosen = place_->currentText();
    places_ = probePlaces(session_.catalogue());
    place_->clear();
    for (const ProbePlace& place : places_) {
        place_->addItem(tr("at %1").arg(place.name));
    }
    place_->setCurrentIndex(std::max(0, place_->findText(chosen)));
}

/// A symbol and its value, wide enough that values do not push each other about.
QLabel* ProbePanel::addReadout(QHBoxLayout* row, TexWidget* symbol, const QString& sample) {
    row->addWidget(symbol);
    auto* value = new QLabel(header_);
    value->setMinimumWidth(value->fontMetrics().horizontalAdvance(sample));
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(value);
    row->addSpacing(8);
    return value;
}

void ProbePanel::buildHeader(QHBoxLayout* row) {
    massSymbol_ = new TexWidget(QString(), header_);
    mass_ = addReadout(row, massSymbol_, QStringLiteral("888 MeV"));
    ySymbol_ = new TexWidget(QString(), header_);
    coupling_ = addReadout(row, ySymbol_, QStringLiteral("8.88×10⁻⁸ GeV⁻¹"));
    lifetime_ = addReadout(row, new TexWidget(QStringLiteral("\\tau="), header_),
                           QStringLiteral("88.8 ps"));
    length_ = addReadout(row, new TexWidget(QStringLiteral("\\beta\\gamma c\\tau="), header_),
                         QStringLiteral("88.8 mm"));
    length_->setToolTip(tr("Mean decay length at the place chosen on the right"));
    place_ = new QComboBox(header_);
    place_->setObjectName(QStringLiteral("probe_place"));
    place_->setAccessibleName(tr("Where the decay length is quoted"));
    fillPlaces();
    place_->setMinimumContentsLength(8); // gives way before the numbers do
    connect(place_, &QComboBox::currentIndexChanged, this, &ProbePanel::later);
    row->addWidget(place_);
    row->addSpacing(10);
    row->addWidget(new TexWidget(QStringLiteral("\\mathcal{B}"), header_));
    branching_ = new QLabel(header_);
    branching_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(branching_);
    row->addStretch(1);
    unpin_ = new QToolButton(header_);
    unpin_->setObjectName(QStringLiteral("probe_release"));
    unpin_->setText(tr("Release point"));
    unpin_->setAutoRaise(true);
    unpin_->hide();
    connect(unpin_, &QToolButton::clicked, this, &ProbePanel::release);
    row->addWidget(unpin_);
}

void ProbePanel::buildList() {
    list_ = new VerdictList(this);
    list_->viewport()->installEventFilter(this);
    connect(list_, &QTreeWidget::itemEntered, this, [this](const QTreeWidgetItem* item) {
        Q_EMIT highlighted(item->data(0, verdictIdRole).toString());
    });
}

void ProbePanel::setPoint(double x, double y) {
    if (!pinned_) {
        point_ = Point{x, y};
        later();
    }
}

void ProbePanel::pin(double x, double y) {
    heldBefore_ = pinned_ ? point_ : std::nullopt;
    pinned_ = true;
    unpin_->show();
    point_ = Point{x, y};
    later();
}

void ProbePanel::withdraw() {
    if (heldBefore_) {
        point_ = std::exchange(heldBefore_, std::nullopt);
        later();
    } else {
        release();
    }
}

void ProbePanel::release() {
    heldBefore_.reset();
    point_.reset();
    coalesce_.stop();
    list_->clear();
    header_->hide();
    hint_->show();
    if (std::exchange(pinned_, false)) {
        unpin_->hide();
        Q_EMIT released();
    }
}

std::optional<QPointF> ProbePanel::heldPoint() const {
    return pinned_ ? std::optional(QPointF(point_->x, point_->y)) : std::nullopt;
}

void ProbePanel::later() {
    if (point_ && !coalesce_.isActive()) {
        coalesce_.start();
    }
}

void ProbePanel::explain() {
    if (!point_) {
        return;
    }
    QElapsedTimer timer;
    timer.start();
    hint_->hide();
    header_->show();
    explainParticle();
    explainBounds();
    // At most a quarter of the time goes into answers: the pointer stays smooth on slow machines.
    coalesce_.setInterval(std::clamp(static_cast<int>(3 * timer.elapsed()), 12, 300));
}

void ProbePanel::explainParticle() {
    const scene::Scene& scene = session_.scene();
    const scene::PlaneKind& kind = scene.plane.kind();
    const scene::CouplingLine line = kind.line(scene.scenario.model, point_->x);
    const model::Decays decays =
        model::decays(scene.scenario.model, line.at(point_->y), line.massGeV);
    const double width = decays.total();
    mass_->setText(readableEnergy(line.massGeV));
    showSymbol(massSymbol_, kind.massSymbol());
    if (const scene::Parameter* y = scene::findParameter(kind.yParameter)) {
        showSymbol(ySymbol_, y->symbol);
    }
    const QString unit = readableUnit(
        QString::fromUtf8(kind.yUnit.data(), static_cast<qsizetype>(kind.yUnit.size())));
    coupling_->setText(readable(point_->y) + (unit.isEmpty() ? unit : u' ' + unit));
    const bool known = scene.scenario.model.brInvisible < 1.0; // else no width makes all invisible
    lifetime_->setText(known ? readableTime(physics::lifetimeSeconds(width)) : tr("not known"));
    const ProbePlace& place = places_[static_cast<std::size_t>(place_->currentIndex())];
    const double momentum = place.momentumGeV(line.massGeV);
    if (std::isnan(momentum)) {
        length_->setText(tr("too heavy for this machine"));
    } else {
        length_->setText(known ? readableLength(physics::decayLength(width, line.massGeV, momentum))
                               : tr("not known"));
    }
    QStringList channels;
    for (const model::Channel& channel : model::channels(decays)) {
        if (channel.width > 0.0) {
            channels << QString::fromUtf8(channel.symbol.data(),
                                          static_cast<qsizetype>(channel.symbol.size())) +
                            u' ' + readablePercent(decays.branchingRatio(channel.width));
        }
    }
    branching_->setText(channels.isEmpty() ? tr("stable") : channels.join(QStringLiteral("   ")));
}

void ProbePanel::explainBounds() {
    const auto verdicts =
        picture::explainPoint(session_.scene(), session_.catalogue(), point_->x, point_->y);
    list_->showVerdicts(session_.scene(), verdicts, point_->y);
}

bool ProbePanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_->viewport() && event->type() == QEvent::Leave) {
        Q_EMIT highlighted(QString());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cyrano::app
