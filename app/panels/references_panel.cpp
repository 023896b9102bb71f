#include "app/panels/references_panel.hpp"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

#include "app/panels/reference_delegate.hpp"
#include "app/panels/reference_text.hpp"

namespace cyrano::app {

namespace {

constexpr int restMs = 90; ///< between two looks at the picture while it moves

/// Some styles fill what is left of a chosen row, where only headings have something.
class ReferenceList : public QTreeWidget {
  public:
    using QTreeWidget::QTreeWidget;

  protected:
    void drawBranches(QPainter* painter, const QRect& rect,
                      const QModelIndex& index) const override {
        if (index.parent().isValid()) {
            painter->fillRect(rect, palette().brush(QPalette::Base));
        } else {
            QTreeWidget::drawBranches(painter, rect, index);
        }
    }
};

/// What a row is, whatever the list was made of.
QString keyOf(const QTreeWidgetItem* row, const picture::Citations& citations) {
    const QVariant paper = row->data(0, referencePaperRole);
    return paper.isValid() ? QString::fromStdString(citations.papers[paper.toUInt()].key)
                           : row->text(0) + row->data(0, referenceServesRole).toString();
}

} // namespace

ReferencesPanel::ReferencesPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("references_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    filter_ = new QLineEdit(this);
    filter_->setObjectName(QStringLiteral("references_filter"));
    filter_->setAccessibleName(tr("Find a reference"));
    filter_->setClearButtonEnabled(true);
    filter_->addAction(QIcon::fromTheme(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    filter_->installEventFilter(this);
    connect(filter_, &QLineEdit::textChanged, this, &ReferencesPanel::showMatching);
    column->addWidget(filter_);
    buildList();
    column->addWidget(list_, 1);
    column->addWidget(buildButtons());
    setFocusProxy(list_);
    coalesce_.setSingleShot(true);
    coalesce_.setInterval(restMs);
    connect(&coalesce_, &QTimer::timeout, this, &ReferencesPanel::refresh);
    connect(&session_, &Session::pictureChanged, this, &ReferencesPanel::pictureChanged);
    connect(&session_, &Session::catalogueChanged, this, [this] {
        shown_.clear(); // entries of the old one
        pictureChanged();
    });
}

void ReferencesPanel::buildList() {
    list_ = new ReferenceList(this);
    list_->setObjectName(QStringLiteral("references_list"));
    list_->setAccessibleName(tr("References"));
    list_->setHeaderHidden(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setIndentation(12);
    list_->setMouseTracking(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setExpandsOnDoubleClick(false);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* delegate = new ReferenceDelegate(list_);
    list_->setItemDelegate(delegate);
    list_->installEventFilter(this);
    connect(delegate, &ReferenceDelegate::openWanted, this,
            [this](const QModelIndex& index) { open(index.data(referenceLinkRole).toString()); });
    connect(list_, &QTreeWidget::itemSelectionChanged, this, &ReferencesPanel::showChosen);
    connect(list_, &QTreeWidget::itemDoubleClicked, this, [this](const QTreeWidgetItem* row) {
        open(row->data(0, referenceLinkRole).toString());
    });
    connect(list_, &QWidget::customContextMenuRequested, this, &ReferencesPanel::showMenu);
}

/// Of the panel, not of the window: Ctrl+C means something else elsewhere.
QAction* ReferencesPanel::addAction(const QString& text, const char* name,
                                    const QKeySequence& key) {
    auto* out = new QAction(text, this);
    out->setObjectName(QString::fromUtf8(name));
    out->setShortcut(key);
    out->setShortcutContext(Qt::WidgetShortcut);
    list_->addAction(out);
    return out;
}

QWidget* ReferencesPanel::buildButtons() {
    copyBibtex_ = addAction(tr("Copy BibTeX"), "references_copy_bibtex", QKeySequence::Copy);
    copyText_ =
        addAction(tr("Copy as text"), "references_copy_text", Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    open_ = addAction(tr("Open"), "references_open", Qt::Key_Return);
    connect(copyBibtex_, &QAction::triggered, this, &ReferencesPanel::copyBibtex);
    connect(copyText_, &QAction::triggered, this, &ReferencesPanel::copyText);
    connect(open_, &QAction::triggered, this, &ReferencesPanel::openChosen);
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 3, 6, 3);
    row->setSpacing(4);
    for (QAction* action : {copyBibtex_, copyText_, open_}) {
        auto* button = new QToolButton(bar);
        button->setObjectName(action->objectName() + QStringLiteral(".button"));
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addStretch(1);
    return bar;
}

/// Nobody looks at a hidden list: it is made when it is shown.
void ReferencesPanel::pictureChanged() {
    stale_ = true;
    if (isVisible() && !coalesce_.isActive()) {
        coalesce_.start();
    }
}

void ReferencesPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_) {
        refresh();
    }
    showChosen();
}

void ReferencesPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    highlighted_.clear();
    Q_EMIT highlighted({});
}

void ReferencesPanel::refresh() {
    const PicturePtr picture = session_.picture();
    if (picture == nullptr || !isVisible()) {
        return;
    }
    stale_ = false;
    citations_ = picture::citationsOf(*picture, session_.catalogue());
    std::string now = picture::toText(citations_);
    if (now != shown_) {
        shown_ = std::move(now);
        fill(*picture);
    }
}

void ReferencesPanel::fill(const picture::Picture& picture) {
    const BoundNames nameOf(picture, session_.catalogue());
    QSet<QString> chosen;
    QString current;
    for (const QTreeWidgetItem* row : rows()) {
        if (row->isSelected()) {
            chosen.insert(row->data(0, referenceKeyRole).toString());
        }
        if (row == list_->currentItem()) {
            current = row->data(0, referenceKeyRole).toString();
        }
    }
    const int scrolled = list_->verticalScrollBar()->value();
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        addPapers(nameOf);
        addCurves(nameOf);
        list_->expandAll();
        for (QTreeWidgetItem* row : rows()) {
            const QString key = keyOf(row, citations_);
            row->setData(0, referenceKeyRole, key);
            if (key == current) {
                list_->setCurrentItem(row, 0, QItemSelectionModel::NoUpdate);
            }
            row->setSelected(chosen.contains(key));
        }
    }
    showMatching();
    list_->verticalScrollBar()->setValue(scrolled);
}

QTreeWidgetItem* ReferencesPanel::heading(const QString& text) {
    auto* out = new QTreeWidgetItem(list_, {text});
    out->setFlags(Qt::ItemIsEnabled);
    return out;
}

QTreeWidgetItem* ReferencesPanel::addRow(QTreeWidgetItem* under, const QString& text,
                                         const QString& serves, const QString& link) {
    auto* out = new QTreeWidgetItem(under, {text});
    out->setData(0, referenceServesRole, serves);
    out->setData(0, referenceLinkRole, link);
    out->setData(0, Qt::AccessibleTextRole, text + QStringLiteral(". ") + serves);
    return out;
}

void ReferencesPanel::addPapers(const BoundNames& nameOf) {
    std::map<picture::CitedFor, QTreeWidgetItem*> headings;
    for (const picture::CitedFor role : citedFor) {
        for (std::size_t i = 0; i < citations_.papers.size(); ++i) {
            const picture::Citation& paper = citations_.papers[i];
            if (firstRole(paper) != role) {
                continue;
            }
            QTreeWidgetItem*& under = headings[role];
            under = under != nullptr ? under : heading(headingText(role));
            const QString key = QString::fromStdString(paper.key);
            const QString text = paper.entry != nullptr
                                     ? QString::fromStdString(paper.entry->inFull())
                                     : tr("%1 (not in the bibliography)").arg(key);
            addRow(under, text, servesText(paper, nameOf),
                   paper.entry != nullptr ? webAddress(*paper.entry) : QString())
                ->setData(0, referencePaperRole, static_cast<uint>(i));
        }
    }
}

void ReferencesPanel::addCurves(const BoundNames& nameOf) {
    QTreeWidgetItem* under = nullptr;
    for (std::size_t i = 0; i < citations_.digitisations.size(); ++i) {
        const picture::Digitisation& curve = citations_.digitisations[i];
        under = under != nullptr ? under : heading(tr("Digitised curves and tables"));
        const QString by = QString::fromStdString(curve.digitisedBy);
        addRow(under, QString::fromStdString(curve.source),
               tr("%1 (%2)").arg(nameOf(curve.bound), QString::fromStdString(curve.curve)) +
                   (by.isEmpty() ? QString() : tr("; read off by %1").arg(by)),
               {})
            ->setData(0, referenceCurveRole, static_cast<uint>(i));
    }
}

QList<QTreeWidgetItem*> ReferencesPanel::rows() const {
    QList<QTreeWidgetItem*> out;
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* top = list_->topLevelItem(i);
        for (int j = 0; j < top->childCount(); ++j) {
            out << top->child(j);
        }
    }
    return out;
}

void ReferencesPanel::showMatching() {
    const QStringList words = filter_->text().split(u' ', Qt::SkipEmptyParts);
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* top = list_->topLevelItem(i);
        int left = 0;
        for (int j = 0; j < top->childCount(); ++j) {
            QTreeWidgetItem* row = top->child(j);
            const QString all = row->text(0) + u' ' + row->data(0, referenceServesRole).toString() +
                                u' ' + row->data(0, referenceKeyRole).toString();
            const bool match = std::all_of(words.begin(), words.end(), [&](const QString& word) {
                return all.contains(word, Qt::CaseInsensitive);
            });
            row->setHidden(!match);
            row->setSelected(row->isSelected() && match); // what is chosen is to be seen
            left += match ? 1 : 0;
        }
        top->setHidden(left == 0);
        top->setData(0, referenceCountRole, QString::number(left));
    }
    showChosen();
}

