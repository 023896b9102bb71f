#include "app/window/main_window.hpp"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "app/panels/anatomy_inset.hpp"
#include "app/panels/bounds_panel.hpp"
#include "app/panels/model_panel.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/panels/problems_panel.hpp"
#include "app/panels/references_panel.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/hints_strip.hpp"
#include "core/figure/figure.hpp"
#include "core/scene/scene_library.hpp"

namespace cyrano::app {

namespace {

constexpr int noticeableMs = 120;
constexpr int messageMs = 10000;

} // namespace

MainWindow::MainWindow(std::shared_ptr<picture::Evaluator> evaluator, const QString& datasetsFolder,
                       const scene::Scene& scene, const QString& openedFrom)
    : datasetsFolder_(datasetsFolder), session_(std::move(evaluator)) {
    setObjectName(QStringLiteral("main_window"));
    opened_.push_back({scene, fileOf(openedFrom)});
    for (const auto& [spinOne, name] :
         {std::pair{false, "pseudoscalar-after-2025"}, std::pair{true, "dark-photon"}}) {
        if (const auto usual = scene::openScene(name, datasetsFolder.toStdString())) {
            session_.setUsualBounds(spinOne, usual->shownBounds);
        }
    }
    session_.open(scene); // computes while the panels are built
    buildPlot();
    buildDocks();
    buildStatusBar();
    buildActions();
    connectPanels();
    restoreLayout();
    sceneOpened();
    plot_->setFocus();
}

MainWindow::~MainWindow() {
    hide(); // a field that holds typed text hands it in, while there is a session
    // Panels go before the session they listen to; nobody is told of its end.
    session_.disconnect();
    session_.undoStack().disconnect();
}

void MainWindow::buildPlot() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    hints_ = new HintsStrip(centre);
    column->addWidget(hints_);
    plot_ = new plot::FigurePlot(centre);
    plot_->setObjectName(QStringLiteral("plot"));
    plot_->setAccessibleName(tr("Exclusion plot"));
    plot_->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(plot_, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks() {
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    // The probe runs along the whole window: mechanisms and papers are long.
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    const auto dock = [this](const QString& title, const char* name, QWidget* content) {
        auto* out = new QDockWidget(title, this);
        out->setObjectName(QString::fromUtf8(name));
        out->setWidget(content);
        return out;
    };
    model_ = new ModelPanel(session_, this);
    bounds_ = new BoundsPanel(session_, this);
    QWidget* probe = buildProbe();
    problems_ = new ProblemsPanel(session_, this);
    modelDock_ = dock(tr("Model"), "dock_model", model_);
    boundsDock_ = dock(tr("Bounds"), "dock_bounds", bounds_);
    probeDock_ = dock(tr("Probe"), "dock_probe", probe);
    problemsDock_ = dock(tr("Problems"), "dock_problems", problems_);
    references_ = new ReferencesPanel(session_, this);
    referencesDock_ = dock(tr("References"), "dock_references", references_);
}

void MainWindow::buildStatusBar() {
    problemsButton_ = new QToolButton(this);
    problemsButton_->setObjectName(QStringLiteral("problems_button"));
    problemsButton_->setAutoRaise(true);
    connect(problemsButton_, &QToolButton::clicked, this, [this] {
        problemsDock_->show();
        problemsDock_->raise();
    });
    statusBar()->addPermanentWidget(problemsButton_);
    timing_ = new QLabel(this);
    timing_->setObjectName(QStringLiteral("timing"));
    statusBar()->addPermanentWidget(timing_);
    slow_ = new QTimer(this);
    slow_->setSingleShot(true);
    slow_->setInterval(noticeableMs);
    connect(slow_, &QTimer::timeout, this, [this] {
        if (session_.busy()) {
            timing_->setText(tr("computing…"));
        }
    });
}

void MainWindow::connectPanels() {
    connect(&session_, &Session::pictureChanged, this, &MainWindow::showPicture);
    connect(&session_, &Session::sceneChanged, this, &MainWindow::followHistory);
    connect(&session_, &Session::sceneChanged, this, [this] {
        if (!slow_->isActive()) {
            slow_->start();
        }
    });
    connect(&session_, &Session::refused, this,
            [this](const QString& why) { statusBar()->showMessage(why, messageMs); });
    connect(&session_.undoStack(), &QUndoStack::cleanChanged, this,
            [this](bool clean) { setWindowModified(!clean); });
    connect(plot_, &plot::FigurePlot::viewProposed, this, &MainWindow::proposeView);
    connect(plot_, &plot::FigurePlot::labelMoved, this,
            [this](const QString& id, const QString& place) {
                session_.changeAll({{"bound." + id + ".label", place.toStdString()}},
                                   tr("moving a label"));
            });
    connect(plot_, &plot::FigurePlot::pointerMoved, probe_, &ProbePanel::setPoint);
    connect(plot_, &plot::FigurePlot::pointPinned, this, [this](double x, double y) {
        probe_->pin(x, y);
        plot_->setProbe(QPointF(x, y));
    });
    connect(plot_, &plot::FigurePlot::pinWithdrawn, this, [this] {
        probe_->withdraw();
        plot_->setProbe(probe_->heldPoint());
    });
    connect(probe_, &ProbePanel::released, this, [this] { plot_->setProbe(std::nullopt); });
    connectCompare();
    connect(probe_, &ProbePanel::highlighted, plot_, &plot::FigurePlot::highlight);
    connect(bounds_, &BoundsPanel::highlighted, plot_, &plot::FigurePlot::highlight);
    connect(references_, &ReferencesPanel::highlighted, plot_, &plot::FigurePlot::highlightAll);
    connect(references_, &ReferencesPanel::told, this,
            [this](const QString& what) { statusBar()->showMessage(what, messageMs); });
    connect(model_, &ModelPanel::interacting, plot_, &plot::FigurePlot::setInteracting);
    connect(model_, &ModelPanel::complained, this,
            [this](const QString& why) { statusBar()->showMessage(why, messageMs); });
    auto* anatomy = new AnatomyInset(session_, plot_);
    connect(plot_, &plot::FigurePlot::pointerMoved, anatomy, &AnatomyInset::setPoint);
    connect(plot_, &plot::FigurePlot::pointerLeft, anatomy, &AnatomyInset::withdraw);
    connect(bounds_, &BoundsPanel::interacting, plot_, &plot::FigurePlot::setInteracting);
    connect(bounds_, &BoundsPanel::complained, this,
            [this](const QString& why) { statusBar()->showMessage(why, messageMs); });
    connect(problems_, &ProblemsPanel::countChanged, this, &MainWindow::showProblemCount);
    connect(hints_, &HintsStrip::dismissed, this, [this] {
        hints_->hide();
        saveLayout();
    });
}

void MainWindow::openScene(const scene::Scene& scene, const QString& file) {
    opened_.push_back({scene, file});
    session_.open(scene);
    current_ = opened_.size() - 1;
    session_.undoStack().setClean();
    sceneOpened();
}

void MainWindow::sceneOpened() {
    const scene::Scene& scene = session_.scene();
    probe_->release();
    plot_->setHomeView({scene.plane.x, scene.plane.y});
    showTitle();
    setWindowModified(false);
}

/// Undo may have brought back the scene that was open before, and with it its file.
void MainWindow::followHistory() {
    const auto of = std::find_if(opened_.rbegin(), opened_.rend(), [this](const Opened& opened) {
        return opened.scene == session_.original();
    });
    const auto index = static_cast<std::size_t>(opened_.rend() - of) - 1;
    if (of != opened_.rend() && !(opened_[current_].scene == session_.original())) {
        current_ = index;
        probe_->release();
        plot_->setHomeView({session_.original().plane.x, session_.original().plane.y});
    }
    showTitle();
}

void MainWindow::showTitle() {
    const QString title = QString::fromStdString(session_.scene().title);
    const QString name = title.isEmpty() ? tr("Unnamed scene") : title;
    const QString file = QFileInfo(opened_[current_].file).fileName();
    setWindowTitle((file.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, file)) +
                   QStringLiteral("[*] — Cyrano"));
}

void MainWindow::showPicture(double milliseconds) {
    const PicturePtr picture = session_.picture();
    plot_->setFigure(figureNow());
    timing_->setText(tr("%1 bounds · recomputed in %2 ms")
                         .arg(picture->bounds.size())
                         .arg(milliseconds, 0, 'f', 1));
}

void MainWindow::proposeView(double xMin, double xMax, double yMin, double yMax, bool finished) {
    const auto inside = [](const char* path, double value) {
        const scene::Parameter* p = scene::findParameter(path);
        return scene::Value{std::clamp(value, p->min, p->max)};
    };
    const scene::Scene before = session_.scene();
    session_.changeAll({{QStringLiteral("plane.x_min"), inside("plane.x_min", xMin)},
                        {QStringLiteral("plane.x_max"), inside("plane.x_max", xMax)},
                        {QStringLiteral("plane.y_min"), inside("plane.y_min", yMin)},
                        {QStringLiteral("plane.y_max"), inside("plane.y_max", yMax)}},
                       tr("zoom"), finished ? Session::Phase::final : Session::Phase::drag);
    const scene::Plane& plane = session_.scene().plane;
    const bool granted =
        plane.x.min == xMin && plane.x.max == xMax && plane.y.min == yMin && plane.y.max == yMax;
    if (!granted && before == session_.scene() && session_.picture()) {
        plot_->setFigure(figureNow()); // back to where it was
    }
}

void MainWindow::showProblemCount(int count) {
    const bool any = count > 0;
    problemsDock_->setWindowTitle(any ? tr("Problems (%1)").arg(count) : tr("Problems"));
    problemsButton_->setText(count == 1 ? tr("1 problem") : tr("%1 problems").arg(count));
    problemsButton_->setVisible(any);
    if (any && !problemsDock_->isVisible()) {
        problemsDock_->show(); // behind the probe: seen, not in the way
        probeDock_->raise();
    } else if (!any) {
        problemsDock_->hide();
    }
}

void MainWindow::report(const QString& what, const QString& file, const QString& action) {
    problems_->report({io::Severity::error, file.toStdString(), 0, what.toStdString()}, action);
    statusBar()->showMessage(what, messageMs);
}

void MainWindow::resetView() {
    const scene::Plane& plane = session_.original().plane;
    session_.changeAll({{QStringLiteral("plane.x_min"), plane.x.min},
                        {QStringLiteral("plane.x_max"), plane.x.max},
                        {QStringLiteral("plane.y_min"), plane.y.min},
                        {QStringLiteral("plane.y_max"), plane.y.max}},
                       tr("reset view"));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveLayout();
    event->accept();
}

} // namespace cyrano::app
