// Scenes kept, sent and cited, talks and exports, as a user reaches them from the menus.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QTest>

#include "app/panels/command_palette.hpp"
#include "app/present/presentation.hpp"
#include "app/session/autosave.hpp"
#include "driver.hpp"

using namespace cyrano;
using namespace cyrano::app;

class TestWindowSessions : public QObject, private Driver {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanup() { window_.reset(); }

    void aLinkCarriesTheScene() {
        openWindow("dark-photon");
        window_->session().change("model.br_invisible", 0.3);
        settle();
        const scene::Scene sent = scene();
        part<QAction>("action_copy_link")->trigger();
        const QString link = QGuiApplication::clipboard()->text();
        QVERIFY(link.startsWith(QStringLiteral("cyrano:1:")));
        window_->openSceneFile(QStringLiteral("nose"));
        settle();
        part<QAction>("action_open_link")->trigger();
        auto* dialog = window_->findChild<QInputDialog*>(QStringLiteral("link_dialog"));
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->textValue(), link); // what was copied is offered
        dialog->accept();
        settle();
        QVERIFY(scene() == sent);
        QVERIFY(!window_->session().undoStack().isClean()); // it is saved nowhere
    }

    void citationsAreThoseOfTheScreen() {
        openWindow("dark-photon");
        part<QAction>("action_copy_citations")->trigger();
        const QString all = QGuiApplication::clipboard()->text();
        QVERIFY(all.contains(QStringLiteral("@article{Batley:2015lha")) ||
                all.contains(QStringLiteral("1504.00607")));
        window_->session().change("bound.dp-na48.shown", false);
        settle();
        part<QAction>("action_copy_citations")->trigger();
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QStringLiteral("1504.00607")));
    }

    void whatWasLeftBehindIsOffered() {
        openWindow("nose");
        window_->session().change("model.br_invisible", 0.25);
        settle();
        const scene::Scene changed = scene();
        {
            // Another process that ends without a word: its file stays, its lock does not.
            AutosaveFile other(Autosave::userFolder());
            QVERIFY(other.write(changed));
        }
        window_.reset();
        openWindow("dark-photon");
        QTRY_VERIFY(window_->findChild<QWidget*>(QStringLiteral("left_behind")) != nullptr);
        auto* box = part<QMessageBox>("left_behind");
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole) {
                button->click();
            }
        }
        settle();
        QVERIFY(scene() == changed);
    }

    void thePaletteSetsAParameter() {
        openWindow("pseudoscalar-after-2025");
        auto* palette = window_->findChild<CommandPalette*>();
        QVERIFY(palette != nullptr);
        QCOMPARE(palette->openAction()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
        palette->openAction()->trigger();
        QVERIFY(palette->isVisible());
        auto* field = palette->findChild<QLineEdit*>();
        QVERIFY(field != nullptr);
        QTest::keyClicks(field, "cutoff 2 TeV");
        QTest::keyClick(field, Qt::Key_Return);
        settle();
        QCOMPARE(scene().scenario.model.cutoffGeV, 2000.0);
    }

    void presentingFollowsTheWindow() {
        openWindow("nose");
        part<QAction>("action_present")->trigger();
        QPointer<present::Presentation> talk;
        for (QWidget* top : QApplication::topLevelWidgets()) {
            talk = talk ? talk.data() : qobject_cast<present::Presentation*>(top);
        }
        QVERIFY(!talk.isNull());
        QTRY_VERIFY_WITH_TIMEOUT(talk->isVisible(), patienceMs);
        QTest::keyClick(talk, Qt::Key_Escape);
        QTRY_VERIFY(!talk || !talk->isVisible());
    }
};

QTEST_MAIN(TestWindowSessions)
#include "test_window_sessions.moc"