QList<QTreeWidgetItem*> ReferencesPanel::wantedRows() const {
    const QList<QTreeWidgetItem*> chosen = list_->selectedItems();
    if (!chosen.isEmpty()) {
        return chosen;
    }
    QList<QTreeWidgetItem*> out = rows();
    out.removeIf([](const QTreeWidgetItem* row) { return row->isHidden(); });
    return out;
}

/// In the order of `cyrano cite`, whatever the headings made of it.
picture::Citations ReferencesPanel::wanted() const {
    QSet<uint> papers;
    QSet<uint> curves;
    for (const QTreeWidgetItem* row : wantedRows()) {
        const QVariant paper = row->data(0, referencePaperRole);
        (paper.isValid() ? papers : curves)
            .insert((paper.isValid() ? paper : row->data(0, referenceCurveRole)).toUInt());
    }
    picture::Citations out;
    for (std::size_t i = 0; i < citations_.papers.size(); ++i) {
        if (papers.contains(static_cast<uint>(i))) {
            out.papers.push_back(citations_.papers[i]);
        }
    }
    for (std::size_t i = 0; i < citations_.digitisations.size(); ++i) {
        if (curves.contains(static_cast<uint>(i))) {
            out.digitisations.push_back(citations_.digitisations[i]);
        }
    }
    return out;
}

