#include "app/panels/bound_style_popup.hpp"

#include <QColorDialog>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>

#include "app/export/figure_look.hpp"
#include "app/panels/value_slider.hpp"
#include "app/plot/hatching.hpp"
#include "app/plot/region_item.hpp"
#include "app/plot/region_shape.hpp"
#include "core/figure/scene_figure.hpp"
#include "core/scene/style_fields.hpp"

namespace cyrano::app {

namespace {

constexpr int swatchPixels = 20;
constexpr int colourColumns = 10;
constexpr QSize linePicture(44, 14);
constexpr QSize hatchPicture(22, 16);

QIcon colourPicture(const QColor& colour) {
    QPixmap picture(swatchPixels - 4, swatchPixels - 4);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour.darker(140));
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(picture.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    return picture;
}

/// A piece of the line, as the plot draws it.
QIcon lineIcon(const figure::Layer& layer, const QColor& ink) {
    QPixmap picture(linePicture);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const plot::PlotStyle style;
    const scene::LineStyle line = plot::edgeStyle(layer, layer.digitised);
    if (line != scene::LineStyle::none) {
        QPen pen(ink, 1.5);
        pen.setCapStyle(Qt::FlatCap);
        if (const plot::Dashes dashes = plot::dashesOf(line, layer, style); dashes.onPt > 0.0) {
            const double unit = style.pixels(1.0) / pen.widthF();
            pen.setDashPattern({unit * dashes.onPt, unit * dashes.offPt});
        }
        painter.setPen(pen);
        const double y = 0.5 * picture.height();
        painter.drawLine(QPointF(0.0, y), QPointF(picture.width(), y));
    }
    return picture;
}

QIcon hatchIcon(const figure::Layer& layer, const QColor& ink) {
    QPixmap picture(hatchPicture);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.0));
    const QRectF box = QRectF(picture.rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRect(box);
    painter.setClipRect(box);
    const double reach = box.width() + box.height();
    for (const plot::Hatch& hatch : plot::hatchesOf(layer, 0, plot::PlotStyle{})) {
        painter.save();
        painter.translate(box.center());
        painter.rotate(-hatch.degrees);
        const double spacing = std::max(4.0, 0.6 * hatch.spacing);
        for (double y = -reach - 0.5 * spacing; y < reach; y += spacing) {
            painter.drawLine(QPointF(-reach, y), QPointF(reach, y));
        }
        painter.restore();
    }
    return picture;
}

QString lineName(scene::LineStyle line) {
    switch (line) {
    case scene::LineStyle::solid:
        return BoundStylePopup::tr("solid");
    case scene::LineStyle::dashed:
        return BoundStylePopup::tr("dashed");
    case scene::LineStyle::dotted:
        return BoundStylePopup::tr("dotted");
    case scene::LineStyle::none:
        return BoundStylePopup::tr("no line");
    case scene::LineStyle::usual:
        break;
    }
    return BoundStylePopup::tr("as usual");
}

QString hatchName(scene::HatchStyle hatch) {
    switch (hatch) {
    case scene::HatchStyle::none:
        return BoundStylePopup::tr("no lines");
    case scene::HatchStyle::rising:
        return BoundStylePopup::tr("rising");
    case scene::HatchStyle::falling:
        return BoundStylePopup::tr("falling");
    case scene::HatchStyle::horizontal:
        return BoundStylePopup::tr("horizontal");
    case scene::HatchStyle::vertical:
        return BoundStylePopup::tr("vertical");
    case scene::HatchStyle::crossed:
        return BoundStylePopup::tr("crossed");
    case scene::HatchStyle::grid:
        return BoundStylePopup::tr("grid");
    case scene::HatchStyle::usual:
        break;
    }
    return BoundStylePopup::tr("as usual");
}

} // namespace

