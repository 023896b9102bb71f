#include "app/present/presentation.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "app/present/player.hpp"
#include "app/present/point_reader.hpp"
#include "app/present/stage_overlay.hpp"
#include "app/present/text_block.hpp"
#include "app/tex/engine.hpp"
#include "core/figure/scene_figure.hpp"

namespace cyrano::present {

namespace {

constexpr qsizetype mostDigits = 3;
// After the last picture has been painted; a hand that moves a slider pauses for longer.
constexpr int settleMs = 20;
constexpr int liveSettleMs = 150;

} // namespace

Presentation::Presentation(std::shared_ptr<picture::Evaluator> evaluator, QWidget* parent)
    : QWidget(parent, Qt::Window), evaluator_(std::move(evaluator)),
      plot_(new plot::FigurePlot(this)), overlay_(new StageOverlay(this)),
      reader_(new PointReader(evaluator_, this)) {
    setObjectName(QStringLiteral("presentation"));
    setWindowTitle(tr("Cyrano — presentation"));
    setAccessibleName(tr("Presentation"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::BlankCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    settleTimer_.setSingleShot(true);
    settleTimer_.setInterval(settleMs);
    connect(&settleTimer_, &QTimer::timeout, this, &Presentation::settle);
    connect(reader_, &PointReader::answered, overlay_, &StageOverlay::setVerdict);
    arrange();
}

Presentation::~Presentation() = default;

void Presentation::follow(app::Session& session) {
    if (session.picture()) {
        showPicture(session.picture());
    }
    settleTimer_.setInterval(liveSettleMs);
    connect(&session, &app::Session::pictureChanged, this, [this, &session] {
        plot_->setInteracting(picture_ != nullptr);
        showPicture(session.picture());
    });
}

void Presentation::play(const scene::Storyboard& storyboard) {
    for (const scene::Step& step : storyboard.steps) {
        tex::Engine::instance().prefetch(
            TextBlock::texSources(QString::fromStdString(step.caption)));
    }
    if (!storyboard.title.empty()) {
        setWindowTitle(QString::fromStdString(storyboard.title));
    }
    player_ = new Player(evaluator_, storyboard, this);
    connect(player_, &Player::pictureReady, this, &Presentation::showPicture);
    connect(player_, &Player::movingChanged, this, [this](bool moving) {
        if (moving) {
            settleTimer_.stop();
            plot_->setInteracting(true);
        }
    });
    connect(player_, &Player::stepChanged, this, [this] {
        setAccessibleDescription(caption());
        update();
    });
    arrange();
    player_->start();
}

void Presentation::present() {
    setAttribute(Qt::WA_DeleteOnClose);
    showFullScreen();
    activateWindow();
    setFocus();
}

QString Presentation::caption() const {
    if (player_ == nullptr) {
        return {};
    }
    const auto step = static_cast<std::size_t>(player_->step());
    return QString::fromStdString(player_->storyboard().steps[step].caption);
}

void Presentation::showPicture(const app::PicturePtr& picture) {
    picture_ = picture;
    plot_->setFigure(figure::makeFigure(*picture));
    if (player_ == nullptr || !player_->moving()) {
        settleTimer_.start(); // labels find their places once, in the last picture
    }
    if (overlay_->dot()) {
        pointAt(*overlay_->dot()); // the verdict follows the picture
    }
}

void Presentation::settle() {
    Q_EMIT settling();
    plot_->setInteracting(false);
    Q_EMIT settled();
}

void Presentation::walk(Walk where) {
    overlay_->setBlack(false);
    if (player_ == nullptr) {
        overlay_->setNote(tr("the picture follows the window; no storyboard is open"));
        return;
    }
    switch (where) {
    case Walk::next:
        player_->next();
        break;
    case Walk::back:
        player_->back();
        break;
    case Walk::first:
        player_->goTo(0);
        break;
    case Walk::last:
        player_->goTo(player_->count() - 1);
        break;
    }
}

/// Digits are gathered until Enter or any other key.
bool Presentation::typed(const QString& text) {
    const bool digit = text.size() == 1 && text[0] >= u'0' && text[0] <= u'9';
    if (!digit || player_ == nullptr) {
        return false;
    }
    digits_ = (digits_ + text).right(mostDigits);
    overlay_->setNote(tr("step %1").arg(digits_));
    return true;
}

void Presentation::goToTyped() {
    const int step = digits_.toInt();
    if (step >= 1 && step <= player_->count()) {
        overlay_->setNote({});
        overlay_->setBlack(false);
        player_->goTo(step - 1);
    } else {
        overlay_->setNote(tr("there are steps 1 to %1").arg(player_->count()));
    }
}

void Presentation::keyPressEvent(QKeyEvent* event) {
    if (typed(event->text())) {
        return;
    }
    const bool jump = !digits_.isEmpty();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (jump) {
            goToTyped();
        } else {
            walk(Walk::next);
        }
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_PageDown:
        walk(Walk::next);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backspace:
    case Qt::Key_PageUp:
        walk(Walk::back);
        break;
    case Qt::Key_Home:
        walk(Walk::first);
        break;
    case Qt::Key_End:
        walk(Walk::last);
        break;
    case Qt::Key_B:
    case Qt::Key_Period:
        overlay_->setBlack(!overlay_->isBlack());
        break;
    case Qt::Key_L:
        setLaser(!laser_);
        break;
    case Qt::Key_F1:
    case Qt::Key_Question:
        overlay_->setHelp(!overlay_->showsHelp());
        break;
    case Qt::Key_Escape:
        close();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    digits_.clear();
}

void Presentation::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        walk(Walk::next);
    } else if (event->button() == Qt::RightButton) {
        walk(Walk::back);
    }
}

void Presentation::mouseMoveEvent(QMouseEvent* event) {
    if (laser_) {
        pointAt(event->position());
    }
}

void Presentation::setLaser(bool on) {
    laser_ = on;
    if (on) {
        pointAt(mapFromGlobal(QCursor::pos()));
    } else {
        overlay_->setDot(std::nullopt);
    }
}

void Presentation::pointAt(QPointF pixel) {
    overlay_->setDot(pixel);
    const QPointF inPlot = pixel - QPointF(plot_->pos());
    if (!picture_ || !plot_->plotRect().contains(inPlot)) {
        overlay_->setVerdict({});
        return;
    }
    const plot::View& view = plot_->view();
    const region::Point at = plot::PixelMap(view, plot_->plotRect()).toAxis(inPlot);
    reader_->ask(picture_->scene, {view.x.fromAxis(at.x), view.y.fromAxis(at.y)});
}

void Presentation::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void Presentation::arrange() {
    layout_ = layOutSlide(QSizeF(size()), player_ != nullptr);
    plot_->setGeometry(layout_.figure.toRect());
    const plot::PlotStyle style = slideStyle(layout_.pixelsPerPoint);
    if (!(style == plot_->plotStyle())) {
        plot_->setPlotStyle(style);
    }
    overlay_->setGeometry(rect());
    overlay_->raise();
    update();
}

void Presentation::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    if (player_ != nullptr) {
        paintCaption(painter, layout_, caption(),
                     QStringLiteral("%1 / %2").arg(player_->step() + 1).arg(player_->count()));
    }
}

} // namespace cyrano::present