void ReferencesPanel::showCounts() {
    const auto papers = citations_.papers.size();
    filter_->setPlaceholderText(tr("Find a reference (%1)").arg(papers));
    const auto copied = wantedRows().size();
    const bool chosen = !list_->selectedItems().isEmpty();
    const QString what = chosen ? tr("the %1 chosen").arg(copied) : tr("all %1").arg(copied);
    copyBibtex_->setToolTip(
        tr("BibTeX of %1 (%2)")
            .arg(what, copyBibtex_->shortcut().toString(QKeySequence::NativeText)));
    copyText_->setToolTip(tr("Formatted text of %1 (%2)")
                              .arg(what, copyText_->shortcut().toString(QKeySequence::NativeText)));
    copyBibtex_->setEnabled(copied > 0);
    copyText_->setEnabled(copied > 0);
    const QTreeWidgetItem* current = chosen ? list_->selectedItems().constFirst() : nullptr;
    const QString link =
        current != nullptr ? current->data(0, referenceLinkRole).toString() : QString();
    open_->setEnabled(!link.isEmpty());
    open_->setToolTip(link.isEmpty() ? tr("Opens the chosen paper on the web")
                                     : tr("Open %1").arg(link));
}

void ReferencesPanel::showChosen() {
    showCounts();
    QStringList ids;
    for (const QTreeWidgetItem* row : list_->selectedItems()) {
        const QVariant paper = row->data(0, referencePaperRole);
        if (paper.isValid()) {
            for (const picture::Use& use : citations_.papers[paper.toUInt()].uses) {
                ids << QString::fromStdString(use.bound);
            }
        } else {
            const uint curve = row->data(0, referenceCurveRole).toUInt();
            ids << QString::fromStdString(citations_.digitisations[curve].bound);
        }
    }
    ids.removeAll(QString());
    ids.removeDuplicates();
    if (ids != highlighted_) {
        highlighted_ = ids;
        Q_EMIT highlighted(ids);
    }
}

