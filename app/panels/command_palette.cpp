#include "app/panels/command_palette.hpp"

#include <QAbstractListModel>
#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPainter>
#include <QScrollArea>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

#include "app/panels/row_painting.hpp"
#include "core/scene/scene_library.hpp"

namespace cyrano::app {

namespace {

constexpr int widest = 660;
constexpr int mostRows = 11;
constexpr qsizetype mostRemembered = 24;
const QString recentKey = QStringLiteral("palette/recent");

enum Role { titleRole = Qt::DisplayRole, groupRole = Qt::UserRole, stateRole, refusedRole };

QSettings settings() {
    return QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano"));
}

/// Title, where it belongs, and at the right end its shortcut or value.
class CommandDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {0, QFontMetrics(option.font).height() + 12};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        constexpr int gap = 12;
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        if (chosen) {
            QColor tint = option.palette.color(QPalette::Highlight);
            tint.setAlphaF(0.22F);
            painter->fillRect(option.rect, tint);
        }
        const QFontMetrics metrics(option.font);
        const QRect cell = option.rect.adjusted(gap, 0, -gap, 0);
        const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
        const QColor faint = muted(option.palette, QPalette::Active);
        const bool refused = index.data(refusedRole).toBool();
        // The title has the first right to the room, the group the last.
        const QString state =
            metrics.elidedText(index.data(stateRole).toString(), Qt::ElideMiddle, cell.width() / 2);
        const int stateWidth = metrics.horizontalAdvance(state);
        painter->setFont(option.font);
        const bool dark = option.palette.color(QPalette::Base).lightness() < 128;
        const QColor red = dark ? QColor(0xf0, 0x80, 0x78) : QColor(0xb7, 0x2c, 0x1e);
        painter->setPen(refused ? red : faint);
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignRight, state);
        const int room = cell.width() - stateWidth - (stateWidth > 0 ? gap : 0);
        const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, room);
        painter->setPen(text);
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, title);
        const int used = metrics.horizontalAdvance(title) + gap;
        if (room - used > 4 * gap) {
            painter->setPen(faint);
            painter->drawText(
                cell.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                metrics.elidedText(index.data(groupRole).toString(), Qt::ElideRight, room - used));
        }
    }
};

} // namespace

/// The lines that fit what is typed.
class CommandModel : public QAbstractListModel {
  public:
    CommandModel(const std::vector<Command>& commands, const Session& session, QObject* parent)
        : QAbstractListModel(parent), commands_(commands), session_(session) {}

    void setMatches(std::vector<CommandMatch> matches) {
        beginResetModel();
        matches_ = std::move(matches);
        endResetModel();
    }

    [[nodiscard]] const CommandMatch& at(const QModelIndex& index) const {
        return matches_[static_cast<std::size_t>(index.row())];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(matches_.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const CommandMatch& match = at(index);
        const Command& command = commands_[match.command];
        switch (role) {
        case titleRole:
            return command.title;
        case groupRole:
            return command.group;
        case stateRole:
            return stateText(match);
        case refusedRole:
            return match.assignment && !match.assignment->complaint.isEmpty();
        case Qt::AccessibleTextRole: {
            QStringList parts{command.title, command.group, stateText(match)};
            parts.removeAll(QString());
            return parts.join(QStringLiteral(", "));
        }
        default:
            return {};
        }
    }

  private:
    [[nodiscard]] QString stateText(const CommandMatch& match) const {
        const QString now = stateOf(commands_[match.command], session_);
        if (!match.assignment) {
            return now;
        }
        return match.assignment->complaint.isEmpty()
                   ? QStringLiteral("%1 → %2").arg(now, match.assignment->text)
                   : CommandPalette::tr("not %1: takes %2")
                         .arg(match.assignment->text, match.assignment->complaint);
    }

    const std::vector<Command>& commands_;
    const Session& session_;
    std::vector<CommandMatch> matches_;
};

CommandPalette::CommandPalette(QMainWindow& window, Session& session, const QString& datasetsFolder)
    : QFrame(&window), window_(window), session_(session), datasetsFolder_(datasetsFolder) {
    setObjectName(QStringLiteral("command_palette"));
    setAccessibleName(tr("Command palette"));
    openAction_ = new QAction(tr("&Commands…"), this);
    openAction_->setObjectName(QStringLiteral("action_palette"));
    openAction_->setShortcut(Qt::CTRL | Qt::Key_K);
    window.addAction(openAction_);
    connect(openAction_, &QAction::triggered, this, &CommandPalette::open);
    build();
    hide();
    window.installEventFilter(this);
    connect(&session_, &Session::sceneChanged, this, [this] { list_->viewport()->update(); });
    connect(&session_, &Session::catalogueChanged, this, [this] {
        if (isVisible()) { // else when it is next opened
            collect();
            showMatches();
        }
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now != nullptr && now->window() == &window_ && !isAncestorOf(now)) {
            hide(); // a click elsewhere: the focus is where it is wanted
        }
    });
}

