#include "app/panels/compare_panel.hpp"

#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/readable.hpp"
#include "app/panels/row_painting.hpp"
#include "core/figure/ghost.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::app {

namespace {

constexpr int narrowest = 260; // the ratio of one coordinate
constexpr int labelRole = Qt::UserRole;
constexpr double worthSaying = 0.002; // of ln(factor): what three digits show

/// The name of a bound as TeX.
class NameDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        if (const QVariant label = index.data(labelRole); label.isValid()) {
            paintTex(*painter, option.rect.adjusted(3, 0, -4, 0), option.font, label.toString(),
                     option.palette.color(QPalette::Text));
        }
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {10, QFontMetrics(option.font).height() + 6};
    }
};

QString times(double ratio) {
    return u'×' + (ratio < 1.0 ? readable(ratio) : readableFactor(ratio));
}

QString symbolOf(std::string_view tex) {
    return plainTex(QString::fromUtf8(tex.data(), static_cast<qsizetype>(tex.size())));
}

/// "m_a ×2.40 (+0.38 decades)".
QString along(const QString& symbol, double from, double to) {
    const double ratio = to / from;
    if (!std::isfinite(ratio) || ratio == 0.0) {
        return ComparePanel::tr("%1 from %2 to %3").arg(symbol, readable(from), readable(to));
    }
    if (ratio < 0.0) {
        return ComparePanel::tr("%1 %2, other sign").arg(symbol, times(-ratio));
    }
    const double decades = std::log10(ratio);
    const QString count = QString::number(std::abs(decades), 'f', 2);
    return ComparePanel::tr("%1 %2 (%3 decades)")
        .arg(symbol, times(ratio), (decades < 0.0 ? u'−' : u'+') + count);
}

/// Whether ratios say more than that the pointer has not left the point yet.
bool apart(QPointF a, QPointF b) {
    constexpr double near = 5e-3;
    return std::abs(b.x() - a.x()) > near * std::abs(a.x()) ||
           std::abs(b.y() - a.y()) > near * std::abs(a.y());
}

QString insideText(bool inside, std::optional<double> by) {
    if (!by) {
        return inside ? ComparePanel::tr("inside") : ComparePanel::tr("no edge");
    }
    return inside ? ComparePanel::tr("inside by %1").arg(times(*by))
                  : ComparePanel::tr("outside by %1").arg(times(1.0 / *by));
}

QString shiftText(const picture::EdgeShift& shift) {
    if (const auto ratio = shift.ratio()) {
        return shift.lower ? ComparePanel::tr("lower edge %1").arg(times(*ratio))
                           : ComparePanel::tr("upper edge %1").arg(times(*ratio));
    }
    if (!shift.now) {
        return ComparePanel::tr("edge gone");
    }
    return shift.before ? ComparePanel::tr("other sign") : ComparePanel::tr("new edge");
}

} // namespace

QString ratioText(const scene::Scene& scene, QPointF from, QPointF to) {
    const scene::PlaneKind& kind = scene.plane.kind();
    const auto symbol = [](std::string_view path) {
        const scene::Parameter* parameter = scene::findParameter(path);
        return parameter == nullptr ? QString() : symbolOf(parameter->symbol);
    };
    const QString x = kind.massAxis() ? symbolOf(kind.massSymbol()) : symbol(kind.xParameter);
    return along(x, from.x(), to.x()) + u'\n' + along(symbol(kind.yParameter), from.y(), to.y());
}

ComparePanel::ComparePanel(Session& session, PinnedPicture& pinned, QWidget* parent)
    : QWidget(parent), session_(session), pinned_(pinned) {
    setObjectName(QStringLiteral("compare_panel"));
    setAccessibleName(tr("Comparison"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 8, 4);
    column->setSpacing(3);
    points_ = new QLabel(this);
    points_->setObjectName(QStringLiteral("compare_points"));
    points_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    points_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(points_);
    column->addWidget(buildGhostLine());
    buildRows();
    column->addWidget(rows_, 1);
    emphasise();
    coalesce_.setSingleShot(true);
    coalesce_.setInterval(12);
    connect(&coalesce_, &QTimer::timeout, this, &ComparePanel::compare);
    connect(&session_, &Session::pictureChanged, this, &ComparePanel::later);
    connect(&pinned_, &PinnedPicture::changed, this, &ComparePanel::compare);
    compare();
}

/// What is read from the last row of a lecture hall.
void ComparePanel::emphasise() {
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(1.15 * large.pointSizeF());
    points_->setFont(large);
}

void ComparePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && points_ != nullptr) {
        emphasise();
    }
}

