// Pictures and points compared.
#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolBar>

#include "app/engine/pinned_picture.hpp"
#include "app/panels/compare_panel.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/main_window.hpp"
#include "core/figure/ghost.hpp"
#include "core/figure/scene_figure.hpp"

namespace cyrano::app {

/// Beside the probe: both speak about the same point, and the plot keeps its size.
QWidget* MainWindow::buildProbe() {
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    probe_ = new ProbePanel(session_, both);
    pinned_ = new PinnedPicture(session_, this);
    compare_ = new ComparePanel(session_, *pinned_, both);
    probe_->setMinimumWidth(400); // the window must not grow when the other appears
    row->addWidget(probe_, 1);
    row->addWidget(compare_);
    return both;
}

void MainWindow::buildCompareActions(QMenu& view, QToolBar& bar) {
    QAction* pin = view.addAction(tr("Pin this p&icture"));
    pin->setObjectName(QStringLiteral("action_pin_picture"));
    pin->setIconText(tr("Pin picture"));
    pin->setShortcut(Qt::CTRL | Qt::Key_P);
    pin->setCheckable(true);
    pin->setToolTip(tr("Keep the edges of this picture as thin lines while the picture changes "
                       "(%1); again: let go of them")
                        .arg(pin->shortcut().toString(QKeySequence::NativeText)));
    connect(pin, &QAction::triggered, this,
            [this](bool on) { on ? pinned_->pin() : pinned_->unpin(); });
    connect(pinned_, &PinnedPicture::changed, pin,
            [this, pin] { pin->setChecked(pinned_->isPinned()); });
    bar.addAction(pin);
}

void MainWindow::connectCompare() {
    connect(pinned_, &PinnedPicture::changed, this, [this] {
        if (session_.picture() != nullptr) {
            plot_->setFigure(figureNow());
        }
    });
    connect(plot_, &plot::FigurePlot::pointerMoved, compare_, &ComparePanel::setPointer);
    connect(plot_, &plot::FigurePlot::pointerLeft, compare_, &ComparePanel::leavePointer);
    const auto mark = [this] { plot_->setReference(compare_->reference()); };
    connect(plot_, &plot::FigurePlot::pointPinned, this, [this, mark](double x, double y) {
        compare_->pin(x, y);
        mark();
    });
    connect(plot_, &plot::FigurePlot::pinWithdrawn, this, [this, mark] {
        compare_->withdraw();
        mark();
    });
    connect(probe_, &ProbePanel::released, this, [this, mark] {
        compare_->release();
        mark();
    });
}

/// The figure of the picture as it is now, over the edges of the pinned one.
figure::Figure MainWindow::figureNow() const {
    figure::Figure out = figure::makeFigure(*session_.picture());
    if (pinned_->isPinned()) {
        figure::addGhost(out, *session_.picture(), *pinned_->picture());
    }
    return out;
}

} // namespace cyrano::app