BoundStylePopup::BoundStylePopup(Session& session, const QString& boundId, QWidget* parent)
    : QFrame(parent, Qt::Popup), session_(session), boundId_(boundId) {
    setObjectName(QStringLiteral("bound_style"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    const QString title = QString::fromStdString(bound().record().title);
    setAccessibleName(tr("Style of %1").arg(title));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 10, 12, 10);
    grid->setHorizontalSpacing(8);
    auto* heading = new QLabel(this);
    heading->setTextFormat(Qt::PlainText);
    heading->setText(title);
    heading->setWordWrap(true);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    grid->addWidget(heading, 0, 0, 1, 2);
    addColours(*grid);
    addOpacity(*grid);
    addLine(*grid);
    addHatch(*grid);
    addButtons(*grid);
    connect(&session_, &Session::sceneChanged, this, &BoundStylePopup::refresh);
    connect(&session_, &Session::catalogueChanged, this, &QWidget::close);
    refresh();
}

const bounds::Bound& BoundStylePopup::bound() const {
    return *session_.catalogue().find(boundId_.toStdString());
}

/// The layer as the figure has it, without its region.
figure::Layer BoundStylePopup::layer() const {
    return figure::layerOf(session_.scene(), bound());
}

void BoundStylePopup::addRow(QGridLayout& grid, const QString& caption, QWidget* widget) {
    auto* label = new QLabel(caption, this);
    label->setBuddy(widget);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(widget, row, 1);
}

QToolButton* BoundStylePopup::swatch(const QColor& colour, const QString& name) {
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFixedSize(swatchPixels + 4, swatchPixels + 4);
    button->setIconSize({swatchPixels - 4, swatchPixels - 4});
    button->setIcon(colourPicture(colour));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setProperty("colour", colour.name());
    button->installEventFilter(this);
    swatches_.push_back(button);
    return button;
}

void BoundStylePopup::addPalette(QGridLayout& grid, const QString& name,
                                 const std::vector<QColor>& colours) {
    auto* row = new QWidget(this);
    auto* line = new QGridLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    int column = 0;
    for (const QColor& colour : colours) {
        QToolButton* button = swatch(colour, tr("%1 %2").arg(name, colour.name()));
        connect(button, &QToolButton::clicked, this,
                [this, colour] { set("colour", colour.name().toStdString(), tr("colour")); });
        line->addWidget(button, 0, column++);
    }
    line->setColumnStretch(colourColumns, 1);
    addRow(grid, name, row);
}

void BoundStylePopup::addColours(QGridLayout& grid) {
    auto* row = new QWidget(this);
    auto* line = new QGridLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const QColor own(QString::fromStdString(bound().record().colour));
    QToolButton* ours = swatch(own, tr("The record's own colour"));
    ours->setObjectName(QStringLiteral("bound_style_own"));
    connect(ours, &QToolButton::clicked, this,
            [this] { set("colour", std::string{}, tr("colour")); });
    auto* other = new QPushButton(tr("Other…"), row);
    other->setObjectName(QStringLiteral("bound_style_other"));
    other->setAutoDefault(false);
    other->setToolTip(tr("Any colour"));
    connect(other, &QPushButton::clicked, this, &BoundStylePopup::chooseOther);
    line->addWidget(ours, 0, 0);
    line->addWidget(other, 0, 1);
    line->setColumnStretch(2, 1);
    addRow(grid, tr("Colour"), row);
    using exporting::Palette;
    addPalette(grid, QStringLiteral("Okabe–Ito"), exporting::coloursOf(Palette::okabeIto));
    addPalette(grid, QStringLiteral("Petroff"), exporting::coloursOf(Palette::petroff));
}

void BoundStylePopup::addOpacity(QGridLayout& grid) {
    auto* row = new QWidget(this);
    auto* line = new QGridLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    opacity_ = new ValueSlider({0.0, 1.0, false}, row);
    opacity_->setObjectName(QStringLiteral("bound_style_opacity"));
    opacity_->setAccessibleName(tr("Opacity"));
    percent_ = new QLabel(row);
    percent_->setMinimumWidth(percent_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    percent_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(opacity_, 0, 0);
    line->addWidget(percent_, 0, 1);
    connect(opacity_, &QSlider::valueChanged, this, [this] {
        const bool drag = opacity_->isSliderDown();
        const double opacity = std::round(100.0 * opacity_->quantity()) / 100.0;
        set("opacity", opacity, tr("opacity"), drag ? Session::Phase::drag : Session::Phase::final);
    });
    connect(opacity_, &QSlider::sliderPressed, this, [this] { Q_EMIT interacting(true); });
    connect(opacity_, &QSlider::sliderReleased, this, [this] {
        const double opacity = std::round(100.0 * opacity_->quantity()) / 100.0;
        set("opacity", opacity, tr("opacity"));
        Q_EMIT interacting(false);
    });
    connect(opacity_, &ValueSlider::doubleClicked, this,
            [this] { set("opacity", std::string{}, tr("opacity")); });
    addRow(grid, tr("Opacity"), row);
}

void BoundStylePopup::addLine(QGridLayout& grid) {
    const QColor ink = palette().color(QPalette::Text);
    auto* row = new QWidget(this);
    auto* boxes = new QGridLayout(row);
    boxes->setContentsMargins(0, 0, 0, 0);
    line_ = new QComboBox(row);
    line_->setObjectName(QStringLiteral("bound_style_line"));
    line_->setAccessibleName(tr("Line"));
    line_->setIconSize(linePicture);
    for (const scene::LineStyle style : scene::lineStyles) {
        figure::Layer shown = layer();
        shown.style = {};
        shown.style.line = style;
        line_->addItem(lineIcon(shown, ink), lineName(style));
    }
    connect(line_, &QComboBox::activated, this, [this](int at) {
        const auto style = scene::lineStyles[static_cast<std::size_t>(at)];
        set("line", std::string(scene::name(style)), tr("line"));
    });
    width_ = new QDoubleSpinBox(row);
    width_->setObjectName(QStringLiteral("bound_style_width"));
    width_->setAccessibleName(tr("Width of the line"));
    width_->setRange(scene::lineWidths[0], scene::lineWidths[1]);
    width_->setSingleStep(0.25);
    width_->setPrefix(QStringLiteral("× "));
    width_->setToolTip(tr("Width, in usual widths"));
    width_->setKeyboardTracking(false);
    connect(width_, &QDoubleSpinBox::valueChanged, this, [this](double width) {
        set("width", width == 1.0 ? scene::Value{std::string{}} : scene::Value{width},
            tr("width of the line"));
    });
    boxes->addWidget(line_, 0, 0);
    boxes->addWidget(width_, 0, 1);
    boxes->setColumnStretch(0, 1);
    addRow(grid, tr("Line"), row);
}

void BoundStylePopup::addHatch(QGridLayout& grid) {
    const QColor ink = palette().color(QPalette::Text);
    hatch_ = new QComboBox(this);
    hatch_->setObjectName(QStringLiteral("bound_style_hatch"));
    hatch_->setAccessibleName(tr("Hatching"));
    hatch_->setIconSize(hatchPicture);
    for (const scene::HatchStyle style : scene::hatchStyles) {
        figure::Layer shown = layer();
        shown.style.hatch = style;
        hatch_->addItem(hatchIcon(shown, ink), hatchName(style));
    }
    hatch_->setEnabled(layer().fill != figure::Fill::point);
    connect(hatch_, &QComboBox::activated, this, [this](int at) {
        const auto style = scene::hatchStyles[static_cast<std::size_t>(at)];
        set("hatch", std::string(scene::name(style)), tr("hatching"));
    });
    addRow(grid, tr("Hatching"), hatch_);
}

void BoundStylePopup::addButtons(QGridLayout& grid) {
    auto* row = new QWidget(this);
    auto* line = new QGridLayout(row);
    line->setContentsMargins(0, 4, 0, 0);
    reset_ = new QPushButton(tr("As usual"), row);
    reset_->setObjectName(QStringLiteral("bound_style_reset"));
    reset_->setToolTip(tr("Back to the style of the record"));
    auto* done = new QPushButton(tr("Close"), row);
    done->setObjectName(QStringLiteral("bound_style_close"));
    connect(reset_, &QPushButton::clicked, this, &BoundStylePopup::reset);
    connect(done, &QPushButton::clicked, this, &QWidget::close);
    line->setColumnStretch(0, 1);
    line->addWidget(reset_, 0, 1);
    line->addWidget(done, 0, 2);
    grid.addWidget(row, grid.rowCount(), 0, 1, 2);
}

void BoundStylePopup::openAt(const QRect& global) {
    adjustSize();
    constexpr int gap = 8;
    const QRect room = screen()->availableGeometry();
    // Below or above, so that neither the row nor the plot is covered.
    const bool below = global.bottom() + gap + height() <= room.bottom();
    QPoint at(global.left(), below ? global.bottom() + gap : global.top() - gap - height());
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(at);
    show();
    swatches_.front()->setFocus(Qt::PopupFocusReason);
}

void BoundStylePopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (button != nullptr && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        button->click();
        return;
    }
    QFrame::keyPressEvent(event);
}

/// Arrows walk over the colours, as over the cells of a table.
bool BoundStylePopup::eventFilter(QObject* watched, QEvent* event) {
    const auto* swatch = qobject_cast<QToolButton*>(watched);
    if (swatch != nullptr && event->type() == QEvent::KeyPress &&
        walk(swatch, static_cast<QKeyEvent*>(event)->key())) {
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

bool BoundStylePopup::walk(const QToolButton* from, int key) {
    const auto here = std::find(swatches_.begin(), swatches_.end(), from);
    const auto centre = [this](const QToolButton* of) {
        return of->mapTo(this, of->rect().center());
    };
    QToolButton* next = nullptr;
    if (key == Qt::Key_Right || key == Qt::Key_Left) {
        const bool right = key == Qt::Key_Right;
        const auto last = right ? std::prev(swatches_.end()) : swatches_.begin();
        next = here == last ? *here : *(right ? std::next(here) : std::prev(here));
    } else if (key == Qt::Key_Down || key == Qt::Key_Up) {
        constexpr int rowFirst = 1000; // the next row before the nearest column
        int nearest = std::numeric_limits<int>::max();
        for (QToolButton* other : swatches_) {
            const QPoint by = centre(other) - centre(from);
            const int down = key == Qt::Key_Down ? by.y() : -by.y();
            const int distance = rowFirst * down + std::abs(by.x());
            if (down > 0 && distance < nearest) {
                nearest = distance;
                next = other;
            }
        }
    } else {
        return false;
    }
    if (next != nullptr) {
        next->setFocus(Qt::TabFocusReason);
    }
    return true;
}

/// The dialog is the window's: this popup closes when it opens.
void BoundStylePopup::chooseOther() {
    auto* dialog =
        new QColorDialog(QColor(QString::fromStdString(layer().colour)), parentWidget()->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QString::fromStdString(bound().record().title));
    const QString path = QStringLiteral("bound.%1.colour").arg(boundId_);
    Session& session = session_;
    connect(dialog, &QColorDialog::colorSelected, &session, [&session, path](const QColor& colour) {
        session.changeAll({{path, colour.name(QColor::HexRgb).toStdString()}},
                          tr("change of colour"));
    });
    close();
    dialog->open();
}

void BoundStylePopup::set(const char* field, const scene::Value& value, const QString& what,
                          Session::Phase phase) {
    session_.changeAll({{QStringLiteral("bound.%1.%2").arg(boundId_, QLatin1String(field)), value}},
                       tr("change of %1").arg(what), phase);
}

void BoundStylePopup::reset() {
    std::vector<std::pair<QString, scene::Value>> changes;
    for (const std::string_view field : scene::styleFields()) {
        changes.emplace_back(
            QStringLiteral("bound.%1.%2").arg(boundId_, QLatin1String(field.data())),
            std::string{});
    }
    session_.changeAll(changes, tr("usual style"));
}

void BoundStylePopup::refresh() {
    const figure::Layer now = layer();
    const QString colour = QColor(QString::fromStdString(now.colour)).name();
    for (QToolButton* button : swatches_) {
        button->setChecked(button->property("colour").toString() == colour);
    }
    const bool point = now.fill == figure::Fill::point;
    const double opacity =
        point ? now.style.opacity.value_or(1.0) : plot::insideOpacity(now, plot::PlotStyle{});
    if (!opacity_->isSliderDown()) {
        const QSignalBlocker quiet(opacity_);
        opacity_->setQuantity(opacity);
    }
    percent_->setText(tr("%1 %").arg(std::lround(100.0 * opacity)));
    line_->setCurrentIndex(static_cast<int>(now.style.line));
    {
        const QSignalBlocker quiet(width_);
        width_->setValue(now.style.width.value_or(1.0));
    }
    hatch_->setCurrentIndex(static_cast<int>(now.style.hatch));
    reset_->setEnabled(!(now.style == scene::BoundStyle{}));
}

} // namespace cyrano::app