QWidget* ComparePanel::buildGhostLine() {
    ghostLine_ = new QWidget(this);
    auto* row = new QHBoxLayout(ghostLine_);
    row->setContentsMargins(0, 0, 0, 0);
    ghost_ = new QLabel(ghostLine_);
    ghost_->setObjectName(QStringLiteral("compare_ghost"));
    ghost_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(ghost_, 1);
    auto* unpin = new QToolButton(ghostLine_);
    unpin->setObjectName(QStringLiteral("compare_unpin"));
    unpin->setText(tr("Unpin picture"));
    unpin->setAutoRaise(true);
    connect(unpin, &QToolButton::clicked, &pinned_, &PinnedPicture::unpin);
    row->addWidget(unpin);
    return ghostLine_;
}

void ComparePanel::buildRows() {
    rows_ = new QTreeWidget(this);
    rows_->setObjectName(QStringLiteral("compare_rows"));
    rows_->setAccessibleName(tr("Bounds compared"));
    rows_->setColumnCount(columns);
    rows_->setRootIsDecorated(false);
    rows_->setUniformRowHeights(true);
    rows_->setFrameShape(QFrame::NoFrame);
    rows_->setSelectionMode(QAbstractItemView::NoSelection);
    rows_->setFocusPolicy(Qt::TabFocus);
    rows_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows_->setItemDelegateForColumn(name, new NameDelegate(rows_));
    rows_->viewport()->setAutoFillBackground(false);
    rows_->header()->setStretchLastSection(true);
    rows_->header()->setSectionResizeMode(QHeaderView::Interactive);
}

void ComparePanel::pin(double x, double y) {
    before_ = held_;
    const QPointF at(x, y);
    if (held_.first && !held_.second) {
        held_.second = at;
    } else {
        held_ = {at, std::nullopt};
    }
    compare();
}

void ComparePanel::withdraw() {
    held_ = before_;
    compare();
}

void ComparePanel::release() {
    held_ = before_ = {};
    compare();
}

void ComparePanel::setPointer(double x, double y) {
    pointer_ = QPointF(x, y);
    later();
}

void ComparePanel::leavePointer() {
    pointer_.reset();
    later();
}

std::optional<QPointF> ComparePanel::reference() const {
    return held_.second ? held_.first : std::nullopt;
}

std::optional<QPointF> ComparePanel::focus() const {
    return held_.second ? held_.second : pointer_ ? pointer_ : held_.first;
}

QString ComparePanel::ghostNote() const {
    return ghostLine_->isHidden() ? QString() : ghost_->text();
}

QString ComparePanel::pointNote() const {
    return points_->isHidden() ? QString() : points_->text();
}

void ComparePanel::later() {
    if ((held_.first || pinned_.isPinned()) && !coalesce_.isActive()) {
        coalesce_.start();
    }
}

void ComparePanel::compare() {
    QElapsedTimer timer;
    timer.start();
    setVisible(held_.first || pinned_.isPinned());
    showGhostNote();
    rows_->setUpdatesEnabled(false);
    rows_->clear();
    points_->setVisible(held_.first.has_value());
    const scene::Scene& scene = session_.scene();
    const bounds::Catalogue& catalogue = session_.catalogue();
    const auto other = held_.second ? held_.second : pointer_;
    std::vector<picture::PointPair> pairs;
    if (held_.first && other && (held_.second || apart(*held_.first, *other))) {
        points_->setText(ratioText(scene, *held_.first, *other));
        const auto verdicts = [&](QPointF at) {
            return picture::explainPoint(scene, catalogue, at.x(), at.y());
        };
        pairs =
            picture::pairUp(verdicts(*held_.first), held_.first->y(), verdicts(*other), other->y());
    } else if (held_.first) {
        points_->setText(tr("Point elsewhere: ratios to the held point"));
    }
    showPoints(pairs);
    std::vector<picture::EdgeShift> shifts;
    const auto at = focus();
    if (at && pinned_.isPinned() && figure::ghostProblem(scene, pinned_.picture()->scene).empty()) {
        shifts = picture::edgeShifts(pinned_.picture()->scene, scene, catalogue, at->x(), at->y());
    }
    showShifts(shifts);
    rows_->header()->setVisible(rows_->topLevelItemCount() > 0);
    rows_->setUpdatesEnabled(true);
    // As for the probe: at most a quarter of the time goes into answers.
    coalesce_.setInterval(std::clamp(static_cast<int>(3 * timer.elapsed()), 12, 300));
}

