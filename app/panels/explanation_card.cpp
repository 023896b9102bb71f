#include "app/panels/explanation_card.hpp"

#include <QApplication>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QScreen>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "app/panels/parameter_row.hpp"
#include "app/panels/readable.hpp"
#include "app/panels/row_painting.hpp"
#include "app/panels/segmented.hpp"
#include "app/panels/tex_widget.hpp"
#include "app/tex/engine.hpp"

namespace cyrano::app {

namespace {

constexpr int narrowest = 330; ///< of the text
constexpr int gap = 10;        ///< between control and card

QString rangeOf(const scene::Parameter& parameter) {
    switch (parameter.kind) {
    case scene::Parameter::Kind::number: {
        const QString unit = readableUnit(QString::fromStdString(parameter.unit));
        const QString range =
            readable(parameter.min) + QStringLiteral(" … ") + readable(parameter.max);
        return unit.isEmpty() ? range : range + u' ' + unit;
    }
    case scene::Parameter::Kind::toggle:
        return ExplanationCard::tr("on or off");
    case scene::Parameter::Kind::choice:
        break;
    case scene::Parameter::Kind::text:
    case scene::Parameter::Kind::list:
        return {};
    }
    QStringList choices;
    for (const std::string& choice : parameter.choices) {
        choices << choiceText(QString::fromStdString(choice));
    }
    return choices.join(QStringLiteral(" · "));
}

QString setText(const scene::Parameter& parameter, const scene::Scene& scene) {
    const QString value = QString::fromStdString(scene::toText(parameter.get(scene)));
    const bool quoted = value.contains(u' ');
    return QStringLiteral("--set %1%2=%3%1")
        .arg(quoted ? QStringLiteral("'") : QString(), QString::fromStdString(parameter.path),
             value);
}

/// TeX set as formulas are, in whatever place: fractions keep their size.
QString displayed(const std::string& tex) {
    return tex.empty() ? QString()
                       : QStringLiteral("\\displaystyle ") + QString::fromStdString(tex);
}

QLabel* text(QWidget* parent, const char* name) {
    auto* out = new QLabel(parent);
    out->setObjectName(QString::fromUtf8(name));
    out->setTextFormat(Qt::PlainText);
    out->setWordWrap(true);
    return out;
}

void scaleFont(QWidget* widget, double factor) {
    QFont font = widget->font();
    font.setPixelSize(static_cast<int>(std::lround(factor * QFontInfo(font).pixelSize())));
    widget->setFont(font);
}

bool isInToolBar(const QWidget* widget) {
    while (widget != nullptr && qobject_cast<const QToolBar*>(widget) == nullptr) {
        widget = widget->parentWidget();
    }
    return widget != nullptr;
}

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr;
}

} // namespace

Explanation::Explanation(Session& session, const scene::Parameter& parameter, QWidget* control)
    : QObject(control), session_(session), parameter_(parameter), control_(control) {
    control->installEventFilter(this);
}

Explanation* Explanation::ofFocus(const QWidget& window) {
    for (QWidget* at = window.focusWidget(); at != nullptr; at = at->parentWidget()) {
        if (auto* own = at->findChild<Explanation*>(QString(), Qt::FindDirectChildrenOnly)) {
            return own;
        }
    }
    return nullptr;
}

bool Explanation::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Enter) { // there is time until the card is wanted
        tex::Engine::instance().prefetch(
            {parameterSymbol(parameter_), displayed(parameter_.formula)});
    } else if (event->type() == QEvent::ToolTip) {
        ExplanationCard::of(*control_->window()).explain(*this, ExplanationCard::By::pointer);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

ExplanationCard& ExplanationCard::of(QWidget& window) {
    auto* card = window.findChild<ExplanationCard*>(QString(), Qt::FindDirectChildrenOnly);
    return card != nullptr ? *card : *new ExplanationCard(window);
}

ExplanationCard::ExplanationCard(QWidget& window) : QFrame(&window, Qt::ToolTip) {
    setObjectName(QStringLiteral("explanation_card"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    setFrameShape(QFrame::Box);
    setFrameShadow(QFrame::Plain);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->setSizeConstraint(QLayout::SetNoConstraint); // place() knows
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && by_ == By::key && explanation_ != nullptr &&
            !(now == &explanation_->control() || explanation_->control().isAncestorOf(now))) {
            hide();
        }
    });
}

/// Afresh for each parameter: hidden layouts remember the sizes of what they showed before.
void ExplanationCard::build() {
    delete page_;
    page_ = new QWidget(this);
    layout()->addWidget(page_);
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    symbol_ = new TexWidget(QString(), page_);
    symbol_->setObjectName(QStringLiteral("explanation_symbol"));
    scaleFont(symbol_, 1.25);
    name_ = text(page_, "explanation_name");
    QFont bold = name_->font();
    bold.setBold(true);
    name_->setFont(bold);
    head->addWidget(symbol_);
    head->addWidget(name_, 1);
    column->addLayout(head);
    help_ = text(page_, "explanation_help");
    column->addWidget(help_);
    board_ = new QFrame(page_);
    board_->setAutoFillBackground(true);
    board_->setBackgroundRole(QPalette::AlternateBase);
    auto* middle = new QHBoxLayout(board_);
    middle->setContentsMargins(12, 9, 12, 9);
    formula_ = new TexWidget(QString(), board_);
    formula_->setObjectName(QStringLiteral("explanation_formula"));
    scaleFont(formula_, 1.1);
    middle->addWidget(formula_, 0, Qt::AlignCenter);
    column->addWidget(board_);
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(12);
    facts->setVerticalSpacing(4);
    facts->setColumnStretch(1, 1);
    const auto fact = [&](int row, const QString& caption, QLabel* value) {
        auto* name = new QLabel(caption, page_);
        QPalette quiet = palette();
        quiet.setColor(QPalette::WindowText, muted(quiet, QPalette::Active));
        name->setPalette(quiet);
        facts->addWidget(name, row, 0, Qt::AlignTop);
        facts->addWidget(value, row, 1);
        return name;
    };
    range_ = text(page_, "explanation_range");
    set_ = text(page_, "explanation_set");
    set_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    source_ = text(page_, "explanation_source");
    rangeName_ = fact(0, tr("Range"), range_);
    fact(1, tr("Set by"), set_);
    sourceName_ = fact(2, tr("Source"), source_);
    column->addLayout(facts);
}