void ReferencesPanel::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({copyBibtex_, copyText_});
    menu->addSeparator();
    const QTreeWidgetItem* row = list_->itemAt(at);
    const QVariant paper = row != nullptr ? row->data(0, referencePaperRole) : QVariant();
    if (paper.isValid()) {
        if (const io::BibEntry* entry = citations_.papers[paper.toUInt()].entry) {
            QStringList links{arxivAddress(*entry), doiAddress(*entry)};
            links.removeAll(QString());
            if (links.isEmpty() && !webAddress(*entry).isEmpty()) {
                links << webAddress(*entry);
            }
            for (const QString& link : links) {
                connect(menu->addAction(tr("Open %1").arg(link)), &QAction::triggered, this,
                        [this, link] { open(link); });
            }
        }
    }
    menu->popup(list_->viewport()->mapToGlobal(at));
}

void ReferencesPanel::copyBibtex() {
    const picture::Citations copied = wanted();
    QGuiApplication::clipboard()->setText(QString::fromStdString(picture::toBibtex(copied)));
    Q_EMIT told(
        tr("Copied %n reference(s) as BibTeX", nullptr, static_cast<int>(copied.papers.size())));
}

void ReferencesPanel::copyText() {
    const picture::Citations copied = wanted();
    QGuiApplication::clipboard()->setText(QString::fromStdString(picture::toText(copied)));
    Q_EMIT told(
        tr("Copied %n reference(s) as text", nullptr, static_cast<int>(copied.papers.size())));
}

void ReferencesPanel::open(const QString& link) {
    if (!link.isEmpty() && !QDesktopServices::openUrl(QUrl(link))) {
        Q_EMIT told(tr("No browser opened %1").arg(link));
    }
}

void ReferencesPanel::openChosen() {
    const QList<QTreeWidgetItem*> chosen = list_->selectedItems();
    if (!chosen.isEmpty()) {
        open(chosen.constFirst()->data(0, referenceLinkRole).toString());
    }
}

/// Down goes from the filter to the list; Escape lets go of what is chosen.
bool ReferencesPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == filter_ && key == Qt::Key_Down) {
            list_->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == filter_ && key == Qt::Key_Escape && !filter_->text().isEmpty()) {
            filter_->clear();
            return true;
        }
        if (watched == list_ && key == Qt::Key_Escape && !list_->selectedItems().isEmpty()) {
            list_->clearSelection();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cyrano::app
