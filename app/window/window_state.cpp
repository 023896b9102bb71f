// What the window remembers between starts, and how it looks before it has anything to remember.
#include <QDockWidget>
#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QTimer>

#include <algorithm>

#include "app/panels/problems_panel.hpp"
#include "app/window/hints_strip.hpp"
#include "app/window/main_window.hpp"

namespace cyrano::app {

namespace {

/// Changes whenever docks or tool bars are renamed or added: older states, which would show a dock
/// they do not know, are then ignored.
constexpr int stateVersion = 2;

QSettings settings() {
    return QSettings(QStringLiteral("cyrano"), QStringLiteral("cyrano"));
}

} // namespace

void MainWindow::defaultLayout() {
    for (QDockWidget* dock :
         {modelDock_, boundsDock_, probeDock_, problemsDock_, referencesDock_}) {
        dock->setFloating(false);
    }
    addDockWidget(Qt::LeftDockWidgetArea, modelDock_);
    addDockWidget(Qt::RightDockWidgetArea, boundsDock_);
    addDockWidget(Qt::BottomDockWidgetArea, probeDock_);
    tabifyDockWidget(probeDock_, problemsDock_);
    tabifyDockWidget(boundsDock_, referencesDock_);
    for (QDockWidget* dock : {modelDock_, boundsDock_, probeDock_}) {
        dock->show();
    }
    problemsDock_->setVisible(problems_->count() > 0);
    referencesDock_->hide();
    probeDock_->raise();
}

/// Has to wait until docks that moved have been laid out.
void MainWindow::defaultSizes() {
    const int side = std::clamp(width() / 5, 290, 330);
    resizeDocks({modelDock_, boundsDock_}, {side - 30, side}, Qt::Horizontal);
    resizeDocks({probeDock_}, {142}, Qt::Vertical);
}

void MainWindow::resetLayout() {
    defaultLayout();
    QTimer::singleShot(0, this, &MainWindow::defaultSizes);
    hints_->show();
}

void MainWindow::restoreLayout() {
    QSettings stored = settings();
    const QByteArray geometry = stored.value(QStringLiteral("window/geometry")).toByteArray();
    if (!restoreGeometry(geometry)) {
        const QSize screen = QGuiApplication::primaryScreen()->availableSize();
        resize(QSize(1600, 1000).boundedTo(screen * 0.95));
    }
    defaultLayout();
    const QByteArray state = stored.value(QStringLiteral("window/state")).toByteArray();
    if (!restoreState(state, stateVersion)) {
        defaultLayout(); // a damaged state may have moved half of the docks
        QTimer::singleShot(0, this, &MainWindow::defaultSizes);
    }
    hints_->setVisible(!stored.value(QStringLiteral("hints/dismissed"), false).toBool());
    showProblemCount(problems_->count());
}

void MainWindow::saveLayout() const {
    QSettings stored = settings();
    stored.setValue(QStringLiteral("window/geometry"), saveGeometry());
    stored.setValue(QStringLiteral("window/state"), saveState(stateVersion));
    stored.setValue(QStringLiteral("hints/dismissed"), hints_->isHidden());
}

} // namespace cyrano::app