void ExplanationCard::fill() {
    if (explanation_ == nullptr) {
        return;
    }
    const scene::Parameter& parameter = explanation_->parameter();
    symbol_->setTex(parameterSymbol(parameter));
    symbol_->setVisible(!symbol_->tex().isEmpty());
    name_->setText(parameterWords(parameter));
    help_->setText(QCoreApplication::translate("Parameter", parameter.help.c_str()));
    help_->setVisible(!parameter.help.empty());
    formula_->setTex(displayed(parameter.formula));
    board_->setVisible(!parameter.formula.empty());
    range_->setText(rangeOf(parameter));
    rangeName_->setText(parameter.kind == scene::Parameter::Kind::choice ? tr("Choices")
                                                                         : tr("Range"));
    set_->setText(setText(parameter, explanation_->session().scene()));
    source_->setText(unbroken(QCoreApplication::translate("Parameter", parameter.source.c_str())));
    source_->setVisible(!parameter.source.empty());
    sourceName_->setVisible(source_->isVisibleTo(page_));
    QStringList all{name_->text(), help_->text(), range_->text(), set_->text(), source_->text()};
    all.removeAll(QString());
    setAccessibleName(all.join(QStringLiteral(". ")));
}

/// Beside the control, on the side of the plot; under what is in a tool bar.
void ExplanationCard::place() {
    const QWidget& control = explanation_->control();
    const QRect screen = control.screen()->availableGeometry();
    QLayout& column = *page_->layout();
    const QMargins around = column.contentsMargins();
    const int board = board_->isVisibleTo(page_) ? board_->sizeHint().width() : 0;
    const int edge = 2 * frameWidth();
    const int width = std::min(std::max(narrowest, board) + around.left() + around.right() + edge,
                               screen.width());
    resize(width, column.totalHeightForWidth(width - edge) + edge);
    const QRect at(control.mapToGlobal(QPoint(0, 0)), control.size());
    const QRect window(control.window()->mapToGlobal(QPoint(0, 0)), control.window()->size());
    QPoint corner(at.left(), at.bottom() + gap);
    if (!isInToolBar(&control)) {
        const bool leftHalf = at.center().x() < window.center().x();
        corner = {leftHalf ? at.right() + gap : at.left() - gap - width, at.top() - around.top()};
    }
    move(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width)),
         std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
}

void ExplanationCard::explain(const Explanation& explanation, By by) {
    if (isVisible() && explanation_ == &explanation) {
        return; // it stays as it came
    }
    hide();
    explanation_ = &explanation;
    by_ = by;
    build();
    fill();
    place();
    following_ =
        connect(&explanation.session(), &Session::sceneChanged, this, &ExplanationCard::fill);
    connect(&explanation, &QObject::destroyed, this, &QWidget::hide);
    qApp->installEventFilter(this);
    show();
}

bool ExplanationCard::toggle(QWidget& window) {
    const Explanation* wanted = Explanation::ofFocus(window);
    ExplanationCard& card = of(window);
    if (card.isVisible()) {
        const bool again = card.explanation_ == wanted && card.by_ == By::key;
        card.hide();
        if (again) {
            return true;
        }
    }
    if (wanted == nullptr) {
        return false;
    }
    card.explain(*wanted, By::key);
    return true;
}

void ExplanationCard::hideEvent(QHideEvent* event) {
    qApp->removeEventFilter(this);
    disconnect(following_);
    if (explanation_ != nullptr) {
        disconnect(explanation_, nullptr, this, nullptr);
    }
    explanation_ = nullptr;
    QFrame::hideEvent(event);
}

bool ExplanationCard::isOverControl(const QPointF& global) const {
    const QWidget& control = explanation_->control();
    return control.rect().contains(control.mapFromGlobal(global.toPoint()));
}

/// Of the whole program, while the card is there.
bool ExplanationCard::eventFilter(QObject* watched, QEvent* event) {
    if (explanation_ == nullptr) {
        return false;
    }
    switch (event->type()) {
    case QEvent::MouseMove:
        if (by_ == By::pointer && watched->isWidgetType() &&
            !isOverControl(static_cast<QMouseEvent*>(event)->globalPosition())) {
            hide();
        }
        break;
    case QEvent::Leave:
        if (by_ == By::pointer && watched == &explanation_->control()) {
            hide();
        }
        break;
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        if (const int key = static_cast<QKeyEvent*>(event)->key();
            key == Qt::Key_Escape && watched->isWidgetType()) {
            if (event->type() == QEvent::KeyPress) {
                hide();
            }
            event->accept(); // Escape means the card alone
            return true;
        } else if (by_ == By::pointer && event->type() == QEvent::KeyPress && !isModifier(key)) {
            hide();
        }
        break;
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        hide();
        break;
    case QEvent::WindowDeactivate:
    case QEvent::Move:
    case QEvent::Resize:
        if (watched == explanation_->control().window()) {
            hide();
        }
        break;
    case QEvent::Hide:
        if (watched == &explanation_->control()) {
            hide();
        }
        break;
    default:
        break;
    }
    return false;
}

} // namespace cyrano::app
