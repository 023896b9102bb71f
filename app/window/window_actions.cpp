// Menus, tool bar, and the files behind them.
#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <memory>

#include "app/language.hpp"
#include "app/panels/explanation_card.hpp"
#include "app/panels/parameter_row.hpp"
#include "app/panels/probe_panel.hpp"
#include "app/panels/problems_panel.hpp"
#include "app/panels/segmented.hpp"
#include "app/panels/tex_widget.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/window/axes_menu.hpp"
#include "app/window/hints_strip.hpp"
#include "app/window/main_window.hpp"
#include "app/write_whole.hpp"
#include "core/bounds/settings.hpp"
#include "core/scene/scene_file.hpp"
#include "core/scene/scene_library.hpp"

namespace cyrano::app {

namespace {

constexpr int messageMs = 6000;
const QString openAction = QStringLiteral("open");
const QString saveAction = QStringLiteral("save");

QAction* action(QMenu& menu, const QString& text, const QKeySequence& key) {
    QAction* out = menu.addAction(text);
    out->setShortcut(key);
    return out;
}

QString withKey(const QString& text, const QKeySequence& key) {
    return QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

} // namespace

void MainWindow::buildActions() {
    auto* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    buildFileActions(*bar);
    buildEditActions(*bar);
    buildViewActions(*bar);
    buildHelpActions();
}

void MainWindow::buildFileActions(QToolBar& bar) {
    QMenu* file = fileMenu_ = menuBar()->addMenu(tr("&File"));
    auto* scenes = file->addMenu(tr("&Scenes"));
    connect(scenes, &QMenu::aboutToShow, this, [this, scenes] { fillScenes(*scenes); });
    fillScenes(*scenes);
    auto* button = new QPushButton(tr("Scenes"), &bar);
    button->setObjectName(QStringLiteral("scenes_button"));
    button->setFlat(true);
    button->setMenu(scenes);
    bar.addWidget(button);
    QAction* open = action(*file, tr("&Open scene…"), QKeySequence::Open);
    connect(open, &QAction::triggered, this, &MainWindow::chooseFileToOpen);
    QAction* keep = action(*file, tr("&Save scene"), QKeySequence::Save);
    keep->setObjectName(QStringLiteral("action_save"));
    connect(keep, &QAction::triggered, this, &MainWindow::save);
    QAction* keepAs = action(*file, tr("Save scene &as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    keepAs->setObjectName(QStringLiteral("action_save_as"));
    connect(keepAs, &QAction::triggered, this, &MainWindow::chooseFileToSave);
    buildOutputActions(*file);
    file->addSeparator();
    QAction* quit = action(*file, tr("&Quit"), QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
    bar.addSeparator();
    addChoiceToBar(bar, "data.epoch", {});
    bar.addSeparator();
    addChoiceToBar(bar, "model.sign", tr("sign"));
    bar.addSeparator();
}

void MainWindow::buildEditActions(QToolBar& bar) {
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& history = session_.undoStack();
    QAction* undo = history.createUndoAction(this, tr("&Undo"));
    undo->setObjectName(QStringLiteral("action_undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = history.createRedoAction(this, tr("&Redo"));
    redo->setObjectName(QStringLiteral("action_redo"));
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    edit->addAction(undo);
    edit->addAction(redo);
    edit->addSeparator();
    addSwitch(*edit, tr("Switch &before/after 2025"), Qt::CTRL | Qt::Key_B, "data.epoch");
    addSwitch(*edit, tr("Flip the &sign"), Qt::CTRL | Qt::Key_G, "model.sign");
    buildSessionActions(*fileMenu_, *edit);
    // Their own buttons: the actions' texts grow with what there is to undo.
    const auto button = [&](QAction* of, const QString& text) {
        auto* out = new QToolButton(&bar);
        out->setText(text);
        out->setAutoRaise(true);
        out->setEnabled(of->isEnabled());
        connect(out, &QToolButton::clicked, of, &QAction::trigger);
        connect(of, &QAction::changed, out, [out, of] {
            out->setEnabled(of->isEnabled());
            out->setToolTip(withKey(of->text().remove(u'&'), of->shortcut()));
        });
        bar.addWidget(out);
    };
    button(undo, tr("Undo"));
    button(redo, tr("Redo"));
}

/// Asking for a panel that is hidden behind another one's tab brings it forward: nobody sees that
/// it is open already and could be closed.
void MainWindow::raiseFromBehind(QDockWidget& dock) {
    auto behind = std::make_shared<bool>(false);
    connect(&dock, &QDockWidget::visibilityChanged, this, [&dock, behind](bool visible) {
        if (visible || !dock.isHidden()) { // closing says nothing about where it was
            *behind = !visible;
        }
    });
    connect(dock.toggleViewAction(), &QAction::triggered, this, [&dock, behind](bool on) {
        if (!on && *behind) {
            dock.show();
        }
        if (on || *behind) {
            dock.raise();
        }
    });
}

void MainWindow::buildViewActions(QToolBar& bar) {
    QMenu* view = menuBar()->addMenu(tr("&View"));
    QAction* home = action(*view, tr("&Reset view"), Qt::CTRL | Qt::Key_0);
    home->setObjectName(QStringLiteral("action_reset_view"));
    connect(home, &QAction::triggered, this, &MainWindow::resetView);
    QAction* release = action(*view, tr("Release the held &point"), Qt::CTRL | Qt::Key_Period);
    connect(release, &QAction::triggered, probe_, &ProbePanel::release);
    auto* axes = new AxesMenu(session_, view);
    view->addMenu(axes);
    // Inside the frame the right button draws a window to zoom into.
    plot_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(plot_, &QWidget::customContextMenuRequested, axes, [this, axes](QPoint at) {
        if (!plot_->plotRect().contains(at)) {
            axes->popup(plot_->mapToGlobal(at));
        }
    });
    view->addSeparator();
    buildTalkActions(*view);
    view->addSeparator();
    int number = Qt::Key_1;
    for (QDockWidget* dock :
         {modelDock_, boundsDock_, probeDock_, problemsDock_, referencesDock_}) {
        QAction* toggle = dock->toggleViewAction();
        toggle->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(number++)));
        view->addAction(toggle);
        raiseFromBehind(*dock);
    }
    // Closed by default and behind the bounds: whoever opens it wants to see it.
    connect(referencesDock_->toggleViewAction(), &QAction::triggered, this, [this](bool on) {
        if (on) {
            referencesDock_->widget()->setFocus();
        }
    });
    view->addSeparator();
    QAction* full = action(*view, tr("&Full screen"), Qt::Key_F11);
    full->setCheckable(true);
    connect(full, &QAction::toggled, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    QAction* layout = view->addAction(tr("Reset &layout"));
    layout->setObjectName(QStringLiteral("action_reset_layout"));
    connect(layout, &QAction::triggered, this, &MainWindow::resetLayout);

    bar.addSeparator();
    buildCompareActions(*view, bar);
    bar.addAction(home);
    auto* space = new QWidget(&bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar.addWidget(space);
    bar.addAction(findChild<QAction*>(QStringLiteral("action_export")));
}

void MainWindow::buildHelpActions() {
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* hints = action(*help, tr("Show the &hints"), QKeySequence::HelpContents);
    connect(hints, &QAction::triggered, hints_, &QWidget::show);
    QAction* what = action(*help, tr("&What is this?"), QKeySequence::WhatsThis);
    what->setObjectName(QStringLiteral("action_explain"));
    what->setStatusTip(tr("Explains the parameter that has the focus, with its formula"));
    connect(what, &QAction::triggered, this, [this] {
        if (!ExplanationCard::toggle(*this)) {
            statusBar()->showMessage(
                tr("Go to a parameter with Tab, or let the pointer rest on one"), messageMs);
        }
    });
    addLanguageMenu(*help);
    QAction* about = help->addAction(tr("&About Cyrano"));
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::fillScenes(QMenu& menu) {
    menu.clear();
    for (const scene::BuiltInScene& scene : scene::builtInScenes(datasetsFolder_.toStdString())) {
        QAction* entry = menu.addAction(QString::fromStdString(scene.title));
        const QString name = QString::fromStdString(scene.name);
        entry->setObjectName(QStringLiteral("scene.") + name);
        entry->setToolTip(name);
        connect(entry, &QAction::triggered, this, [this, name] { openSceneFile(name); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Open file…")), &QAction::triggered, this,
            &MainWindow::chooseFileToOpen);
    connect(menu.addAction(tr("Save scene as…")), &QAction::triggered, this,
            &MainWindow::chooseFileToSave);
}

/// A choice of the parameter table as buttons in the tool bar.
void MainWindow::addChoiceToBar(QToolBar& bar, const char* path, const QString& caption) {
    const scene::Parameter* parameter = scene::findParameter(path);
    const QString key = QString::fromUtf8(path);
    QStringList choices;
    for (const std::string& choice : parameter->choices) {
        choices << QString::fromStdString(choice);
    }
    auto* cell = new QWidget(&bar);
    cell->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(cell);
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(6);
    if (!parameter->symbol.empty()) {
        row->addWidget(new TexWidget(QString::fromStdString(parameter->symbol), cell));
    } else if (!caption.isEmpty()) {
        row->addWidget(new QLabel(caption, cell));
    }
    auto* buttons = new Segmented(choices, QStringLiteral("toolbar.") + key, cell);
    buttons->setObjectName(QStringLiteral("toolbar.") + key);
    row->addWidget(buttons);
    bar.addWidget(cell);
    connect(buttons, &Segmented::chosen, this, [this, key, parameter](const QString& choice) {
        session_.changeAll({{key, choice.toStdString()}}, changeName(*parameter));
    });
    const auto refresh = [this, parameter, cell, buttons] {
        const QString value =
            QString::fromStdString(scene::toText(parameter->get(session_.scene())));
        buttons->setCurrent(value);
        cell->setEnabled(parameter->active(session_.scene()));
        cell->setToolTip(parameterHelp(*parameter, value));
    };
    connect(&session_, &Session::sceneChanged, cell, refresh);
    refresh();
    new Explanation(session_, *parameter, cell);
}

/// A key that goes to the next choice of a parameter.
void MainWindow::addSwitch(QMenu& menu, const QString& text, const QKeySequence& key,
                           const char* path) {
    const scene::Parameter* parameter = scene::findParameter(path);
    QAction* entry = action(menu, text, key);
    connect(entry, &QAction::triggered, this, [this, parameter] {
        const std::vector<std::string>& choices = parameter->choices;
        const std::string now = scene::toText(parameter->get(session_.scene()));
        const auto at = std::find(choices.begin(), choices.end(), now) - choices.begin();
        const std::size_t next = (static_cast<std::size_t>(at) + 1) % choices.size();
        session_.changeAll({{QString::fromStdString(parameter->path), choices[next]}},
                           changeName(*parameter));
    });
}

QString MainWindow::fileOf(const QString& nameOrFile) const {
    const bool builtIn =
        !nameOrFile.contains(u'/') &&
        QFileInfo::exists(QStringLiteral("%1/scenes/%2.toml").arg(datasetsFolder_, nameOrFile));
    return nameOrFile.isEmpty() || builtIn ? QString() : QFileInfo(nameOrFile).absoluteFilePath();
}

void MainWindow::openSceneFile(const QString& nameOrFile) {
    const auto scene = bounds::openScene(session_.catalogue(), nameOrFile.toStdString(),
                                         datasetsFolder_.toStdString());
    if (scene) {
        openScene(*scene, fileOf(nameOrFile));
        recent_.add(fileOf(nameOrFile));
        problems_->settle(openAction);
        return;
    }
    problems_->report(scene.error(), openAction);
    statusBar()->showMessage(QString::fromStdString(scene.error().format()), messageMs);
}

bool MainWindow::saveScene(const QString& file) {
    const QByteArray text = QByteArray::fromStdString(scene::writeScene(session_.scene()));
    if (const QString why = writeWhole(file, text); !why.isEmpty()) {
        report(tr("could not save the scene: %1").arg(why), file, saveAction);
        return false;
    }
    opened_[current_].file = QFileInfo(file).absoluteFilePath();
    recent_.add(opened_[current_].file);
    showTitle();
    problems_->settle(saveAction);
    session_.undoStack().setClean();
    setWindowModified(false);
    statusBar()->showMessage(tr("Saved %1").arg(QFileInfo(file).fileName()), messageMs);
    return true;
}

void MainWindow::chooseFileToOpen() {
    auto* dialog =
        new QFileDialog(this, tr("Open scene"), {}, tr("Scenes (*.toml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openSceneFile);
    dialog->open();
}

void MainWindow::save() {
    const QString file = opened_[current_].file;
    if (file.isEmpty()) {
        chooseFileToSave();
    } else {
        saveScene(file);
    }
}

void MainWindow::chooseFileToSave() {
    auto* dialog =
        new QFileDialog(this, tr("Save scene"), opened_[current_].file, tr("Scenes (*.toml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("toml"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::saveScene);
    dialog->open();
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Cyrano"));
    box->setText(tr("<b>Cyrano %1</b><p>Exclusion plots for MeV–GeV particles beyond the Standard "
                    "Model, recomputed from formulas and measured inputs.</p>"
                    "<p>GPL-3.0-or-later. The origin and licence of every number stand in the "
                    "record of its bound.</p>")
                     .arg(QStringLiteral(CYRANO_VERSION)));
    box->open();
}

} // namespace cyrano::app