void CommandPalette::build() {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    field_ = new QLineEdit(this);
    field_->setObjectName(QStringLiteral("palette_field"));
    field_->setAccessibleName(tr("Command"));
    field_->setPlaceholderText(tr("A command, a bound, a scene, or a parameter and its value"));
    field_->setFrame(false);
    field_->setTextMargins(10, 9, 10, 9);
    field_->installEventFilter(this);
    column->addWidget(field_);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    column->addWidget(line);
    nothing_ = new QLabel(tr("Nothing is called that"), this);
    nothing_->setContentsMargins(12, 0, 12, 0);
    column->addWidget(nothing_);
    list_ = new QListView(this);
    list_->setObjectName(QStringLiteral("palette_list"));
    list_->setAccessibleName(tr("Commands"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setFocusPolicy(Qt::NoFocus); // keys stay with the field
    list_->setMinimumHeight(1);         // as low as its lines
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setItemDelegate(new CommandDelegate(list_));
    model_ = new CommandModel(commands_, session_, this);
    list_->setModel(model_);
    column->addWidget(list_);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::showMatches);
    connect(list_, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommandPalette::announce);
}

/// What there is may be different each time: actions come and go, bounds are imported.
void CommandPalette::collect() {
    model_->setMatches({});
    if (scenes_.empty()) {
        scenes_ = scene::builtInScenes(datasetsFolder_.toStdString());
    }
    commands_ = commandsOf(window_, session_, scenes_);
    recent_ = settings().value(recentKey).toStringList();
}

void CommandPalette::open() {
    if (isVisible()) {
        dismiss();
        return;
    }
    focusBefore_ = window_.focusWidget();
    collect();
    field_->clear();
    showMatches();
    show();
    raise();
    field_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss() {
    QPointer<QWidget> back = focusBefore_;
    if (back) {
        back->setFocus(Qt::OtherFocusReason);
    }
    hide();
}

void CommandPalette::showMatches() {
    model_->setMatches(matchingCommands(field_->text(), commands_, recent_, session_));
    const bool any = model_->rowCount() > 0;
    nothing_->setVisible(!any);
    list_->setVisible(any);
    if (any) {
        list_->setCurrentIndex(model_->index(0));
        list_->scrollToTop();
    }
    place();
}

/// Under the middle of the window's upper edge, as high as its lines.
void CommandPalette::place() {
    const int width = std::min(widest, window_.width() - 40);
    const int rows = std::clamp(model_->rowCount(), 1, mostRows);
    const int rowHeight = QFontMetrics(list_->font()).height() + 12;
    field_->setFixedHeight(field_->sizeHint().height());
    const int head = field_->height() + 3; // with the line below it and the border
    const int top = std::min(90, window_.height() / 8);
    const int height = std::min(head + rows * rowHeight, window_.height() - top - 20);
    setGeometry((window_.width() - width) / 2, top, width, height);
}

void CommandPalette::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &window_ && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Cancel) ||
            openAction_->shortcut() == key->keyCombination()) {
            dismiss();
            return true;
        }
        if (typedKey(key->key())) {
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

bool CommandPalette::typedKey(int key) {
    const int page = std::max(1, list_->height() / std::max(1, list_->sizeHintForRow(0)) - 1);
    switch (key) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(page);
        return true;
    case Qt::Key_PageUp:
        moveBy(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Tab:
        if (list_->currentIndex().isValid()) {
            complete(commands_[model_->at(list_->currentIndex()).command]);
        }
        return true;
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

/// Single steps go round, pages stop at the ends.
void CommandPalette::moveBy(int rows) {
    const int count = model_->rowCount();
    if (count == 0) {
        return;
    }
    const int to = list_->currentIndex().row() + rows;
    const bool single = rows == 1 || rows == -1;
    list_->setCurrentIndex(
        model_->index(single ? (to + count) % count : std::clamp(to, 0, count - 1)));
}

void CommandPalette::runCurrent() {
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid()) {
        return;
    }
    const CommandMatch match = model_->at(current);
    const Command command = commands_[match.command]; // running may change the list
    if (!match.assignment) {
        run(command);
        return;
    }
    if (match.assignment->complaint.isEmpty()) {
        dismiss();
        remember(command.id);
        assign(command, match.assignment->value, session_);
    }
}

void CommandPalette::run(const Command& command) {
    if (command.kind == Command::Kind::parameter) {
        remember(command.id);
        if (!focusControl(command)) {
            complete(command);
        }
        return;
    }
    dismiss();
    remember(command.id);
    switch (command.kind) {
    case Command::Kind::action:
        if (command.action) {
            command.action->trigger();
        }
        break;
    case Command::Kind::scene:
        Q_EMIT sceneChosen(command.target);
        break;
    case Command::Kind::plane:
        assign(command, command.target.toStdString(), session_);
        break;
    case Command::Kind::bound:
        assign(command, !session_.scene().shows(command.target.toStdString()), session_);
        break;
    case Command::Kind::parameter:
        break;
    }
}

/// The name stands there, the value is to be typed.
void CommandPalette::complete(const Command& command) {
    const bool assignable =
        command.kind == Command::Kind::parameter || command.kind == Command::Kind::bound;
    field_->setText(assignable ? command.target + u' ' : command.title);
}

/// Goes to the field or buttons of a parameter, where it has any that can be seen.
bool CommandPalette::focusControl(const Command& command) {
    const scene::Parameter* parameter = parameterOf(command, session_);
    if (parameter == nullptr || !parameter->active(session_.scene())) {
        return false;
    }
    if (scene::findParameter(parameter->path) == nullptr) { // bound.<id>.<input>
        Q_EMIT boundWanted(command.target.section(u'.', 1, -2));
    }
    auto* control = window_.findChild<QWidget*>(command.target);
    auto* typed = window_.findChild<QLineEdit*>(command.target + QStringLiteral(".field"));
    QWidget* goal = typed != nullptr ? typed : control;
    if (goal == nullptr) {
        return false;
    }
    if (goal->focusPolicy() == Qt::NoFocus) { // buttons side by side
        const auto parts = goal->findChildren<QWidget*>();
        const auto part = std::find_if(parts.begin(), parts.end(), [](const QWidget* candidate) {
            return candidate->focusPolicy() != Qt::NoFocus;
        });
        if (part == parts.end()) {
            return false;
        }
        goal = *part;
    }
    hide();
    for (QWidget* around = goal->parentWidget(); around != nullptr;
         around = around->parentWidget()) {
        if (auto* dock = qobject_cast<QDockWidget*>(around)) {
            dock->show();
            dock->raise();
        }
    }
    for (QWidget* around = goal->parentWidget(); around != nullptr;
         around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around)) {
            area->ensureWidgetVisible(control != nullptr ? control : goal);
            area->ensureWidgetVisible(goal);
        }
    }
    goal->setFocus(Qt::ShortcutFocusReason);
    if (typed != nullptr) {
        typed->selectAll();
    }
    return true;
}

void CommandPalette::remember(const QString& id) {
    recent_.removeAll(id);
    recent_.prepend(id);
    recent_ = recent_.mid(0, mostRemembered);
    settings().setValue(recentKey, recent_);
}

/// The focus stays in the field, so a screen reader has to be told which line is chosen.
void CommandPalette::announce() {
    const QModelIndex current = list_->currentIndex();
    field_->setAccessibleDescription(
        current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : QString());
    QAccessibleEvent changed(field_, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace cyrano::app
