#include "app/panels/verdict_list.hpp"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/panels/bound_text.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/row_painting.hpp"

namespace cyrano::app {

namespace {

int rowHeightOf(const QFont& font) {
    return QFontMetrics(font).height() + 6;
}

/// TeX in the name's column, a badge in the origin's.
class VerdictDelegate : public QStyledItemDelegate {
  public:
    VerdictDelegate(int nameColumn, int originColumn, QObject* parent)
        : QStyledItemDelegate(parent), name_(nameColumn), origin_(originColumn) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariant label = index.data(verdictLabelRole);
        const QVariant origin = index.data(verdictOriginRole);
        if (index.column() == name_ && label.isValid()) {
            paintTex(*painter, option.rect.adjusted(3, 0, -4, 0), option.font, label.toString(),
                     option.palette.color(QPalette::Text));
        } else if (index.column() == origin_ && origin.isValid()) {
            paintBadge(*painter, option.rect.adjusted(0, 0, -10, 0), option.font,
                       static_cast<io::Origin>(origin.toInt()),
                       option.palette.color(QPalette::Base).lightness() < 128);
        }
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {10, rowHeightOf(option.font)};
    }

  private:
    int name_;
    int origin_;
};

QString withUnit(double value, const scene::Scene& scene) {
    const std::string unit(scene.plane.kind().yUnit);
    return readable(value) + u' ' + readableUnit(QString::fromStdString(unit));
}

QString detailText(const scene::Scene& scene, const picture::PointVerdict& verdict) {
    QStringList lines{QString::fromStdString(verdict.bound->record().title)};
    if (verdict.lowerEdge) {
        lines << VerdictList::tr("lower edge at %1").arg(withUnit(*verdict.lowerEdge, scene));
    }
    if (verdict.upperEdge) {
        lines << VerdictList::tr("upper edge at %1").arg(withUnit(*verdict.upperEdge, scene));
    }
    if (verdict.signalOverLimit) {
        lines << VerdictList::tr("signal / limit = %1").arg(readable(*verdict.signalOverLimit));
    }
    lines << QString::fromStdString(verdict.bound->record().confidenceLevel);
    return lines.join(u'\n');
}

} // namespace

QString factorText(const picture::PointVerdict& verdict, double y) {
    const double infinity = std::numeric_limits<double>::infinity();
    const double above = verdict.lowerEdge ? y / *verdict.lowerEdge : infinity;
    const double below = verdict.upperEdge ? *verdict.upperEdge / y : infinity;
    if (std::isinf(above) && std::isinf(below)) {
        return VerdictList::tr("no edge on this line");
    }
    return above <= below ? VerdictList::tr("×%1 above the lower edge").arg(readableFactor(above))
                          : VerdictList::tr("×%1 below the upper edge").arg(readableFactor(below));
}

VerdictList::VerdictList(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("verdicts"));
    setAccessibleName(tr("What excludes the point"));
    setColumnCount(columns);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::TabFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new VerdictDelegate(name, origin, this));
    viewport()->setAutoFillBackground(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(20);
    setMinimumHeight(2 * rowHeightOf(font()));
}

void VerdictList::showVerdicts(const scene::Scene& scene,
                               const std::vector<picture::PointVerdict>& verdicts, double x,
                               double y) {
    setUpdatesEnabled(false);
    clear();
    bool excluded = false;
    for (const picture::PointVerdict& verdict : verdicts) {
        if (verdict.inside) {
            addVerdict(scene, verdict, y);
            excluded = excluded || verdict.role == region::Role::excluded;
        }
    }
    if (!excluded) {
        addRemark(tr("Not excluded by what is shown.") + u' ' + nearestText(scene, verdicts, x, y));
    }
    setUpdatesEnabled(true);
}

