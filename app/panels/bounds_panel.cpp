#include "app/panels/bounds_panel.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPersistentModelIndex>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>
#include <QTimer>
#include <QToolTip>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

#include "app/panels/bound_delegate.hpp"
#include "app/panels/bound_settings.hpp"
#include "app/panels/bound_style_popup.hpp"
#include "app/panels/bound_text.hpp"
#include "app/panels/readable.hpp"
#include "app/plot/region_item.hpp"
#include "core/figure/scene_figure.hpp"

namespace cyrano::app {

namespace {

constexpr std::size_t standings = 3;

/// 0 current, 1 projected, 2 superseded.
std::size_t standingOf(io::Status status) {
    switch (status) {
    case io::Status::projected:
        return 1;
    case io::Status::superseded:
        return 2;
    case io::Status::measured:
    case io::Status::disputed:
        break;
    }
    return 0;
}

/// Back to where the scene had it, so that hiding and showing leave the drawing order alone.
void insertShown(std::vector<std::string>& shown, const std::string& id,
                 const std::vector<std::string>& order) {
    const auto rank = [&](const std::string& of) {
        return std::find(order.begin(), order.end(), of) - order.begin();
    };
    const auto before = std::find_if(shown.begin(), shown.end(), [&](const std::string& other) {
        return rank(other) > rank(id);
    });
    shown.insert(before, id);
}

/// Letters and digits only, so that "Belle 2", "belle-2" and "Belle II" are one.
QString squeezed(const QString& text) {
    QString out;
    for (const QChar c : text.toLower()) {
        if (c.isLetterOrNumber()) {
            out += c;
        }
    }
    return out.replace(QStringLiteral("ν"), QStringLiteral("nu"))
        .replace(QStringLiteral("ψ"), QStringLiteral("psi"))
        .replace(QStringLiteral("ii"), QStringLiteral("2"));
}

} // namespace

BoundsPanel::BoundsPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("bounds_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    column->addWidget(splitter);
    buildTree();
    column->insertWidget(0, buildFilter());
    splitter->addWidget(tree_);
    details_ = new QTextBrowser(this);
    details_->setObjectName(QStringLiteral("bound_details"));
    details_->setAccessibleName(tr("Record of the bound"));
    details_->setFrameShape(QFrame::NoFrame);
    details_->document()->setDocumentMargin(10);
    lower_ = new QWidget(this);
    auto* below = new QVBoxLayout(lower_);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    settings_ = new BoundSettings(session_, lower_);
    connect(settings_, &BoundSettings::interacting, this, &BoundsPanel::interacting);
    connect(settings_, &BoundSettings::complained, this, &BoundsPanel::complained);
    below->addWidget(settings_);
    below->addWidget(details_, 1);
    lower_->hide();
    splitter->addWidget(lower_);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    fillTree();
    connect(&session_, &Session::sceneChanged, this, &BoundsPanel::refresh);
    connect(&session_, &Session::pictureChanged, this, &BoundsPanel::refresh);
    connect(&session_, &Session::catalogueChanged, this, &BoundsPanel::refill);
    refresh();
}

void BoundsPanel::buildTree() {
    tree_ = new QTreeWidget(this);
    tree_->setObjectName(QStringLiteral("bounds_tree"));
    tree_->setAccessibleName(tr("Bounds"));
    tree_->setHeaderHidden(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setIndentation(12);
    tree_->setSelectionMode(QAbstractItemView::NoSelection);
    tree_->setMinimumWidth(240);
    tree_->setMouseTracking(true);
    tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    delegate_ = new BoundDelegate(tree_);
    tree_->setItemDelegate(delegate_);
    tree_->viewport()->installEventFilter(this);
    connect(delegate_, &BoundDelegate::toggled, this, &BoundsPanel::toggle);
    connect(delegate_, &BoundDelegate::styleWanted, this, &BoundsPanel::openStyle);
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree_, &QWidget::customContextMenuRequested, this, &BoundsPanel::openMenu);
    connect(delegate_, &BoundDelegate::detailsWanted, this,
            [this](const QModelIndex& at) { showDetails(at.data(boundIdRole).toString()); });
    connect(delegate_, &BoundDelegate::helpWanted, this,
            [this](const QModelIndex& at, const QPoint& where) {
                const std::string id = at.data(boundIdRole).toString().toStdString();
                const bounds::Bound& bound = *session_.catalogue().find(id);
                QToolTip::showText(
                    where, boundSummary(session_.catalogue(), bound, silentBecause(bound)), tree_);
            });
    connect(tree_, &QTreeWidget::itemEntered, this, [this](const QTreeWidgetItem* item) {
        Q_EMIT highlighted(item->data(0, boundIdRole).toString());
    });
}

/// A field that leaves only the rows whose title, id or group has what is typed.
QLineEdit* BoundsPanel::buildFilter() {
    filter_ = new QLineEdit(this);
    filter_->setObjectName(QStringLiteral("bounds_filter"));
    filter_->setAccessibleName(tr("Find a bound"));
    filter_->setPlaceholderText(tr("Find a bound"));
    filter_->setClearButtonEnabled(true);
    filter_->addAction(QIcon::fromTheme(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    connect(filter_, &QLineEdit::textChanged, this, &BoundsPanel::showMatching);
    return filter_;
}

void BoundsPanel::showMatching(const QString& text) {
    const QString wanted = squeezed(text);
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* top = tree_->topLevelItem(i);
        bool anyBelowTop = false;
        for (int j = 0; j < top->childCount(); ++j) {
            QTreeWidgetItem* group = top->child(j);
            bool any = false;
            for (int k = 0; k < group->childCount(); ++k) {
                QTreeWidgetItem* row = group->child(k);
                const QString id = row->data(0, boundIdRole).toString();
                const bool match =
                    wanted.isEmpty() ? isOfThisSpin(id) : wordsOf_.value(id).contains(wanted);
                row->setHidden(!match);
                any = any || match;
            }
            group->setHidden(!any);
            group->setExpanded(wanted.isEmpty() ? anyShown(group) : any);
            anyBelowTop = anyBelowTop || any;
        }
        top->setHidden(!anyBelowTop);
    }
}

/// Bounds on particles of the other spin are a search away, and stay where the scene shows them.
bool BoundsPanel::isOfThisSpin(const QString& id) const {
    const std::string key = id.toStdString();
    const auto& particles = session_.catalogue().find(key)->record().particles;
    return session_.scene().shows(key) ||
           std::any_of(particles.begin(), particles.end(), [this](const std::string& word) {
               const auto particle = physics::particleFromName(word);
               return particle && model::hasSpinOne(*particle) == spinOne_;
           });
}

bool BoundsPanel::anyShown(const QTreeWidgetItem* heading) const {
    const std::vector<std::string> ids = idsBelow(heading);
    return std::any_of(ids.begin(), ids.end(),
                       [this](const std::string& id) { return session_.scene().shows(id); });
}

void BoundsPanel::fillTree() {
    const std::array<QString, standings> names{tr("Current"), tr("Projected"), tr("Superseded")};
    std::array<QTreeWidgetItem*, standings> tops{};
    for (std::size_t i = 0; i < standings; ++i) {
        tops[i] = new QTreeWidgetItem(tree_, {names[i]});
        tops[i]->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
    for (const bounds::Bound* bound : session_.catalogue().bounds()) {
        addBound(tops[standingOf(bound->record().status)], *bound);
    }
    for (QTreeWidgetItem* top : tops) {
        top->setHidden(top->childCount() == 0);
    }
    tree_->expandAll();
    showMatching(QString()); // groups of which the scene shows nothing stay folded
}

/// The catalogue is another one: every row and the open record are of the old.
void BoundsPanel::refill() {
    const bool open = lower_->isVisible();
    settings_->setBound(nullptr);
    lower_->hide();
    tree_->clear();
    rows_.clear();
    wordsOf_.clear();
    fillTree();
    showMatching(filter_->text());
    refresh();
    if (open) {
        showDetails(detailsOf_);
    }
}

void BoundsPanel::addBound(QTreeWidgetItem* standing, const bounds::Bound& bound) {
    const io::Record& record = bound.record();
    const QString group = QCoreApplication::translate("Group", record.group.c_str());
    QTreeWidgetItem* parent = nullptr;
    for (int i = 0; i < standing->childCount(); ++i) {
        if (standing->child(i)->text(0) == group) {
            parent = standing->child(i);
        }
    }
    if (parent == nullptr) {
        parent = new QTreeWidgetItem(standing, {group});
        parent->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
    auto* row = new QTreeWidgetItem(parent);
    const QString id = QString::fromStdString(record.id);
    row->setData(0, boundIdRole, id);
    row->setData(0, boundLabelRole, QString::fromStdString(record.label));
    row->setData(0, boundTitleRole, QString::fromStdString(record.title));
    row->setData(0, boundOriginRole, static_cast<int>(record.origin));
    row->setData(0, Qt::AccessibleTextRole, QString::fromStdString(record.title));
    rows_.insert(id, row);
    QString words = id + group + QString::fromStdString(record.title) +
                    plainTex(QString::fromStdString(record.label)) +
                    QString::fromStdString(record.mechanism);
    for (const std::string& key : record.references) {
        words += QString::fromStdString(session_.catalogue().citation(key));
    }
    for (const scene::Parameter& parameter : bound.parameters()) {
        words += QString::fromStdString(parameter.path);
    }
    wordsOf_.insert(id, squeezed(words));
}

QString BoundsPanel::silentBecause(const bounds::Bound& bound) const {
    if (const PicturePtr picture = session_.picture()) {
        for (const picture::BoundPicture& shown : picture->bounds) {
            if (shown.bound == &bound) {
                return QString::fromStdString(shown.silentBecause);
            }
        }
    }
    return QString::fromStdString(
        bound.silentBecause(session_.scene().scenario, session_.scene().plane));
}

void BoundsPanel::refresh() {
    const bool spinOne = model::hasSpinOne(session_.scene().scenario.model.particle);
    if (spinOne != std::exchange(spinOne_, spinOne)) {
        showMatching(filter_->text());
    }
    for (const bounds::Bound* bound : session_.catalogue().bounds()) {
        QTreeWidgetItem* row = itemOf(QString::fromStdString(bound->id()));
        const bool shown = session_.scene().shows(bound->id());
        row->setData(0, Qt::CheckStateRole, shown ? Qt::Checked : Qt::Unchecked);
        row->setData(0, boundSilentRole, silentBecause(*bound));
        const figure::Layer drawn = figure::layerOf(session_.scene(), *bound);
        row->setData(0, boundColourRole, QString::fromStdString(drawn.colour));
        row->setData(0, boundLineRole, static_cast<int>(plot::edgeStyle(drawn, drawn.digitised)));
    }
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* top = tree_->topLevelItem(i);
        for (int j = 0; j < top->childCount(); ++j) {
            refreshHeading(top->child(j));
        }
        refreshHeading(top);
    }
}

void BoundsPanel::refreshHeading(QTreeWidgetItem* heading) {
    const std::vector<std::string> ids = idsBelow(heading);
    const auto shown = static_cast<std::size_t>(
        std::count_if(ids.begin(), ids.end(),
                      [this](const std::string& id) { return session_.scene().shows(id); }));
    heading->setData(0, Qt::CheckStateRole,
                     shown == 0            ? Qt::Unchecked
                     : shown == ids.size() ? Qt::Checked
                                           : Qt::PartiallyChecked);
    heading->setData(0, headingCountRole, tr("%1 of %2").arg(shown).arg(ids.size()));
}

std::vector<std::string> BoundsPanel::idsBelow(const QTreeWidgetItem* item) const {
    const QString id = item->data(0, boundIdRole).toString();
    if (!id.isEmpty()) {
        return {id.toStdString()};
    }
    std::vector<std::string> out;
    for (int i = 0; i < item->childCount(); ++i) {
        if (item->child(i)->isHidden()) {
            continue;
        }
        for (std::string& below : idsBelow(item->child(i))) {
            out.push_back(std::move(below));
        }
    }
    return out;
}

/// Sets the whole list, so that undo brings the drawing order back with the bound.
void BoundsPanel::toggle(const QModelIndex& index) {
    const QTreeWidgetItem* item = tree_->itemFromIndex(index);
    const bool show = item->checkState(0) != Qt::Checked;
    std::vector<std::string> shown = session_.scene().shownBounds;
    for (const std::string& id : idsBelow(item)) {
        const bool now = session_.scene().shows(id);
        if (show && !now) {
            insertShown(shown, id, session_.original().shownBounds);
        } else if (!show && now) {
            std::erase(shown, id);
        }
    }
    const QString what = index.data(boundIdRole).toString().isEmpty()
                             ? index.data().toString()
                             : index.data(boundTitleRole).toString();
    session_.changeAll({{QStringLiteral("bounds.shown"), shown}},
                       (show ? tr("show %1") : tr("hide %1")).arg(what));
    // The row is the current one now; an open record goes with it.
    const QString id = item->data(0, boundIdRole).toString();
    if (lower_->isVisible() && !id.isEmpty() && id != detailsOf_) {
        showDetails(id);
    }
}

void BoundsPanel::openStyle(const QModelIndex& at) {
    const QString id = at.data(boundIdRole).toString();
    if (id.isEmpty()) {
        return;
    }
    auto* popup = new BoundStylePopup(session_, id, this);
    connect(popup, &BoundStylePopup::interacting, this, &BoundsPanel::interacting);
    const QRect swatch = BoundDelegate::swatchRect(tree_->visualRect(at));
    popup->openAt({tree_->viewport()->mapToGlobal(swatch.topLeft()), swatch.size()});
}

/// What the parts of a row do, in words; asked for by the right button or the menu key.
void BoundsPanel::openMenu(const QPoint& at) {
    const QModelIndex under = tree_->indexAt(at);
    const QModelIndex row = under.isValid() ? under : tree_->currentIndex();
    const QString id = row.data(boundIdRole).toString();
    if (id.isEmpty()) {
        return;
    }
    tree_->setCurrentIndex(row);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("bound_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool shown = session_.scene().shows(id.toStdString());
    const QPersistentModelIndex kept(row);
    menu->addAction(shown ? tr("&Hide") : tr("S&how"), this, [this, kept] { toggle(kept); });
    menu->addAction(tr("&Style…"), this, [this, kept] { openStyle(kept); })
        ->setShortcut(Qt::Key_F2);
    menu->addAction(tr("&Record"), this, [this, id] { openDetails(id); });
    menu->popup(
        tree_->viewport()->mapToGlobal(under.isValid() ? at : tree_->visualRect(row).center()));
}

void BoundsPanel::openDetails(const QString& boundId) {
    if (!lower_->isVisible() || boundId != detailsOf_) {
        showDetails(boundId);
    }
}

void BoundsPanel::showDetails(const QString& boundId) {
    const bounds::Bound* bound = session_.catalogue().find(boundId.toStdString());
    const bool again = lower_->isVisible() && boundId == detailsOf_;
    if (bound == nullptr || again) {
        lower_->hide();
        return;
    }
    detailsOf_ = boundId;
    settings_->setBound(bound);
    details_->setHtml(boundDetails(session_.catalogue(), *bound, silentBecause(*bound)));
    lower_->show();
    tree_->setCurrentItem(itemOf(boundId));
    // Once both have their new sizes.
    QTimer::singleShot(0, this, [this, boundId] {
        details_->verticalScrollBar()->setValue(0);
        tree_->scrollToItem(itemOf(boundId));
    });
}

bool BoundsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == tree_->viewport() && event->type() == QEvent::Leave) {
        Q_EMIT highlighted(QString());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cyrano::app