void ComparePanel::showGhostNote() {
    ghostLine_->setVisible(pinned_.isPinned());
    const PicturePtr live = session_.picture();
    if (!pinned_.isPinned() || live == nullptr) {
        return;
    }
    const std::string problem = figure::ghostProblem(live->scene, pinned_.picture()->scene);
    if (!problem.empty()) {
        ghost_->setText(tr("Pinned picture not drawn: %1").arg(QString::fromStdString(problem)));
    } else if (figure::ghostDifferences(*live, *pinned_.picture()).empty()) {
        ghost_->setText(tr("Picture pinned. Change something: its edges stay as thin lines."));
    } else {
        ghost_->setText(tr("Thin lines: the pinned picture."));
    }
    ghost_->setToolTip(ghost_->text());
}

QTreeWidgetItem* ComparePanel::rowOf(const bounds::Bound& bound) {
    const io::Record& record = bound.record();
    const QString label = QString::fromStdString(record.label);
    for (int i = 0; i < rows_->topLevelItemCount(); ++i) {
        if (rows_->topLevelItem(i)->data(name, labelRole) == label) {
            return rows_->topLevelItem(i);
        }
    }
    auto* row = new QTreeWidgetItem(rows_);
    row->setData(name, labelRole, label);
    row->setData(name, Qt::AccessibleTextRole, QString::fromStdString(record.title));
    row->setToolTip(name, QString::fromStdString(record.title));
    return row;
}

void ComparePanel::showPoints(const std::vector<picture::PointPair>& pairs) {
    const auto other = held_.second ? held_.second : pointer_;
    const bool two = held_.first && other && apart(*held_.first, *other);
    rows_->setHeaderLabels({tr("Bound"), tr("first point"),
                            held_.second ? tr("second point") : tr("pointer"), tr("ratio"),
                            tr("now / pinned")});
    for (const Column column : {first, second, ratio}) {
        rows_->setColumnHidden(column, !two);
    }
    rows_->setColumnHidden(moved, !pinned_.isPinned());
    QTreeWidgetItem* header = rows_->headerItem();
    header->setToolTip(first, tr("Distance to the nearest edge, as a factor along y"));
    header->setToolTip(second, header->toolTip(first));
    header->setToolTip(ratio, tr("How much farther inside the second point lies"));
    header->setToolTip(moved, tr("The edge nearest to the point, over where it was in the pinned "
                                 "picture"));
    const QFontMetrics metrics(rows_->font());
    const auto room = [&](const QString& sample) { return metrics.horizontalAdvance(sample) + 14; };
    rows_->setColumnWidth(name, room(QStringLiteral("SN1987A decay")));
    rows_->setColumnWidth(first, room(tr("outside by %1").arg(QStringLiteral("×88.8"))));
    rows_->setColumnWidth(second, rows_->columnWidth(first));
    rows_->setColumnWidth(ratio, room(QStringLiteral("×8.88×10⁻⁸")));
    int width = room(tr("lower edge %1").arg(QStringLiteral("×8.88"))) + 40;
    for (const Column column : {name, first, second, ratio}) {
        width += rows_->isColumnHidden(column) ? 0 : rows_->columnWidth(column);
    }
    wanted_ = std::max(width, narrowest);
    setMaximumWidth(wanted_);
    updateGeometry();
    for (const picture::PointPair& pair : pairs) {
        QTreeWidgetItem* row = rowOf(*pair.bound);
        row->setText(first, insideText(pair.firstInside, pair.first));
        row->setText(second, insideText(pair.secondInside, pair.second));
        const auto factor = pair.ratio();
        row->setText(ratio, factor ? times(*factor) : QStringLiteral("–"));
    }
}

void ComparePanel::showShifts(const std::vector<picture::EdgeShift>& shifts) {
    for (const picture::EdgeShift& shift : shifts) {
        const auto factor = shift.ratio();
        if (factor && std::abs(std::log(*factor)) < worthSaying) {
            continue;
        }
        QTreeWidgetItem* row = rowOf(*shift.bound);
        row->setText(moved, shiftText(shift));
        row->setToolTip(moved, tr("from %1 to %2")
                                   .arg(shift.before ? readable(*shift.before) : tr("nowhere"),
                                        shift.now ? readable(*shift.now) : tr("nowhere")));
    }
}

} // namespace cyrano::app