void VerdictList::addVerdict(const scene::Scene& scene, const picture::PointVerdict& verdict,
                             double y) {
    const io::Record& record = verdict.bound->record();
    auto* row = new QTreeWidgetItem(this);
    row->setText(say,
                 verdict.role == region::Role::allowed ? tr("compatible with") : tr("excluded by"));
    row->setForeground(say, muted(palette(), QPalette::Active));
    row->setText(factor, factorText(verdict, y));
    row->setText(mechanism, QString::fromStdString(record.mechanism));
    row->setText(paper, QString::fromStdString(verdict.citation));
    row->setForeground(paper, muted(palette(), QPalette::Active));
    row->setData(name, verdictLabelRole, QString::fromStdString(record.label));
    row->setData(name, Qt::AccessibleTextRole, QString::fromStdString(record.title));
    row->setData(origin, verdictOriginRole, static_cast<int>(record.origin));
    row->setData(0, verdictIdRole, QString::fromStdString(record.id));
    const QString detail = detailText(scene, verdict);
    for (int column = 0; column < columns; ++column) {
        row->setToolTip(column, detail);
    }
    row->setToolTip(mechanism, QString::fromStdString(record.mechanism));
    row->setToolTip(paper, QString::fromStdString(verdict.citation));
}

void VerdictList::addRemark(const QString& text) {
    auto* row = new QTreeWidgetItem(this);
    row->setText(0, text);
    row->setFirstColumnSpanned(true);
}

/// The edge that is the smallest factor in y away, up or down.
QString VerdictList::nearestText(const scene::Scene& scene,
                                 const std::vector<picture::PointVerdict>& verdicts, double x,
                                 double y) {
    const bounds::RegionRequest request{scene.scenario, scene.plane, {}};
    const bounds::Bound* nearest = nullptr;
    double edge = 0.0;
    double best = std::numeric_limits<double>::infinity();
    for (const picture::PointVerdict& verdict : verdicts) {
        if (verdict.inside || verdict.role != region::Role::excluded) {
            continue;
        }
        for (const region::Interval& stretch : verdict.bound->intervalsAt(request, x)) {
            const double candidate = y < stretch.low ? stretch.low : stretch.high;
            const double away = std::max(candidate / y, y / candidate);
            if (away < best) {
                best = away;
                edge = candidate;
                nearest = verdict.bound;
            }
        }
    }
    if (nearest == nullptr) {
        return tr("Nothing shown speaks about this mass.");
    }
    const QString title = QString::fromStdString(nearest->record().title);
    return (edge > y ? tr("Nearest edge ×%1 up: %2") : tr("Nearest edge ×%1 down: %2"))
        .arg(readableFactor(best), title);
}

void VerdictList::resizeEvent(QResizeEvent* event) {
    QTreeWidget::resizeEvent(event);
    fitRows();
    fitColumns();
}

/// Whole rows only: a line cut in half at the bottom cannot be read.
void VerdictList::fitRows() {
    const int row = rowHeightOf(font());
    const int spare = height() > row ? height() % row : 0;
    if (viewportMargins().bottom() != spare) {
        setViewportMargins(0, 0, 0, spare);
    }
}

void VerdictList::fitColumns() {
    const QFontMetrics metrics(font());
    const int sayWidth = std::max(metrics.horizontalAdvance(tr("compatible with")),
                                  metrics.horizontalAdvance(tr("excluded by")));
    const int factorWidth = std::max(
        metrics.horizontalAdvance(tr("×%1 above the lower edge").arg(QStringLiteral("8.88"))),
        metrics.horizontalAdvance(tr("×%1 below the upper edge").arg(QStringLiteral("8.88"))));
    setColumnWidth(say, sayWidth + 14);
    setColumnWidth(name, 7 * metrics.averageCharWidth() + 60);
    setColumnWidth(factor, factorWidth + 20);
    setColumnWidth(origin, badgeWidth(font(), io::Origin::digitised) + 24);
    int fixed = 0;
    for (const Column column : {say, name, factor, origin}) {
        fixed += columnWidth(column);
    }
    const int rest = std::max(100, viewport()->width() - fixed);
    setColumnWidth(mechanism, rest * 11 / 20);
}

} // namespace cyrano::app
