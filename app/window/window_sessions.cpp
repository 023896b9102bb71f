// What outlives a picture: scenes kept, found again, sent and cited.
#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>

#include "app/panels/bounds_panel.hpp"
#include "app/panels/command_palette.hpp"
#include "app/panels/problems_panel.hpp"
#include "app/window/main_window.hpp"
#include "core/bounds/settings.hpp"
#include "core/picture/citations.hpp"
#include "core/scene/scene_link.hpp"

namespace cyrano::app {

namespace {

constexpr int messageMs = 6000;
const QString linkAction = QStringLiteral("link");

} // namespace

void MainWindow::buildSessionActions(QMenu& file, QMenu& edit) {
    auto* recent = file.addMenu(tr("Open &recent"));
    recent_.fill(*recent);
    connect(&recent_, &RecentFiles::changed, recent, [this, recent] { recent_.fill(*recent); });
    connect(&recent_, &RecentFiles::openRequested, this, &MainWindow::openSceneFile);
    connect(&recent_, &RecentFiles::gone, this, [this](const QString& gone) {
        statusBar()->showMessage(tr("%1 is not there any more").arg(gone), messageMs);
    });
    const auto add = [this](QMenu& menu, const QString& text, const char* name, auto slot) {
        QAction* out = menu.addAction(text);
        out->setObjectName(QString::fromUtf8(name));
        connect(out, &QAction::triggered, this, slot);
        return out;
    };
    edit.addSeparator();
    add(edit, tr("Copy scene as &link"), "action_copy_link", &MainWindow::copyLink);
    add(edit, tr("Open a &link…"), "action_open_link", &MainWindow::askForLink);
    add(edit, tr("Copy &citations"), "action_copy_citations", &MainWindow::copyCitations);
    edit.addSeparator();
    auto* palette = new CommandPalette(*this, session_, datasetsFolder_);
    edit.addAction(palette->openAction());
    connect(palette, &CommandPalette::sceneChosen, this, &MainWindow::openSceneFile);
    connect(palette, &CommandPalette::boundWanted, this, [this](const QString& id) {
        boundsDock_->show();
        bounds_->openDetails(id);
    });
    connect(&autosave_, &Autosave::failed, this,
            [this](const QString& why) { report(why, {}, QStringLiteral("autosave")); });
    QTimer::singleShot(0, this, &MainWindow::offerLeftBehind);
}

/// One after the other; the window works meanwhile.
void MainWindow::offerLeftBehind() {
    const LeftBehind* left = autosave_.leftBehind();
    if (left == nullptr) {
        return;
    }
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("left_behind"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->setWindowTitle(tr("Unsaved scene"));
    box->setText(tr("A window that did not end as it should left “%1”, last changed %2.")
                     .arg(QString::fromStdString(left->scene().title),
                          QLocale().toString(left->changed(), QLocale::ShortFormat)));
    auto* restore = box->addButton(tr("Open it"), QMessageBox::AcceptRole);
    auto* discard = box->addButton(tr("Discard it"), QMessageBox::DestructiveRole);
    box->addButton(tr("Later"), QMessageBox::RejectRole);
    connect(restore, &QPushButton::clicked, this, [this] {
        if (const auto scene = autosave_.restore()) {
            openScene(*scene);
            session_.undoStack().resetClean(); // it is saved nowhere
        }
        QTimer::singleShot(0, this, &MainWindow::offerLeftBehind);
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        autosave_.discard();
        QTimer::singleShot(0, this, &MainWindow::offerLeftBehind);
    });
    box->show();
}

void MainWindow::copyLink() {
    const auto link = scene::sceneLink(session_.scene());
    if (!link) {
        report(QString::fromStdString(link.error().text), {}, linkAction);
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(*link));
    statusBar()->showMessage(tr("Copied a link of %1 characters; paste it into a mail, open it "
                                "with Edit → Open a link")
                                 .arg(link->size()),
                             messageMs);
}

void MainWindow::askForLink() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("link_dialog"));
    dialog->setWindowTitle(tr("Open a link"));
    dialog->setLabelText(tr("A scene as a line of text, beginning with cyrano:"));
    const QString copied = QGuiApplication::clipboard()->text();
    if (copied.trimmed().startsWith(QStringLiteral("cyrano:"))) {
        dialog->setTextValue(copied.trimmed());
    }
    connect(dialog, &QInputDialog::textValueSelected, this, &MainWindow::openLink);
    dialog->open();
}

void MainWindow::openLink(const QString& text) {
    const auto scene = scene::readSceneLink(text.toStdString());
    const std::string why =
        scene ? bounds::settingsComplaint(session_.catalogue(), *scene) : scene.error().text;
    if (!why.empty()) {
        report(QString::fromStdString(why), {}, linkAction);
        return;
    }
    openScene(*scene);
    session_.undoStack().resetClean();
    problems_->settle(linkAction);
}

void MainWindow::copyCitations() {
    if (session_.picture() == nullptr) {
        return;
    }
    const auto citations = picture::citationsOf(*session_.picture(), session_.catalogue());
    QGuiApplication::clipboard()->setText(QString::fromStdString(picture::toBibtex(citations)));
    statusBar()->showMessage(tr("Copied %n paper(s) as BibTeX: those of what is on the screen",
                                nullptr, static_cast<int>(citations.papers.size())),
                             messageMs);
}

} // namespace cyrano::app
