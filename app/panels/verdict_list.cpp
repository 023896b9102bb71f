#include "app/panels/verdict_list.hpp"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/panels/bound_text.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/row_painting.hpp"
#include "core/scene/parameters.hpp"

namespace cyrano::app {

namespace {

int rowHeightOf(const QFont& font) {
    return QFontMetrics(font).height() + 6;
}

/// Dark enough on white, light enough on black.
QColor warningInk(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128 ? QColor(0xff, 0xb8, 0x4d)
                                                           : QColor(0xa8, 0x4a, 0x00);
}

/// The journal gives way, the arXiv number stays.
QString elidedCitation(const QString& citation, const QFontMetrics& metrics, int width) {
    const qsizetype at = citation.indexOf(u"arXiv:");
    if (at < 0 || metrics.horizontalAdvance(citation) <= width) {
        return metrics.elidedText(citation, Qt::ElideRight, width);
    }
    const QString number = citation.mid(at);
    const int rest = width - metrics.horizontalAdvance(u' ' + number);
    const QString before = metrics.elidedText(citation.left(at).trimmed(), Qt::ElideRight, rest);
    return before.size() > 3 ? before + u' ' + number : number;
}

/// What a column cannot leave to the style: TeX, a badge, a warning, a citation.
class VerdictDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QRect cell = option.rect.adjusted(3, 0, -4, 0);
        const QColor text = option.palette.color(QPalette::Text);
        if (const QVariant label = index.data(verdictLabelRole); label.isValid()) {
            paintTex(*painter, cell, option.font, label.toString(), text);
        } else if (const QVariant origin = index.data(verdictOriginRole); origin.isValid()) {
            paintBadge(*painter, option.rect.adjusted(0, 0, -10, 0), option.font,
                       static_cast<io::Origin>(origin.toInt()),
                       option.palette.color(QPalette::Base).lightness() < 128);
        } else if (const QVariant why = index.data(verdictMechanismRole); why.isValid()) {
            paintMechanism(*painter, cell, option, index);
        } else if (const QVariant paper = index.data(verdictPaperRole); paper.isValid()) {
            painter->setPen(muted(option.palette, QPalette::Active));
            painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft,
                              elidedCitation(paper.toString(), option.fontMetrics, cell.width()));
        }
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {10, rowHeightOf(option.font)};
    }

  private:
    /// The caveat first: it is short, and what it warns of is easily overlooked.
    static void paintMechanism(QPainter& painter, QRect cell, const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
        const QFontMetrics& metrics = option.fontMetrics;
        const QString caveat = index.data(verdictCaveatRole).toString();
        if (!caveat.isEmpty()) {
            painter.setPen(warningInk(option.palette));
            const QString shown =
                metrics.elidedText(QStringLiteral("⚠ ") + caveat, Qt::ElideRight, cell.width());
            painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, shown);
            cell.setLeft(cell.left() + metrics.horizontalAdvance(shown + QStringLiteral("   ")));
        }
        if (cell.width() > 4 * metrics.averageCharWidth()) {
            painter.setPen(option.palette.color(QPalette::Text));
            painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft,
                             metrics.elidedText(index.data(verdictMechanismRole).toString(),
                                                Qt::ElideRight, cell.width()));
        }
    }
};

QString withUnit(double value, const scene::Scene& scene) {
    const std::string unit(scene.plane.kind().yUnit);
    return readable(value) + u' ' + readableUnit(QString::fromStdString(unit));
}

/// "g", "C" or "ε": the letter of what is on the y axis.
QString yLetter(const scene::Scene& scene) {
    const scene::Parameter* y = scene::findParameter(scene.plane.kind().yParameter);
    const QString symbol = y == nullptr ? QString() : plainTex(QString::fromStdString(y->symbol));
    return symbol.isEmpty() ? QStringLiteral("y") : symbol.first(1);
}

QString strengthText(const picture::PointVerdict& verdict) {
    const std::string& stated = verdict.bound->record().confidenceLevel;
    const QString level = QString::fromStdString(stated.substr(0, stated.find(" (")));
    return verdict.signalOverLimit ? VerdictList::tr("signal/limit %1 · %2")
                                         .arg(readableFactor(*verdict.signalOverLimit), level)
                                   : level;
}

/// All that the row says, and what it had no room for.
QString detailText(const scene::Scene& scene, const picture::PointVerdict& verdict) {
    const io::Record& record = verdict.bound->record();
    QStringList lines{QStringLiteral("<b>%1</b>").arg(QString::fromStdString(record.title))};
    const auto add = [&lines](const QString& line) {
        if (!line.isEmpty()) {
            lines << line.toHtmlEscaped();
        }
    };
    if (!verdict.caveat.empty()) {
        add(QStringLiteral("⚠ ") + QString::fromStdString(verdict.caveat));
    }
    add(QString::fromStdString(record.mechanism));
    if (verdict.lowerEdge) {
        add(VerdictList::tr("lower edge at %1").arg(withUnit(*verdict.lowerEdge, scene)));
    }
    if (verdict.upperEdge) {
        add(VerdictList::tr("upper edge at %1").arg(withUnit(*verdict.upperEdge, scene)));
    }
    if (verdict.signalOverLimit) {
        add(VerdictList::tr("signal/limit %1").arg(readableFactor(*verdict.signalOverLimit)));
    }
    add(QString::fromStdString(record.confidenceLevel));
    add(originHelp(record.origin));
    add(QString::fromStdString(verdict.citation));
    return lines.join(QStringLiteral("<br>"));
}

} // namespace

