// What goes out of the window and comes into it: figures, talks, curves.
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>

#include "app/data_folders.hpp"
#include "app/export/export_dialog.hpp"
#include "app/export/figure_bundle.hpp"
#include "app/panels/import_dialog.hpp"
#include "app/panels/import_drop.hpp"
#include "app/panels/problems_panel.hpp"
#include "app/plot/figure_plot.hpp"
#include "app/present/open_storyboard.hpp"
#include "app/present/presentation.hpp"
#include "app/window/main_window.hpp"

namespace cyrano::app {

namespace {

constexpr int messageMs = 6000;
const QString exportAction = QStringLiteral("export");
const QString storyboardAction = QStringLiteral("storyboard");

} // namespace

void MainWindow::buildOutputActions(QMenu& file) {
    QAction* exported = file.addAction(tr("&Export figure…"));
    exported->setShortcut(Qt::CTRL | Qt::Key_E);
    exported->setIconText(tr("Export"));
    exported->setObjectName(QStringLiteral("action_export"));
    connect(exported, &QAction::triggered, this, &MainWindow::openExport);
    QAction* bundle = file.addAction(tr("Export &bundle…"));
    bundle->setObjectName(QStringLiteral("action_bundle"));
    bundle->setToolTip(tr("PDF, curves as CSV and HEPData, citations and scene in one folder"));
    connect(bundle, &QAction::triggered, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Folder for the bundle"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::exportBundle);
        dialog->open();
    });
    QAction* import = file.addAction(tr("&Import a curve…"));
    import->setObjectName(QStringLiteral("action_import"));
    connect(import, &QAction::triggered, this, [this] { openImport({}); });
    auto* drop = new ImportDrop(*this);
    connect(drop, &ImportDrop::dropped, this, &MainWindow::openImport);
}

void MainWindow::buildTalkActions(QMenu& view) {
    QAction* present = view.addAction(tr("&Present"));
    present->setShortcut(Qt::Key_F5);
    present->setObjectName(QStringLiteral("action_present"));
    connect(present, &QAction::triggered, this, [this] {
        auto* talk = new present::Presentation(session_.evaluator());
        talk->follow(session_);
        talk->present();
    });
    QMenu* boards = view.addMenu(tr("Play a s&toryboard"));
    for (const scene::BuiltInStoryboard& board :
         scene::builtInStoryboards(datasetsFolder_.toStdString())) {
        QAction* play = boards->addAction(QString::fromStdString(board.title));
        const QString name = QString::fromStdString(board.name);
        play->setObjectName(QStringLiteral("storyboard.") + name);
        connect(play, &QAction::triggered, this, [this, name] { playStoryboard(name); });
    }
    boards->addSeparator();
    connect(boards->addAction(tr("Open file…")), &QAction::triggered, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Play a storyboard"), {},
                                       tr("Storyboards (*.toml);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::playStoryboard);
        dialog->open();
    });
}

void MainWindow::playStoryboard(const QString& nameOrFile) {
    const auto storyboard = present::openStoryboard(session_.catalogue(), nameOrFile.toStdString(),
                                                    datasetsFolder_.toStdString());
    if (!storyboard) {
        problems_->report(storyboard.error(), storyboardAction);
        statusBar()->showMessage(QString::fromStdString(storyboard.error().format()), messageMs);
        return;
    }
    problems_->settle(storyboardAction);
    auto* talk = new present::Presentation(session_.evaluator());
    talk->play(*storyboard);
    talk->present();
}

/// Not modal: while the dialog stands, the scene may still be changed, and its preview follows.
void MainWindow::openExport() {
    const QString title = QString::fromStdString(session_.scene().title);
    auto* dialog = new exporting::ExportDialog(
        plot_->figure(), title.isEmpty() ? QStringLiteral("figure") : title, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&session_, &Session::pictureChanged, dialog,
            [this, dialog] { dialog->setFigure(plot_->figure()); });
    connect(dialog, &exporting::ExportDialog::exported, this, [this](const QString& file) {
        problems_->settle(exportAction);
        statusBar()->showMessage(tr("Exported %1").arg(QFileInfo(file).fileName()), messageMs);
    });
    connect(dialog, &exporting::ExportDialog::failed, this,
            [this](const QString& why, const QString& file) { report(why, file, exportAction); });
    dialog->show();
}

void MainWindow::exportBundle(const QString& folder) {
    const PicturePtr picture = session_.picture();
    if (picture == nullptr) {
        return;
    }
    const auto written = exporting::writeBundle(*picture, session_.catalogue(), folder);
    if (!written) {
        report(written.error(), folder, exportAction);
        return;
    }
    problems_->settle(exportAction);
    statusBar()->showMessage(tr("Wrote %1").arg(written->join(QStringLiteral(", "))), messageMs);
}

void MainWindow::openImport(const QString& file) {
    auto* dialog = new ImportDialog(session_, findDataFolders(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    if (!file.isEmpty()) {
        dialog->openFile(file);
    }
}

} // namespace cyrano::app