QString factorText(const picture::PointVerdict& verdict, double y, const QString& letter) {
    const QString above =
        verdict.lowerEdge ? u'×' + readableFactor(y / *verdict.lowerEdge) : QString();
    const QString below =
        verdict.upperEdge ? u'×' + readableFactor(*verdict.upperEdge / y) : QString();
    if (verdict.lowerEdge && verdict.upperEdge) {
        return VerdictList::tr("%1 above lower, %2 below upper edge in %3")
            .arg(above, below, letter);
    }
    if (verdict.lowerEdge) {
        return VerdictList::tr("%1 above lower edge in %2").arg(above, letter);
    }
    if (verdict.upperEdge) {
        return VerdictList::tr("%1 below upper edge in %2").arg(below, letter);
    }
    return VerdictList::tr("no edge at this mass");
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
    setItemDelegate(new VerdictDelegate(this));
    viewport()->setAutoFillBackground(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(20);
    setMinimumHeight(2 * rowHeightOf(font()));
}

void VerdictList::showVerdicts(const scene::Scene& scene,
                               const std::vector<picture::PointVerdict>& verdicts, double y) {
    setUpdatesEnabled(false);
    clear();
    bool excluded = false;
    for (const picture::PointVerdict& verdict : verdicts) {
        if (verdict.inside) {
            addVerdict(scene, verdict, y);
            excluded = excluded || verdict.excludes();
        }
    }
    if (!excluded) {
        addRemark(tr("Not excluded by what is shown.") + u' ' + nearestText(verdicts, y));
    }
    fitColumns();
    setUpdatesEnabled(true);
}

void VerdictList::addVerdict(const scene::Scene& scene, const picture::PointVerdict& verdict,
                             double y) {
    const io::Record& record = verdict.bound->record();
    auto* row = new QTreeWidgetItem(this);
    row->setText(say, tr(verdict.words()));
    row->setForeground(say, muted(palette(), QPalette::Active));
    row->setText(factor, factorText(verdict, y, yLetter(scene)));
    row->setText(strength, strengthText(verdict));
    row->setData(name, verdictLabelRole, QString::fromStdString(record.label));
    row->setData(name, Qt::AccessibleTextRole, QString::fromStdString(record.title));
    row->setData(mechanism, verdictMechanismRole, QString::fromStdString(record.mechanism));
    row->setData(mechanism, verdictCaveatRole, QString::fromStdString(verdict.caveat));
    row->setData(mechanism, Qt::AccessibleTextRole,
                 QString::fromStdString(verdict.caveat + ' ' + record.mechanism).trimmed());
    row->setData(origin, verdictOriginRole, static_cast<int>(record.origin));
    row->setData(paper, verdictPaperRole, QString::fromStdString(verdict.citation));
    row->setData(paper, Qt::AccessibleTextRole, QString::fromStdString(verdict.citation));
    row->setData(0, verdictIdRole, QString::fromStdString(record.id));
    const QString detail = detailText(scene, verdict);
    for (int column = 0; column < columns; ++column) {
        row->setToolTip(column, detail);
    }
}

void VerdictList::addRemark(const QString& text) {
    auto* row = new QTreeWidgetItem(this);
    row->setText(0, text);
    row->setToolTip(0, text);
    row->setFirstColumnSpanned(true);
}

/// The edge that is the smallest factor in y away, up or down.
QString VerdictList::nearestText(const std::vector<picture::PointVerdict>& verdicts, double y) {
    const picture::PointVerdict* nearest = nullptr;
    double best = std::numeric_limits<double>::infinity();
    for (const picture::PointVerdict& verdict : verdicts) {
        if (verdict.inside || verdict.role != region::Role::excluded || !verdict.nearestEdge ||
            verdict.bound->record().status == io::Status::projected) {
            continue;
        }
        const double away = std::max(*verdict.nearestEdge / y, y / *verdict.nearestEdge);
        if (away < best) {
            best = away;
            nearest = &verdict;
        }
    }
    if (nearest == nullptr) {
        return tr("Nothing shown speaks about this mass.");
    }
    const QString title = QString::fromStdString(nearest->bound->record().title);
    return (*nearest->nearestEdge > y ? tr("Nearest edge ×%1 up: %2")
                                      : tr("Nearest edge ×%1 down: %2"))
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

/// Numbers get the room they need, then the arXiv numbers; the mechanism what is left, and the
/// rest of a citation once the mechanism is readable.
void VerdictList::fitColumns() {
    const QFontMetrics metrics(font());
    std::array<int, columns> need{};
    int citations = 0;
    int numbers = 0;
    need[name] = 7 * metrics.averageCharWidth() + 60;
    need[origin] = badgeWidth(font(), io::Origin::digitised) + 24;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem* row = topLevelItem(i);
        if (row->isFirstColumnSpanned()) {
            continue;
        }
        for (const Column column : {say, factor, strength}) {
            need[column] =
                std::max(need[column], metrics.horizontalAdvance(row->text(column)) + 14);
        }
        const QString citation = row->data(paper, verdictPaperRole).toString();
        const QString number = citation.mid(std::max<qsizetype>(0, citation.indexOf(u"arXiv:")));
        citations = std::max(citations, metrics.horizontalAdvance(citation) + 14);
        numbers = std::max(numbers, metrics.horizontalAdvance(number) + 14);
    }
    int rest = viewport()->width();
    for (const Column column : {say, name, factor, strength, origin}) {
        setColumnWidth(column, need[column]);
        rest -= need[column];
    }
    const int shared = std::min(citations, rest * 9 / 20);
    setColumnWidth(mechanism, std::max(20, rest - std::max(numbers, shared)));
}

} // namespace cyrano::app
